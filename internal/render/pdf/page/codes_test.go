package page

import (
	"strings"
	"testing"

	"rolexport/internal/render/pdf/page/inspect"
	"rolexport/internal/typeset"
)

// Faces share the map from codes to text, unless one code stands for different runes in them.
func TestSharedCodes(t *testing.T) {
	family := typeset.Default()
	for _, c := range []struct {
		regular, bold string
		maps          int
	}{
		{"Plain – “text”", "Bold’s é", 1},
		{"≥ 5", "Łódź", 1},
		{"Łź", "ź", 2},           // ź has the code of Ł where that is free
		{"Ł", everyRune(300), 2}, // of two bytes
	} {
		p := newPen(sampleInfo(), NewBatch())
		p.Mark(p.tree.Add(0, P, Props{}))
		p.Text(margin, margin, Run{Face: family.Regular[0], Size: 10000, Colour: ink, Text: c.regular})
		for i, s := range family.Bold.Spans(c.bold) {
			p.Text(margin, 2*margin+i, Run{Face: s.Face, Size: 10000, Colour: ink, Text: c.bold[s.Start:s.End]})
		}
		pdf := p.finish(t)
		text, err := Text(pdf)
		if err != nil {
			t.Fatal(err)
		}
		if got := squeeze(strings.Join(text, "")); got != squeeze(c.regular+c.bold) {
			t.Errorf("%q and %q read %q", c.regular, c.bold, got)
		}
		if got := countMaps(t, pdf); got != c.maps {
			t.Errorf("%q and %q: %d maps, want %d", c.regular, c.bold, got, c.maps)
		}
	}
}

// countMaps returns how many streams of a file fonts name as their maps to text.
func countMaps(t *testing.T, pdf []byte) int {
	t.Helper()
	f, err := inspect.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	maps := make(map[inspect.Value]bool)
	for n := 1; n < f.Size(); n++ {
		o, err := f.Object(n)
		if err != nil {
			t.Fatal(err)
		}
		if d, ok := o.(inspect.Dict); ok && d["ToUnicode"] != nil {
			maps[d["ToUnicode"]] = true
		}
	}
	return len(maps)
}
