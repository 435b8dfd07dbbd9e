package doc

import (
	"reflect"
	"testing"
)

func TestRunIn(t *testing.T) {
	body := &Paragraph{Text: []Inline{Text("Titles are used loosely.")}}
	table := &Table{Name: "t"}
	run := func(title string) *Paragraph {
		return &Paragraph{Text: []Inline{Strong{Text(title)}, Text(" "), Text("Titles are used loosely.")}}
	}
	alone := &Paragraph{Text: []Inline{Strong{Text("Bear in mind")}}}
	for name, c := range map[string]struct {
		callout Callout
		want    []Block
	}{
		"no title":       {Callout{Blocks: []Block{body, table}}, []Block{body, table}},
		"words":          {Callout{Title: "Bear in mind", Blocks: []Block{body, table}}, []Block{run("Bear in mind."), table}},
		"a question":     {Callout{Title: "Which one?", Blocks: []Block{body}}, []Block{run("Which one?")}},
		"no paragraph":   {Callout{Title: "Bear in mind", Blocks: []Block{table, body}}, []Block{alone, table, body}},
		"nothing inside": {Callout{Title: "Bear in mind"}, []Block{alone}},
	} {
		if got := c.callout.RunIn(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v instead of %v", name, got, c.want)
		}
	}
}
