package sink

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPutAll(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir)
	if err := d.PutAll(map[string][]byte{"a": []byte("1"), "b/c": []byte("2")}); err != nil {
		t.Fatal(err)
	}
	if err := d.PutAll(map[string][]byte{"a": []byte("1"), "b/c": []byte("3"), "b/d": nil}); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, map[string]string{"a": "1", "b/c": "3", "b/d": ""})
}

// A file that cannot take its place, which only shows when it is its turn, has the earlier ones put back.
func TestPutAllUndoes(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "a"), []byte("old"), 0o600))
	d := open(t, dir)
	err := d.PutAll(map[string][]byte{"a": []byte("new"), "b/c": nil, "z": []byte("file"), "z/y": []byte("below a file")})
	if err == nil || !strings.Contains(err.Error(), "what had been written is undone, and every file is as it was") {
		t.Error(err)
	}
	wantTree(t, dir, map[string]string{"a": "old"})
	if info, err := os.Stat(filepath.Join(dir, "a")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file that was put back has other rights: %v %v", info.Mode(), err)
	}
	if _, err := os.Stat(filepath.Join(dir, "b")); !os.IsNotExist(err) {
		t.Error("a folder that was made is left")
	}
}

// What stands in the way of one file keeps all of them out.
func TestPutAllOrNothing(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func(t *testing.T, dir string)
		path    string
		want    string
	}{
		"a folder in the way": {func(t *testing.T, dir string) { must(t, os.Mkdir(filepath.Join(dir, "z"), 0o777)) }, "z", "is a folder where a file belongs"},
		"a link in the way":   {func(t *testing.T, dir string) { must(t, os.Symlink("a", filepath.Join(dir, "z"))) }, "z", "is a symbolic link, which is not followed"},
		"a file above":        {func(t *testing.T, dir string) { must(t, os.WriteFile(filepath.Join(dir, "z"), nil, 0o666)) }, "z/y", "is a file where a folder is needed"},
		"a link outside":      {func(t *testing.T, dir string) { must(t, os.Symlink(os.TempDir(), filepath.Join(dir, "z"))) }, "z/y", "leads out of"},
		"no path":             {func(*testing.T, string) {}, "../z", "is no path inside"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			d := open(t, dir)
			c.prepare(t, dir)
			err := d.PutAll(map[string][]byte{"a": []byte("1"), c.path: []byte("2")})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
			left, err := os.ReadDir(dir)
			must(t, err)
			for _, e := range left {
				if e.Name() != "z" {
					t.Errorf("%s is left", e.Name())
				}
			}
		})
	}
}

// Behind a run that was killed amid its moves, the next one makes those that are left, whatever it came for.
func TestPutAllGoesOn(t *testing.T) {
	noted := `[{"from":".rolexport-1.tmp","to":"a"},{"from":".rolexport-2.tmp","to":"b/c"},{"from":".rolexport-3.tmp","to":"d"}]`
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "b"), 0o777))
	for name, data := range map[string]string{noteFile: noted, "a": "1", ".rolexport-2.tmp": "2", ".rolexport-3.tmp": "3", ".rolexport-4.tmp": "half", "d": "0"} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666))
	}
	must(t, Finish(dir))
	wantTree(t, dir, map[string]string{"a": "1", "b/c": "2", "d": "3"})
	must(t, Finish(dir))
	must(t, Finish(filepath.Join(dir, "none")))
	wantTree(t, dir, map[string]string{"a": "1", "b/c": "2", "d": "3"})
}

// A note is believed as little as any other file.
func TestNoteOfSomebodyElse(t *testing.T) {
	for _, noted := range []string{
		`{}`, `[`, `[{"from":"a","to":"b"}]`, `[{"from":".rolexport-1.tmp","to":"../b"}]`, `[{"from":".rolexport-1.tmp","to":"."}]`,
		`[{"from":".rolexport-1.tmp/../a","to":"b"}]`,
	} {
		dir := t.TempDir()
		want := map[string]string{noteFile: noted, "a": "mine", ".rolexport-1.tmp": "x"}
		for name, data := range want {
			must(t, os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666))
		}
		if err := Finish(dir); err == nil || !strings.HasSuffix(err.Error(), noteFile+" was not written by rolexport; remove it") {
			t.Errorf("%s: %v", noted, err)
		}
		wantTree(t, dir, want)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
