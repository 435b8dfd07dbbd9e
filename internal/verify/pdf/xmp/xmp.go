// Package xmp reads metadata packets: the properties, their namespaces and prefixes, and the wrapping.
package xmp

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Namespaces that the form of a packet needs.
const (
	rdfSpace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xmlSpace = "http://www.w3.org/XML/1998/namespace"
)

// A Packet is what a metadata stream says.
type Packet struct {
	Wrapped    bool   // between xpacket instructions
	Header     string // the content of the first of them
	Properties []Property
}

// A Property is something said about the document, or a field of a structure.
type Property struct {
	Space  string // namespace
	Prefix string
	Name   string
	Value  Value
}

// ID returns the name with its prefix, as people write it.
func (p Property) ID() string { return p.Prefix + ":" + p.Name }

// A Kind says what form a Value has.
type Kind uint8

// The forms of values.
const (
	Text Kind = iota
	Bag
	Seq
	Alt
	Struct
)

// A Value is the value of a Property: a text, a list, or fields.
type Value struct {
	Kind   Kind
	Text   string
	Items  []Value
	Fields []Property
	Lang   string // of an item of an Alt
}

// Get returns the property of a namespace and a name.
func (p *Packet) Get(space, name string) (Property, bool) {
	return find(p.Properties, space, name)
}

// Field returns the field of a structure.
func (v Value) Field(space, name string) (Property, bool) { return find(v.Fields, space, name) }

func find(list []Property, space, name string) (Property, bool) {
	for _, p := range list {
		if p.Space == space && p.Name == name {
			return p, true
		}
	}
	return Property{}, false
}

// String returns the text of a value: of an Alt its default, of a list its items with commas.
func (v Value) String() string {
	switch v.Kind {
	case Text:
		return v.Text
	case Alt:
		for _, i := range v.Items {
			if i.Lang == "x-default" {
				return i.Text
			}
		}
		if len(v.Items) > 0 {
			return v.Items[0].Text
		}
	case Bag, Seq:
		var all []string
		for _, i := range v.Items {
			all = append(all, i.Text)
		}
		return strings.Join(all, ", ")
	}
	return ""
}

// Parse reads a packet.
func Parse(data []byte) (*Packet, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("it is not UTF-8")
	}
	p := &Packet{}
	root, err := p.tree(data)
	if err != nil {
		return nil, err
	}
	rdf := root.find(rdfSpace, "RDF", 3)
	if rdf == nil {
		return nil, errors.New("it holds no rdf:RDF")
	}
	if a := rdf.outdated(); a != "" {
		return nil, fmt.Errorf("it has the attribute rdf:%s, which XMP does not have", a)
	}
	for i, d := range rdf.kids {
		if d.space != rdfSpace || d.name != "Description" {
			return nil, fmt.Errorf("rdf:RDF holds %s:%s, which is no rdf:Description", d.prefix, d.name)
		}
		if i > 0 && d.about() != rdf.kids[0].about() {
			return nil, fmt.Errorf("its parts are about different things, rdf:about is %q and %q", rdf.kids[0].about(), d.about())
		}
		for _, q := range d.properties() {
			if _, twice := p.Get(q.Space, q.Name); twice {
				return nil, fmt.Errorf("%s is said twice", q.ID())
			}
			p.Properties = append(p.Properties, q)
		}
	}
	return p, nil
}

// A node is an element.
type node struct {
	space, prefix, name string
	attributes          []attribute
	kids                []*node
	text                string
}

type attribute struct{ space, prefix, name, value string }

const maxDepth = 50

// tree reads the elements below a root without a name.
func (p *Packet) tree(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimRight(data, "\x00")))
	root := &node{}
	open := []*node{root}
	spaces := []map[string]string{{"xml": xmlSpace}}
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if len(open) > 1 {
				return nil, fmt.Errorf("the element %s does not end", open[len(open)-1].name)
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		here := open[len(open)-1]
		switch t := token.(type) {
		case xml.ProcInst:
			if t.Target == "xpacket" && strings.Contains(string(t.Inst), "begin") {
				p.Wrapped, p.Header = true, string(t.Inst)
			}
		case xml.CharData:
			here.text += string(t)
		case xml.StartElement:
			if len(open) > maxDepth {
				return nil, errors.New("its elements are nested too deep")
			}
			n, known, err := element(t, spaces[len(spaces)-1])
			if err != nil {
				return nil, err
			}
			here.kids = append(here.kids, n)
			open, spaces = append(open, n), append(spaces, known)
		case xml.EndElement:
			if len(open) == 1 || here.prefix != t.Name.Space || here.name != t.Name.Local {
				return nil, fmt.Errorf("the element %s is closed and not open", t.Name.Local)
			}
			open, spaces = open[:len(open)-1], spaces[:len(spaces)-1]
		}
	}
}

// element returns an element with its namespaces looked up, and the namespaces that hold below it.
func element(t xml.StartElement, above map[string]string) (*node, map[string]string, error) {
	known := above
	for _, a := range t.Attr {
		prefix := a.Name.Local
		if a.Name.Space != "xmlns" {
			if a.Name.Space != "" || a.Name.Local != "xmlns" {
				continue
			}
			prefix = ""
		}
		if len(known) == len(above) { // no copy yet
			known = make(map[string]string, len(above)+len(t.Attr))
			for k, v := range above {
				known[k] = v
			}
		}
		known[prefix] = a.Value
	}
	n := &node{prefix: t.Name.Space, name: t.Name.Local}
	var ok bool
	if n.space, ok = known[n.prefix]; !ok && n.prefix != "" {
		return nil, nil, fmt.Errorf("the prefix %q of %s has no namespace", n.prefix, n.name)
	}
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			continue
		}
		space, ok := known[a.Name.Space]
		if !ok && a.Name.Space != "" {
			return nil, nil, fmt.Errorf("the prefix %q of %s has no namespace", a.Name.Space, a.Name.Local)
		}
		n.attributes = append(n.attributes, attribute{space, a.Name.Space, a.Name.Local, a.Value})
	}
	return n, known, nil
}

// find returns the first element of a name, so many levels down.
func (n *node) find(space, name string, levels int) *node {
	if n.space == space && n.name == name {
		return n
	}
	if levels == 0 {
		return nil
	}
	for _, k := range n.kids {
		if found := k.find(space, name, levels-1); found != nil {
			return found
		}
	}
	return nil
}

// about returns what a Description is about; older programs leave the prefix away.
func (n *node) about() string {
	return cmp.Or(n.attribute(rdfSpace, "about"), n.attribute("", "about"))
}

// outdated returns the name of an attribute of earlier versions of RDF, on the element or below it, that XMP leaves out (ISO 16684-1, C.2.3); empty: there is none.
func (n *node) outdated() string {
	for _, a := range n.attributes {
		if a.space == rdfSpace && (a.name == "aboutEach" || a.name == "aboutEachPrefix" || a.name == "bagID") {
			return a.name
		}
	}
	for _, k := range n.kids {
		if name := k.outdated(); name != "" {
			return name
		}
	}
	return ""
}

// properties returns what a Description, or an element like one, says.
func (n *node) properties() []Property {
	var all []Property
	for _, a := range n.attributes {
		if a.space != rdfSpace && a.space != xmlSpace && a.space != "" {
			all = append(all, Property{a.space, a.prefix, a.name, Value{Text: a.value}})
		}
	}
	for _, k := range n.kids {
		all = append(all, Property{k.space, k.prefix, k.name, k.value()})
	}
	return all
}

// value returns the value that an element holds.
func (n *node) value() Value {
	v := Value{Lang: n.attribute(xmlSpace, "lang")}
	if n.attribute(rdfSpace, "parseType") == "Resource" {
		v.Kind, v.Fields = Struct, n.properties()
		return v
	}
	for _, k := range n.kids {
		if k.space != rdfSpace {
			continue
		}
		switch k.name {
		case "Bag":
			v.Kind = Bag
		case "Seq":
			v.Kind = Seq
		case "Alt":
			v.Kind = Alt
		case "Description":
			v.Kind, v.Fields = Struct, k.properties()
			return v
		default:
			continue
		}
		for _, item := range k.kids {
			v.Items = append(v.Items, item.value())
		}
		return v
	}
	if own := n.properties(); len(n.kids) == 0 && len(own) > 0 {
		v.Kind, v.Fields = Struct, own
		return v
	}
	v.Text = n.text
	if r := n.attribute(rdfSpace, "resource"); r != "" {
		v.Text = r
	}
	return v
}

func (n *node) attribute(space, name string) string {
	for _, a := range n.attributes {
		if a.space == space && a.name == name {
			return a.value
		}
	}
	return ""
}
