package golden_test

import (
	"path/filepath"
	"testing"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/golden"
	"rolexport/internal/render/formats"
)

// TestData holds the default dataset as data against the goldens.
func TestData(t *testing.T) {
	ds, problems := dataset.Load(rolexport.Dataset(), "dataset.yaml", "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c, problems := compose.New(ds, rolexport.Templates())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	written := make(map[string]bool)
	for _, k := range compose.Kinds() {
		if k.Composed() {
			continue
		}
		for _, s := range c.Subjects(k.ID, compose.Selection{}) {
			for _, name := range k.Data {
				if !s.Has(name) {
					continue
				}
				data, problems := c.Write(s, name)
				if len(problems) > 0 {
					t.Errorf("%s/%s as %s: %v", k.ID, s.Name, name, problems)
				}
				f, _ := formats.ByName(name)
				file := filepath.Join(folder, k.ID, s.Name+f.Ext)
				golden.Check(t, file, string(data))
				written[file] = true
			}
		}
		golden.CheckOrphans(t, filepath.Join(folder, k.ID), written)
	}
}
