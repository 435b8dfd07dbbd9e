//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// importStopped stops an import behind each of its files, in the order in which they take their places: whatever the folder holds then, the same import
// finishes it.
func importStopped(t *testing.T, w *workplace) {
	for name, before := range map[string]map[string][]byte{"a new folder": nil, "a dataset": folderOf(t, w.old)} {
		after := w.after(t, before, w.bring)
		var files []string
		for _, file := range slices.Sorted(maps.Keys(after)) {
			if !bytes.Equal(before[file], after[file]) {
				files = append(files, file)
			}
		}
		if len(files) < 3 {
			t.Fatalf("%s: the import writes %q alone", name, files)
		}
		for n := range files {
			what := fmt.Sprintf("%s, stopped behind %d of %d files", name, n, len(files))
			folder := w.folder(t)
			fill(t, folder, before)
			for _, file := range files[:n] {
				put(t, folder, file, string(after[file]))
			}
			var moves []map[string]string
			for i, file := range files {
				name := fmt.Sprintf(".rolexport-%d.tmp", i+1)
				moves = append(moves, map[string]string{"from": name, "to": file})
				if i >= n {
					put(t, folder, name, string(after[file]))
				}
			}
			note, err := json.Marshal(moves)
			if err != nil {
				t.Fatal(err)
			}
			put(t, folder, ".rolexport-moves.tmp", string(note))
			w.must(t, w.bring(folder)...)
			compareFolders(t, what, folderOf(t, folder), after)
			_ = os.RemoveAll(filepath.Dir(folder)) // memory removes what is left, or tells
		}
	}
}
