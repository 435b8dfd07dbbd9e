package verify_test

import (
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
)

// TestLongTexts has texts everywhere that no string of a PDF file can hold (32,767 bytes, ISO 19005-2, 6.1.13): in the document information, in
// bookmarks, alternate texts and links. Furniture that repeats them does not fill the pages.
func TestLongTexts(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Langer Titel über alles Maß, ", 1200))
	text := []doc.Inline{doc.Text(long)}
	steps := &doc.Table{
		Name: "path", Title: long,
		Columns: []doc.Column{{Key: "step", Title: "Step"}, {Key: "here", Title: "Here", Kind: doc.SymbolColumn}},
		Rows:    []doc.Row{{Cells: []doc.Value{doc.Text("below"), doc.Text("")}}, {Cells: []doc.Value{doc.Text("here"), doc.Text("x")}}},
	}
	d := rendertest.Document("long",
		&doc.Heading{Level: 1, ID: "top", Text: text, Kicker: "Long", Context: "Context"},
		&doc.Contents{Title: "Contents", Entries: []doc.Entry{{Level: 2, ID: "one", Text: text}}},
		&doc.Heading{Level: 2, ID: "one", Text: text},
		&doc.Paragraph{Text: []doc.Inline{&doc.Link{Target: "#one", Text: text}, &doc.Link{Target: "https://example.org/", Text: text}}},
		&doc.Chart{Kind: doc.PathChart, Title: long, Alt: long, Table: steps},
		&doc.PageBreak{},
		&doc.Paragraph{Text: []doc.Inline{doc.Text("end")}},
	)
	d.Title, d.Subject, d.Author, d.Keywords, d.Running.Footer = long, long, long, []string{long, long}, long
	f, _ := formats.ByName("pdf")
	file, reports := rendertest.Render(t, rendertest.New(t, f), d)
	if len(reports) > 0 {
		t.Error(reports)
	}
	check(t, "pdf", "long", file)
	if len(file) > 400_000 { // it is not repeated on each page
		t.Errorf("%d bytes", len(file))
	}
}
