package render

import (
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/theme"
)

// The organisation's logo goes before the theme's, in the height that the theme gives.
func TestLogo(t *testing.T) {
	own, none := &doc.Image{Data: []byte("own"), Alt: "Own"}, &doc.Image{}
	of := &theme.Logo{Data: []byte("theme"), Alt: "Theme", Height: 9}
	for _, c := range []struct {
		document *doc.Image
		theme    *theme.Logo
		alt      string
		height   int
	}{
		{nil, nil, "", 0}, {none, nil, "", 0}, {own, nil, "Own", 0}, {nil, of, "Theme", 9}, {own, of, "Own", 9},
	} {
		logo, height := Logo(&doc.Document{Logo: c.document}, &theme.Theme{Logo: c.theme})
		if logo == nil {
			logo = &doc.Image{}
		}
		if logo.Alt != c.alt || height != c.height {
			t.Errorf("%+v: %q, %d high", c, logo.Alt, height)
		}
	}
}
