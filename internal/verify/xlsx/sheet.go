package xlsx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/verify/opc"
)

const (
	maxText   = 32_767
	maxHeight = 409.5
	maxWidth  = 255
	maxLinks  = 65_530
)

// rowWalk is what is known of the rows above while a sheet is read.
type rowWalk struct {
	*book
	sheet  *sheet
	row    int
	heads  map[string]string // texts of cells that are heads of tables
	wanted map[string]bool
}

func (b *book) checkSheet(s *sheet) {
	tables := b.tablesOf(s)
	walk := &rowWalk{book: b, sheet: s, heads: map[string]string{}, wanted: map[string]bool{}}
	for _, t := range tables {
		for c := t.area.left; c <= t.area.right; c++ {
			walk.wanted[cellName(c, t.area.top)] = true
		}
	}
	root := b.Stream(s.part, opc.Stream{Name: "row", Within: "sheetData", Take: walk.visit})
	if root == nil {
		return
	}
	s.root = root
	b.checkOrder(s.part, root, worksheetOrder)
	if d := root.Child("dimension"); d != nil {
		b.areas(s.part, "<dimension>", d.Attr("ref"))
	}
	if root.Child("mergeCells") != nil {
		b.Add(ruleMerged, s.part, "cells are merged")
	}
	b.checkViews(s)
	b.checkColumns(s)
	b.checkFilter(s, tables)
	b.checkConditions(s)
	b.checkEntries(s)
	b.checkLinks(s)
	b.checkTables(s, tables, walk.heads)
	b.checkDrawing(s)
	if hf := root.Child("headerFooter"); hf != nil {
		for _, k := range hf.Kids {
			if opc.Units(k.Text) > 255 {
				b.Add(rulePrint, s.part, "<%s> has %d characters", k.Name, opc.Units(k.Text))
			}
		}
	}
}

func (b *book) checkViews(s *sheet) {
	for _, view := range s.root.Child("sheetViews").Children("sheetView") {
		if pane := view.Child("pane"); pane != nil && pane.Attr("topLeftCell") != "" {
			b.areas(s.part, "<pane>", pane.Attr("topLeftCell"))
		}
		for _, sel := range view.Children("selection") {
			if sel.Attr("sqref") != "" {
				b.areas(s.part, "<selection>", sel.Attr("sqref"))
			}
		}
	}
}

func (b *book) checkColumns(s *sheet) {
	last := 0
	for _, c := range s.root.Child("cols").Children("col") {
		from, ok := c.Number("min")
		to, ok2 := c.Number("max")
		if !ok || !ok2 || from <= last || to < from || to > maxColumn {
			b.Add(ruleRows, s.part, "the columns %s to %s are out of order or of the sheet", c.Attr("min"), c.Attr("max"))
		}
		if w, err := strconv.ParseFloat(c.Attr("width"), 64); c.Attr("width") != "" && (err != nil || w < 0 || w > maxWidth) {
			b.Add(ruleRows, s.part, "a column has the width %s", c.Attr("width"))
		}
		last = max(last, to)
	}
}

// visit checks a row and its cells.
func (w *rowWalk) visit(n *opc.Node) {
	number, ok := w.row+1, true
	if n.Attr("r") != "" {
		number, ok = n.Number("r")
	}
	if !ok || number <= w.row || number > maxRow {
		w.Add(ruleRows, w.sheet.part, "row %s stands after row %d", n.Attr("r"), w.row)
	}
	w.row = max(w.row, number)
	if h, err := strconv.ParseFloat(n.Attr("ht"), 64); n.Attr("ht") != "" && (err != nil || h < 0 || h > maxHeight) {
		w.Add(ruleRows, w.sheet.part, "row %d has the height %s", number, n.Attr("ht"))
	}
	column := 0
	for _, c := range n.Children("c") {
		at := column + 1
		if ref := c.Attr("r"); ref != "" {
			col, row, ok := parseCell(ref)
			switch {
			case !ok || row != number:
				w.Add(ruleCells, w.object(ref), "the cell stands in row %d", number)
			case col == column:
				w.Add(ruleCells, w.object(ref), "the cell stands twice")
			case col < column:
				w.Add(ruleCells, w.object(ref), "the cell stands after one to its right")
			}
			at = col
		}
		column = max(column, at)
		w.cell(c, column, number)
	}
}

func (w *rowWalk) object(cell string) string { return w.sheet.part + ", " + cell }

func (w *rowWalk) cell(c *opc.Node, column, row int) {
	name := cellName(column, row)
	object := w.object(name)
	w.checkOrder(object, c, cellOrder)
	if s, ok := c.Number("s"); ok && w.styles.known {
		if s < 0 || s >= w.styles.cells {
			w.Add(ruleCells, object, "its format is %d, and there are %d", s, w.styles.cells)
		} else if x := w.styles.contrast[s]; x > 0 && x < minContrast && len(c.Kids) > 0 {
			w.Add(ruleContrast, object, "the contrast is %.1f to 1", x)
		}
	}
	text := w.value(c, object)
	if w.wanted[name] {
		w.heads[name] = text
	}
	f := c.Child("f")
	if f == nil {
		return
	}
	if f.Text != "" {
		w.checkCircle(object, w.checkFormula(object, f.Text), w.sheet, column, row)
	}
	if c.Child("v") == nil {
		w.Add(ruleFormulas, object, "the formula has no result")
	}
}

// value checks what a cell holds, and returns its text where it is one.
func (w *rowWalk) value(c *opc.Node, object string) string {
	v, kind := c.Child("v"), c.Attr("t")
	if kind == "inlineStr" {
		if c.Child("is") == nil || v != nil {
			w.Add(ruleValues, object, "a text of its own is announced and not there")
			return ""
		}
		text := ""
		c.Below("t", func(t *opc.Node) { text += t.Text })
		w.checkLength(object, text)
		return text
	}
	if c.Child("is") != nil {
		w.Add(ruleValues, object, "a text stands in a cell of type %q", kind)
	}
	if v == nil {
		return ""
	}
	switch kind {
	case "", "n":
		if _, err := strconv.ParseFloat(v.Text, 64); err != nil || strings.ContainsAny(v.Text, "xXpPiInN_") {
			w.Add(ruleValues, object, "%.40q is no figure", v.Text)
		}
	case "s":
		if i, err := strconv.Atoi(v.Text); err != nil || i < 0 || i >= w.texts {
			w.Add(ruleValues, object, "there is no text number %.20q", v.Text)
		}
	case "b":
		if v.Text != "0" && v.Text != "1" {
			w.Add(ruleValues, object, "%.40q is no truth value", v.Text)
		}
	case "e":
		w.Add(ruleValues, object, "the cell shows the error %.20s", v.Text)
	case "str":
		if c.Child("f") == nil {
			w.Add(ruleValues, object, "the result of a formula is announced, and there is no formula")
		}
		w.checkLength(object, v.Text)
	case "d":
	default:
		w.Add(ruleValues, object, "the type %q is none", kind)
	}
	return v.Text
}

func (b *book) checkLength(object, text string) {
	if n := opc.Units(text); n > maxText {
		b.Add(ruleTexts, object, "the text has %d characters", n)
	}
}

func cellName(column, row int) string {
	var letters []byte
	for column > 0 {
		letters = append(letters, byte('A'+(column-1)%26))
		column = (column - 1) / 26
	}
	slices.Reverse(letters)
	return string(letters) + strconv.Itoa(row)
}

func (b *book) checkFilter(s *sheet, tables []*table) {
	filter := s.root.Child("autoFilter")
	if filter == nil {
		return
	}
	for _, a := range b.areas(s.part, "<autoFilter>", filter.Attr("ref")) {
		for _, t := range tables {
			if a.overlaps(t.area) {
				b.Add(ruleFilter, s.part, "the filter covers cells of the table %q", t.name)
			}
		}
	}
}

func (b *book) checkLinks(s *sheet) {
	links := s.root.Child("hyperlinks").Children("hyperlink")
	if len(links) > maxLinks {
		b.Add(ruleLinks, s.part, "there are %d links", len(links))
	}
	seen := map[string]bool{}
	for _, n := range links {
		ref := n.Attr("ref")
		b.areas(s.part, "a link", ref)
		object := s.part + ", " + ref
		if seen[ref] {
			b.Add(ruleLinks, object, "the cell has two links")
		}
		seen[ref] = true
		r, ok := b.Relation(s.part, n.Relation())
		switch location := n.Attr("location"); {
		case n.Relation() != "" && !ok:
			b.Add(ruleLinks, object, "the link goes by the relationship %q that there is not", n.Relation())
		case n.Relation() == "" && location == "":
			b.Add(ruleLinks, object, "the link leads nowhere")
		case n.Relation() != "" && (len(r.Target) > 2079 || r.Target == ""):
			b.Add(ruleLinks, object, "the address has %d characters", len(r.Target))
		case location != "" && n.Relation() == "" && !b.names[strings.ToLower(location)]:
			b.checkReference(ruleLinks, object, location)
		}
	}
}

func (b *book) checkConditions(s *sheet) {
	priorities := map[int]bool{}
	for _, n := range s.root.Children("conditionalFormatting") {
		b.areas(s.part, "a conditional format", n.Attr("sqref"))
		if len(n.Children("cfRule")) == 0 {
			b.Add(ruleLooks, s.part, "the conditional format of %s has no rule", n.Attr("sqref"))
		}
		for _, r := range n.Children("cfRule") {
			object := s.part + ", " + n.Attr("sqref")
			p, ok := r.Number("priority")
			if !ok || p < 1 || priorities[p] {
				b.Add(ruleLooks, object, "the priority %q is none of its own", r.Attr("priority"))
			}
			priorities[p] = true
			if id, ok := r.Number("dxfId"); ok && (id < 0 || id >= b.styles.marks) {
				b.Add(ruleLooks, object, "the look is number %d, and there are %d", id, b.styles.marks)
			}
			for _, f := range r.Children("formula") {
				b.checkFormula(object, f.Text)
			}
			if scale := r.Child("colorScale"); scale != nil && len(scale.Children("cfvo")) != len(scale.Children("color")) {
				b.Add(ruleLooks, object, "the scale has %d points and %d colours", len(scale.Children("cfvo")), len(scale.Children("color")))
			}
		}
	}
}

// The limits of rules for entries.
const (
	maxList   = 255
	maxPrompt = 255
	maxHead   = 32
)

func (b *book) checkEntries(s *sheet) {
	list := s.root.Child("dataValidations")
	if list == nil {
		return
	}
	rules := list.Children("dataValidation")
	if count, ok := list.Number("count"); ok && count != len(rules) {
		b.Add(ruleEntries, s.part, "%d rules are announced, and there are %d", count, len(rules))
	}
	var covered []area
	for _, n := range rules {
		object := fmt.Sprintf("%s, %s", s.part, n.Attr("sqref"))
		for _, a := range b.areas(s.part, "a rule for entries", n.Attr("sqref")) {
			if slices.ContainsFunc(covered, a.overlaps) {
				b.Add(ruleEntries, object, "another rule covers the same cells")
			}
			covered = append(covered, a)
		}
		for _, words := range []struct {
			name string
			most int
		}{{"promptTitle", maxHead}, {"errorTitle", maxHead}, {"prompt", maxPrompt}, {"error", maxPrompt}} {
			if length := opc.Units(n.Attr(words.name)); length > words.most {
				b.Add(ruleEntries, object, "%s has %d characters", words.name, length)
			}
		}
		b.checkEntry(object, n)
	}
}

func (b *book) checkEntry(object string, n *opc.Node) {
	kind := n.Attr("type")
	for _, name := range []string{"formula1", "formula2"} {
		f := n.Child(name)
		if f == nil {
			continue
		}
		if strings.HasPrefix(f.Text, `"`) {
			if opc.Units(f.Text)-2 > maxList {
				b.Add(ruleEntries, object, "the list has %d characters", opc.Units(f.Text)-2)
			}
			continue
		}
		b.checkFormula(object, f.Text)
	}
	switch kind {
	case "", "none":
	case "list", "whole", "decimal", "date", "time", "textLength", "custom":
		if n.Child("formula1") == nil || n.Child("formula1").Text == "" {
			b.Add(ruleEntries, object, "there is nothing to hold entries against")
		}
		between := n.Attr("operator") == "" || n.Attr("operator") == "between" || n.Attr("operator") == "notBetween"
		if kind != "list" && kind != "custom" && between && n.Child("formula2") == nil {
			b.Add(ruleEntries, object, "the upper limit is not there")
		}
	default:
		b.Add(ruleEntries, object, "the type %q is none", kind)
	}
}
