package roletable

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"rolexport/internal/dataset"
)

// A sheet is a table to write.
type sheet struct {
	name    string
	columns []outColumn
	rows    [][]outCell
}

// An outColumn is a column to write.
type outColumn struct {
	header string
	kind   kind
	words  []string // that alone may stand in it
	width  int      // in characters; 0: after its kind
}

// An outCell is a value to write. The zero outCell is empty.
type outCell struct {
	stated bool
	kind   kind
	text   string // of an amount: the code of its currency, where no other cell states it
	figure float64
}

func textCell(s string) outCell { return outCell{stated: s != "", text: s} }

// sheets returns everything that is known of roles, a sheet for each list and one for the roles themselves.
func sheets(ds *dataset.Dataset) []sheet {
	all := []sheet{roles(ds)}
	for _, l := range theSchema().lists {
		all = append(all, items(ds, l))
	}
	return append(all, terms(ds), settingsOf(ds))
}

func (f *field) column() outColumn { return outColumn{header: f.header, kind: f.kind, words: f.words} }

// own returns the fields of the role itself.
func own() []*field {
	return slices.DeleteFunc(slices.Clone(theSchema().fields), func(f *field) bool { return f.list != "" })
}

func roles(ds *dataset.Dataset) sheet {
	s := sheet{name: "Roles"}
	for _, f := range own() {
		s.columns = append(s.columns, f.column())
	}
	for _, r := range ds.Roles {
		s.rows = append(s.rows, cells(own(), reflect.ValueOf(r)))
	}
	s.markReaders(ds)
	return s
}

// columns returns the columns of a list. Behind the id of a term stands its title.
func (l *list) columns() []outColumn {
	var columns []outColumn
	for _, f := range l.fields {
		columns = append(columns, f.column())
		if namesTerm(f) {
			columns = append(columns, outColumn{header: headerOf(f.path + ".title"), width: 28})
		}
	}
	return columns
}

// cells returns the cells of an item.
func (l *list) cells(ds *dataset.Dataset, item reflect.Value) []outCell {
	var row []outCell
	for _, f := range l.fields {
		c := cellOf(f, item)
		row = append(row, c)
		if namesTerm(f) {
			row = append(row, textCell(titleOf(ds, f.path, c.text)))
		}
	}
	return row
}

func namesTerm(f *field) bool {
	return slices.ContainsFunc(vocabularies, func(k termKind) bool { return k.field == f.path })
}

func titleOf(ds *dataset.Dataset, path, id string) string {
	for _, k := range vocabularies {
		if k.field != path {
			continue
		}
		for _, t := range k.of(ds) {
			if t.ID == id {
				return t.Title
			}
		}
	}
	return ""
}

func items(ds *dataset.Dataset, l *list) sheet {
	s := sheet{name: sheetName(l.path), columns: []outColumn{{header: headerOf("id"), width: 24}, {header: shownRole, width: 28}}}
	s.columns = append(s.columns, l.columns()...)
	for _, r := range ds.Roles {
		list := l.items(r)
		for i := range list.Len() {
			s.rows = append(s.rows, append([]outCell{textCell(r.ID), textCell(r.Title)}, l.cells(ds, list.Index(i))...))
		}
	}
	s.markReaders(ds)
	return s
}

func sheetName(path string) string {
	name := strings.NewReplacer(".", " ", "_", " ").Replace(path)
	return strings.ToUpper(name[:1]) + name[1:]
}

func cells(fields []*field, v reflect.Value) []outCell {
	row := make([]outCell, len(fields))
	for i, f := range fields {
		row[i] = cellOf(f, v)
	}
	return row
}

// cellOf returns the cell of a field, of a role or an item.
func cellOf(f *field, of reflect.Value) outCell {
	v, ok := f.get(of)
	if !ok {
		return outCell{}
	}
	c := outCell{stated: true, kind: f.kind}
	switch f.kind {
	case textKind, wordKind:
		c.text = v.String()
		c.stated = c.text != ""
	case dayKind:
		c.text = v.Interface().(dataset.Date).String()
	case truthKind:
		c.text = "no"
		if v.Bool() {
			c.text = "yes"
		}
	case wholeKind:
		c.figure = float64(v.Int())
	case figureKind, percentKind, moneyKind:
		c.figure = v.Float()
	case linesKind:
		var list []item
		for _, line := range v.Interface().(dataset.Lines) {
			list = append(list, item{line.Text, line.ID, line.Audience})
		}
		c.text = joinItems(list)
	case textsKind:
		var list []item
		for i := range v.Len() {
			list = append(list, item{text: v.Index(i).String()})
		}
		c.text = joinItems(list)
	case audienceKind:
		c.text = strings.Join(v.Interface().(dataset.Audience), ", ")
	default:
		panic(fmt.Sprintf("roletable: no cell for %s", f.path))
	}
	return c
}

func terms(ds *dataset.Dataset) sheet {
	s := sheet{name: "Terms", columns: []outColumn{
		{header: headerOf(termsHeader), kind: wordKind, words: vocabulary().words(termsHeader)}, {header: headerOf("terms.id"), width: 24},
		{header: headerOf("terms.title"), width: 32}, {header: headerOf("terms.description")}, {header: headerOf("terms.audience"), kind: audienceKind},
	}}
	for _, k := range vocabularies {
		for _, t := range k.of(ds) {
			s.rows = append(s.rows, []outCell{
				{stated: true, kind: wordKind, text: k.word}, textCell(t.ID), textCell(t.Title), textCell(t.Description),
				{stated: t.Audience != nil, kind: audienceKind, text: strings.Join(t.Audience, ", ")},
			})
		}
	}
	return s
}

func settingsOf(ds *dataset.Dataset) sheet {
	s := sheet{name: "Dataset", columns: []outColumn{{header: settingHeader, width: 28}, {header: valueHeader, width: 60}}}
	for _, name := range settings {
		kind := textKind
		if name == "skill_levels" {
			kind = textsKind
		}
		text := settingText(setting(ds, name))
		s.rows = append(s.rows, []outCell{textCell(name), {stated: text != "", kind: kind, text: text}})
	}
	return s
}

// flat returns one table with a row for each role and, below it, one for each further item of its longest list. The rows of a role begin with
// its id; all else of the role itself stands in the first of them.
func flat(ds *dataset.Dataset) sheet {
	s := sheet{name: "of all roles"}
	for _, f := range own() {
		s.columns = append(s.columns, f.column())
	}
	lists := theSchema().lists
	for _, l := range lists {
		s.columns = append(s.columns, l.columns()...)
	}
	for _, r := range ds.Roles {
		n := 1
		for _, l := range lists {
			n = max(n, l.items(r).Len())
		}
		for i := range n {
			row := make([]outCell, len(own()))
			if row[0] = textCell(r.ID); i == 0 {
				row = cells(own(), reflect.ValueOf(r))
				nameCurrency(ds.Currency, own(), row)
			}
			for _, l := range lists {
				if list := l.items(r); i < list.Len() {
					row = append(row, l.cells(ds, list.Index(i))...)
				} else {
					row = append(row, make([]outCell, len(l.columns()))...)
				}
			}
			s.rows = append(s.rows, row)
		}
	}
	s.markReaders(ds)
	return s
}

// nameCurrency gives amounts of a role whose currency no cell of its own states the dataset's.
func nameCurrency(code string, fields []*field, row []outCell) {
	for i, f := range fields {
		if f.kind != moneyKind || !row[i].stated {
			continue
		}
		beside := slices.IndexFunc(fields, func(other *field) bool { return other.path == prefixOf(f.path)+"currency" })
		if !row[beside].stated {
			row[i].text = code
		}
	}
}

// height returns how high a row is, in points: as many lines as its longest text takes, up to ten. Programs do not find that out by themselves.
func (s sheet) height(row []outCell) float64 {
	const line, most = 13.5, 10
	lines := 1
	for i, c := range row {
		if !c.stated || c.text == "" {
			continue
		}
		n := 0
		for _, text := range strings.Split(c.text, "\n") {
			n += 1 + uniseg.StringWidth(text)/int(s.columns[i].wide())
		}
		lines = max(lines, n)
	}
	return line * float64(min(lines, most))
}

// wide returns how wide a column is, in characters.
func (c outColumn) wide() float64 {
	byKind := map[kind]int{
		textKind: 36, wordKind: 14, dayKind: 13, truthKind: 12, wholeKind: 12, figureKind: 12, percentKind: 12, moneyKind: 15,
		linesKind: 44, textsKind: 44, audienceKind: 20,
	}
	return float64(max(cmp.Or(c.width, byKind[c.kind]), min(len([]rune(c.header))+4, 30)))
}
