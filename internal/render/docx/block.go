package docx

import (
	"strconv"
	"strings"

	"rolexport/internal/doc"
)

func (w *writer) blocks(list []doc.Block) {
	for _, b := range list {
		w.block(b)
	}
}

func (w *writer) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		w.heading(b)
	case *doc.Cover:
		w.cover(b)
	case *doc.Contents:
		w.contents(b)
	case *doc.Paragraph:
		style := styleOf(b.Style)
		if w.quoted && b.Style == doc.Body {
			style = "Quote"
		}
		w.paragraph(para{style: style}, b.Text)
	case *doc.List:
		w.list(b)
	case *doc.Facts:
		w.facts(b)
	case *doc.Table:
		w.table(b)
	case *doc.Chart:
		w.chart(b)
	case *doc.Callout:
		w.callout(b)
	case *doc.Columns:
		w.blocks(b.Main)
		w.blocks(b.Side)
	case *doc.SignOff:
		w.signOff(b)
	case *doc.PageBreak:
		w.breaks = w.begun
	default:
		panic(unknown("block", b))
	}
}

// heading writes a heading. One of level 1 begins a page, and the first of them is the title of the document.
func (w *writer) heading(h *doc.Heading) {
	level := min(max(h.Level, 1), 6)
	if level == 1 {
		w.breaks = w.begun
		w.kicker(h.Kicker, h.Context)
		style := "Heading1"
		if !w.titled {
			style, w.titled = "Title", true
		}
		w.title(para{style: style}, h.ID, h.Text, w.theme.Type.Title)
		return
	}
	w.open(para{style: "Heading" + strconv.Itoa(level)}, doc.PlainText(w.loc, h.Text))
	w.bookmarked(h.ID, func() { w.inlines(h.Text, manner{}) })
	w.close()
	w.headed = doc.PlainText(w.loc, h.Text)
}

// kicker writes the small line above a title: what kind of paper this is, and at the right edge where it belongs. The first one has the
// organisation's logo above it.
func (w *writer) kicker(kind, context string) {
	w.logo()
	if kind == "" && context == "" {
		return
	}
	p := para{style: "Kicker", keep: true, tabs: []tab{{"right", "", w.sheet.measure()}}}
	w.open(p, kind+context)
	w.text(kind, manner{foreign: w.isLabel(kind)})
	if context != "" {
		if kind != "" {
			w.raw(`<w:r><w:tab/></w:r>`)
			w.blank = true
		}
		w.text(context, manner{foreign: w.isLabel(context)})
	}
	w.close()
}

func (w *writer) cover(c *doc.Cover) {
	w.breaks = w.begun
	w.kicker(c.Kicker, "")
	w.titled = true
	large := w.theme.Type.Title.Scaled(6, 5)
	w.title(para{style: "Title", before: twips(30 * w.theme.Space.Unit)}, "", c.Title, large)
	if len(c.Subtitle) > 0 {
		w.paragraph(para{style: "Subtitle"}, c.Subtitle)
	}
	w.facts(&doc.Facts{Panel: true, Items: c.Facts})
	w.breaks = true
}

// contents writes a list of headings, each a link to its heading with a field for the page that it stands on. What that field shows is
// known to the program that lays out the pages alone: until it does, three dots stand there.
func (w *writer) contents(c *doc.Contents) {
	if c.Title != "" {
		w.line(para{style: "TOCHeading"}, c.Title)
		w.headed = c.Title
	}
	outermost := 6
	for _, e := range c.Entries {
		outermost = min(outermost, e.Level)
	}
	for _, e := range c.Entries {
		depth := min(max(e.Level-outermost, 0), 2)
		p := para{style: "TOC" + strconv.Itoa(depth+1), tabs: []tab{{"right", "dot", w.sheet.measure()}}}
		if c.Index {
			p.style = "Index1"
		}
		w.open(p, doc.PlainText(w.loc, e.Text))
		w.entry(&e)
		w.close()
	}
}

func (w *writer) entry(e *doc.Entry) {
	a := w.anchors[e.ID]
	if a == nil {
		w.broken("#" + e.ID)
		w.inlines(e.Text, manner{})
		return
	}
	w.raw(`<w:hyperlink`)
	w.attribute(`w:anchor`, a.name)
	w.raw(` w:history="1">`)
	w.inlines(e.Text, manner{})
	w.raw(`<w:r><w:tab/></w:r>`)
	w.field("PAGEREF "+a.name+" \\h", "…", false)
	w.raw(`</w:hyperlink>`)
}

// field writes a field with what it shows until it is computed, and in which direction that runs.
func (w *writer) field(instruction, shows string, rtl bool) {
	begin := `<w:r>`
	if rtl {
		begin += `<w:rPr><w:rtl/></w:rPr>`
	}
	w.raw(begin, `<w:fldChar w:fldCharType="begin"/></w:r>`, begin, `<w:instrText xml:space="preserve"> `, instruction, ` </w:instrText></w:r>`,
		begin, `<w:fldChar w:fldCharType="separate"/></w:r>`, begin, `<w:t>`, shows, `</w:t></w:r>`, begin, `<w:fldChar w:fldCharType="end"/></w:r>`)
}

// callout sets blocks apart by a bar at their left.
func (w *writer) callout(c *doc.Callout) {
	quoted, caution, inset := w.quoted, w.caution, w.inset
	w.quoted, w.caution = true, c.Kind == doc.Caution
	w.inset += quoteStep
	w.blocks(c.RunIn())
	w.quoted, w.caution, w.inset = quoted, caution, inset
}

// quoteStep is how far a callout stands in, in twips.
const quoteStep = 240

// quoteBar appends the bar beside a paragraph of a callout.
func (w *writer) quoteBar() {
	colour := w.theme.Colours.Accent
	if w.caution {
		colour = w.theme.Colours.Ink
	}
	w.raw(`<w:pBdr>`)
	if w.rtl {
		w.raw(`<w:left w:val="nil"/><w:right`) // the style has one at the left
	} else {
		w.raw(`<w:left`)
	}
	w.raw(` w:val="single" w:sz="18" w:space="8" w:color="`, colour.Hex(), `"/></w:pBdr>`)
}

// signOff leaves a line to write on for each party.
func (w *writer) signOff(s *doc.SignOff) {
	for i, party := range s.Parties {
		w.open(para{
			style: "SignOff", keep: i+1 < len(s.Parties), tabs: []tab{{"right", "underscore", w.sheet.measure()}},
		}, party)
		w.text(party+": ", manner{})
		w.text(w.loc.Words.SignHere, manner{foreign: w.loc.LabelLang != ""})
		w.text(" ", manner{})
		w.raw(`<w:r><w:tab/></w:r>`)
		w.close()
	}
}

// repeats reports whether a caption says what the heading above it says.
func (w *writer) repeats(title string) bool { return strings.EqualFold(title, w.headed) }

// caption writes the title of a table or chart, unless the heading above it says the same.
func (w *writer) caption(title string) {
	if title != "" && !w.repeats(title) {
		w.line(para{style: "Caption", keep: true}, title)
	}
}

// closing writes the last lines of the document.
func (w *writer) closing() {
	w.breaks = false // it stands on the page of what it follows
	for i, text := range w.doc.Closing() {
		p := para{style: "Note"}
		if i == 0 {
			p.before = 240
		}
		w.line(p, text)
	}
}

// document writes the body of the main part.
func (w *writer) document() {
	w.findAnchors()
	w.raw(xmlHead, `<w:document`, namespaces, `><w:body>`)
	if !opens(w.doc.Blocks) {
		w.logo()
	}
	w.blocks(w.doc.Blocks)
	w.closing()
	if w.tabled || !w.begun { // Word wants a paragraph at the end
		w.spacer()
	}
	w.section()
	w.raw(`</w:body></w:document>`)
}

// opens reports whether blocks begin with a title, which has the logo above it.
func opens(blocks []doc.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	switch b := blocks[0].(type) {
	case *doc.Cover:
		return true
	case *doc.Heading:
		return b.Level <= 1
	}
	return false
}

// spacer writes an empty paragraph that is hardly seen: tables that follow each other would become one.
func (w *writer) spacer() {
	w.open(para{style: "Spacer"}, "")
	w.close()
}
