package docx

import (
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
	verify "rolexport/internal/verify/docx"
)

// FuzzText holds for any text in any place: the file is sound, and what it says arrives or is reported.
func FuzzText(f *testing.F) {
	for _, n := range rendertest.Nasties() {
		f.Add(n.Text, "https://example.org/"+n.Text)
	}
	f.Add("x", "#x")
	r := rendertest.New(f, Format)
	kit := rendertest.Kit{Format: Format, Read: seen, Whole: true}
	f.Fuzz(func(t *testing.T, text, target string) {
		words := plain(text)
		d := rendertest.Document("fuzz",
			&doc.Heading{Level: 1, ID: text, Text: words, Kicker: text, Context: text},
			&doc.Contents{Title: text, Entries: []doc.Entry{{Level: 1, ID: text, Text: words}}},
			&doc.Paragraph{Text: []doc.Inline{&doc.Link{Target: target, Text: words}, doc.Text(" "), doc.Code(text)}},
			&doc.Callout{Title: text, Blocks: []doc.Block{&doc.List{Ordered: true, Start: 3, Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Text: words}}}}}}},
			&doc.Table{Name: "t", Title: text, Columns: []doc.Column{{Key: "a", Title: text}}, Rows: []doc.Row{{Cells: []doc.Value{doc.Text(text)}}}},
			&doc.SignOff{Parties: []string{text}},
		)
		d.Title, d.Subject, d.Keywords, d.Author = text, text, []string{text}, text
		file, _ := rendertest.Render(t, r, d)
		found, err := verify.Check(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range found {
			if p.Rule.Code != "docx-title" { // a text may say nothing
				t.Errorf("%s: %s: %s", p.Rule.Code, p.Object, p.Message)
			}
		}
		kit.CheckWords(t, r, d, "fuzz")
	})
}
