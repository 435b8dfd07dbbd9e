package verify_test

import (
	"bytes"
	"slices"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/verify/pdf"
)

// TestFigureWithoutWords renders a figure that says nothing to those who cannot see it: the document is written and does not claim to be accessible,
// a warning tells it, and the checker names both.
func TestFigureWithoutWords(t *testing.T) {
	steps := &doc.Table{
		Name: "path", Title: "Path",
		Columns: []doc.Column{{Key: "step", Title: "Step"}, {Key: "here", Title: "Here", Kind: doc.SymbolColumn}},
		Rows:    []doc.Row{{Cells: []doc.Value{doc.Text("below"), doc.Text("")}}, {Cells: []doc.Value{doc.Text("here"), doc.Text("x")}}},
	}
	for _, alt := range []string{"", "\u200B\u00AD"} {
		checkMute(t, rendertest.Document("mute", &doc.Heading{Level: 1, Text: []doc.Inline{doc.Text("Mute")}},
			&doc.Chart{Kind: doc.PathChart, Title: "Path", Alt: alt, Table: steps}))
	}
}

func checkMute(t *testing.T, d *doc.Document) {
	t.Helper()
	f, _ := formats.ByName("pdf")
	file, reports := rendertest.Render(t, rendertest.New(t, f), d)
	if len(reports) != 1 || reports[0].Code != "pdf-not-accessible" {
		t.Errorf("reported %v", reports)
	}
	found, err := pdf.Check(file)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, p := range found {
		codes = append(codes, p.Rule.Code)
	}
	slices.Sort(codes)
	if want := []string{"pdf-a-claim", "pdf-figure-alt", "pdf-ua-claim"}; !slices.Equal(slices.Compact(codes), want) {
		t.Errorf("the file breaks %v, want %v", codes, want)
	}
	if bytes.Contains(file, []byte("pdfuaid")) {
		t.Error("the file speaks of PDF/UA")
	}
}
