package opc

// A Sequence is the order in which the schema wants the children of an element.
type Sequence struct {
	Names []string
	Many  map[string]bool               // those that may stand more than once
	Place func(name string, at int) int // where a name counts as standing; nil: as in Names
}

// CheckOrder holds the children of n against a sequence. A nil n has none.
func (p *Package) CheckOrder(part string, n *Node, s Sequence) {
	if n == nil {
		return
	}
	place := make(map[string]int, len(s.Names))
	for i, name := range s.Names {
		place[name] = i
	}
	last, before := -1, ""
	for _, k := range n.Kids {
		at, known := place[k.Name]
		if !known {
			p.Add(p.rules.Order, part, "<%s> has no place in <%s>", k.Name, n.Name)
			continue
		}
		if s.Place != nil {
			at = s.Place(k.Name, at)
		}
		switch {
		case at < last:
			p.Add(p.rules.Order, part, "in <%s>, <%s> stands after <%s>", n.Name, k.Name, before)
		case k.Name == before && !s.Many[k.Name]:
			p.Add(p.rules.Order, part, "in <%s>, <%s> stands twice", n.Name, k.Name)
		}
		last, before = max(last, at), k.Name
	}
}
