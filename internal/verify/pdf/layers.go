package pdf

import (
	"fmt"

	"rolexport/internal/verify/pdf/object"
)

// checkLayers looks at the optional content.
func (c *checker) checkLayers() {
	properties := c.dict(c.catalog["OCProperties"])
	if properties == nil {
		return
	}
	groups := map[int]bool{}
	for _, g := range c.array(properties["OCGs"]) {
		groups[objectOf(g)] = true
	}
	configs := append(object.Array{properties["D"]}, c.array(properties["Configs"])...)
	seen := map[string]bool{}
	for i, v := range configs {
		config := c.dict(v)
		where := at(v, "the default configuration of layers")
		if i > 0 {
			where = at(v, fmt.Sprintf("configuration %d of layers", i))
		}
		name := c.text(config["Name"])
		switch {
		case name == "":
			c.add(ruleLayer, where, "there is no /Name")
		case seen[name]:
			c.add(ruleLayer, where, "the /Name %q is another's too", name)
		}
		seen[name] = true
		if config["AS"] != nil {
			c.add(ruleLayer, where, "there is /AS")
		}
		if order := c.array(config["Order"]); order != nil {
			listed := map[int]bool{}
			c.listLayers(config["Order"], listed, map[int]bool{}, 0)
			for g := range groups {
				if !listed[g] {
					c.add(ruleLayer, where, "/Order does not hold every layer")
					break
				}
			}
		}
	}
}

// listLayers gathers the layers of an /Order, which may hold lists of its own.
func (c *checker) listLayers(order object.Value, listed, seen map[int]bool, depth int) {
	if number := objectOf(order); depth > maxDepth || number != 0 && seen[number] {
		return
	}
	seen[objectOf(order)] = true
	for _, v := range c.array(order) {
		if c.array(v) != nil {
			c.listLayers(v, listed, seen, depth+1)
			continue
		}
		listed[objectOf(v)] = true
	}
}
