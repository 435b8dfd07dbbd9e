package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"rolexport/internal/dataset/datasettest"
)

// TestShards exports the documents of each role by themselves: they are the same as among all others, to the byte, and none is missing.
func TestShards(t *testing.T) {
	program, data := build(t, "", ""), nastyFolder(t)
	documents := []string{"export", "--quiet", "--data", data, "--kind", "role-sheet", "--kind", "comparison", "--kind", "responsibilities", "--out"}
	export := func(flags ...string) map[string][]byte {
		out := filepath.Join(t.TempDir(), "out")
		if printed, code := run(t, program, nil, append(append(documents[:len(documents):len(documents)], out), flags...)...); code != 0 {
			t.Fatalf("%q: exit code %d: %.1000s", flags, code, printed)
		}
		files := folderOf(t, out)
		delete(files, "manifest.json") // it tells of the run
		return files
	}
	whole, seen := export(), map[string]bool{}
	for _, r := range datasettest.Nasty(t).Roles {
		for _, workers := range []string{"1", "8"} {
			for name, got := range export("--role", r.ID, "--workers", workers) {
				seen[name] = true
				if !bytes.Equal(got, whole[name]) {
					t.Errorf("%s with %s workers: %s has other bytes than among all", r.ID, workers, name)
				}
			}
		}
	}
	if len(seen) != len(whole) || len(whole) < 20 {
		t.Errorf("the shards have %d of %d files", len(seen), len(whole))
	}
}
