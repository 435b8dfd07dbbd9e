// Package formats is the list of formats. A format is added by its folder and its line here, or in the list of formats of data; everything
// else derives from its facts.
package formats

import (
	"rolexport/internal/render"
	"rolexport/internal/render/html"
	"rolexport/internal/render/md"
	"rolexport/internal/render/pdf"
	"rolexport/internal/render/txt"
	"rolexport/internal/render/xlsx"
)

// All returns the formats in the order in which they are listed to users.
func All() []render.Format { return append(Rendered(), ofData()...) }

// Rendered returns the formats that documents are rendered in.
func Rendered() []render.Format {
	return []render.Format{
		pdf.Format,
		xlsx.Format,
		txt.Format,
		md.Format,
		html.Format,
	}
}

// ofData returns the formats whose files are written from roles themselves.
func ofData() []render.Format {
	return []render.Format{
		{Name: "json", Ext: ".json", MediaType: "application/json", Summary: "a role as data, with the names and the order of its YAML"},
		{Name: "jsonld", Ext: ".jsonld", MediaType: "application/ld+json", Summary: "a role in the words of schema.org, for search engines and registries"},
		{Name: "csv", Ext: ".csv", MediaType: "text/csv; charset=utf-8; header=present", Summary: "comma-separated values, a row for each role"},
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
