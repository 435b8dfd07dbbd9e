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
