package compose

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

func names(list []Subject) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.Name)
	}
	return out
}

func TestSubjects(t *testing.T) {
	c := composer(t, &dataset.Dataset{
		Roles: []*dataset.Role{
			{ID: "a", Title: "A", Responsibilities: []dataset.Responsibility{{Area: "x", Text: "X."}}},
			{ID: "b", Title: "B"},
			{ID: "c", Title: "C"},
		},
		Areas:       []dataset.Term{{ID: "x", Title: "X"}},
		Comparisons: []*dataset.Comparison{{A: "c", B: "a"}, {ID: "special", A: "a", B: "b"}},
	})
	for _, x := range []struct {
		kind string
		sel  Selection
		want string
	}{
		{"role-sheet", Selection{}, "a b c"},
		{"role-sheet", Selection{Roles: []string{"c", "a"}}, "a c"},
		{"comparison", Selection{}, "c-vs-a special"},
		{"comparison", Selection{Roles: []string{"c"}}, "c-vs-a"},
		{"comparison", Selection{AllPairs: true}, "special c-vs-a b-vs-c"},
		{"comparison", Selection{AllPairs: true, Roles: []string{"b"}}, "special b-vs-c"},
		{"responsibilities", Selection{}, "a"},
		{"responsibilities", Selection{Roles: []string{"b"}}, ""},
		{"catalogue", Selection{Roles: []string{"b"}}, "catalogue"},
		{"role-matrix", Selection{AllPairs: true}, "role-matrix"},
		{"workforce-plan", Selection{}, ""},
		{"no-such-kind", Selection{}, ""},
	} {
		if got := strings.Join(names(c.Subjects(x.kind, x.sel)), " "); got != x.want {
			t.Errorf("%s %+v: %q, want %q", x.kind, x.sel, got, x.want)
		}
	}
	if got := c.Subject("comparison", "b", "a").Name; got != "special" {
		t.Errorf("the pair b, a is %q, want the authored one", got)
	}
}

func TestComposeRefuses(t *testing.T) {
	c := composer(t, &dataset.Dataset{Roles: []*dataset.Role{{ID: "a", Title: "A"}, {ID: "b", Title: "B"}}})
	for want, s := range map[string]Subject{
		`no document kind "poem"`:                {Kind: "poem"},
		`a role-sheet is about 1 role`:           {Kind: "role-sheet"},
		`a comparison is about 2 roles, 1 given`: {Kind: "comparison", Roles: []string{"a"}},
		`no role "z"`:                            {Kind: "role-sheet", Roles: []string{"z"}},
		`two different roles`:                    {Kind: "comparison", Roles: []string{"a", "a"}},
		`role "a" states no responsibilities`:    {Kind: "responsibilities", Roles: []string{"a"}},
		`the dataset has no workforce plan`:      {Kind: "workforce-plan"},
	} {
		d, problems := c.Compose(s)
		if tried := c.Try(s); !slices.Equal(tried, problems) {
			t.Errorf("%+v: tried %v, composed %v", s, tried, problems)
		}
		if d != nil || !problems.HasErrors() || !strings.Contains(problems.Error(), want) {
			t.Errorf("%+v: document %v, problems %q, want %q", s, d != nil, problems.Error(), want)
		}
	}
}

// TestCatalogueIsOneDocument looks at what must be unique in it, and at its links.
func TestCatalogueIsOneDocument(t *testing.T) {
	c := composer(t, load(t))
	d := made(t, c, c.Subject("catalogue"))
	ids, tables, opening := make(map[string]bool), make(map[string]bool), 0
	doc.Walk(d.Blocks, func(b doc.Block) bool {
		if h, ok := b.(*doc.Heading); ok {
			if ids[h.ID] {
				t.Errorf("heading ID %q stands twice", h.ID)
			}
			ids[h.ID] = true
			if h.Level == 1 {
				opening++
			}
		}
		return true
	})
	for _, table := range doc.Tables(d.Blocks) {
		if tables[table.Name] {
			t.Errorf("table name %q stands twice", table.Name)
		}
		tables[table.Name] = true
	}
	parts := len(c.Subjects("role-sheet", Selection{})) + len(c.Subjects("comparison", Selection{}))
	if opening != parts+2 { // and contents and index
		t.Errorf("%d parts open, want %d", opening, parts+2)
	}
	entries, links := 0, 0
	doc.Walk(d.Blocks, func(b doc.Block) bool {
		if list, ok := b.(*doc.Contents); ok {
			if !list.Index {
				entries += len(list.Entries)
			}
			for _, e := range list.Entries {
				if !ids[e.ID] {
					t.Errorf("contents point to %q, which is no heading", e.ID)
				}
			}
		}
		return true
	})
	doc.WalkInlines(d.Blocks, func(in doc.Inline) {
		if l, ok := in.(*doc.Link); ok && strings.HasPrefix(l.Target, "#") {
			links++
			if !ids[l.Target[1:]] {
				t.Errorf("a link points to %q, which is no heading", l.Target)
			}
		}
	})
	if entries != parts || links == 0 {
		t.Errorf("%d entries for %d parts, %d links", entries, parts, links)
	}
}

// withFiles returns the built-in templates with some files replaced or added.
func withFiles(files map[string]string) fs.FS {
	all := fstest.MapFS{}
	err := fs.WalkDir(rolexport.Templates(), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(rolexport.Templates(), path)
		all[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		panic(err)
	}
	for path, text := range files {
		all[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

func TestTemplatesCanBeReplaced(t *testing.T) {
	ds := &dataset.Dataset{Roles: []*dataset.Role{{ID: "a", Title: "A"}}}
	c, problems := New(ds, withFiles(map[string]string{"role-sheet.md.tmpl": "# Just {{.Title}}\n"}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d := made(t, c, c.Subject("role-sheet", "a"))
	if got := doc.PlainText(c.loc, d.Blocks[0].(*doc.Heading).Text); len(d.Blocks) != 1 || got != "Just A" {
		t.Errorf("%d blocks, heading %q", len(d.Blocks), got)
	}
	_, problems = New(ds, withFiles(map[string]string{"role-sheet.md.tmpl": "# {{label \"no_such_label\"}}\n\n{{.Title"}))
	if !problems.HasErrors() {
		t.Error("a broken template passed")
	}
	broken := "# {{.Titel}}\n\n{{if .Notes}}<b>{{.NoSuchField}}</b>{{end}}\n"
	_, problems = New(ds, withFiles(map[string]string{"role-sheet.md.tmpl": broken, "catalogue.md.tmpl": "{{table .Cover}}\n"}))
	want := []string{"catalogue.md.tmpl:1:3", "role-sheet.md.tmpl:1:5", "role-sheet.md.tmpl:3:14", "role-sheet.md.tmpl:3:19", "role-sheet.md.tmpl:3:33"}
	var got []string
	for _, p := range problems {
		got = append(got, p.Pos.String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("problems at %q, want them at %q:\n%v", got, want, problems)
	}
}

// What a template does with the data shows when a document is tried, also in the parts of a catalogue.
func TestTry(t *testing.T) {
	ds := load(t)
	c, problems := New(ds, withFiles(map[string]string{"comparison.md.tmpl": "# {{index .Introduction 7}}\n"}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, k := range Kinds() {
		var selection Selection
		if k.OnRequest {
			selection.Roles = c.roleIDs()[:2]
		}
		s := c.Subjects(k.ID, selection)[0]
		want := 0
		if k.ID == "comparison" || k.ID == "catalogue" {
			want = 1
		}
		if problems := c.Try(s); len(problems) != want {
			t.Errorf("%s: %v, want %d problems", k.ID, problems, want)
		}
	}
}

func TestKindsHavePathsOfTheirOwn(t *testing.T) {
	var paths []string
	for _, k := range Kinds() {
		paths = append(paths, k.Path("x"))
	}
	want := []string{"role-sheets/x", "comparisons/x", "side-by-side/x", "responsibilities/x", "catalogue", "workbooks/role-matrix", "workbooks/workforce-plan", "data/x", "table/x"}
	if !slices.Equal(paths, want) {
		t.Errorf("paths %q, want %q", paths, want)
	}
}
