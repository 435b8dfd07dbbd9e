package readback

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
)

// TestPagesPrint has Chromium print the pages with the most tables: each sheet has the footer of the document, letter for letter, none holds
// notes without a row of their table, and the words of heads are whole.
func TestPagesPrint(t *testing.T) {
	exttool.Require(t, "chromium")
	exttool.Require(t, "pdftotext")
	t.Parallel()
	for _, w := range written.Defaults(t) {
		if w.Doc.Kind != "role-matrix" && w.Doc.Kind != "workforce-plan" {
			continue
		}
		pdf := filepath.Join(t.TempDir(), "printed.pdf")
		exttool.Run(t, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf="+pdf, w.Path("html"))
		text := exttool.Run(t, "pdftotext", "-layout", pdf, "-")
		var notes []string
		doc.Walk(w.Doc.Blocks, func(b doc.Block) bool {
			if p, ok := b.(*doc.Paragraph); ok && p.Style == doc.Note {
				notes = append(notes, strings.Fields(doc.PlainText(w.Doc.Locale, p.Text))...)
			}
			return true
		})
		sheets := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
		if len(sheets) < 5 {
			t.Fatalf("%s: there are %d sheets", w.Name(), len(sheets))
		}
		for i, sheet := range sheets {
			lines := strings.Split(strings.TrimSpace(sheet), "\n")
			foot := strings.Join(strings.Fields(lines[len(lines)-1]), " ")
			if want := strings.Join(strings.Fields(w.Doc.Running.Footer), " ") + " "; !strings.HasPrefix(foot, want) {
				t.Errorf("%s: the footer of sheet %d is %q, want %q", w.Name(), i+1, foot, want)
			}
			other := slices.DeleteFunc(strings.Fields(strings.Join(lines[:len(lines)-1], " ")), func(word string) bool { return slices.Contains(notes, word) })
			if len(other) < 8 {
				t.Errorf("%s: sheet %d holds next to nothing but notes: %q", w.Name(), i+1, lines)
			}
		}
		words := strings.Fields(strings.ReplaceAll(text, "-", "- ")) // a line may end behind a hyphen
		for _, table := range doc.Tables(w.Doc.Blocks) {
			for _, c := range table.Printed().Columns {
				for _, word := range strings.Fields(strings.ReplaceAll(c.Title, "-", "- ")) {
					if !slices.Contains(words, word) {
						t.Errorf("%s: the head %q of %q is broken in a word", w.Name(), c.Title, table.Title)
					}
				}
			}
		}
	}
}
