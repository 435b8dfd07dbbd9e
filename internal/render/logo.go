package render

import (
	"rolexport/internal/doc"
	"rolexport/internal/theme"
)

// Logo returns the picture at the head of a document: that of the organisation, or else that of the theme; nil: there is none. It stands as high as
// the theme says, in thousandths of a point, 0 where that says nothing.
func Logo(d *doc.Document, t *theme.Theme) (logo *doc.Image, height int) {
	if logo = d.Logo; t.Logo != nil {
		if height = t.Logo.Height; logo == nil {
			logo = &doc.Image{Data: t.Logo.Data, Alt: t.Logo.Alt}
		}
	}
	if logo == nil || len(logo.Data) == 0 {
		return nil, 0
	}
	return logo, height
}
