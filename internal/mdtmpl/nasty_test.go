package mdtmpl

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"rolexport/internal/doc"
)

// nasty values break templates that paste them.
var nasty = []string{
	"*stress*", "**weight**", "_a_", "__b__", "***", "snake_case_name", "a * b * c", "~~struck~~", "`code`", "``", "```", "~~~",
	"# title", "###### six", "Title\\", "=====", "---", "***\t***", "- item", "+ item", "* item", "-", "1. first",
	"1) first", "12345678. n",
	"> quote", ">>>", "    indented", "\tindented", "[text](https://a.org)", "[text][ref]", "[ref]: https://a.org",
	"![alt](a.png)", "[", "]", "](", "[x]",
	"<b>bold</b>", "<script>alert(1)</script>", "<!-- comment -->", "<!--", "-->", "<https://a.org>", "<a@b.org>", "</",
	"&amp;", "&lt;", "&#42;", "&", "&;",
	`\`, `\\`, `\*`, `C:\new\table`, "|", "a | b | c", "|---|", "| a |\n|---|\n| b |", "{{.Title}}", "{{", "}}", "{{/*",
	"${HOME}", "%s%d%n", "=SUM(A1)", "@cmd", "'; DROP TABLE",
	"12", "\u00012\u0002", "0", "\uFFFD", "\u200B", "\u00A0", "a\u00A0b", "\u2028", "\u202Eabc\u202C", "مدير العمليات",
	"运营经理", "e\u0301", "👩\u200D💼", "\U0010FFFD", "ﬁ",
	"  spaces  around  ", "trailing  ", "one\ntwo", "one\r\ntwo", "one\rtwo", "\n\nx\n", "a\n- b\n- c", "a\n===\nb",
	"a\n    b", "x  \ny", "x\\\ny", "\x00", "\x1b[31m",
	"tip", "lead", "https://a.org", "www.a.org", "javascript:alert(1)", ":smile:", "\"quoted\"", "...", "--", "(c)",
	"a--b", "^1", "[^1]", "- [ ] task", "$x$", ":::", "+++", "\"\"\"",
}

// oneLine is a nasty value as it reads in a sentence.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r") {
		return s
	}
	return strings.Join(splitParagraphs(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)), " ")
}

func TestValuesStayText(t *testing.T) {
	paragraph := func(in ...doc.Inline) []doc.Block { return []doc.Block{&doc.Paragraph{Text: in}} }
	item := func(blocks ...doc.Block) doc.Item { return doc.Item{Blocks: blocks} }
	positions := []struct {
		name, template string
		want           func(s string) []doc.Block
	}{
		{"alone", "{{.}}", func(s string) []doc.Block { return paragraph(doc.Text(s)) }},
		{"in a sentence", "Is {{.}} so?", func(s string) []doc.Block { return paragraph(doc.Text("Is " + s + " so?")) }},
		{"without spaces", "a{{.}}b", func(s string) []doc.Block { return paragraph(doc.Text("a" + s + "b")) }},
		{"behind a line end", "a\n{{.}}\nb", func(s string) []doc.Block { return paragraph(doc.Text("a " + s + " b")) }},
		{"twice", "{{.}}{{.}}", func(s string) []doc.Block { return paragraph(doc.Text(s + s)) }},
		{"strong", "**{{.}}**", func(s string) []doc.Block { return paragraph(doc.Strong{doc.Text(s)}) }},
		{"stressed", "_{{.}}_ *x{{.}}*", func(s string) []doc.Block {
			return paragraph(doc.Emph{doc.Text(s)}, doc.Text(" "), doc.Emph{doc.Text("x" + s)})
		}},
		{"code", "`{{.}}` `a {{.}}`", func(s string) []doc.Block { return paragraph(doc.Code(s), doc.Text(" "), doc.Code("a "+s)) }},
		{"heading", "## {{.}}", func(s string) []doc.Block {
			return []doc.Block{&doc.Heading{Level: 2, ID: "section-1", Text: []doc.Inline{doc.Text(s)}}}
		}},
		{"underlined heading", "{{.}}\n===", func(s string) []doc.Block {
			return []doc.Block{&doc.Heading{Level: 1, ID: "section-1", Text: []doc.Inline{doc.Text(s)}}}
		}},
		{"list item", "- {{.}}\n- {{.}}", func(s string) []doc.Block {
			p := &doc.Paragraph{Text: []doc.Inline{doc.Text(s)}}
			return []doc.Block{&doc.List{Items: []doc.Item{item(p), item(p)}}}
		}},
		{"numbered item", "1. {{.}}\n\n   {{.}}", func(s string) []doc.Block {
			p := &doc.Paragraph{Text: []doc.Inline{doc.Text(s)}}
			return []doc.Block{&doc.List{Ordered: true, Start: 1, Items: []doc.Item{item(p, p)}}}
		}},
		{"link text", "[{{.}}](https://a.org)", func(s string) []doc.Block {
			return paragraph(&doc.Link{Target: "https://a.org", Text: []doc.Inline{doc.Text(s)}})
		}},
		{"callout", "> {{tip .}} {{.}}", func(s string) []doc.Block {
			return []doc.Block{&doc.Callout{Title: s, Blocks: paragraph(doc.Text(s))}}
		}},
		{"lead", "{{lead}} {{.}}", func(s string) []doc.Block {
			return []doc.Block{&doc.Paragraph{Style: doc.Lead, Text: []doc.Inline{doc.Text(s)}}}
		}},
		{"masthead", "{{masthead . .}}\n# A", func(s string) []doc.Block {
			return []doc.Block{&doc.Heading{Level: 1, ID: "a", Text: []doc.Inline{doc.Text("A")}, Kicker: s, Context: s}}
		}},
		{"label", "{{label \"l\" \"v\" .}}", func(s string) []doc.Block { return paragraph(doc.Text("{a} " + s + " }")) }},
	}
	if len(nasty) < 40 {
		t.Fatal("not nasty enough")
	}
	for _, p := range positions {
		set := parsed(t, p.template)
		for _, s := range nasty {
			got, problems := set.Execute("t", s, map[string]string{"l": "{a} {v} }"})
			if len(problems) > 0 {
				t.Errorf("%s: %q: %v", p.name, s, problems)
				continue
			}
			if want := p.want(oneLine(s)); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %q\n got %s\nwant %s", p.name, s, dumped(t, got), dumped(t, want))
			}
		}
	}
	if len(positions) < 10 {
		t.Fatal("too few positions")
	}
}

// Text that is not markup of the restricted kind stays as it is under md too.
func TestMarkupLeavesOtherTextAlone(t *testing.T) {
	for _, s := range []string{
		"# title", "- item", "> quote", "1. first", "---", "<b>bold</b>", "<!-- c -->", "&amp;", "![alt](https://a.org/p.png)",
		"![*alt*](<a b> \"t\") tail \\*", "[x](javascript:alert(1))", "[x](ftp://a.org)", "[x](/a)", "[x](#a)",
		"[x](https://a.org \"title\")", "[](https://a.org)",
		"[ref]: https://a.org", "[ref]", "<ftp://a.org>", "<javascript:x>", "{{.X}}", "a * b", "snake_case_name", "5 < 6",
		"C:\\new", "~~x~~", "| a |", "[a](https://", "[a](http://a b)",
		"`", "**", "[", "](", "*", "_ _", "    code", "www.a.org", "\uE0001\uE001",
	} {
		want := []doc.Inline{doc.Text(strings.TrimSpace(s))}
		switch got := parseMarkup(s).(type) {
		case doc.Text:
			if strings.TrimSpace(string(got)) != string(want[0].(doc.Text)) {
				t.Errorf("%q became %q", s, got)
			}
		case doc.Rich:
			if s == "![*alt*](<a b> \"t\") tail \\*" { // an escape outside of what is left alone is still one
				want[0] = doc.Text("![*alt*](<a b> \"t\") tail *")
			}
			if !reflect.DeepEqual([]doc.Inline(got), want) {
				t.Errorf("%q became %v", s, got)
			}
		default:
			t.Errorf("%q became %T", s, got)
		}
	}
}

func TestMarkup(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"**a** *b* __c__ _d_ `e`", `strong("a") " " emph("b") " " strong("c") " " emph("d") " " code("e")`},
		{"***both***", `emph(strong("both"))`},
		{"[a *b*](https://a.org) <mailto:x@y.z> <x@y.z>",
			`link https://a.org("a " emph("b")) " " link mailto:x@y.z("mailto:x@y.z") " " link mailto:x@y.z("x@y.z")`},
		{"[a](HTTPS://A.org/\\*)", `link HTTPS://A.org/*("a")`},
		{"a\nb\\\nc  \nd", `"a b\\ c d"`},
		{`\*a\* \[b\](https://c)`, `"*a* [b](https://c)"`},
		{"`a\nb`", `code("a b")`},
		{"*a*\n    b\n\n    c", `emph("a") " b"` + "\nparagraph \"c\""},
		{"[in [out](javascript:x) side](https://a.org)", `link https://a.org("in [out](javascript:x) side")`},
		{"[![i](p)](https://a.org)", `link https://a.org("![i](p)")`},
		{"[multi\n  line](nowhere)", `"[multi line](nowhere)"`},
		{strings.Repeat("*a **b ", 20) + strings.Repeat("c** d* ", 20), ""}, // too deep to be meant
	} {
		want := test.want
		if want == "" {
			want = fmt.Sprintf("%q", test.text)
		}
		if got := dumped(t, made(t, "{{md .}}", test.text, nil)); got != "paragraph "+want+"\n" {
			t.Errorf("%q\n got %swant paragraph %s", test.text, got, want)
		}
	}
	want := `paragraph emph("a")
paragraph "b"
paragraph "So " emph("a") " b"
`
	if got := dumped(t, made(t, "{{md .}}\n\nSo {{md .}}", "*a*\n\nb", nil)); got != want {
		t.Error(got)
	}
}
