package dataset_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
)

// files makes a file system of paths and contents.
func files(pathsAndContents ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pathsAndContents); i += 2 {
		m[pathsAndContents[i]] = &fstest.MapFile{Data: []byte(pathsAndContents[i+1])}
	}
	return m
}

func roleIDs(ds *dataset.Dataset) string {
	var ids []string
	for _, r := range ds.Roles {
		ids = append(ids, r.ID)
	}
	return strings.Join(ids, " ")
}

func TestDefaultDatasetIsSound(t *testing.T) {
	ds := datasettest.Load(t, rolexport.Dataset())
	if len(ds.Roles) != 5 || len(ds.Dimensions) != 12 || len(ds.Areas) != 15 || len(ds.Comparisons) != 4 || ds.Workforce == nil {
		t.Errorf("%d roles, %d dimensions, %d areas, %d comparisons, plan %v",
			len(ds.Roles), len(ds.Dimensions), len(ds.Areas), len(ds.Comparisons), ds.Workforce)
	}
}

// Roles come in the order of the list, then by id; the file's name is the id, whatever characters it is written in.
func TestOrderAndIDs(t *testing.T) {
	decomposed := norm.NFD.String("müller")
	m := files(
		"dataset.yaml", "title: T\nroles:\n  - zebra\n  - {id: inline, title: Inline}\n  - "+norm.NFC.String("müller")+"\n  - 0101\n",
		"roles/zebra.yaml", "title: Zebra\nid: zebra\n", "roles/b.yaml", "title: B\n", "roles/0101.yaml", "title: Number\nversion: 1.10\n",
		"roles/a.yaml", "title: A\n", "roles/"+decomposed+".yaml", "title: Müller\n", "roles/1324.30.yaml", "title: ESCO\n",
		"roles/.hidden.yaml", "titel: no\n", "roles/notes.txt", "no YAML: :\n",
	)
	ds := datasettest.Load(t, m)
	if got, want := roleIDs(ds), "zebra inline müller 0101 1324.30 a b"; got != want {
		t.Errorf("roles %s, want %s", got, want)
	}
	if v := ds.Role("0101").Version; v != "1.10" {
		t.Errorf("version %q", v)
	}
	if pos := ds.Role("inline").Pos; pos.String() != "dataset/dataset.yaml:4:5" {
		t.Errorf("the inline role stands at %v", pos)
	}
	if pos := ds.Role("zebra").Pos; pos.String() != "dataset/roles/zebra.yaml:1:1" {
		t.Errorf("the role with a file stands at %v", pos)
	}
}

// A dataset in one file holds what the file lists and nothing else.
func TestOneFile(t *testing.T) {
	m := files(
		"mine.yaml", "title: T\nroles: [listed, {id: inline, title: Inline}]\ncomparisons: [{a: inline, b: listed}]\nworkforce: {title: W}\n",
		"roles/listed.yaml", "title: Listed\n", "roles/other.yaml", "title: [not read]\n", "workforce.yaml", "titel: not read\n",
		"comparisons/x.yaml", "not read\n", "roles/odd.yml", "not read\n", "stray.yaml", "not read\n",
	)
	ds, problems := dataset.Load(m, "mine.yaml", ".")
	if problems != nil {
		t.Fatal(problems)
	}
	if got := roleIDs(ds); got != "listed inline" {
		t.Errorf("roles %s", got)
	}
	if len(ds.Comparisons) != 1 || ds.Comparisons[0].ID != "inline-vs-listed" || ds.Comparison("listed", "inline") != ds.Comparisons[0] {
		t.Errorf("comparisons %v", ds.Comparisons)
	}
	if want := []string{"mine.yaml", "roles/listed.yaml"}; !slices.Equal(ds.Files, want) || ds.Workforce == nil {
		t.Errorf("files %v, want %v", ds.Files, want)
	}
	_, problems = dataset.Load(m, "none.yaml", "my/folder")
	if len(problems) != 1 || problems[0].Error() != "my/folder/none.yaml: there is no such file" {
		t.Errorf("a missing file: %v", problems)
	}
}

// The digest is what sha256sum prints for the sorted files, and for its own output.
func TestDigest(t *testing.T) {
	m := files("dataset.yaml", "title: T\nroles: [b]\norganisation: {logo: img/logo.png}\n", "roles/b.yaml", "title: B\n", "roles/a.yaml", "title: A\n",
		"README.md", "not part of it", "img/logo.png", picture)
	ds := datasettest.Load(t, m)
	lines := sha256.New()
	for _, name := range []string{"dataset.yaml", "img/logo.png", "roles/a.yaml", "roles/b.yaml"} {
		fmt.Fprintf(lines, "%x  %s\n", sha256.Sum256(m[name].Data), name)
	}
	if want := hex.EncodeToString(lines.Sum(nil)); ds.Digest != want {
		t.Errorf("digest %s, want %s", ds.Digest, want)
	}
	if string(ds.Logo) != picture {
		t.Error("the logo is not what was read")
	}
	if got := dataset.Digest(m, dataset.MainFile); got != ds.Digest {
		t.Errorf("without reading: digest %s, want %s", got, ds.Digest)
	}
	before := ds.Digest
	m["roles/a.yaml"].Data = []byte("title: A \n")
	if datasettest.Load(t, m).Digest == before {
		t.Error("a changed file leaves the digest as it was")
	}
}

// picture is a PNG of one pixel.
const picture = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55" +
	"\x00\x00\x00\nIDAT\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71\x00\x00\x00\x00IEND\xae\x42\x60\x82"

// broken is a file system with files that open but cannot be read.
type broken struct {
	fs.FS
	bad map[string]error
}

func (b broken) Open(name string) (fs.File, error) {
	if err := b.bad[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return b.FS.Open(name)
}

func TestUnreadableFiles(t *testing.T) {
	m := files("dataset.yaml", "title: T\nroles: [a, b, c, d]\n", "roles/a.yaml", "title: A\nreports_to: b\n", "roles/b.yaml", "title: B\n",
		"roles/c.yaml", "title: "+strings.Repeat("c", 9<<20), "comparisons", "a file", "roles/e.yaml/x", "a folder")
	m["roles/d.yaml"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	got := printed(t, broken{m, map[string]error{"roles/b.yaml": errors.New("permission denied")}}, dataset.MainFile, "my")
	want := `rolexport: error: my/comparisons: the file cannot be read: not implemented [unreadable-file]
rolexport: error: my/roles/b.yaml: the file cannot be read: permission denied [unreadable-file]
rolexport: error: my/roles/c.yaml: the file is too large: 9437191 bytes, and the limit is 8388608 [too-large]
rolexport: hint: split it into smaller files
rolexport: error: my/roles/d.yaml: the file cannot be read: it is not a regular file [unreadable-file]
rolexport: warning: my/roles/e.yaml: this is not read [stray-file]
rolexport: hint: folders inside "roles/" are not read
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// Links that lead out of the folder are not followed; the caller opens it with os.OpenRoot.
func TestLinksOut(t *testing.T) {
	outside, inside := t.TempDir(), t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(outside, "secret.yaml"), "title: Secret\n")
	write(filepath.Join(inside, "dataset.yaml"), "title: T\n")
	write(filepath.Join(inside, "roles", "a.yaml"), "title: A\n")
	if err := os.Symlink(filepath.Join(outside, "secret.yaml"), filepath.Join(inside, "roles", "b.yaml")); err != nil {
		t.Skip("no links here:", err)
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	got := printed(t, root.FS(), dataset.MainFile, "my")
	if !strings.HasPrefix(got, "rolexport: error: my/roles/b.yaml: the file cannot be read: ") || strings.Contains(got, "Secret") {
		t.Error(got)
	}
}

func TestFind(t *testing.T) {
	m := files("dataset.yaml", `
title: T
roles:
  - {id: lead, title: Team Lead, aliases: [Chief, "Größter  Held"]}
  - {id: boss, title: Chief, aliases: [lead]}
  - {id: other, title: CHIEF, aliases: [Boss, team lead]}
  - {id: łódź, title: Çelik, aliases: [STRASSE]}
  - {id: last, title: Last, aliases: [Team Lead, straße]}
`)
	ds, problems := dataset.Load(m, "one.yaml", "")
	if problems.HasErrors() {
		m["one.yaml"] = m["dataset.yaml"]
		ds, problems = dataset.Load(m, "one.yaml", "")
	}
	if problems != nil {
		t.Fatal(problems)
	}
	for name, want := range map[string]string{
		"lead": "lead", "LEAD": "lead", "chief": "boss other", "Team  lead ": "lead", "boss": "boss", "größter held": "lead",
		"GRÖSSTER HELD": "lead", "ŁÓDŹ": "łódź", "c\u0327elik": "łódź", "Straße": "łódź last", "nobody": "", "": "", "  ": "",
	} {
		var got []string
		for _, r := range ds.Find(name) {
			got = append(got, r.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %v, want %q", name, got, want)
		}
	}
}

// A Dataset that is put together in memory is searched as one that was loaded.
func TestLookUp(t *testing.T) {
	loaded := datasettest.Load(t, rolexport.Dataset())
	made := &dataset.Dataset{Roles: loaded.Roles, Comparisons: loaded.Comparisons, Dimensions: loaded.Dimensions, Areas: loaded.Areas, Skills: loaded.Skills}
	for name, ds := range map[string]*dataset.Dataset{"loaded": loaded, "made": made} {
		r, c := ds.Roles[2], ds.Comparisons[1]
		if ds.Role(r.ID) != r || ds.Role("none") != nil || ds.Comparison(c.A, c.B) != c || ds.Comparison(c.B, c.A) != c || ds.Comparison(c.A, c.A) != nil {
			t.Errorf("%s: roles or comparisons are not found", name)
		}
		if x := &ds.Skills[1]; ds.Skill(x.ID) == nil || ds.Skill(x.ID).Title != x.Title || ds.Skill("none") != nil {
			t.Errorf("%s: skills are not found", name)
		}
		if ds.Dimension(ds.Dimensions[3].ID) != &ds.Dimensions[3] || ds.Area(ds.Areas[3].ID) != &ds.Areas[3] || ds.Area("none") != nil {
			t.Errorf("%s: terms are not found", name)
		}
	}
	if got := made.Now(); !got.Equal(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("without a date it is %v", got)
	}
	if got := loaded.Now().Format("2006-01-02"); got != loaded.Date.String() {
		t.Errorf("it is %s, and the dataset's date %s", got, loaded.Date)
	}
}
