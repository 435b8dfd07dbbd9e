package mdtmpl

import (
	"bytes"
	"cmp"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"rolexport/internal/doc"
)

// templateMarkdown parses what templates write: CommonMark, with what a document cannot hold recognised so that it can be refused.
var templateMarkdown = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
)

// A lowering makes blocks of a Markdown tree and puts the values back.
type lowering struct {
	m        *machine
	src      []byte
	headings headings
	tables   map[string]bool // names of those placed
	depth    int
	failed   map[int]bool // lines of the Markdown that a problem was reported on
}

// lower parses what the machine has written and makes blocks of it.
func (m *machine) lower() []doc.Block {
	l := &lowering{m: m, src: m.out}
	if at, why := tooCostly(l.src); why != "" {
		l.refuse(at, codeLimit, "", "%s", why)
		return nil
	}
	root := templateMarkdown.Parse(text.NewReader(l.src))
	f := flow{l: l, top: true}
	l.blocks(root, &f)
	out := f.close()
	l.headings.close(l)
	l.findLost()
	return out
}

// refuse reports what is wrong at an offset of the Markdown.
func (l *lowering) refuse(offset int, code, hint, format string, args ...any) {
	offset = max(offset, 0) // a node without a position
	if l.failed == nil {
		l.failed = map[int]bool{}
	}
	l.failed[l.line(offset)] = true
	l.m.report(l.m.at(offset).problem(code, hint, format, args...))
}

// refuseOutcome reports what came of the branches that were taken. A rehearsal has taken them without asking the data, so that they need
// not go together.
func (l *lowering) refuseOutcome(offset int, code, hint, format string, args ...any) {
	if l.m.rehearsing {
		return
	}
	l.refuse(offset, code, hint, format, args...)
}

func (l *lowering) line(offset int) int {
	return bytes.Count(l.src[:min(offset, len(l.src))], []byte("\n"))
}

// unsupported reports Markdown that a document cannot hold.
func (l *lowering) unsupported(n ast.Node, what, hint string) {
	l.refuse(n.Pos(), codeMarkdown, hint, "%s cannot stand in a document", what)
	if n.Type() == ast.TypeBlock && n.Lines() != nil {
		for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
			l.failed[l.line(s.Start)] = true
		}
	}
}

// blocks lowers the children of a container into f.
func (l *lowering) blocks(parent ast.Node, f *flow) {
	if l.depth++; l.depth > maxNesting {
		l.refuse(parent.Pos(), codeLimit, "", "Markdown nested deeper than %d", maxNesting)
		l.depth--
		return
	}
	defer func() { l.depth-- }()
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			l.heading(n, f)
		case *ast.Paragraph, *ast.TextBlock:
			l.paragraph(n, f)
		case *ast.List:
			if list := l.list(n); len(list.Items) > 0 {
				f.add(list)
			}
		case *ast.Blockquote:
			l.blockquote(n, f)
		case *ast.ThematicBreak:
			l.unsupported(n, "a rule", "begin a section with a heading, or a page with {{pagebreak}}")
		case *ast.CodeBlock:
			l.unsupported(n, "an indented code block", "begin the line further left; write `code` inside a sentence")
		case *ast.FencedCodeBlock:
			l.unsupported(n, "a code block", "write `code` inside a sentence")
		case *ast.HTMLBlock:
			l.unsupported(n, "HTML", `write a comment as {{/* ... */}}, and a "<" of the text as \<`)
		case *ast.LinkReferenceDefinition:
			l.unsupported(n, "a link definition", `write [text](https://...) where the link stands, or \[ for a bracket`)
		default:
			l.unsupported(n, fmt.Sprintf("Markdown of kind %s", n.Kind()), "")
		}
	}
}

func (l *lowering) list(n *ast.List) *doc.List {
	list := &doc.List{Ordered: n.IsOrdered()}
	if list.Ordered {
		list.Start = n.Start
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if item.FirstChild() == nil {
			l.refuse(cmp.Or(max(item.Pos(), 0), n.Pos()), codeMarkdown, "put the {{if}} around the whole line", "a list item without content")
			continue
		}
		f := flow{l: l}
		l.blocks(item, &f)
		if blocks := f.close(); len(blocks) > 0 { // none: a block function without a value
			list.Items = append(list.Items, doc.Item{Blocks: blocks})
		}
	}
	return list
}

func (l *lowering) blockquote(n *ast.Blockquote, f *flow) {
	callout := &doc.Callout{Kind: doc.Tip}
	inner := flow{l: l, callout: callout}
	l.blocks(n, &inner)
	callout.Blocks = inner.close()
	if len(callout.Blocks) > 0 || callout.Title != "" {
		f.add(callout)
	}
}

// splice takes the content of a slot for the document.
func (l *lowering) splice(number int) any {
	s := &l.m.slots[number]
	s.spliced++
	return s.content
}

// findLost reports values that did not reach the document, unless their line has been reported already.
func (l *lowering) findLost() {
	rest, at := l.src, 0
	for {
		before, number, after := cutSlot(rest)
		if number < 0 {
			return
		}
		at += len(before)
		if n := l.m.slots[number].spliced; n != 1 && !l.failed[l.line(at)] {
			place := l.m.set.sites[l.m.slots[number].site].place
			what := "the value is lost: Markdown does not take what stands here as text"
			if n > 1 {
				what = fmt.Sprintf("the value is written %d times", n)
			}
			l.m.report(place.problem(codeLost, "write it in a sentence of its own", "%s", what))
		}
		at += len(rest) - len(before) - len(after)
		rest = after
	}
}
