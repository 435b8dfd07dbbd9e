package mdtmpl

import (
	"testing"

	"rolexport/internal/doc"
)

var labels = map[string]string{
	"role_sheet": "Role sheet", "duties": "Duties", "skills": "Skills", "which": "Which one?",
	"pair": "{a} vs {b}: {what}",
}

type person struct{ Name, Title string }

// data is what the templates of the tests are given.
func data() map[string]any {
	var nobody *person
	var noValue doc.Value
	return map[string]any{
		"title": "Operations *Manager*", "family": "Operations", "empty": "", "blank": " \n ", "nil": nil, "nobody": nobody,
		"noValue": noValue, "noTable": (*doc.Table)(nil), "noBlocks": []doc.Block(nil),
		"lines": "one\ntwo  \r\nthree\n", "prose": "First _one_,\ncontinued.\n\n\nSecond one.\n", "int": 24, "float": 2.5, "uint8": uint8(7),
		"percent": doc.Percent{Fraction: 0.25}, "notStated": doc.NotStated{}, "example": doc.Illustrative{Value: doc.Number{Value: 3}},
		"rich": doc.Rich{doc.Text("a "), doc.Strong{doc.Text("b")}}, "inlines": []doc.Inline{doc.Text("x"), doc.Code("y")},
		"list": []string{"one", "two", "three"}, "none": []string{}, "mixed": []doc.Value{doc.Text("a"), doc.Number{Value: 1}, nil},
		"true": true, "url": "https://example.org/a?b=c", "noURL": "",
		"people": []person{{"Ann", "Buyer"}, {"Bo", ""}}, "ann": &person{"Ann", "Buyer"}, "named": doc.Text("named"),
		"table": &doc.Table{Name: "t", Columns: []doc.Column{{Key: "k", Title: "K"}}, Rows: []doc.Row{{Cells: []doc.Value{doc.Text("c")}}}},
		"other": &doc.Table{Name: "other"},
		"facts": []doc.Fact{{Label: "Level", Value: doc.Text("M3")}},
		"chart": &doc.Chart{Title: "Pay", Alt: "the pay", Table: &doc.Table{Name: "pay"}},
		"blocks": []doc.Block{
			&doc.SignOff{Parties: []string{"Holder"}},
			&doc.Heading{Level: 2, ID: "given", Text: []doc.Inline{doc.Text("Given")}},
		},
		"md": "a **b** and *c* with `d`, [e](https://e.org).",
	}
}

// What templates make of the data stands in testdata/blocks.txtar.
func TestTemplatesMakeBlocks(t *testing.T) {
	eachCase(t, "blocks", func(t *testing.T, template string) string {
		return dumped(t, made(t, template, data(), labels))
	})
}

func TestLineEndsOfOtherSystems(t *testing.T) {
	want := dumped(t, made(t, "{{range .list}}\n- {{.}}\n{{end}}\n", data(), nil))
	if got := dumped(t, made(t, "\uFEFF{{range .list}}\r\n- {{.}}\r\n{{end}}\r\n", data(), nil)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
