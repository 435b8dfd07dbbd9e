package mdtmpl

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"rolexport/internal/doc"
)

// dataMarkdown parses the markup that data may have: strong, emph, code and links, in paragraphs. Nothing else is recognised, so
// everything else stays the text that it is.
var dataMarkdown = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 100)),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(linkParser{parser.NewLinkParser()}, 200),
		util.Prioritized(autoLinkParser{parser.NewAutoLinkParser()}, 300),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	),
)

// paragraphParser takes indented lines too: without a parser that does, goldmark drops what follows.
type paragraphParser struct{ parser.BlockParser }

// CanAcceptIndentedLine implements parser.BlockParser.
func (paragraphParser) CanAcceptIndentedLine() bool { return true }

// linkParser leaves a link or image that a document cannot hold as it is written.
type linkParser struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n := p.InlineParser.Parse(parent, block, pc)
	switch link := n.(type) {
	case *ast.Link:
		if len(link.Title) == 0 && link.HasChildren() && isAddress(string(util.UnescapePunctuations(link.Destination))) {
			return link
		}
	case *ast.Image:
	default:
		return n
	}
	_, rest := block.Position()
	return ast.NewString(block.Source()[n.Pos():rest.Start])
}

// CloseBlock implements parser.CloseBlocker.
func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// autoLinkParser leaves an address that a document cannot link to as it is written.
type autoLinkParser struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (p autoLinkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n, ok := p.InlineParser.Parse(parent, block, pc).(*ast.AutoLink)
	if !ok || !isAddress(autoLinkTarget(n, block.Source())) {
		return nil
	}
	return n
}

// maxMarkup is the depth of markup in data that is still taken for markup.
const maxMarkup = 8

// parseMarkup returns the paragraphs of a text with its markup.
func parseMarkup(s string) any {
	plain := textContent(s)
	if !strings.ContainsAny(s, "*_`[<\\") {
		return plain
	}
	if _, absent := plain.(doc.NotStated); absent {
		return plain
	}
	m := markup{src: []byte(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"))}
	if _, why := tooCostly(m.src); why != "" {
		return plain
	}
	root := dataMarkdown.Parse(text.NewReader(m.src))
	var out paragraphs
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if inlines := m.within(n); len(inlines) > 0 {
			out = append(out, inlines)
		}
	}
	if m.tooDeep || len(out) == 0 {
		return plain
	}
	if len(out) == 1 {
		return doc.Rich(out[0])
	}
	return out
}

// markup lowers a tree of dataMarkdown.
type markup struct {
	src     []byte
	depth   int
	tooDeep bool
}

func (m *markup) within(parent ast.Node) []doc.Inline {
	if m.depth++; m.depth > maxMarkup {
		m.tooDeep = true
		m.depth--
		return nil
	}
	defer func() { m.depth-- }()
	var w inlineWriter
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			m.text(n, &w)
		case *ast.String:
			w.text(strings.Join(splitParagraphs(string(n.Value)), " "))
		case *ast.Emphasis:
			if inside := m.within(n); n.Level == 1 {
				w.inline(doc.Emph(inside))
			} else {
				w.inline(doc.Strong(inside))
			}
		case *ast.CodeSpan:
			var code []byte
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				code = append(code, c.(*ast.Text).Value(m.src)...)
			}
			w.inline(doc.Code(strings.ReplaceAll(string(code), "\n", " ")))
		case *ast.Link:
			w.inline(&doc.Link{Target: string(util.UnescapePunctuations(n.Destination)), Text: m.within(n)})
		case *ast.AutoLink:
			w.inline(&doc.Link{Target: autoLinkTarget(n, m.src), Text: []doc.Inline{doc.Text(n.Label(m.src))}})
		default:
			panic(fmt.Sprintf("mdtmpl: markup of unknown kind %s", n.Kind()))
		}
	}
	return w.inlines()
}

func (m *markup) text(t *ast.Text, w *inlineWriter) {
	w.text(string(util.UnescapePunctuations(t.Value(m.src))))
	if end := t.Segment.Stop; t.HardLineBreak() && end < len(m.src) && m.src[end] == '\\' {
		w.text(`\`) // a line break is not among the markup
	}
	if t.SoftLineBreak() || t.HardLineBreak() {
		w.text(" ")
	}
}
