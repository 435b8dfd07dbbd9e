package overlay_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"rolexport/internal/overlay"
)

func TestFiles(t *testing.T) {
	held := overlay.Files(map[string][]byte{"dataset.yaml": []byte("title: T"), "roles/b.yaml": nil, "roles/a.yaml": []byte("a"), "x/y/z": []byte("deep")})
	if err := fstest.TestFS(held, "dataset.yaml", "roles/a.yaml", "roles/b.yaml", "x/y/z"); err != nil {
		t.Error(err)
	}
	below := files("roles/c.yaml", "c", "roles/a.yaml", "old")
	entries, err := fs.ReadDir(overlay.New(held, below), "roles")
	if err != nil || len(entries) != 3 {
		t.Errorf("%v, %v", entries, err)
	}
	if err := fstest.TestFS(overlay.Files(nil)); err != nil {
		t.Error(err)
	}
}
