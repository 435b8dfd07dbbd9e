package inspect

import (
	"errors"
	"fmt"
)

// An Element is a node of the logical structure.
type Element struct {
	Tag        string
	Attributes Dict // of the element, without those that only lead to others
	Kids       []Kid
	number     int
}

// A Kid is a child of an element: another element, a content sequence of a page, or a link.
type Kid struct {
	Element *Element
	Page    int    // counts from 0, where Element is nil
	Mark    int    // -1: it is a link
	Link    *Link  // where Mark is -1
	Text    string // of the content sequence
}

// A Link is a link annotation.
type Link struct {
	X, Y, Width, Height int    // thousandths of a point from the top left corner of the page
	Target              string // an address, or "page 2 at 120.5"
	Contents            string
	number              int
}

// structure reads the tree and holds it against the pages: each content sequence and each link belongs to one element, and leads back to
// it.
type structure struct {
	file    *File
	doc     *Document
	pages   map[int]int    // page object to index
	parents map[int]Value  // the way back
	found   []map[int]bool // content sequences by page
	links   map[int]*Link  // by annotation object
	pageOf  map[*Link]int
	seen    map[int]bool
}

func (s *structure) element(number, parent, depth int) (*Element, error) {
	if depth > 60 || s.seen[number] {
		return nil, fmt.Errorf("element %d stands in itself or twice", number)
	}
	s.seen[number] = true
	dict, err := s.file.Dict(Ref(number))
	if err != nil {
		return nil, err
	}
	tag, _ := dict["S"].(Name)
	if dict["P"] != Ref(parent) {
		return nil, fmt.Errorf("%s element %d does not lead back to what it stands in", tag, number)
	}
	e := &Element{Tag: string(tag), Attributes: Dict{}, number: number}
	for key, v := range dict {
		switch key {
		case "S", "P", "K", "Pg":
		default:
			e.Attributes[key] = v
		}
	}
	page := -1
	if ref, ok := dict["Pg"].(Ref); ok {
		if page, ok = s.pages[int(ref)]; !ok {
			return nil, fmt.Errorf("%s element %d is on no page", tag, number)
		}
	}
	kids, err := s.file.Array(dict["K"])
	if _, one := dict["K"].(Ref); one {
		kids, err = Array{dict["K"]}, nil
	}
	if err != nil {
		return nil, err
	}
	for _, k := range kids {
		kid, err := s.kid(e, page, k, depth)
		if err != nil {
			return nil, fmt.Errorf("%s element %d: %w", tag, number, err)
		}
		e.Kids = append(e.Kids, kid)
	}
	return e, nil
}

func (s *structure) kid(e *Element, page int, v Value, depth int) (Kid, error) {
	switch v := v.(type) {
	case Ref:
		child, err := s.element(int(v), e.number, depth+1)
		return Kid{Element: child}, err
	case Number:
		return s.content(e, page, v.Int())
	case Dict:
		ref, _ := v["Pg"].(Ref)
		page, ok := s.pages[int(ref)]
		if !ok {
			return Kid{}, errors.New("its content is on no page")
		}
		if id, ok := v["MCID"].(Number); ok && v["Type"] == Name("MCR") {
			return s.content(e, page, id.Int())
		}
		object, _ := v["Obj"].(Ref)
		link := s.links[int(object)]
		if v["Type"] != Name("OBJR") || link == nil || s.pageOf[link] != page {
			return Kid{}, fmt.Errorf("it refers to %s, which is no link of its page", Format(v))
		}
		delete(s.links, int(object))
		annotation, _ := s.file.Dict(object)
		key, _ := annotation["StructParent"].(Number)
		if s.parents[key.Int()] != Ref(e.number) || key == "" {
			return Kid{}, fmt.Errorf("link %d does not lead back", object)
		}
		return Kid{Page: page, Mark: -1, Link: link}, nil
	}
	return Kid{}, fmt.Errorf("%s is no content", Format(v))
}

func (s *structure) content(e *Element, page, mark int) (Kid, error) {
	if page < 0 || mark < 0 || mark >= s.doc.Pages[page].Marks || s.found[page][mark] {
		return Kid{}, fmt.Errorf("content %d of page %d is not there, or belongs to two elements", mark, page+1)
	}
	s.found[page][mark] = true
	back, err := s.file.Array(s.parents[page])
	if err != nil {
		return Kid{}, err
	}
	if mark >= len(back) || back[mark] != Ref(e.number) {
		return Kid{}, fmt.Errorf("content %d of page %d does not lead back", mark, page+1)
	}
	return Kid{Page: page, Mark: mark, Text: s.doc.texts[page][mark]}, nil
}

// Text returns the text of an element and of all that stands in it.
func (e *Element) Text() string {
	text := ""
	for _, k := range e.Kids {
		if k.Element != nil {
			text += k.Element.Text()
		} else {
			text += k.Text
		}
	}
	return text
}

func (d *Document) readStructure(f *File, catalog Dict) error {
	root, err := f.Dict(catalog["StructTreeRoot"])
	if err != nil {
		return err
	}
	s := structure{file: f, doc: d, pages: map[int]int{}, parents: map[int]Value{}, links: map[int]*Link{}, pageOf: map[*Link]int{},
		seen: map[int]bool{}}
	tree, err := f.Dict(root["ParentTree"])
	if err != nil {
		return err
	}
	nums, err := f.Array(tree["Nums"])
	if err != nil {
		return err
	}
	for i := 0; i+1 < len(nums); i += 2 {
		key, _ := nums[i].(Number)
		s.parents[key.Int()] = nums[i+1]
	}
	for i, p := range d.Pages {
		s.pages[p.number] = i
		s.found = append(s.found, map[int]bool{})
		d.texts = append(d.texts, p.markText())
		if p.dict["StructParents"] != Number(fmt.Sprint(i)) {
			return fmt.Errorf("page %d does not lead to the structure", i+1)
		}
		if err := s.readLinks(i, p); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	top, ok := root["K"].(Ref)
	if !ok {
		return errors.New("the structure has no single root")
	}
	if d.Root, err = s.element(int(top), refNumber(catalog["StructTreeRoot"]), 0); err != nil {
		return err
	}
	for i, p := range d.Pages {
		for mark := range p.Marks {
			if !s.found[i][mark] {
				return fmt.Errorf("content %d of page %d belongs to no element", mark, i+1)
			}
		}
	}
	if len(s.links) > 0 {
		return fmt.Errorf("%d links belong to no element", len(s.links))
	}
	return nil
}

func refNumber(v Value) int {
	ref, _ := v.(Ref)
	return int(ref)
}

func (s *structure) readLinks(index int, p *Page) error {
	annotations, err := s.file.Array(p.dict["Annots"])
	if err != nil {
		return err
	}
	for _, a := range annotations {
		dict, err := s.file.Dict(a)
		if err != nil {
			return err
		}
		rect, err := s.file.Array(dict["Rect"])
		if err != nil || len(rect) != 4 || dict["Subtype"] != Name("Link") {
			return fmt.Errorf("annotation %s is no link", Format(a))
		}
		contents, _ := dict["Contents"].(String)
		l := &Link{
			X: thousandths(rect[0]), Y: p.Height - thousandths(rect[3]), Width: thousandths(rect[2]) - thousandths(rect[0]),
			Height: thousandths(rect[3]) - thousandths(rect[1]), Contents: contents.Text(), number: refNumber(a),
		}
		if action, ok := dict["A"].(Dict); ok {
			uri, _ := action["URI"].(String)
			l.Target = string(uri)
		} else if l.Target, err = s.doc.destination(dict["Dest"]); err != nil {
			return err
		}
		s.links[l.number], s.pageOf[l] = l, index
	}
	return nil
}
