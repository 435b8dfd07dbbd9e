package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/typeset"
)

// The columns of the index sheet: labels and links to the left, text to the right, in thousandths of a point.
const (
	indexLabelWidth = 130_000
	indexTextWidth  = 430_000
)

func indexSheet(loc *doc.Locale) string { return legalSheetName(loc.Words.Index) }

// An index is the first sheet in the making: the document's prose from top to bottom, with a link where each table stands.
type index struct {
	*workbook
	sheet   *sheet
	rows    *rowWriter
	row     int
	listing bool // entries of sheets stand right above
}

func (b *workbook) writeIndex() error {
	var rows bytes.Buffer
	x := &index{workbook: b, sheet: &sheet{name: indexSheet(b.doc.Locale), columns: []int{indexLabelWidth, indexTextWidth}}}
	x.rows = &rowWriter{book: b, sheet: x.sheet.name, out: &rows}
	x.sheet.rows = func(out io.Writer) error {
		_, err := out.Write(rows.Bytes())
		return err
	}
	if err := b.addSheet(x.sheet); err != nil {
		return err
	}
	if !startsWithTitle(b.doc.Blocks) {
		if err := x.heading(&doc.Heading{Level: 1, Text: []doc.Inline{doc.Text(b.doc.Title)}}); err != nil {
			return err
		}
	}
	if err := x.blocks(b.doc.Blocks, ""); err != nil {
		return err
	}
	if err := x.legend(); err != nil {
		return err
	}
	if err := x.colophon(); err != nil {
		return err
	}
	x.rows.flush()
	if err := b.file.SetSheetDimension(x.sheet.name, b.area(0, 1, 1, x.row)); err != nil {
		return err
	}
	return b.setPrint(x.sheet.name, extent{wide: 1}, false)
}

func startsWithTitle(blocks []doc.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	if _, ok := blocks[0].(*doc.Cover); ok {
		return true
	}
	h, ok := blocks[0].(*doc.Heading)
	return ok && h.Level == 1
}

// line writes a row: a label or nothing in A, a text or nothing in B. It is at least as tall as least, in thousandths of a point. A text that is
// too long for a row goes on in the next.
func (x *index) line(label, text *cell, labelStyle, textStyle style, least int) error {
	if text == nil {
		return x.oneRow(label, nil, labelStyle, textStyle, least)
	}
	for _, piece := range x.divided(text, textStyle) {
		if err := x.oneRow(label, piece, labelStyle, textStyle, least); err != nil {
			return err
		}
		label, least = nil, 0
	}
	return nil
}

func (x *index) oneRow(label, text *cell, labelStyle, textStyle style, least int) error {
	x.row++
	tall := 1
	if label != nil && labelStyle.wrap {
		tall = max(tall, x.height(label, true, labelStyle.points(), indexLabelWidth))
	}
	if text != nil {
		tall = max(tall, x.height(text, textStyle.bold, textStyle.points(), indexTextWidth))
	}
	x.rows.begin(x.row, max(rowHeight(tall), least), true)
	if label != nil {
		if err := x.put(0, label, labelStyle); err != nil {
			return err
		}
	}
	if text != nil {
		if err := x.put(1, text, textStyle); err != nil {
			return err
		}
	}
	x.rows.end()
	return nil
}

// put writes a cell, and its link where it has one.
func (x *index) put(column int, c *cell, st style) error {
	if err := x.rows.put(column, c, st); err != nil || c.link == "" {
		return err
	}
	return x.file.SetCellHyperLink(x.sheet.name, x.at(column, x.row), c.link, "External")
}

func (x *index) body() style  { return style{colour: x.theme.Colours.Ink, wrap: true, align: left} }
func (x *index) muted() style { return style{colour: x.theme.Colours.Muted, wrap: true, align: left} }

func (x *index) text(s string, st style) error {
	if s == "" {
		return nil
	}
	return x.line(nil, &cell{kind: textCell, text: s}, style{}, st, 0)
}

// prose writes inlines in the text column, after a mark such as a bullet.
func (x *index) prose(mark string, inlines []doc.Inline, st style) error {
	c := x.lowerRich(inlines)
	if mark != "" {
		c.text = mark + c.text
		if c.runs != nil {
			c.runs = append([]span{{text: mark}}, c.runs...)
		}
	}
	return x.line(nil, &c, style{}, st, 0)
}

func (x *index) blocks(blocks []doc.Block, mark string) error {
	for len(blocks) > 0 {
		n, err := x.entry(blocks)
		if n == 0 {
			x.listing = false
			n, err = 1, x.block(blocks[0], mark)
		}
		if err != nil {
			return err
		}
		blocks = blocks[n:]
		if mark != "" {
			mark = strings.Repeat("\u2002", 2) // what follows in a list item stands under its text
		}
	}
	return nil
}

// entry writes a heading, the table of the same name below it and a note on that as one line: the link to its sheet and what is there. It
// returns how many blocks these are, 0 where blocks begin otherwise.
func (x *index) entry(blocks []doc.Block) (int, error) {
	if len(blocks) < 2 {
		return 0, nil
	}
	h, ok := blocks[0].(*doc.Heading)
	t, follows := blocks[1].(*doc.Table)
	if !ok || !follows || h.Level < 2 || h.Kicker != "" || h.Context != "" || doc.PlainText(x.doc.Locale, h.Text) != t.Title {
		return 0, nil
	}
	sheet := x.byName[t.Name].name
	label := cell{kind: textCell, text: sheet}
	var text *cell
	n := 2
	if len(blocks) > 2 {
		if p, ok := blocks[2].(*doc.Paragraph); ok && p.Style == doc.Note {
			c := x.lowerRich(p.Text)
			text = &c
			n++
		}
	}
	if sheet != t.Title {
		c := cell{kind: textCell, text: t.Title}
		if text != nil {
			c.text, c.link = c.text+"\n"+text.text, text.link
			if text.runs != nil {
				c.runs = append([]span{{text: t.Title + "\n"}}, text.runs...)
			}
		}
		text = &c
	}
	if !x.listing {
		x.row++
	}
	x.listing = true
	link := style{colour: x.theme.Colours.Accent, bold: true, under: true, wrap: true, align: left}
	row := x.row + 1
	if err := x.line(&label, text, link, x.body(), 0); err != nil {
		return 0, err
	}
	return n, x.file.SetCellHyperLink(x.sheet.name, x.at(0, row), quoteSheet(sheet)+"!A1", "Location")
}

func (x *index) block(block doc.Block, mark string) error {
	switch block := block.(type) {
	case *doc.Heading:
		return x.heading(block)
	case *doc.Cover:
		return x.cover(block)
	case *doc.Contents:
		return x.contents(block)
	case *doc.Paragraph:
		st := x.body()
		if block.Style == doc.Note {
			st = x.muted()
		}
		return x.prose(mark, block.Text, st)
	case *doc.List:
		return x.list(block, mark)
	case *doc.Facts:
		return x.facts(block.Items)
	case *doc.Table:
		return x.link(block)
	case *doc.Chart:
		return x.chart(block)
	case *doc.Callout:
		if block.Title != "" {
			st := x.body()
			st.bold, st.colour = true, x.theme.Colours.Accent
			if err := x.text(mark+block.Title, st); err != nil {
				return err
			}
		}
		return x.blocks(block.Blocks, "")
	case *doc.Columns:
		if err := x.blocks(block.Main, ""); err != nil {
			return err
		}
		return x.blocks(block.Side, "")
	case *doc.SignOff:
		for _, party := range block.Parties {
			label := cell{kind: textCell, text: party}
			place := cell{kind: textCell, text: x.doc.Locale.Words.SignHere}
			st := x.muted()
			st.edge = inkBelow
			if err := x.line(&label, &place, x.body(), st, 0); err != nil {
				return err
			}
		}
		return nil
	case *doc.PageBreak:
		return nil
	}
	return fmt.Errorf("block of type %T has no place on a sheet", block)
}

func (x *index) heading(h *doc.Heading) error {
	st := style{bold: true, colour: x.theme.Colours.Accent, align: left, size: 11500}
	if h.Level == 1 {
		st = style{bold: true, colour: x.theme.Colours.Ink, align: left, size: 18000}
	}
	if x.row > 0 {
		x.row++
	}
	c := x.lowerRich(h.Text)
	c.runs = nil
	if err := x.broad(c.text, st, st.size*3/2); err != nil {
		return err
	}
	parts := slices.DeleteFunc([]string{h.Kicker, h.Context}, func(s string) bool { return s == "" })
	if len(parts) == 0 {
		return nil
	}
	return x.broad(strings.Join(parts, " · "), style{colour: x.theme.Colours.Muted, align: left}, 0)
}

// broad writes a text over both columns, in as many rows as it takes lines: what runs on beyond the columns would shrink the printed page.
func (x *index) broad(text string, st style, least int) error {
	for _, line := range typeset.Lines(x.ruler(st.bold).stack, text, st.points(), indexLabelWidth+indexTextWidth) {
		if err := x.line(&cell{kind: textCell, text: line}, nil, st, style{}, least); err != nil {
			return err
		}
	}
	return nil
}

func (x *index) cover(c *doc.Cover) error {
	if err := x.heading(&doc.Heading{Level: 1, Text: c.Title, Kicker: c.Kicker}); err != nil {
		return err
	}
	if len(c.Subtitle) > 0 {
		if err := x.prose("", c.Subtitle, x.body()); err != nil {
			return err
		}
	}
	return x.facts(c.Facts)
}

func (x *index) contents(c *doc.Contents) error {
	st := x.body()
	st.bold = true
	if err := x.text(c.Title, st); err != nil {
		return err
	}
	for _, e := range c.Entries {
		if err := x.prose(strings.Repeat("\u2003", max(e.Level-1, 0))+"• ", e.Text, x.body()); err != nil {
			return err
		}
	}
	return nil
}

func (x *index) list(l *doc.List, outer string) error {
	for i, item := range l.Items {
		mark := strings.Repeat("\u2003", len([]rune(outer))/2) + "• "
		if l.Ordered {
			mark = fmt.Sprintf("%d. ", l.Start+i)
		}
		if err := x.blocks(item.Blocks, mark); err != nil {
			return err
		}
	}
	return nil
}

func (x *index) facts(items []doc.Fact) error {
	for _, f := range items {
		label := cell{kind: textCell, text: f.Label}
		value := x.lower(f.Value)
		st := x.body()
		st.bold = true
		if err := x.line(&label, &value, x.muted(), st, 0); err != nil {
			return err
		}
	}
	return nil
}

// chart writes what a chart is called, as a link to the sheet that it stands on, and what it shows.
func (x *index) chart(c *doc.Chart) error {
	sheet := x.byName[c.Table.Name].name
	if on := x.byName[c.On]; on != nil && isNative(c.Kind) {
		sheet = on.name
	}
	label := cell{kind: textCell, text: c.Title}
	text := c.Alt
	switch {
	case c.Title == "" || c.Title == c.Table.Title && !c.Shown:
		label.text = sheet
	case x.height(&label, true, style{}.points(), indexLabelWidth) > 1: // LibreOffice cuts a link after its first line
		label.text, text = sheet, c.Title+"\n"+c.Alt
	}
	return x.linkTo(sheet, &label, &cell{kind: textCell, text: text}, x.muted())
}

// link writes the name of a table's sheet, as a link to it.
func (x *index) link(t *doc.Table) error {
	sheet := x.byName[t.Name].name
	var text *cell
	if t.Title != "" && t.Title != sheet {
		text = &cell{kind: textCell, text: t.Title}
	}
	return x.linkTo(sheet, &cell{kind: textCell, text: sheet}, text, x.body())
}

// linkTo writes a label that links to a sheet, and a text beside it.
func (x *index) linkTo(sheet string, label, text *cell, textStyle style) error {
	st := style{colour: x.theme.Colours.Accent, under: true, wrap: true, align: left}
	row := x.row + 1
	if err := x.line(label, text, st, textStyle, 0); err != nil {
		return err
	}
	return x.file.SetCellHyperLink(x.sheet.name, x.at(0, row), quoteSheet(sheet)+"!A1", "Location")
}

// colophon closes the sheet: footnote, caveat, dataset and credits.
func (x *index) colophon() error {
	x.row++
	if doc.HasIllustrative(x.doc.Blocks) {
		if err := x.text(x.doc.Locale.Words.Illustrative, x.muted()); err != nil {
			return err
		}
	}
	source := x.doc.Source
	closing := append([]string{x.doc.Running.Footer, x.doc.Running.Note, strings.TrimSpace(source.Title + " " + source.Version)}, source.Credits...)
	if source.Digest != "" {
		closing = append(closing, "SHA-256 "+source.Digest)
	}
	for _, s := range closing {
		if err := x.text(s, x.muted()); err != nil {
			return err
		}
	}
	return nil
}
