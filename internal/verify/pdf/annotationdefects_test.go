package pdf_test

import (
	"slices"

	"rolexport/internal/verify/pdf/object"
)

// link returns the first link annotation.
func (d *draft) link() object.Dict { return d.dict(d.links()[0]) }

// annotate adds an annotation to the first page that breaks no rule but that it stands in no structure element.
func (d *draft) annotate(kind object.Name, more object.Dict) {
	a := object.Dict{
		"Type": object.Name("Annot"), "Subtype": kind, "Rect": numbers(10, 10, 20, 20), "F": object.Integer(4),
		"Contents": object.String("a remark"), "AP": object.Dict{"N": d.form("", nil)},
	}
	for k, v := range more {
		a[k] = v
	}
	p := d.page(0)
	list, _ := p["Annots"].(object.Array)
	p["Annots"] = append(list[:len(list):len(list)], d.add(a))
	p["Tabs"] = object.Name("S")
}

var annotationDefects = []defect{
	{"film", "pdf-annotation-type", []string{"pdf-annotation-tag"}, func(d *draft) { d.annotate("Movie", nil) }},
	{"trap network", "pdf-annotation-type", []string{"pdf-annotation-tag"}, func(d *draft) { d.annotate("TrapNet", nil) }},
	{"flags removed", "pdf-annotation-flags", nil, func(d *draft) { delete(d.link(), "F") }},
	{"hidden", "pdf-annotation-flags", nil, func(d *draft) { d.link()["F"] = object.Integer(4 | 2) }},
	{"not printed", "pdf-annotation-flags", nil, func(d *draft) { d.link()["F"] = object.Integer(0) }},
	{"appearance when pressed", "pdf-annotation-appearance", nil, func(d *draft) {
		d.link()["AP"] = object.Dict{"N": d.form("", nil), "D": d.form("", nil)}
	}},
	{"no appearance", "pdf-annotation-appearance", []string{"pdf-annotation-tag"}, func(d *draft) {
		d.annotate("Square", object.Dict{"AP": nil})
	}},
	{"remark without an element", "pdf-annotation-tag", nil, func(d *draft) { d.annotate("Highlight", nil) }},
	{"remark without words", "pdf-annotation-text", []string{"pdf-annotation-tag"}, func(d *draft) {
		d.annotate("Highlight", object.Dict{"Contents": nil})
	}},
	{"link element of another type", "pdf-link-tag", nil, func(d *draft) { d.elements("Link")[0]["S"] = object.Name("Span") }},
	{"link element without a link", "pdf-link-tag", []string{"pdf-heading-order"}, func(d *draft) {
		d.kind("H1", "Link")
	}},
	{"contents removed", "pdf-link-contents", nil, func(d *draft) { delete(d.link(), "Contents") }},
	{"form field without an element", "pdf-widget-tag", nil, func(d *draft) {
		d.annotate("Widget", object.Dict{"FT": object.Name("Tx"), "TU": object.String("name")})
	}},
	{"two form fields in an element", "pdf-widget-tag", []string{"pdf-parent-tree"}, func(d *draft) {
		form := d.elements("P")[0]
		form["S"] = object.Name("Form")
		kids := d.kidsOf(form)
		for range 2 {
			d.annotate("Widget", object.Dict{"FT": object.Name("Tx"), "TU": object.String("name")})
			list := d.page(0)["Annots"].(object.Array)
			kids = append(kids, object.Dict{"Type": object.Name("OBJR"), "Obj": list[len(list)-1]})
		}
		form["K"] = kids
	}},
	{"form element without a field", "pdf-widget-tag", nil, func(d *draft) { d.elements("P")[0]["S"] = object.Name("Form") }},
	{"form field beside text", "pdf-widget-tag", []string{"pdf-parent-tree"}, func(d *draft) {
		form := d.elements("P")[0]
		form["S"] = object.Name("Form")
		d.annotate("Widget", object.Dict{"FT": object.Name("Tx"), "TU": object.String("name")})
		list := d.page(0)["Annots"].(object.Array)
		form["K"] = append(d.kidsOf(form), object.Dict{"Type": object.Name("OBJR"), "Obj": list[len(list)-1]})
	}},
	{"tab order removed", "pdf-tabs", nil, func(d *draft) {
		for _, ref := range d.all(func(e object.Dict) bool { return e["Annots"] != nil }) {
			delete(d.dict(ref), "Tabs")
		}
	}},
	{"appearances to be made", "pdf-form-field", nil, func(d *draft) {
		d.catalog()["AcroForm"] = object.Dict{"Fields": object.Array{}, "NeedAppearances": true}
	}},
	{"form field with an action", "pdf-form-field", []string{"pdf-widget-tag"}, func(d *draft) {
		d.annotate("Widget", object.Dict{"FT": object.Name("Tx"), "TU": object.String("name"), "AA": object.Dict{}})
	}},
	{"XFA", "pdf-xfa", nil, func(d *draft) { d.catalog()["AcroForm"] = object.Dict{"Fields": object.Array{}, "XFA": object.Array{}} }},
	{"JavaScript", "pdf-action", nil, func(d *draft) {
		d.catalog()["OpenAction"] = object.Dict{"S": object.Name("JavaScript"), "JS": object.String("app.beep()")}
	}},
	{"launching", "pdf-action", nil, func(d *draft) {
		d.link()["A"] = object.Dict{"Type": object.Name("Action"), "S": object.Name("Launch")}
	}},
	{"printing", "pdf-action", nil, func(d *draft) { d.link()["A"] = object.Dict{"S": object.Name("Named"), "N": object.Name("Print")} }},
	{"additional actions", "pdf-additional-actions", nil, func(d *draft) { d.catalog()["AA"] = object.Dict{} }},
	{"additional actions of a page", "pdf-additional-actions", nil, func(d *draft) { d.page(0)["AA"] = object.Dict{} }},
	{"embedded text", "pdf-embedded-file", nil, func(d *draft) {
		d.add(object.Dict{"Type": object.Name("Filespec"), "F": object.String("a.txt"), "UF": object.String("a.txt"),
			"EF": object.Dict{"F": d.add(&raw{object.Dict{}, []byte("a text")})}})
	}},
	{"embedded file without a name", "pdf-embedded-file", nil, func(d *draft) {
		d.add(object.Dict{"Type": object.Name("Filespec"), "F": object.String("a.pdf"),
			"EF": object.Dict{"F": d.add(&raw{object.Dict{}, sample()})}})
	}},
	{"layers without a name", "pdf-optional-content", nil, func(d *draft) {
		d.catalog()["OCProperties"] = object.Dict{"OCGs": object.Array{}, "D": object.Dict{}}
	}},
	{"layers without an order", "pdf-optional-content", nil, func(d *draft) {
		layer := d.add(object.Dict{"Type": object.Name("OCG"), "Name": object.String("a layer")})
		d.catalog()["OCProperties"] = object.Dict{
			"OCGs": object.Array{layer}, "D": object.Dict{"Name": object.String("all"), "Order": object.Array{}},
		}
	}},
	{"layers by use", "pdf-optional-content", nil, func(d *draft) {
		d.catalog()["OCProperties"] = object.Dict{
			"OCGs": object.Array{}, "D": object.Dict{"Name": object.String("all"), "AS": object.Array{}},
		}
	}},
	{"alternate presentations", "pdf-presentation", nil, func(d *draft) {
		d.catalog()["Names"] = object.Dict{"AlternatePresentations": object.Dict{}}
	}},
	{"requirements", "pdf-requirements", nil, func(d *draft) { d.catalog()["Requirements"] = object.Array{} }},
	{"parent of a bookmark wrong", "pdf-outline", nil, func(d *draft) { d.bookmark()["Parent"] = d.trailer["Root"] }},
	{"bookmark without a title", "pdf-outline", nil, func(d *draft) { delete(d.bookmark(), "Title") }},
	{"bookmarks in a circle", "pdf-outline", nil, func(d *draft) { d.bookmark()["Next"] = d.dict(d.catalog()["Outlines"])["First"] }},
	{"bookmark to no page", "pdf-destination", nil, func(d *draft) {
		d.bookmark()["Dest"] = object.Array{d.trailer["Root"], object.Name("Fit")}
	}},
	{"link to an unknown name", "pdf-destination", nil, func(d *draft) {
		delete(d.link(), "A")
		d.link()["Dest"] = object.String("nowhere")
	}},
	{"labels from the second page", "pdf-page-labels", nil, func(d *draft) {
		d.catalog()["PageLabels"] = object.Dict{"Nums": object.Array{object.Integer(1), object.Dict{"S": object.Name("D")}}}
	}},
	{"labels of an unknown style", "pdf-page-labels", nil, func(d *draft) {
		d.catalog()["PageLabels"] = object.Dict{"Nums": object.Array{object.Integer(0), object.Dict{"S": object.Name("X")}}}
	}},
}

// bookmark returns the first bookmark.
func (d *draft) bookmark() object.Dict { return d.dict(d.dict(d.catalog()["Outlines"])["First"]) }

// kidsOf returns what an element holds.
func (d *draft) kidsOf(e object.Dict) object.Array {
	if list, ok := e["K"].(object.Array); ok {
		return slices.Clone(list)
	}
	return object.Array{e["K"]}
}
