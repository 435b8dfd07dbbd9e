package compose

import (
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
)

// mostName is how long a name in a drawing may be, in UTF-16 units: beside a bar or in a legend it takes a line or two, and leaves the
// drawing its room.
const mostName = 36

// nameColumn is the Column.Key of short names, which workbooks show and drawings are labelled with.
const nameColumn = "name"

// shortNames are what drawings call roles, by their ids; nil where the labels of all roles are short enough.
type shortNames map[string]string

func shorten(roles []*dataset.Role, label map[string]string) shortNames {
	for _, r := range roles {
		if ooxml.Units(label[r.ID]) > mostName {
			return labels(roles, mostName)
		}
	}
	return nil
}

// category is the Column.Key of what drawings call the rows of a table of roles.
func (n shortNames) category() string {
	if n == nil {
		return "role"
	}
	return nameColumn
}

// head returns columns with that of the short names behind them, if there are any.
func (n shortNames) head(w words, columns ...doc.Column) []doc.Column {
	if n == nil {
		return columns
	}
	return append(columns, doc.Column{Key: nameColumn, Title: w.say("short_name"), Detail: true})
}

// cell returns cells with a short name behind them, if there are any.
func (n shortNames) cell(name doc.Value, cells ...doc.Value) []doc.Value {
	if n == nil {
		return cells
	}
	return append(cells, name)
}
