package compose

import (
	"slices"
	"strings"
	"testing"
)

// composed returns the kinds of which there are documents.
func composed() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return !k.Composed() })
}

func TestDataHasAFileForEachRoleAndOneForAll(t *testing.T) {
	ds := load(t)
	c := composer(t, ds)
	list := c.Subjects("data", Selection{})
	if len(list) != len(ds.Roles)+1 {
		t.Fatalf("%d subjects for %d roles", len(list), len(ds.Roles))
	}
	for i, s := range list {
		one := i < len(ds.Roles)
		if s.Has("json") != one || s.Has("csv") == one || (len(s.Roles) == 1) != one {
			t.Errorf("%+v", s)
		}
		for _, format := range s.Formats {
			data, problems := c.Write(s, format)
			if len(data) == 0 || len(problems) > 0 {
				t.Errorf("%s as %s: %d bytes, %v", s.Name, format, len(data), problems)
			}
		}
	}
	if got := c.Subject("data", "operations-lead"); got.Name != "operations-lead" || !got.Has("json") {
		t.Errorf("one role: %+v", got)
	}
	if got := c.Subject("data"); got.Name != Everything || !got.Has("csv") {
		t.Errorf("no role: %+v", got)
	}
	if got := c.Subjects("data", Selection{Roles: []string{"operations-lead"}}); len(got) != 2 || len(got[1].Roles) != len(ds.Roles) {
		t.Errorf("a selection: %+v", got)
	}
}

func TestDataIsNoDocument(t *testing.T) {
	c := composer(t, load(t))
	lead := c.Subject("data", "operations-lead")
	if d, problems := c.Compose(lead); d != nil || len(problems) != 1 || problems[0].Code != "not-composed" {
		t.Errorf("composed: %v, %v", d, problems)
	}
	if problems := c.Try(lead); problems != nil {
		t.Errorf("tried: %v", problems)
	}
	for _, s := range []Subject{c.Subject("data"), lead, c.Subject("role-sheet", "operations-lead"), {Kind: "letter"}} {
		format := "json"
		if s.Name == lead.Name && s.Kind == "data" {
			format = "pdf"
		}
		if data, problems := c.Write(s, format); data != nil || !problems.HasErrors() {
			t.Errorf("%s %s as %s: %d bytes, %v", s.Kind, s.Name, format, len(data), problems)
		}
	}
	for _, k := range kinds() {
		if (k.compose == nil) == k.Composed() || (k.write == nil) != (len(k.Data) == 0) || (k.view == nil) == k.Composed() {
			t.Errorf("%s: what it is and how it is made do not agree", k.ID)
		}
		for _, f := range k.Gathered {
			if !k.IsData(f) || strings.Contains(k.Path(Everything), "<") {
				t.Errorf("%s: %s is gathered and no data", k.ID, f)
			}
		}
	}
}
