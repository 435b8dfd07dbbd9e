package schema_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/exttool"
	"rolexport/internal/interchange/roledata"
	"rolexport/internal/schema"
	"rolexport/internal/starter"
)

// A document is a file as a validator sees it.
type document struct {
	Name   string `json:"name"`
	Schema string `json:"schema"`
	Data   any    `json:"data"`
}

// validate has an independent validator compile all schemas and check documents. It returns the errors of each.
func validate(t *testing.T, documents []document) [][]string {
	t.Helper()
	schemas := map[string]json.RawMessage{}
	for _, s := range schema.Subjects() {
		schemas[s.Name] = schema.JSON(s.Name)
	}
	input, err := json.Marshal(map[string]any{"schemas": schemas, "documents": documents})
	if err != nil {
		t.Fatal(err)
	}
	var answers [][]string
	out := exttool.Node(t, "ajv", filepath.Join("testdata", "validate.js"), exttool.File(t, "documents.json", input))
	if err := json.Unmarshal([]byte(out), &answers); err != nil {
		t.Fatal(err)
	}
	if len(answers) != len(documents) {
		t.Fatalf("%d answers on %d documents", len(answers), len(documents))
	}
	return answers
}

// Every file that is built in, and those of datasets that use other parts of the model, match their schema.
func TestOwnFilesMatch(t *testing.T) {
	documents := folder(t, "built-in", rolexport.Dataset())
	files, err := starter.Files()
	if err != nil {
		t.Fatal(err)
	}
	start := fstest.MapFS{}
	for name, data := range files {
		switch top, _, _ := strings.Cut(name, "/"); top {
		case "dataset.yaml", "workforce.yaml", "roles", "comparisons":
			start[name] = &fstest.MapFile{Data: data}
		}
	}
	documents = append(documents, folder(t, "starter", start)...)
	documents = append(documents, document{"starter: theme.yaml", "theme", parse(t, "theme.yaml", files["theme.yaml"])})
	documents = append(documents, folder(t, "O*NET", datasettest.Files(datasettest.ONET(t)))...)
	for _, r := range datasettest.ONET(t).Roles {
		documents = append(documents, asJSON(t, r))
	}
	for _, r := range datasettest.Nasty(t).Roles {
		documents = append(documents, asJSON(t, r))
	}
	themes, err := fs.Glob(rolexport.Templates(), "themes/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range themes {
		documents = append(documents, document{name, "theme", tree(t, rolexport.Templates(), name)})
	}
	languages, err := fs.Glob(rolexport.Templates(), "labels/*.yaml")
	if err != nil || len(languages) < 2 {
		t.Fatal(languages, err)
	}
	for _, name := range languages {
		documents = append(documents, document{name, "labels", tree(t, rolexport.Templates(), name)})
	}
	if len(documents) < 15 {
		t.Fatalf("only %d documents", len(documents))
	}
	for i, errors := range validate(t, documents) {
		for _, e := range errors {
			t.Errorf("%s: %s", documents[i].Name, e)
		}
	}
}

// asJSON returns a role as export writes it as data.
func asJSON(t *testing.T, r *dataset.Role) document {
	t.Helper()
	file, err := roledata.JSON(r)
	if err != nil {
		t.Fatal(err)
	}
	var data any
	if err := json.Unmarshal(file, &data); err != nil {
		t.Fatal(err)
	}
	return document{r.ID + ".json", "role", data}
}

// folder returns the documents of a dataset folder.
func folder(t *testing.T, label string, files fs.FS) []document {
	t.Helper()
	subjects := map[string]string{"dataset.yaml": "dataset", "workforce.yaml": "workforce", "roles": "role", "comparisons": "comparison"}
	var list []document
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		subject := subjects[name]
		if dir := path.Dir(name); dir != "." {
			subject = subjects[dir]
		}
		if subject == "" {
			t.Errorf("%s: no schema is known for %s", label, name)
		}
		list = append(list, document{label + ": " + name, subject, tree(t, files, name)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func tree(t *testing.T, files fs.FS, name string) any {
	t.Helper()
	data, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, name, data)
}

// parse returns YAML as JSON knows it, as editors do: days are texts.
func parse(t *testing.T, name string, data []byte) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(data, &n); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return plain(n.Content[0])
}

func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = plain(item)
		}
		return list
	case yaml.AliasNode:
		return plain(n.Alias)
	}
	switch n.Tag {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		number, err := strconv.ParseFloat(n.Value, 64)
		if err != nil {
			panic(fmt.Sprintf("%q is no number", n.Value))
		}
		return number
	}
	return n.Value
}

// What an author gets wrong most often is seen by an editor.
func TestMistakesAreSeen(t *testing.T) {
	cases := []struct{ subject, yaml, error string }{
		{"role", "title: x\npurpos: y", "additional properties"},
		{"role", "title: x\nstatus: final", "allowed values"},
		{"role", "title: x\nduties: [{title: a, share: 140}]", "<= 100"},
		{"role", "title: x\nduties: none", "must be array"},
		{"role", "title: x\nlevel: {rank: 0}", ">= 1"},
		{"role", "title: x\nbenefits: [{text: a, audience: [everyone]}]", "allowed values"},
		{"role", "title: x\nskills: [{level: 2}]", "required property 'skill'"},
		{"role", "title: x\nemployment: {fte: 0}", "> 0"},
		{"role", "a-text", "must be object"},
		{"role", "title: x\nreports_to: {}", "required property 'role'"},
		{"role", "title: x\nreports_to: {count: 2}", "required property 'title'"},
		{"role", "title: x\ndirect_reports: [{role: a, title: b}]", "exactly one schema in oneOf"},
		{"comparison", "a: x", "required property 'b'"},
		{"workforce", "positions: [{role: x, status: gone}]", "allowed values"},
		{"dataset", "title: x\ncurrency: Euro", "pattern"},
		{"dataset", "title: x\nskill_levels: [a, b]", "fewer than 5"},
		{"theme", "colours: {ink: red}", "pattern"},
		{"theme", "space: {unit: 4em}", "pattern"},
		{"labels", "lang: fr\nmonths: [a]", "fewer than 12"},
		{"labels", "lang: fr\nwords: {pages: x}", "additional properties"},
	}
	var documents []document
	for _, c := range cases {
		documents = append(documents, document{c.yaml, c.subject, parse(t, c.yaml, []byte(c.yaml))})
	}
	for i, errors := range validate(t, documents) {
		if all := strings.Join(errors, "\n"); !strings.Contains(all, cases[i].error) {
			t.Errorf("%q as a %s: the validator says %q, nothing of %q", cases[i].yaml, cases[i].subject, all, cases[i].error)
		}
	}
}
