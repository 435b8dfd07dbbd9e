package roletable

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
	"rolexport/internal/strictyaml"
)

// ignored is what a mapping says of a column that is not to be read.
const ignored = "ignore"

// notRead is at the end of headers of columns that exports hold for people alone.
const notRead = "(not read)"

// names tells the paths of columns by their headers in the form of squeeze.
var names = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, f := range theSchema().fields {
		m[squeeze(f.path)] = f.path
		m[squeeze(f.header)] = f.path
	}
	for path, list := range vocabulary().Columns {
		m[squeeze(path)] = path
		for _, n := range list {
			m[squeeze(n)] = path
		}
	}
	return m
})

// headers returns the headers that are known, sorted.
var headers = sync.OnceValue(func() []string {
	var list []string
	for _, f := range theSchema().fields {
		list = append(list, f.header)
	}
	for _, names := range vocabulary().Columns {
		list = append(list, names...)
	}
	slices.Sort(list)
	return list
})

// paths returns what a column may be mapped to, sorted.
var paths = sync.OnceValue(func() []string {
	var list []string
	for _, f := range theSchema().fields {
		list = append(list, f.path)
	}
	for path := range vocabulary().Columns {
		if !strings.HasPrefix(path, "terms.") && path != readersPath {
			list = append(list, path)
		}
	}
	slices.Sort(list)
	return append(slices.Compact(list), ignored)
})

// A Mapping says which columns hold which fields.
type Mapping struct {
	file  *strictyaml.File
	paths map[string]string // by header as the file has it
}

// ParseMapping reads a mapping file: YAML with a line "header: path" for each column, where the path is that of a field such as pay.min, or
// "ignore". The Mapping is nil when there is an error.
func ParseMapping(name string, src []byte) (*Mapping, diag.List) {
	m := &Mapping{}
	var problems diag.List
	m.file, problems = strictyaml.Parse(name, src)
	problems = append(problems, m.file.Decode(&m.paths)...)
	seen := map[string]string{}
	for _, header := range m.headers() {
		path := m.paths[header]
		if !slices.Contains(paths(), path) {
			hint := diag.DidYouMean(path, paths())
			if hint == "" {
				hint = "write a field such as title, pay.min or duties.share, or " + ignored
			}
			problems = append(problems, m.file.Problem("unknown-path", fmt.Sprintf("there is no field %q", clip(path)), hint, header))
		}
		if earlier, ok := seen[path]; ok && path != ignored {
			problems = append(problems, m.file.Problem("repeated-path", fmt.Sprintf("%q is given for the columns %q and %q", path, clip(earlier), clip(header)),
				"a field is read from one column", header))
		}
		seen[path] = header
	}
	problems.Sort()
	if problems.HasErrors() {
		return nil, problems
	}
	return m, problems
}

// headers returns the headers that the mapping names, sorted.
func (m *Mapping) headers() []string {
	var list []string
	for h := range m.paths {
		list = append(list, h)
	}
	slices.Sort(list)
	return list
}

// find returns the path for a header.
func (m *Mapping) find(header string) (key, path string, ok bool) {
	if m == nil {
		return "", "", false
	}
	for _, h := range m.headers() {
		if dataset.FoldName(h) == dataset.FoldName(header) {
			return h, m.paths[h], true
		}
	}
	return "", "", false
}

// unused warns of headers that the table does not have.
func (m *Mapping) unused(used map[string]bool) diag.List {
	var problems diag.List
	for _, h := range m.headers() {
		if !used[h] {
			d := m.file.Problem("unused-mapping", fmt.Sprintf("the table has no column %q", clip(h)), "write the header as it stands in the table", h)
			d.Severity = diag.Warning
			problems = append(problems, d)
		}
	}
	return problems
}

// A column is one of the table.
type column struct {
	index    int
	header   string
	path     string // "": not recognised
	field    *field // nil: none, or one that is put together from the cell
	fraction bool   // shares are given as parts of 1
}

// match recognises the columns that a row names.
func (im *importer) match(r grid.Row) []*column {
	var columns []*column
	for _, cell := range r.Cells {
		header := strings.Join(strings.Fields(cell.Text), " ")
		if header == "" {
			continue
		}
		c := &column{index: cell.Column, header: header}
		if _, path, ok := im.Map.find(header); ok {
			c.path = path
		} else if strings.HasSuffix(header, notRead) {
			c.path = ignored
		} else if path, ok := names()[squeeze(header)]; ok && squeeze(header) != "" {
			c.path = path
		}
		c.field = theSchema().byPath[c.path]
		columns = append(columns, c)
	}
	inDuties := slices.ContainsFunc(columns, func(c *column) bool { return listOf(c) == "duties" })
	for _, c := range columns {
		if c.header == "%" && c.path == "" && inDuties { // a name without letters means something beside duties alone
			c.path = "duties.share"
			c.field = theSchema().byPath[c.path]
		}
	}
	return columns
}

// has reports whether one of the columns is that of a path.
func has(columns []*column, paths ...string) bool {
	return slices.ContainsFunc(columns, func(c *column) bool { return slices.Contains(paths, c.path) })
}

// recognised counts the columns that mean something.
func recognised(columns []*column) int {
	n := 0
	for _, c := range columns {
		if c.path != "" {
			n++
		}
	}
	return n
}

// header finds the row that names the columns: the one that was told, else the first of the begin that names a role's id or title and
// something else, else the first that names one of these alone. It returns its place among the rows, and -1 when there is none.
func (im *importer) header(s *grid.Sheet) (int, []*column) {
	const begin = 20
	alone, named := -1, []*column(nil)
	for i, r := range s.Rows {
		if im.HeaderRow > 0 && r.Number != im.HeaderRow {
			continue
		}
		if im.HeaderRow == 0 && i >= begin {
			break
		}
		columns := im.match(r)
		switch {
		case !has(columns, "id", "title"):
		case recognised(columns) > 1 || im.HeaderRow > 0:
			return i, columns
		case alone < 0:
			alone, named = i, columns
		}
	}
	return alone, named
}

// Of the sheets of terms and settings.
const (
	termsHeader   = "terms.vocabulary"
	settingHeader = "Setting"
	valueHeader   = "Value"
)

// A chosen sheet is one that is read.
type chosen struct {
	*grid.Sheet
	header  int // place of the header among its rows
	columns []*column
}

// choose picks the sheets that are read: the one that was told, else the first with roles, and those that only hold items of roles, terms
// or settings. It says so.
func (im *importer) choose(file *grid.File) []chosen {
	var list []chosen
	var read, other []string
	roles, first := false, "" // a sheet with roles was found, and its name
	for _, s := range file.Sheets {
		if im.Sheet != "" && s.Name != im.Sheet || s.Hidden && im.Sheet == "" || len(s.Rows) == 0 {
			other = append(other, fmt.Sprintf("%q", s.Name))
			continue
		}
		c := chosen{Sheet: s}
		if c.header, c.columns = im.header(s); im.Sheet == "" && !im.wanted(c, roles) {
			if c.namesRoles() {
				im.report(diag.Warning, c.Pos(c.Rows[c.header].Number), "sheet-not-read",
					fmt.Sprintf("the sheet names columns of roles, but roles are read from one sheet alone, %q", first),
					fmt.Sprintf("put the roles into one sheet, or import this one by itself: --sheet %q", s.Name))
			}
			other = append(other, fmt.Sprintf("%q", s.Name))
			continue
		}
		if c.header >= 0 && !roles {
			roles, first = true, s.Name
		}
		list = append(list, c)
		read = append(read, fmt.Sprintf("%q", s.Name))
	}
	switch {
	case im.Sheet != "" && len(read) == 0:
		var known []string
		for _, s := range file.Sheets {
			known = append(known, s.Name)
		}
		hint := diag.DidYouMean(im.Sheet, known)
		switch {
		case len(known) == 1 && known[0] == "":
			hint = "a text file has no sheets: leave --sheet out"
		case hint == "":
			hint = "there are " + strictyaml.Enumerate(known)
		}
		im.report(diag.Error, diag.Pos{File: im.name}, "no-sheet", fmt.Sprintf("there is no sheet %q with rows", im.Sheet), hint)
	case !roles:
		im.noHeader(file)
		return nil
	case len(file.Sheets) > 1 && len(other) > 0:
		im.note("%s: read from %s; not read: %s", im.name, strings.Join(read, ", "), strictyaml.Enumerate(other))
	}
	return list
}

// besideItems are the paths of columns that a sheet of items has besides those of its list.
var besideItems = []string{"id", "title", readersPath, ignored, ""}

// wanted reports whether a sheet is read without being told to. roles says that one with roles was found before.
func (im *importer) wanted(c chosen, roles bool) bool {
	if isSettings(c.Sheet) || isTerms(im.match(c.Rows[0])) {
		return true
	}
	if c.header < 0 || !roles {
		return c.header >= 0
	}
	items := false
	for _, col := range c.columns {
		switch list := listOf(col); {
		case list != "":
			items = true
		case !slices.Contains(besideItems, col.path):
			return false
		}
	}
	return items
}

// namesRoles reports whether a sheet looks like one of roles, and not like notes that happen to have an id or a title.
func (c chosen) namesRoles() bool {
	return c.header >= 0 && (recognised(c.columns) > 1 || len(c.columns) == 1)
}

func isSettings(s *grid.Sheet) bool {
	cells := s.Rows[0].Cells
	return len(cells) > 1 && cells[0].Text == settingHeader && cells[1].Text == valueHeader
}

func isTerms(columns []*column) bool { return has(columns, termsHeader) && has(columns, "terms.id") }

// listOf returns the list that a column holds items, or parts of items, of.
func listOf(c *column) string {
	if c.field != nil {
		return c.field.list
	}
	for _, l := range theSchema().lists {
		if c.path == l.path || strings.HasPrefix(c.path, l.path+".") {
			return l.path
		}
	}
	return ""
}

// noHeader says that no row names columns.
func (im *importer) noHeader(file *grid.File) {
	pos := diag.Pos{File: im.name}
	hint := "name the columns in a row: a role needs at least a column called Title; --header-row N tells which row it is, --map FILE what columns mean"
	message := "no row names the columns of a table of roles"
	if im.HeaderRow > 0 {
		message = fmt.Sprintf("row %d names no column that holds the title or the id of roles", im.HeaderRow)
		for _, s := range file.Sheets {
			for _, r := range s.Rows {
				if r.Number == im.HeaderRow && (im.Sheet == "" || im.Sheet == s.Name) {
					pos = s.Pos(r.Number)
				}
			}
		}
	}
	im.report(diag.Error, pos, "no-header", message, hint)
}
