package pdf

import (
	"fmt"
	"math"

	"rolexport/internal/verify/pdf/object"
)

// maxDepth is how deep trees of the file are followed.
const maxDepth = 100

// A page is a page of the document.
type page struct {
	number    int // from 1
	object    int
	dict      object.Dict
	inherited object.Dict // what it has from the nodes above
	marks     *marks
	clear     bool // it draws something transparent
}

// String names the page in messages.
func (p *page) String() string { return fmt.Sprintf("page %d", p.number) }

// value returns an entry of the page, its own or inherited.
func (p *page) value(key object.Name) object.Value {
	if v, ok := p.dict[key]; ok {
		return v
	}
	return p.inherited[key]
}

var inheritable = []object.Name{"Resources", "MediaBox", "CropBox", "Rotate"}

// readPages follows the page tree.
func (c *checker) readPages() {
	root := c.catalog["Pages"]
	if c.dict(root) == nil {
		c.add(rulePageTree, "the catalog", "there is no page tree")
		return
	}
	c.readNode(root, nil, object.Dict{}, map[int]bool{}, 0)
	if len(c.pages) == 0 {
		c.add(rulePageTree, at(root, "the page tree"), "it has no pages")
	}
	for _, p := range c.pages {
		c.checkPage(p)
	}
}

// readNode reads a node of the page tree and returns how many pages are below it.
func (c *checker) readNode(v, parent object.Value, inherited object.Dict, seen map[int]bool, depth int) int {
	number := objectOf(v)
	where := at(v, "a node of the page tree")
	node := c.dict(v)
	switch {
	case node == nil:
		c.add(rulePageTree, where, "it is not there")
		return 0
	case seen[number] && number != 0 || depth > maxDepth:
		c.add(rulePageTree, where, "the page tree holds it twice")
		return 0
	}
	seen[number] = true
	if parent != nil && objectOf(node["Parent"]) != objectOf(parent) {
		c.add(rulePageTree, where, "its /Parent is not the node that holds it")
	}
	kids := c.array(node["Kids"])
	if kids == nil {
		if c.name(node["Type"]) != "Page" {
			c.add(rulePageTree, where, "its /Type is not /Page")
		}
		p := &page{number: len(c.pages) + 1, object: number, dict: node, inherited: inherited}
		c.pages = append(c.pages, p)
		c.byObject[number] = p
		return 1
	}
	if c.name(node["Type"]) != "Pages" {
		c.add(rulePageTree, where, "its /Type is not /Pages")
	}
	below := object.Dict{}
	for _, key := range inheritable {
		if value, ok := node[key]; ok {
			below[key] = value
		} else if value, ok := inherited[key]; ok {
			below[key] = value
		}
	}
	count := 0
	for _, k := range kids {
		count += c.readNode(k, v, below, seen, depth+1)
	}
	if said, ok := c.integer(node["Count"]); !ok || said != count {
		c.add(rulePageTree, where, "/Count is not the %d pages below", count)
	}
	return count
}

// checkPage looks at what a page says of itself; its contents come later.
func (c *checker) checkPage(p *page) {
	for _, key := range []object.Name{"MediaBox", "CropBox", "TrimBox", "ArtBox", "BleedBox"} {
		v := p.value(key)
		if v == nil {
			if key == "MediaBox" {
				c.add(rulePageTree, p.String(), "there is no /MediaBox")
			}
			continue
		}
		box, ok := c.box(v)
		switch {
		case !ok:
			c.add(rulePageTree, p.String(), "/%s is not four numbers", key)
		case min(box.width(), box.height()) < 3 || max(box.width(), box.height()) > 14_400:
			c.add(rulePageSize, p.String(), "/%s is %g by %g units; 3 to 14,400 are allowed", key, box.width(), box.height())
		}
	}
	if v := c.file.Resolve(p.value("Rotate")); v != nil {
		if degrees, ok := v.(object.Integer); !ok || degrees%90 != 0 {
			c.add(ruleTurn, p.String(), "/Rotate is no multiple of 90")
		}
	}
	if p.dict["AA"] != nil {
		c.add(ruleTrigger, p.String(), "there are additional actions")
	}
	if p.dict["PresSteps"] != nil {
		c.add(ruleSteps, p.String(), "there are presentation steps")
	}
	if annotations := c.array(p.dict["Annots"]); len(annotations) > 0 && c.name(p.dict["Tabs"]) != "S" {
		c.add(ruleTabs, p.String(), "it has annotations, and /Tabs is not /S")
	}
}

// A box is a rectangle, the lower left corner first.
type box struct{ left, bottom, right, top float64 }

func (b box) width() float64  { return b.right - b.left }
func (b box) height() float64 { return b.top - b.bottom }

// box reads a rectangle.
func (c *checker) box(v object.Value) (box, bool) {
	a := c.array(v)
	if len(a) != 4 {
		return box{}, false
	}
	var n [4]float64
	for i := range n {
		var ok bool
		if n[i], ok = c.number(a[i]); !ok {
			return box{}, false
		}
	}
	return box{math.Min(n[0], n[2]), math.Min(n[1], n[3]), math.Max(n[0], n[2]), math.Max(n[1], n[3])}, true
}
