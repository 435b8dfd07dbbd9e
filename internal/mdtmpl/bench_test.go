package mdtmpl

import (
	"fmt"
	"reflect"
	"testing"

	"rolexport/internal/doc"
)

// roleSheet is a template of the size of a role sheet.
const roleSheet = `{{masthead (label "role_sheet") .Family}}
# {{.Title}}

{{lead}}{{.Summary}}

{{facts .Panel}}

{{columns}}

## {{label "duties"}}

{{table .Duties}}

{{with .Authority}}
## {{label "decides_alone"}}

{{range .}}
- {{.}}
{{end}}

{{end}}

{{side}}

## {{label "skills"}}

{{table .Skills}}

{{small}}1 basic · 2 with support · 3 independent · 4 expert

## {{label "education"}}

**{{label "required"}}**

{{range .Required}}
- {{.}}
{{end}}

**{{label "preferred"}}**

{{range .Preferred}}
- {{.}}
{{end}}

## {{label "works_with"}}

{{range .Relations}}
- **{{.Who}}:** {{.Purpose}} ({{.Frequency}})
{{end}}

{{endcolumns}}

{{if .Measures}}
## {{label "measures"}}

{{table .Measures}}
{{end}}

## {{label "pay_band"}}

{{chart .Pay}}

## {{label "conditions"}}

{{range .Conditions}}
{{md .}}

{{end}}

> {{caution (label "note")}} {{.Note}}

{{small}}{{label "codes"}}: {{join .Codes ", "}}. [{{.Source}}]({{.URL}})
`

type relation struct {
	Who, Purpose, Frequency string
}

type sheet struct {
	Title, Family, Summary                            string
	Panel                                             *doc.Facts
	Duties, Skills, Measures                          *doc.Table
	Pay                                               *doc.Chart
	Authority, Required, Preferred, Conditions, Codes []string
	Relations                                         []relation
	Note, Source, URL                                 string
}

func sampleSheet() *sheet {
	lines := func(n int, s string) (list []string) {
		for i := range n {
			list = append(list, fmt.Sprintf("%s, line %d of them, as long as such lines are", s, i))
		}
		return list
	}
	s := &sheet{
		Title: "Operations Manager", Family: "Operations family", Summary: "Keeps several departments running as one operation.",
		Panel:  &doc.Facts{Items: []doc.Fact{{Label: "Level", Value: doc.Text("M3")}}},
		Duties: &doc.Table{Name: "duties"}, Skills: &doc.Table{Name: "skills"}, Measures: &doc.Table{Name: "measures"},
		Pay:       &doc.Chart{Alt: "pay", Table: &doc.Table{Name: "pay"}},
		Authority: lines(6, "Decides"), Required: lines(4, "Has"), Preferred: lines(3, "Should have"),
		Conditions: lines(3, "On site **four** days a week"), Codes: []string{"O*NET-SOC 11-1021.00", "ESCO 1321.2.3"},
		Note: "Organisations define this role differently.", Source: "Operations roles", URL: "https://example.org/roles",
	}
	for i := range 6 {
		s.Relations = append(s.Relations, relation{fmt.Sprintf("Partner %d", i), "plans and clears up", "weekly"})
	}
	return s
}

func sheetLabels() map[string]string {
	labels := map[string]string{}
	for _, k := range []string{"role_sheet", "duties", "decides_alone", "skills", "education", "required", "preferred", "works_with",
		"measures", "pay_band", "conditions", "note", "codes"} {
		labels[k] = "The " + k
	}
	return labels
}

func BenchmarkExecute(b *testing.B) {
	s, data, labels := parsed(b, roleSheet), sampleSheet(), sheetLabels()
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := s.Execute("t", data, labels); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		parsed(b, roleSheet)
	}
}

func BenchmarkMarkup(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		parseMarkup("On site **four** days a week, see [the plan](https://example.org/plan) and `code`.")
	}
}

func BenchmarkCheck(b *testing.B) {
	s, labels := parsed(b, roleSheet), sheetLabels()
	b.ReportAllocs()
	for b.Loop() {
		if problems := s.Check(map[string]reflect.Type{"t": reflect.TypeFor[*sheet]()}, labels); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
