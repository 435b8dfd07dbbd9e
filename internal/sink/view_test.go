package sink

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestViewLeavesTheFolderAsItIs(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "sub/b.txt", ".rolexport-1.tmp", ".git/config"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	v, err := OpenView(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if want := []string{"a.txt", "sub/b.txt"}; !slices.Equal(v.Names(), want) {
		t.Errorf("it holds %q, want %q", v.Names(), want)
	}
	if data, err := v.ReadFile("sub/b.txt"); string(data) != "sub/b.txt" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := v.ReadFile("c.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what is not there: %v", err)
	}
	if _, err := v.ReadFile("sub"); err == nil || !strings.HasSuffix(err.Error(), "is a folder where a file belongs; move it away") {
		t.Errorf("a folder: %v", err)
	}
	if v.Put("a.txt", nil) == nil || v.Remove("a.txt") == nil {
		t.Error("it can be written to")
	}
	if data, err := os.ReadFile(filepath.Join(dir, ".rolexport-1.tmp")); err != nil || len(data) == 0 {
		t.Errorf("the temporary file is gone: %v", err)
	}
}

func TestViewOfALockedFolder(t *testing.T) {
	dir := t.TempDir()
	writer, err := OpenDir(dir, Alone)
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	v, err := OpenView(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestViewOfNothing(t *testing.T) {
	name := filepath.Join(t.TempDir(), "none")
	v, err := OpenView(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.ReadFile("a"); v.Exists() || len(v.Names()) > 0 || v.Holds("a") || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is there: %v", err)
	}
	if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it was made: %v", err)
	}
	if _, err := OpenView(os.Args[0]); err == nil || !strings.HasSuffix(err.Error(), "is a file, not a folder") {
		t.Errorf("a file: %v", err)
	}
}
