package readback

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
)

var (
	entryPage = regexp.MustCompile(`(?m)\t…$`)
	wordMark  = regexp.MustCompile(`(?m)^\s*[•–·] `)
)

// asText has LibreOffice write Word documents as plain text, and returns that by the name of the file without its extension.
func asText(t *testing.T, files []string) map[string]string {
	t.Helper()
	out := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out}
	exttool.Run(t, "soffice", append(args, files...)...)
	texts := map[string]string{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".docx")
		data, err := os.ReadFile(filepath.Join(out, name+".txt"))
		if err != nil {
			t.Fatalf("LibreOffice did not convert %s: %v", name, err)
		}
		text := strings.TrimPrefix(string(data), "\ufeff")
		text = entryPage.ReplaceAllString(text, "")
		texts[name] = wordMark.ReplaceAllString(text, "")
	}
	return texts
}

// LibreOffice finds the words of the plain text in a Word document, in their order.
func TestLibreOfficeReadsWordDocumentsLikeTheText(t *testing.T) {
	exttool.Require(t, "soffice")
	all := written.Defaults(t)
	texts := asText(t, written.Paths(all, "docx"))
	for _, w := range all {
		text := texts[w.Name()]
		if isNarrow(w) && w.Doc.Kind != "side-by-side" { // four roles are records in plain text
			if d := difference(reading(text), plainReading(t, w)); d != "" {
				t.Errorf("%s: Word document and text part at %s", w.Name(), d)
			}
			continue
		}
		pieces := func(text string) map[string]bool { return wordsOf(strings.ReplaceAll(text, "–", " ")) } // lines may end there
		there, continued := pieces(text), strings.Trim(w.Doc.Locale.Words.Continued, "()")
		told := pieces(string(w.Files["txt"]))
		for word := range there {
			if !told[word] && word != continued {
				t.Errorf("%s: the text lacks %q", w.Name(), word)
			}
		}
		apart := w.Doc.Running.Footer + " " + w.Doc.Locale.Words.Illustrative
		doc.Walk(w.Doc.Blocks, func(b doc.Block) bool {
			if c, ok := b.(*doc.Chart); ok { // drawn in one, described in the other
				apart += " " + c.Alt
			}
			return true
		})
		furniture := pieces(apart)
		for word := range told {
			if !there[word] && !furniture[word] && strings.Trim(word, "=~") != "" {
				t.Errorf("%s: the Word document lacks %q", w.Name(), word)
			}
		}
	}
}

// Titles of every script arrive as well.
func TestLibreOfficeReadsEveryScript(t *testing.T) {
	exttool.Require(t, "soffice")
	f, _ := formats.ByName("docx")
	r := rendertest.New(t, f)
	var some []*written.Document
	for i, w := range written.Titles(t) {
		if i%12 != 0 {
			continue
		}
		var file bytes.Buffer
		if err := r.Render(&file, w.Doc, &render.Env{Report: func(p diag.Diagnostic) { t.Errorf("%s: %v", w.Name(), p) }}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(w.Path("docx"), file.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		some = append(some, w)
	}
	var files []string
	for _, w := range some {
		files = append(files, w.Path("docx"))
	}
	texts := asText(t, files)
	for _, w := range some {
		if d := difference(reading(texts[w.Name()]), plainReading(t, w)); d != "" {
			t.Errorf("%s: Word document and text part at %s", w.Name(), d)
		}
	}
}

var (
	htmlHeading = regexp.MustCompile(`(?s)<h([1-6])>(.*?)</h[1-6]>`)
	htmlItem    = regexp.MustCompile(`(?s)<li>(.*?)(?:<ul>|<ol>|<p>|<table>|</li>)`)
	htmlHead    = regexp.MustCompile(`(?s)<th>(.*?)</th>`)
	htmlLink    = regexp.MustCompile(`<a href="([^"]*)">`)
	htmlTag     = regexp.MustCompile(`<[^>]*>`)
)

var apart = strings.NewReplacer("</p>", " ", "<br />", " ")

// found returns what a pattern finds, without markup.
func found(pattern *regexp.Regexp, text string) []string {
	var list []string
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		words := html.UnescapeString(htmlTag.ReplaceAllString(apart.Replace(strings.Join(m[1:], " ")), ""))
		list = append(list, strings.Join(strings.Fields(words), " "))
	}
	return list
}

// A reader of another make finds the headings with their levels, the items of lists, the heads of tables, and the links.
func TestMammothFindsTheStructureOfWordDocuments(t *testing.T) {
	all := written.Defaults(t)
	lines := strings.Split(strings.TrimSpace(exttool.Node(t, "mammoth", filepath.Join("testdata", "node", "mammoth.js"), written.Paths(all, "docx")...)), "\n")
	if len(lines) != len(written.Paths(all, "docx")) {
		t.Fatalf("%d answers", len(lines))
	}
	for i, line := range lines {
		w := all[i]
		var page string
		if err := json.Unmarshal([]byte(line), &page); err != nil {
			t.Fatal(err)
		}
		want := outlineOf(w.Doc)
		for what, lists := range map[string][2][]string{
			"headings": {found(htmlHeading, page), want.headings}, "items": {found(htmlItem, page), want.items}, "links": {found(htmlLink, page), want.links},
		} {
			if what == "links" { // those of an index stand in another place
				slices.Sort(lists[0])
				slices.Sort(lists[1])
			}
			if !slices.Equal(lists[0], lists[1]) {
				t.Errorf("%s: found the %s\n%q\nwrote\n%q", w.Name(), what, lists[0], lists[1])
			}
		}
		heads := found(htmlHead, page)
		for _, head := range want.heads {
			if !slices.Contains(heads, head) {
				t.Errorf("%s: no column is headed %q", w.Name(), head)
			}
		}
	}
}

// An outline is what of a document another reader is asked for.
type outline struct{ headings, items, heads, links []string }

func outlineOf(d *doc.Document) outline {
	var o outline
	words := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	doc.Walk(d.Blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Cover:
			o.headings = append(o.headings, "1 "+words(doc.PlainText(d.Locale, b.Title)))
		case *doc.Heading:
			o.headings = append(o.headings, string(rune('0'+b.Level))+" "+words(doc.PlainText(d.Locale, b.Text)))
		case *doc.List:
			for _, item := range b.Items {
				if p, ok := item.Blocks[0].(*doc.Paragraph); ok {
					o.items = append(o.items, words(doc.PlainText(d.Locale, p.Text)))
				}
			}
		case *doc.Table:
			for _, c := range b.Printed().Columns {
				o.heads = append(o.heads, words(c.Title+" "+c.Subtitle))
			}
		case *doc.Contents:
			for _, e := range b.Entries {
				o.links = append(o.links, bookmark(e.ID))
			}
		}
		return true
	})
	doc.WalkInlines(d.Blocks, func(in doc.Inline) {
		if l, ok := in.(*doc.Link); ok {
			if id, inside := strings.CutPrefix(l.Target, "#"); inside {
				o.links = append(o.links, bookmark(id))
			} else {
				o.links = append(o.links, l.Target)
			}
		}
	})
	return o
}

// bookmark returns the target of a link to a heading: its bookmark has letters, digits and underscores alone, forty at the most.
func bookmark(id string) string { return "#" + strings.ReplaceAll(id, "-", "_")[:min(len(id), 40)] }
