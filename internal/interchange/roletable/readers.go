package roletable

import (
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
)

// readersPath is the column by which a table says for which readers it was made: it leaves out what is not for them, and says of nothing that is left for
// whom it is.
const readersPath = "table.readers"

// markReaders puts into a sheet of roles for whom the dataset was made, if it was made for somebody.
func (s *sheet) markReaders(ds *dataset.Dataset) {
	if ds.Reader == "" {
		return
	}
	s.columns = append(s.columns, outColumn{header: headerOf(readersPath), kind: wordKind, words: dataset.Audiences()})
	for i := range s.rows {
		s.rows[i] = append(s.rows[i], outCell{stated: true, kind: wordKind, text: ds.Reader})
	}
}

// checkReaders refuses a table that was made for readers who do not see all of the dataset that it would be brought into: what is withheld from them
// would be taken for removed.
func (im *importer) checkReaders(c chosen) {
	if !has(c.columns, readersPath) || im.warned[readersPath] {
		return
	}
	for _, r := range c.Rows[c.header+1:] {
		reader, at := im.text(c, r, readersPath)
		if reader == "" {
			continue
		}
		im.warned[readersPath] = true
		switch {
		case !slices.Contains(dataset.Audiences(), reader):
			im.bad(at, fmt.Sprintf("%q are no readers", clip(reader)), "write one of "+strings.Join(dataset.Audiences(), ", "))
		case im.Into.Withholds(reader):
			im.report(diag.Error, at.pos, "table-for-readers",
				fmt.Sprintf("the table was made for %s readers: what the dataset withholds from them would be removed", reader),
				"export the table without --audience and bring the changes into that one, or import this one with --out into a new folder")
		default:
			im.note("%s: made for %s readers, without what is not for them", im.name, reader)
		}
		return
	}
}

// checkSilence refuses a table that has columns for readers and names none in them, over roles of which the dataset does: so looks a table that was
// made for some readers and has lost the column that says so.
func (im *importer) checkSilence() {
	if !im.audiences || im.warned[readersPath] {
		return
	}
	var before, after []*dataset.Role
	for _, e := range im.entries {
		if e.old != nil {
			before = append(before, e.old)
		}
		after = append(after, e.role)
	}
	if namesReaders(before) && !namesReaders(after) {
		im.report(diag.Error, diag.Pos{File: im.name}, "table-for-readers",
			"the table says of nothing for whom it is, and the dataset does: what it withholds from some readers would be removed or shown to all",
			"export the table without --audience and bring the changes into that one; what is to be kept from nobody any more, change in the files of the dataset")
	}
}

// namesReaders reports whether roles say of anything for whom it is.
func namesReaders(roles []*dataset.Role) bool {
	ds := dataset.Dataset{Roles: roles}
	return slices.ContainsFunc(dataset.Audiences(), ds.Withholds)
}
