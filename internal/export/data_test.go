package export

import (
	"context"
	"strings"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/sink"
)

func dataPlan(t *testing.T, c Composer, r Request) *Plan {
	t.Helper()
	p, err := NewPlan(r, c, append(fakeKinds(), fakeDataKinds()...), append(fakeFormats(), fakeDataFormats()...))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPlanOfData(t *testing.T) {
	c := newFake("a", "b")
	const documents = "sheets/a.txt sheets/a.bin sheets/b.txt sheets/b.bin pairs/a-vs-b.txt pairs/a-vs-b.tab book.bin "
	for name, test := range map[string]struct {
		request Request
		want    string
	}{
		"everything is not what is made on request": {Request{}, documents + "data/a.dat data/b.dat data/roles.row"},
		"a format of data":                          {Request{Formats: []string{"dat"}}, "data/a.dat data/b.dat"},
		"one that a kind on request has too":        {Request{Formats: []string{"row"}}, "data/roles.row"},
		"a kind on request":                         {Request{Kinds: []string{"table"}}, "table.tab table.row"},
		"of a role":                                 {Request{Kinds: []string{"data"}, Roles: []string{"b"}}, "data/b.dat data/roles.row"},
	} {
		if got := strings.Join(paths(dataPlan(t, c, test.request)), " "); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestDataInWhatFormats(t *testing.T) {
	kinds, formats := append(fakeKinds(), fakeDataKinds()...), append(fakeFormats(), fakeDataFormats()...)
	for kind, want := range map[string]string{"sheet": "txt bin raw", "data": "dat row", "table": "txt bin tab raw row"} {
		for _, k := range kinds {
			if k.ID != kind {
				continue
			}
			var names []string
			for _, f := range Formats(k, formats) {
				names = append(names, f.Name)
			}
			if got := strings.Join(names, " "); got != want {
				t.Errorf("%s can be had as %s, want %s", kind, got, want)
			}
		}
	}
	for _, test := range []struct{ kind, format, message, hint string }{
		{"data", "txt", "data cannot be written as txt", "txt has meaning for sheet, pair, book, table; data for dat, row"},
		{"sheet", "dat", "sheet cannot be written as dat", "dat has meaning for data; sheet for txt, bin, raw"},
	} {
		_, err := NewPlan(Request{Kinds: []string{test.kind}, Formats: []string{test.format}}, newFake("a"), kinds, formats)
		refused, ok := err.(*RequestError)
		if !ok || refused.Message != test.message || refused.Hint != test.hint {
			t.Errorf("%s as %s: %#v", test.kind, test.format, err)
		}
	}
}

func TestNewDocumentOfData(t *testing.T) {
	c, data, formats := newFake("a", "b"), fakeDataKinds()[0], fakeDataFormats()
	subjects := c.Subjects("data", selectionOf())
	one, all := subjects[0], subjects[len(subjects)-1]
	p, err := NewDocument(one, data, formats[0])
	if err != nil || !p.Documents[0].Files[0].Data {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := NewDocument(one, data, formats[1]); err == nil || err.Error() != "data as row is one file about all roles" {
		t.Errorf("one as row: %v", err)
	}
	if _, err := NewDocument(all, data, formats[0]); err == nil || err.Error() != "data as dat is about one role" {
		t.Errorf("all as dat: %v", err)
	}
}

// TestRunOfData holds that data is written without a document, beside the documents of its kind if it has them, and that what is wrong with one
// file does not keep the others from being written.
func TestRunOfData(t *testing.T) {
	c := newFake("a", "b:write-error", "c:write-panic", "d:write-warning")
	p := dataPlan(t, c, Request{Kinds: []string{"data", "table"}})
	renderers, err := NewRenderers(p, nil)
	if err != nil || len(renderers) != 1 {
		t.Fatalf("renderers %v, %v", renderers, err)
	}
	to := &sink.Memory{}
	results, err := Run(context.Background(), p, c, to, Options{Workers: 2, Renderers: renderers})
	if err != nil {
		t.Fatal(err)
	}
	if n := c.composed.Load(); n != 1 {
		t.Errorf("%d documents composed, want the table alone", n)
	}
	for name, want := range map[string]string{"data/a.dat": "dat of a\n", "table.row": "row of table\n"} {
		if got, err := to.ReadFile(name); string(got) != want {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
	if Count(results, Failed) != 2 || Count(results, Written) != 5 {
		t.Errorf("%d failed, %d written", Count(results, Failed), Count(results, Written))
	}
	codes := map[string]diag.Severity{}
	for _, problem := range Problems(results) {
		codes[problem.Path+" "+problem.Code] = problem.Severity
	}
	for key, want := range map[string]diag.Severity{
		"data/b.dat unwritable": diag.Error, "data/c.dat panic": diag.Error, "data/d.dat lost": diag.Warning,
	} {
		if got, ok := codes[key]; !ok || got != want {
			t.Errorf("%s: %v, %v", key, got, ok)
		}
	}
	m := NextManifest(nil, Dataset{}, p, results, Problems(results), func(string) bool { return true })
	if e := m.Files[0]; e.Path != "data/a.dat" || e.Kind != "data" || e.Format != "dat" || e.Bytes != len("dat of a\n") {
		t.Errorf("the manifest begins with %+v", e)
	}
}
