package xlsx

import (
	"strings"
	"time"

	"rolexport/internal/ooxml"
)

// coreProperties returns the part that says what the document is: title, language, author, times.
func (b *workbook) coreProperties() []byte {
	now := b.env.Now.UTC().Format(time.RFC3339)
	p := append([]byte(nil), xmlHead+`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`+
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/"`+
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`...)
	for _, f := range [][2]string{
		{"dc:title", b.doc.Title}, {"dc:subject", b.doc.Subject}, {"dc:creator", b.doc.Author},
		{"cp:keywords", strings.Join(b.doc.Keywords, ", ")}, {"cp:lastModifiedBy", b.doc.Author},
	} {
		p = appendElement(p, f[0], f[1])
	}
	for _, f := range []string{"dcterms:created", "dcterms:modified"} {
		p = append(p, `<`+f+` xsi:type="dcterms:W3CDTF">`+now+`</`+f+`>`...)
	}
	p = appendElement(p, "dc:language", b.doc.Locale.Lang)
	p = appendElement(p, "cp:version", b.doc.Source.Version)
	return append(p, `</cp:coreProperties>`...)
}

// appProperties returns the part that says which program wrote the file, for whom.
func (b *workbook) appProperties() []byte {
	p := append([]byte(nil), xmlHead+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">`...)
	p = appendElement(p, "Application", "rolexport")
	p = appendElement(p, "Company", b.doc.Author)
	return append(p, `</Properties>`...)
}

// appendElement writes an element with text in it; none for no text.
func appendElement(b []byte, name, text string) []byte {
	if text == "" {
		return b
	}
	text, _ = ooxml.Legal(text)
	b = append(append(append(b, '<'), name...), '>')
	b = ooxml.AppendXML(b, text)
	return append(append(append(b, `</`...), name...), '>')
}
