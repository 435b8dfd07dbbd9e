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
	head := packetHead("", conformance+`B</pdfaid:conformance>`)
	if claim {
		head = packetHead(schemaOfUA, conformance+`A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>`)
	}
	o.scratch = append(append(o.scratch[:0], head...), f.properties()...)
	o.stream(number, "/Type/Metadata/Subtype/XML", o.scratch)
}

const (
	conformance = `<pdfaid:part>2</pdfaid:part><pdfaid:conformance>`
	// PDF/A knows the properties of PDF/UA only when they are described.
	schemaOfUA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
		`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
		`<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>` +
		`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>` +
		`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
		`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
		`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
		`<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>` +
		`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`
)

// packetHead returns the beginning of a packet, up to the properties that are the document's own.
func packetHead(schema, claims string) string {
	return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + schema +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + claims +
		`<dc:format>application/pdf</dc:format><pdf:Producer>` + producer + `</pdf:Producer>`
}

// properties returns the rest of the packet.
func (f *File) properties() []byte {
	b := make([]byte, 0, 1200)
	text := func(before, value, after string) {
		if value != "" {
			b = append(append(append(b, before...), html.EscapeString(strings.Map(printable, bounded(value, maxText)))...), after...)
		}
	}
	text(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, f.info.Title, `</rdf:li></rdf:Alt></dc:title>`)
	text(`<dc:creator><rdf:Seq><rdf:li>`, f.info.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	text(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, f.info.Subject, `</rdf:li></rdf:Alt></dc:description>`)
	text(`<dc:language><rdf:Bag><rdf:li>`, f.info.Lang, `</rdf:li></rdf:Bag></dc:language>`)
	text(`<pdf:Keywords>`, strings.Join(f.info.Keywords, ", "), `</pdf:Keywords>`)
	date := f.info.Date.Format("2006-01-02T15:04:05Z")
	text(`<xmp:CreateDate>`, date, `</xmp:CreateDate>`)
	text(`<xmp:ModifyDate>`, date, `</xmp:ModifyDate>`)
	return append(b, "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"...)
}

// printable drops the characters that XML cannot hold.
func printable(r rune) rune {
	if r < ' ' || r >= 0xFFFE && r <= 0xFFFF {
		return -1
	}
	return r
}
