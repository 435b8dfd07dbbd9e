package mdtmpl

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rolexport/internal/doc"
)

// inlines lowers the children of a node to running text.
func (l *lowering) inlines(parent ast.Node, w *inlineWriter) {
	if l.depth++; l.depth > maxNesting {
		l.refuse(parent.Pos(), codeLimit, "", "Markdown nested deeper than %d", maxNesting)
		l.depth--
		return
	}
	defer func() { l.depth-- }()
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		l.inline(n, w)
	}
}

// within returns the running text inside a node.
func (l *lowering) within(n ast.Node) []doc.Inline {
	var w inlineWriter
	l.inlines(n, &w)
	return w.inlines()
}

func (l *lowering) inline(n ast.Node, w *inlineWriter) {
	switch n := n.(type) {
	case *ast.Text:
		l.eachPart(n, func(_ int, s string) { w.text(s) }, func(at, number int) { l.running(at, number, w) })
		switch {
		case n.HardLineBreak():
			w.inline(doc.Break{})
		case n.SoftLineBreak():
			w.text(" ")
		}
	case *ast.Emphasis:
		if inside := l.within(n); n.Level == 1 {
			w.inline(doc.Emph(inside))
		} else {
			w.inline(doc.Strong(inside))
		}
	case *ast.CodeSpan:
		l.code(n, w)
	case *ast.Link:
		l.link(n, w)
	case *ast.AutoLink:
		l.autoLink(n, w)
	case *ast.Image:
		l.unsupported(n, "an image", "the organisation's logo comes from the dataset")
	case *ast.RawHTML:
		l.unsupported(n, "HTML", `write a comment as {{/* ... */}}, and a "<" of the text as \<`)
	default:
		l.unsupported(n, fmt.Sprintf("Markdown of kind %s", n.Kind()), "")
	}
}

// running writes the value of a slot inside running text.
func (l *lowering) running(at, number int, w *inlineWriter) {
	switch c := l.splice(number).(type) {
	case doc.Inline:
		w.inline(c)
	case paragraphs:
		for _, in := range c.joined() {
			w.inline(in)
		}
	default:
		l.refuse(at, codeValue, "give it a line of its own", "a block or marker inside running text")
	}
}

// code lowers a code span. A bound text in it is code too; a value of another kind stays what it is.
func (l *lowering) code(n *ast.CodeSpan, w *inlineWriter) {
	var code []byte
	flush := func() {
		if len(code) > 0 {
			w.inline(doc.Code(code))
			code = nil
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			l.unsupported(c, fmt.Sprintf("Markdown of kind %s", c.Kind()), "")
			continue
		}
		rest, at := t.Value(l.src), t.Segment.Start
		for {
			before, number, after := cutSlot(rest)
			code = append(code, bytes.ReplaceAll(before, []byte("\n"), []byte(" "))...)
			if number < 0 {
				break
			}
			at += len(before)
			if text, isText := l.m.slots[number].content.(doc.Text); isText {
				l.splice(number)
				code = append(code, text...)
			} else {
				flush()
				l.running(at, number, w)
			}
			at += len(rest) - len(before) - len(after)
			rest = after
		}
	}
	flush()
}

func (l *lowering) link(n *ast.Link, w *inlineWriter) {
	at := max(n.Pos(), 0)
	if len(n.Title) > 0 {
		l.refuse(at, codeMarkdown, "write the title into the sentence", "a link with a title cannot stand in a document")
	}
	inside := l.within(n)
	target, ok := l.target(at, n.Destination)
	switch {
	case !ok:
		return
	case target == "": // an address that is not stated
		for _, in := range inside {
			w.inline(in)
		}
	case len(inside) == 0:
		w.inline(&doc.Link{Target: target, Text: []doc.Inline{doc.Text(target)}})
	default:
		w.inline(&doc.Link{Target: target, Text: inside})
	}
}

// target checks the address of a link. A bound address is the whole of it; one that is not stated gives "".
func (l *lowering) target(at int, destination []byte) (string, bool) {
	target := ""
	if number := wholeSlot(destination); number >= 0 {
		switch c := l.splice(number).(type) {
		case doc.NotStated:
			return "", true
		case doc.Text:
			target = string(c)
		default:
			l.refuse(at, codeValue, "bind a text that holds the whole address", "the address of a link is not a text")
			return "", false
		}
		if strings.HasPrefix(target, "#") {
			return target, len(target) > 1
		}
	} else {
		if bytes.Contains(destination, []byte(slotOpen)) {
			l.refuse(at, codeValue, "bind the whole address: [text]({{.URL}})", "a value inside the address of a link")
			return "", false
		}
		target = string(l.decode(at, destination))
		if id, inner := strings.CutPrefix(target, "#"); inner {
			l.headings.links = append(l.headings.links, innerLink{id, at})
			return target, true
		}
	}
	if !isAddress(target) {
		l.refuse(at, codeValue, "use http, https or mailto", "%q is not an address to link to", target)
		return "", false
	}
	return target, true
}

func (l *lowering) autoLink(n *ast.AutoLink, w *inlineWriter) {
	at := max(n.Pos(), 0)
	label := string(n.Label(l.src))
	target := autoLinkTarget(n, l.src)
	switch {
	case strings.Contains(label, slotOpen):
		l.refuse(at, codeValue, "bind the whole address: [text]({{.URL}})", "a value inside the address of a link")
	case !isAddress(target):
		l.refuse(at, codeValue, "use http, https or mailto", "%q is not an address to link to", target)
	default:
		w.inline(&doc.Link{Target: target, Text: []doc.Inline{doc.Text(label)}})
	}
}

func autoLinkTarget(n *ast.AutoLink, src []byte) string {
	target := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
		target = "mailto:" + target
	}
	return target
}

// isAddress reports whether s is an address that a document may link to.
func isAddress(s string) bool {
	if strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7F || 0x80 <= r && r < 0xA0 || isSlotRune(r) }) {
		return false
	}
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}
