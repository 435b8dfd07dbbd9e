package pdf_test

import (
	"bytes"

	"rolexport/internal/verify/pdf/object"
)

// root returns the root of the structure tree.
func (d *draft) root() object.Dict { return d.dict(d.catalog()["StructTreeRoot"]) }

// parents returns the parent tree's list for a page.
func (d *draft) parents(page int) object.Array {
	nums := d.dict(d.root()["ParentTree"])["Nums"].(object.Array)
	for i := 0; i < len(nums); i += 2 {
		if nums[i] == d.page(page)["StructParents"] {
			return nums[i+1].(object.Array)
		}
	}
	panic("the page is not in the parent tree")
}

// kind changes the type of the first element of a type.
func (d *draft) kind(from, to object.Name) { d.elements(from)[0]["S"] = to }

// operators changes the content of the first page.
func (d *draft) operators(old, new string) {
	c := d.content(0)
	if !bytes.Contains(c.data, []byte(old)) {
		panic("the first page does not hold " + old)
	}
	c.data = bytes.Replace(c.data, []byte(old), []byte(new), 1)
}

// scoped returns the head cells of the table.
func (d *draft) scoped() []object.Dict {
	var list []object.Dict
	for _, e := range d.elements("TH") {
		if a, ok := e["A"].(object.Dict); ok && a["Scope"] != nil {
			list = append(list, e)
		}
	}
	return list
}

var structureDefects = []defect{
	{"marks removed", "pdf-marked", nil, func(d *draft) { delete(d.catalog(), "MarkInfo") }},
	{"marked false", "pdf-marked", nil, func(d *draft) { d.catalog()["MarkInfo"] = object.Dict{"Marked": false} }},
	{"suspects", "pdf-suspects", nil, func(d *draft) { d.catalog()["MarkInfo"] = object.Dict{"Marked": true, "Suspects": true} }},
	{"language removed", "pdf-language-missing", []string{"pdf-text-language"}, func(d *draft) { delete(d.catalog(), "Lang") }},
	{"language in words", "pdf-language", nil, func(d *draft) { d.catalog()["Lang"] = object.String("English (UK)") }},
	{"language with an underscore", "pdf-language", nil, func(d *draft) { d.catalog()["Lang"] = object.String("en_GB") }},
	{"language of an element with an underscore", "pdf-language", nil, func(d *draft) { d.elements("P")[0]["Lang"] = object.String("de_DE") }},
	{"language of too long a part", "pdf-language", nil, func(d *draft) { d.catalog()["Lang"] = object.String("en-abcdefghi") }},
	{"language of an element empty", "pdf-language", nil, func(d *draft) { d.elements("P")[0]["Lang"] = object.String("") }},
	{"language of a sequence", "pdf-language", nil, func(d *draft) { d.draw("/Span <</Lang (no language)>> BDC EMC") }},
	{"structure tree removed", "pdf-structure", []string{"pdf-untagged-content", "pdf-link-tag"}, func(d *draft) {
		delete(d.catalog(), "StructTreeRoot")
	}},
	{"structure tree empty", "pdf-structure", []string{"pdf-untagged-content", "pdf-content-item", "pdf-link-tag"}, func(d *draft) {
		delete(d.root(), "K")
	}},
	{"parent of an element wrong", "pdf-structure-element", nil, func(d *draft) { d.elements("P")[0]["P"] = d.catalog()["StructTreeRoot"] }},
	{"parent of an element removed", "pdf-structure-element", nil, func(d *draft) {
		e := d.elements("P")[0]
		delete(e, "P")
	}},
	{"element of another type", "pdf-structure-element", nil, func(d *draft) { d.elements("P")[0]["Type"] = object.Name("Page") }},
	{"element holds a name", "pdf-structure-element", nil, func(d *draft) {
		e := d.elements("Document")[0]
		e["K"] = append(e["K"].(object.Array), object.Name("X"))
	}},
	{"type of nobody", "pdf-structure-type", nil, func(d *draft) { d.kind("P", "Paragraph") }},
	{"standard type mapped", "pdf-role-map", nil, func(d *draft) { d.root()["RoleMap"] = object.Dict{"P": object.Name("Span")} }},
	{"roles in a circle", "pdf-role-map", nil, func(d *draft) {
		d.root()["RoleMap"] = object.Dict{"A": object.Name("B"), "B": object.Name("A")}
	}},
	{"sequence that is not there", "pdf-content-item", nil, func(d *draft) {
		e := d.elements("H1")[0]
		e["K"] = append(e["K"].(object.Array), object.Integer(9999))
	}},
	{"sequence in two elements", "pdf-content-item", []string{"pdf-untagged-content"}, func(d *draft) {
		d.elements("H2")[0]["K"] = d.elements("H1")[0]["K"]
	}},
	{"sequence in no element", "pdf-content-item", []string{"pdf-untagged-content"}, func(d *draft) {
		delete(d.elements("H1")[0], "K")
	}},
	{"number twice", "pdf-mcid", []string{"pdf-content-item"}, func(d *draft) { d.operators("/MCID 2>>", "/MCID 1>>") }},
	{"parent tree entries swapped", "pdf-parent-tree", nil, func(d *draft) {
		list := d.parents(0)
		list[0], list[1] = list[1], list[0]
	}},
	{"parent tree entry null", "pdf-parent-tree", nil, func(d *draft) { d.parents(0)[0] = nil }},
	{"parent tree removed", "pdf-parent-tree", nil, func(d *draft) { delete(d.root(), "ParentTree") }},
	{"key of a page removed", "pdf-parent-tree", nil, func(d *draft) { delete(d.page(0), "StructParents") }},
	{"key of a link removed", "pdf-parent-tree", nil, func(d *draft) { delete(d.link(), "StructParent") }},
	{"next key too small", "pdf-parent-tree", nil, func(d *draft) { d.root()["ParentTreeNextKey"] = object.Integer(0) }},
	{"path without marks", "pdf-untagged-content", nil, func(d *draft) {
		c := d.content(0)
		c.data = append(c.data, "\n0 0 1 1 re f"...)
	}},
	{"marks of an artifact removed", "pdf-untagged-content", nil, func(d *draft) { d.operators("/Artifact", "/Other") }},
	{"number removed", "pdf-untagged-content", []string{"pdf-content-item"}, func(d *draft) { d.operators("/MCID 2>>", "/Nix 2>>") }},
	{"artifact in content", "pdf-artifact-nesting", nil, func(d *draft) {
		d.operators("/MCID 0>>BDC", "/MCID 0>>BDC /Artifact BMC 0 0 1 1 re f EMC")
	}},
	{"content in an artifact", "pdf-artifact-nesting", nil, func(d *draft) {
		c := d.content(0)
		c.data = append(append([]byte("/Artifact BMC\n"), c.data...), "\nEMC"...)
	}},
	{"sequence does not end", "pdf-marked-content", nil, func(d *draft) { d.draw("/Span BMC") }},
	{"sequence ends twice", "pdf-marked-content", nil, func(d *draft) { d.draw("EMC EMC /A BMC /B BMC") }},
	{"numbers in each other", "pdf-marked-content", nil, func(d *draft) {
		d.operators("/MCID 0>>BDC", "/MCID 0>>BDC /Span <</MCID 0>> BDC EMC")
	}},
	{"form drawn twice", "pdf-form-reuse", []string{"pdf-parent-tree", "pdf-content-item", "pdf-untagged-content"}, func(d *draft) {
		d.resource("XObject", "X", d.form("/P <</MCID 0>> BDC 0 0 1 1 re f EMC", nil))
		c := d.content(0)
		c.data = append(c.data, "\n/X Do /X Do"...)
	}},
	{"cell outside of a row", "pdf-table-nesting", []string{"pdf-table-shape"}, func(d *draft) { d.kind("TR", "Div") }},
	{"paragraph in a row", "pdf-table-nesting", []string{"pdf-table-shape"}, func(d *draft) { d.kind("TD", "P") }},
	{"span of a cell", "pdf-table-shape", nil, func(d *draft) {
		d.elements("TD")[0]["A"] = object.Dict{"O": object.Name("Table"), "ColSpan": object.Integer(2)}
	}},
	{"span over the end", "pdf-table-shape", []string{"pdf-table-scope"}, func(d *draft) {
		d.elements("TD")[0]["A"] = object.Dict{"O": object.Name("Table"), "RowSpan": object.Integer(9)}
	}},
	{"scope removed", "pdf-table-scope", nil, func(d *draft) { delete(d.scoped()[0], "A") }},
	{"scope of another name", "pdf-table-scope", nil, func(d *draft) {
		d.scoped()[0]["A"] = object.Dict{"O": object.Name("Table"), "Scope": object.Name("Corner")}
	}},
	{"heads that are not there", "pdf-table-scope", nil, func(d *draft) {
		d.elements("TD")[0]["A"] = object.Dict{"O": object.Name("Table"), "Headers": object.Array{object.String("nobody")}}
	}},
	{"item outside of a list", "pdf-list-nesting", nil, func(d *draft) { d.kind("L", "Div") }},
	{"paragraph in an item", "pdf-list-nesting", nil, func(d *draft) { d.kind("LBody", "P") }},
	{"numbering that there is not", "pdf-list-numbering", nil, func(d *draft) {
		d.elements("L")[0]["A"] = object.Dict{"O": object.Name("List"), "ListNumbering": object.Name("Hexadecimal")}
	}},
	{"contents without items", "pdf-toc-nesting", nil, func(d *draft) { d.kind("TOCI", "P") }},
	{"contents no contents", "pdf-toc-nesting", nil, func(d *draft) { d.kind("TOC", "Div") }},
	{"heading skipped", "pdf-heading-order", nil, func(d *draft) { d.kind("H2", "H3") }},
	{"first heading not H1", "pdf-heading-order", nil, func(d *draft) { d.kind("H1", "H2") }},
	{"headings of both kinds", "pdf-heading-kinds", nil, func(d *draft) { d.kind("H2", "H") }},
	{"words of a figure removed", "pdf-figure-alt", nil, func(d *draft) { delete(d.elements("Figure")[0], "Alt") }},
	{"words of a figure invisible", "pdf-figure-alt", nil, func(d *draft) { d.elements("Figure")[0]["Alt"] = object.String("\xAD\xAD") }},
	{"words of a figure empty", "pdf-figure-alt", nil, func(d *draft) { d.elements("Figure")[0]["Alt"] = object.String("") }},
	{"words of a formula removed", "pdf-formula-alt", nil, func(d *draft) {
		delete(d.elements("Figure")[0], "Alt")
		d.kind("Figure", "Formula")
	}},
	{"place of a figure removed", "pdf-figure-box", nil, func(d *draft) { delete(d.elements("Figure")[0], "A") }},
	{"note without a name", "pdf-note-id", nil, func(d *draft) { d.kind("P", "Note") }},
	{"name twice", "pdf-element-id", nil, func(d *draft) {
		d.elements("P")[0]["ID"] = object.String("same")
		d.elements("P")[1]["ID"] = object.String("same")
	}},
	{"language of words unknown", "pdf-text-language", []string{"pdf-language-missing"}, func(d *draft) { delete(d.catalog(), "Lang") }},
}
