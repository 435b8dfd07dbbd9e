package starter_test

import (
	"testing"
	"testing/fstest"

	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/starter"
)

// The dataset that people start from has no problem of its own, and each comment on top of a file names a schema that is beside it.
func TestStarterIsSound(t *testing.T) {
	files, err := starter.Files()
	if err != nil {
		t.Fatal(err)
	}
	tree := fstest.MapFS{}
	for name, data := range files {
		tree[name] = &fstest.MapFile{Data: data}
	}
	ds := datasettest.Load(t, tree)
	if len(ds.Roles) != 2 || len(ds.Comparisons) != 1 || ds.Workforce == nil {
		t.Errorf("%d roles, %d comparisons", len(ds.Roles), len(ds.Comparisons))
	}
	for _, name := range []string{dataset.MainFile, "theme.yaml", "README.md", ".gitignore", ".schema/role.json", "templates/role-sheet.md.tmpl", "templates/labels/de.yaml"} {
		if len(files[name]) == 0 {
			t.Errorf("%s is missing", name)
		}
	}
}
