package html

import (
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
)

func plain(text string) []doc.Inline { return []doc.Inline{doc.Text(text)} }

// columned is a table of n columns whose cells say the given texts in turn.
func columned(n int, texts ...string) *doc.Table {
	t := &doc.Table{Name: "t"}
	row := doc.Row{}
	for i := range n {
		t.Columns = append(t.Columns, doc.Column{Key: string(rune('a' + i)), Title: "Head", Header: i == 0})
		row.Cells = append(row.Cells, doc.Text(texts[i%len(texts)]))
	}
	t.Rows = []doc.Row{row}
	return t
}

func TestBlocks(t *testing.T) {
	heading := func(level int, text string) *doc.Heading { return &doc.Heading{Level: level, Text: plain(text)} }
	part := &doc.Heading{Level: 1, Text: plain("Second"), Kicker: "Sheet", Context: "Family"}
	sentence := strings.Repeat("many words that say something ", 4)
	duty := &doc.Table{Name: "d", Columns: []doc.Column{{Key: "a", Title: "A"}}, Rows: []doc.Row{{Cells: []doc.Value{
		doc.Rich{doc.Strong{doc.Text("Run it")}, doc.Break{}, doc.Text("every day")},
	}}}}
	signs := columned(3, "x", "▶", "y")
	signs.Columns[1].Title, signs.Columns[1].Kind = "↔", doc.SymbolColumn
	signs.Columns[1].Signs = []doc.Sign{{Text: "↔", Meaning: "Same or different"}, {Text: "▶", Meaning: `wider "on the right"`}}
	sided := columned(3, "מנהל", "רחב", "צר")
	sided.Columns[1].Accent, sided.Columns[2].Accent = doc.FirstAccent, doc.SecondAccent
	facts := func(n int) *doc.Facts {
		f := &doc.Facts{Panel: true}
		for range n {
			f.Items = append(f.Items, doc.Fact{Label: "L", Value: doc.NotStated{}})
		}
		return f
	}
	for _, c := range []struct {
		name   string
		lang   string
		blocks []doc.Block
		has    []string
		not    []string
	}{
		{"a part has its kicker with it", "", []doc.Block{heading(1, "First"), part},
			[]string{"<div class=\"part\">\n<p class=\"kicker\"><span>Sheet</span> <span>Family</span></p>\n<h2 id=\"heading-2\" class=\"title\">Second</h2>\n</div>"}, nil},
		{"regions are told apart by their parts", "", []doc.Block{heading(1, "First"), heading(2, "a"), columned(14, "12,345,678"), part, columned(14, "12,345,678")},
			[]string{`role="region" aria-labelledby="heading heading-2"`, `role="region" aria-labelledby="heading-3"`}, nil},
		{"looks follow the document's levels", "", []doc.Block{heading(1, "First"), heading(2, "a"), part, heading(2, "b"), heading(3, "c")},
			[]string{`class="section">a</h3>`, `class="section">b</h3>`, `class="sub">c</h4>`}, nil},
		{"one title keeps its levels", "", []doc.Block{heading(1, "First"), heading(2, "a"), heading(3, "c")},
			[]string{`class="section">a</h2>`, `class="sub">c</h3>`}, nil},
		{"a table that fits every phone is no region", "", []doc.Block{columned(4, "a b c d", "e")}, []string{`<div class="table">`}, []string{`role="region"`}},
		{"one that fits most phones is one on others", "", []doc.Block{columned(4, "responsible", "management", "x", "management")},
			[]string{`<div class="table scroll slim" role="region" aria-labelledby="title" tabindex="0">`}, nil},
		{"long words make a region", "", []doc.Block{columned(3, strings.Repeat("x", 40))}, []string{`class="table scroll" role="region"`, `class="w20"`}, nil},
		{"sentences in many columns get room", "", []doc.Block{columned(5, sentence)}, []string{`class="table scroll" role="region"`, `class="w18"`}, nil},
		{"and are wrapped where there are few", "", []doc.Block{columned(2, sentence)}, []string{`<div class="table">`}, []string{"w18"}},
		{"beside the text there is less room", "", []doc.Block{&doc.Columns{Main: []doc.Block{heading(2, "m")}, Side: []doc.Block{columned(3, "responsible", "4", "management")}}},
			[]string{`<aside aria-labelledby="heading">`, `<div class="table scroll wide small"`}, nil},
		{"a broad table lies with its heading and notes", "", []doc.Block{heading(1, "T"), heading(2, "Wide"), columned(14, "12,345,678"),
			&doc.Paragraph{Style: doc.Note, Text: plain("n")}, &doc.Paragraph{Text: plain("after")}},
			[]string{"<div class=\"broad\">\n<h2 id=\"heading-2\" class=\"section\">Wide</h2>\n<div class=\"table scroll", "<p class=\"note\">n</p>\n</div>\n<p>after</p>"}, nil},
		{"a narrow one does not", "", []doc.Block{heading(1, "T"), heading(2, "Slim"), columned(3, "x")}, nil, []string{`"broad"`}},
		{"signs have words", "", []doc.Block{signs}, []string{
			`c"><span role="img" aria-label="Same or different">↔</span></th>`, `<td class="c"><span role="img" aria-label="wider &#34;on the right&#34;">▶</span></td>`,
			`<td>y</td>`,
		}, nil},
		{"not stated stands back", "", []doc.Block{facts(1)}, []string{`<span class="unstated">Not stated</span>`}, nil},
		{"below its first line a duty stands back", "", []doc.Block{duty}, []string{`<strong>Run it</strong><br><span class="aside">every day</span></td>`}, nil},
		{"six facts in threes", "", []doc.Block{facts(6)}, []string{`<dl class="panel three">`}, nil},
		{"eight facts in fours", "", []doc.Block{facts(8)}, []string{`<dl class="panel">`}, nil},
		{"a page from right to left", "he", []doc.Block{heading(1, "מנהל"), columned(3, "מנהל")}, []string{`<html lang="he" dir="rtl">`, `<div class="table">`}, nil},
		{"but what is wider on the left stands there", "he", []doc.Block{heading(1, "מנהל"), sided},
			[]string{`<div class="table" dir="ltr">`, `<th scope="row" dir="rtl">מנהל</th>`}, nil},
		{"in a page from left to right it does anyway", "", []doc.Block{heading(1, "x"), sided}, []string{`<div class="table">`}, nil},
	} {
		d := rendertest.Document("test", c.blocks...)
		if c.lang != "" {
			locale := *doc.English()
			locale.Lang = c.lang
			d.Locale = &locale
		}
		page, _ := rendertest.Render(t, rendertest.New(t, Format), d)
		sound(t, c.name, page)
		_, got, _ := strings.Cut(string(page), "<body>")
		head, _, _ := strings.Cut(string(page), "<head>")
		got = head + got
		for _, s := range c.has {
			if !strings.Contains(got, s) {
				t.Errorf("%s: there is no %s in\n%s", c.name, s, got)
			}
		}
		for _, s := range c.not {
			if strings.Contains(got, s) {
				t.Errorf("%s: there is %s in\n%s", c.name, s, got)
			}
		}
	}
}
