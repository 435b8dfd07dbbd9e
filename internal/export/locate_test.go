package export

import (
	"fmt"
	"strings"
	"testing"

	"rolexport/internal/diag"
)

func TestLocated(t *testing.T) {
	missing := func(text string) diag.Diagnostic {
		return diag.Diagnostic{Code: "missing", Message: "no glyph for " + diag.CodePoints(text) + "; a box instead", About: text}
	}
	find := func(texts, roles []string) map[string]diag.Diagnostic {
		source := map[string]string{"a.yaml": "業務部長業乙", "b.yaml": "甲乙"}
		found := map[string]diag.Diagnostic{}
		for _, text := range texts {
			for _, r := range roles {
				if at := strings.Index(source[r], text); at >= 0 && found[text].Source == "" {
					found[text] = diag.Diagnostic{Pos: diag.Pos{File: r, Line: 1, Col: 1 + at/3}, Source: source[r], Width: 1}
				}
			}
		}
		return found
	}
	other := diag.Diagnostic{Code: "broken-link", Message: "no heading has the name"}
	elsewhere := diag.Diagnostic{Code: "odd", Message: "this has a place", About: "業", Pos: diag.Pos{File: "template", Line: 7}}
	unnamed := diag.Diagnostic{Code: "script", Message: "letters are not joined", About: "部長"}
	many := diag.List{}
	for i := range 15 {
		many = append(many, missing(string(rune(0x4E00+i))))
	}
	for _, c := range []struct {
		name     string
		problems diag.List
		want     string
	}{
		{"none", nil, ""},
		{"one", diag.List{missing("務")}, "a.yaml:1:2: no glyph for U+52D9; a box instead (業務部長業乙)"},
		{"of one line", diag.List{missing("長"), other, missing("業"), missing("甲")},
			"a.yaml:1:1: no glyph for U+696D, U+9577; a box instead (業務部長業乙)|no heading has the name|" +
				"b.yaml:1:1: no glyph for U+7532; a box instead (甲乙)"},
		{"nowhere", diag.List{missing("丙"), missing("丁")}, "no glyph for U+4E19, U+4E01; a box instead"},
		{"a place of its own", diag.List{elsewhere}, "template:7: this has a place"},
		{"not named", diag.List{unnamed, unnamed}, "a.yaml:1:3: letters are not joined (業務部長業乙)|a.yaml:1:3: letters are not joined (業務部長業乙)"},
		{"many", many, "no glyph for U+4E00, U+4E01, U+4E02, U+4E03, U+4E04, U+4E05, U+4E06, U+4E07, U+4E08, U+4E09, U+4E0A, U+4E0B " +
			"and 3 more; a box instead"},
	} {
		var got []string
		for _, d := range located(c.problems, []string{"a.yaml", "b.yaml"}, find) {
			s := d.Error()
			if d.Source != "" {
				s += fmt.Sprintf(" (%s)", d.Source)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, s, c.want)
		}
	}
	if got := located(diag.List{missing("業")}, nil, nil); got.Error() != "no glyph for U+696D; a box instead" {
		t.Errorf("without a locator: %v", got)
	}
}
