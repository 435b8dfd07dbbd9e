package roletable

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
	"rolexport/internal/strictyaml"
)

// readSheet reads the rows below the header.
func (im *importer) readSheet(c chosen) {
	im.oddities(c)
	im.checkReaders(c)
	im.checkColumns(c)
	im.beside(c)
	own, items := false, false // the sheet has columns of roles, and of items
	for _, col := range c.columns {
		im.audiences = im.audiences || col.path == "audience" || strings.HasSuffix(col.path, ".audience")
		if list := listOf(col); list != "" {
			items = true
			im.lists[list] = true
		} else if !slices.Contains(besideItems, col.path) {
			own = true
		}
	}
	var current *entry
	for _, r := range c.Rows[c.header+1:] {
		current = im.readRow(c, r, current, items, own || !items || len(im.entries) == 0 || has(c.columns, "title"))
	}
}

// oddities reports what a sheet holds beside the table, and what may not be what it looks like.
func (im *importer) oddities(c chosen) {
	for _, r := range c.Rows[:c.header] {
		im.report(diag.Warning, c.Pos(r.Number), "banner-row",
			fmt.Sprintf("the row stands above the names of the columns and is not read: %q", clip(rowText(r))), "")
	}
	const most = 20
	for i, area := range c.Merged {
		if i == most {
			im.report(diag.Warning, c.Pos(0), "merged-cells", fmt.Sprintf("%d more areas of merged cells", len(c.Merged)-most), "")
			break
		}
		im.report(diag.Warning, c.Pos(area.Top), "merged-cells",
			fmt.Sprintf("the cells %s are merged: their content counts for the first of them alone", area),
			"unmerge them if it is meant for all")
	}
	var hidden []string
	for _, r := range c.Rows {
		if r.Hidden {
			hidden = append(hidden, fmt.Sprint(r.Number))
		}
	}
	if len(hidden) > 0 {
		im.report(diag.Warning, c.Pos(0), "hidden-rows", "hidden rows are read like others: "+strictyaml.Enumerate(hidden),
			"delete them if they are not meant")
	}
}

// rowText returns the texts of a row.
func rowText(r grid.Row) string {
	var texts []string
	for _, c := range r.Cells {
		texts = append(texts, c.Text)
	}
	return strings.Join(texts, " ")
}

// checkColumns reports columns that are not read, and those that are given twice, and looks how shares are given.
func (im *importer) checkColumns(c chosen) {
	header := c.Rows[c.header]
	seen := map[string]*column{}
	for _, col := range c.columns {
		at := im.place(c, header, col)
		if key, _, ok := im.Map.find(col.header); ok {
			im.used[key] = true
		}
		switch earlier := seen[col.path]; {
		case col.path == "":
			hint := fmt.Sprintf("map it to a field with --map, a file with a line such as %q: notes; or to ignore", clip(col.header))
			if like := diag.Nearest(col.header, headers()); like != "" {
				hint = fmt.Sprintf("call it %q if that is meant; or %s", like, hint)
			}
			im.report(diag.Warning, at.pos, "unknown-column", at.String()+" is not imported", hint)
		case col.path != ignored && earlier != nil:
			im.report(diag.Error, at.pos, "repeated-column", fmt.Sprintf("the columns %s %q and %s %q both hold %q", grid.Letters(earlier.index),
				clip(earlier.header), grid.Letters(col.index), clip(col.header), col.path), "map one of them to another field, or to ignore, with --map")
		}
		seen[col.path] = col
		im.sources = im.sources || col.path == "source.name"
		if base, ok := strings.CutSuffix(col.path, ".title"); ok && col.field == nil && !has(c.columns, base) {
			col.path, col.field = base, theSchema().byPath[base] // the titles of terms stand for their ids
		}
		if col.field != nil && col.field.kind == percentKind && col.header != col.field.header+percentUnit {
			im.findFractions(c, col)
		}
	}
}

// findFractions decides whether a column of shares holds parts of 1: it does when no share is over 1 and one is below.
func (im *importer) findFractions(c chosen, col *column) {
	var first grid.Row
	fraction := false
	for _, r := range c.Rows[c.header+1:] {
		cell := r.Cell(col.index)
		if cell.Percent || cell.Unit == "%" || cell.Kind != grid.Text && cell.Kind != grid.Number {
			continue
		}
		text, _ := unprotect(cell.Text)
		x, _, ok := parseFigure(text, false)
		switch {
		case !ok:
		case x > 1:
			return
		case x > 0 && x < 1 && !fraction:
			first, fraction = r, true
		}
	}
	if col.fraction = fraction; fraction {
		im.doubt(im.place(c, first, col), "fraction-taken-for-percent", fmt.Sprintf("no share is over 1, so %s is taken for a part of 1 and not for %s %%",
			first.Cell(col.index).Text, first.Cell(col.index).Text), "write the shares with a % sign")
	}
}

func (im *importer) place(c chosen, r grid.Row, col *column) place {
	return place{c.Pos(r.Number), col.index, col.header}
}

// text returns the text of the cell in the column with a path, and where it stands. It is empty when nothing is stated.
func (im *importer) text(c chosen, r grid.Row, path string) (string, place) {
	for _, col := range c.columns {
		if col.path == path {
			at := im.place(c, r, col)
			text, literal := im.cellText(at, r.Cell(col.index))
			if !literal && isNotStated(text) {
				text = ""
			}
			return text, at
		}
	}
	return "", place{pos: c.Pos(r.Number)}
}

// readRow reads a row into the role that it belongs to. makes says that roles which are not known yet become new ones.
func (im *importer) readRow(c chosen, r grid.Row, current *entry, items, makes bool) *entry {
	owner := im.ownerOf(c, r, current, makes)
	e := owner.entry
	switch {
	case owner.unclear:
		return current
	case owner.unnamed() && (e == nil || !items):
		im.report(diag.Error, c.Pos(r.Number), "row-without-role", fmt.Sprintf("the row names no role: %q", clip(rowText(r))),
			"give it a title, or delete it if it is no role")
		return e
	case owner.unnamed():
	case e == nil:
		if e = im.newEntry(c, r, owner); e == nil {
			return current
		}
		if len(r.Cells) == 1 && recognised(c.columns) > 2 {
			im.doubt(owner.titleAt, "title-alone", fmt.Sprintf("nothing but the title %q stands in the row, which makes a role", clip(owner.title)),
				"delete the row if it is a heading")
		}
	case !items:
		im.report(diag.Error, c.Pos(r.Number), "repeated-role",
			fmt.Sprintf("the role %q is given twice, the first time in row %d", clip(cmp.Or(owner.id, owner.title)), e.pos.Line),
			"keep one of the two rows; two roles with one title need a column with ids")
		return e
	}
	im.readColumns(c, r, e)
	return e
}

func (im *importer) newEntry(c chosen, r grid.Row, o owner) *entry {
	id, title, idAt, titleAt := o.id, o.title, o.idAt, o.titleAt
	e := &entry{pos: c.Pos(r.Number), given: id, cells: map[string]string{}, items: map[string][]row{}, stated: map[string]bool{}}
	if id != "" {
		if problem, hint := dataset.UnsafeID(id); problem != "" {
			im.bad(idAt, fmt.Sprintf("the id %q %s", clip(id), problem), hint)
			return nil
		}
	} else {
		id = im.idFor(title)
	}
	e.old = im.Into.Role(id)
	e.role = &dataset.Role{ID: id}
	if e.old != nil {
		e.role = duplicate(e.old)
		e.role.ID = id
	}
	if title == "" && e.role.Title == "" {
		im.bad(titleAt, fmt.Sprintf("the role %q has no title", clip(id)), "give it one")
		return nil
	}
	if strings.ContainsAny(title, "\n") {
		im.bad(titleAt, "the title has more than one line", "write it on one")
		return nil
	}
	im.entries = append(im.entries, e)
	im.byID[id] = e
	if name := dataset.FoldName(cmp.Or(title, e.role.Title)); name != "" {
		im.byTitle[name] = append(im.byTitle[name], e)
	}
	return e
}

// readColumns reads the cells of a row into a role.
func (im *importer) readColumns(c chosen, r grid.Row, e *entry) {
	first := e.pos == c.Pos(r.Number)
	fresh := map[string]reflect.Value{} // the item of the row, by list
	stated := map[string]bool{}
	where := map[string]place{}
	for _, col := range c.columns {
		if col.path == "" || col.path == ignored || col.path == "id" || col.path == readersPath {
			continue
		}
		at, cell := im.place(c, r, col), r.Cell(col.index)
		switch list := listOf(col); {
		case list == "":
			im.readOwn(e, col, at, cell, first)
		case col.field == nil && strings.HasSuffix(col.path, ".title"):
			im.nameTerm(c, r, col, at, cell)
		case col.field == nil:
			im.readItems(e, list, col, at, cell)
		default:
			l := theSchema().list(list)
			if _, ok := fresh[list]; !ok {
				fresh[list], where[list] = reflect.New(l.item).Elem(), at
			}
			if value, ok := im.value(col, at, cell); ok {
				col.field.set(fresh[list], im.termID(col.field, value))
				stated[list] = true
			}
		}
	}
	im.settle(e)
	for _, l := range theSchema().lists {
		if stated[l.path] {
			e.items[l.path] = append(e.items[l.path], row{im.complete(e, l, fresh[l.path], c.columns), where[l.path]})
		}
	}
}

// readOwn reads a cell of the role itself. Further rows of a role repeat it or leave it out.
func (im *importer) readOwn(e *entry, col *column, at place, cell grid.Cell, first bool) {
	text, _ := clean(cell.Text)
	text = strings.TrimSpace(text)
	if col.path == "title" {
		text = dataset.FoldName(text) // a row that is found by its title has it, however it is written
	}
	key := text + " " + cell.Unit
	switch before, had := e.cells[col.path]; {
	case !first && text == "":
		return
	case !first && had && before != key:
		im.report(diag.Error, at.pos, "contradiction", fmt.Sprintf("%s: it differs from what row %d says of the same role", at, e.pos.Line),
			"keep one of the two, and leave the other cell empty or repeat it")
		return
	case had:
		return
	}
	e.cells[col.path] = key
	if col.field == nil {
		im.readComposed(e, col, at, cell)
		return
	}
	value, ok := im.value(col, at, cell)
	if !ok {
		im.clear(e, col.field)
		return
	}
	col.field.set(reflect.ValueOf(e.role), value)
	if col.field.kind == moneyKind {
		e.stated[col.path] = true
	}
}

// clear removes what a role says in a field.
func (im *importer) clear(e *entry, f *field) {
	if f.path == "title" {
		return // a role that is named by its id may leave it out
	}
	v := reflect.ValueOf(e.role)
	for _, i := range f.within {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	v.SetZero()
}

// complete fills an item up with what the dataset says of it in fields that the table has no column for. The item is the one with the
// same id, or of which all that the table says is the same.
func (im *importer) complete(e *entry, l *list, fresh reflect.Value, columns []*column) reflect.Value {
	if e.old == nil {
		return fresh
	}
	var has, lacks []*field
	for _, f := range l.fields {
		if slices.ContainsFunc(columns, func(c *column) bool { return c.field == f }) {
			has = append(has, f)
		} else {
			lacks = append(lacks, f)
		}
	}
	if len(lacks) == 0 {
		return fresh
	}
	text := func(f *field, v reflect.Value) string {
		x, ok := f.get(v)
		return fmt.Sprint(ok, x)
	}
	old := l.items(e.old)
	for i := range old.Len() {
		same := func(f *field) bool { return text(f, old.Index(i)) == text(f, fresh) }
		key, keyed := l.fields[0].get(fresh)
		if keyed && key.Kind() == reflect.String && !same(l.fields[0]) || !keyed && slices.ContainsFunc(has, func(f *field) bool {
			return (f.kind == textKind || f.kind == linesKind) && !same(f)
		}) {
			continue
		}
		for _, f := range lacks {
			if value, ok := f.get(old.Index(i)); ok {
				f.set(fresh, value)
			}
		}
		return fresh
	}
	return fresh
}
