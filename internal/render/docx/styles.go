package docx

import (
	"fmt"
	"strings"

	"rolexport/internal/ooxml"
	"rolexport/internal/theme"
)

// A style is an entry of the style sheet (ECMA-376-1, 17.7.4.17). Names in lower case are those that Word knows, so that it lists them in the
// reader's language.
type style struct {
	kind, id, name string
	based, next    string
	outline        int    // 1 to 6: level in the outline
	quick          bool   // among those that Word offers first
	para           string // properties of paragraphs, in the order of the schema
	run            string // of text
	table          string // of tables
}

// A sheetWriter derives the style sheet from a theme.
type sheetWriter struct {
	*writer
	c theme.Colours
	t theme.Type
}

// styleSheet returns the part that holds the styles.
func (w *writer) styleSheet() []byte {
	s := sheetWriter{w, w.theme.Colours, w.theme.Type}
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr>` + fonts(w.face) +
		s.text(s.t.Body, s.c.Ink) + `<w:lang w:val="` + w.lang() + `" w:eastAsia="` + w.lang() + `" w:bidi="` + w.lang() + `"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:widowControl/>` + s.spacing(0, 0, s.t.Body) + `</w:pPr></w:pPrDefault></w:docDefaults>`)
	for _, list := range [][]style{s.paragraphs(), s.headings(), s.lists(), s.inTables(), s.characters(), s.tables()} {
		for i := range list {
			list[i].write(&b)
		}
	}
	b.WriteString(`</w:styles>`)
	return []byte(b.String())
}

func (w *writer) lang() string { return string(ooxml.AppendXML(nil, w.loc.Lang)) }

// fonts names a face for letters of all kinds.
func fonts(face string) string {
	name := string(ooxml.AppendXML(nil, face))
	return `<w:rFonts w:ascii="` + name + `" w:hAnsi="` + name + `" w:eastAsia="` + name + `" w:cs="` + name + `"/>`
}

// gap returns a distance in quarters of the grid unit, in twips.
func (s *sheetWriter) gap(quarters int) int { return twips(quarters * s.theme.Space.Unit / 4) }

// spacing returns the space above and below paragraphs, in quarters of the grid unit, and the distance of their lines.
func (s *sheetWriter) spacing(before, after int, t theme.Style) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="atLeast"/>`, s.gap(before), s.gap(after), twips(t.Leading))
}

// text returns colour and size of text; sizes are in half points.
func (s *sheetWriter) text(t theme.Style, c theme.RGB) string {
	size := halfPoints(t)
	return fmt.Sprintf(`<w:color w:val="%s"/><w:sz w:val="%d"/><w:szCs w:val="%d"/>`, c.Hex(), size, size)
}

const (
	boldText   = `<w:b/><w:bCs/>`
	italicText = `<w:i/><w:iCs/>`
)

func (s *sheetWriter) paragraphs() []style {
	border := func(side string, width int, c theme.RGB) string {
		return fmt.Sprintf(`<w:pBdr><w:%s w:val="single" w:sz="%d" w:space="4" w:color="%s"/></w:pBdr>`, side, width, c.Hex())
	}
	return []style{
		{kind: "paragraph", id: "Normal", name: "Normal", quick: true},
		{kind: "paragraph", id: "BodyText", name: "Body Text", quick: true, para: s.spacing(0, 5, s.t.Body)},
		{kind: "paragraph", id: "Title", name: "Title", next: "Subtitle", quick: true,
			outline: 1, para: `<w:keepNext/><w:keepLines/>` + s.spacing(8, 5, s.t.Title), run: boldText + s.text(s.t.Title, s.c.Ink)},
		{kind: "paragraph", id: "Subtitle", name: "Subtitle", next: "BodyText", quick: true,
			para: s.spacing(0, 10, s.t.Lead), run: s.text(s.t.Lead, s.c.Soft)},
		{kind: "paragraph", id: "Kicker", name: "Kicker", next: "Title",
			para: `<w:keepNext/>` + s.spacing(0, 8, s.t.Small), run: `<w:caps/>` + s.text(s.t.Small, s.c.Muted)},
		{kind: "paragraph", id: "Logo", name: "Logo", para: `<w:keepNext/><w:spacing w:before="0" w:after="120"/><w:jc w:val="right"/>`},
		{kind: "paragraph", id: "Note", name: "Note", para: s.spacing(3, 3, s.t.Small), run: s.text(s.t.Small, s.c.Muted)},
		{kind: "paragraph", id: "Quote", name: "Quote", next: "BodyText", quick: true,
			para: `<w:keepLines/>` + border("left", 18, s.c.Accent) + s.spacing(4, 6, s.t.Body) + `<w:ind w:left="240"/>`},
		{kind: "paragraph", id: "PayBand", name: "Pay Band",
			para: `<w:keepNext/>` + border("top", 36, s.c.Accent) + s.spacing(8, 8, s.t.Body)},
		{kind: "paragraph", id: "Chart", name: "Chart", para: s.spacing(2, 5, s.t.Small)},
		{kind: "paragraph", id: "SignOff", name: "Sign-off", para: `<w:keepLines/>` + s.spacing(18, 8, s.t.Body)},
		{kind: "paragraph", id: "Spacer", name: "Spacer", para: `<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>`,
			run: `<w:sz w:val="8"/><w:szCs w:val="8"/>`},
		{kind: "paragraph", id: "Header", name: "header", para: s.spacing(0, 0, s.t.Small), run: s.text(s.t.Small, s.c.Muted)},
		{kind: "paragraph", id: "Footer", name: "footer",
			para: border("top", 4, s.c.Hairline) + s.spacing(0, 0, s.t.Small), run: s.text(s.t.Small, s.c.Muted)},
		{kind: "paragraph", id: "FooterNote", name: "Footer Note", para: s.spacing(0, 0, s.t.Small), run: s.text(s.t.Small, s.c.Muted)},
		{kind: "paragraph", id: "TOCHeading", name: "TOC Heading", next: "BodyText",
			para: `<w:keepNext/>` + s.spacing(14, 5, s.t.Heading), run: boldText + s.text(s.t.Heading, s.c.Accent)},
		{kind: "paragraph", id: "TOC1", name: "toc 1", para: s.spacing(5, 1, s.t.Body), run: boldText},
		{kind: "paragraph", id: "TOC2", name: "toc 2", para: s.spacing(0, 1, s.t.Body) + `<w:ind w:left="284"/>`},
		{kind: "paragraph", id: "TOC3", name: "toc 3", para: s.spacing(0, 1, s.t.Body) + `<w:ind w:left="568"/>`},
		{kind: "paragraph", id: "Index1", name: "index 1", para: s.spacing(0, 1, s.t.Body)},
	}
}

func (s *sheetWriter) headings() []style {
	keep := `<w:keepNext/><w:keepLines/>`
	list := []style{
		{para: keep + s.spacing(8, 5, s.t.Title), run: boldText + s.text(s.t.Title, s.c.Ink)},
		{para: keep + s.spacing(14, 5, s.t.Heading), run: boldText + s.text(s.t.Heading, s.c.Accent)},
		{para: keep + s.spacing(8, 2, s.t.Body), run: boldText + s.text(s.t.Body, s.c.Ink)},
		{para: keep + s.spacing(8, 2, s.t.Body), run: boldText + s.text(s.t.Body, s.c.Soft)},
		{para: keep + s.spacing(8, 2, s.t.Body), run: italicText + s.text(s.t.Body, s.c.Soft)},
		{para: keep + s.spacing(8, 2, s.t.Body), run: italicText + s.text(s.t.Body, s.c.Soft)},
	}
	for i := range list {
		h := &list[i]
		h.kind, h.id, h.name = "paragraph", fmt.Sprint("Heading", i+1), fmt.Sprint("heading ", i+1)
		h.next, h.outline, h.quick = "BodyText", i+1, true
	}
	return list
}

func (s *sheetWriter) lists() []style {
	numbered := func(list int) string { return fmt.Sprintf(`<w:numPr><w:numId w:val="%d"/></w:numPr>`, list) }
	hanging := fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/><w:contextualSpacing/>`, listStep, listStep)
	return []style{
		{kind: "paragraph", id: "ListBullet", name: "List Bullet", quick: true, para: numbered(bullets) + s.spacing(0, 3, s.t.Body) + hanging},
		{kind: "paragraph", id: "ListNumber", name: "List Number", quick: true, para: numbered(numbers) + s.spacing(0, 3, s.t.Body) + hanging},
		{kind: "paragraph", id: "ListContinue", name: "List Continue",
			para: s.spacing(0, 3, s.t.Body) + fmt.Sprintf(`<w:ind w:left="%d"/>`, listStep)},
	}
}

func (s *sheetWriter) inTables() []style {
	return []style{
		{kind: "paragraph", id: "TableText", name: "Table Text", quick: true, para: s.spacing(0, 0, s.t.Body)},
		{kind: "paragraph", id: "TableStrong", name: "Table Strong", based: "TableText", run: boldText},
		{kind: "paragraph", id: "TableSmall", name: "Table Small", based: "TableText",
			para: s.spacing(0, 0, s.t.Small), run: s.text(s.t.Small, s.c.Ink)},
		{kind: "paragraph", id: "TableSmallStrong", name: "Table Small Strong", based: "TableSmall", run: boldText},
		{kind: "paragraph", id: "TableHead", name: "Table Head",
			para: `<w:keepNext/>` + s.spacing(0, 0, s.t.Small), run: boldText + s.text(s.t.Small, s.c.Soft)},
		{kind: "paragraph", id: "TableNote", name: "Table Note", para: s.spacing(0, 0, s.t.Small), run: s.text(s.t.Small, s.c.Muted)},
		{kind: "paragraph", id: "Caption", name: "caption", next: "BodyText", quick: true,
			para: `<w:keepNext/>` + s.spacing(8, 3, s.t.Body), run: boldText},
		{kind: "paragraph", id: "FactLabel", name: "Fact Label", next: "FactValue",
			para: `<w:keepNext/>` + s.spacing(0, 0, s.t.Small), run: s.text(s.t.Small, s.c.Muted)},
		{kind: "paragraph", id: "FactValue", name: "Fact Value", para: s.spacing(0, 0, s.t.Body), run: boldText},
	}
}

func (s *sheetWriter) characters() []style {
	colour := func(c theme.RGB) string { return `<w:color w:val="` + c.Hex() + `"/>` }
	return []style{
		{kind: "character", id: "DefaultParagraphFont", name: "Default Paragraph Font"},
		{kind: "character", id: "Hyperlink", name: "Hyperlink", run: colour(s.c.Accent) + `<w:u w:val="single"/>`},
		{kind: "character", id: "Code", name: "Code", run: fonts(s.mono)},
		{kind: "character", id: "NotStated", name: "Not Stated", run: italicText + colour(s.c.Muted)},
		{kind: "character", id: "Aside", name: "Aside", run: `<w:b w:val="0"/><w:bCs w:val="0"/>` + colour(s.c.Soft)},
		{kind: "character", id: "Here", name: "Here", run: boldText + colour(s.c.Accent)},
	}
}

func (s *sheetWriter) tables() []style {
	line := func(side string, width int, c theme.RGB) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="0" w:color="%s"/>`, side, width, c.Hex())
	}
	margins := func(above int) string {
		return fmt.Sprintf(`<w:tblCellMar><w:top w:w="%d" w:type="dxa"/><w:left w:w="%d" w:type="dxa"/><w:bottom w:w="%d" w:type="dxa"/>`+
			`<w:right w:w="%d" w:type="dxa"/></w:tblCellMar>`, above, cellPad, above, cellPad)
	}
	const hair = 4
	rows := line("top", hair, s.c.Hairline) + line("bottom", hair, s.c.Hairline) + line("insideH", hair, s.c.Hairline)
	return []style{
		{kind: "numbering", id: "NoList", name: "No List"},
		{kind: "table", id: "TableNormal", name: "Normal Table", table: `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` + margins(0) + `</w:tblPr>`},
		{kind: "table", id: "TableGrid", name: "Table Grid", based: "TableNormal",
			table: `<w:tblPr><w:tblBorders>` + rows + `</w:tblBorders>` + margins(s.gap(2)) + `</w:tblPr>` +
				`<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>` + line("bottom", 8, s.c.Muted) +
				`</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>`},
		{kind: "table", id: "FactPanel", name: "Fact Panel", based: "TableNormal",
			table: `<w:tblPr><w:tblBorders>` + line("top", 12, s.c.Accent) + line("bottom", hair, s.c.Hairline) + `</w:tblBorders>` + margins(s.gap(4)) +
				`</w:tblPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="` + s.c.Wash.Hex() + `"/></w:tcPr>`},
		{kind: "table", id: "FactList", name: "Fact List", based: "TableNormal",
			table: `<w:tblPr><w:tblBorders>` + rows + `</w:tblBorders>` + margins(s.gap(2)) + `</w:tblPr>` +
				`<w:tblStylePr w:type="firstCol"><w:rPr><w:color w:val="` + s.c.Muted.Hex() + `"/></w:rPr></w:tblStylePr>`},
	}
}

// preset are the styles that hold where no other is named.
var preset = map[string]bool{"Normal": true, "DefaultParagraphFont": true, "TableNormal": true, "NoList": true}

// builtin reports whether Word knows a style by its name.
func (s *style) builtin() bool {
	switch s.id {
	case "Kicker", "Logo", "Note", "PayBand", "Chart", "SignOff", "Spacer", "FooterNote", "TableText", "TableStrong", "TableSmall", "TableSmallStrong",
		"TableHead", "TableNote", "FactLabel", "FactValue", "Code", "NotStated", "Aside", "Here", "FactPanel", "FactList":
		return false
	}
	return true
}

// write writes a style, its parts in the order of the schema.
func (s *style) write(b *strings.Builder) {
	b.WriteString(`<w:style w:type="` + s.kind + `"`)
	if preset[s.id] {
		b.WriteString(` w:default="1"`)
	}
	if !s.builtin() {
		b.WriteString(` w:customStyle="1"`)
	}
	b.WriteString(` w:styleId="` + s.id + `"><w:name w:val="` + s.name + `"/>`)
	based := s.based
	if based == "" && !preset[s.id] {
		based = map[string]string{"paragraph": "Normal", "character": "DefaultParagraphFont", "table": "TableNormal"}[s.kind]
	}
	if based != "" {
		b.WriteString(`<w:basedOn w:val="` + based + `"/>`)
	}
	if s.next != "" {
		b.WriteString(`<w:next w:val="` + s.next + `"/>`)
	}
	if s.quick {
		b.WriteString(`<w:qFormat/>`)
	}
	para := s.para
	if s.outline > 0 {
		para += fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, s.outline-1)
	}
	if para != "" {
		b.WriteString(`<w:pPr>` + para + `</w:pPr>`)
	}
	if s.run != "" {
		b.WriteString(`<w:rPr>` + s.run + `</w:rPr>`)
	}
	b.WriteString(s.table + `</w:style>`)
}
