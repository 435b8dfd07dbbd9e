package opc

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A Node is an element of a part.
type Node struct {
	Name  string // without its prefix
	Space string // its namespace
	attrs []xml.Attr
	Kids  []*Node
	Text  string // its own, without that of its children
}

// maxDepth is how deep elements may stand in each other.
const maxDepth = 200

// A Stream names elements that a part may have very many of: they are handed on one after the other, and not kept.
type Stream struct {
	Name, Within string // of the element, and of its parent
	Take         func(*Node)
}

func (s *Stream) takes(n *Node, above []*Node) bool {
	return s != nil && n.Name == s.Name && above[len(above)-1].Name == s.Within
}

// Parse reads a part. A nil stream keeps all of it.
func Parse(data []byte, stream *Stream) (*Node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var stack []*Node
	var root *Node
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
			n := &Node{Name: t.Name.Local, Space: t.Name.Space, attrs: append([]xml.Attr(nil), t.Attr...)}
			switch {
			case len(stack) == 0 && root != nil:
				return nil, errors.New("it has two roots")
			case len(stack) == 0:
				root = n
			case !stream.takes(n, stack):
				parent := stack[len(stack)-1]
				parent.Kids = append(parent.Kids, n)
			}
			stack = append(stack, n)
		case xml.EndElement:
			n := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if len(stack) > 0 && stream.takes(n, stack) {
				stream.Take(n)
			}
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].Text += string(t)
			}
		case xml.Directive:
			return nil, errors.New("it has a document type declaration")
		}
	}
}

// Attributes returns all attributes with their namespaces.
func (n *Node) Attributes() []xml.Attr { return n.attrs }

// Attr returns an attribute without a namespace.
func (n *Node) Attr(name string) string {
	v, _ := n.Has(name)
	return v
}

// Has returns an attribute without a namespace, and whether it is there.
func (n *Node) Has(name string) (string, bool) {
	for _, a := range n.attrs {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value, true
		}
	}
	return "", false
}

// Relation returns the name of the relationship that an element goes by.
func (n *Node) Relation() string {
	for _, a := range n.attrs {
		if strings.HasSuffix(a.Name.Space, "/relationships") && (a.Name.Local == "id" || a.Name.Local == "embed") {
			return a.Value
		}
	}
	return ""
}

// Number returns an attribute as a whole number, and whether it is one.
func (n *Node) Number(name string) (int, bool) {
	x, err := strconv.Atoi(n.Attr(name))
	return x, err == nil
}

// Child returns the first child of a name, nil if there is none.
func (n *Node) Child(name string) *Node {
	if n == nil {
		return nil
	}
	for _, k := range n.Kids {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Children returns the children of a name.
func (n *Node) Children(name string) []*Node {
	var all []*Node
	if n != nil {
		for _, k := range n.Kids {
			if k.Name == name {
				all = append(all, k)
			}
		}
	}
	return all
}

// Below calls visit for each element of a name below n.
func (n *Node) Below(name string, visit func(*Node)) {
	if n == nil {
		return
	}
	for _, k := range n.Kids {
		if k.Name == name {
			visit(k)
		}
		k.Below(name, visit)
	}
}

// Units counts the UTF-16 units of a text, which is how Office counts.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}
