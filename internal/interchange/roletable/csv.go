package roletable

import (
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/csvfile"
)

// percentUnit stands behind the header of shares. Beside the figures, programs would take it for a format and round what it shows.
const percentUnit = " (%)"

// CSV returns the roles of a dataset as comma-separated values that Read reads back: UTF-8 with the byte order mark by which Excel knows it. An amount
// whose currency is the dataset's own stands with its code, since the table has no place for settings. It warns of a table that Read refuses.
func CSV(ds *dataset.Dataset) ([]byte, diag.List, error) {
	s := flat(ds)
	header := make([]string, len(s.columns))
	for i, c := range s.columns {
		header[i] = c.header
		if c.kind == percentKind {
			header[i] += percentUnit
		}
	}
	records := [][]string{header}
	for _, row := range s.rows {
		record := make([]string, len(row))
		for i, c := range row {
			record[i] = c.csv()
		}
		records = append(records, record)
	}
	file, err := csvfile.Write(records)
	file = append([]byte("\uFEFF"), file...)
	return file, tooLarge([]sheet{s}, file), err
}

func (c outCell) csv() string {
	switch {
	case !c.stated:
		return ""
	case c.kind == moneyKind && c.text != "":
		return writeFigure(c.figure) + " " + c.text
	case c.kind == wholeKind || c.kind == figureKind || c.kind == percentKind || c.kind == moneyKind:
		return writeFigure(c.figure)
	case c.kind == textKind || c.kind == linesKind || c.kind == textsKind:
		return protect(c.text, true)
	}
	return c.text
}
