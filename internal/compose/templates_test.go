package compose

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/mdtmpl"
)

// New does not check the built-in templates, because this test does: all together and each by itself, with the labels of each language.
func TestBuiltinTemplatesAreSound(t *testing.T) {
	set, problems := mdtmpl.Parse(rolexport.Templates())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	library := builtinLibrary()
	for kind := range views() {
		if got := library(kind).Names(); len(got) != 1 || got[0] != kind {
			t.Errorf("%s: the template defines %q", kind, got)
		}
	}
	files, err := fs.Glob(rolexport.Templates(), "labels/*.yaml")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		language := strings.TrimSuffix(path.Base(file), ".yaml")
		locale, problems := loadLocale(rolexport.Templates(), language)
		if locale == nil || len(problems) > 0 {
			t.Fatal(language, problems)
		}
		if problems := set.Check(views(), locale.Labels); len(problems) > 0 {
			t.Errorf("%s: %v", language, problems)
		}
	}
}

// Whatever differs from what is built in is checked: a template, one more of them, labels of the language or of one that it falls back to.
func TestOtherTemplatesAreNotTakenForBuiltin(t *testing.T) {
	builtin := func() fstest.MapFS {
		files := fstest.MapFS{}
		err := fs.WalkDir(rolexport.Templates(), ".", func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				var src []byte
				src, err = fs.ReadFile(rolexport.Templates(), name)
				files[name] = &fstest.MapFile{Data: src}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	for _, language := range []string{"", "en", "en-GB", "de", "de-AT", "fr"} {
		if !areBuiltin(builtin(), language) {
			t.Errorf("%q: the built-in files are taken for others", language)
		}
	}
	for _, test := range []struct {
		language, file string
		other          bool
	}{
		{"en", "role-sheet.md.tmpl", true},
		{"en", "mine.md.tmpl", true},
		{"en", "labels/en.yaml", true},
		{"en", "labels/de.yaml", false},
		{"en", "labels/en-IE.yaml", false},
		{"en-IE", "labels/en-IE.yaml", true},
		{"de-AT", "labels/de.yaml", true},
		{"de-AT", "labels/en.yaml", true},
		{"en", "themes/default.yaml", false},
	} {
		files := builtin()
		files[test.file] = &fstest.MapFile{Data: []byte("lang: en\n")}
		if got := areBuiltin(files, test.language); got == test.other {
			t.Errorf("%s with another %s: built-in is %v", test.language, test.file, got)
		}
	}
	files := builtin()
	delete(files, "role-sheet.md.tmpl")
	if areBuiltin(files, "en") {
		t.Error("one template less is taken for all of them")
	}
	if _, problems := New(&dataset.Dataset{}, files); !problems.HasErrors() {
		t.Error("a template is missing and nobody says so")
	}
}
