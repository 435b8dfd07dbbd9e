package docx

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"rolexport/internal/ooxml"
	"rolexport/internal/typeset"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	// namespaces are those of ECMA-376 in its transitional form, which all programs read.
	namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

	office   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	metadata = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// stillParts are the parts that documents of a batch share, packed: by the language that they depend on.
type stillParts struct{ byLanguage sync.Map }

// of returns the styles, the settings and the table of fonts for a language.
func (s *stillParts) of(w *writer) ([]*ooxml.Member, error) {
	key := w.loc.Lang + " " + w.loc.Decimal
	if known, ok := s.byLanguage.Load(key); ok {
		return known.([]*ooxml.Member), nil
	}
	var members []*ooxml.Member
	for _, p := range []ooxml.Part{
		{Name: "word/styles.xml", Content: w.styleSheet()},
		{Name: "word/settings.xml", Content: w.settings()},
		{Name: "word/fontTable.xml", Content: w.fontTable()},
		{Name: "_rels/.rels", Content: packageRelations()},
	} {
		m, err := p.Deflate()
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	s.byLanguage.Store(key, members)
	return members, nil
}

// pack writes the package. The body holds the main part.
func (w *writer) pack(out io.Writer) error {
	members, err := w.still.of(w)
	if err != nil {
		return err
	}
	members = slices.Clone(members)
	add := func(name string, content []byte) {
		if err != nil {
			return
		}
		var m *ooxml.Member
		if m, err = (ooxml.Part{Name: name, Content: content}).Deflate(); err == nil {
			members = append(members, m)
		}
	}
	add("word/document.xml", w.body)
	add("word/numbering.xml", w.numbering())
	for _, f := range furniture {
		add("word/"+f.name, w.furnish(f))
	}
	for _, p := range w.pictures {
		add("word/"+p.name, p.data)
	}
	for _, c := range w.charts {
		add("word/"+c.name, w.chartPart(c.plot))
	}
	add("word/_rels/document.xml.rels", w.relations())
	add("docProps/core.xml", w.coreProperties())
	add("docProps/app.xml", w.appProperties())
	add(ooxml.ContentTypes, w.contentTypes())
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := ooxml.Write(&file, members); err != nil {
		return err
	}
	_, err = out.Write(file.Bytes())
	return err
}

// contentTypes returns the part that says what each part is.
func (w *writer) contentTypes() []byte {
	w.body = w.body[:0]
	w.raw(xmlHead, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	for _, d := range [][2]string{
		{"jpeg", "image/jpeg"}, {"png", "image/png"},
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"xml", "application/xml"},
	} {
		w.raw(`<Default Extension="`, d[0], `" ContentType="`, d[1], `"/>`)
	}
	override := func(name, kind string) { w.raw(`<Override PartName="/`, name, `" ContentType="`, kind, `"/>`) }
	override("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	for _, c := range w.charts {
		override("word/"+c.name, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
	}
	override("word/document.xml", wordType+"document.main+xml")
	override("word/fontTable.xml", wordType+"fontTable+xml")
	for _, f := range furniture {
		override("word/"+f.name, wordType+f.kind+"+xml")
	}
	override("word/numbering.xml", wordType+"numbering+xml")
	override("word/settings.xml", wordType+"settings+xml")
	override("word/styles.xml", wordType+"styles+xml")
	w.raw(`</Types>`)
	return w.body
}

const relationsHead = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`

func packageRelations() []byte {
	return []byte(relationsHead +
		`<Relationship Id="document" Type="` + office + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="core" Type="` + metadata + `" Target="docProps/core.xml"/>` +
		`<Relationship Id="app" Type="` + office + `extended-properties" Target="docProps/app.xml"/></Relationships>`)
}

// relations returns where the main part leads.
func (w *writer) relations() []byte {
	w.body = w.body[:0]
	w.raw(relationsHead)
	add := func(id, kind, target string) {
		w.raw(`<Relationship Id="`, id, `" Type="`, office, kind, `" Target="`, target, `"/>`)
	}
	add("styles", "styles", "styles.xml")
	add("settings", "settings", "settings.xml")
	add("fonts", "fontTable", "fontTable.xml")
	add("numbering", "numbering", "numbering.xml")
	for _, f := range furniture {
		add(f.relation, f.kind, f.name)
	}
	for _, p := range w.pictures {
		add(p.relation, "image", p.name)
	}
	for _, c := range w.charts {
		add(c.relation, "chart", c.name)
	}
	for i, target := range w.links.targets {
		w.raw(`<Relationship Id="link`, strconv.Itoa(i+1), `" Type="`, office, `hyperlink"`)
		w.attribute(`Target`, target)
		w.raw(` TargetMode="External"/>`)
	}
	w.raw(`</Relationships>`)
	return w.body
}

// coreProperties returns the part that says what the document is (ISO/IEC 29500-2, clause 8).
func (w *writer) coreProperties() []byte {
	d := w.doc
	w.body = w.body[:0]
	w.raw(xmlHead, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`,
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, f := range [][2]string{
		{"dc:title", d.Title}, {"dc:subject", d.Subject}, {"dc:creator", d.Author}, {"cp:keywords", strings.Join(d.Keywords, ", ")},
		{"cp:lastModifiedBy", d.Author}, {"dc:language", w.loc.Lang}, {"cp:version", d.Source.Version},
	} {
		w.property(f[0], f[1])
	}
	now := w.env.Now.UTC().Format(time.RFC3339)
	for _, name := range []string{"dcterms:created", "dcterms:modified"} {
		w.raw(`<`, name, ` xsi:type="dcterms:W3CDTF">`, now, `</`, name, `>`)
	}
	w.raw(`</cp:coreProperties>`)
	return w.body
}

// appProperties returns the part that says which program wrote the file, for whom.
func (w *writer) appProperties() []byte {
	w.body = w.body[:0]
	w.raw(xmlHead, `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">`)
	w.property("Application", "rolexport")
	w.property("Company", w.doc.Author)
	w.raw(`</Properties>`)
	return w.body
}

// property writes an element with a text; none for no text.
func (w *writer) property(name, text string) {
	if text = typeset.Clean(text); text == "" {
		return
	}
	w.raw(`<`, name, `>`)
	w.body = ooxml.AppendXML(w.body, text)
	w.raw(`</`, name, `>`)
}

// settings returns the part that says how programs treat the document: as Word of 2013 and later.
func (w *writer) settings() []byte {
	const compatibility = `<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>` +
		`<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>` +
		`<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>`
	decimal, separator := w.loc.Decimal, ","
	if decimal == "," {
		separator = ";"
	}
	return []byte(xmlHead + `<w:settings` + namespaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>` +
		`<w:characterSpacingControl w:val="doNotCompress"/><w:compat>` + compatibility + `</w:compat>` +
		`<w:decimalSymbol w:val="` + string(ooxml.AppendXML(nil, typeset.Clean(decimal))) + `"/><w:listSeparator w:val="` + separator + `"/></w:settings>`)
}
