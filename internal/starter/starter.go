// Package starter holds the folder that a new dataset starts from.
package starter

import (
	"embed"
	"io/fs"
	"path"

	"rolexport"
	"rolexport/internal/schema"
)

//go:embed all:folder
var folder embed.FS

// SchemaFolder is where the JSON Schemas stand that the first line of each file refers to.
const SchemaFolder = ".schema"

// Files returns the files of a new dataset folder by their paths: a small dataset with comments, a theme, the built-in templates and labels, the JSON Schemas,
// a recipe for continuous integration.
func Files() (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, s := range schema.Subjects() {
		files[path.Join(SchemaFolder, s.Name+".json")] = schema.JSON(s.Name)
	}
	own, err := fs.Sub(folder, "folder")
	if err != nil {
		return nil, err
	}
	if err := add(files, own, "."); err != nil {
		return nil, err
	}
	return files, add(files, rolexport.Templates(), "templates")
}

// add puts the files of a file system into a folder. Built-in themes are left out: theme.yaml extends one of them.
func add(files map[string][]byte, from fs.FS, folder string) error {
	return fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name == "themes":
			return fs.SkipDir
		case entry.IsDir():
			return nil
		}
		data, err := fs.ReadFile(from, name)
		files[path.Join(folder, name)] = data
		return err
	})
}
