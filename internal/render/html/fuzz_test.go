package html

import (
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/verify/html"
)

// Whatever stands in a text, an address or an id, the page keeps its rules and reads the same.
func FuzzTexts(f *testing.F) {
	for _, n := range rendertest.Nasties() {
		f.Add(n.Text, "https://example.org/", "a")
	}
	f.Add("</style><script>a()</script>", "javascript:a()", "main")
	f.Add("\u202e\"><img src=x onerror=a()>", "HTTP://\" onclick=\"a()", "a b\x00")
	f.Add("x", "#main", "title")
	r := rendertest.New(f, Format)
	f.Fuzz(func(t *testing.T, text, target, id string) {
		words := []doc.Inline{doc.Text(text), doc.Strong{doc.Code(text)}, &doc.Link{Target: target, Text: []doc.Inline{doc.Text(text)}}, doc.Break{}}
		column := func(key string) doc.Column {
			return doc.Column{Key: key, Title: "A " + text, Subtitle: text, Header: key == "a"}
		}
		d := rendertest.Document("fuzz",
			&doc.Heading{Level: 1, ID: id, Text: []doc.Inline{doc.Text("A " + text)}, Kicker: text, Context: text},
			&doc.Paragraph{Text: words}, &doc.Heading{Level: 3, ID: text, Text: words},
			&doc.Contents{Title: text, Entries: []doc.Entry{{Level: 1, ID: id, Text: words}, {Level: 4, ID: text, Text: words}, {Level: 2, ID: target}}},
			&doc.Facts{Items: []doc.Fact{{Label: text, Value: doc.Text(text)}}},
			&doc.Table{Name: "t", Title: text, Columns: []doc.Column{column("a"), column("b"), column("c"), column("d")}, Rows: []doc.Row{
				{Cells: []doc.Value{doc.Text(text), doc.Rich(words), nil, doc.NotStated{}}}, {Kind: doc.GroupRow, Cells: []doc.Value{doc.Text(text)}},
			}},
			&doc.Callout{Title: text, Blocks: []doc.Block{&doc.Paragraph{Text: words}}}, &doc.SignOff{Parties: []string{text}},
		)
		d.Title, d.Author, d.Keywords, d.Running.Footer = "A "+text, text, []string{text}, text
		d.Locale.Words.Page = text
		page, _ := rendertest.Render(t, r, d)
		found, err := html.Check(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.Rule.Code == "html-name" && f.Message == "a link has no text" || f.Rule.Code == "html-headings" && f.Message == "a heading has no text" {
				continue // a text may be of nothing that can be seen
			}
			t.Errorf("%s: %s: %s\n%s", f.Rule.Code, f.Object, f.Message, page)
		}
	})
}
