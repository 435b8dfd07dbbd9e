package sink

import (
	"errors"
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
			t.Errorf("a second run, use %+v: %v", use, err)
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

// Parts of one split are written side by side, each by one run; parts of another split, and whoever wants to be alone, wait.
func TestOneRunAPart(t *testing.T) {
	dir := t.TempDir()
	part := func(split, name string) Use { return PartOf(split, name, "part "+name) }
	one, err := OpenDir(dir, part("of-2", "1"))
	if err != nil {
		t.Fatal(err)
	}
	two, err := OpenDir(dir, part("of-2", "2"))
	if err != nil {
		t.Fatalf("another part: %v", err)
	}
	for use, want := range map[Use]string{
		part("of-2", "1"):    "another run of rolexport is writing part 1 to " + dir + "; wait",
		part("of-3", "1"):    "another run of rolexport is writing to " + dir + " in other parts than part 1 is one of; wait",
		part("beam", "5f3a"): "another run of rolexport is writing to " + dir + " in other parts than part 5f3a is one of; wait",
		Alone:                "another run of rolexport is writing to " + dir + "; wait",
	} {
		if d, err := OpenDir(dir, use); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%+v: %v, want %s", use, err, want)
			_ = d.Close()
		}
	}
	if err := one.Close(); err != nil {
		t.Fatal(err)
	}
	if one, err = OpenDir(dir, part("of-2", "1")); err != nil {
		t.Fatalf("a part whose run has ended: %v", err)
	}
	for _, d := range []*Dir{one, two} {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	wantTree(t, dir, map[string]string{})
}

// The file of a run that was killed locks nothing, and goes with the next run that is alone for a moment.
func TestPartOfAKilledRun(t *testing.T) {
	dir := t.TempDir()
	stale := PartOf("of-2", "1", "part 1")
	for _, name := range []string{stale.file(), PartOf("of-3", "2", "").file()} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	other, err := OpenDir(dir, Beside)
	if err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, map[string]string{})
	if err := os.WriteFile(filepath.Join(dir, stale.file()), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := OpenDir(dir, stale) // it is tried again while others are at work
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(again.Close(), other.Close()); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, map[string]string{})
}

// Nobody is led out of the folder by a link that has the name of a lock.
func TestPartIsNoLink(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	use := PartOf("of-2", "1", "part 1")
	other, err := OpenDir(dir, Beside)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "made"), filepath.Join(dir, use.file())); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if _, err := OpenDir(dir, use); err == nil || !strings.Contains(err.Error(), "is a symbolic link") {
		t.Errorf("a link: %v", err)
	}
	wantTree(t, outside, map[string]string{})
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
}
