package roletable

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
	"rolexport/internal/strictyaml"
)

// drawn draws a dataset of which tables can hold every field: its words are words, its references lead somewhere.
func drawn(t *rapid.T) *dataset.Dataset {
	ds := datasettest.Draw(t)
	ds.Workforce, ds.RACI, ds.Comparisons = nil, nil, nil
	ds.Organisation.Name = cmp.Or(strings.TrimSpace(ds.Organisation.Name), "O") // postings need one
	ds.Roles = nil
	for i := range rapid.IntRange(1, 4).Draw(t, "roles") {
		r := datasettest.DrawRole(t)
		r.ID = []string{"r0", "0101", "1324.30", "läger-倉庫"}[i]
		ds.Roles = append(ds.Roles, r)
	}
	var ids []string
	for _, r := range ds.Roles {
		ids = append(ids, r.ID)
	}
	for _, r := range ds.Roles {
		r.Title = oneLine(r.Title)
		for i := range r.Aliases {
			r.Aliases[i].Text = oneLine(r.Aliases[i].Text)
		}
		for _, f := range own() {
			tame(t, f, reflect.ValueOf(r), ids)
		}
		for _, l := range theSchema().lists {
			list, said := l.items(r), reflect.Zero(reflect.SliceOf(l.item))
			for i := range list.Len() {
				for _, f := range l.fields {
					tame(t, f, list.Index(i), ids)
				}
				if slices.ContainsFunc(l.fields, func(f *field) bool { return cellOf(f, list.Index(i)).stated }) {
					said = reflect.Append(said, list.Index(i)) // no dataset holds items that say nothing
				}
			}
			if list.Len() > 0 {
				l.setItems(r, said)
			}
		}
		prune(reflect.ValueOf(r).Elem())
	}
	return ds
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// tame makes a drawn value one that the field may have.
func tame(t *rapid.T, f *field, of reflect.Value, ids []string) {
	v, ok := f.get(of)
	if !ok {
		return
	}
	switch {
	case v.CanFloat() && v.Float() == 0:
		f.set(of, reflect.ValueOf(0.0)) // no file holds -0
	case f.kind == wordKind:
		f.set(of, reflect.ValueOf(rapid.SampledFrom(f.words).Draw(t, f.path)))
	case f.kind == textsKind && f.words != nil:
		for i := range v.Len() {
			v.Index(i).SetString(rapid.SampledFrom(f.words).Draw(t, f.path))
		}
	case namesTerm(f):
		f.set(of, reflect.ValueOf(rapid.SampledFrom([]string{"scope", "0101"}).Draw(t, f.path)))
	case strings.HasSuffix(f.path, ".role"):
		f.set(of, reflect.ValueOf(rapid.SampledFrom(ids).Draw(t, f.path)))
	case f.kind == textKind && strings.TrimSpace(v.String()) == "":
		f.set(of, reflect.ValueOf("x"))
	}
}

// A dataset that is written as a table is read back as it was, whatever its texts hold, without a word of doubt.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := drawn(t)
		for _, format := range []struct {
			name  string
			write func(*dataset.Dataset) ([]byte, diag.List, error)
		}{{"roles.xlsx", Workbook}, {"roles.csv", CSV}} {
			file, _, err := format.write(ds)
			if err != nil {
				t.Fatal(err)
			}
			o := Options{Currency: "EUR", Source: &dataset.Source{Name: format.name}}
			if format.name == "roles.csv" {
				o.Organisation = ds.Organisation.Name
			}
			got, problems := Read(format.name, file, o)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			sameRoles(t, got.Import.Dataset, ds)
			if format.name == "roles.xlsx" {
				sameRest(t, got.Import.Dataset, ds)
			}
			// Brought back into the dataset it changes nothing either.
			got, problems = Read(format.name, file, Options{Into: ds, Source: &dataset.Source{Name: format.name}})
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			sameRoles(t, got.Import.Dataset, ds)
		}
	})
}

// In a new folder the amounts of a text file have the currency that they had, without being told.
func TestFreshCSV(t *testing.T) {
	ten, mid := 10.0, 52000.5
	ds := &dataset.Dataset{Title: "T", Currency: "CHF", Roles: []*dataset.Role{{
		ID: "lead", Title: "Lead", Pay: &dataset.Pay{Min: &ten, Mid: &mid},
		Scope:     &dataset.Scope{Budget: &dataset.Amount{Amount: 1234}},
		Authority: &dataset.Authority{BudgetLimit: &dataset.Amount{Amount: 5, Currency: "USD"}},
	}, {ID: "clerk", Title: "Clerk", Pay: &dataset.Pay{Max: &ten, Currency: "EUR"}}}}
	file, _, err := CSV(ds)
	if err != nil {
		t.Fatal(err)
	}
	got, problems := Read("roles.csv", file, Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	lead, clerk := got.Import.Dataset.Roles[0], got.Import.Dataset.Roles[1]
	if *lead.Pay.Min != 10 || *lead.Pay.Mid != 52000.5 || lead.Pay.Currency != "CHF" || *lead.Scope.Budget != (dataset.Amount{Amount: 1234, Currency: "CHF"}) ||
		*lead.Authority.BudgetLimit != (dataset.Amount{Amount: 5, Currency: "USD"}) || *clerk.Pay.Max != 10 || clerk.Pay.Currency != "EUR" {
		t.Errorf("read back:\n%s%s", strictyaml.Encode(lead), strictyaml.Encode(clerk))
	}
}

func sameRoles(t *rapid.T, got, want *dataset.Dataset) {
	t.Helper()
	if len(got.Roles) != len(want.Roles) {
		t.Fatalf("%d roles come back of %d", len(got.Roles), len(want.Roles))
	}
	for i, r := range want.Roles {
		if one, other := string(strictyaml.Encode(got.Roles[i])), string(strictyaml.Encode(r)); one != other {
			t.Fatalf("read back:\n%s\nwritten:\n%s", one, other)
		}
	}
}

func sameRest(t *rapid.T, got, want *dataset.Dataset) {
	t.Helper()
	for _, k := range vocabularies {
		if !reflect.DeepEqual(k.of(got), k.of(want)) {
			t.Fatalf("%s: read back %+v, written %+v", k.word, k.of(got), k.of(want))
		}
	}
	for _, name := range settings {
		if a, b := settingText(setting(got, name)), settingText(setting(want, name)); a != b && name != "currency" {
			t.Fatalf("%s: read back %q, written %q", name, a, b)
		}
	}
}

// Files depend on the dataset alone.
func TestSameBytes(t *testing.T) {
	ds := datasettest.ONET(t)
	first, _, err := Workbook(ds)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, _, err := Workbook(ds); err != nil || !slices.Equal(first, again) {
			t.Fatal("the bytes of the workbook differ", err)
		}
	}
}

// Every field of the model has a column with a header of its own, and every name of a column means one field.
func TestNamesAreUnique(t *testing.T) {
	known := map[string]string{}
	add := func(name, path string) {
		if other, ok := known[squeeze(name)]; ok && other != path {
			t.Errorf("%q is the name of both %s and %s", name, other, path)
		}
		known[squeeze(name)] = path
	}
	for _, f := range theSchema().fields {
		add(f.header, f.path)
		add(f.path, f.path)
	}
	for path, names := range vocabulary().Columns {
		for _, n := range names {
			add(n, path)
		}
		if _, field := theSchema().byPath[path]; !field && !composed(path) {
			t.Errorf("words.yaml names %s, which is no field", path)
		}
	}
	for _, set := range vocabulary().Words {
		for _, path := range set.Fields {
			if f := theSchema().byPath[path]; f == nil && path != "audience" && path != termsHeader {
				t.Errorf("words.yaml gives words for %s, which is no field", path)
			}
		}
	}
}

func composed(path string) bool {
	return slices.Contains([]string{
		"level", "reports_to", "education", "experience", "pay", "scope.budget", "authority.budget_limit", "duties", "skills", "relations", "measures",
		"direct_reports", "career.from", "career.to", "codes.onet-soc", "codes.esco", "codes.isco",
	}, path) || strings.HasPrefix(path, "terms.") || path == readersPath || strings.HasSuffix(path, ".title")
}

// Cells give back the texts and lists that were put into them.
func TestCells(t *testing.T) {
	texts := rapid.OneOf(rapid.StringMatching(`['"=+@; \n\t0-9a-z•\[\]-]{0,8}`), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		text, gone := clean(texts.Draw(t, "text"))
		if len(gone) > 0 || strings.TrimSpace(text) == "" {
			t.Skip()
		}
		for _, csv := range []bool{false, true} {
			if got, _ := unprotect(protect(text, csv)); got != text {
				t.Fatalf("%q comes back as %q", text, got)
			}
		}
		var want []item
		for i := range rapid.IntRange(1, 3).Draw(t, "items") {
			s, _ := clean(texts.Draw(t, fmt.Sprint(i)))
			if strings.TrimSpace(s) == "" {
				s = "x"
			}
			want = append(want, item{s, rapid.SampledFrom([]string{"", "a", "b c", `d", [e`, "ä;"}).Draw(t, "id"), rapid.SampledFrom([]dataset.Audience{nil, {"internal"}, {"candidate", "public"}}).Draw(t, "audience")})
		}
		cell, _ := unprotect(protect(joinItems(want), true))
		if got := splitItems(cell); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q comes back as %q from %q", want, got, cell)
		}
	})
}

// What is written is neither a formula nor a number to a spreadsheet that opens it.
func TestCSVIsSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		file, _, err := CSV(drawn(t))
		if err != nil {
			t.Fatal(err)
		}
		read, problems := grid.Read("roles.csv", file)
		if problems != nil {
			t.Fatal(problems)
		}
		for _, r := range read.Sheets[0].Rows {
			for _, c := range r.Cells {
				if strings.ContainsRune("=+@\t\r", rune(c.Text[0])) {
					t.Fatalf("row %d holds %q", r.Number, c.Text)
				}
			}
		}
	})
}

// Shares stand in text as bare figures, which programs do not round to what a format of per cent shows.
func TestSharesInCSV(t *testing.T) {
	third, half := 33.333, 0.5
	ds := &dataset.Dataset{Title: "T", Roles: []*dataset.Role{{ID: "lead", Title: "Lead", Duties: []dataset.Duty{{Text: "a", Share: &half}, {Text: "b", Share: &third}}}}}
	for range 2 { // then without a share over 1
		file, _, err := CSV(ds)
		if err != nil {
			t.Fatal(err)
		}
		header, rows, _ := strings.Cut(string(file), "\n")
		if !strings.Contains(header, "Duty share (%)") || strings.Contains(rows, "%") {
			t.Errorf("%s", file)
		}
		got, problems := Read("roles.csv", file, Options{})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if duties := got.Import.Dataset.Roles[0].Duties; *duties[0].Share != half || len(duties) > 1 && *duties[1].Share != third {
			t.Errorf("%v", duties)
		}
		ds.Roles[0].Duties = ds.Roles[0].Duties[:1]
	}
}
