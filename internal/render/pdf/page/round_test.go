package page

import (
	"strings"
	"testing"

	"rolexport/internal/typeset"
)

// Documents that differ in their letters share their cut faces.
func TestRound(t *testing.T) {
	liberation, dejavu := typeset.Default().Regular[0], typeset.Default().Regular[1]
	rounded := func(face *typeset.Face, text string) string {
		var s runes
		if lost, ok := s.take(face, text); !ok {
			t.Fatalf("%s has no %q", face.Name(), lost)
		}
		s.round(face)
		return string(s.append(nil))
	}
	const some, other = "Plans the work, 3 shifts.", "Audits: 12 sites - weekly"
	if a, b := rounded(liberation, some), rounded(liberation, other); a != b {
		t.Errorf("%q and %q differ", a, b)
	}
	for text, want := range map[string]string{"": "", "✓●": "●✓", "€ é": " é€", "7✓": "0123456789✓"} {
		face := dejavu
		if got := rounded(face, text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := rounded(liberation, "zebra Q"); !strings.Contains(got, "Q") || strings.Contains(got, "X") {
		t.Errorf("rare letters are there only when they are used: %q", got)
	}
}
