package interchange_test

import (
	"os"
	"path/filepath"
	"testing"

	"rolexport/internal/interchange/intake"
	"rolexport/internal/interchange/merge"
)

// FuzzONET and FuzzESCO hold for any content of any of the files: an importer ends, without a panic, in errors or in roles that a dataset may hold.
func FuzzONET(f *testing.F) { fuzz(f, "onet", samples+"onet-31.0") }

func FuzzESCO(f *testing.F) { fuzz(f, "esco", samples+"esco-v1.2.1", "--language", "en") }

func fuzz(f *testing.F, what, folder string, flags ...string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		f.Fatal(err)
	}
	dir := filepath.Join(f.TempDir(), filepath.Base(folder))
	if err := os.CopyFS(dir, os.DirFS(folder)); err != nil {
		f.Fatal(err)
	}
	sound := map[string][]byte{}
	for i, e := range entries {
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			f.Fatal(err)
		}
		sound[e.Name()] = data
		f.Add(uint8(i), data)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		e := entries[int(which)%len(entries)]
		name := filepath.Join(dir, e.Name())
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		defer os.WriteFile(name, sound[e.Name()], 0o600) // for the next one
		var problems intake.Problems
		folder, err := intake.Open(dir, &problems)
		if err != nil || folder == nil {
			t.Fatal(err, problems.List())
		}
		in := importers[what](folder, flags, &problems)
		if err := folder.Close(); err != nil {
			t.Fatal(err)
		}
		if (in == nil) != problems.Failed() {
			t.Fatalf("import %v with %v", in, problems.List())
		}
		if in == nil {
			return
		}
		if _, problems, err := merge.New(filepath.Join(dir, "none"), in); err != nil || problems.HasErrors() {
			t.Fatalf("%v %v", err, problems)
		}
	})
}
