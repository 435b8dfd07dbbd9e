package content_test

import (
	"os"
	"path/filepath"
	"testing"

	"rolexport/bench/content"
	"rolexport/internal/dataset"
	"rolexport/internal/rules"
)

// The benchmarks measure datasets that have nothing to be told of, and make the same from the same number.
func TestDatasetsAreSound(t *testing.T) {
	for name, c := range map[string]*content.Content{"roles": content.New(12), "matrix": content.NewMatrix(12).Content()} {
		one, other := t.TempDir(), t.TempDir()
		if err := c.WriteDataset(one); err != nil {
			t.Fatal(err)
		}
		ds, problems := dataset.Load(os.DirFS(one), dataset.MainFile, "")
		if ds == nil || len(problems) > 0 {
			t.Fatalf("%s: %v", name, problems)
		}
		if found := rules.Check(ds); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
		if name == "roles" {
			c = content.New(12)
		}
		if err := c.WriteDataset(other); err != nil {
			t.Fatal(err)
		}
		again, _ := dataset.Load(os.DirFS(other), dataset.MainFile, "")
		if again == nil || again.Digest != ds.Digest {
			t.Errorf("%s: not the same twice", filepath.Base(other))
		}
	}
}
