package export

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"rolexport/internal/sink"
)

// What is left out of a run, and was made by another one, is checked, and told of when it is not as it should be.
func TestRemnants(t *testing.T) {
	var ids []string
	for i := range MostTogether + 1 {
		ids = append(ids, fmt.Sprintf("r%04d", i))
	}
	c := newFake(ids...)
	kinds := fakeKinds()
	kinds[2].Together = true
	kinds[2].Formats = []string{"bin", "txt"}
	plan := func(r Request) *Plan {
		p, err := NewPlan(r, c, kinds, fakeFormats())
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	with := func(theme, templates string) Options {
		o := options(2)
		o.Program, o.Theme, o.Templates = "p", theme, templates
		return o
	}
	var folder sink.Memory
	book := plan(Request{Kinds: []string{"book"}})
	results, err := Run(context.Background(), book, c, &folder, with("t", ""))
	if err != nil {
		t.Fatal(err)
	}
	m := NextManifest(nil, Dataset{Digest: "d"}, book, results, nil, folder.Holds)
	remnants := func(p *Plan, digest string, o Options) string {
		text := ""
		for _, r := range p.Remnants(m, digest, o, &folder) {
			text += r.Path + " " + string(r.Reason) + ", "
		}
		return text
	}
	everything := plan(Request{})
	for _, test := range []struct {
		p       *Plan
		digest  string
		options Options
		want    string
	}{
		{everything, "d", with("t", ""), ""},
		{everything, "e", with("t", ""), "book.bin content, book.txt content, "},
		{everything, "d", with("u", ""), "book.bin look, book.txt look, "},
		{everything, "d", with("t", "own"), "book.bin look, book.txt look, "},
		{plan(Request{Formats: []string{"bin"}}), "e", with("t", ""), "book.bin content, "},
		{plan(Request{Kinds: []string{"sheet"}}), "e", with("t", ""), ""},
		{book, "e", with("t", ""), ""},
	} {
		if got := remnants(test.p, test.digest, test.options); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
	m.Files[0].Dataset, m.Files[1].Dataset = "c", "c"
	if told, all := m.Foreign(everything.Remnants(m, "d", with("t", ""), &folder)[:1]...), m.Foreign(); told != 1 || all != 2 {
		t.Errorf("%d and %d foreign", told, all)
	}
	m.Files[0].Dataset, m.Files[1].Dataset = "", ""
	_, _ = folder.Remove("book.txt"), folder.Put("book.bin", nil)
	if got, want := remnants(everything, "d", with("t", "")), "book.bin edited, book.txt missing, "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	part := plan(Request{Formats: []string{"bin"}, Roles: ids[:1]})
	o := with("t", "")
	o.Known = Remember(m, &folder)
	findings, _, err := Check(context.Background(), part.Including(m), c, &folder, &Manifests{Whole: m}, o)
	if err != nil || faults(findings) != "sheets/r0000.bin missing, book.bin edited" {
		t.Errorf("%s, %v", faults(findings), err)
	}
	if all := everything.Including(m); !slices.Equal(everything.LeftOut, []string{"book"}) || len(all.LeftOut) > 0 || all.Len() != everything.Len()+2 {
		t.Errorf("%q and %q left out, %d and %d files", everything.LeftOut, all.LeftOut, everything.Len(), all.Len())
	}
}
