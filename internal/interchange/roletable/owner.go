package roletable

import (
	"cmp"
	"fmt"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
)

// shownRole is the header of the column by which sheets of items show whose a row is, beside the ids that count.
const shownRole = "Role " + notRead

// An owner is the role that a row belongs to, and how the row names it.
type owner struct {
	entry         *entry // nil: one that the table has not named before
	id, title     string
	idAt, titleAt place
	unclear       bool // the row names no role that it can belong to, which has been reported
}

// unnamed reports whether the row names no role.
func (o owner) unnamed() bool { return o.id == "" && o.title == "" }

// ownerOf finds the role of a row: the one with its id or, where it has none, with its title; the one of the row above where it has neither. On a sheet
// that only holds items of roles a title may stand in the place of the id, and a row without either must not show the title of another role.
func (im *importer) ownerOf(c chosen, r grid.Row, above *entry, makes bool) owner {
	var o owner
	o.id, o.idAt = im.text(c, r, "id")
	o.title, o.titleAt = im.text(c, r, "title")
	if cell := r.Cell(o.idAt.column); o.id != "" && cell.Kind == grid.Number && strings.Contains(cell.Text, ".") {
		im.doubt(o.idAt, "number-as-id", fmt.Sprintf("the id %s is a number, which loses zeros at its end", cell.Text),
			"format the column as text, and check the ids")
	}
	at := o.idAt
	switch shown, shownAt := im.shownRole(c, r); {
	case !o.unnamed():
		if o.id == "" {
			at = o.titleAt
		}
	case shown == "" || above.isCalled(shown):
		o.entry = above
		return o
	default:
		o.title, at, makes = shown, shownAt, false
	}
	found := im.named(o.id, o.title, makes)
	switch {
	case len(found) > 1:
		im.report(diag.Error, at.pos, "ambiguous-role", fmt.Sprintf("%s: %q can be %q or %q", at, clip(cmp.Or(o.id, o.title)), clip(found[0].role.ID),
			clip(found[1].role.ID)), "write the id")
		o.unclear = true
	case len(found) == 1:
		o.entry = found[0]
	case !makes:
		im.bad(at, fmt.Sprintf("there is no role %q among those above", clip(cmp.Or(o.id, o.title))), "give the role a row on the sheet of roles")
		o.unclear = true
	}
	return o
}

// shownRole returns the title that a row of a sheet of items shows of its role.
func (im *importer) shownRole(c chosen, r grid.Row) (string, place) {
	for _, col := range c.columns {
		if col.path == ignored && squeeze(col.header) == squeeze(shownRole) {
			text, _ := clean(r.Cell(col.index).Text)
			text, _ = unprotect(text)
			return text, im.place(c, r, col)
		}
	}
	return "", place{}
}

// isCalled reports whether the role has a title in the table, or had it in the dataset.
func (e *entry) isCalled(title string) bool {
	is := func(r *dataset.Role) bool { return r != nil && dataset.FoldName(r.Title) == dataset.FoldName(title) }
	return e != nil && (is(e.role) || is(e.old))
}

// named returns the roles of the table with an id or, where there is none, with a title. On sheets that make no roles an id that is none may be a title.
func (im *importer) named(id, title string, makes bool) []*entry {
	switch e := im.byID[id]; {
	case id != "" && e != nil:
		return []*entry{e}
	case id != "" && makes:
		return nil
	}
	return im.byTitle[dataset.FoldName(cmp.Or(id, title))]
}
