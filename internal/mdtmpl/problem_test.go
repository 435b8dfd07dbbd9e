package mdtmpl

import (
	"strings"
	"testing"
)

// Every problem says where it is and, unless the message does, what cures it.
func TestProblems(t *testing.T) {
	for _, test := range []struct{ name, template, want string }{
		// Rule 1: slot characters are refused, also as character references.
		{"slot character", "a\n b\uE000c\uE001", `
2:3: U+E000 is reserved (remove it)
2:5: U+E001 is reserved (remove it)`},
		{"slot character by reference", "a\n\nb &#xE000; &#57345;", `
3:3: &#xE000; is reserved (write another character)
3:12: &#57345; is reserved (write another character)`},
		{"control character", "a\x00b\n\x1b", `
1:2: control character U+0000 (remove it)
2:1: control character U+001B (remove it)`},
		{"encoding", "a\xffb", `
1:2: invalid UTF-8 (save the file as UTF-8)`},

		// Rule 2: no value is lost.
		{"code block", "a\n\n```\n{{.int}}\n```\n\n    {{.int}}\n", `
3:1: a code block cannot stand in a document (write ` + "`code`" + ` inside a sentence)
7:7: an indented code block cannot stand in a document (begin the line further left; write ` + "`code`" + ` inside a sentence)`},
		{"fence information", "``` {{.int}}\na\n```", `
1:1: a code block cannot stand in a document (write ` + "`code`" + ` inside a sentence)`},
		{"comment", "a <!-- {{.int}} --> b\n\n<!-- {{.int}} -->", `
1:3: HTML cannot stand in a document (write a comment as {{/* ... */}}, and a "<" of the text as \<)
3:1: HTML cannot stand in a document (write a comment as {{/* ... */}}, and a "<" of the text as \<)`},
		{"tag", "a <b title=\"{{.int}}\">c</b>", `
1:3: HTML cannot stand in a document (write a comment as {{/* ... */}}, and a "<" of the text as \<)
1:24: HTML cannot stand in a document (write a comment as {{/* ... */}}, and a "<" of the text as \<)`},
		{"link definition", "[a]: {{.url}}\n\n[a]", `
1:1: a link definition cannot stand in a document (write [text](https://...) where the link stands, or \[ for a bracket)`},
		{"part of an address", "see [a](https://a.org/{{.int}}) and <https://{{.int}}.org>", `
1:5: a value inside the address of a link (bind the whole address: [text]({{.URL}}))
1:37: a value inside the address of a link (bind the whole address: [text]({{.URL}}))`},
		{"link title", "[a](https://a.org \"{{.int}}\")", `
1:1: a link with a title cannot stand in a document (write the title into the sentence)`},

		// Rule 3: constructs outside the set.
		{"rule", "a\n\n---", `
3:1: a rule cannot stand in a document (begin a section with a heading, or a page with {{pagebreak}})`},
		{"image", "b ![a](b.png)", `
1:3: an image cannot stand in a document (the organisation's logo comes from the dataset)`},
		{"scheme", "[a](javascript:x) <ftp://a.org> [b](a.md)", `
1:1: "javascript:x" is not an address to link to (use http, https or mailto)
1:19: "ftp://a.org" is not an address to link to (use http, https or mailto)
1:33: "a.md" is not an address to link to (use http, https or mailto)`},
		{"bound scheme", "[a]({{.title}}) [b]({{.int}})", `
1:1: "Operations *Manager*" is not an address to link to (use http, https or mailto)
1:17: the address of a link is not a text (bind a text that holds the whole address)`},
		{"inner link", "# Duties\n[a](#dutys)", `
2:1: no heading "#dutys" to link to (did you mean "duties"?)`},
		{"empty", "## {{if .none}}a{{end}}\n\n- a\n- {{if .none}}a{{end}}\n", `
1:1: a heading without words (put the {{if}} around the whole line)
4:1: a list item without content (put the {{if}} around the whole line)`},

		// Rule 4: blocks and markers stand alone.
		{"block in text", "a {{table .table}}\n\n{{table .table}} b\n\n## {{table .table}}\n\n- **{{table .table}}**", `
1:5: a block or marker inside running text (give it a line of its own)
3:17: text behind a block or marker (give the block or marker a line of its own)
5:6: a block or marker inside running text (give it a line of its own)
7:7: a block or marker inside running text (give it a line of its own)`},
		{"two blocks on a line", "{{table .table}}{{facts .facts}}", `
1:19: a block or marker inside running text (give it a line of its own)`},
		{"block without its function", "{{.table}}", `
1:3: a block needs its function (write {{table ...}} on a line of its own)`},
		{"paragraph markers", "a {{lead}}b\n\n{{small}}\n\n{{lead}}{{small}}c\n\n**{{lead}}**", `
1:5: lead or small inside a paragraph (write it at the start of the paragraph)
3:3: a style without a paragraph (write {{lead}} or {{small}} at the start of the paragraph)
5:11: lead or small inside a paragraph (write it at the start of the paragraph)
7:5: a block or marker inside running text (give it a line of its own)`},
		{"callout markers", "{{tip}} a\n\n> b {{tip}}\n\n> c\n>\n> {{caution}} d\n\n> {{tip}}{{tip}}e", `
1:3: tip or caution elsewhere than at the start of a blockquote (write "> {{tip}} text")
3:7: tip or caution elsewhere than at the start of a blockquote (write "> {{tip}} text")
7:5: tip or caution elsewhere than at the start of a blockquote (write "> {{tip}} text")
9:12: tip or caution elsewhere than at the start of a blockquote (write "> {{tip}} text")`},
		{"columns", "{{side}}\n{{endcolumns}}\n{{columns}}\n{{columns}}\na\n{{endcolumns}}\n\n> {{columns}}\n\n{{columns}}\na\n{{side}}\nb\n{{side}}\n", `
1:3: side without columns (write {{columns}} above the main column)
2:3: endcolumns without columns (write {{columns}} above the main column)
3:3: columns without side (write {{side}} between the main and the side column)
4:3: columns inside columns (write {{endcolumns}} first)
8:5: columns inside a list or callout (put it before or behind)
10:3: columns without endcolumns (write {{endcolumns}} below the side column)
14:3: side a second time (there are two columns, main and side)`},
		{"page markers", "{{columns}}\n{{pagebreak}}\na\n{{side}}\n- b\n\n  {{masthead .title .title}}\n{{endcolumns}}\n{{masthead .title .title}}\n## c", `
2:3: pagebreak inside a column, list or callout (put it before or behind)
7:5: masthead inside a column, list or callout (put it before or behind)
9:3: masthead without a heading of level 1 below it (write it above "# Title")`},

		// Rule 6: the data and the functions.
		{"missing key and field", "a\n{{.nothing.at.all}}", `
2:3: no "nothing" here (docs/templates.md lists what each template is given)`},
		{"missing field", "{{.ann.Nmae}}", `
1:3: no Nmae here (docs/templates.md lists what each template is given)`},
		{"missing field of a type", "{{range .people}}{{$p := .}}{{if true}}{{$p.Nmae}}{{end}}{{end}}", `
1:42: no Nmae in mdtmpl.person (docs/templates.md lists what each template is given)`},
		{"field of nobody", "{{.nobody.Name}}", `
1:3: no Name: what should have it is not stated (put {{with}} or {{if}} around it)`},
		{"range over a text", "{{range .title}}{{end}}", `
1:9: range needs a list: Operations *Manager*`},
		{"index", "{{index .list 7}}", `
1:3: error calling index: index out of range: 7`},
		{"values that are no text", "{{.list}}\n{{.ann}}\n{{.true}}\n{{range .list}}{{$.facts}}{{end}}", `
1:3: a list is not a text (go through it with {{range}}, or use {{join ... ", "}})
2:3: a mdtmpl.person is not a text (choose one of its fields)
3:3: yes or no is not a text (choose a text with {{if}})
4:18: a list is not a text (go through it with {{range}}, or use {{join ... ", "}})`},
		{"arguments", "{{table .facts}}\n{{md .int}}\n{{join .title \", \"}}\n{{contents \"a\" 9}}\n{{masthead .list .int}}\n{{label \"pair\" \"c\" 1 \"a\" .list}}\n{{label \"pair\" \"a\"}}", `
1:3: table cannot place a []doc.Fact
2:3: md needs a text, this is int (write the value without md)
3:3: join needs a list, this is string (write {{join LIST ", "}})
4:3: no heading of level 9 (headings have the levels 1 to 6)
5:3: []string is not a title (give it a text)
5:3: int is not a title (give it a text)
5:3: masthead without a heading of level 1 below it (write it above "# Title")
6:3: a list is not a text (go through it with {{range}}, or use {{join ... ", "}})
6:3: label "pair", "{a} vs {b}: {what}", has no {c}
7:3: a name without a value (write {{label "key" ["name" VALUE]...}})`},
		{"functions", "{{printf \"%d\" .int}} {{.a | html}} {{len (js .x)}} {{lable \"a\"}}{{if eq .a urlquery}}{{end}}{{range slice .a}}{{end}}{{template \"t\" call .x}}{{(call .x).Y}}", `
1:3: no function "printf" (write the values one after the other; the document's language decides how figures look)
1:29: no function "html" (every value is written as plain text; the format escapes what it must)
1:43: no function "js" (every value is written as plain text; the format escapes what it must)
1:54: no function "lable" (did you mean "table"?)
1:76: no function "urlquery" (an address comes from the data as a whole: [text]({{.URL}}))
1:101: no function "slice" (the data decides how much of a text is shown)
1:133: no function "call" (a method of the data is called by its name: {{.Method}})
1:145: no function "call" (a method of the data is called by its name: {{.Method}})`},
		{"bind is ours alone", "{{bind .int}}{{step}}", `
1:3: no function "bind"
1:16: no function "step"`},
		{"calls", "{{label}} {{join .list}} {{.int | columns}} {{tip label}} {{tip side}}", `
1:3: label with 0 arguments (write {{label "key" ["name" VALUE]...}})
1:13: join with 1 arguments (write {{join LIST ", "}})
1:35: columns with 1 arguments (write {{columns}})
1:51: label needs arguments (write it in parentheses: (label "key" ["name" VALUE]...))
1:65: side is not a value; it stands alone: {{side}}`},
		{"labels", "{{label \"dutis\"}}\n{{label \"xyzzy\"}}\n\n> {{tip (label \"nope\")}} a", `
1:3: no label "dutis" (did you mean "duties"?)
2:3: no label "xyzzy" (add it to the file of the language in labels/)
4:5: no label "nope" (add it to the file of the language in labels/)`},
		{"templates", "{{template \"x\"}}\n{{template \"whoos\" .}}{{define \"whoo\"}}{{end}}", `
1:12: no template "x"
2:12: no template "whoos" (did you mean "whoo"?)`},
		{"syntax", "a\n b {{if .x}}\nc", `
3:1: unexpected EOF`},
		{"action", "a\n b {{if}}{{end}}", `
2:4: missing value for if`},
		{"block", "{{block .int}}", `
1:1: unexpected ".int" in block clause (blocks of the data are placed by {{place X}})`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got strings.Builder
			for _, p := range problemsOf(test.template, data(), labels) {
				if p.Code == "" || p.Pos.File != "t.md.tmpl" || p.Pos.Line == 0 {
					t.Errorf("incomplete: %#v", p)
				}
				got.WriteString("\n" + strings.TrimPrefix(p.Error(), "t.md.tmpl:"))
			}
			if got.String() != test.want {
				t.Errorf("template:\n%s\ngot:%s\nwant:%s", test.template, &got, test.want)
			}
		})
	}
}
