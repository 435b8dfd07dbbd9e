package export

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func paths(p *Plan) []string {
	var all []string
	for _, d := range p.Documents {
		for _, f := range d.Files {
			all = append(all, f.Path)
		}
	}
	return all
}

func plan(t *testing.T, c Composer, r Request) *Plan {
	t.Helper()
	p, err := NewPlan(r, c, fakeKinds(), fakeFormats())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPlanPaths(t *testing.T) {
	c := newFake("a", "b", "c")
	for name, test := range map[string]struct {
		request Request
		want    string
	}{
		"everything": {Request{},
			"sheets/a.txt sheets/a.bin sheets/b.txt sheets/b.bin sheets/c.txt sheets/c.bin " +
				"pairs/a-vs-b.txt pairs/a-vs-b.tab pairs/b-vs-c.txt pairs/b-vs-c.tab book.bin"},
		"a kind in its formats": {Request{Kinds: []string{"pair"}},
			"pairs/a-vs-b.txt pairs/a-vs-b.tab pairs/b-vs-c.txt pairs/b-vs-c.tab"},
		"a format for the kinds that have it": {Request{Formats: []string{"bin"}}, "sheets/a.bin sheets/b.bin sheets/c.bin book.bin"},
		"a format that no kind has by default": {Request{Formats: []string{"raw"}, Roles: []string{"a"}},
			"sheets/a.raw pairs/a-vs-b.raw book.raw"},
		"a kind in a format that is not its": {Request{Kinds: []string{"book"}, Formats: []string{"txt"}}, "book.txt"},
		"kinds and formats in the lists' order": {
			Request{Kinds: []string{"book", "sheet", "book"}, Formats: []string{"bin", "txt"}, Roles: []string{"c"}},
			"sheets/c.txt sheets/c.bin book.txt book.bin"},
	} {
		p := plan(t, c, test.request)
		if got := strings.Join(paths(p), " "); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
		if p.Len() != len(paths(p)) {
			t.Errorf("%s: Len is %d for %d files", name, p.Len(), len(paths(p)))
		}
		if p.Partial() != (name != "everything") {
			t.Errorf("%s: Partial is %v", name, p.Partial())
		}
	}
}

func TestPlanRefusesWhatThereIsNot(t *testing.T) {
	for _, test := range []struct {
		request       Request
		message, hint string
	}{
		{Request{Kinds: []string{"letter"}}, `unknown kind "letter"`, "kinds: sheet, pair, book"},
		{Request{Formats: []string{"txt", "doc"}}, `unknown format "doc"`, "formats: txt, bin, tab, raw"},
		{Request{Kinds: []string{"pair", "sheet"}, Formats: []string{"tab"}}, "sheet cannot be written as tab, which holds tables only",
			"tab has meaning for pair; sheet for txt, bin, raw"},
		{Request{Kinds: []string{"pair"}, Roles: []string{"z"}}, "nothing to export: the dataset yields no such document",
			"rolexport list roles and rolexport list comparisons show what it holds"},
	} {
		_, err := NewPlan(test.request, newFake("a", "b"), fakeKinds(), fakeFormats())
		var refused *RequestError
		if !errors.As(err, &refused) || refused.Message != test.message || refused.Hint != test.hint {
			t.Errorf("%+v: %#v", test.request, err)
		}
	}
}

func TestPlanRefusesTwoFilesOfOnePath(t *testing.T) {
	for _, test := range []struct {
		roles []string
		want  string
	}{
		{[]string{"a", "b", "a"}, `the sheet of "a" and the sheet of "a" would both be written to sheets/a.txt`},
		{[]string{"straße", "b", "STRASSE"}, `the sheet of "straße" and the sheet of "STRASSE" would be written to ` +
			"sheets/straße.txt and sheets/STRASSE.txt, one file where case does not count"},
		{[]string{"\u00e9", "b", "E\u0301"}, "the sheet of \"\u00e9\" and the sheet of \"E\u0301\" would be written to " +
			"sheets/\u00e9.txt and sheets/E\u0301.txt, one file where case does not count"},
		{[]string{"../x"}, `"sheets/../x.txt" is no path for a file (sheet ../x)`},
	} {
		_, err := NewPlan(Request{Kinds: []string{"sheet"}}, newFake(test.roles...), fakeKinds(), fakeFormats())
		if err == nil || err.Error() != test.want {
			t.Errorf("%q: %v\nwant %s", test.roles, err, test.want)
		}
	}
}

func TestNewDocument(t *testing.T) {
	c := newFake("a")
	kinds, formats := fakeKinds(), fakeFormats()
	subject := c.Subjects("sheet", selectionOf())[0]
	p, err := NewDocument(subject, kinds[0], formats[3])
	if err != nil || !slices.Equal(paths(p), []string{"sheets/a.raw"}) {
		t.Errorf("planned %v, %v", p, err)
	}
	if _, err := NewDocument(subject, kinds[0], formats[2]); err == nil {
		t.Error("a format without meaning was taken")
	}
}
