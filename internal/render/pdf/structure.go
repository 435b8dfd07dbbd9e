package pdf

import (
	"rolexport/internal/render/pdf/page"
)

// A structure is the logical structure of a document while it is laid out: elements in reading order, numbered as they will be in the
// file. What was added last can be taken back, which a page.Tree cannot.
type structure struct {
	elements []element
	made     *page.Tree // for the document before
}

type element struct {
	parent mark
	tag    page.Tag
	props  page.Props
}

// begin starts with the Document alone, which is element 0.
func (s *structure) begin() { s.elements = append(s.elements[:0], element{}) }

func (s *structure) end() { clear(s.elements) }

// add appends an element to the children of parent.
func (s *structure) add(parent mark, t page.Tag, p page.Props) mark {
	s.elements = append(s.elements, element{parent, t, p})
	return mark(len(s.elements) - 1)
}

// tree returns the structure as the file takes it. It is good until that of the next document.
func (s *structure) tree() *page.Tree {
	if s.made == nil {
		s.made = page.NewTree()
	}
	s.made.Clear()
	for _, e := range s.elements[1:] {
		s.made.Add(page.Element(e.parent), e.tag, e.props)
	}
	return s.made
}
