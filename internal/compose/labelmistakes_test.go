package compose

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/golden"
	"rolexport/internal/overlay"
)

// Every mistake in a file of labels has its place, its words and its cure, whatever the language of the dataset. Of an archive in
// testdata/labels/mistakes the file edits says in what labels/fr.yaml differs from the German labels, a text and another in two lines each.
func TestLabelMistakes(t *testing.T) {
	golden.Examples(t, "../../testdata/labels/mistakes/*.txtar", []string{"problems"}, func(t *testing.T, e *golden.Example) map[string]string {
		files := e.FS()
		if edits, ok := files["edits"]; ok {
			files["labels/fr.yaml"] = &fstest.MapFile{Data: edited(t, string(edits.Data))}
			delete(files, "edits")
		}
		mine := overlay.New(overlay.Named("mine", files), rolexport.Templates())
		said := ""
		for i, language := range []string{"fr", "en", "de-AT"} {
			c, problems := New(&dataset.Dataset{Language: language}, mine)
			if c != nil || !problems.HasErrors() {
				t.Errorf("%s: composer %v with %d problems", language, c, len(problems))
			}
			var b bytes.Buffer
			if err := problems.Print(&b, false); err != nil {
				t.Fatal(err)
			}
			if i > 0 && b.String() != said {
				t.Errorf("%s: %s\nand not:\n%s", language, b.String(), said)
			}
			said = b.String()
		}
		return map[string]string{"problems": said}
	})
}

// edited returns the German labels with some texts replaced.
func edited(t *testing.T, edits string) []byte {
	t.Helper()
	src, err := fs.ReadFile(rolexport.Templates(), "labels/de.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(src)
	lines := strings.Split(strings.TrimSuffix(edits, "\n"), "\n")
	for i := 0; i+1 < len(lines); i += 2 {
		if strings.Count(text, lines[i]) != 1 {
			t.Fatalf("labels/de.yaml does not say %q once", lines[i])
		}
		text = strings.Replace(text, lines[i], lines[i+1], 1)
	}
	return []byte(text)
}

// FuzzLabels holds for any file of labels: no panic, and either a locale or an error.
func FuzzLabels(f *testing.F) {
	for _, name := range []string{"labels/en.yaml", "labels/de.yaml"} {
		src, err := fs.ReadFile(rolexport.Templates(), name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte("lang: fr\nlang: fr\nmonths: {a: b}\n"))
	f.Add([]byte("months: [a]\nwords: [x]\nlabels: {duties: [x], purpose: null}\n"))
	f.Add([]byte("\xef\xbb\xbflabels: &a {x: *a}\n\x00"))
	f.Fuzz(func(t *testing.T, src []byte) {
		l, problems := parseLocale("fr.yaml", src)
		if (l == nil) != problems.HasErrors() {
			t.Fatalf("%v: %v", l, problems)
		}
		for _, p := range problems {
			if p.Code == "" || p.Message == "" || p.Pos.File != "fr.yaml" {
				t.Errorf("%+v", p)
			}
		}
	})
}
