// Package xlsxtest reads workbooks back, independently of the library that wrote them, for goldens and for checks in tests, and has a
// document that puts all that workbooks can do to use.
package xlsxtest

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
)

// A Workbook is what a workbook file holds, as far as tests care.
type Workbook struct {
	Title  string
	Lang   string
	Sheets []Sheet
	Names  []string // "AnnualAttrition = 'Assumptions'!$B$3"
	Parts  []string // names in the order of the archive
	Hash   string   // SHA-256 over names and uncompressed contents, in order
}

// A Sheet is one sheet with its cells, row after row.
type Sheet struct {
	Name   string
	Widths []string // "A 23.57"
	Freeze string   // first cell that scrolls; empty: none
	Filter string   // area of the filter; empty: none
	Print  string   // orientation and paper
	Links  map[string]string
	Rows   []Row
	Lists  []string // areas and what may be chosen there
	Rules  []string // areas and kinds of conditional formats
	Table  string   // name and area of the table object; empty: none
	Charts []string // place, kinds, title, alternative text and areas drawn
}

// A Row is a row with its height in points.
type Row struct {
	Height string
	Cells  []Cell
}

// A Cell is a cell with its stored value.
type Cell struct {
	Ref     string
	Kind    string // "text", "number", "blank"; in files of others also "error" and "truth"
	Text    string // of a text cell, or of the result of a text formula
	Number  float64
	Format  string // number format; empty: general
	Formula string
	Bold    bool
	Wrap    bool
	Input   bool // may be changed where a sheet is protected
}

// Read reads a workbook file.
func Read(data []byte) (*Workbook, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	r := &reader{parts: map[string][]byte{}}
	book := &Workbook{}
	sum := sha256.New()
	for _, member := range archive.File {
		content, err := readAll(member)
		if err != nil {
			return nil, err
		}
		r.parts[member.Name] = content
		book.Parts = append(book.Parts, member.Name)
		fmt.Fprintf(sum, "%s\x00%d\x00", member.Name, len(content))
		sum.Write(content)
	}
	book.Hash = fmt.Sprintf("%x", sum.Sum(nil))
	return book, r.read(book)
}

func readAll(member *zip.File) ([]byte, error) {
	in, err := member.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(in)
}
