package mdtmpl

import (
	"strings"
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
		"mixed": []doc.Value{doc.Text("a"), doc.Number{Value: 1}, nil}, "list": []string{"one", "two", "three"}, "none": []string{}, "true": true, "url": "https://example.org/a?b=c", "noURL": "",
		"people": []person{{"Ann", "Buyer"}, {"Bo", ""}}, "ann": &person{"Ann", "Buyer"}, "named": doc.Text("named"),
		"table":  &doc.Table{Name: "t", Columns: []doc.Column{{Key: "k", Title: "K"}}, Rows: []doc.Row{{Cells: []doc.Value{doc.Text("c")}}}},
		"facts":  []doc.Fact{{Label: "Level", Value: doc.Text("M3")}},
		"chart":  &doc.Chart{Title: "Pay", Alt: "the pay", Table: &doc.Table{Name: "pay"}},
		"blocks": []doc.Block{&doc.SignOff{Parties: []string{"Holder"}}, &doc.Heading{Level: 2, ID: "given", Text: []doc.Inline{doc.Text("Given")}}},
		"md":     "a **b** and *c* with `d`, [e](https://e.org).",
	}
}

func TestTemplatesMakeBlocks(t *testing.T) {
	for _, test := range []struct{ name, template, want string }{
		{"text", "Just *stress* and **weight**, `code`, 3 < 4 &amp; \\*so\\*.", `
paragraph "Just " emph("stress") " and " strong("weight") ", " code("code") ", 3 < 4 & *so*."`},
		{"a line end is a space, a hard one a break", "one\ntwo\\\nthree  \nfour", `
paragraph "one two" break "three" break "four"`},
		{"typed values", "{{.int}} {{.float}} {{.uint8}} {{.percent}} {{.example}} {{.named}}", `
paragraph number(24) " " number(2.5/1) " " number(7) " " percent(0.25) " " illustrative(number(3)) " named"`},
		{"rich values are spliced", "{{.rich}}, {{.inlines}}.", `
paragraph "a " strong("b") ", x" code("y") "."`},
		{"texts join", "Is {{.title}} ({{.family}})!", `
paragraph "Is Operations *Manager* (Operations)!"`},
		{"absent facts", "{{.nil}} {{.empty}} {{.blank}} {{.nobody}} {{.noValue}} {{.notStated}}", `
paragraph not stated " " not stated " " not stated " " not stated " " not stated " " not stated`},
		{"lines of a text become one", "*{{.lines}}*!", `
paragraph emph("one two three") "!"`},
		{"paragraphs of a text become one in a sentence", "See: {{.prose}}", `
paragraph "See: First _one_, continued. Second one."`},
		{"paragraphs of a text stay apart on their own", "{{lead}}{{.prose}}\n\n- {{.prose}}", `
lead "First _one_, continued."
lead "Second one."
list
  item
    paragraph "First _one_, continued."
    paragraph "Second one."`},
		{"headings", "# {{.title}}\n## {{label \"duties\"}}\n### Why & *how*\n## {{label \"duties\"}}\nNext\n----\n###### {{.int}} days", `
heading 1 #section-1 "Operations *Manager*"
heading 2 #duties "Duties"
heading 3 #why-how "Why & " emph("how")
heading 2 #duties-2 "Duties"
heading 2 #next "Next"
heading 6 #section-2 number(24) " days"`},
		{"masthead", "{{masthead (label \"role_sheet\") .family}}\n# {{.title}}\n{{masthead \"\" .nil}}\n# Two", `
heading 1 #section-1 "Operations *Manager*"
  kicker "Role sheet"
  context "Operations"
heading 1 #two "Two"`},
		{"label with values, in any order", "{{label \"pair\" \"what\" .int \"a\" .title \"b\" .nil}}", `
paragraph "Operations *Manager* vs " not stated ": " number(24)`},
		{"lists", "- a\n- b\n\n  c\n\n1. x\n   - y {{.int}}\n2. z", `
list
  item
    paragraph "a"
  item
    paragraph "b"
    paragraph "c"
list from 1
  item
    paragraph "x"
    list
      item
        paragraph "y " number(24)
  item
    paragraph "z"`},
		{"a range over list items", "{{range .list}}\n- {{.}}\n{{else}}\nNone.\n{{end}}\n\n{{range .none}}\n- {{.}}\n{{else}}\nNone.\n{{end}}", `
list
  item
    paragraph "one"
  item
    paragraph "two"
  item
    paragraph "three"
paragraph "None."`},
		{"control lines inside a list", "{{range $i, $p := .people}}\n- **{{$p.Name}}**\n  {{if $p.Title}}\n  is {{$p.Title}}\n  {{end}}\n{{end}}", `
list
  item
    paragraph strong("Ann") " is Buyer"
  item
    paragraph strong("Bo")`},
		{"actions of text/template", "{{/* a\ncomment */}}\n{{$x := .int}}\n{{with .ann}}{{.Name}}{{end}} {{if and (gt $x 3) (not .none)}}yes{{else}}no{{end}} " +
			"{{len .list}} {{index .list 1}} {{if stated .nil}}x{{end}}{{if stated .int}}y{{end}}", `
paragraph "Ann yes " number(3) " two y"`},
		{"templates", "{{define \"who\"}}**{{.Name}}**{{end}}\n{{range .people}}{{template \"who\" .}} {{end}}{{block \"b\" .int}}<{{.}}{{end}}", `
paragraph strong("Ann") " " strong("Bo") " <" number(24)`},
		{"trim markers", "{{range .list}}\n- {{.}}\n{{- end}}\n\n{{with .ann -}}\n  {{.Name}}\n{{- end -}}\n!", `
list
  item
    paragraph "one"
  item
    paragraph "two"
  item
    paragraph "three"
paragraph "Ann!"`},
		{"join", "{{join .list \", \"}}; {{join .mixed \" + \"}}; {{join .none \", \"}}", `
paragraph "one, two, three; a + " number(1) " + " not stated "; " not stated`},
		{"blocks", "Text\n{{table .table}}\nmore\n\n{{facts .facts}}\n{{chart .chart}}\n{{place .blocks}}\n- a\n{{place .table}}\n- b\n\n  {{facts .facts}}", `
paragraph "Text"
table t
  column k "K" text
  row "c"
paragraph "more"
facts
  Level: "M3"
chart range "Pay"
  alt "the pay"
  table pay
sign-off
  party "Holder"
heading 2 #given "Given"
list
  item
    paragraph "a"
table t
  column k "K" text
  row "c"
list
  item
    paragraph "b"
    facts
      Level: "M3"`},
		{"absent blocks", "a\n\n{{table .noTable}}\n{{table .nil}}\n{{place .noBlocks}}\n{{facts .nil}}\n\n- {{place .nil}}\n\n> {{chart .nil}}", `
paragraph "a"`},
		{"styles", "{{lead}}Lead *it*.\n\n{{small}}\nSmall.\n\n- {{small}} item", `
lead "Lead " emph("it") "."
note "Small."
list
  item
    note "item"`},
		{"callouts", "> plain\n\n> {{tip (label \"which\")}} Take\n> {{.int}}.\n>\n> {{table .noTable}}\n>\n> - x\n\n> {{caution}}\n> Mind.", `
tip
  paragraph "plain"
tip "Which one?"
  paragraph "Take " number(24) "."
  list
    item
      paragraph "x"
caution
  paragraph "Mind."`},
		{"columns", "a\n{{columns}}\n## b\n- c\n{{side}}\nd\n{{endcolumns}}\ne\n{{pagebreak}}\nf", `
paragraph "a"
main
  heading 2 #b "b"
  list
    item
      paragraph "c"
side
  paragraph "d"
paragraph "e"
page break
paragraph "f"`},
		{"columns with one side are none", "{{columns}}\na\n{{side}}\n{{place .nil}}\n{{endcolumns}}\nb", `
paragraph "a"
paragraph "b"`},
		{"contents of a part", "# A\n{{contents \"In this part\" 2}}\n## a1\n### deep\n## a2\n# B\n## b1\n{{contents .nil 1}}\n# C\n{{place .blocks}}", `
heading 1 #a "A"
contents "In this part"
  1 #a1 "a1"
  1 #a2 "a2"
heading 2 #a1 "a1"
heading 3 #deep "deep"
heading 2 #a2 "a2"
heading 1 #b "B"
heading 2 #b1 "b1"
contents ""
  1 #c "C"
heading 1 #c "C"
sign-off
  party "Holder"
heading 2 #given "Given"`},
		{"links", "[a {{.int}}](https://a.org) <https://b.org> <c@d.org> [e]({{.url}}) [f]({{.noURL}}) [](mailto:g@h.org) [i](#j)\n\n## j", `
paragraph link https://a.org("a " number(24)) " " link https://b.org("https://b.org") " " link mailto:c@d.org("c@d.org") " " link https://example.org/a?b=c("e") " f " link mailto:g@h.org("mailto:g@h.org") " " link #j("i")
heading 2 #j "j"`},
		{"code with a value", "`a {{.title}} {{.int}} {{.nil}}`", `
paragraph code("a Operations *Manager* ") number(24) code(" ") not stated`},
		{"markup of the data", "{{md .md}} {{md .nil}} {{md .named}} {{.md}}", `
paragraph "a " strong("b") " and " emph("c") " with " code("d") ", " link https://e.org("e") ". " not stated " named a **b** and *c* with ` + "`d`" + `, [e](https://e.org)."`},
		{"windows line ends and a byte order mark", "\uFEFF{{range .list}}\r\n- {{.}}\r\n{{end}}\r\n", `
list
  item
    paragraph "one"
  item
    paragraph "two"
  item
    paragraph "three"`},
		{"braces as text", "{{\"{{\"}} a {{\"}}\"}}", `
paragraph "{{ a }}"`},
		{"nothing", "{{/* only a comment */}}\n", "\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := dumped(t, made(t, test.template, data(), labels))
			if want := strings.TrimPrefix(test.want+"\n", "\n"); strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("template:\n%s\n\ngot:\n%s\nwant:\n%s", test.template, got, want)
			}
		})
	}
}
