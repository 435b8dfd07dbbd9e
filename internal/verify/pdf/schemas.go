package pdf

import (
	"slices"
	"strings"

	"rolexport/internal/pattern"
	"rolexport/internal/verify/pdf/xmp"
)

// schemas are the predefined schemas of XMP 2005 and PDF/A-2, by namespace, with the forms of their properties; an empty list: its
// properties are not looked at one by one.
var schemas = map[string]string{
	spaceDC: "contributor=bag coverage=text creator=seq date=dates description=alt format=text identifier=text language=bag publisher=bag " +
		"relation=bag rights=alt source=text subject=bag title=alt type=bag",
	spaceXMP: "Advisory=bag BaseURL=text CreateDate=date CreatorTool=text Identifier=bag Label=text MetadataDate=date ModifyDate=date " +
		"Nickname=text Rating=integer Thumbnails=alt",
	"http://ns.adobe.com/xap/1.0/rights/": "Certificate=text Marked=boolean Owner=bag UsageTerms=alt WebStatement=text",
	"http://ns.adobe.com/xap/1.0/mm/": "DerivedFrom=struct DocumentID=text History=seq InstanceID=text ManagedFrom=struct Manager=text " +
		"ManageTo=text ManageUI=text ManagerVariant=text OriginalDocumentID=text RenditionClass=text RenditionParams=text VersionID=text " +
		"Versions=seq Ingredients=bag LastURL=text RenditionOf=struct SaveID=text",
	spacePDF:                            "Keywords=text PDFVersion=text Producer=text",
	spaceA:                              "part=integer amd=text corr=text conformance=text",
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

var integerForm = pattern.New(`^[+-]?\d+$`)

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
	"text": "a text", "integer": "a whole number", "boolean": "True or False", "date": "a date such as 2027-01-31",
	"dates": "a list (rdf:Seq) of dates such as 2027-01-31", "bag": "a list (rdf:Bag)", "seq": "a list (rdf:Seq)",
	"alt": "a text in languages (rdf:Alt with xml:lang, x-default once at the most)", "struct": "a structure",
}

func hasForm(v xmp.Value, form string) bool {
	switch form {
	case "date":
		return v.Kind == xmp.Text && dateForm().MatchString(v.Text)
	case "dates":
		return v.Kind == xmp.Seq && !slices.ContainsFunc(v.Items, func(i xmp.Value) bool { return !hasForm(i, "date") })
	case "integer":
		return v.Kind == xmp.Text && integerForm().MatchString(v.Text)
	case "boolean":
		return v.Kind == xmp.Text && (v.Text == "True" || v.Text == "False")
	case "bag":
		return v.Kind == xmp.Bag
	case "seq":
		return v.Kind == xmp.Seq
	case "struct":
		return v.Kind == xmp.Struct
	case "alt":
		defaults := 0
		for _, i := range v.Items {
			if i.Lang == "" && i.Kind == xmp.Text {
				return false
			}
			if i.Lang == "x-default" {
				defaults++
			}
		}
		return v.Kind == xmp.Alt && defaults <= 1
	}
	return v.Kind == xmp.Text
}
