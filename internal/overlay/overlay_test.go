package overlay_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"rolexport/internal/overlay"
)

// files makes a file system of names and texts in turn.
func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i+1 < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func TestOverlay(t *testing.T) {
	base := files("a.md.tmpl", "base a", "b.md.tmpl", "base b", "labels/en.yaml", "base", "labels/de.yaml", "base", "themes/x.yaml", "base")
	top := files("b.md.tmpl", "top b", "c.md.tmpl", "top c", "labels/en.yaml", "top")
	o := overlay.New(overlay.Named("mine", top), overlay.Named("templates", base))
	if err := fstest.TestFS(o, "a.md.tmpl", "b.md.tmpl", "c.md.tmpl", "labels/en.yaml", "labels/de.yaml", "themes/x.yaml"); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]struct{ text, display string }{
		"a.md.tmpl":      {"base a", "templates/a.md.tmpl"},
		"b.md.tmpl":      {"top b", "mine/b.md.tmpl"},
		"c.md.tmpl":      {"top c", "mine/c.md.tmpl"},
		"labels/en.yaml": {"top", "mine/labels/en.yaml"},
		"labels/de.yaml": {"base", "templates/labels/de.yaml"},
	} {
		if got, err := fs.ReadFile(o, name); string(got) != want.text || err != nil {
			t.Errorf("%s is %q, %v, want %q", name, got, err, want.text)
		}
		if got := overlay.Display(o, name); got != want.display {
			t.Errorf("%s is shown as %s, want %s", name, got, want.display)
		}
	}
	if _, err := fs.ReadFile(o, "d.md.tmpl"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if got := overlay.Display(base, "a.md.tmpl"); got != "a.md.tmpl" {
		t.Errorf("a file of a folder without a name is shown as %s", got)
	}
}
