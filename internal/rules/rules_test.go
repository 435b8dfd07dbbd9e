package rules_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/diag"
	"rolexport/internal/golden"
	"rolexport/internal/rules"
	"rolexport/internal/starter"
	"rolexport/internal/strictyaml"
)

const archives = "../../testdata/datasets/rules"

// check loads a dataset, which must be sound, and holds it against the rules.
func check(t testing.TB, files fs.FS, display string) diag.List {
	t.Helper()
	ds, problems := dataset.Load(files, dataset.MainFile, display)
	if ds == nil {
		t.Fatal(problems)
	}
	return append(problems, dataset.NewFinder(ds, files, dataset.MainFile, display).Place(rules.Check(ds))...)
}

// Each archive in testdata/datasets/rules is a dataset with what is found in it. Every rule has one of its name, where it speaks alone.
func TestRules(t *testing.T) {
	shown := golden.Examples(t, archives+"/*.txtar", []string{"problems"}, func(t *testing.T, e *golden.Example) map[string]string {
		problems := check(t, e.FS(), "my")
		var b bytes.Buffer
		if err := problems.Print(&b, false); err != nil {
			t.Fatal(err)
		}
		if len(problems) == 0 {
			t.Error("nothing is found")
		}
		for _, p := range problems {
			if p.Code != e.Name && e.Name != "weights" {
				t.Errorf("%s is broken too: %v", p.Code, p)
			}
			if p.Pos.Line == 0 || p.Pos.Col == 0 {
				t.Errorf("no place: %v", p)
			}
		}
		return map[string]string{"problems": b.String()}
	})
	for _, code := range dataset.RuleCodes() {
		if !slices.Contains(shown, code) {
			t.Errorf("no archive shows the rule %s", code)
		}
	}
}

// The list of rules and the field rules of a dataset know the same codes.
func TestCodes(t *testing.T) {
	var codes []string
	for _, r := range rules.All() {
		codes = append(codes, r.Code)
		if r.Weight != rules.Error && r.Weight != rules.Warning && r.Weight != rules.Off {
			t.Errorf("%s weighs %q", r.Code, r.Weight)
		}
	}
	want := dataset.RuleCodes()
	slices.Sort(codes)
	slices.Sort(want)
	if !slices.Equal(codes, want) {
		t.Errorf("rules %v, settings %v", codes, want)
	}
}

// The examples of explanations are YAML of the model, and keep the rule.
func TestExamples(t *testing.T) {
	for _, r := range rules.All() {
		into := any(&dataset.Role{})
		if strings.HasPrefix(r.Example, "raci:") || strings.HasPrefix(r.Example, "rules:") {
			into = &dataset.Dataset{}
		}
		file, problems := strictyaml.Parse(r.Code, []byte(r.Example+"\n"))
		problems = append(problems, file.Decode(into)...)
		if len(problems) > 0 {
			t.Errorf("%s: %v", r.Code, problems)
		}
		ds, ok := into.(*dataset.Dataset)
		if !ok {
			role := into.(*dataset.Role)
			role.ID, role.Title = "example", "Example"
			ds = &dataset.Dataset{Roles: []*dataset.Role{role}}
		}
		for _, said := range rules.Check(ds) {
			if said.Problem.Code == r.Code {
				t.Errorf("%s: its example breaks it: %v", r.Code, said.Problem)
			}
		}
	}
}

func TestBuiltInDatasetIsClean(t *testing.T) {
	for _, p := range check(t, rolexport.Dataset(), "") {
		t.Error(p)
	}
}

// So is what rolexport init writes.
func TestStarterIsClean(t *testing.T) {
	files, err := starter.Files()
	if err != nil {
		t.Fatal(err)
	}
	tree := fstest.MapFS{}
	for name, data := range files {
		tree[name] = &fstest.MapFile{Data: data}
	}
	for _, p := range check(t, tree, "") {
		t.Error(p)
	}
}

// A rule that is off says nothing, and one that is an error says the same as a warning.
func TestWeights(t *testing.T) {
	files := fstest.MapFS{"dataset.yaml": {Data: []byte("title: T\nroles: [{id: a, title: A}]\n")}}
	ds, problems := dataset.Load(files, dataset.MainFile, "")
	if problems != nil {
		t.Fatal(problems)
	}
	count := func(word string) map[string]int {
		settings := reflect.ValueOf(&ds.Rules).Elem()
		for i := range settings.NumField() {
			settings.Field(i).SetString(word)
		}
		found := map[string]int{}
		for _, said := range rules.Check(ds) {
			found[said.Problem.Code]++
			if (said.Problem.Severity == diag.Error) != (word == "error") {
				t.Errorf("%s: %v", word, said.Problem)
			}
		}
		return found
	}
	if n := count("off"); len(n) > 0 {
		t.Errorf("off: %v", n)
	}
	warnings, errors := count("warning"), count("error")
	if len(warnings) != 3 || !reflect.DeepEqual(warnings, errors) { // no purpose, no duties, no pay
		t.Errorf("warnings %v, errors %v", warnings, errors)
	}
}

// Real data of others: what the rules say of it is true and not too much.
func TestRealData(t *testing.T) {
	found := map[string]int{}
	for _, said := range rules.Check(datasettest.ONET(t)) {
		found[said.Problem.Code]++
	}
	want := map[string]int{"no-share": 4, "no-duties": 1, "many-duties": 2, "unreached-role": 1}
	if !reflect.DeepEqual(found, want) {
		t.Errorf("found %v, want %v", found, want)
	}
}

// FuzzCheck holds for any files that load: no panic, no hang, and the same again.
func FuzzCheck(f *testing.F) {
	f.Add([]byte("title: T\nroles: [a, {id: b, title: B}]\nrules: {no-pay: error}\n"), []byte("title: A\nduties: [{title: x}, {title: X}]\n"))
	f.Add([]byte("title: T\nareas: [{id: x, title: X}]\nraci: [{area: x, accountable: [a, a]}]\n"), []byte("title: A\nlevel: {rank: 2}\ncareer: {to: [{title: a}]}\n"))
	f.Add([]byte("title: T\nroles:\n - {<<: &a {id: c}, title: C, level: {rank: 1}}\n - *a\n"), []byte("title: A\nlevel: {rank: 1000}\ncareer: {from: [c, c]}\n"))
	f.Add([]byte("title: T\nrules: {loose-education: error, outside-career: warning}\n"),
		[]byte("title: A\neducation: {required: [x, {id: y, text: y}]}\nduties: [{text: \"\\0\", needs: [y], share: 1e-9}]\n"))
	f.Fuzz(func(t *testing.T, main, role []byte) {
		files := fstest.MapFS{"dataset.yaml": {Data: main}, "roles/a.yaml": {Data: role}}
		ds, _ := dataset.Load(files, dataset.MainFile, "")
		if ds == nil {
			return
		}
		finder := dataset.NewFinder(ds, files, dataset.MainFile, "")
		problems := finder.Place(rules.Check(ds))
		for _, p := range problems {
			if p.Pos.Line == 0 || p.Message == "" || p.Code == "" {
				t.Errorf("%+v", p)
			}
		}
		if again := finder.Place(rules.Check(ds)); !reflect.DeepEqual(again, problems) {
			t.Errorf("a second check says %v after %v", again, problems)
		}
	})
}

// thousand returns the files of 1,000 roles; each of the broken ones keeps three rules less.
func thousand(b *testing.B, broken bool) fstest.MapFS {
	ds := datasettest.Load(b, rolexport.Dataset())
	many := dataset.Dataset{Title: "Many", Currency: "EUR", Dimensions: ds.Dimensions, Areas: ds.Areas, Skills: ds.Skills}
	for i := range 1000 {
		r := *ds.Roles[i%len(ds.Roles)]
		r.ID, r.ReportsTo, r.DirectReports = fmt.Sprintf("role-%d", i), nil, nil
		r.Career = dataset.Career{From: []dataset.RoleRef{{Title: "Trainee"}}}
		if broken {
			again := r.Duties[0]
			again.ID, again.Share = "", nil
			r.Purpose, r.Duties = "", append(slices.Clone(r.Duties), again)
		}
		many.Roles = append(many.Roles, &r)
	}
	return datasettest.Files(&many)
}

// BenchmarkCheck holds 1,000 sound roles against all rules.
func BenchmarkCheck(b *testing.B) {
	ds := datasettest.Load(b, thousand(b, false))
	for b.Loop() {
		if found := rules.Check(ds); len(found) > 0 {
			b.Fatal(found[0])
		}
	}
}

// BenchmarkPlace finds the places of three problems in each of 1,000 files.
func BenchmarkPlace(b *testing.B) {
	files := thousand(b, true)
	ds := datasettest.Load(b, files)
	found := rules.Check(ds)
	finder := dataset.NewFinder(ds, files, dataset.MainFile, "")
	for b.Loop() {
		finder.Place(found)
	}
	b.ReportMetric(float64(len(found)), "problems")
}

// A file full of duties that are nearly alike comes to an end.
func TestManyDuties(t *testing.T) {
	var role strings.Builder
	role.WriteString("title: A\npurpose: P\nduties:\n")
	for i := range 50_000 {
		fmt.Fprintf(&role, "  - {title: %x the goods of hall %d, text: Moves pallet %d from row %d to row %x and writes it down}\n", i*7919, i, i*31, i%97, i*i)
	}
	problems := check(t, fstest.MapFS{"dataset.yaml": {Data: []byte("title: T\n")}, "roles/a.yaml": {Data: []byte(role.String())}}, "")
	if len(problems) < 2 {
		t.Errorf("%d problems", len(problems))
	}
}
