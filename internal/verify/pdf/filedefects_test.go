package pdf_test

import (
	"bytes"
	"strings"

	"rolexport/internal/verify/pdf/object"
	"rolexport/internal/verify/rule"
)

type finding = rule.Finding

var fileDefects = []defect{
	{"PDF 2.0", "pdf-header", nil, func(d *draft) { d.patch("%PDF-1.7", "%PDF-2.0") }},
	{"text before the header", "pdf-header", []string{"pdf-xref"}, func(d *draft) {
		d.patches = append(d.patches, func(file string) string { return "\n" + file })
	}},
	{"no binary comment", "pdf-binary-comment", nil, func(d *draft) { d.patch("\xE2\xE3\xCF\xD3", "abcd") }},
	{"version 1.9", "pdf-version", nil, func(d *draft) { d.catalog()["Version"] = object.Name("1.9") }},
	{"ID removed", "pdf-id", nil, func(d *draft) { delete(d.trailer, "ID") }},
	{"ID of one part", "pdf-id", nil, func(d *draft) { d.trailer["ID"] = object.Array{object.String("x")} }},
	{"encrypted", "pdf-encrypted", nil, func(d *draft) { d.trailer["Encrypt"] = object.Dict{"Filter": object.Name("Standard")} }},
	{"data behind the end", "pdf-trailing-data", nil, func(d *draft) {
		d.patches = append(d.patches, func(file string) string { return file + "<html>" })
	}},
	{"end missing", "pdf-trailing-data", nil, func(d *draft) {
		d.patches = append(d.patches, func(file string) string { return strings.TrimSuffix(file, "%%EOF\n") })
	}},
	{"startxref wrong", "pdf-xref", nil, func(d *draft) { d.patch("startxref\n", "startxref\n9") }},
	{"offset of an object wrong", "pdf-xref", nil, func(d *draft) { d.patch("0000000015 00000 n", "0000000017 00000 n") }},
	{"cross-reference table missing", "pdf-xref", nil, func(d *draft) { d.patch("\nxref\n", "\nxxxx\n") }},
	{"line end in the table", "pdf-xref-form", nil, func(d *draft) { d.patch("\nxref\n0 ", "\nxref\n\n0 ") }},
	{"rows of 19 bytes", "pdf-xref-form", nil, func(d *draft) {
		d.patches = append(d.patches, func(file string) string {
			at := strings.LastIndex(file, "\nxref\n")
			return file[:at] + strings.ReplaceAll(file[at:], " n\r\n", " n\n")
		})
	}},
	{"entry twice", "pdf-syntax", nil, func(d *draft) { d.addText("<</A 1/A 2>>") }},
	{"string without end", "pdf-syntax", nil, func(d *draft) { d.addText("(abc") }},
	{"contents no stream", "pdf-syntax", []string{"pdf-content-item"}, func(d *draft) { d.page(1)["Contents"] = d.add(object.Integer(1)) }},
	{"form that draws itself", "pdf-syntax", nil, func(d *draft) {
		f := d.form("/X Do", nil)
		d.dict(f)["Resources"] = object.Dict{"XObject": object.Dict{"X": f}}
		d.resource("XObject", "X", f)
		d.draw("/X Do")
	}},
	{"odd hexadecimal string", "pdf-hex-string", nil, func(d *draft) { d.addText("<ABC>") }},
	{"hexadecimal string with letters", "pdf-hex-string", nil, func(d *draft) { d.addText("<ABXY>") }},
	{"endobj not alone", "pdf-object-spacing", nil, func(d *draft) { d.patch("endobj\n2 0 obj", "endobj 2 0 obj") }},
	{"two spaces", "pdf-object-spacing", nil, func(d *draft) { d.patch("\n2 0 obj\n", "\n2  0 obj") }},
	{"length too short", "pdf-stream-length", nil, func(d *draft) { d.addText("<</Length 3>>\nstream\nabcdef\nendstream") }},
	{"length too long", "pdf-stream-length", nil, func(d *draft) { d.addText("<</Length 9>>\nstream\nabcdef\nendstream") }},
	{"endstream not alone", "pdf-stream-spacing", nil, func(d *draft) { d.addText("<</Length 6>>\nstream\nabcdefendstream") }},
	{"stream with a carriage return", "pdf-stream-spacing", nil, func(d *draft) { d.addText("<</Length 6>>\nstream\rabcdef\nendstream") }},
	{"external stream", "pdf-stream-external", nil, func(d *draft) {
		d.add(&raw{object.Dict{"F": object.String("elsewhere")}, nil})
	}},
	{"LZW", "pdf-filter", nil, func(d *draft) {
		d.add(&raw{object.Dict{"Filter": object.Name("LZWDecode")}, []byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}})
	}},
	{"LZW inline", "pdf-filter", nil, func(d *draft) { d.draw("BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID x EI") }},
	{"unknown filter", "pdf-filter", []string{"pdf-stream-data"}, func(d *draft) {
		d.add(&raw{object.Dict{"Filter": object.Name("Squeeze")}, nil})
	}},
	{"damaged Flate data", "pdf-stream-data", nil, func(d *draft) {
		d.add(&raw{object.Dict{"Filter": object.Name("FlateDecode")}, []byte("this is no such thing")})
	}},
	{"integer too large", "pdf-limit", nil, func(d *draft) { d.add(object.Integer(2147483648)) }},
	{"real too small", "pdf-limit", nil, func(d *draft) { d.addText("0." + strings.Repeat("0", 40) + "1") }},
	{"string too long", "pdf-limit", nil, func(d *draft) { d.add(object.String(strings.Repeat("x", 32768))) }},
	{"name too long", "pdf-limit", nil, func(d *draft) { d.add(object.Name(strings.Repeat("x", 128))) }},
	{"graphics states nested", "pdf-limit", nil, func(d *draft) { d.draw(strings.Repeat("q ", 30) + strings.Repeat("Q ", 30)) }},
	{"font name not UTF-8", "pdf-name-utf8", nil, func(d *draft) { d.fonts("TrueType")[0]["BaseFont"] = object.Name("Face\xFF") }},
	{"colourant not UTF-8", "pdf-name-utf8", nil, func(d *draft) {
		d.resource("ColorSpace", "X", separation("Spot\xFF", "DeviceRGB"))
		d.draw("/X cs 1 scn 0 0 1 1 re f")
	}},
	{"permissions", "pdf-permissions", nil, func(d *draft) { d.catalog()["Perms"] = object.Dict{"FieldMDP": object.Dict{}} }},
	{"pages miscounted", "pdf-page-tree", nil, func(d *draft) { d.dict(d.catalog()["Pages"])["Count"] = object.Integer(7) }},
	{"parent of a page wrong", "pdf-page-tree", nil, func(d *draft) { d.page(0)["Parent"] = d.trailer["Root"] }},
	{"page twice", "pdf-page-tree", nil, func(d *draft) {
		tree := d.dict(d.catalog()["Pages"])
		tree["Kids"] = append(tree["Kids"].(object.Array), tree["Kids"].(object.Array)[0])
	}},
	{"no page size", "pdf-page-tree", nil, func(d *draft) { delete(d.page(0), "MediaBox") }},
	{"page too small", "pdf-page-size", nil, func(d *draft) { d.page(0)["CropBox"] = numbers(0, 0, 2, 800) }},
	{"page askew", "pdf-page-rotation", nil, func(d *draft) { d.page(0)["Rotate"] = object.Integer(45) }},
	{"page turned by a word", "pdf-page-rotation", nil, func(d *draft) { d.page(0)["Rotate"] = object.Name("Left") }},
	{"page too large", "pdf-page-size", nil, func(d *draft) { d.page(0)["MediaBox"] = numbers(0, 0, 20000, 800) }},
}

func numbers(list ...int) object.Array {
	var a object.Array
	for _, n := range list {
		a = append(a, object.Integer(n))
	}
	return a
}

var metadataDefects = []defect{
	{"metadata removed", "pdf-metadata", nil, func(d *draft) { delete(d.catalog(), "Metadata") }},
	{"metadata of another type", "pdf-metadata", nil, func(d *draft) { delete(d.dict(d.catalog()["Metadata"]), "Subtype") }},
	{"metadata damaged", "pdf-xmp", nil, func(d *draft) { d.metadata("</rdf:RDF>", "</rdf:RDX>") }},
	{"metadata of a page in words", "pdf-xmp", nil, func(d *draft) {
		d.page(0)["Metadata"] = d.add(&raw{object.Dict{"Type": object.Name("Metadata"), "Subtype": object.Name("XML")}, []byte("by somebody")})
	}},
	{"metadata not UTF-8", "pdf-xmp", nil, func(d *draft) { d.metadata("<dc:title>", "<dc:title>\xFF") }},
	{"prefix without namespace", "pdf-xmp", nil, func(d *draft) {
		d.metadata(`dc:format="application/pdf"`, `xx:format="x"`)
	}},
	{"metadata about two things", "pdf-xmp", nil, func(d *draft) {
		d.metadata("</rdf:RDF>", `<rdf:Description rdf:about="uuid:x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:source>a</dc:source></rdf:Description></rdf:RDF>`)
	}},
	{"metadata of an earlier RDF", "pdf-xmp", nil, func(d *draft) { d.metadata("<rdf:Description ", `<rdf:Description rdf:bagID="x" `) }},
	{"packet with bytes", "pdf-xmp-header", nil, func(d *draft) { d.metadata(" id=\"W5M0", " bytes=\"9\" id=\"W5M0") }},
	{"packet not wrapped", "pdf-xmp-header", nil, func(d *draft) {
		s := d.stream(d.catalog()["Metadata"])
		s.data = s.data[bytes.IndexByte(s.data, '\n'):]
	}},
	{"unknown property", "pdf-xmp-property", nil, func(d *draft) { d.metadata("<dc:title>", "<dc:colour>red</dc:colour><dc:title>") }},
	{"extension schema removed", "pdf-xmp-property", nil, func(d *draft) {
		d.metadata("<pdfaProperty:name>part<", "<pdfaProperty:name>other<")
	}},
	{"date in words", "pdf-xmp-value", []string{"pdf-info-differs"}, func(d *draft) {
		d.metadata(`xmp:CreateDate="`, `xmp:CreateDate="on `)
	}},
	{"title without language", "pdf-xmp-value", nil, func(d *draft) { d.metadata(`<rdf:li xml:lang="x-default">`, "<rdf:li>") }},
	{"title with two defaults", "pdf-xmp-value", nil, func(d *draft) {
		d.metadata(`<rdf:li xml:lang="x-default">`, `<rdf:li xml:lang="x-default">Specimen sample</rdf:li><rdf:li xml:lang="x-default">`)
	}},
	{"rating in words", "pdf-xmp-value", nil, func(d *draft) { d.metadata("<dc:title>", "<xmp:Rating>abc</xmp:Rating><dc:title>") }},
	{"part in words", "pdf-xmp-value", []string{"pdf-a-claim"}, func(d *draft) { d.metadata(`pdfaid:part="2"`, `pdfaid:part="two"`) }},
	{"list of words for dates", "pdf-xmp-value", nil, func(d *draft) {
		d.metadata("<dc:title>", "<dc:date><rdf:Seq><rdf:li>soon</rdf:li></rdf:Seq></dc:date><dc:title>")
	}},
	{"right that is neither true nor false", "pdf-xmp-value", nil, func(d *draft) {
		d.metadata("<dc:title>", `<r:Marked xmlns:r="http://ns.adobe.com/xap/1.0/rights/">maybe</r:Marked><dc:title>`)
	}},
	{"extension schema with a field that there is not", "pdf-xmp-extension", nil, func(d *draft) {
		d.metadata("<pdfaSchema:prefix>", "<pdfaSchema:foo>x</pdfaSchema:foo><pdfaSchema:prefix>")
	}},
	{"extension schema with an unknown type", "pdf-xmp-extension", nil, func(d *draft) {
		d.metadata("<pdfaProperty:valueType>Integer", "<pdfaProperty:valueType>Foo")
	}},
	{"extension schema without category", "pdf-xmp-extension", nil, func(d *draft) {
		d.metadata("<pdfaProperty:category>internal</pdfaProperty:category>", "")
	}},
	{"extension schema with another prefix", "pdf-xmp-extension", nil, func(d *draft) {
		s := d.stream(d.catalog()["Metadata"])
		s.data = bytes.ReplaceAll(s.data, []byte("pdfaSchema:"), []byte("pdfas:"))
		s.data = bytes.ReplaceAll(s.data, []byte("xmlns:pdfaSchema"), []byte("xmlns:pdfas"))
	}},
	{"PDF/A part changed", "pdf-a-claim", nil, func(d *draft) { d.metadata(`pdfaid:part="2"`, `pdfaid:part="3"`) }},
	{"PDF/A level changed", "pdf-a-claim", nil, func(d *draft) { d.metadata(`pdfaid:conformance="A"`, `pdfaid:conformance="B"`) }},
	{"PDF/UA part changed", "pdf-ua-claim", nil, func(d *draft) { d.metadata(`pdfuaid:part="1"`, `pdfuaid:part="2"`) }},
	{"PDF/UA part removed", "pdf-ua-claim", nil, func(d *draft) { d.metadata(` pdfuaid:part="1"`, "") }},
	{"title removed", "pdf-title", nil, func(d *draft) {
		s := d.stream(d.catalog()["Metadata"])
		begin, end := bytes.Index(s.data, []byte("<dc:title>")), bytes.Index(s.data, []byte("</dc:title>"))
		s.data = append(s.data[:begin:begin], s.data[end+len("</dc:title>"):]...)
		delete(d.info(), "Title")
	}},
	{"title changed", "pdf-info-differs", nil, func(d *draft) { d.info()["Title"] = object.String("Another") }},
	{"date changed", "pdf-info-differs", nil, func(d *draft) { d.info()["ModDate"] = object.String("D:20200101000000Z") }},
	{"creator unknown to the metadata", "pdf-info-differs", nil, func(d *draft) { d.info()["Creator"] = object.String("Somebody") }},
	{"title not shown", "pdf-title-shown", nil, func(d *draft) { delete(d.catalog(), "ViewerPreferences") }},
}
