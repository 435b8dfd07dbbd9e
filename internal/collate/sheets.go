package collate

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/interchange/grid"
	"rolexport/internal/passage"
)

// workbook tells of cells by their sheet and address, and of the rest by its subject.
func (a *Account) workbook(there, due []byte) {
	if !bytes.HasPrefix(there, []byte("PK")) {
		a.note("it is no workbook any more")
		return
	}
	is, problems := grid.Read("workbook.xlsx", there)
	if is == nil {
		a.note("its cells cannot be read: %s", problems[0].Message)
		return
	}
	should, problems := grid.Read("workbook.xlsx", due)
	if should == nil {
		a.note("its cells are not compared: %s", problems[0].Message)
		return
	}
	for _, s := range should.Sheets {
		if i := slices.IndexFunc(is.Sheets, func(o *grid.Sheet) bool { return o.Name == s.Name }); i >= 0 {
			a.sheet(placesOf(s.Name), is.Sheets[i].Rows, s.Rows)
		} else {
			a.add("sheet", "", s.Name)
		}
	}
	for _, s := range is.Sheets {
		if !slices.ContainsFunc(should.Sheets, func(o *grid.Sheet) bool { return o.Name == s.Name }) {
			a.add("sheet", s.Name, "")
		}
	}
	if len(a.Differences) > 0 || a.digest {
		return
	}
	old, now := parts(there), parts(due)
	if a.formulas(is.Sheets, old, now); len(a.Differences) > 0 {
		return
	}
	if subjects := differingParts(old, now); len(subjects) > 0 {
		a.note("the same cells; %s", strings.Join(subjects, ", "))
	}
}

// table tells of the cells of comma-separated values by their row and column.
func (a *Account) table(there, due []byte) {
	should, _ := grid.Read("table.csv", due)
	if should == nil { // it is too long
		a.text(there, due, "\n")
		return
	}
	is, problems := grid.Read("table.csv", there)
	if is == nil {
		a.note("its rows cannot be read: %s", problems[0].Message)
		return
	}
	a.rowsAtLines = true
	a.sheet(columnsOf(is.Sheets[0].Rows), is.Sheets[0].Rows, should.Sheets[0].Rows)
	if len(a.Differences) == 0 && !a.digest {
		a.note("the same cells; quotation marks, spaces or line ends differ")
	}
}

// A naming calls the cells of a table, and the rows where column is negative.
type naming func(row, column int) string

// placesOf calls cells as spreadsheets do.
func placesOf(sheet string) naming {
	return func(row, column int) string {
		if column < 0 {
			return fmt.Sprintf("%s row %d", sheet, row)
		}
		return fmt.Sprintf("%s!%s%d", sheet, grid.Letters(column), row)
	}
}

// columnsOf calls cells by what their column is headed.
func columnsOf(rows []grid.Row) naming {
	return func(row, column int) string {
		switch {
		case column < 0:
			return fmt.Sprintf("row %d", row)
		case len(rows) > 0 && rows[0].Number != row && rows[0].Cell(column).Text != "":
			return fmt.Sprintf("row %d, %s", row, passage.Clip(rows[0].Cell(column).Text, 40))
		}
		return fmt.Sprintf("row %d, column %s", row, grid.Letters(column))
	}
}

// sheet tells of the rows of a sheet. Rows that only stand elsewhere because others were added are the same.
func (a *Account) sheet(name naming, there, due []grid.Row) {
	for _, h := range passage.Align(content(there), content(due)) {
		old, now := there[h.A0:h.A1], due[h.B0:h.B1]
		for _, p := range pairRows(old, now) {
			if row := cmp.Or(p.there, p.due); a.rowsAtLines {
				a.line = row.Number
			}
			switch {
			case p.there == nil:
				a.add(name(p.due.Number, -1), "", rowText(p.due))
			case p.due == nil:
				a.add(name(p.there.Number, -1), rowText(p.there), "")
			default:
				a.cells(name, p.there, p.due)
			}
		}
	}
}

// cells tells of the cells in which two rows differ, by their addresses in the file that is there.
func (a *Account) cells(name naming, there, due *grid.Row) {
	columns := make([]int, 0, len(there.Cells))
	for _, c := range slices.Concat(there.Cells, due.Cells) {
		columns = append(columns, c.Column)
	}
	slices.Sort(columns)
	for _, column := range slices.Compact(columns) {
		is, should := there.Cell(column), due.Cell(column)
		if is == should {
			continue
		}
		where := name(there.Number, column)
		before, after := cellText(is), cellText(should)
		switch {
		case before == after:
			a.add(where, before+" ("+kindOf(is)+")", after+" ("+kindOf(should)+")")
		case is.Text == "" || should.Text == "":
			a.add(where, before, after)
		default:
			parts, _ := passage.Between(before, after)
			if len(parts) == 0 { // spaces alone
				a.add(where, before, after)
				continue
			}
			a.add(where, parts[0].Old, parts[0].New)
		}
	}
}

// cellText writes what a cell holds.
func cellText(c grid.Cell) string {
	switch {
	case c.Kind == grid.Number && c.Percent:
		return c.Text + " (as %)"
	case c.Unit != "":
		return c.Text + " " + c.Unit
	}
	return c.Text
}

func kindOf(c grid.Cell) string {
	switch c.Kind {
	case grid.Number:
		return "number"
	case grid.Day:
		return "day"
	case grid.Truth:
		return "yes or no"
	case grid.Broken:
		return "error"
	}
	return "text"
}

// rowText writes the first cells of a row.
func rowText(r *grid.Row) string {
	const few = 4
	var texts []string
	for _, c := range r.Cells[:min(few, len(r.Cells))] {
		texts = append(texts, c.Text)
	}
	if len(r.Cells) > few {
		texts = append(texts, "…")
	}
	return strings.Join(texts, " | ")
}

// content returns what the rows hold, wherever they stand.
func content(rows []grid.Row) []string {
	texts := make([]string, len(rows))
	for i, r := range rows {
		var b strings.Builder
		for _, c := range r.Cells {
			fmt.Fprintf(&b, "%d\x00%d\x00%s\x00%t%s\x00", c.Column, c.Kind, c.Text, c.Percent, c.Unit)
		}
		texts[i] = b.String()
	}
	return texts
}

// A rowPair is a row in both files. One of the two may be nil.
type rowPair struct{ there, due *grid.Row }

// pairRows finds the rows that are the same but for some cells: those that begin alike, and if none do and there are equally many, those in the same place.
func pairRows(there, due []grid.Row) []rowPair {
	var pairs []rowPair
	first := func(r *grid.Row) string { return r.Cells[0].Text }
	free := make(map[string][]int)
	for i := range there {
		free[first(&there[i])] = append(free[first(&there[i])], i)
	}
	taken := make([]bool, len(there))
	partner := make([]int, len(due))
	found := false
	for i := range due {
		partner[i] = -1
		if list := free[first(&due[i])]; len(list) > 0 {
			partner[i], taken[list[0]], found = list[0], true, true
			free[first(&due[i])] = list[1:]
		}
	}
	if !found && len(there) == len(due) {
		for i := range due {
			partner[i], taken[i] = i, true
		}
	}
	for i := range there {
		if !taken[i] {
			pairs = append(pairs, rowPair{&there[i], nil})
		}
	}
	for i := range due {
		if partner[i] < 0 {
			pairs = append(pairs, rowPair{nil, &due[i]})
		} else {
			pairs = append(pairs, rowPair{&there[partner[i]], &due[i]})
		}
	}
	return pairs
}

// subjects say what the parts of a workbook are about, by what their names begin with.
var subjects = []struct{ prefix, what string }{
	{"xl/worksheets/", "formats or rules of cells differ"},
	{"xl/styles.xml", "its styles differ"},
	{"xl/theme/", "its styles differ"},
	{"xl/charts/", "a chart differs"},
	{"xl/drawings/", "a chart or picture stands elsewhere"},
	{"xl/media/", "a picture differs"},
	{"xl/tables/", "a table differs"},
	{"docProps/", "its properties differ"},
	{"", "another program or version wrote it"},
}

// differingParts says what the parts of two workbooks differ in.
func differingParts(is, should map[string]*zip.File) []string {
	differ := make(map[string]bool)
	for _, names := range []map[string]*zip.File{is, should} {
		for name := range names {
			if a, b := is[name], should[name]; a == nil || b == nil || a.CRC32 != b.CRC32 || a.UncompressedSize64 != b.UncompressedSize64 {
				differ[name] = true
			}
		}
	}
	var said []string
	for name := range differ {
		i := slices.IndexFunc(subjects, func(s struct{ prefix, what string }) bool { return strings.HasPrefix(name, s.prefix) })
		if what := subjects[i].what; !slices.Contains(said, what) {
			said = append(said, what)
		}
	}
	slices.Sort(said)
	return said
}

// parts returns the parts of a package by their names.
func parts(data []byte) map[string]*zip.File {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil // it was read before, and said then
	}
	all := make(map[string]*zip.File)
	for _, f := range archive.File {
		all[f.Name] = f
	}
	return all
}
