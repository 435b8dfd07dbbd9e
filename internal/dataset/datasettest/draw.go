package datasettest

import (
	"fmt"
	"reflect"
	"strings"

	"pgregory.net/rapid"

	"rolexport/internal/dataset"
)

// text draws a text that says something. YAML cannot hold control characters, and block text ends without line breaks.
var text = rapid.Map(rapid.OneOf(
	rapid.StringMatching(`[a-zA-Z0-9 :#\-'"{}\[\]&*!|>%@,?~=.\\]{1,20}`),
	rapid.SampledFrom([]string{"null", "~", "true", "yes", "0101", "1324.30", "2027-01-01", "<<", "- a", "a: b", "# no comment", " lead", "trail ", "倉庫長",
		"two\nlines", "a\n\n  b\n c", "\ttab", "\u00A0", "\u200B", "👩🏽‍🍳", "ﷺ", "é", "e\u0301", ".", "=", "!!str x", "*a", "&a", "'", `"`, "it's", "\ufeffx",
		"=1+1", "+49", "-", "@a", "'=x", `a "quoted" word`, "a,b;c", "1e5", "<b>&amp;</b>", "{{.Title}}", "\\ud83d", "\u2027", "_x0041_", "_x005F_x", "Mar 1", "• b"}),
	rapid.String(),
), func(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F || r == 0x2028 || r == 0x2029 || r == 0xE000 || r == 0xE001 ||
			r&0xFFFE == 0xFFFE || r == 0xFFFD || r == 0xFEFF {
			return -1
		}
		return r
	}, s)
	return strings.TrimRight(s, "\n") + "x"
})

// line draws a text without line breaks.
var line = rapid.Map(text, func(s string) string { return strings.ReplaceAll(s, "\n", " ") })

var (
	texts   = rapid.Map(rapid.SliceOfN(text, 0, 3), orNil[string])
	lines   = rapid.Map(rapid.SliceOfN(line, 0, 3), orNil[string])
	aliases = rapid.Map(lines, asLines)
	items   = rapid.Custom(func(t *rapid.T) dataset.Lines {
		list := asLines(texts.Draw(t, "texts"))
		for i := range list {
			list[i].Audience = rapid.SampledFrom([]dataset.Audience{nil, {"internal"}, {"candidate", "public"}}).Draw(t, "audience")
		}
		return list
	})
	share  = rapid.Float64Range(0, 10)
	amount = rapid.Float64Range(0, 1e9)
)

func asLines(texts []string) dataset.Lines { return dataset.NewLines(texts...) }

// orNil makes no difference between an empty list and none.
func orNil[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return s
}

func maybe[T any](t *rapid.T, g *rapid.Generator[T], label string) *T {
	if !rapid.Bool().Draw(t, label+"?") {
		return nil
	}
	v := g.Draw(t, label)
	return &v
}

// Draw draws a dataset that can be loaded: two to four roles with nasty texts, terms, a comparison, and perhaps a plan.
func Draw(t *rapid.T) *dataset.Dataset {
	ds := &dataset.Dataset{
		Title: line.Draw(t, "title"), Currency: "EUR", Date: dataset.Date{Year: rapid.IntRange(1, 9999).Draw(t, "year"), Month: 2, Day: 28},
		Statements: dataset.Statements{Disclaimer: text.Draw(t, "disclaimer")},
		Rules:      dataset.Rules{NoPay: rapid.SampledFrom([]string{"", "off", "warning", "error"}).Draw(t, "rule")},
	}
	for _, id := range []string{"scope", "0101"} {
		ds.Dimensions = append(ds.Dimensions, dataset.Term{ID: id, Title: line.Draw(t, "dimension")})
		ds.Skills = append(ds.Skills, dataset.Term{ID: id, Title: line.Draw(t, "skill")})
		ds.Areas = append(ds.Areas, dataset.Term{ID: id, Title: line.Draw(t, "area")})
	}
	for i := range rapid.IntRange(2, 4).Draw(t, "roles") {
		ds.Roles = append(ds.Roles, drawRole(t, i))
	}
	ds.Comparisons = []*dataset.Comparison{{
		ID: "r0-vs-r1", A: "r0", B: "r1", Summary: text.Draw(t, "summary"),
		Contrasts: []dataset.Contrast{{Dimension: "0101", Text: text.Draw(t, "contrast")}},
	}}
	ds.RACI = []dataset.Assignment{{Area: "0101", Responsible: []string{"r0"}, Accountable: []string{"r1"}}}
	if rapid.Bool().Draw(t, "plan") {
		ds.Workforce = &dataset.Workforce{
			Title: text.Draw(t, "plan title"), Quarters: []string{"2027-Q4", "2028-Q1"},
			Assumptions: []dataset.Assumption{{ID: "a", Title: line.Draw(t, "assumption"), Value: maybe(t, rapid.Float64Range(-1e6, 1e6), "value"), Note: "n"}},
			Scenarios: []dataset.Scenario{{
				ID: "s", Title: line.Draw(t, "scenario"), Hires: maybe(t, rapid.Float64Range(0, 1000), "hires"), Note: text.Draw(t, "scenario note"),
			}},
			Positions: []dataset.Position{{
				ID: "p", Role: "r0", Status: "open", FTE: maybe(t, rapid.Float64Range(0.01, 10), "fte"), Start: dataset.Date{Year: 2027, Month: 1, Day: 31},
				Pay: maybe(t, amount, "base pay"), Bonus: maybe(t, share, "bonus"), Department: text.Draw(t, "department"),
			}},
			Demand:  []dataset.Demand{{Role: "r1", Needed: []float64{0, 2.5}, Location: text.Draw(t, "location")}},
			Budget:  []float64{amount.Draw(t, "budget"), 0},
			Changes: []dataset.Change{{Date: dataset.Date{Year: 2026, Month: 2, Day: 28}, Text: text.Draw(t, "change")}},
		}
		if a := &ds.Workforce.Assumptions[0]; a.Value == nil {
			a.Text = text.Draw(t, "assumption text")
		}
	}
	return ds
}

func drawRole(t *rapid.T, n int) *dataset.Role {
	r := &dataset.Role{
		ID: fmt.Sprintf("r%d", n), Title: line.Draw(t, "title"), Aliases: aliases.Draw(t, "aliases"), Purpose: text.Draw(t, "purpose"),
		Version: text.Draw(t, "version"), Notes: items.Draw(t, "notes"),
		Employment: dataset.Employment{Travel: maybe(t, rapid.Float64Range(0, 100), "travel"), Schedule: text.Draw(t, "schedule")},
		Education:  dataset.Requirements{Required: items.Draw(t, "required")},
		Statements: []dataset.Statement{{Dimension: "scope", Short: text.Draw(t, "short"), Score: maybe(t, rapid.IntRange(0, 5), "score"), Illustrative: true}},
		Skills:     []dataset.Skill{{Skill: "0101", Level: maybe(t, rapid.IntRange(0, 4), "level"), Need: "desirable"}},
		Career:     dataset.Career{To: []dataset.RoleRef{{Title: line.Draw(t, "to"), Count: maybe(t, rapid.IntRange(0, 9), "count")}}},
	}
	var needs []string
	if len(r.Education.Required) > 0 {
		r.Education.Required[0].ID, needs = "yes", []string{"yes"}
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "duties") {
		r.Duties = append(r.Duties, dataset.Duty{
			ID: fmt.Sprintf("d%d", i), Text: text.Draw(t, "duty"), Share: maybe(t, share, "share"), Essential: maybe(t, rapid.Bool(), "essential"),
			Needs: needs,
		})
	}
	if n > 0 {
		r.ReportsTo = &dataset.RoleRef{Role: "r0"}
	}
	if rapid.Bool().Draw(t, "pay") {
		low := amount.Draw(t, "min")
		r.Pay = &dataset.Pay{Min: &low, Max: maybe(t, rapid.Float64Range(low, 2e9), "max"), Period: "hour"}
		r.Scope = &dataset.Scope{Budget: &dataset.Amount{Amount: amount.Draw(t, "budget")}, Figures: []dataset.Figure{{Label: "l", Value: text.Draw(t, "figure")}}}
	}
	return r
}

// DrawRole draws a role in which any field may be stated. It is not checked as a dataset is: references lead nowhere, figures have no bounds.
func DrawRole(t *rapid.T) *dataset.Role {
	r := &dataset.Role{}
	fill(t, reflect.ValueOf(r).Elem(), "role")
	r.ID, r.Title = "r", text.Draw(t, "title")
	return r
}

// fill gives a value to v, or leaves it as not stated.
func fill(t *rapid.T, v reflect.Value, label string) {
	stated := func() bool { return rapid.IntRange(0, 2).Draw(t, label+"?") > 0 }
	switch v.Addr().Interface().(type) {
	case *dataset.Date:
		if stated() {
			v.Set(reflect.ValueOf(dataset.Date{Year: rapid.IntRange(1, 9999).Draw(t, label), Month: 2, Day: 28}))
		}
		return
	case *dataset.Audience:
		if stated() {
			v.Set(reflect.ValueOf(rapid.SampledFrom([]dataset.Audience{{"internal"}, {"candidate", "public"}}).Draw(t, label)))
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Tag.Get("yaml"); name != "" && name != "-" {
				fill(t, v.Field(i), label+"."+name)
			}
		}
		// What is named has a name.
		for _, name := range []string{"Text", "Role"} {
			if f := v.FieldByName(name); f.IsValid() && f.Kind() == reflect.String && f.String() == "" {
				f.SetString(text.Draw(t, label))
			}
		}
		if f := v.FieldByName("Rank"); f.IsValid() && f.Int() == 0 {
			f.SetInt(1)
		}
	case reflect.Pointer:
		if stated() {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), label)
		}
	case reflect.Slice:
		if n := rapid.IntRange(0, 3).Draw(t, label); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(t, v.Index(i), fmt.Sprintf("%s[%d]", label, i))
				if v.Index(i).Kind() == reflect.String && v.Index(i).String() == "" {
					v.Index(i).SetString(text.Draw(t, label))
				}
			}
		}
	case reflect.String:
		if stated() {
			v.SetString(text.Draw(t, label))
		}
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, label))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(-9, 1e9).Draw(t, label)))
	case reflect.Float64:
		v.SetFloat(rapid.Float64Range(-1e13, 1e13).Draw(t, label))
	default:
		panic(fmt.Sprintf("cannot draw %v", v.Type()))
	}
}
