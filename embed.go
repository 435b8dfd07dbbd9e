// Package rolexport carries the data that is built into the program: the default dataset, and the templates, labels and themes.
package rolexport

import (
	"embed"
	"io/fs"
)

//go:embed all:dataset
var dataset embed.FS

//go:embed all:templates
var templates embed.FS

// Dataset returns the default dataset: dataset.yaml at its root.
func Dataset() fs.FS { return sub(dataset, "dataset") }

// Templates returns the built-in templates: *.md.tmpl at its root, labels/ and themes/ below it.
func Templates() fs.FS { return sub(templates, "templates") }

func sub(f fs.FS, dir string) fs.FS {
	below, err := fs.Sub(f, dir)
	if err != nil {
		panic(err) // dir is a constant that go:embed has seen
	}
	return below
}
