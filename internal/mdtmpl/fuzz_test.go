package mdtmpl

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"rolexport/internal/doc"
)

// token is a value that no template holds.
const token = "⁂v⁂"

// FuzzExecute feeds templates and values that nobody thought of. Nothing may panic, run on for long, or lose a value.
func FuzzExecute(f *testing.F) {
	for _, text := range []string{
		roleSheet, "{{.v}}", "# {{.v}}\n\n- {{.v}}\n  > {{tip .v}} `{{.v}}`", "[{{.v}}]({{.url}}) [a]({{.v}})",
		"{{range .list}}- {{.}}\n{{end}}",
		"{{define \"x\"}}{{.}}{{template \"x\" .}}{{end}}{{template \"x\" .v}}",
		"{{columns}}\n{{.v}}\n{{side}}\n{{.v}}\n{{endcolumns}}",
		"<!-- {{.v}} -->", "```\n{{.v}}\n```", "[{{.v}}]: {{.v}}", "![{{.v}}]({{.v}})", "*a **{{.v}}* b**",
		"{{md .v}} {{join .list .v}}",
		"{{/* }} */}}{{with $x := .v}}\n{{$x}}\n{{- else}}{{end -}} a", "{{.v}}\n---\n{{.v}}\n===", "a\\\n{{.v}}  \n{{.v}}",
		"{{if}}", "&#xE000;{{\"\ue000\"}}",
		"{{masthead .v .v}}\n# a\n{{contents .v 2}}\n## {{label \"k\" \"a\" .v}}\n{{place .block}}{{.nil}}",
		"{{range 9}}{{break}}{{continue}}{{end}}",
		"1. {{.v}}\n\n   {{.v}}\n2. {{lead}}{{.v}}\n\n\t{{.v}}", "<a {{.v}}=\"{{.v}}\">", "<https://{{.v}}>", "&{{.v}};",
		"\\{{.v}}", "{{.v}}{{.v}}{{small}}",
	} {
		f.Add(text, "a value")
	}
	for _, value := range nasty {
		f.Add("{{.v}} *{{.value}}* {{md .value}}", value)
	}
	f.Fuzz(func(t *testing.T, text, value string) {
		s, problems := Parse(files("t.md.tmpl", text))
		if s == nil {
			if !problems.HasErrors() {
				t.Fatal("no set and no problem")
			}
			return
		}
		s.limits = limits{bytes: 20000, slots: 2000, steps: 20000, depth: 20}
		m := newMachine(s)
		m.labels = map[string]string{"k": "x {a} y"}
		data := map[string]any{
			"v": token, "value": value, "url": "https://a.org", "list": []string{token, "b"}, "nil": nil, "n": 3,
			"block": &doc.Paragraph{Text: []doc.Inline{doc.Text("block")}},
		}
		if !m.run("t", data) {
			if !m.problems.HasErrors() {
				t.Fatal("the run broke off without a problem")
			}
			return
		}
		blocks := m.lower()
		if m.problems.HasErrors() {
			return
		}
		bound := 0
		for _, slot := range m.slots {
			if in, ok := slot.content.(doc.Inline); ok {
				bound += strings.Count(doc.PlainText(doc.English(), []doc.Inline{in}), token)
			}
			if p, ok := slot.content.(paragraphs); ok {
				bound += strings.Count(doc.PlainText(doc.English(), p.joined()), token)
			}
		}
		if shown := strings.Count(words(blocks), token); shown != bound {
			t.Errorf("%q: %d values bound, %d shown:\n%s", text, bound, shown, dumped(t, blocks))
		}
		if strings.ContainsFunc(words(blocks), isSlotRune) && !strings.ContainsFunc(text+value, isSlotRune) && !strings.Contains(text, `\`) {
			t.Errorf("%q: a slot is left over:\n%s", text, dumped(t, blocks))
		}
	})
}

// words returns the running text of blocks.
func words(blocks []doc.Block) string {
	var b strings.Builder
	doc.Walk(blocks, func(block doc.Block) bool {
		switch x := block.(type) {
		case *doc.Paragraph:
			b.WriteString(doc.PlainText(doc.English(), x.Text))
		case *doc.Heading:
			b.WriteString(doc.PlainText(doc.English(), x.Text))
		}
		b.WriteByte('\n')
		return true
	})
	return b.String()
}

// FuzzMarkup feeds data to md: it may take away marks and addresses, never a letter.
func FuzzMarkup(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Add("*\n\n\t0")
	f.Add("a **b** *c* `d` [e](https://f.g) <https://h.i> ![j](k) [l](m \"n\") \\*")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("no dataset holds it")
		}
		var got []doc.Inline
		switch c := parseMarkup(s).(type) {
		case paragraphs:
			got = c.joined()
		case doc.NotStated:
			if !isBlank(strings.ReplaceAll(s, "\r", "\n")) {
				t.Errorf("%q is lost", s)
			}
			return
		case doc.Inline:
			got = []doc.Inline{c}
		default:
			t.Fatalf("%q became %T", s, c)
		}
		hasLink := false
		doc.WalkInlines([]doc.Block{&doc.Paragraph{Text: got}}, func(in doc.Inline) {
			if link, ok := in.(*doc.Link); ok {
				hasLink = true
				if !isAddress(link.Target) || len(link.Text) == 0 {
					t.Errorf("%q links to %q with %v", s, link.Target, link.Text)
				}
			}
		})
		letters := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					return r
				}
				return -1
			}, s)
		}
		if want, got := letters(s), letters(doc.PlainText(doc.English(), got)); want != got && !hasLink {
			t.Errorf("%q became %q", want, got)
		}
	})
}
