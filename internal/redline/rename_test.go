package redline

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/golden"
)

// withID returns the default dataset in which an id is another wherever it stands, names of files included.
func withID(t *testing.T, was, is string) *dataset.Dataset {
	t.Helper()
	value := regexp.MustCompile(`(?m)(: |\[|, |- |-vs-)` + was + `(\]|,|$|-vs-)`)
	tree := fstest.MapFS{}
	err := fs.WalkDir(rolexport.Dataset(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(rolexport.Dataset(), name)
		data = value.ReplaceAll(data, []byte("${1}"+is+"${2}"))
		data = value.ReplaceAll(data, []byte("${1}"+is+"${2}")) // two that share a comma
		tree[strings.ReplaceAll(name, was, is)] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	ds, problems := dataset.Load(tree, dataset.MainFile, "")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return ds
}

// What is renamed with all that refers to it is one line, and no file is said to be written differently without a reason.
func TestRenamed(t *testing.T) {
	for _, test := range []struct{ id, want string }{
		{"operations-manager", "role Operations Manager: renamed from “operations-manager” to “another-id”; "},
		{"general-manager", "role General Manager: renamed from “general-manager” to “another-id”; "},
		{"business-manager", "role Business Manager: renamed from “business-manager” to “another-id”; "},
		{"warehouse-manager", "role Warehouse Manager: renamed from “warehouse-manager” to “another-id”; "},
		{"operations-lead", "role Operations Lead: renamed from “operations-lead” to “another-id”; "},
		{"hierarchy", "renamed from “hierarchy” to “another-id”; "},
		{"staff-management", "renamed from “staff-management” to “another-id”; "},
		{"coaching", "renamed from “coaching” to “another-id”; "},
		{"base", "renamed from “base” to “another-id”; 1 reference follows"},
	} {
		c := Between(load(t), withID(t, test.id, "another-id"))
		text := c.Text(0)
		if !strings.Contains(text, test.want) || !strings.Contains(text, " follow") {
			t.Errorf("no %q in\n%s", test.want, text)
		}
		if n := len(c.Subjects); n != 1 || len(c.Subjects[0].Changes) != 1 {
			t.Errorf("%d subjects: more than the new id of %s is told:\n%s", n, test.id, text)
		}
		if len(c.Rewritten) > 0 {
			t.Errorf("%s: %v are said to be written differently", test.id, c.Rewritten)
		}
	}
}

// A role with another id and another title is known by its work, and what else has changed is told below.
func TestRenamedRole(t *testing.T) {
	after := withID(t, "operations-lead", "shift-lead")
	after.Digest = "another"
	lead := after.Role("shift-lead")
	lead.Title = "Shift Lead"
	*lead.Duties[0].Share += 5
	c := Between(load(t), after)
	c.Old.Name, c.New.Name, c.Old.Digest = "git:main:roles", "roles", "before"
	golden.Check(t, "testdata/renamed.txt", c.Text(0))
	golden.Check(t, "testdata/renamed.md", c.Markdown(0))
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(c.Report()); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/renamed.json", b.String())
}

// Roles that have little in common are no partners, although one went where the other came.
func TestAnotherRole(t *testing.T) {
	before, after := load(t), load(t)
	before.Roles = before.Roles[:4]
	after.Roles = append(after.Roles[:3:3], after.Roles[4])
	c := Between(before, after)
	if n := c.Count(Role); n[Added] != 1 || n[Removed] != 1 || n[Renamed] != 0 {
		t.Errorf("%s", c.Text(0))
	}
}

// An id that both versions have stands for what it says in each.
func TestExchangedIDs(t *testing.T) {
	roles := func(first, second string) *dataset.Dataset {
		return &dataset.Dataset{Roles: []*dataset.Role{
			{ID: "a", Title: first}, {ID: "b", Title: second}, {ID: "c", Title: "Clerk", ReportsTo: &dataset.RoleRef{Role: "a"}},
		}}
	}
	c := Between(roles("Manager", "Lead"), roles("Lead", "Manager"))
	if n := c.Count(Role); n[Changed] != 2 || n[Renamed] != 0 {
		t.Errorf("%s", c.Text(0))
	}
}
