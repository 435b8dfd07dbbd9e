package pdf_test

import (
	"slices"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page/inspect"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/verify/pdf"

	format "rolexport/internal/render/pdf"
)

// TestWords holds the words of documents against those that another reader finds by the structure of the file, whatever their order.
func TestWords(t *testing.T) {
	r := rendertest.New(t, format.Format)
	words := func(pages []string) []string { return strings.Fields(strings.Join(pages, "\n")) }
	for _, d := range []*doc.Document{rendertest.Everything()} {
		data, _ := rendertest.Render(t, r, d)
		pages, err := pdf.Words(data)
		if err != nil {
			t.Fatal(err)
		}
		want, err := inspect.Text(data)
		if err != nil {
			t.Fatal(err)
		}
		if len(pages) != len(want) {
			t.Errorf("%d pages, want %d", len(pages), len(want))
		}
		all := strings.Join(words(pages), "")
		missing := slices.DeleteFunc(words(want), func(w string) bool { return strings.Contains(all, w) })
		if len(missing) > 0 || len(all) < 1000 {
			t.Errorf("of %d bytes of text are missing: %q", len(all), missing)
		}
	}
}

func TestWordsOfWhatIsNone(t *testing.T) {
	for _, text := range []string{
		"", "hello", "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>",
		"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0>>endobj trailer<</Root 1 0 R/Encrypt 3 0 R>>",
	} {
		if pages, err := pdf.Words([]byte(text)); err == nil {
			t.Errorf("%q: %q", text, pages)
		}
	}
}

// TestWordsOfFormsThatDrawThemselves ends.
func TestWordsOfFormsThatDrawThemselves(t *testing.T) {
	const file = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj " +
		"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>endobj " +
		"4 0 obj<</Subtype/Form/Length 29>>stream\n/X Do /X Do /X Do /X Do /X Do\nendstream endobj trailer<</Root 1 0 R>>"
	if _, err := pdf.Words([]byte(file)); err != nil {
		t.Error(err)
	}
}
