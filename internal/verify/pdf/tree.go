package pdf

import (
	"fmt"
	"unicode/utf8"

	"rolexport/internal/verify/pdf/object"
)

// A tree is the structure tree.
type tree struct {
	root     []*element
	elements []*element        // in reading order
	items    map[item]*element // by what they hold
	objects  map[int]*element  // by the annotation that they hold
	byNumber map[int]*element  // by the number of the object
	roles    object.Dict
	ids      map[string]bool
}

// An item is a numbered sequence: the object of its page or its form, and its number.
type item struct{ object, id int }

// An element is a structure element.
type element struct {
	object int
	dict   object.Dict
	kind   object.Name // as it is written
	role   object.Name // the standard type; empty: none
	parent *element
	kids   []*element
	items  []item // of its own
	refs   []int  // annotations of its own
}

// String names the element in messages.
func (e *element) String() string {
	kind := short(string(e.kind))
	if e.object == 0 {
		return kind
	}
	return fmt.Sprintf("%s (object %d)", kind, e.object)
}

// replaced reports whether other text is to be read instead of what the element draws.
func (e *element) replaced() bool {
	for ; e != nil; e = e.parent {
		if e.dict["ActualText"] != nil {
			return true
		}
	}
	return false
}

// readTree reads the structure tree.
func (c *checker) readTree() {
	c.tree = &tree{items: map[item]*element{}, objects: map[int]*element{}, byNumber: map[int]*element{}, ids: map[string]bool{}}
	root := c.dict(c.catalog["StructTreeRoot"])
	if root == nil {
		c.add(ruleRoot, inCatalog, "there is no structure tree")
		return
	}
	where := at(c.catalog["StructTreeRoot"], "the structure tree")
	if kind := c.name(root["Type"]); kind != "StructTreeRoot" {
		c.add(ruleRoot, where, "its /Type is not /StructTreeRoot")
	}
	c.tree.roles = c.dict(root["RoleMap"])
	c.checkRoles(where)
	for _, k := range c.kids(root["K"]) {
		if e := c.readElement(k, nil, c.catalog["StructTreeRoot"], 0); e != nil {
			c.tree.root = append(c.tree.root, e)
		}
	}
	if len(c.tree.root) == 0 {
		c.add(ruleRoot, where, "there is nothing in it")
	}
}

// kids returns what /K holds, one or many.
func (c *checker) kids(v object.Value) object.Array {
	switch k := c.file.Resolve(v).(type) {
	case nil:
		return nil
	case object.Array:
		return k
	}
	return object.Array{v}
}

// readElement reads an element and what is below it. parent is nil at the root.
func (c *checker) readElement(v object.Value, parent *element, above object.Value, depth int) *element {
	d, number := c.dict(v), objectOf(v)
	e := &element{object: number, dict: d, parent: parent, kind: c.name(d["S"])}
	switch {
	case d == nil:
		c.add(ruleElement, at(v, "a structure element"), "it is not there")
		return nil
	case depth > maxDepth:
		c.add(ruleElement, e.String(), "structure elements are nested more than %d deep", maxDepth)
		return nil
	case number != 0 && c.tree.byNumber[number] != nil:
		c.add(ruleElement, e.String(), "the structure tree holds it twice")
		return nil
	}
	if number != 0 {
		c.tree.byNumber[number] = e
	}
	c.tree.elements = append(c.tree.elements, e)
	c.checkElement(e, above)
	pg := d["Pg"]
	for _, k := range c.kids(d["K"]) {
		c.readKid(k, e, v, pg, depth)
	}
	return e
}

// checkElement looks at what an element says of itself.
func (c *checker) checkElement(e *element, above object.Value) {
	if t, ok := e.dict["Type"]; ok && c.name(t) != "StructElem" {
		c.add(ruleElement, e.String(), "its /Type is not /StructElem")
	}
	if e.kind == "" {
		c.add(ruleElement, e.String(), "it has no structure type, /S")
	} else if !utf8.ValidString(string(e.kind)) {
		c.add(ruleUTF8, e.String(), "the structure type is not UTF-8")
	}
	if p, ok := e.dict["P"]; !ok {
		c.add(ruleElement, e.String(), "it has no parent, /P")
	} else if objectOf(p) != objectOf(above) {
		c.add(ruleElement, e.String(), "its /P is not the element that holds it")
	}
	e.role = c.role(e)
	if id, ok := c.get(e.dict, "ID").(object.String); ok {
		if c.tree.ids[string(id)] {
			c.add(ruleUnique, e.String(), "its /ID %q is another's too", id.Text())
		}
		c.tree.ids[string(id)] = true
	}
	if lang, ok := c.get(e.dict, "Lang").(object.String); ok {
		c.checkLang(lang, e.String())
	}
}

// readKid reads one thing that an element holds; pg is the page of the element.
func (c *checker) readKid(v object.Value, e *element, self, pg object.Value, depth int) {
	resolved := c.file.Resolve(v)
	if id, ok := resolved.(object.Integer); ok {
		c.hold(e, item{objectOf(pg), int(id)})
		return
	}
	d, ok := resolved.(object.Dict)
	if !ok {
		c.add(ruleElement, e.String(), "it holds %s, which is neither element nor content", object.Kind(resolved))
		return
	}
	own := d["Pg"]
	if own == nil {
		own = pg
	}
	switch c.name(d["Type"]) {
	case "MCR":
		id, ok := c.integer(d["MCID"])
		if !ok {
			c.add(ruleItem, e.String(), "it refers to a sequence without a number")
			return
		}
		if stm, ok := d["Stm"]; ok {
			own = stm
		}
		c.hold(e, item{objectOf(own), id})
	case "OBJR":
		number := objectOf(d["Obj"])
		if number == 0 || c.file.Object(number) == nil {
			c.add(ruleItem, e.String(), "it refers to an object that is not there")
			return
		}
		e.refs = append(e.refs, number)
		if other := c.tree.objects[number]; other != nil {
			c.add(ruleItem, e.String(), "object %d is held by %v too", number, other)
		}
		c.tree.objects[number] = e
	default:
		if kid := c.readElement(v, e, self, depth+1); kid != nil {
			e.kids = append(e.kids, kid)
		}
	}
}

// hold notes that an element holds a sequence.
func (c *checker) hold(e *element, i item) {
	if i.object == 0 {
		c.add(ruleItem, e.String(), "it does not say on which page its sequence %d is", i.id)
		return
	}
	e.items = append(e.items, i)
	if other := c.tree.items[i]; other != nil {
		c.add(ruleItem, e.String(), "sequence %d of %s is held by %v too", i.id, c.place(i.object), other)
		return
	}
	c.tree.items[i] = e
}

// place names a page or a form.
func (c *checker) place(number int) string {
	if p := c.byObject[number]; p != nil {
		return p.String()
	}
	return object.Ref{Number: number}.String()
}
