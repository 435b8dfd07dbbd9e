// Package roletable reads roles from the spreadsheets that people keep, and writes them as spreadsheets that it reads back without loss.
//
// A column is matched to a field of a role by its header. What the fields are, the model of dataset says; how they are called, words.yaml.
// Nothing is guessed silently: what cannot be read is an error with its row and column, what could be meant in two ways is a warning.
package roletable

import (
	"cmp"
	"fmt"
	"path"
	"reflect"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
	"rolexport/internal/interchange/merge"
	"rolexport/internal/strictyaml"
)

// Options say how a table is read. The zero Options read what can be recognised.
type Options struct {
	Sheet     string   // name of the only sheet to read; empty: the first one with roles and those with items of roles
	HeaderRow int      // row of the column names, from 1; 0: the first row that can be one
	Map       *Mapping // what columns mean; nil: what their headers say
	Currency  string   // ISO 4217 code of amounts that name none
	// Organisation is the name of who hires, for a new dataset; empty: what the sheet of settings says.
	Organisation string
	Source       *dataset.Source // of new roles where the table has no column of sources; nil: none
	// SourceOfAll gives Source to all roles.
	SourceOfAll bool
	Into        *dataset.Dataset // what the roles are brought into: its roles and terms are known; nil: nothing
}

// A Result is what was read.
type Result struct {
	Import *merge.Import
	Notes  []string // how the table was understood
}

// Read reads the roles of a table. The Result is nil when one of the problems is an error.
func Read(name string, src []byte, o Options) (*Result, diag.List) {
	file, problems := grid.Read(name, src)
	if file == nil {
		return nil, problems
	}
	im := &importer{
		Options: o, name: name, problems: problems, notes: file.Notes, byID: map[string]*entry{}, byTitle: map[string][]*entry{}, lists: map[string]bool{}, used: map[string]bool{},
		warned: map[string]bool{}, settings: &dataset.Dataset{},
	}
	if im.Into == nil {
		im.Into = &dataset.Dataset{}
	}
	im.read(file)
	im.problems.Sort()
	if im.problems.HasErrors() {
		return nil, im.problems
	}
	return im.result(), im.problems
}

// An importer is one run of Read.
type importer struct {
	Options
	name     string
	problems diag.List
	notes    []string

	entries   []*entry
	byID      map[string]*entry
	byTitle   map[string][]*entry        // in the form of FoldName
	lists     map[string]bool            // paths of the lists that the table has columns for
	used      map[string]bool            // headers of Map that were met
	warned    map[string]bool            // of what is told once
	terms     [3][]dataset.Term          // in the order of vocabularies
	byTerm    [3]map[string]dataset.Term // those and the dataset's, by id, and by title in the form of FoldName behind a space
	oldNames  map[string][]*dataset.Role // of the dataset, by title in the form of FoldName, and by alias behind a space
	settings  *dataset.Dataset           // from the sheet of settings
	sources   bool                       // the table has a column of sources
	audiences bool                       // a column holds for whom something is
	pending   []currencyOf               // of the amounts of the row that is being read
}

// An entry is a role of the table.
type entry struct {
	role  *dataset.Role
	old   *dataset.Role // what the dataset says of it; nil: nothing
	pos   diag.Pos
	given string            // the id in the table, if there is one
	cells map[string]string // of the role's own columns, by path, to find rows that contradict each other
	items map[string][]row  // of lists, by path

	stated  map[string]bool // the amounts that the table states, by path
	counted *int            // what the column of direct reports holds in the place of roles; nil: no number
}

// A row is an item with its place.
type row struct {
	value reflect.Value
	at    place
}

// A place is a cell.
type place struct {
	pos    diag.Pos
	column int
	header string
}

func (p place) String() string {
	return fmt.Sprintf("column %s %q", grid.Letters(p.column), clip(p.header))
}

// clip shortens a text for a message.
func clip(s string) string { return diag.Clip(s, 60) }

func (im *importer) report(severity diag.Severity, pos diag.Pos, code, message, hint string) {
	const most = 1000
	switch {
	case len(im.problems) < most:
		im.problems = append(im.problems, diag.Diagnostic{Severity: severity, Code: code, Pos: pos, Message: message, Hint: hint})
	case len(im.problems) == most:
		im.problems = append(im.problems, diag.Diagnostic{
			Severity: diag.Error, Code: "too-many-problems", Pos: diag.Pos{File: im.name}, Message: fmt.Sprintf("more than %d problems", most),
			Hint: "the rest is not shown",
		})
	}
}

// bad reports a cell that is not understood.
func (im *importer) bad(at place, message, hint string) {
	im.report(diag.Error, at.pos, "unreadable-cell", at.String()+": "+message, hint)
}

// doubt reports a cell that could mean two things.
func (im *importer) doubt(at place, code, message, hint string) {
	im.report(diag.Warning, at.pos, code, at.String()+": "+message, hint)
}

func (im *importer) note(format string, args ...any) {
	im.notes = append(im.notes, fmt.Sprintf(format, args...))
}

// read reads the sheets.
func (im *importer) read(file *grid.File) {
	sheets := im.choose(file)
	for _, s := range sheets { // terms and settings first, wherever they stand
		switch {
		case isSettings(s.Sheet):
			im.readSettings(s.Sheet)
		case isTerms(im.match(s.Rows[0])):
			im.readTerms(s.Sheet, im.match(s.Rows[0]))
		}
	}
	im.nameOrganisation()
	for _, s := range sheets {
		if !isSettings(s.Sheet) && !isTerms(im.match(s.Rows[0])) {
			im.readSheet(s)
		}
	}
	if im.Map != nil {
		im.problems = append(im.problems, im.Map.unused(im.used)...)
	}
	if len(sheets) > 0 && len(im.entries) == 0 && !im.problems.HasErrors() {
		im.report(diag.Error, diag.Pos{File: im.name}, "no-roles", "the table holds no role", "a role needs a row with its title")
	}
	for _, e := range im.entries {
		im.finish(e)
	}
	im.checkSilence()
}

// finish gives a role its items and its references.
func (im *importer) finish(e *entry) {
	for _, l := range theSchema().lists {
		if im.lists[l.path] && !(e.counted != nil && l.path == "direct_reports") {
			im.setItems(e, l)
		}
	}
	if e.counted != nil && strings.TrimSpace(e.cells["scope.team_direct"]) == "" { // no column of its own says it
		theSchema().byPath["scope.team_direct"].set(reflect.ValueOf(e.role), reflect.ValueOf(*e.counted))
	}
	im.resolve(e)
	unstatePay(e)
	unstateAmounts(e)
	im.nameCurrencies(e)
	prune(reflect.ValueOf(e.role).Elem())
	im.needOrganisation(e)
	named := e.old == nil || e.old.Source != nil && im.Source != nil && *e.old.Source == *im.Source // by an earlier import of the same table
	if im.Source != nil && (im.SourceOfAll || e.role.Source == nil && named && !im.sources) {
		source := *im.Source
		e.role.Source = &source
	}
}

var amountType = reflect.TypeFor[*dataset.Amount]()

// prune removes parts that say nothing. An amount that is there is stated, be it 0.
func prune(v reflect.Value) {
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.Pointer || f.Type().Elem().Kind() != reflect.Struct || f.IsNil() || f.Type() == amountType {
			continue
		}
		prune(f.Elem())
		if f.Elem().IsZero() {
			f.SetZero()
		}
	}
}

// setItems stores the items of a list. What the table has no column for, an item keeps from the one that it was.
func (im *importer) setItems(e *entry, l *list) {
	rows := e.items[l.path]
	items := reflect.MakeSlice(reflect.SliceOf(l.item), 0, len(rows))
	for _, r := range rows {
		items = reflect.Append(items, r.value)
	}
	if len(rows) == 0 {
		items = reflect.Zero(items.Type())
	}
	l.setItems(e.role, items)
}

// result returns the import. Its roles are whole: what the table does not mention has been taken from the dataset.
func (im *importer) result() *Result {
	ds := im.settings
	ds.Title = cmp.Or(ds.Title, "Roles from "+path.Base(strings.ReplaceAll(im.name, `\`, "/")))
	ds.Currency = cmp.Or(im.Currency, ds.Currency)
	ds.Dimensions, ds.Areas, ds.Skills = im.terms[0], im.terms[1], im.terms[2]
	r := &Result{Import: &merge.Import{Dataset: ds, Places: map[string]diag.Pos{}}, Notes: im.notes}
	for _, e := range im.entries {
		ds.Roles = append(ds.Roles, e.role)
		r.Import.Places[e.role.ID] = e.pos
	}
	t := reflect.TypeFor[dataset.Role]()
	for i := range t.NumField() {
		if name := strictyaml.Key(t.Field(i)); name != "" && name != "id" {
			r.Import.Fields = append(r.Import.Fields, name)
		}
	}
	return r
}

// duplicate returns a role that can be changed without changing the one it was.
func duplicate(r *dataset.Role) *dataset.Role {
	file, problems := strictyaml.Parse("role", strictyaml.Encode(r))
	other := &dataset.Role{}
	if problems = append(problems, file.Decode(other)...); problems.HasErrors() {
		panic(problems) // a role that was loaded is written as it is read
	}
	return other
}
