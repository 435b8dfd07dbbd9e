package page

// tagNames are the names of the structure types in the file.
var tagNames = [...]string{
	Document: "Document", Part: "Part", Sect: "Sect",
	H1: "H1", H2: "H2", H3: "H3", H4: "H4", H5: "H5", H6: "H6",
	P: "P", L: "L", LI: "LI", Lbl: "Lbl", LBody: "LBody", TOC: "TOC", TOCI: "TOCI", Index: "Index",
	Table: "Table", TR: "TR", TH: "TH", TD: "TD",
	Link: "Link", Figure: "Figure", Span: "Span", Note: "Note", Caption: "Caption",
}

// String returns the name of the structure type, for example "H1".
func (t Tag) String() string { return tagNames[t] }

// none is the Element that is not there.
const none Element = -1

// A Tree is the logical structure of a document: what its parts are and in which order they are read. Element 0 is the Document.
type Tree struct {
	nodes []node
	props []Props // of the nodes that have any
}

type node struct {
	tag         Tag
	parent      Element
	first, last Element // children
	next        Element // sibling
	props       int32   // index in props; -1: none
}

// NewTree returns a tree that holds the Document alone.
func NewTree() *Tree {
	t := &Tree{nodes: make([]node, 0, 256)}
	t.Clear()
	return t
}

// Clear makes the tree that of another document. Its memory stays, so the file that it was given to has to be finished.
func (t *Tree) Clear() {
	clear(t.props) // let go of the strings
	t.props = t.props[:0]
	t.nodes = append(t.nodes[:0], node{tag: Document, parent: none, first: none, last: none, next: none, props: -1})
}

// Add appends an element to the children of parent, which are read in this order.
func (t *Tree) Add(parent Element, tag Tag, p Props) Element {
	e := Element(len(t.nodes))
	n := node{tag: tag, parent: parent, first: none, last: none, next: none, props: -1}
	if p != (Props{}) {
		n.props = int32(len(t.props))
		t.props = append(t.props, p)
	}
	t.nodes = append(t.nodes, n)
	above := &t.nodes[parent]
	if above.last == none {
		above.first = e
	} else {
		t.nodes[above.last].next = e
	}
	above.last = e
	return e
}

// Tag returns the structure type of e.
func (t *Tree) Tag(e Element) Tag { return t.nodes[e].tag }

// Props returns the attributes of e.
func (t *Tree) Props(e Element) Props {
	if i := t.nodes[e].props; i >= 0 {
		return t.props[i]
	}
	return Props{}
}

// figure returns the Figure that e is or stands in; none when there is none.
func (t *Tree) figure(e Element) Element {
	for e != none && t.nodes[e].tag != Figure {
		e = t.nodes[e].parent
	}
	return e
}
