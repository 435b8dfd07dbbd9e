package page

import (
	"html"
	"strings"
)

// writeMetadata writes the XMP packet: in XML what the document information says, and, with claim, that the file is PDF/UA-1 and PDF/A-2a.
// Without it the file is PDF/A-2b: it looks the same for ever, but not everything in it has words.
//
// The packet is compressed as everything else, which PDF/A-2 allows: whoever finds it has to read the catalog, which stands in a
// compressed object stream anyhow.
func (f *File) writeMetadata(o *objects, number int, claim bool) {
	b := append(o.scratch[:0], packetHead...)
	if claim {
		b = append(b, ` pdfaid:conformance="A" pdfuaid:part="1"`+namespacesOfSchema...)
	} else {
		b = append(b, ` pdfaid:conformance="B"`...)
	}
	date := f.info.Date.Format("2006-01-02T15:04:05Z")
	b = appendXML(b, ` pdf:Keywords="`, strings.Join(f.info.Keywords, ", "), `"`)
	b = appendXML(b, ` xmp:CreateDate="`, date, `"`)
	b = append(appendXML(b, ` xmp:ModifyDate="`, date, `"`), '>')
	if claim {
		b = append(b, schemaOfUA...)
	}
	b = appendXML(b, `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, f.info.Title, `</rdf:li></rdf:Alt></dc:title>`)
	b = appendXML(b, `<dc:creator><rdf:Seq><rdf:li>`, f.info.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	b = appendXML(b, `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, f.info.Subject, `</rdf:li></rdf:Alt></dc:description>`)
	b = appendXML(b, `<dc:language><rdf:Bag><rdf:li>`, f.info.Lang, `</rdf:li></rdf:Bag></dc:language>`)
	o.scratch = append(b, "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"...)
	o.stream(number, "/Type/Metadata/Subtype/XML", o.scratch)
}

const (
	// packetHead begins a packet and its only description, of which it leaves the tag open.
	packetHead = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"` +
		` dc:format="application/pdf" pdf:Producer="` + producer + `" pdfaid:part="2"`
	// PDF/A knows the properties of PDF/UA only when they are described.
	namespacesOfSchema = ` xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`
	schemaOfUA = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
		`<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>` +
		`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>` +
		`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
		`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
		`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
		`<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>` +
		`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>`
)

// appendXML writes a value, unless it is empty, between what stands before and after it.
func appendXML(b []byte, before, value, after string) []byte {
	if value == "" {
		return b
	}
	return append(append(append(b, before...), html.EscapeString(strings.Map(printable, bounded(value, maxText)))...), after...)
}

// printable drops the characters that XML cannot hold.
func printable(r rune) rune {
	if r < ' ' || r >= 0xFFFE && r <= 0xFFFF {
		return -1
	}
	return r
}
