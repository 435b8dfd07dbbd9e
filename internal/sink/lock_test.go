package sink

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOneRunAtATime(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir)
	for _, use := range []Use{Alone, Beside} {
		if _, err := OpenDir(dir, use); err == nil || !strings.HasPrefix(err.Error(), "another run of rolexport is writing to "+dir+"; wait") {
			t.Errorf("a second run, use %d: %v", use, err)
		}
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	one, err := OpenDir(dir, Beside)
	if err != nil {
		t.Fatal(err)
	}
	// Who writes beside others leaves their unfinished files alone.
	if err := os.WriteFile(filepath.Join(dir, ".rolexport-1.tmp"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	two, err := OpenDir(dir, Beside)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenDir(dir, Alone); err == nil {
		t.Error("a run that wants the folder for itself got it")
	}
	for _, d := range []*Dir{one, two} {
		if err := d.Put("a.txt", []byte("a")); err != nil {
			t.Error(err)
		}
	}
	wantTree(t, dir, map[string]string{"a.txt": "a", ".rolexport-1.tmp": ""})
	if err := one.Close(); err != nil {
		t.Error(err)
	}
	if err := two.Close(); err != nil {
		t.Error(err)
	}
	last := open(t, dir)
	wantTree(t, dir, map[string]string{"a.txt": "a"})
	if err := last.Close(); err != nil {
		t.Error(err)
	}
}

func TestRemove(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	for _, name := range []string{"a/b/c.txt", "a/d.txt", "e.txt"} {
		if err := d.Put(name, []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a/b/c.txt", "a/b/c.txt", "never/there.txt"} {
		if err := d.Remove(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	wantTree(t, dir, map[string]string{"a/d.txt": "a/d.txt", "e.txt": "e.txt"})
	if err := d.Put("a/b/c.txt", []byte("again")); err != nil {
		t.Errorf("a folder that was removed is not made again: %v", err)
	}
	if err := d.Remove("../e.txt"); err == nil {
		t.Error("a path out of the folder was taken")
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
}
