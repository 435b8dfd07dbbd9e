package pdf

import (
	"slices"
	"strings"

	"rolexport/internal/picture"
	"rolexport/internal/verify/pdf/object"
	"rolexport/internal/verify/rule"
)

// checkTree looks at what the structure tree says about its document.
func (c *checker) checkTree() {
	c.checkParents()
	c.checkHeadings()
	for _, e := range c.tree.elements {
		c.checkNesting(e)
		c.checkWords(e)
		switch e.role {
		case "Table":
			c.checkTable(e)
		case "Note":
			if s, _ := c.get(e.dict, "ID").(object.String); s == "" {
				c.add(ruleNote, e.String(), "it has no /ID")
			}
		}
	}
}

// nesting says which types may hold a type, and which types it may hold. Types that are not here may stand anywhere and hold anything.
var nesting = map[object.Name]struct {
	rule    *rule.Rule
	parents []object.Name
	kids    []object.Name
}{
	"Table": {ruleTable, nil, []object.Name{"TR", "THead", "TBody", "TFoot", "Caption"}},
	"THead": {ruleTable, []object.Name{"Table"}, []object.Name{"TR"}},
	"TBody": {ruleTable, []object.Name{"Table"}, []object.Name{"TR"}},
	"TFoot": {ruleTable, []object.Name{"Table"}, []object.Name{"TR"}},
	"TR":    {ruleTable, []object.Name{"Table", "THead", "TBody", "TFoot"}, []object.Name{"TH", "TD"}},
	"TH":    {ruleTable, []object.Name{"TR"}, nil},
	"TD":    {ruleTable, []object.Name{"TR"}, nil},
	"L":     {ruleList, nil, []object.Name{"L", "LI", "Caption"}},
	"LI":    {ruleList, []object.Name{"L"}, []object.Name{"Lbl", "LBody"}},
	"LBody": {ruleList, []object.Name{"LI"}, nil},
	"TOC":   {ruleContents, nil, []object.Name{"TOC", "TOCI", "Caption"}},
	"TOCI":  {ruleContents, []object.Name{"TOC"}, nil},
}

// checkNesting looks at the types around an element.
func (c *checker) checkNesting(e *element) {
	known, ok := nesting[e.role]
	if !ok {
		return
	}
	if known.parents != nil {
		var above object.Name
		if e.parent != nil {
			above = e.parent.role
		}
		if !slices.Contains(known.parents, above) {
			c.add(known.rule, e.String(), "it stands in %s and not in %s", orNothing(above), list(known.parents))
		}
	}
	if known.kids == nil {
		return
	}
	if len(e.items) > 0 {
		c.add(known.rule, e.String(), "it holds content of its own, which belongs into %s", list(known.kids))
	}
	captions, bodies := 0, map[object.Name]int{}
	for i, k := range e.kids {
		bodies[k.role]++
		switch {
		case !slices.Contains(known.kids, k.role):
			c.add(known.rule, e.String(), "it holds %s, and not only %s", orNothing(k.role), list(known.kids))
		case k.role == "Caption":
			captions++
			if i > 0 && (e.role != "Table" || i < len(e.kids)-1) || captions > 1 {
				c.add(known.rule, e.String(), "its caption does not stand at the edge, or is not the only one")
			}
		}
	}
	if e.role == "Table" {
		if bodies["THead"] > 1 || bodies["TFoot"] > 1 {
			c.add(known.rule, e.String(), "it has more than one THead or TFoot")
		}
		if bodies["THead"]+bodies["TFoot"] > 0 && bodies["TBody"] == 0 {
			c.add(known.rule, e.String(), "it has a THead or a TFoot and no TBody")
		}
	}
}

func orNothing(kind object.Name) string {
	if kind == "" {
		return "nothing known"
	}
	return string(kind)
}

// list writes names with commas and "or".
func list(names []object.Name) string {
	words := make([]string, len(names))
	for i, n := range names {
		words[i] = string(n)
	}
	if last := len(words) - 1; last > 0 {
		return strings.Join(words[:last], ", ") + " or " + words[last]
	}
	return words[0]
}

// headings are the numbered headings, by level.
var headings = map[object.Name]int{"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}

// checkHeadings looks at the levels of headings in reading order.
func (c *checker) checkHeadings() {
	before := 0
	var plain, numbered *element
	for _, e := range c.tree.elements {
		if e.role == "H" && plain == nil {
			plain = e
		}
		level := headings[e.role]
		switch {
		case level == 0:
			continue
		case before == 0 && level > 1:
			c.add(ruleHeading, e.String(), "the first heading is not H1")
		case level > before+1:
			c.add(ruleHeading, e.String(), "it follows H%d, and H%d is missing between them", before, before+1)
		}
		before, numbered = level, e
	}
	if plain != nil && numbered != nil {
		c.add(ruleHeadings, plain.String(), "the document has H, and also %v", numbered)
	}
	for _, e := range c.tree.elements {
		n := 0
		for _, k := range e.kids {
			if k.role == "H" {
				n++
			}
		}
		if n > 1 {
			c.add(ruleHeadings, e.String(), "it holds %d headings H", n)
		}
	}
}

// checkWords looks at the texts that stand for what is drawn.
func (c *checker) checkWords(e *element) {
	alt, actual := c.text(e.dict["Alt"]), c.text(e.dict["ActualText"])
	switch e.role {
	case "Figure":
		switch {
		case alt == "" && actual == "":
			c.add(ruleAlt, e.String(), "it has neither /Alt nor /ActualText")
		case !picture.Described(alt) && !picture.Described(actual):
			c.add(ruleAlt, e.String(), "its /Alt or /ActualText holds nothing that can be seen or read aloud")
		}
		c.checkFigureBox(e)
	case "Formula":
		if alt == "" && actual == "" {
			c.add(ruleFormula, e.String(), "it has neither /Alt nor /ActualText")
		}
	case "Form":
		c.checkForm(e)
	case "L":
		if v := c.attribute(e, "List", "ListNumbering"); v != nil && !numberings[c.name(v)] {
			c.add(ruleNumbering, e.String(), "there is no /ListNumbering %q", short(string(c.name(v))))
		}
	case "Link":
		if len(e.refs) == 0 && !c.holdsLink(e) {
			c.add(ruleLinkTag, e.String(), "it holds no link annotation")
		}
	}
	if (alt != "" || actual != "" || c.text(e.dict["E"]) != "") && !c.hasLang() && !c.ownLang(e) {
		c.add(ruleWords, e.String(), "nothing says in which language its replacement text is")
	}
}

// numberings are the values of /ListNumbering (ISO 32000-1, Table 347).
var numberings = names("None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha")

// checkForm looks at what a form holds: its field alone, unless it says by a role that it stands for one that is printed.
func (c *checker) checkForm(e *element) {
	switch {
	case len(e.refs) > 1:
		c.add(ruleWidgetTag, e.String(), "it holds %d form fields, and each belongs into a Form of its own", len(e.refs))
	case c.attribute(e, "PrintField", "Role") != nil:
	case len(e.refs) == 0:
		c.add(ruleWidgetTag, e.String(), "it holds no form field, and has no /Role of one that is printed")
	case len(e.kids)+len(e.items) > 0:
		c.add(ruleWidgetTag, e.String(), "it holds more than its form field, and has no /Role")
	}
}

// holdsLink reports whether an element below holds an annotation.
func (c *checker) holdsLink(e *element) bool {
	return slices.ContainsFunc(e.kids, func(k *element) bool { return len(k.refs) > 0 || c.holdsLink(k) })
}

// ownLang reports whether the element or one around it says its language.
func (c *checker) ownLang(e *element) bool {
	for ; e != nil; e = e.parent {
		if s, ok := c.get(e.dict, "Lang").(object.String); ok && s != "" {
			return true
		}
	}
	return false
}

// checkFigureBox looks for the place of a figure that is on one page.
func (c *checker) checkFigureBox(e *element) {
	onPages := map[int]bool{}
	c.gather(e, onPages)
	if len(onPages) != 1 {
		return
	}
	if v := c.attribute(e, "Layout", "BBox"); v == nil {
		c.add(ruleBox, e.String(), "it has no /BBox among its layout attributes")
	} else if b, ok := c.box(v); !ok || b.width() <= 0 || b.height() <= 0 {
		c.add(ruleBox, e.String(), "its /BBox is no rectangle")
	}
}

// gather notes the pages, and forms, that an element has content on.
func (c *checker) gather(e *element, pages map[int]bool) {
	for _, i := range e.items {
		pages[i.object] = true
	}
	for _, k := range e.kids {
		c.gather(k, pages)
	}
}

// attribute returns an attribute of an element, its own or that of one of its classes.
func (c *checker) attribute(e *element, owner, key object.Name) object.Value {
	classes := c.dict(c.dict(c.catalog["StructTreeRoot"])["ClassMap"])
	sources := c.kids(e.dict["A"])
	for _, class := range c.kids(e.dict["C"]) {
		if n, ok := c.file.Resolve(class).(object.Name); ok {
			sources = append(sources[:len(sources):len(sources)], c.kids(classes[n])...)
		}
	}
	for _, v := range sources {
		d := c.dict(v)
		if c.name(d["O"]) == owner && d[key] != nil {
			return c.file.Resolve(d[key])
		}
	}
	return nil
}
