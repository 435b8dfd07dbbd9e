package pdf

import (
	"fmt"
	"slices"

	"rolexport/internal/verify/pdf/object"
)

// checkParents holds the parent tree, the structure tree and the pages against each other.
func (c *checker) checkParents() {
	root := c.dict(c.catalog["StructTreeRoot"])
	if root == nil {
		return
	}
	where := "the parent tree"
	v, ok := root["ParentTree"]
	entries, fine := c.numberTree(v)
	if !ok {
		c.add(ruleParent, at(c.catalog["StructTreeRoot"], "the structure tree"), "there is no /ParentTree")
	} else if !fine {
		c.add(ruleParent, at(v, where), "it is no number tree in order")
	}
	parents := map[int]object.Value{}
	for _, e := range entries {
		parents[e.key] = e.value
		if next, ok := c.integer(root["ParentTreeNextKey"]); ok && next <= e.key {
			c.add(ruleParent, at(v, where), "/ParentTreeNextKey is %d, and there is a key %d", next, e.key)
		}
	}
	used := map[int]string{}
	for _, p := range c.pages {
		c.checkMarks(p.marks, parents, used)
	}
	for _, number := range sortedKeys(c.forms) {
		c.checkMarks(c.forms[number].marks, parents, used)
	}
	c.checkHeld()
	c.checkObjectParents(parents, used)
}

func sortedKeys[V any](m map[int]V) []int {
	keys := make([]int, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// claim notes who uses a key of the parent tree; each is for one alone.
func (c *checker) claim(key int, who string, used map[int]string) {
	if other, twice := used[key]; twice {
		c.add(ruleParent, who, "its key %d in the parent tree is that of %s too", key, other)
	}
	used[key] = who
}

// checkMarks looks for the element of each numbered sequence of a page or a form.
func (c *checker) checkMarks(m *marks, parents map[int]object.Value, used map[int]string) {
	if m.key >= 0 {
		c.claim(m.key, m.where, used)
	}
	if len(m.found) == 0 {
		return
	}
	if m.key < 0 {
		c.add(ruleParent, m.where, "it has numbered sequences and no /StructParents")
		return
	}
	list, ok := c.file.Resolve(parents[m.key]).(object.Array)
	if !ok {
		c.add(ruleParent, m.where, "the parent tree has no list for its key %d", m.key)
		return
	}
	for _, id := range sortedKeys(m.found) {
		holder := c.tree.items[item{m.object, id}]
		var entry object.Value
		if id < len(list) {
			entry = list[id]
		}
		said := c.tree.byNumber[objectOf(entry)]
		switch {
		case holder == nil:
			c.add(ruleItem, m.where, "no structure element holds sequence %d", id)
		case objectOf(entry) == 0 || said == nil:
			c.add(ruleParent, m.where, "the parent tree does not say that sequence %d belongs to %v", id, holder)
		case said != holder:
			c.add(ruleParent, m.where, "the parent tree says that sequence %d belongs to %v, and it is in %v", id, said, holder)
		}
	}
}

// checkHeld looks for the sequences that elements hold.
func (c *checker) checkHeld() {
	found := map[int]map[int]bool{}
	for _, p := range c.pages {
		found[p.object] = p.marks.found
	}
	for number, f := range c.forms {
		found[number] = f.marks.found
	}
	for _, e := range c.tree.elements {
		for _, i := range e.items {
			if !found[i.object][i.id] {
				c.add(ruleItem, e.String(), "it holds sequence %d of %s, which is not there", i.id, c.place(i.object))
			}
		}
	}
}

// checkObjectParents looks for the element of each annotation.
func (c *checker) checkObjectParents(parents map[int]object.Value, used map[int]string) {
	for _, p := range c.pages {
		for _, v := range c.array(p.dict["Annots"]) {
			d := c.dict(v)
			where := at(v, fmt.Sprintf("an annotation of %v", p))
			holder := c.tree.objects[objectOf(v)]
			key, ok := c.integer(d["StructParent"])
			switch {
			case !ok && holder != nil:
				c.add(ruleParent, where, "%v holds it, and it has no /StructParent", holder)
			case !ok:
			case holder == nil:
				c.add(ruleItem, where, "it has a /StructParent, and no structure element holds it")
			case c.tree.byNumber[objectOf(parents[key])] != holder:
				c.add(ruleParent, where, "the parent tree does not say that it belongs to %v", holder)
			}
			if ok {
				c.claim(key, where, used)
			}
		}
	}
}
