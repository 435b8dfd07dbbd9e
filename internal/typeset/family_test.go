package typeset

import "testing"

func TestDefaultFamilyCoversItsScripts(t *testing.T) {
	family := Default()
	for name, stack := range map[string]Stack{
		"regular": family.Regular, "bold": family.Bold, "italic": family.Italic, "bold italic": family.BoldItalic, "mono": family.Mono,
	} {
		for _, text := range []string{"Operations Manager", "Größe, naïve, žluťoučký", "Ελληνικά", "Русский", "Tiếng Việt", "•–—’“”…→✓★☐≤€₹"} {
			for _, span := range stack.Spans(text) {
				if span.Missing {
					t.Errorf("%s: %q is missing in %q", name, text[span.Start:span.End], text)
				}
			}
		}
	}
}
