package docx

import (
	"strings"
	"unicode/utf8"

	"rolexport/internal/doc"
	"rolexport/internal/typeset"
)

// A furnishing is a head or a foot of pages, as a part of its own. The first page has its title instead of a head.
type furnishing struct {
	kind, on       string // header or footer; first or default
	relation, name string
}

var furniture = [...]furnishing{
	{"header", "default", "head", "header1.xml"},
	{"header", "first", "headFirst", "header2.xml"},
	{"footer", "default", "foot", "footer1.xml"},
	{"footer", "first", "footFirst", "footer2.xml"},
}

// furnish returns the part of a head or foot.
func (w *writer) furnish(f furnishing) []byte {
	root := `w:hdr`
	if f.kind == "footer" {
		root = `w:ftr`
	}
	w.body = w.body[:0]
	w.raw(xmlHead, `<`, root, namespaces, `>`)
	switch {
	case f.kind == "footer":
		w.foot()
	case f.on == "first":
		w.open(para{style: "Header", outside: true}, "")
		w.close()
	default:
		w.line(para{style: "Header", outside: true}, briefly(w.doc.Title))
	}
	w.raw(`</`, root, `>`)
	return w.body
}

// mostLines is how many lines at the left of the page number what the document is may take.
const mostLines = 2

// foot writes what the document is and the number of the page, and below that the remarks. A tab does not keep the two apart where the line
// is too short for both: therefore the lines to the left are ended here.
func (w *writer) foot() {
	text, size := briefly(typeset.Clean(w.doc.Running.Footer)), setIn(w.theme.Type.Small)
	number := w.family.Regular.Width(doc.Fill(w.loc.Words.Page, "{page}", "1000", "{pages}", "1000"), size)
	room := w.sheet.measure()*twip - number - 3*size
	lines := typeset.Lines(w.family.Regular, text, size, room)
	if len(lines) > mostLines {
		rest := strings.Join(lines[mostLines-1:], " ")
		end := typeset.Fit(w.family.Regular, rest, size, room-size)
		if blank := strings.LastIndexByte(rest[:end], ' '); blank > 0 {
			end = blank
		}
		lines = append(lines[:mostLines-1], rest[:end]+"…")
	}
	w.open(para{style: "Footer", tabs: []tab{{"right", "", w.sheet.measure()}}, outside: true}, text)
	for i, line := range lines {
		if i > 0 {
			w.raw(`<w:r><w:br/></w:r>`)
			w.blank = true
		}
		w.text(line, manner{})
	}
	w.raw(`<w:r><w:tab/></w:r>`)
	w.pageNumber()
	w.close()
	var remarks []string
	if doc.HasIllustrative(w.doc.Blocks) {
		remarks = append(remarks, w.loc.Words.Illustrative)
	}
	if s := strings.TrimSpace(w.theme.Footer); s != "" {
		remarks = append(remarks, briefly(s))
	}
	if len(remarks) > 0 {
		w.line(para{style: "FooterNote", outside: true}, strings.Join(remarks, " · "))
	}
}

// pageNumber writes, for example, "Page 1 of 2", in which the figures are fields. Programs take a field at the edge of words that run in the
// other direction than the paragraph for a part of the paragraph: a mark of direction before and behind keeps all of it together.
func (w *writer) pageNumber() {
	m := manner{foreign: w.loc.LabelLang != ""}
	rtl := typeset.BeginsAtRight(doc.Fill(w.loc.Words.Page, "{page}", "1", "{pages}", "1"), w.rightToLeft)
	if rtl != w.rtl {
		mark := leftToRight
		if rtl {
			mark = rightToLeft
		}
		w.run(mark, m, rtl)
		defer w.run(mark, m, rtl)
	}
	w.blank = true
	for pattern := w.loc.Words.Page; pattern != ""; {
		at := strings.IndexByte(pattern, '{')
		if at < 0 {
			w.text(pattern, m)
			return
		}
		w.text(pattern[:at], m)
		pattern = pattern[at:]
		switch {
		case strings.HasPrefix(pattern, "{page}"):
			w.field("PAGE", "1", rtl)
			pattern, w.blank = pattern[len("{page}"):], false
		case strings.HasPrefix(pattern, "{pages}"):
			w.field("NUMPAGES", "1", rtl)
			pattern, w.blank = pattern[len("{pages}"):], false
		default:
			w.text("{", m)
			pattern = pattern[1:]
		}
	}
}

// Marks that run in a direction and are not seen.
const (
	leftToRight = "\u200e"
	rightToLeft = "\u200f"
)

// mostOfFurniture is how much of a text the head or foot of each page repeats, in bytes.
const mostOfFurniture = 300

// briefly returns a text as far as the head or foot of a page has room for it.
func briefly(text string) string {
	if len(text) <= mostOfFurniture {
		return text
	}
	end := mostOfFurniture
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	if blank := strings.LastIndexByte(text[:end], ' '); blank > mostOfFurniture/2 {
		end = blank
	}
	return text[:end] + "…"
}
