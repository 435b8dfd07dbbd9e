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

// checkData holds the default dataset as data against the goldens, so far as it is text, and notes those in written.
func checkData(t *testing.T, written map[string]bool) {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), "dataset.yaml", "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c, problems := compose.New(ds, rolexport.Templates())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, k := range compose.Kinds() {
		for _, s := range c.Subjects(k.ID, compose.Selection{}) {
			for _, name := range k.Data {
				f, _ := formats.ByName(name)
				if !s.Has(name) {
					continue
				}
				data, problems := c.Write(s, name)
				if len(problems) > 0 {
					t.Errorf("%s/%s as %s: %v", k.ID, s.Name, name, problems)
				}
				file, text := filepath.Join(folder, k.ID, s.Name+f.Ext), string(data)
				if f.Binary {
					file += ".txt"
					var err error
					if text, err = dumps[name](data); err != nil {
						t.Errorf("%s: %v", file, err)
					}
				}
				golden.Check(t, file, text)
				written[file] = true
			}
		}
	}
}
