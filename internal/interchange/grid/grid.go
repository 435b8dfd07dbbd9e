// Package grid reads tables that people keep in spreadsheets, xlsx and csv, into rows of typed cells with their places. It knows no role.
//
// Files come from anywhere: they are read as a stream within limits, only the parts that hold values, and nothing in them is run, followed
// or computed. A file beyond a limit is refused with its name, never read in part.
package grid

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/ooxml"
)

// Limits of a file. They are far above what people keep in a table of roles, and low enough that a hostile file ends in an error.
const (
	MaxBytes   = 64 << 20  // bytes of the file
	MaxRows    = 200_000   // rows of a sheet
	MaxColumns = 1_024     // columns of a sheet
	MaxCells   = 2_000_000 // cells with content in all sheets
	MaxText    = 200_000   // UTF-16 units of a cell; Excel allows 32,767
)

// A File is what was read.
type File struct {
	Sheets []*Sheet // in the order of the file; a csv has one
	Notes  []string // how the file was understood: encoding, delimiter
}

// A Sheet holds the rows that are not empty.
type Sheet struct {
	Name   string // empty in csv
	Hidden bool
	Rows   []Row
	Merged []Area

	label string
}

// Pos returns the place of a row in problems; 0 stands for the sheet as such.
func (s *Sheet) Pos(row int) diag.Pos { return diag.Pos{File: s.label, Line: row} }

// A Row is one that holds something.
type Row struct {
	Number int // as spreadsheets count it, from 1; in csv the line that it begins in
	Hidden bool
	Fields int    // in csv: how many there are, empty ones included; 0 in workbooks
	Cells  []Cell // those with content, from the left
}

// Cell returns the cell in a column, and an empty one when there is none.
func (r Row) Cell(column int) Cell {
	i, found := slices.BinarySearchFunc(r.Cells, column, func(c Cell, column int) int { return c.Column - column })
	if !found {
		return Cell{Column: column}
	}
	return r.Cells[i]
}

// A Kind says what a cell holds.
type Kind uint8

// The kinds of cells. Everything in csv is text.
const (
	Text   Kind = iota
	Number      // Text is its decimal notation
	Day         // a number that is shown as a day; Text is YYYY-MM-DD
	Truth       // Text is true or false
	Broken      // there is no value; Text says why
)

// A Cell is a value. The zero Cell is empty.
type Cell struct {
	Column  int // from 0
	Kind    Kind
	Text    string
	Percent bool   // a number that is shown times 100
	Unit    string // what else the number is shown with: the sign or code of a currency, or a % that multiplies nothing
}

// An Area is a block of merged cells. Columns count from 0, rows from 1; the last of both are within.
type Area struct{ Left, Top, Right, Bottom int }

// String returns the area as spreadsheets write it.
func (a Area) String() string {
	return fmt.Sprintf("%s%d:%s%d", Letters(a.Left), a.Top, Letters(a.Right), a.Bottom)
}

// Letters returns the name of a column, which counts from 0: A for the first.
func Letters(column int) string {
	var b []byte
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		b = append(b, byte('A'+(n-1)%26))
	}
	slices.Reverse(b)
	return string(b)
}

// Extensions are those of the files that Read knows.
var Extensions = []string{".xlsx", ".xlsm", ".csv", ".tsv", ".txt"}

// Read reads a file. name stands before rows in problems, and its extension tells the format. The File is nil when a problem is an error.
func Read(name string, src []byte) (*File, diag.List) {
	r := &reader{name: name, file: &File{}}
	r.read(src)
	if r.problems.HasErrors() {
		return nil, r.problems
	}
	return r.file, r.problems
}

// A reader is one run of Read.
type reader struct {
	name     string
	file     *File
	cells    int
	problems diag.List
}

func (r *reader) read(src []byte) {
	ext := strings.ToLower(path.Ext(strings.ReplaceAll(r.name, `\`, "/")))
	isZip := bytes.HasPrefix(src, []byte("PK\x03\x04"))
	isBook := ext == ".xlsx" || ext == ".xlsm"
	switch {
	case len(src) > MaxBytes:
		r.refuse("too-large", fmt.Sprintf("the file is larger than %d MB", MaxBytes>>20), "split it into smaller files")
	case len(bytes.TrimSpace(src)) == 0:
		r.refuse("empty-file", "the file is empty", "")
	case bytes.HasPrefix(src, []byte("\xD0\xCF\x11\xE0")):
		r.refuse("unknown-format", "this is an Excel file of the old kind, or one with a password", "save it as .xlsx without a password")
	case !slices.Contains(Extensions, ext):
		r.refuse("unknown-format", fmt.Sprintf("%q is no kind of table that can be read", ext), "save it as .xlsx or .csv")
	case isBook && !isZip:
		r.refuse("unknown-format", "the file is called "+ext+", but it is no workbook", "save it as .xlsx, or call it .csv if it is text")
	case !isBook && isZip:
		r.refuse("unknown-format", "the file is called "+ext+", but it is a workbook or an archive", "call it .xlsx if it is a workbook")
	case isBook:
		r.readBook(src)
	default:
		r.readText(src)
	}
}

// refuse notes an error that concerns the file as such.
func (r *reader) refuse(code, message, hint string) {
	r.at(diag.Pos{File: r.name}, code, message, hint)
}

func (r *reader) at(pos diag.Pos, code, message, hint string) {
	r.problems = append(r.problems, diag.Diagnostic{Severity: diag.Error, Code: code, Pos: pos, Message: message, Hint: hint})
}

// label returns how places in a sheet are called.
func (r *reader) label(sheet string) string {
	if sheet == "" {
		return r.name
	}
	return r.name + "#" + sheet
}

// fits reports whether one more cell may be read, and notes why not.
func (r *reader) fits(s *Sheet, row, column int, text string) bool {
	r.cells++
	switch {
	case r.cells > MaxCells:
		r.at(s.Pos(row), "too-large", fmt.Sprintf("the file holds more than %d cells", MaxCells), "split it into smaller files")
	case len(s.Rows) > MaxRows:
		r.at(s.Pos(row), "too-large", fmt.Sprintf("the sheet holds more than %d rows", MaxRows), "split it into smaller files")
	case column >= MaxColumns:
		r.at(s.Pos(row), "too-large", fmt.Sprintf("the sheet holds more than %d columns", MaxColumns), "remove what is no part of the table")
	case len(text) > MaxText && ooxml.Units(text) > MaxText:
		r.at(s.Pos(row), "huge-cell", fmt.Sprintf("column %s holds more than %d characters", Letters(column), MaxText), "shorten the text")
	default:
		return true
	}
	return false
}
