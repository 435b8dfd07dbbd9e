package cli

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/compose"
	"rolexport/internal/export"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/pdf/page"
)

const audiences = "../../testdata/datasets/audiences"

// secrets are the texts and the figures of the dataset that are for internal readers alone.
var (
	secretText   = regexp.MustCompile(`(?i)secret[a-z]*`)
	secretFigure = regexp.MustCompile(`7771|777,1|7,771`)
)

// publish exports every document of a dataset, in every format that it can be had in, and returns the files by their paths.
func publish(t *testing.T, data, audience string) map[string][]byte {
	t.Helper()
	out := t.TempDir()
	run := func(args ...string) {
		args = append([]string{"rolexport"}, append(args, "--data", data, "--quiet")...)
		if audience != "" {
			args = append(args, "--audience", audience)
		}
		var stdout, stderr bytes.Buffer
		if code := Main(args, &stdout, &stderr); code != 0 {
			t.Fatalf("%q: exit code %d\n%s%s", args, code, stdout.String(), stderr.String())
		}
	}
	run("export", "--out", out, "--pairs", "all")
	for _, k := range compose.Kinds() {
		args := []string{"export", "--out", out, "--pairs", "all", "--kind", k.ID}
		for _, f := range export.Formats(k, formats.All()) {
			if k.ID == sideBySide {
				run("compare", "keeper", "clerk", "-o", filepath.Join(out, "side-by-side"+f.Ext))
			}
			args = append(args, "--format", f.Name)
		}
		if k.ID != sideBySide {
			run(args...)
		}
	}
	files := map[string][]byte{}
	err := filepath.WalkDir(out, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		inside, err := filepath.Rel(out, name)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(inside)], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// opened returns what a file holds: its bytes, whatever is packed in them, and of a PDF the text that its pages show.
func opened(t *testing.T, name string, file []byte) [][]byte {
	t.Helper()
	all := [][]byte{file}
	switch filepath.Ext(name) {
	case ".pdf":
		for rest := file; ; {
			_, after, found := bytes.Cut(rest, []byte("stream"))
			if !found {
				break
			}
			rest = after
			if r, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(after, "\r\n"))); err == nil {
				inflated, _ := io.ReadAll(r) // what goes wrong goes wrong after the text
				all = append(all, inflated)
			}
		}
		text, err := page.Dump(file)
		if err != nil || len(all) < 5 {
			t.Fatalf("%s: %d streams, %v", name, len(all), err)
		}
		all = append(all, []byte(text))
	case ".xlsx", ".docx":
		z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range z.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, []byte(part.Name), []byte(part.Comment), content)
		}
	}
	return all
}

// forms are the ways in which the middle of a secret word may be written: as it is, in the two bytes a character that PDF has for titles, and
// both of them in hexadecimal digits.
var forms = [][]byte{
	[]byte("ecret"), []byte("e\x00c\x00r\x00e\x00t"), []byte("6563726574"), []byte("00650063007200650074"),
}

// leak returns the first secret that is in a file, of which content is a part, and "" for none.
func leak(name string, content []byte) string {
	lower := bytes.ToLower(content)
	for _, form := range forms {
		if at := bytes.Index(lower, form); at >= 0 {
			return string(content[max(0, at-20):min(len(content), at+40)])
		}
	}
	if name != export.ManifestName && !bytes.HasPrefix(content, []byte("%PDF")) && !bytes.HasPrefix(content, []byte("PK")) { // digests hold any figure
		return string(secretFigure.Find(content))
	}
	return ""
}

// Nothing that is withheld is in any byte of any file, and nothing that is not.
func TestAudiencesSeeNothingElse(t *testing.T) {
	for _, audience := range []string{"candidate", "public"} {
		files := publish(t, audiences, audience)
		for name, file := range files {
			if secretText.MatchString(name) {
				t.Errorf("for %s: a file is called %s", audience, name)
			}
			for _, content := range opened(t, name, file) {
				if found := leak(name, content); found != "" {
					t.Errorf("for %s: %s holds %q", audience, name, found)
				}
			}
		}
		if !bytes.Contains(files[export.ManifestName], []byte(`"audience": "`+audience+`"`)) {
			t.Errorf("the manifest does not name the audience:\n%.300s", files[export.ManifestName])
		}
		if !bytes.Contains(files["role-sheets/keeper.txt"], []byte("Count the stock")) {
			t.Errorf("for %s: what is for everybody is missing", audience)
		}
	}
}

// Without an audience everything is shown, in every sort of file: the test above looks for what can be found.
func TestWithoutAnAudienceEverythingIsShown(t *testing.T) {
	secrets := map[string]bool{}
	err := filepath.WalkDir(audiences, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		source, err := os.ReadFile(name)
		for line := range strings.Lines(string(source)) {
			if !strings.HasPrefix(line, "#") {
				for _, word := range secretText.FindAllString(line, -1) {
					secrets[strings.ToLower(word)] = true
				}
			}
		}
		return err
	})
	if err != nil || len(secrets) < 80 {
		t.Fatalf("%d secrets, %v", len(secrets), err)
	}
	shown, kinds := map[string]bool{}, map[string]bool{}
	for name, file := range publish(t, audiences, "") {
		for _, content := range opened(t, name, file) {
			for _, word := range secretText.FindAllString(string(content), -1) {
				shown[strings.ToLower(word)] = true
			}
			if leak(name, content) != "" {
				kinds[filepath.Ext(name)] = true
			}
			if secretFigure.Match(content) && !bytes.HasPrefix(content, []byte("%PDF")) {
				kinds[filepath.Ext(name)+" figure"] = true
			}
		}
	}
	for word := range secrets {
		if !shown[word] {
			t.Errorf("%q is shown nowhere", word)
		}
	}
	for _, f := range formats.All() {
		if !kinds[f.Ext] || !kinds[f.Ext+" figure"] && f.Name != "jsonld" { // which leaves out head counts and authority
			t.Errorf("no secret is found in %s", f.Ext)
		}
	}
}

// What a reader gets does not change with what is not for him: not a byte of any file, the manifest included.
func TestPackagesDoNotChangeWithWhatTheyLeaveOut(t *testing.T) {
	changed := t.TempDir()
	err := filepath.WalkDir(audiences, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(audiences, name)
		if err != nil {
			return err
		}
		target := filepath.Join(changed, strings.ReplaceAll(inside, "secretrole", "hiddenrole"))
		if entry.IsDir() {
			return os.MkdirAll(target, 0o777)
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		text := strings.NewReplacer("secret", "hidden", "Secret", "Changed", "SECRET", "X", "7771", "8882").Replace(string(source))
		return os.WriteFile(target, []byte(text), 0o666)
	})
	if err != nil {
		t.Fatal(err)
	}
	before, after := publish(t, audiences, "public"), publish(t, changed, "public")
	if len(before) != len(after) || len(before) < 20 {
		t.Errorf("%d files, and %d after the change", len(before), len(after))
	}
	for name, file := range before {
		if !slices.Equal(file, after[name]) {
			t.Errorf("%s has changed", name)
		}
	}
}
