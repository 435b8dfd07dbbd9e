package page

import "fmt"

// openBookmarks is how many bookmarks are shown all at once. Where there are more, only the outermost are.
const openBookmarks = 40

// A bookmarkNode is where a bookmark stands in the outline. Indexes count from 0, -1 is none.
type bookmarkNode struct {
	level                           int // without gaps
	parent, prev, next, first, last int
	below                           int // bookmarks in it, at any depth
}

// outlineOf arranges bookmarks by their levels. A level that skips one counts as the next below its parent.
func outlineOf(bookmarks []Bookmark) []bookmarkNode {
	nodes := make([]bookmarkNode, len(bookmarks))
	var path []int // the bookmarks that the next one may be in, outermost first
	lastTop := -1
	for i, b := range bookmarks {
		level := min(max(b.Level, 1), len(path)+1)
		path = path[:level-1]
		nodes[i] = bookmarkNode{level: level, parent: -1, prev: -1, next: -1, first: -1, last: -1}
		before := &lastTop
		if level > 1 {
			nodes[i].parent = path[level-2]
			before = &nodes[nodes[i].parent].last
			if nodes[nodes[i].parent].first < 0 {
				nodes[nodes[i].parent].first = i
			}
		}
		if *before >= 0 {
			nodes[i].prev = *before
			nodes[*before].next = i
		}
		*before = i
		for _, above := range path {
			nodes[above].below++
		}
		path = append(path, i)
	}
	return nodes
}

func (f *File) writeOutline(o *objects, n numbers) error {
	nodes := outlineOf(f.info.Bookmarks)
	if len(nodes) == 0 {
		return nil
	}
	open := len(nodes) <= openBookmarks
	ref := func(b []byte, key string, i int) []byte {
		if i < 0 {
			return b
		}
		return appendRef(append(b, key...), n.outline+1+i)
	}
	last, shown := 0, 0
	for i, node := range nodes {
		if node.level == 1 {
			last = i
			shown++
		}
	}
	if open {
		shown = len(nodes)
	}
	b := append(o.begin(n.outline), "<</Type/Outlines"...)
	b = ref(ref(b, "/First ", 0), "/Last ", last)
	o.end(append(appendInt(append(b, "/Count "...), shown), ">>"...))

	for i, node := range nodes {
		mark := f.info.Bookmarks[i]
		if mark.Page < 0 || mark.Page >= len(f.pages) {
			return fmt.Errorf("bookmark %q: there is no page %d", mark.Title, mark.Page+1)
		}
		b := appendText(append(o.begin(n.outline+1+i), "<</Title"...), mark.Title)
		b = append(b, "/Parent "...)
		b = appendRef(b, n.outline+1+node.parent) // -1 is the outline itself
		b = ref(ref(b, "/Prev ", node.prev), "/Next ", node.next)
		b = ref(ref(b, "/First ", node.first), "/Last ", node.last)
		if node.below > 0 {
			count := node.below
			if !open {
				count = -count
			}
			b = appendInt(append(b, "/Count "...), count)
		}
		b = appendDestination(b, n, mark.Page, f.pages[mark.Page].height-mark.Y)
		o.end(append(b, ">>"...))
	}
	return nil
}
