package page

import (
	"fmt"
	"slices"
)

// A piece of content knows the next one of its element; both are indexes in items, -1 is none.
type content struct {
	first, last []int // by element
	next        []int // by item
	drawn       []int // by element: the first item of it or of what it holds
}

// content sorts the items by their elements.
func (f *File) sortContent() content {
	n := len(f.tree.nodes)
	f.sorted = slices.Grow(f.sorted[:0], 3*n+len(f.items))
	room := f.sorted[:3*n+len(f.items)]
	for i := range room {
		room[i] = -1
	}
	c := content{first: room[:n], last: room[n : 2*n], drawn: room[2*n : 3*n], next: room[3*n:]}
	for i, it := range f.items {
		if c.last[it.element] < 0 {
			c.first[it.element] = i
		} else {
			c.next[c.last[it.element]] = i
		}
		c.last[it.element] = i
		for e := it.element; e != none && c.drawn[e] < 0; e = f.tree.nodes[e].parent {
			c.drawn[e] = i
		}
	}
	return c
}

func (f *File) writeStructure(o *objects, n numbers) {
	b := append(o.begin(n.root), "<</Type/StructTreeRoot/K "...)
	b = appendRef(b, n.elements)
	b = appendRef(append(b, "/ParentTree "...), n.parents)
	b = appendInt(append(b, "/ParentTreeNextKey "...), len(f.pages)+len(f.links))
	b = f.appendIDs(b, n)
	o.end(append(b, ">>"...))

	// The way back: from each marked content sequence of a page, and from each link, to its element.
	b = append(o.begin(n.parents), "<</Nums["...)
	at := 0
	for i := range f.pages {
		b = append(appendInt(b, i), '[')
		for ; at < len(f.items) && f.items[at].page == i; at++ {
			if !f.items[at].link {
				b = append(appendRef(b, n.elements+int(f.items[at].element)), ' ')
			}
		}
		b = append(b, ']')
	}
	for i, l := range f.links {
		b = append(appendInt(b, len(f.pages)+i), ' ')
		b = append(appendRef(b, n.elements+int(l.element)), ' ')
	}
	o.end(append(b, "]>>"...))

	c := f.sortContent()
	boxes := f.boxes()
	for e := range Element(len(f.tree.nodes)) {
		f.writeElement(o, n, e, c, boxes)
	}
}

// appendIDs lists the notes: each has to have a name of its own.
func (f *File) appendIDs(b []byte, n numbers) []byte {
	any := false
	for e, node := range f.tree.nodes {
		if node.tag != Note {
			continue
		}
		if !any {
			b, any = append(b, "/IDTree<</Names["...), true
		}
		b = append(appendText(b, noteID(Element(e))), ' ')
		b = appendRef(b, n.elements+e)
	}
	if any {
		b = append(b, "]>>"...)
	}
	return b
}

// noteID returns the name of a Note. Names are listed in their order, hence the zeros.
func noteID(e Element) string { return fmt.Sprintf("note-%08d", e) }

// boxes returns the room of each Figure that stands on one page.
func (f *File) boxes() map[Element]figure {
	if len(f.figures) == 0 {
		return nil
	}
	boxes := make(map[Element]figure, len(f.figures))
	for _, box := range f.figures {
		if before, ok := boxes[box.element]; ok {
			if before.page != box.page {
				before.page = -1
			}
			before.left, before.bottom = min(before.left, box.left), min(before.bottom, box.bottom)
			before.right, before.top = max(before.right, box.right), max(before.top, box.top)
			box = before
		}
		boxes[box.element] = box
	}
	return boxes
}

func (f *File) writeElement(o *objects, n numbers, e Element, c content, boxes map[Element]figure) {
	node := &f.tree.nodes[e]
	b := append(append(o.begin(n.elements+int(e)), "<</S/"...), tagNames[node.tag]...)
	if node.parent == none {
		b = appendRef(append(b, "/P "...), n.root)
	} else {
		b = appendRef(append(b, "/P "...), n.elements+int(node.parent))
	}
	page := -1
	if first := c.first[e]; first >= 0 {
		page = f.items[first].page
		b = appendRef(append(b, "/Pg "...), n.pages+page)
	}
	p := f.tree.Props(e)
	b = appendAttributes(b, node.tag, p)
	if box, ok := boxes[e]; ok && box.page >= 0 {
		b = append(appendLengths(append(b, "/A<</O/Layout/Placement/Block/BBox["...), box.left, box.bottom, box.right, box.top), "]>>"...)
	}
	if node.tag == Note {
		b = appendText(append(b, "/ID"...), noteID(e))
	}
	for _, entry := range [...]struct{ key, text string }{{"/T", p.Title}, {"/Lang", p.Lang}, {"/Alt", p.Alt}, {"/ActualText", p.ActualText}} {
		if entry.text != "" {
			b = appendText(append(b, entry.key...), entry.text)
		}
	}
	o.end(append(f.appendKids(b, n, e, page, c), ">>"...))
}

// appendAttributes writes what tables and lists say of themselves.
func appendAttributes(b []byte, tag Tag, p Props) []byte {
	switch {
	case tag == L && p.Ordered:
		return append(b, "/A<</O/List/ListNumbering/Decimal>>"...)
	case tag == L && !p.Plain:
		return append(b, "/A<</O/List/ListNumbering/Disc>>"...)
	case tag != TH && tag != TD || p.Scope == NoScope && p.ColSpan <= 1:
		return b
	}
	b = append(b, "/A<</O/Table"...)
	switch p.Scope {
	case ColumnScope:
		b = append(b, "/Scope/Column"...)
	case RowScope:
		b = append(b, "/Scope/Row"...)
	}
	if p.ColSpan > 1 {
		b = appendInt(append(b, "/ColSpan "...), p.ColSpan)
	}
	return append(b, ">>"...)
}

// appendKids writes the children of an element and its own content in the order in which they were drawn. page is the element's.
func (f *File) appendKids(b []byte, n numbers, e Element, page int, c content) []byte {
	child, it := f.tree.nodes[e].first, c.first[e]
	if child == none && it < 0 {
		return b
	}
	b = append(b, "/K["...)
	for child != none || it >= 0 {
		if child != none && (it < 0 || c.drawn[child] < it) {
			b = append(appendRef(b, n.elements+int(child)), ' ')
			child = f.tree.nodes[child].next
			continue
		}
		b = append(f.appendItem(b, n, page, &f.items[it]), ' ')
		it = c.next[it]
	}
	b[len(b)-1] = ']'
	return b
}

func (f *File) appendItem(b []byte, n numbers, page int, it *item) []byte {
	switch {
	case it.link:
		b = appendRef(append(b, "<</Type/OBJR/Pg "...), n.pages+it.page)
		b = appendRef(append(b, "/Obj "...), n.link+it.id)
		return append(b, ">>"...)
	case it.page != page:
		b = appendRef(append(b, "<</Type/MCR/Pg "...), n.pages+it.page)
		b = appendInt(append(b, "/MCID "...), it.id)
		return append(b, ">>"...)
	}
	return appendInt(b, it.id)
}
