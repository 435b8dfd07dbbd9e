package pdf

import (
	"fmt"

	"rolexport/internal/verify/pdf/object"
)

// checkOutline follows the bookmarks.
func (c *checker) checkOutline() {
	root := c.catalog["Outlines"]
	if c.dict(root) == nil {
		return
	}
	walk := &outline{checker: c, seen: map[int]bool{objectOf(root): true}}
	walk.below(root, "the outline", 0)
}

// An outline is a walk through the bookmarks.
type outline struct {
	*checker
	seen map[int]bool
}

// below follows the bookmarks right below an entry, and returns how many of all below are open.
func (o *outline) below(above object.Value, where string, depth int) {
	parent := o.dict(above)
	var before object.Value
	next := parent["First"]
	if next == nil && parent["Last"] != nil {
		o.add(ruleOutline, where, "it has a last bookmark and no first")
	}
	count := 0
	for next != nil {
		entry := o.dict(next)
		title := o.text(entry["Title"])
		here := at(next, fmt.Sprintf("bookmark %q", title))
		switch {
		case entry == nil:
			o.add(ruleOutline, where, "a bookmark that it leads to is not there")
			return
		case o.seen[objectOf(next)] || depth > maxDepth:
			o.add(ruleOutline, here, "the outline holds it twice")
			return
		case title == "":
			o.add(ruleOutline, here, "it has no /Title")
		}
		o.seen[objectOf(next)] = true
		count++
		if objectOf(entry["Parent"]) != objectOf(above) {
			o.add(ruleOutline, here, "its /Parent is not the entry that holds it")
		}
		if objectOf(entry["Prev"]) != objectOf(before) {
			o.add(ruleOutline, here, "its /Prev is not the bookmark before it")
		}
		o.checkDest(entry, here, "it")
		o.below(next, here, depth+1)
		if entry["Next"] == nil && objectOf(parent["Last"]) != objectOf(next) {
			o.add(ruleOutline, here, "it is the last, and the entry above says another")
		}
		before, next = next, entry["Next"]
	}
	if n, ok := o.integer(parent["Count"]); parent["First"] != nil && depth > 0 && (!ok || max(n, -n) < count) {
		o.add(ruleOutline, where, "/Count is less than the %d bookmarks right below", count)
	}
}

// checkDest looks at where a bookmark or a link leads.
func (c *checker) checkDest(d object.Dict, where, what string) {
	if v := d["Dest"]; v != nil {
		c.checkTarget(v, where, what)
		return
	}
	if a := c.dict(d["A"]); a != nil && c.name(a["S"]) == "GoTo" {
		c.checkTarget(a["D"], where, what)
	}
}

// checkTarget looks at a destination, which may be named.
func (c *checker) checkTarget(v object.Value, where, what string) {
	v = c.file.Resolve(v)
	if s, ok := v.(object.String); ok {
		if v = c.file.Resolve(c.destinations()[s]); v == nil {
			c.add(ruleTarget, where, "%s leads to the name %q, which nothing has", what, s.Text())
			return
		}
	} else if n, ok := v.(object.Name); ok {
		if v = c.file.Resolve(c.dict(c.catalog["Dests"])[n]); v == nil {
			c.add(ruleTarget, where, "%s leads to the name %q, which nothing has", what, string(n))
			return
		}
	}
	if d := c.dict(v); d != nil {
		v = c.file.Resolve(d["D"])
	}
	place, _ := v.(object.Array)
	if len(place) < 2 {
		c.add(ruleTarget, where, "%s leads nowhere", what)
		return
	}
	if c.byObject[objectOf(place[0])] == nil || objectOf(place[0]) == 0 {
		c.add(ruleTarget, where, "%s leads to %s, which is no page", what, destPage(place[0]))
	}
}

func destPage(v object.Value) string {
	if ref, ok := v.(object.Ref); ok {
		return ref.String()
	}
	return object.Kind(v)
}

// destinations returns what the name tree of destinations holds.
func (c *checker) destinations() map[object.String]object.Value {
	if c.named != nil {
		return c.named
	}
	c.named = map[object.String]object.Value{}
	seen := map[int]bool{}
	var walk func(v object.Value, depth int)
	walk = func(v object.Value, depth int) {
		node, number := c.dict(v), objectOf(v)
		if node == nil || depth > maxDepth || number != 0 && seen[number] {
			return
		}
		seen[number] = true
		names := c.array(node["Names"])
		for i := 0; i+1 < len(names); i += 2 {
			name, _ := c.file.Resolve(names[i]).(object.String)
			c.named[name] = names[i+1]
		}
		for _, k := range c.array(node["Kids"]) {
			walk(k, depth+1)
		}
	}
	walk(c.dict(c.catalog["Names"])["Dests"], 0)
	return c.named
}

// checkLabels looks at the page labels.
func (c *checker) checkLabels() {
	v, ok := c.catalog["PageLabels"]
	if !ok {
		return
	}
	entries, fine := c.numberTree(v)
	if !fine {
		c.add(ruleLabels, at(v, "the page labels"), "they are no number tree in order")
	}
	for i, e := range entries {
		d := c.dict(e.value)
		where := fmt.Sprintf("the page labels from page %d", e.key+1)
		switch {
		case i == 0 && e.key != 0:
			c.add(ruleLabels, where, "there are none before")
		case e.key >= len(c.pages):
			c.add(ruleLabels, where, "there are only %d pages", len(c.pages))
		case d == nil:
			c.add(ruleLabels, where, "they are no dictionary")
		}
		switch style := c.name(d["S"]); style {
		case "", "D", "R", "r", "A", "a":
		default:
			c.add(ruleLabels, where, "there is no style %s", style)
		}
	}
	if len(entries) == 0 {
		c.add(ruleLabels, at(v, "the page labels"), "there are none")
	}
}

// An entry is an entry of a number tree.
type entry struct {
	key   int
	value object.Value
}

// numberTree returns the entries of a number tree, and whether they are in order and well-formed.
func (c *checker) numberTree(v object.Value) (entries []entry, fine bool) {
	fine = true
	seen := map[int]bool{}
	var walk func(v object.Value, depth int)
	walk = func(v object.Value, depth int) {
		node := c.dict(v)
		if node == nil || depth > maxDepth || seen[objectOf(v)] && objectOf(v) != 0 {
			fine = false
			return
		}
		seen[objectOf(v)] = true
		nums := c.array(node["Nums"])
		for i := 0; i+1 < len(nums); i += 2 {
			key, ok := c.integer(nums[i])
			if !ok || len(entries) > 0 && entries[len(entries)-1].key >= key {
				fine = false
			}
			entries = append(entries, entry{key, nums[i+1]})
		}
		fine = fine && len(nums)%2 == 0
		for _, k := range c.array(node["Kids"]) {
			walk(k, depth+1)
		}
	}
	walk(v, 0)
	return entries, fine
}
