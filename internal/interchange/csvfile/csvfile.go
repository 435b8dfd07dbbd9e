// Package csvfile writes tables as comma-separated values that spreadsheets open without running anything: RFC 4180, UTF-8 without a
// byte order mark, lines that end in CR LF.
package csvfile

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// dangerous are the characters that make a spreadsheet take a cell for a formula when it begins with one.
const dangerous = "=+-@\t\r"

// Escape returns a text as it stands in a cell: an apostrophe goes before one that a spreadsheet would take for a formula. Numbers need
// none. Unescape is its inverse.
func Escape(text string) string {
	if StartsFormula(strings.TrimLeft(text, "'")) {
		return "'" + text
	}
	return text
}

// Unescape returns the text of a cell that Escape has written.
func Unescape(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && StartsFormula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return cell
}

// StartsFormula reports whether a spreadsheet would take a cell for a formula, or for a number with a sign.
func StartsFormula(text string) bool { return text != "" && strings.IndexByte(dangerous, text[0]) >= 0 }

// Write returns the records as a file. The cells are written as they are: texts have to be escaped before.
func Write(records [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, r := range records {
		if err := w.Write(r); err != nil {
			return nil, err
		}
		w.Flush()
		b.Truncate(b.Len() - 1) // the writer's own way to end lines in CR LF would change the line breaks in cells too
		b.WriteString("\r\n")
	}
	return b.Bytes(), w.Error()
}
