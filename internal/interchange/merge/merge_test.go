package merge_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/interchange/merge"
)

// read returns the files of a folder by their paths.
func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func truth(b bool) *bool              { return &b }
func figure(x float64) *float64       { return &x }
func lines(s ...string) dataset.Lines { return dataset.NewLines(s...) }

// imported is what an importer that knows titles, aliases, duties and skills might read.
func imported() *merge.Import {
	return &merge.Import{
		Dataset: &dataset.Dataset{
			Title: "From outside", Version: "2", Language: "en-US",
			Skills: []dataset.Term{{ID: "s1", Title: "Reading"}, {ID: "s2", Title: "Counting"}},
			Roles: []*dataset.Role{
				{
					ID: "lead", Title: "Lead", Aliases: lines("Head"), Source: &dataset.Source{Name: "Outside", Version: "2"},
					Duties: []dataset.Duty{{ID: "1", Text: "Leads.", Essential: truth(true)}, {ID: "3", Text: "Counts."}},
					Skills: []dataset.Skill{{Skill: "s1"}, {Skill: "s2"}},
				},
				{ID: "clerk", Title: "Clerk"},
			},
		},
		Fields: []string{"title", "aliases", "duties.text", "duties.essential", "skills.skill", "skills.level", "source", "pay.max"},
		Owns:   func(list, id string) bool { return list == "duties" && strings.Trim(id, "0123456789") == "" },
	}
}

func plan(t *testing.T, dir string, in *merge.Import) *merge.Plan {
	t.Helper()
	p, problems, err := merge.New(dir, in)
	if err != nil || p == nil {
		t.Fatal(problems, err)
	}
	return p
}

func said(p *merge.Plan) string {
	var b strings.Builder
	for _, e := range p.Entries {
		b.WriteString(strings.TrimSpace(string(e.Status)+" "+e.Sort+" "+e.ID+" "+strings.Join(e.Fields, ",")) + "\n")
	}
	return b.String()
}

func TestIntoANewFolder(t *testing.T) {
	for name, dir := range map[string]string{
		"none": filepath.Join(t.TempDir(), "a", "b"), "empty": t.TempDir(), "hidden files": write(t, map[string]string{".git/config": "x", ".gitignore": "x"}),
	} {
		p := plan(t, dir, imported())
		if !p.New || said(p) != "added role lead\nadded role clerk\nadded skill s1\nadded skill s2\n" {
			t.Errorf("%s: %v %s", name, p.New, said(p))
		}
		before := read(t, dir)
		if slices.Contains(slices.Collect(maps.Keys(before)), dataset.MainFile) {
			t.Error("the plan writes")
		}
		if err := p.Write(); err != nil {
			t.Fatal(err)
		}
		ds, problems := dataset.Load(os.DirFS(dir), dataset.MainFile, "")
		if problems != nil || len(ds.Roles) != 2 || ds.Title != "From outside" || ds.Roles[0].ID != "lead" {
			t.Error(name, problems, ds)
		}
		if again := plan(t, dir, imported()); len(again.Files()) > 0 || again.New || again.Count("role", merge.Unchanged) != 2 {
			t.Errorf("%s: again: %v %s", name, again.Files(), said(again))
		}
	}
}

// What the import does not know stays, to the byte where a file does not change.
func TestIntoAFolderKeptByHand(t *testing.T) {
	dir := write(t, map[string]string{
		dataset.MainFile: "# Ours.\ntitle: Ours\ncurrency: EUR\nskills:\n  # of books\n  - {id: s1, title: Reeding, description: Mine}\n  - id: own\n    title: Own\n",
		"roles/lead.yaml": `# The lead.
title: Leader # for now
duties:
  # the first
  - id: "1"
    text: Led.   # once
    share: 60    # by diary
  - id: mine
    text: Mine.
  - id: "2"
    text: Retired.
pay: {min: 1}
`,
		"roles/other.yaml": "title:   Other   # stays\n",
	})
	before := read(t, dir)
	p := plan(t, dir, imported())
	if want := `changed role lead title,aliases,duties,skills,source
added role clerk
changed skill s1 title
added skill s2
left skill own
left role other
`; said(p) != want {
		t.Errorf("got:\n%s\nwant:\n%s", said(p), want)
	}
	if !maps.Equal(read(t, dir), before) {
		t.Error("the plan writes")
	}
	if err := p.Write(); err != nil {
		t.Fatal(err)
	}
	after := read(t, dir)
	for name, want := range map[string]string{
		dataset.MainFile: "# Ours.\ntitle: Ours\ncurrency: EUR\nskills:\n  # of books\n  - {id: s1, title: Reading, description: Mine}\n  - id: own\n    title: Own\n" +
			"  - id: s2\n    title: Counting\n",
		"roles/lead.yaml": `# The lead.
title: Lead # for now
aliases:
  - Head
duties:
  # the first
  - id: "1"
    text: Leads. # once
    share: 60    # by diary
    essential: true
  - id: mine
    text: Mine.
  - id: "3"
    text: Counts.
skills:
  - skill: s1
  - skill: s2
pay: {min: 1}
source:
  name: Outside
  version: "2"
`,
		"roles/other.yaml": before["roles/other.yaml"],
		"roles/clerk.yaml": "id: clerk\ntitle: Clerk\n",
	} {
		if after[name] != want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, after[name], want)
		}
	}
	if again := plan(t, dir, imported()); len(again.Files()) > 0 {
		t.Errorf("the same import again writes %v", again.Files())
	}
}

// A mapping that an import empties goes; what is left of it stays.
func TestMappings(t *testing.T) {
	dir := write(t, map[string]string{
		dataset.MainFile: "title: T\ncurrency: EUR\nroles:\n  - {id: lead, title: Lead, pay: {max: 2}}\n  - {id: clerk, title: Clerk, pay: {min: 1, max: 2}}\n",
	})
	if err := plan(t, dir, &merge.Import{Fields: []string{"pay.max"}, Dataset: &dataset.Dataset{Roles: []*dataset.Role{
		{ID: "lead", Title: "x"}, {ID: "clerk", Title: "x", Pay: &dataset.Pay{Max: figure(3), Min: figure(0)}},
	}}}).Write(); err != nil {
		t.Fatal(err)
	}
	want := "title: T\ncurrency: EUR\nroles:\n  - {id: lead, title: Lead}\n  - {id: clerk, title: Clerk, pay: {min: 1, max: 3}}\n"
	if got := read(t, dir)[dataset.MainFile]; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// What cannot be merged is refused, and the folder stays as it was.
func TestRefuses(t *testing.T) {
	long := strings.Repeat("x", 101)
	for name, c := range map[string]struct {
		files  map[string]string
		change func(*merge.Import)
		want   string
	}{
		"an invalid dataset": {map[string]string{dataset.MainFile: "title: T\nrole: []\n"}, nil, `dataset.yaml:2:1: unknown field "role"`},
		"no dataset":         {map[string]string{"notes.txt": "x"}, nil, "it holds files, but no dataset.yaml"},
		"ids alike":          {map[string]string{dataset.MainFile: "title: T\n", "roles/Lead.yaml": "title: L\n"}, nil, `the ids "Lead" and "lead" differ only in case`},
		"an unsafe id":       {nil, func(in *merge.Import) { in.Dataset.Roles[0].ID = long }, "is 101 bytes long"},
		"an id twice":        {nil, func(in *merge.Import) { in.Dataset.Roles[0].Duties[1].ID = "1" }, `the id "1" is given twice`},
		"an id twice, there": {
			map[string]string{dataset.MainFile: "title: T\n", "roles/lead.yaml": "title: L\nduties:\n  - {id: '1', text: x}\n"},
			func(in *merge.Import) { in.Dataset.Roles[0].Duties[1].ID = "1" }, `the id "1" is given twice`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, in := write(t, c.files), imported()
			if c.change != nil {
				c.change(in)
			}
			before := read(t, dir)
			p, problems, err := merge.New(dir, in)
			message := problems.Error()
			if err != nil {
				message = err.Error()
			}
			if p != nil || !strings.Contains(message, c.want) {
				t.Errorf("%v, %s, want %q", p, message, c.want)
			}
			if !maps.Equal(read(t, dir), before) {
				t.Error("the folder has changed")
			}
		})
	}
	link := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(link, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, _, err := merge.New(link, imported()); err == nil {
		t.Error("a file is taken for a folder")
	}
}

func TestWarnsOfAnotherLanguage(t *testing.T) {
	dir := write(t, map[string]string{dataset.MainFile: "title: T\nlanguage: de\n", "roles/a.yaml": "title: A\n"})
	if _, problems, _ := merge.New(dir, imported()); problems.HasErrors() || !strings.Contains(problems.Error(), `the dataset is in "de", and what is imported in "en-US"`) {
		t.Error(problems)
	}
}
