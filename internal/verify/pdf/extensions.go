package pdf

import (
	"maps"
	"slices"
	"strings"

	"rolexport/internal/pattern"
	"rolexport/internal/verify/pdf/xmp"
)

// Namespaces of extension schemas.
const (
	spaceExtension = "http://www.aiim.org/pdfa/ns/extension/"
	spaceSchema    = "http://www.aiim.org/pdfa/ns/schema#"
	spaceProperty  = "http://www.aiim.org/pdfa/ns/property#"
	spaceType      = "http://www.aiim.org/pdfa/ns/type#"
	spaceField     = "http://www.aiim.org/pdfa/ns/field#"
)

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
	types := typesOf(container.Value)
	for _, schema := range container.Value.Items {
		c.checkFields(schema, schemaForm, where)
		space, _ := schema.Field(spaceSchema, "namespaceURI")
		described, _ := schema.Field(spaceSchema, "valueType")
		for _, t := range described.Value.Items {
			c.checkFields(t, typeForm, where)
			fields, _ := t.Field(spaceType, "field")
			for _, f := range fields.Value.Items {
				c.checkFields(f, fieldForm, where)
				c.checkType(f, spaceField, types, where)
			}
		}
		properties, ok := schema.Field(spaceSchema, "property")
		if ok && properties.Value.Kind != xmp.Seq {
			c.add(ruleExtension, where, "the properties of an extension schema are no rdf:Seq")
		}
		for _, q := range properties.Value.Items {
			c.checkFields(q, propertyForm, where)
			c.checkType(q, spaceProperty, types, where)
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

// A fieldsForm says which fields a part of an extension schema has.
type fieldsForm struct {
	what, space, prefix string
	texts               []string // that must be there
	lists               []string // that may be
}

// The parts of an extension schema (ISO 19005-2, 6.6.2.3.3, tables 3 to 6).
var (
	schemaForm   = fieldsForm{"an extension schema", spaceSchema, "pdfaSchema", []string{"schema", "namespaceURI", "prefix"}, []string{"property", "valueType"}}
	propertyForm = fieldsForm{"a property", spaceProperty, "pdfaProperty", []string{"name", "valueType", "category", "description"}, nil}
	typeForm     = fieldsForm{"a value type", spaceType, "pdfaType", []string{"type", "namespaceURI", "prefix", "description"}, []string{"field"}}
	fieldForm    = fieldsForm{"a field", spaceField, "pdfaField", []string{"name", "valueType", "description"}, nil}
)

// checkFields looks for the fields that a part of an extension schema must have, and for those that there are not.
func (c *checker) checkFields(v xmp.Value, form fieldsForm, where string) {
	for _, name := range form.texts {
		f, ok := v.Field(form.space, name)
		switch {
		case !ok || f.Value.Kind != xmp.Text || f.Value.Text == "":
			c.add(ruleExtension, where, "the description of %s has no %s:%s", form.what, form.prefix, name)
		case f.Prefix != form.prefix:
			c.add(ruleExtension, where, "%s should have the prefix %s", f.ID(), form.prefix)
		}
	}
	for _, f := range v.Fields {
		if f.Space != form.space || !slices.Contains(form.texts, f.Name) && !slices.Contains(form.lists, f.Name) {
			c.add(ruleExtension, where, "the description of %s has %s, which it has no field for", form.what, f.ID())
		}
	}
}

// xmpTypes are the types of values that need no description (XMP Specification 2005, chapter 4), in small letters.
var xmpTypes = wordSet(`agentname beatsplicestretch boolean cfapattern choice colorant date devicesettings dimensions flash font gpscoordinate
	guid integer job locale marker media mimetype oecf/sfr projectlink propername rational real renditionclass resampleparams resourceevent
	resourceref text thumbnail time timescalestretch timecode track uri url version xpath`)

// untyped are lists that do not say of what, and texts in languages.
var untyped = map[string]bool{"lang alt": true, "bag": true, "seq": true, "alt": true, "open choice": true, "closed choice": true}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// typesOf returns the types of values that extension schemas describe and those that need none, in small letters.
func typesOf(schemas xmp.Value) map[string]bool {
	known := maps.Clone(xmpTypes)
	for _, schema := range schemas.Items {
		described, _ := schema.Field(spaceSchema, "valueType")
		for _, t := range described.Value.Items {
			name, _ := t.Field(spaceType, "type")
			known[strings.ToLower(name.Value.Text)] = true
		}
	}
	return known
}

// listOf is what stands before a type: that there are many values of it, or some to choose from.
var listOf = pattern.New(`^((unordered |ordered |alternative )?(bag|seq|alt|array)( of)? |((open|closed) )?choice( of)? )+`)

// checkType looks for a type of values that is described nowhere.
func (c *checker) checkType(v xmp.Value, space string, types map[string]bool, where string) {
	f, ok := v.Field(space, "valueType")
	if !ok || f.Value.Text == "" {
		return // told already
	}
	name := strings.Join(strings.Fields(strings.ToLower(f.Value.Text)), " ")
	if name = listOf().ReplaceAllString(name, ""); !types[name] && !untyped[name] {
		c.add(ruleExtension, where, "nothing describes the type %q of %s", f.Value.Text, f.ID())
	}
}
