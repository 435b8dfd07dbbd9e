package dataset_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"rolexport"
	"rolexport/internal/dataset"
)

var ownID = regexp.MustCompile(`(?m)^id: .*\n`)

// BenchmarkLoad loads the default dataset's roles, repeated under new ids, and reports how many a second.
func BenchmarkLoad(b *testing.B) {
	const copies = 40
	files := fstest.MapFS{}
	roles := 0
	err := fs.WalkDir(rolexport.Dataset(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(rolexport.Dataset(), path)
		files[path] = &fstest.MapFile{Data: data}
		name, ok := strings.CutPrefix(path, "roles/")
		if !ok {
			return err
		}
		copied := &fstest.MapFile{Data: ownID.ReplaceAll(data, nil)}
		for i := range copies {
			files[fmt.Sprintf("roles/%d-%s", i, name)] = copied
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		ds, problems := dataset.Load(files, dataset.MainFile, "")
		if ds == nil {
			b.Fatal(problems)
		}
		roles = len(ds.Roles)
	}
	b.ReportMetric(float64(b.N)*float64(roles)/b.Elapsed().Seconds(), "roles/s")
}
