package readback

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
	"rolexport/internal/render/pdf/page/inspect"
	"rolexport/internal/typeset"
)

// isNarrow reports whether plain text writes the tables of a document as tables. Those that are too wide for that it writes as records
// or in parts, where a page divides them in its own way; their words come in another order.
func isNarrow(w *written.Document) bool {
	return w.Doc.Kind != "role-matrix" && w.Doc.Kind != "workforce-plan" && !w.Doc.Wide
}

func inspected(t *testing.T, w *written.Document) *inspect.Document {
	t.Helper()
	d, err := inspect.Read(w.Files["pdf"])
	if err != nil {
		t.Fatalf("%s: %v", w.Name(), err)
	}
	return d
}

// The structure of a PDF reads like the plain text, in every script.
func TestStructureReadsLikeTheText(t *testing.T) {
	t.Parallel()
	for _, w := range slices.Concat(written.Defaults(t), written.Titles(t)) {
		if !isNarrow(w) {
			continue
		}
		if d := difference(reading(article(inspected(t, w), said)), plainReading(t, w)); d != "" {
			t.Errorf("%s: structure and text part at %s", w.Name(), d)
		}
	}
}

// Where the order differs, the words are the same.
func TestWideTablesHaveTheSameWords(t *testing.T) {
	t.Parallel()
	for _, w := range written.Defaults(t) {
		if isNarrow(w) {
			continue
		}
		page, text := wordsOf(article(inspected(t, w), said)), wordsOf(string(w.Files["txt"]))
		for word := range page {
			_, isWord := strconv.Atoi(word) // the axis of a drawn chart has some of its own
			if !text[word] && isWord != nil && word != strings.Trim(w.Doc.Locale.Words.Continued, "()") {
				t.Errorf("%s: the text lacks %q", w.Name(), word)
			}
		}
		aside := w.Doc.Running.Footer + " " + w.Doc.Locale.Words.Illustrative
		doc.Walk(w.Doc.Blocks, func(b doc.Block) bool {
			if c, ok := b.(*doc.Chart); ok {
				aside += " " + c.Alt // a drawn chart has it as its description
			}
			return true
		})
		furniture := wordsOf(aside)
		for word := range text {
			if !page[word] && !furniture[word] && strings.Trim(word, "=~") != "" {
				t.Errorf("%s: the structure lacks %q", w.Name(), word)
			}
		}
	}
}

// wordsOf returns the words of a text, without what parts or frames them.
func wordsOf(text string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(ownSigns+"-–", r) }) {
		set[strings.Trim(word, "()")] = true
	}
	return set
}

// What stands on a page is drawn in the order of the structure.
func TestPagesAreDrawnInReadingOrder(t *testing.T) {
	t.Parallel()
	for _, w := range slices.Concat(written.Defaults(t), written.Titles(t)) {
		d := inspected(t, w)
		last := make([]int, len(d.Pages))
		walk(d.Root, func(e *inspect.Element, k inspect.Kid) {
			if k.Mark < 0 {
				return
			}
			if k.Mark < last[k.Page] {
				t.Errorf("%s, page %d: %s %q is drawn too early", w.Name(), k.Page+1, e.Tag, k.Text)
			}
			last[k.Page] = k.Mark
		})
	}
}

// walk visits the content of an element and of all below it, in reading order.
func walk(e *inspect.Element, visit func(*inspect.Element, inspect.Kid)) {
	for _, k := range e.Kids {
		if k.Element != nil {
			walk(k.Element, visit)
		} else {
			visit(e, k)
		}
	}
}

var (
	pageNumber = regexp.MustCompile(`\s\d+$`)
	bullets    = regexp.MustCompile(`^[•–·]$`)
)

// article returns the text of a document in the order of its structure, each paragraph, cell and other block on a line of its own,
// without bullets and without the page numbers of contents and indexes. text is that of a content sequence.
func article(d *inspect.Document, text func(*inspect.Document, inspect.Kid) string) string {
	var blocks func(e *inspect.Element, numbered bool) string
	blocks = func(e *inspect.Element, numbered bool) string {
		numbered = numbered || e.Tag == "TOC" || e.Tag == "Index"
		var b strings.Builder
		for _, k := range e.Kids {
			if k.Element != nil {
				b.WriteString(blocks(k.Element, numbered))
			} else {
				b.WriteString(text(d, k))
			}
		}
		all := b.String()
		switch {
		case e.Tag == "Link" && numbered:
			return pageNumber.ReplaceAllString(all, "")
		case e.Tag == "Span" || e.Tag == "Link":
			return all
		case e.Tag == "Lbl" && bullets.MatchString(strings.TrimSpace(all)):
			return ""
		}
		return "\n" + all + "\n"
	}
	return blocks(d.Root, false)
}

// said is what a content sequence says: what it stands for where that is not what is drawn.
func said(_ *inspect.Document, k inspect.Kid) string { return k.Text }

// shown is what of a content sequence is drawn.
func shown(d *inspect.Document, k inspect.Kid) string {
	text := ""
	if k.Mark >= 0 {
		for _, g := range d.Pages[k.Page].Drawings {
			if g.Mark == k.Mark {
				text += g.Text
			}
		}
	}
	return text
}

// pdftotext gives back each page in reading order.
func TestPdftotextReadsLikeTheStructure(t *testing.T) {
	t.Parallel()
	for name, all := range map[string][]*written.Document{"defaults": written.Defaults(t), "titles": written.Titles(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var pages []string
			for _, w := range all {
				pages = append(pages, drawn(inspected(t, w))...)
			}
			file := merged(t, name+".pdf", written.Paths(all, "pdf"))
			got := strings.Split(exttool.Run(t, "pdftotext", "-raw", file, "-"), "\f")
			if len(got) != len(pages)+1 {
				t.Fatalf("%d pages instead of %d", len(got)-1, len(pages))
			}
			for i, page := range pages {
				if isRightToLeft(page) {
					continue // -raw gives the words of a line in the order in which they stand
				}
				if d := difference(reading(page), reading(got[i])); d != "" {
					t.Errorf("structure and pdftotext part at %s", d)
				}
			}
		})
	}
}

func isRightToLeft(text string) bool {
	return slices.ContainsFunc(strings.Split(text, "\n"), typeset.RightToLeft)
}

// pdftotext finds titles from right to left where it looks at the places of the words. It moves marks by a letter, so they do not count.
func TestPdftotextReadsTitlesFromRightToLeft(t *testing.T) {
	t.Parallel()
	var all []*written.Document
	for _, w := range written.Titles(t) {
		if typeset.RightToLeft(w.Doc.Title) {
			all = append(all, w)
		}
	}
	if len(all) == 0 {
		t.Fatal("there are none")
	}
	pages := strings.Split(exttool.Run(t, "pdftotext", merged(t, "right-to-left.pdf", written.Paths(all, "pdf")), "-"), "\f")
	for i, w := range all {
		page, title := reading(letters(pages[i])), reading(letters(w.Doc.Title))
		found := false
		for at := 0; at+len(title) <= len(page) && !found; at++ {
			found = slices.Equal(page[at:at+len(title)], title)
		}
		if !found {
			t.Errorf("%s: pdftotext does not find %q in\n%.200s", w.Name(), w.Doc.Title, pages[i])
		}
	}
}

// letters returns a text without its marks.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, text)
}

// merged puts the pages of files into one, so that a program can read them at once.
func merged(t *testing.T, name string, files []string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	exttool.Run(t, "qpdf", slices.Concat([]string{"--empty", "--pages"}, files, []string{"--", path})...)
	return path
}

// drawn returns the text of each page in the order in which it was drawn: content as the structure has it, with the furniture between.
func drawn(d *inspect.Document) []string {
	type place struct{ page, mark int }
	content, blocks := map[place]string{}, map[place]*inspect.Element{}
	var visit func(e, block *inspect.Element)
	visit = func(e, block *inspect.Element) {
		if e.Tag != "Span" && e.Tag != "Link" {
			block = e
		}
		for _, k := range e.Kids {
			if k.Element != nil {
				visit(k.Element, block)
			} else if k.Mark >= 0 {
				at := place{k.Page, k.Mark}
				content[at], blocks[at] = k.Text, block
			}
		}
	}
	visit(d.Root, d.Root)
	pages := make([]string, len(d.Pages))
	for i, p := range d.Pages {
		var b strings.Builder
		var block *inspect.Element
		var last *string // that furniture stood for
		mark := -2
		for _, g := range p.Drawings {
			switch {
			case g.Kind != "text":
			case g.Mark < 0:
				block, mark = nil, -2
				b.WriteRune(unsure)
				if g.Actual == nil {
					b.WriteString(g.Text)
				} else if g.Actual != last {
					b.WriteString(*g.Actual)
				}
				last = g.Actual
			case g.Mark != mark:
				at := place{i, g.Mark}
				if blocks[at] != block {
					b.WriteByte('\n')
				}
				block, mark = blocks[at], g.Mark
				b.WriteString(content[at])
			}
		}
		pages[i] = b.String()
	}
	return pages
}

// Another reader finds the same structure with the same text. It tells what is drawn, even where that stands for something else.
func TestPdfinfoFindsTheStructure(t *testing.T) {
	exttool.Require(t, "pdfinfo")
	t.Parallel()
	for _, w := range written.Defaults(t) {
		t.Run(w.Name(), func(t *testing.T) {
			t.Parallel()
			var got strings.Builder
			for l := range strings.Lines(exttool.Run(t, "pdfinfo", "-struct-text", w.Path("pdf"))) {
				if text, ok := strings.CutPrefix(strings.TrimSpace(l), `"`); ok {
					got.WriteString(strings.TrimSuffix(text, `"`))
				}
			}
			d := inspected(t, w)
			want := ""
			walk(d.Root, func(_ *inspect.Element, k inspect.Kid) { want += shown(d, k) })
			if written.Squeeze(got.String()) != written.Squeeze(want) {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}
