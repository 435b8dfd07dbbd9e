package xlsx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
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
	root, err := parse(b.parts[s.part], walk.visit)
	if err != nil {
		b.Add(ruleXML, s.part, "%v", err)
		return
	}
	s.root = root
	b.trees[s.part] = root
	b.checkOrder(s.part, root, worksheetOrder)
	if d := root.child("dimension"); d != nil {
		b.areas(s.part, "<dimension>", d.attr("ref"))
	}
	if root.child("mergeCells") != nil {
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
	if hf := root.child("headerFooter"); hf != nil {
		for _, k := range hf.kids {
			if units(k.text) > 255 {
				b.Add(rulePrint, s.part, "<%s> has %d characters", k.name, units(k.text))
			}
		}
	}
}

func (b *book) checkViews(s *sheet) {
	for _, view := range s.root.child("sheetViews").children("sheetView") {
		if pane := view.child("pane"); pane != nil && pane.attr("topLeftCell") != "" {
			b.areas(s.part, "<pane>", pane.attr("topLeftCell"))
		}
		for _, sel := range view.children("selection") {
			if sel.attr("sqref") != "" {
				b.areas(s.part, "<selection>", sel.attr("sqref"))
			}
		}
	}
}

func (b *book) checkColumns(s *sheet) {
	last := 0
	for _, c := range s.root.child("cols").children("col") {
		from, ok := c.number("min")
		to, ok2 := c.number("max")
		if !ok || !ok2 || from <= last || to < from || to > maxColumn {
			b.Add(ruleRows, s.part, "the columns %s to %s are out of order or of the sheet", c.attr("min"), c.attr("max"))
		}
		if w, err := strconv.ParseFloat(c.attr("width"), 64); c.attr("width") != "" && (err != nil || w < 0 || w > maxWidth) {
			b.Add(ruleRows, s.part, "a column has the width %s", c.attr("width"))
		}
		last = max(last, to)
	}
}

// visit checks a row and its cells.
func (w *rowWalk) visit(n *node) {
	number, ok := w.row+1, true
	if n.attr("r") != "" {
		number, ok = n.number("r")
	}
	if !ok || number <= w.row || number > maxRow {
		w.Add(ruleRows, w.sheet.part, "row %s stands after row %d", n.attr("r"), w.row)
	}
	w.row = max(w.row, number)
	if h, err := strconv.ParseFloat(n.attr("ht"), 64); n.attr("ht") != "" && (err != nil || h < 0 || h > maxHeight) {
		w.Add(ruleRows, w.sheet.part, "row %d has the height %s", number, n.attr("ht"))
	}
	column := 0
	for _, c := range n.children("c") {
		at := column + 1
		if ref := c.attr("r"); ref != "" {
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
		w.cell(c, cellName(column, number))
	}
}

func (w *rowWalk) object(cell string) string { return w.sheet.part + ", " + cell }

func (w *rowWalk) cell(c *node, name string) {
	object := w.object(name)
	w.checkOrder(object, c, cellOrder)
	if s, ok := c.number("s"); ok && w.styles.known {
		if s < 0 || s >= w.styles.cells {
			w.Add(ruleCells, object, "its format is %d, and there are %d", s, w.styles.cells)
		} else if x := w.styles.contrast[s]; x > 0 && x < minContrast && len(c.kids) > 0 {
			w.Add(ruleContrast, object, "the contrast is %.1f to 1", x)
		}
	}
	text := w.value(c, object)
	if w.wanted[name] {
		w.heads[name] = text
	}
	f := c.child("f")
	if f == nil {
		return
	}
	if f.text != "" {
		w.checkFormula(object, f.text)
	}
	if c.child("v") == nil {
		w.Add(ruleFormulas, object, "the formula has no result")
	}
}

// value checks what a cell holds, and returns its text where it is one.
func (w *rowWalk) value(c *node, object string) string {
	v, kind := c.child("v"), c.attr("t")
	if kind == "inlineStr" {
		if c.child("is") == nil || v != nil {
			w.Add(ruleValues, object, "a text of its own is announced and not there")
			return ""
		}
		text := ""
		c.below("t", func(t *node) { text += t.text })
		w.checkLength(object, text)
		return text
	}
	if c.child("is") != nil {
		w.Add(ruleValues, object, "a text stands in a cell of type %q", kind)
	}
	if v == nil {
		return ""
	}
	switch kind {
	case "", "n":
		if _, err := strconv.ParseFloat(v.text, 64); err != nil || strings.ContainsAny(v.text, "xXpPiInN_") {
			w.Add(ruleValues, object, "%.40q is no figure", v.text)
		}
	case "s":
		if i, err := strconv.Atoi(v.text); err != nil || i < 0 || i >= w.texts {
			w.Add(ruleValues, object, "there is no text number %.20q", v.text)
		}
	case "b":
		if v.text != "0" && v.text != "1" {
			w.Add(ruleValues, object, "%.40q is no truth value", v.text)
		}
	case "e":
		w.Add(ruleValues, object, "the cell shows the error %.20s", v.text)
	case "str":
		if c.child("f") == nil {
			w.Add(ruleValues, object, "the result of a formula is announced, and there is no formula")
		}
		w.checkLength(object, v.text)
	case "d":
	default:
		w.Add(ruleValues, object, "the type %q is none", kind)
	}
	return v.text
}

func (b *book) checkLength(object, text string) {
	if n := units(text); n > maxText {
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
	filter := s.root.child("autoFilter")
	if filter == nil {
		return
	}
	for _, a := range b.areas(s.part, "<autoFilter>", filter.attr("ref")) {
		for _, t := range tables {
			if a.overlaps(t.area) {
				b.Add(ruleFilter, s.part, "the filter covers cells of the table %q", t.name)
			}
		}
	}
}

func (b *book) checkLinks(s *sheet) {
	links := s.root.child("hyperlinks").children("hyperlink")
	if len(links) > maxLinks {
		b.Add(ruleLinks, s.part, "there are %d links", len(links))
	}
	seen := map[string]bool{}
	for _, n := range links {
		ref := n.attr("ref")
		b.areas(s.part, "a link", ref)
		object := s.part + ", " + ref
		if seen[ref] {
			b.Add(ruleLinks, object, "the cell has two links")
		}
		seen[ref] = true
		r, ok := b.relation(s.part, n.relation())
		switch location := n.attr("location"); {
		case n.relation() != "" && !ok:
			b.Add(ruleLinks, object, "the link goes by the relationship %q that there is not", n.relation())
		case n.relation() == "" && location == "":
			b.Add(ruleLinks, object, "the link leads nowhere")
		case n.relation() != "" && (len(r.target) > 2079 || r.target == ""):
			b.Add(ruleLinks, object, "the address has %d characters", len(r.target))
		case location != "" && n.relation() == "" && !b.names[strings.ToLower(location)]:
			b.checkReference(ruleLinks, object, location)
		}
	}
}

func (b *book) checkConditions(s *sheet) {
	priorities := map[int]bool{}
	for _, n := range s.root.children("conditionalFormatting") {
		b.areas(s.part, "a conditional format", n.attr("sqref"))
		if len(n.children("cfRule")) == 0 {
			b.Add(ruleLooks, s.part, "the conditional format of %s has no rule", n.attr("sqref"))
		}
		for _, r := range n.children("cfRule") {
			object := s.part + ", " + n.attr("sqref")
			p, ok := r.number("priority")
			if !ok || p < 1 || priorities[p] {
				b.Add(ruleLooks, object, "the priority %q is none of its own", r.attr("priority"))
			}
			priorities[p] = true
			if id, ok := r.number("dxfId"); ok && (id < 0 || id >= b.styles.marks) {
				b.Add(ruleLooks, object, "the look is number %d, and there are %d", id, b.styles.marks)
			}
			for _, f := range r.children("formula") {
				b.checkFormula(object, f.text)
			}
			if scale := r.child("colorScale"); scale != nil && len(scale.children("cfvo")) != len(scale.children("color")) {
				b.Add(ruleLooks, object, "the scale has %d points and %d colours", len(scale.children("cfvo")), len(scale.children("color")))
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
	list := s.root.child("dataValidations")
	if list == nil {
		return
	}
	rules := list.children("dataValidation")
	if count, ok := list.number("count"); ok && count != len(rules) {
		b.Add(ruleEntries, s.part, "%d rules are announced, and there are %d", count, len(rules))
	}
	var covered []area
	for _, n := range rules {
		object := fmt.Sprintf("%s, %s", s.part, n.attr("sqref"))
		for _, a := range b.areas(s.part, "a rule for entries", n.attr("sqref")) {
			if slices.ContainsFunc(covered, a.overlaps) {
				b.Add(ruleEntries, object, "another rule covers the same cells")
			}
			covered = append(covered, a)
		}
		for name, most := range map[string]int{"promptTitle": maxHead, "errorTitle": maxHead, "prompt": maxPrompt, "error": maxPrompt} {
			if units(n.attr(name)) > most {
				b.Add(ruleEntries, object, "%s has %d characters", name, units(n.attr(name)))
			}
		}
		b.checkEntry(object, n)
	}
}

func (b *book) checkEntry(object string, n *node) {
	kind := n.attr("type")
	for _, name := range []string{"formula1", "formula2"} {
		f := n.child(name)
		if f == nil {
			continue
		}
		if strings.HasPrefix(f.text, `"`) {
			if units(f.text)-2 > maxList {
				b.Add(ruleEntries, object, "the list has %d characters", units(f.text)-2)
			}
			continue
		}
		b.checkFormula(object, f.text)
	}
	switch kind {
	case "", "none":
	case "list", "whole", "decimal", "date", "time", "textLength", "custom":
		if n.child("formula1") == nil || n.child("formula1").text == "" {
			b.Add(ruleEntries, object, "there is nothing to hold entries against")
		}
		between := n.attr("operator") == "" || n.attr("operator") == "between" || n.attr("operator") == "notBetween"
		if kind != "list" && kind != "custom" && between && n.child("formula2") == nil {
			b.Add(ruleEntries, object, "the upper limit is not there")
		}
	default:
		b.Add(ruleEntries, object, "the type %q is none", kind)
	}
}
