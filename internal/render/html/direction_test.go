package html

import (
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
)

// A paragraph runs as its first letter says, and nothing in it is apart from the rest: browsers put its parts in order by UAX #9.
func TestDirection(t *testing.T) {
	mixed := []doc.Inline{doc.Text("מנהל "), doc.Strong{doc.Text("HR")}, doc.Text(" עם "),
		&doc.Link{Target: "https://example.com", Text: plain("Sales")}, doc.Text(" ביחד")}
	const written = `מנהל <strong>HR</strong> עם <a href="https://example.com">Sales</a> ביחד`
	headed := columned(1, "x")
	headed.Title, headed.Columns[0].Title, headed.Columns[0].Subtitle = "ABC מנהל", "מנהל ABC", "ABC מנהל"
	row := doc.Row{Cells: []doc.Value{doc.Rich(mixed)}}
	cell := &doc.Table{Name: "t", Columns: []doc.Column{{Key: "a", Title: "A"}}, Rows: []doc.Row{row}}
	for _, c := range []struct {
		name, lang string
		block      doc.Block
		want       string
	}{
		{"paragraph", "en", &doc.Paragraph{Text: mixed}, `<p dir="rtl">` + written + `</p>`},
		{"paragraph of a page that runs so", "he", &doc.Paragraph{Text: mixed}, `<p>` + written + `</p>`},
		{"paragraph that begins in the page's direction", "en", &doc.Paragraph{Text: []doc.Inline{doc.Text("Plan"), doc.Strong{doc.Text(" (מאת HR")}, doc.Text(", נמל)")}},
			`<p>Plan<strong> (מאת HR</strong>, נמל)</p>`},
		{"the same on a page that runs the other way", "he", &doc.Paragraph{Text: []doc.Inline{doc.Text("Plan"), doc.Strong{doc.Text(" (מאת HR")}}},
			`<p dir="ltr">Plan<strong> (מאת HR</strong></p>`},
		{"paragraph that begins with figures and a style", "en", &doc.Paragraph{Text: []doc.Inline{doc.Text("12 "), doc.Emph{doc.Text("מנהל")}, doc.Text(" HR")}},
			`<p dir="rtl">12 <em>מנהל</em> HR</p>`},
		{"heading", "en", &doc.Heading{Level: 2, Text: mixed}, `class="section" dir="rtl">` + written + `</h2>`},
		{"list item", "en", &doc.List{Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Text: mixed}}}}}, `<li><div dir="rtl">` + written + `</div></li>`},
		{"fact", "en", &doc.Facts{Items: []doc.Fact{{Label: "מנהל HR", Value: doc.Rich(mixed)}}},
			`<dt dir="rtl">מנהל HR</dt> <dd dir="rtl">` + written + `</dd>`},
		{"cell", "en", cell, `dir="rtl">` + written + `</td>`},
		{"caption that begins in the page's direction", "en", headed, `">ABC מנהל</caption>`},
		{"line below a column's title", "en", headed, `dir="rtl">מנהל ABC <small dir="ltr">ABC מנהל</small></th>`},
		{"line of a column on a page that runs so", "he", headed, `class="w7">מנהל ABC <small dir="ltr">ABC מנהל</small></th>`},
		{"entry of contents", "en", &doc.Contents{Entries: []doc.Entry{{ID: "r", Level: 1, Text: plain("מנהל HR")}}},
			`<li><span dir="rtl"><a href="#r">מנהל HR</a></span></li>`},
		{"party that signs", "en", &doc.SignOff{Parties: []string{"מנהל HR"}}, `<li><strong dir="rtl">מנהל HR</strong>`},
	} {
		locale := *doc.English()
		locale.Lang = c.lang
		d := rendertest.Document("test", &doc.Heading{Level: 1, ID: "r", Text: plain("Title")}, c.block)
		d.Locale = &locale
		page, _ := rendertest.Render(t, rendertest.New(t, Format), d)
		sound(t, c.name, page)
		if _, got, _ := strings.Cut(string(page), "<body>"); !strings.Contains(got, c.want) {
			t.Errorf("%s: there is no %s in\n%s", c.name, c.want, got)
		}
	}
}
