package mdtmpl

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"rolexport/internal/diag"
)

// maxNesting bounds how deep actions and Markdown may be nested.
const maxNesting = 100

// A rewriter prepares the trees of a file for execution. It
//   - pipes the value of every output action into bind, which keeps it and writes a slot,
//   - puts in instructions that tell the machine where it is, and what range bodies and templates cost,
//   - takes away the lines that hold control actions only.
type rewriter struct {
	set      *Set
	file     *source
	quiet    []span
	depth    int // of lists in lists
	parens   int // of pipelines in pipelines
	problems diag.List
	calls    []call
}

// A call is a {{template}} action.
type call struct {
	place
	name string
}

func (r *rewriter) at(pos parse.Pos, width int) place {
	return place{in: r.file, offset: int(pos), width: width}
}

func (r *rewriter) refuse(at place, code, hint, format string, args ...any) {
	if len(r.problems) < maxProblems {
		r.problems = append(r.problems, at.problem(code, hint, format, args...))
	}
}

func (r *rewriter) template(t *parse.Tree) {
	cost := r.list(t.Root)
	t.Root.Nodes = append(r.step(opEnter, r.at(t.Root.Pos, 0), cost, t.Root.Nodes), instruct(opLeave, 0))
}

// list rewrites a list and returns how many nodes run when it does, the bodies of ranges not counted.
func (r *rewriter) list(l *parse.ListNode) (cost int) {
	if l == nil {
		return 0
	}
	if r.depth++; r.depth > maxNesting {
		if r.depth == maxNesting+1 {
			r.refuse(r.at(l.Pos, 0), codeLimit, "move the inner part to a template of its own", "actions nested deeper than %d", maxNesting)
		}
		r.depth--
		return 0
	}
	defer func() { r.depth-- }()
	nodes := make([]parse.Node, 0, len(l.Nodes))
	for _, n := range l.Nodes {
		cost++
		switch n := n.(type) {
		case *parse.TextNode:
			nodes = append(nodes, r.text(n)...)
			continue
		case *parse.ActionNode:
			nodes = append(nodes, r.site(n.Pipe))
			if len(n.Pipe.Decl) > 0 {
				break
			}
			if last := len(r.set.sites) - 1; r.set.sites[last].label != "" {
				nodes = append(nodes, instruct(opLabel, last)) // what most actions do, at the price of a Write
				continue
			}
			n.Pipe.Cmds = append(n.Pipe.Cmds, binding(n.Pipe.Pos))
		case *parse.IfNode:
			nodes = append(nodes, r.site(n.Pipe))
			cost += r.list(n.List) + r.list(n.ElseList)
		case *parse.WithNode:
			nodes = append(nodes, r.site(n.Pipe))
			cost += r.list(n.List) + r.list(n.ElseList)
		case *parse.RangeNode:
			site := len(r.set.sites)
			nodes = append(nodes, r.site(n.Pipe))
			inside := r.list(n.List)
			cost += r.list(n.ElseList)
			n.List.Nodes = r.step(opStep, r.set.sites[site].place, inside, n.List.Nodes)
		case *parse.TemplateNode:
			if n.Pipe != nil {
				nodes = append(nodes, r.site(n.Pipe))
			}
			r.calls = append(r.calls, call{r.at(n.Pos, len(n.Name)+2), n.Name})
		case *parse.BreakNode, *parse.ContinueNode, *parse.CommentNode:
		default:
			panic(fmt.Sprintf("mdtmpl: tree node of unknown kind %T", n))
		}
		nodes = append(nodes, n)
	}
	l.Nodes = nodes
	return cost
}

// width counts the runes from a pipeline's beginning to the end of its action or line.
func (r *rewriter) width(pos parse.Pos) int {
	line, _, _ := strings.Cut(r.file.text[pos:], "}}")
	line, _, _ = strings.Cut(line, "\n")
	return utf8.RuneCountInString(strings.TrimRight(strings.TrimSuffix(line, " -"), " \t"))
}

// step puts the instruction in front of a range body or template that counts what it costs.
func (r *rewriter) step(op opcode, at place, cost int, nodes []parse.Node) []parse.Node {
	r.set.steps = append(r.set.steps, step{at, 1 + cost})
	return append([]parse.Node{instruct(op, len(r.set.steps)-1)}, nodes...)
}

// text cuts the quiet spans out of a text and numbers what is left.
func (r *rewriter) text(n *parse.TextNode) []parse.Node {
	var pieces []parse.Node
	keep := func(start, end int) {
		if start >= end {
			return
		}
		number := len(r.set.texts)
		r.set.texts = append(r.set.texts, place{in: r.file, offset: start})
		pieces = append(pieces, &parse.TextNode{
			NodeType: parse.NodeText, Pos: parse.Pos(start), Text: instruction(opText, number, r.file.text[start:end]),
		})
	}
	start, end := int(n.Pos), int(n.Pos)+len(n.Text)
	next, _ := slices.BinarySearchFunc(r.quiet, start, func(q span, at int) int { return cmp.Compare(q.end, at+1) })
	for _, q := range r.quiet[next:] {
		if q.start >= end {
			break
		}
		keep(start, q.start)
		start = q.end
	}
	keep(start, end)
	return pieces
}

// site checks a pipeline, numbers its place and returns the instruction that announces it.
func (r *rewriter) site(p *parse.PipeNode) parse.Node {
	s := site{place: r.at(p.Pos, r.width(p.Pos))}
	if name, ok := p.Cmds[0].Args[0].(*parse.IdentifierNode); ok && name.Ident == "label" && len(p.Cmds) == 1 {
		if key, ok := stringArg(p.Cmds[0], 1); ok && len(p.Cmds[0].Args) == 2 {
			s.label = key.Text
		}
	}
	r.pipe(p)
	r.set.sites = append(r.set.sites, s)
	return instruct(opSite, len(r.set.sites)-1)
}

// pipe checks the calls of a pipeline.
func (r *rewriter) pipe(p *parse.PipeNode) {
	if r.parens++; r.parens > maxNesting {
		if r.parens == maxNesting+1 {
			r.refuse(r.at(p.Pos, 0), codeLimit, "", "parentheses nested deeper than %d", maxNesting)
		}
		r.parens--
		return
	}
	defer func() { r.parens-- }()
	for i, c := range p.Cmds {
		for j, arg := range c.Args {
			switch arg := arg.(type) {
			case *parse.PipeNode:
				r.pipe(arg)
			case *parse.ChainNode:
				if inner, ok := arg.Node.(*parse.PipeNode); ok {
					r.pipe(inner)
				}
			case *parse.IdentifierNode:
				if j > 0 {
					r.bare(arg)
				}
			}
		}
		if name, ok := c.Args[0].(*parse.IdentifierNode); ok {
			given := len(c.Args) - 1
			if i > 0 {
				given++ // what comes down the pipe
			}
			r.function(c, name, given)
		}
	}
}

// bare checks a function that is an argument of another one without parentheses around it.
func (r *rewriter) bare(name *parse.IdentifierNode) {
	f, ok := functions[name.Ident]
	switch {
	case !ok:
		r.unknown(name)
	case f.min > 0:
		r.refuse(r.at(name.Pos, len(name.Ident)), codeFunction, "write it in parentheses: ("+f.usage+")",
			"%s needs arguments", name.Ident)
	default:
		r.refuse(r.at(name.Pos, len(name.Ident)), codeFunction, "", "%s is not a value; it stands alone: {{%s}}", name.Ident, f.usage)
	}
}

// function checks a call of a function with the given number of arguments.
func (r *rewriter) function(c *parse.CommandNode, name *parse.IdentifierNode, given int) {
	f, ok := functions[name.Ident]
	if !ok {
		r.unknown(name)
		return
	}
	at := r.at(name.Pos, len(name.Ident))
	if given < f.min || f.max >= 0 && given > f.max {
		r.refuse(at, codeFunction, "write {{"+f.usage+"}}", "%s with %d arguments", name.Ident, given)
		return
	}
	if key, isText := stringArg(c, 1); name.Ident == "label" && isText {
		r.set.labels = append(r.set.labels, labelUse{r.at(key.Pos, utf8.RuneCountInString(key.Quoted)), key.Text})
	}
}

func stringArg(c *parse.CommandNode, i int) (*parse.StringNode, bool) {
	if i >= len(c.Args) {
		return nil, false
	}
	s, ok := c.Args[i].(*parse.StringNode)
	return s, ok
}

func (r *rewriter) unknown(name *parse.IdentifierNode) {
	hint := withheld[name.Ident]
	if hint == "" {
		hint = diag.DidYouMean(name.Ident, functionNames())
	}
	r.refuse(r.at(name.Pos, len(name.Ident)), codeFunction, hint, "no function %q", name.Ident)
}

// binding is the command that an output action ends with.
func binding(pos parse.Pos) *parse.CommandNode {
	bind := parse.NewIdentifier("bind").SetPos(pos)
	return &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos, Args: []parse.Node{bind}}
}

func instruct(op opcode, operand int) parse.Node {
	return &parse.TextNode{NodeType: parse.NodeText, Text: instruction(op, operand, "")}
}
