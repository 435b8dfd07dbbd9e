// Package formats is the list of formats. A format is added by its folder and its line here; everything else derives from its facts.
package formats

import (
	"rolexport/internal/render"
	"rolexport/internal/render/md"
	"rolexport/internal/render/pdf"
	"rolexport/internal/render/txt"
	"rolexport/internal/render/xlsx"
)

// All returns the formats in the order in which they are listed to users.
func All() []render.Format {
	return []render.Format{
		pdf.Format,
		xlsx.Format,
		txt.Format,
		md.Format,
	}
}

// ByName returns the format of a name, and whether there is one.
func ByName(name string) (render.Format, bool) {
	for _, f := range All() {
		if f.Name == name {
			return f, true
		}
	}
	return render.Format{}, false
}
