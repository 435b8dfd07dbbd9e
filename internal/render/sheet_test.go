package render

import (
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/theme"
)

// What is asked for goes before what the theme says, and that before what the document says.
func TestSheet(t *testing.T) {
	for _, c := range []struct{ asked, theme, document, want doc.Paper }{
		{"", "", "", doc.A4}, {"", "", doc.Letter, doc.Letter}, {"", doc.Letter, doc.A4, doc.Letter}, {doc.A4, doc.Letter, doc.Letter, doc.A4},
	} {
		e := Env{Paper: c.asked}
		if got := e.Sheet(&doc.Document{Paper: c.document}, &theme.Theme{Paper: string(c.theme)}); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
