package docx

import (
	"strings"
	"unicode/utf8"

	"rolexport/internal/doc"
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

// foot writes what the document is and the number of the page, and below that the remarks.
func (w *writer) foot() {
	text := briefly(w.doc.Running.Footer)
	w.open(para{style: "Footer", tabs: []tab{{"right", "", w.sheet.measure()}}, outside: true}, text)
	w.text(text, manner{})
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

// pageNumber writes, for example, "Page 1 of 2", in which the figures are fields.
func (w *writer) pageNumber() {
	m := manner{foreign: w.loc.LabelLang != ""}
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
			w.field("PAGE", "1")
			pattern, w.blank = pattern[len("{page}"):], false
		case strings.HasPrefix(pattern, "{pages}"):
			w.field("NUMPAGES", "1")
			pattern, w.blank = pattern[len("{pages}"):], false
		default:
			w.text("{", m)
			pattern = pattern[1:]
		}
	}
}

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
