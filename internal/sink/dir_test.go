package sink

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	_ Folder = (*Dir)(nil)
	_ Folder = (*Memory)(nil)
	_ Sink   = (*Stdout)(nil)
)

func open(t *testing.T, dir string) *Dir {
	t.Helper()
	d, err := OpenDir(dir, Alone)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil && !errors.Is(err, fs.ErrClosed) {
			t.Error(err)
		}
	})
	return d
}

// tree returns the paths of everything below dir, with the contents of files.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		found[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func wantTree(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if got := tree(t, dir); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
}

func TestDirMakesFoldersAndReplacesFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "out")
	d := open(t, dir)
	for _, put := range []struct{ name, data string }{{"a/b/c.txt", "one"}, {"m.json", "{}"}, {"a/b/c.txt", "two"}, {"empty", ""}} {
		if err := d.Put(put.name, []byte(put.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Sync(); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, map[string]string{"a/b/c.txt": "two", "m.json": "{}", "empty": ""})
	if data, err := d.ReadFile("a/b/c.txt"); err != nil || string(data) != "two" {
		t.Errorf("ReadFile returned %q, %v", data, err)
	}
	if _, err := d.ReadFile("none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("reading a file that is not there: %v", err)
	}
	for name, want := range map[string]bool{"m.json": true, "a": false, "none": false} {
		if d.Holds(name) != want {
			t.Errorf("Holds(%q) is %v", name, !want)
		}
	}
}

func TestDirLeavesAnUnchangedFileAlone(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	file := filepath.Join(dir, "a.txt")
	past := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	if err := errors.Join(os.WriteFile(file, []byte("same"), 0o666), os.Chtimes(file, past, past)); err != nil {
		t.Fatal(err)
	}
	changed := func() time.Time {
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		return info.ModTime()
	}
	if err := d.Put("a.txt", []byte("same")); err != nil {
		t.Fatal(err)
	}
	if !changed().Equal(past) {
		t.Error("the same bytes were written again")
	}
	if err := d.Put("a.txt", []byte("diff")); err != nil {
		t.Fatal(err)
	}
	if changed().Equal(past) {
		t.Error("other bytes of the same length were not written")
	}
	wantTree(t, dir, map[string]string{"a.txt": "diff"})
}

func TestOpenDirRemovesLeftovers(t *testing.T) {
	dir := t.TempDir()
	keep := []string{".rolexport-.tmp", ".rolexport-x.tmp", "rolexport-1.tmp", ".rolexport-1.tmp.txt", ".rolexport--1.tmp"}
	for _, name := range append([]string{".rolexport-1.tmp", ".rolexport-77.tmp"}, keep...) {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	open(t, dir)
	want := make(map[string]string)
	for _, name := range keep {
		want[name] = ""
	}
	wantTree(t, dir, want)
}

func TestDirRefuses(t *testing.T) {
	outside := t.TempDir()
	dir := t.TempDir()
	d := open(t, dir)
	setup := errors.Join(
		os.Mkdir(filepath.Join(dir, "folder.txt"), 0o777),
		os.WriteFile(filepath.Join(dir, "file"), []byte("old"), 0o666),
		os.WriteFile(filepath.Join(outside, "target"), []byte("precious"), 0o666),
		os.Symlink(outside, filepath.Join(dir, "away")),
		os.Symlink(filepath.Join("..", filepath.Base(outside)), filepath.Join(dir, "up")),
		os.Symlink(filepath.Join(outside, "target"), filepath.Join(dir, "link.txt")),
		os.Symlink("file", filepath.Join(dir, "inner.txt")),
		os.Symlink("nothing", filepath.Join(dir, "dangling")),
	)
	if setup != nil {
		t.Skip("no symbolic links here:", setup)
	}
	for name, want := range map[string]string{
		"folder.txt":     "folder.txt is a folder where a file belongs; move it away",
		"file/x.txt":     "file is a file where a folder is needed; move it away",
		"away/x.txt":     "away is a symbolic link that leads out of DIR, and is not followed; remove it",
		"away/b/x.txt":   "away is a symbolic link that leads out of DIR, and is not followed; remove it",
		"up/x.txt":       "up is a symbolic link that leads out of DIR, and is not followed; remove it",
		"link.txt":       "link.txt is a symbolic link, which is not followed; remove it",
		"inner.txt":      "inner.txt is a symbolic link, which is not followed; remove it",
		"dangling":       "dangling is a symbolic link, which is not followed; remove it",
		"dangling/x.txt": "dangling is a symbolic link that leads nowhere; remove it",
		"../x.txt":       `"../x.txt" is no path inside DIR`,
		"/x.txt":         `"/x.txt" is no path inside DIR`,
		".":              `"." is no path inside DIR`,
		"":               `"" is no path inside DIR`,
		"a/../../x.txt":  `"a/../../x.txt" is no path inside DIR`,
		"folder.txt/a//": `"folder.txt/a//" is no path inside DIR`,
	} {
		err := d.Put(name, []byte("new"))
		if err == nil {
			t.Errorf("Put(%q) was not refused", name)
			continue
		}
		got := strings.ReplaceAll(strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), ""), dir, "DIR")
		if got != want {
			t.Errorf("Put(%q): %s\nwant %s", name, got, want)
		}
	}
	wantTree(t, outside, map[string]string{"target": "precious"})
	if data, err := os.ReadFile(filepath.Join(dir, "file")); err != nil || string(data) != "old" {
		t.Errorf("file holds %q, %v", data, err)
	}
	names, err := filepath.Glob(filepath.Join(dir, ".rolexport-*"))
	if err != nil || len(names) > 0 {
		t.Errorf("temporary files are left: %v, %v", names, err)
	}
}

func TestDirFollowsLinksThatStayInside(t *testing.T) {
	dir := t.TempDir()
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "real"), 0o777), os.Symlink("real", filepath.Join(dir, "alias"))); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := open(t, dir).Put("alias/x.txt", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "real", "x.txt")); err != nil || string(data) != "x" {
		t.Errorf("real/x.txt holds %q, %v", data, err)
	}
}

func TestOpenDirRefusesAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(file, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenDir(file, Alone); err == nil || err.Error() != file+" is a file, not a folder" {
		t.Errorf("opening a file: %v", err)
	}
	if _, err := OpenDir(filepath.Join(file, "below"), Alone); err == nil || !strings.HasPrefix(err.Error(), filepath.Join(file, "below")+": ") {
		t.Errorf("opening a folder below a file: %v", err)
	}
}

func TestDirIsSafeForConcurrentUse(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	var wg sync.WaitGroup
	for i := range 64 {
		wg.Go(func() {
			if err := d.Put(fmt.Sprintf("new/%d/%d.txt", i%4, i), bytes.Repeat([]byte{'x'}, i)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := len(tree(t, dir)); n != 64 {
		t.Errorf("%d files were written, want 64 and nothing else", n)
	}
}

func TestMemory(t *testing.T) {
	var m Memory
	data := []byte("one")
	if err := errors.Join(m.Put("b", data), m.Put("a/c", nil)); err != nil {
		t.Fatal(err)
	}
	data[0] = 'X'
	if got, err := m.ReadFile("b"); err != nil || string(got) != "one" {
		t.Errorf("ReadFile returned %q, %v", got, err)
	}
	if got := m.Names(); !slices.Equal(got, []string{"a/c", "b"}) {
		t.Errorf("Names returned %q", got)
	}
	if _, err := m.ReadFile("x"); !errors.Is(err, fs.ErrNotExist) || m.Holds("x") || !m.Holds("b") {
		t.Errorf("what is not there was found: %v", err)
	}
	if err := m.Put("../x", nil); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a path that leads out was taken: %v", err)
	}
}

func TestStdout(t *testing.T) {
	var b bytes.Buffer
	s := &Stdout{W: &b}
	if err := errors.Join(s.Put("a", []byte("one")), s.Put("b", []byte("two"))); err != nil || b.String() != "onetwo" {
		t.Errorf("the stream holds %q, %v", b.String(), err)
	}
}
