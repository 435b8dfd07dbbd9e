package pdf

import (
	"strings"
	"time"

	"rolexport/internal/pattern"
	"rolexport/internal/verify/pdf/object"
	"rolexport/internal/verify/pdf/xmp"
)

// Namespaces of metadata.
const (
	spaceDC   = "http://purl.org/dc/elements/1.1/"
	spaceXMP  = "http://ns.adobe.com/xap/1.0/"
	spacePDF  = "http://ns.adobe.com/pdf/1.3/"
	spaceA    = "http://www.aiim.org/pdfa/ns/id/"
	spaceUA   = "http://www.aiim.org/pdfua/ns/id/"
	inPacket  = "the metadata"
	inCatalog = "the catalog"
)

// checkMetadata looks at the metadata of the document, and of everything else that has some.
func (c *checker) checkMetadata() {
	v := c.catalog["Metadata"]
	s := c.stream(v)
	if s == nil {
		c.add(ruleMetadata, inCatalog, "there is no metadata stream")
		return
	}
	where := at(v, inPacket)
	if c.name(s.Dict["Type"]) != "Metadata" || c.name(s.Dict["Subtype"]) != "XML" {
		c.add(ruleMetadata, where, "the stream is not of /Type /Metadata and /Subtype /XML")
	}
	packet := c.readPacket(s)
	if packet == nil {
		return
	}
	c.checkWrapping(packet, where)
	c.checkClaims(packet, where)
	c.checkProperties(packet, where)
	if title, ok := packet.Get(spaceDC, "title"); !ok || strings.TrimSpace(title.Value.String()) == "" {
		c.add(ruleTitle, where, "there is no dc:title")
	}
	c.compareInfo(packet, where)
}

// checkOtherMetadata looks at metadata of anything in the file, each once; those of the document are looked at as a whole.
func (c *checker) checkOtherMetadata(s *object.Stream) {
	if own := c.stream(c.catalog["Metadata"]); own == nil || own.Number != s.Number {
		if !c.packets[s.Number] {
			c.packets[s.Number] = true
			c.readPacket(s)
		}
	}
}

// readPacket reads metadata and reports what is wrong with their form.
func (c *checker) readPacket(s *object.Stream) *xmp.Packet {
	if s == nil {
		return nil
	}
	data, err := s.Decode()
	if err != nil {
		return nil // the data of all streams are looked at elsewhere
	}
	packet, err := xmp.Parse(data)
	if err != nil {
		c.add(ruleXMP, object.Ref{Number: s.Number}.String(), "the metadata are damaged: %v", err)
		return nil
	}
	return packet
}

var headerAttribute = pattern.New(`\b(bytes|encoding)\s*=`)

func (c *checker) checkWrapping(p *xmp.Packet, where string) {
	if !p.Wrapped {
		c.add(ruleXMPHeader, where, "the packet does not begin with <?xpacket ...?>")
	}
	if m := headerAttribute().FindStringSubmatch(p.Header); m != nil {
		c.add(ruleXMPHeader, where, "the header of the packet has the attribute %s", m[1])
	}
}

// checkClaims looks at what the file says that it conforms to.
func (c *checker) checkClaims(p *xmp.Packet, where string) {
	if part, ok := p.Get(spaceUA, "part"); !ok {
		c.add(ruleUAClaim, where, "there is no pdfuaid:part: the file does not claim to be PDF/UA")
	} else if part.Value.Text != "1" || part.Prefix != "pdfuaid" {
		c.add(ruleUAClaim, where, "%s is %q, not 1", part.ID(), part.Value.Text)
	}
	part, ok := p.Get(spaceA, "part")
	level, _ := p.Get(spaceA, "conformance")
	switch {
	case !ok:
		c.add(ruleAClaim, where, "there is no pdfaid:part: the file does not claim to be PDF/A")
	case part.Value.Text != "2" || level.Value.Text != "A":
		c.add(ruleAClaim, where, "the file claims to be PDF/A-%s%s, not PDF/A-2a", part.Value.Text, strings.ToLower(level.Value.Text))
	case part.Prefix != "pdfaid" || level.Prefix != "pdfaid":
		c.add(ruleAClaim, where, "the prefix of the claim is not pdfaid")
	}
}

// infoEntries are the entries of the document information and the properties that say the same.
var infoEntries = []struct {
	key         object.Name
	space, name string
	date        bool
}{
	{"Title", spaceDC, "title", false}, {"Author", spaceDC, "creator", false}, {"Subject", spaceDC, "description", false},
	{"Keywords", spacePDF, "Keywords", false}, {"Producer", spacePDF, "Producer", false}, {"Creator", spaceXMP, "CreatorTool", false},
	{"CreationDate", spaceXMP, "CreateDate", true}, {"ModDate", spaceXMP, "ModifyDate", true},
}

// compareInfo holds the document information against the metadata.
func (c *checker) compareInfo(p *xmp.Packet, where string) {
	v := c.file.Trailer["Info"]
	info := c.dict(v)
	for _, e := range infoEntries {
		s, ok := c.get(info, e.key).(object.String)
		if !ok {
			continue
		}
		if !s.IsText() {
			c.add(ruleSyntax, at(v, "the document information"), "/%s is no text string", e.key)
			continue
		}
		property, ok := p.Get(e.space, e.name)
		here, there := strings.TrimSpace(s.Text()), strings.TrimSpace(property.Value.String())
		switch {
		case !ok && here != "":
			c.add(ruleInfo, where, "the document information has /%s, and the metadata have no %s", e.key, e.name)
		case e.date && !sameTime(here, there), !e.date && here != there:
			c.add(ruleInfo, where, "/%s of the document information is %q, and %s of the metadata is %q", e.key, here, property.ID(), there)
		}
	}
}

// sameTime compares a date as PDF writes it with one as XMP does. Dates to the day, or without a zone, are compared so far as they go.
func sameTime(pdf, iso string) bool {
	a, ok := pdfTime(pdf)
	if !ok {
		return false
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if b, err := time.Parse(layout, iso); err == nil {
			return a.Equal(b) || a.Truncate(time.Minute).Equal(b)
		}
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, iso); err == nil {
			return a.Format(layout) == iso
		}
	}
	return false
}

var timeForm = pattern.New(`^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d)?(?:'?(\d\d)'?)?`)

// pdfTime reads a date such as D:20270131120000+01'00'.
func pdfTime(s string) (time.Time, bool) {
	m := timeForm().FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	for i, otherwise := range []string{"", "", "01", "01", "00", "00", "00"} {
		if m[i] == "" {
			m[i] = otherwise
		}
	}
	zone := "+00:00"
	if m[7] != "" && m[7] != "Z" {
		zone = m[7] + ":00"
		if m[8] != "" {
			zone = m[7] + ":" + m[8]
		}
	}
	t, err := time.Parse("20060102150405-07:00", m[1]+m[2]+m[3]+m[4]+m[5]+m[6]+zone)
	return t, err == nil
}
