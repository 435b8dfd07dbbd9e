package xlsx

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/doc"
	"rolexport/internal/typeset"
)

// TestRulerAgreesWithTypeset holds the fast way of measuring against the thorough one.
func TestRulerAgreesWithTypeset(t *testing.T) {
	faces := typeset.Default().Unkerned() // spreadsheets do not kern
	for _, r := range []*ruler{newRuler(faces.Regular), newRuler(faces.Bold)} {
		rapid.Check(t, func(t *rapid.T) {
			plain := rapid.StringMatching(`[A-Za-z0-9,.;:'"()&*=_]{1,14}`)
			other := rapid.SampledFrom([]string{
				"été", "half-time", "and/or", "5–7", "€2,500", "ship’s", "50%", "業務計画", "no\u00a0break", "soft\u00adhyphen", "a-1", "(x)/y", "Z\u0348", "(", ")", "\"", "'", "\"(", ");",
			})
			words := rapid.SliceOfN(rapid.OneOf(plain, other), 0, 30).Draw(t, "words")
			text := strings.Join(words, rapid.SampledFrom([]string{" ", "  "}).Draw(t, "gap"))
			width := rapid.IntRange(20_000, 400_000).Draw(t, "width")
			if got, want := r.lines(text, bodySize, width), max(len(typeset.Lines(r.stack, text, bodySize, width)), 1); got != want {
				t.Fatalf("%q takes %d lines of %d, not %d", text, want, width, got)
			}
			word, whole := r.words(text)
			if want := r.stack.Width(text, bodySize); whole != want {
				t.Fatalf("%q is %d wide, not %d", text, want, whole)
			}
			widest := 0
			for w := range strings.FieldsSeq(text) {
				widest = max(widest, r.stack.Width(w, bodySize))
			}
			if word != widest {
				t.Fatalf("the widest word of %q is %d wide, not %d", text, widest, word)
			}
		})
	}
}

// TestLongHeadsAreWide gives a column of figures room for a head of many short words.
func TestLongHeadsAreWide(t *testing.T) {
	b := &workbook{rulers: newRulers(typeset.Default().Unkerned())}
	for _, title := range []string{"Head count of those who are paid by the hour and whose posts end within the year", strings.Repeat("of ", 60)} {
		col := doc.Column{Key: "n", Title: title, Kind: doc.NumberColumn}
		width := columnWidths([]measured{b.measureHead(col)}, sheetWidth)[0]
		if n := b.height(&cell{kind: textCell, text: title}, true, bodySize, width); n > headLines {
			t.Errorf("%q takes %d lines", title, n)
		}
	}
}
