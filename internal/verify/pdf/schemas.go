package pdf

import (
	"strings"

	"rolexport/internal/pattern"
	"rolexport/internal/verify/pdf/xmp"
)

// schemas are the predefined schemas of XMP 2005 and PDF/A-2, by namespace, with the forms of their properties; an empty list: its
// properties are not looked at one by one.
var schemas = map[string]string{
	spaceDC: "contributor=bag coverage=text creator=seq date=seq description=alt format=text identifier=text language=bag publisher=bag " +
		"relation=bag rights=alt source=text subject=bag title=alt type=bag",
	spaceXMP: "Advisory=bag BaseURL=text CreateDate=date CreatorTool=text Identifier=bag Label=text MetadataDate=date ModifyDate=date " +
		"Nickname=text Rating=text Thumbnails=alt",
	"http://ns.adobe.com/xap/1.0/rights/": "Certificate=text Marked=text Owner=bag UsageTerms=alt WebStatement=text",
	"http://ns.adobe.com/xap/1.0/mm/": "DerivedFrom=struct DocumentID=text History=seq InstanceID=text ManagedFrom=struct Manager=text " +
		"ManageTo=text ManageUI=text ManagerVariant=text OriginalDocumentID=text RenditionClass=text RenditionParams=text VersionID=text " +
		"Versions=seq Ingredients=bag LastURL=text RenditionOf=struct SaveID=text",
	spacePDF:                            "Keywords=text PDFVersion=text Producer=text",
	spaceA:                              "part=text amd=text corr=text conformance=text",
	"http://ns.adobe.com/xap/1.0/bj/":   "",
	"http://ns.adobe.com/xap/1.0/t/pg/": "",
	"http://ns.adobe.com/xmp/1.0/DynamicMedia/":    "",
	"http://ns.adobe.com/photoshop/1.0/":           "",
	"http://ns.adobe.com/camera-raw-settings/1.0/": "",
	"http://ns.adobe.com/tiff/1.0/":                "",
	"http://ns.adobe.com/exif/1.0/":                "",
	"http://ns.adobe.com/exif/1.0/aux/":            "",
	"http://www.aiim.org/pdfa/ns/extension/":       "schemas=bag",
}

// Namespaces of extension schemas.
const (
	spaceExtension = "http://www.aiim.org/pdfa/ns/extension/"
	spaceSchema    = "http://www.aiim.org/pdfa/ns/schema#"
	spaceProperty  = "http://www.aiim.org/pdfa/ns/property#"
	spaceType      = "http://www.aiim.org/pdfa/ns/type#"
	spaceField     = "http://www.aiim.org/pdfa/ns/field#"
)

var dateForm = pattern.New(`^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$`)

// checkProperties looks for properties that no schema describes, and for values of another form than theirs.
func (c *checker) checkProperties(p *xmp.Packet, where string) {
	extended := c.readExtensions(p, where)
	for _, q := range p.Properties {
		forms, known := schemas[q.Space]
		if known && forms == "" {
			continue
		}
		form := ""
		for _, entry := range strings.Fields(forms) {
			if name, f, _ := strings.Cut(entry, "="); name == q.Name {
				form = f
			}
		}
		if form == "" {
			if !extended[q.Space+" "+q.Name] {
				c.add(ruleProperty, where, "no schema describes the property %s", q.ID())
			}
			continue
		}
		if !hasForm(q.Value, form) {
			c.add(ruleValue, where, "the value of %s is not %s", q.ID(), formWords[form])
		}
	}
}

var formWords = map[string]string{
	"text": "a text", "date": "a date such as 2027-01-31", "bag": "a list (rdf:Bag)", "seq": "a list (rdf:Seq)",
	"alt": "a text in languages (rdf:Alt with xml:lang)", "struct": "a structure",
}

func hasForm(v xmp.Value, form string) bool {
	switch form {
	case "date":
		return v.Kind == xmp.Text && dateForm().MatchString(v.Text)
	case "bag":
		return v.Kind == xmp.Bag
	case "seq":
		return v.Kind == xmp.Seq
	case "struct":
		return v.Kind == xmp.Struct
	case "alt":
		for _, i := range v.Items {
			if i.Lang == "" && i.Kind == xmp.Text {
				return false
			}
		}
		return v.Kind == xmp.Alt
	}
	return v.Kind == xmp.Text
}

// readExtensions returns the properties that extension schemas describe, each as its namespace, a space and its name.
func (c *checker) readExtensions(p *xmp.Packet, where string) map[string]bool {
	known := map[string]bool{}
	container, ok := p.Get(spaceExtension, "schemas")
	if !ok {
		return known
	}
	if container.Prefix != "pdfaExtension" || container.Value.Kind != xmp.Bag {
		c.add(ruleExtension, where, "the container of extension schemas is not pdfaExtension:schemas with an rdf:Bag")
	}
	for _, schema := range container.Value.Items {
		c.requireFields(schema, spaceSchema, "pdfaSchema", "an extension schema", where, "schema", "namespaceURI", "prefix")
		space, _ := schema.Field(spaceSchema, "namespaceURI")
		types, _ := schema.Field(spaceSchema, "valueType")
		for _, t := range types.Value.Items {
			c.requireFields(t, spaceType, "pdfaType", "a value type", where, "type", "namespaceURI", "prefix", "description")
			fields, _ := t.Field(spaceType, "field")
			for _, f := range fields.Value.Items {
				c.requireFields(f, spaceField, "pdfaField", "a field", where, "name", "valueType", "description")
			}
		}
		properties, ok := schema.Field(spaceSchema, "property")
		if ok && properties.Value.Kind != xmp.Seq {
			c.add(ruleExtension, where, "the properties of an extension schema are no rdf:Seq")
		}
		for _, q := range properties.Value.Items {
			c.requireFields(q, spaceProperty, "pdfaProperty", "a property", where, "name", "valueType", "category", "description")
			name, _ := q.Field(spaceProperty, "name")
			category, _ := q.Field(spaceProperty, "category")
			if t := category.Value.Text; t != "internal" && t != "external" {
				c.add(ruleExtension, where, "the category of the property %q is %q, not internal or external", name.Value.Text, t)
			}
			known[space.Value.Text+" "+name.Value.Text] = true
		}
	}
	return known
}

// requireFields looks for the fields that a part of an extension schema must have.
func (c *checker) requireFields(v xmp.Value, space, prefix, what, where string, names ...string) {
	for _, name := range names {
		f, ok := v.Field(space, name)
		switch {
		case !ok || f.Value.Kind != xmp.Text || f.Value.Text == "":
			c.add(ruleExtension, where, "the description of %s has no %s:%s", what, prefix, name)
		case f.Prefix != prefix:
			c.add(ruleExtension, where, "%s should have the prefix %s", f.ID(), prefix)
		}
	}
}
