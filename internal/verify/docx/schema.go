package docx

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"rolexport/internal/verify/opc"
)

const wordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// A content is what an element holds.
type content struct {
	sequence *opc.Sequence   // nil: in any order
	names    map[string]bool // of its children
	first    string          // the properties, which stand before all others
	single   bool            // each child stands once
}

// A needed is an attribute that an element has.
type needed struct {
	kind
	always bool // it has to be there
}

// A schema is the tables in the form that files are held against.
type schema struct {
	contents   map[string]content
	attributes map[string]map[string]needed
}

var theSchema = sync.OnceValue(func() *schema {
	s := &schema{map[string]content{}, map[string]map[string]needed{}}
	for name, list := range mixtures {
		c := content{names: map[string]bool{}, single: single[name]}
		for _, n := range expand(groups, list) {
			if properties, ok := strings.CutPrefix(n, "^"); ok {
				c.first, n = properties, properties
			}
			c.names[n] = true
		}
		s.contents[name] = c
	}
	for name, list := range sequences {
		s.contents[name] = sequence(list)
	}
	for name, list := range attributes {
		all := map[string]needed{}
		for _, a := range expand(bundles, list) {
			a, always := strings.CutPrefix(a, "!")
			attribute, values, _ := strings.Cut(a, ":")
			all[attribute] = needed{kinds[values], always}
		}
		s.attributes[name] = all
	}
	return s
})

// sequence reads a sequence of the table.
func sequence(list string) content {
	q := &opc.Sequence{Many: map[string]bool{}}
	places := map[string]int{}
	c := content{sequence: q, names: map[string]bool{}}
	for i, n := range expand(groups, list) {
		n, many := strings.CutSuffix(n, "*")
		members := []string{n}
		if among, ok := alike[n]; ok {
			members = expand(groups, among)
		}
		for _, m := range members {
			if _, known := places[m]; known {
				continue
			}
			q.Names, c.names[m], places[m] = append(q.Names, m), true, i
			q.Many[m] = many
		}
	}
	q.Place = func(name string, _ int) int { return places[name] }
	return c
}

// expand replaces the names of groups by their members.
func expand(groups map[string]string, list string) []string {
	var all []string
	for _, n := range strings.Fields(list) {
		if members, ok := groups[n]; ok {
			all = append(all, expand(groups, members)...)
			continue
		}
		all = append(all, n)
	}
	return all
}

// of returns what a table says of an element within another.
func of[T any](table map[string]T, within, name string) (T, bool) {
	if found, ok := table[within+"/"+name]; ok {
		return found, true
	}
	found, ok := table[name]
	return found, ok
}

// drawings are sequences of DrawingML.
var drawings = map[string]opc.Sequence{
	"inline": {Names: strings.Fields(`extent effectExtent docPr cNvGraphicFramePr graphic`)},
	"pic":    {Names: strings.Fields(`nvPicPr blipFill spPr`)},
}

// checkSchema holds a part against the schema, as far as Word is strict about it.
func (d *document) checkSchema(part string, root *opc.Node) { d.checkElement(part, "", root, false) }

// checkElement holds an element and all below it against the schema. Markup of other kinds is passed through: what stands in an alternative
// stands where the alternative does.
func (d *document) checkElement(part, within string, n *opc.Node, deleted bool) {
	if n.Space != wordSpace {
		if order, ok := drawings[n.Name]; ok && strings.HasPrefix(n.Space, "http://schemas.openxmlformats.org/") {
			d.CheckOrder(part, n, order)
		}
		if n.Space != compatibility {
			within = ""
		}
		for _, k := range n.Kids {
			d.checkElement(part, within, k, deleted)
		}
		return
	}
	deleted = deleted || n.Name == "del" || n.Name == "moveFrom"
	if strings.HasPrefix(n.Name, "del") && texts[n.Name] && !deleted {
		d.Add(ruleElements, part, "<%s> stands outside of a deletion", n.Name)
	}
	if open[n.Name] {
		return
	}
	d.checkAttributes(part, within, n)
	d.checkKids(part, within, n)
	for _, k := range n.Kids {
		d.checkElement(part, n.Name, k, deleted)
	}
}

// checkKids holds what stands in an element against the schema.
func (d *document) checkKids(part, within string, n *opc.Node) {
	if strings.TrimSpace(n.Text) != "" && !texts[n.Name] {
		d.Add(ruleElements, part, "text has no place in <%s>: %.40q", n.Name, strings.TrimSpace(n.Text))
	}
	c, _ := of(theSchema().contents, within, n.Name)
	kids := &opc.Node{Name: n.Name}
	for _, k := range n.Kids {
		switch k.Space {
		case wordSpace:
			kids.Kids = append(kids.Kids, k)
		case compatibility:
			d.checkAlternatives(part, n.Name, c, k)
		}
	}
	if c.sequence != nil {
		d.CheckOrder(part, kids, *c.sequence)
		return
	}
	seen := map[string]bool{}
	for i, k := range kids.Kids {
		switch {
		case c.single && seen[k.Name]:
			d.Add(ruleOrder, part, "in <%s>, <%s> stands twice", n.Name, k.Name)
		case !c.names[k.Name]:
			d.Add(ruleElements, part, "<%s> has no place in <%s>", k.Name, n.Name)
		case k.Name == c.first && i > 0:
			d.Add(ruleOrder, part, "in <%s>, <%s> does not stand first", n.Name, k.Name)
		}
		seen[k.Name] = true
	}
}

// checkAlternatives holds what stands in alternatives against what the element around them holds.
func (d *document) checkAlternatives(part, within string, c content, n *opc.Node) {
	for _, k := range n.Kids {
		switch {
		case k.Space == compatibility:
			d.checkAlternatives(part, within, c, k)
		case k.Space == wordSpace && !c.names[k.Name]:
			d.Add(ruleElements, part, "<%s> has no place in <%s>", k.Name, within)
		}
	}
}

// checkAttributes holds the attributes of an element against the schema.
func (d *document) checkAttributes(part, within string, n *opc.Node) {
	known, _ := of(theSchema().attributes, within, n.Name)
	seen := map[string]bool{}
	for _, a := range n.Attributes() {
		if a.Name.Space != wordSpace && (a.Name.Space != "" || a.Name.Local == "xmlns") {
			continue
		}
		name := a.Name.Local
		seen[name] = a.Name.Space != ""
		k, ok := known[name]
		switch {
		case ok && a.Name.Space == "", !ok && !strings.HasPrefix(name, "rsid"):
			d.Add(ruleAttributes, part, "<%s> has no attribute %q", n.Name, name)
		case ok && !k.is(a.Value):
			d.Add(ruleValues, part, "%q of <%s %s> is not %s", a.Value, n.Name, name, k.what)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if known[name].always && !seen[name] {
			d.Add(ruleAttributes, part, "<%s> lacks the attribute %q", n.Name, name)
		}
	}
}
