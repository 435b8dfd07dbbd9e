package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A node is an element of a part.
type node struct {
	name  string // without its prefix
	space string // its namespace
	attrs []xml.Attr
	kids  []*node
	text  string // its own, without that of its children
}

// maxDepth is how deep elements may stand in each other.
const maxDepth = 200

// parse reads a part. Rows of a sheet are handed to row, one after the other, and not kept.
func parse(data []byte, row func(*node)) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var stack []*node
	var root *node
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if root == nil {
				return nil, errors.New("it is empty")
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(stack) > maxDepth {
				return nil, errors.New("its elements stand too deep in each other")
			}
			n := &node{name: t.Name.Local, space: t.Name.Space, attrs: append([]xml.Attr(nil), t.Attr...)}
			switch {
			case len(stack) == 0 && root != nil:
				return nil, errors.New("it has two roots")
			case len(stack) == 0:
				root = n
			case !isRow(n, stack):
				parent := stack[len(stack)-1]
				parent.kids = append(parent.kids, n)
			}
			stack = append(stack, n)
		case xml.EndElement:
			n := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if len(stack) > 0 && isRow(n, stack) {
				row(n)
			}
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].text += string(t)
			}
		case xml.Directive:
			return nil, errors.New("it has a document type declaration")
		}
	}
}

func isRow(n *node, above []*node) bool {
	return n.name == "row" && above[len(above)-1].name == "sheetData"
}

// attr returns an attribute without a namespace.
func (n *node) attr(name string) string {
	v, _ := n.has(name)
	return v
}

// has returns an attribute without a namespace, and whether it is there.
func (n *node) has(name string) (string, bool) {
	for _, a := range n.attrs {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value, true
		}
	}
	return "", false
}

// relation returns the name of the relationship that an element goes by.
func (n *node) relation() string {
	for _, a := range n.attrs {
		if strings.HasSuffix(a.Name.Space, "/relationships") && (a.Name.Local == "id" || a.Name.Local == "embed") {
			return a.Value
		}
	}
	return ""
}

// number returns an attribute as a whole number, and whether it is one.
func (n *node) number(name string) (int, bool) {
	x, err := strconv.Atoi(n.attr(name))
	return x, err == nil
}

// child returns the first child of a name, nil if there is none.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// children returns the children of a name.
func (n *node) children(name string) []*node {
	var all []*node
	if n != nil {
		for _, k := range n.kids {
			if k.name == name {
				all = append(all, k)
			}
		}
	}
	return all
}

// below calls visit for each element of a name below n.
func (n *node) below(name string, visit func(*node)) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		if k.name == name {
			visit(k)
		}
		k.below(name, visit)
	}
}

// units counts the UTF-16 units of a text, which is how Excel counts.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}
