// Package schema holds the JSON Schemas (2020-12) of the files that rolexport reads, for editors and other checkers. They are generated from the
// Go types that the files are decoded into; a test fails when a committed one is stale, and ROLEXPORT_UPDATE=1 writes it anew.
//
// A schema says what a file may look like. What else must hold, such as that a role that is named exists, is checked when a dataset is loaded.
package schema

import "embed"

//go:embed *.json
var files embed.FS

// A Subject is a sort of file that has a schema.
type Subject struct {
	Name    string // also the name of its file, without .json
	Summary string // the files that it describes
}

// Subjects returns all that have a schema.
func Subjects() []Subject {
	return []Subject{
		{"dataset", "dataset.yaml, and datasets in one file"},
		{"role", "roles/*.yaml"},
		{"comparison", "comparisons/*.yaml"},
		{"workforce", "workforce.yaml"},
		{"theme", "theme files"},
		{"labels", "templates/labels/*.yaml"},
	}
}

// JSON returns the schema of a subject, and nil for a name that none has.
func JSON(name string) []byte {
	data, err := files.ReadFile(name + ".json")
	if err != nil {
		return nil
	}
	return data
}
