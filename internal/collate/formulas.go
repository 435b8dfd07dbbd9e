package collate

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"rolexport/internal/interchange/grid"
)

// maxSheet is how much of a sheet is read for its formulas, in bytes.
const maxSheet = 256 << 20

// formulas tells of cells whose formulas differ though what they show is the same.
func (a *Account) formulas(sheets []*grid.Sheet, there, due map[string]*zip.File) {
	for i, s := range sheets {
		name := fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		is, should := there[name], due[name]
		if is == nil || should == nil || is.CRC32 == should.CRC32 {
			continue
		}
		has, wants, err := formulasOf(is, should)
		if err != nil {
			continue // that the parts differ is told
		}
		cells := slices.Sorted(maps.Keys(wants))
		for cell := range has {
			if _, ok := wants[cell]; !ok {
				cells = append(cells, cell)
			}
		}
		for _, cell := range cells {
			if has[cell] != wants[cell] && has[cell] != shared && wants[cell] != shared {
				a.add(s.Name+"!"+cell, formula(has[cell]), formula(wants[cell]))
			}
		}
	}
}

// formula writes a formula as it is entered.
func formula(s string) string {
	if s == "" {
		return "a value"
	}
	return "=" + s
}

// shared stands for a formula that a cell has in common with another.
const shared = "\x00"

func formulasOf(there, due *zip.File) (has, wants map[string]string, err error) {
	if has, err = readFormulas(there); err != nil {
		return nil, nil, err
	}
	wants, err = readFormulas(due)
	return has, wants, err
}

// readFormulas returns the formulas of a sheet by the addresses of their cells.
func readFormulas(part *zip.File) (map[string]string, error) {
	content, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer content.Close() // opened for reading alone
	d := xml.NewDecoder(io.LimitReader(content, maxSheet))
	all := make(map[string]string)
	cell := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		start, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case start.Name.Local == "c":
			cell = attribute(start, "r")
		case start.Name.Local == "f" && cell != "":
			var text string
			if err := d.DecodeElement(&text, &start); err != nil {
				return nil, err
			}
			if all[cell] = text; text == "" {
				all[cell] = shared
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
