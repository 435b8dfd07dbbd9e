package grid

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"rolexport/internal/ooxml"
)

// readStrings reads the texts that cells share.
func (b *book) readStrings(workbook string) error {
	at, err := b.related(workbook, "sharedStrings")
	if err != nil || len(at) == 0 {
		return err
	}
	content, err := b.open(at[0].target)
	if err != nil {
		return err
	}
	defer content.Close() // opened for reading alone
	d := xml.NewDecoder(content)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("part %q: %w", at[0].target, err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "si" {
			text, err := richText(d)
			if err != nil {
				return fmt.Errorf("part %q: %w", at[0].target, err)
			}
			if len(b.strings) == MaxCells {
				return fmt.Errorf("part %q: %w: the limit is %d texts", at[0].target, errUnpacks, MaxCells)
			}
			b.strings = append(b.strings, text)
		}
	}
}

// richText returns the text of an element that was begun: of its runs, without the reading aids of East Asian texts.
func richText(d *xml.Decoder) (string, error) {
	var out strings.Builder
	aid, inText := 0, false
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if t.Name.Local == "rPh" {
				aid = depth
			}
			inText = t.Name.Local == "t" && aid == 0
		case xml.EndElement:
			if depth == aid {
				aid = 0
			}
			depth--
			inText = false
		case xml.CharData:
			if inText {
				out.Write(t)
			}
		}
	}
	return ooxml.UnescapeText(out.String()), nil
}

// readSheet reads the rows of a sheet.
func (b *book) readSheet(part string, s *Sheet) error {
	content, err := b.open(part)
	if err != nil {
		return err
	}
	defer content.Close() // opened for reading alone
	d := xml.NewDecoder(content)
	last := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "row":
			row, err := b.readRow(d, start, s, last)
			if err != nil || b.problems.HasErrors() {
				return err
			}
			last = row
		case "mergeCell":
			if area, ok := parseArea(attribute(start, "ref")); ok && len(s.Merged) < MaxRows {
				s.Merged = append(s.Merged, area)
			}
		}
	}
}

func (b *book) readRow(d *xml.Decoder, start xml.StartElement, s *Sheet, last int) (int, error) {
	number := last + 1
	if r := attribute(start, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n <= last || n > 1<<20 {
			return 0, fmt.Errorf("a row is numbered %q", r)
		}
		number = n
	}
	hidden := attribute(start, "hidden")
	row := Row{Number: number, Hidden: hidden == "1" || hidden == "true"}
	column := -1
	for {
		token, err := d.Token()
		if err != nil {
			return 0, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local != "c" {
				if err := d.Skip(); err != nil {
					return 0, err
				}
				continue
			}
			cell, err := b.readCell(d, t)
			if err != nil {
				return 0, err
			}
			column++
			if ref := attribute(t, "r"); ref != "" {
				at, _, ok := parseCell(ref)
				if !ok || at < column {
					return 0, fmt.Errorf("a cell in row %d is called %q", number, ref)
				}
				column = at
			}
			if cell.Kind == Text && cell.Text == "" {
				continue
			}
			if !b.fits(s, number, column, cell.Text) {
				return 0, nil
			}
			cell.Column = column
			row.Cells = append(row.Cells, cell)
		case xml.EndElement:
			if len(row.Cells) > 0 {
				s.Rows = append(s.Rows, row)
			}
			return number, nil
		}
	}
}

// readCell reads the value of a cell. A formula counts for the value that was stored with it. Programs that do not compute store none, or an empty one
// that they do not call a text.
func (b *book) readCell(d *xml.Decoder, start xml.StartElement) (Cell, error) {
	var value string
	stored, formula := false, false
	for {
		token, err := d.Token()
		if err != nil {
			return Cell{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				stored = true
				err = d.DecodeElement(&value, &t)
			case "is":
				stored = true
				value, err = richText(d)
			default:
				formula = formula || t.Name.Local == "f"
				err = d.Skip()
			}
			if err != nil {
				return Cell{}, err
			}
		case xml.EndElement:
			if formula && (!stored || value == "" && attribute(start, "t") != "str") {
				return Cell{Kind: Broken, Text: "a formula without a result"}, nil
			}
			return b.cell(start, value)
		}
	}
}

func (b *book) cell(start xml.StartElement, value string) (Cell, error) {
	switch kind := attribute(start, "t"); kind {
	case "s":
		if value == "" {
			return Cell{}, nil
		}
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(b.strings) {
			return Cell{}, fmt.Errorf("cell %s names the text %q, which there is not", attribute(start, "r"), value)
		}
		return Cell{Text: b.strings[i]}, nil
	case "str":
		return Cell{Text: ooxml.UnescapeText(value)}, nil
	case "inlineStr":
		return Cell{Text: value}, nil
	case "b":
		return Cell{Kind: Truth, Text: strconv.FormatBool(value == "1" || value == "true")}, nil
	case "e":
		return Cell{Kind: Broken, Text: "the error " + value}, nil
	case "d":
		day, _, _ := strings.Cut(value, "T")
		return Cell{Kind: Day, Text: day}, nil
	}
	if value == "" {
		return Cell{}, nil
	}
	var f numberFormat
	if style, err := strconv.Atoi(attribute(start, "s")); err == nil && style >= 0 && style < len(b.formats) {
		f = b.formats[style]
	}
	cell, ok := f.cell(value, b.since1904)
	if !ok {
		return Cell{}, fmt.Errorf("cell %s holds the number %q", attribute(start, "r"), value)
	}
	return cell, nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// parseCell reads a name such as B12.
func parseCell(name string) (column, row int, ok bool) {
	i := 0
	for ; i < len(name) && name[i] >= 'A' && name[i] <= 'Z' && i < 3; i++ {
		column = column*26 + int(name[i]-'A') + 1
	}
	row, err := strconv.Atoi(name[i:])
	return column - 1, row, i > 0 && err == nil && row > 0
}

func parseArea(ref string) (Area, bool) {
	from, to, ok := strings.Cut(ref, ":")
	left, top, ok1 := parseCell(from)
	right, bottom, ok2 := parseCell(to)
	return Area{left, top, right, bottom}, ok && ok1 && ok2
}
