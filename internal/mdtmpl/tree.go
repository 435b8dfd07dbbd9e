package mdtmpl

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"text/template/parse"
	"unicode/utf8"

	"rolexport/internal/diag"
)

// maxNesting bounds how deep actions and Markdown may be nested.
const maxNesting = 100

// A rewriter prepares the trees of a file for execution. It
//   - pipes the value of every output action into bind, which keeps it and writes a slot,
//   - tells every function of ours where it is called,
//   - has range bodies and templates count what they cost,
//   - takes away the lines that hold control actions only, and gives each text its address.
type rewriter struct {
	set      *Set
	file     *source
	quiet    []span
	depth    int
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
	t.Root.Nodes = append([]parse.Node{counter("enter", cost, t.Root.Pos)}, t.Root.Nodes...)
	t.Root.Nodes = append(t.Root.Nodes, counter("leave", 0, t.Root.Pos))
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
			output := r.output(n.Pipe)
			r.pipe(n.Pipe)
			if len(n.Pipe.Decl) == 0 {
				n.Pipe.Cmds = append(n.Pipe.Cmds, binding(r.number(output), n.Pipe.Pos))
			}
		case *parse.IfNode:
			cost += r.branch(&n.BranchNode)
		case *parse.WithNode:
			cost += r.branch(&n.BranchNode)
		case *parse.RangeNode:
			r.pipe(n.Pipe)
			inside := r.list(n.List)
			cost += r.list(n.ElseList)
			n.List.Nodes = append([]parse.Node{counter("step", 1+inside, n.Pos)}, n.List.Nodes...)
		case *parse.TemplateNode:
			if n.Pipe != nil {
				r.pipe(n.Pipe)
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

func (r *rewriter) branch(b *parse.BranchNode) (cost int) {
	r.pipe(b.Pipe)
	return r.list(b.List) + r.list(b.ElseList)
}

// text cuts the quiet spans out of a text and addresses what is left.
func (r *rewriter) text(n *parse.TextNode) []parse.Node {
	var pieces []parse.Node
	keep := func(start, end int) {
		if start >= end {
			return
		}
		number := len(r.set.texts)
		r.set.texts = append(r.set.texts, place{in: r.file, offset: start})
		pieces = append(pieces, &parse.TextNode{
			NodeType: parse.NodeText, Pos: parse.Pos(start), Text: addressed(number, []byte(r.file.text[start:end])),
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

// output is the site of an output action.
func (r *rewriter) output(p *parse.PipeNode) site {
	s := site{place: r.at(p.Pos, utf8.RuneCountInString(p.String()))}
	if len(p.Cmds) != 1 {
		return s
	}
	name, _ := p.Cmds[0].Args[0].(*parse.IdentifierNode)
	if key, ok := stringArg(p.Cmds[0], 1); ok && name != nil && name.Ident == "label" {
		s.label = key.Text
	}
	return s
}

func (r *rewriter) number(s site) int {
	r.set.sites = append(r.set.sites, s)
	return len(r.set.sites) - 1
}

// pipe checks the calls of a pipeline and tells our functions where they are called.
func (r *rewriter) pipe(p *parse.PipeNode) {
	if r.depth++; r.depth > maxNesting {
		if r.depth == maxNesting+1 {
			r.refuse(r.at(p.Pos, 0), codeLimit, "", "parentheses nested deeper than %d", maxNesting)
		}
		r.depth--
		return
	}
	defer func() { r.depth-- }()
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
	if !f.ours {
		return
	}
	if key, isText := stringArg(c, 1); name.Ident == "label" && isText {
		r.set.labels = append(r.set.labels, labelUse{r.at(key.Pos, utf8.RuneCountInString(key.Quoted)), key.Text})
	}
	c.Args = append([]parse.Node{c.Args[0], number(r.number(site{place: at}), name.Pos)}, c.Args[1:]...)
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
		hint = didYouMean(name.Ident, functionNames())
	}
	r.refuse(r.at(name.Pos, len(name.Ident)), codeFunction, hint, "no function %q", name.Ident)
}

// binding is the command that an output action ends with.
func binding(site int, pos parse.Pos) *parse.CommandNode {
	return &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos, Args: []parse.Node{identifier("bind", pos), number(site, pos)}}
}

// counter is an action that counts what the nodes around it cost.
func counter(function string, cost int, pos parse.Pos) parse.Node {
	command := &parse.CommandNode{
		NodeType: parse.NodeCommand, Pos: pos, Args: []parse.Node{identifier(function, pos), number(cost, pos)},
	}
	return &parse.ActionNode{
		NodeType: parse.NodeAction, Pos: pos,
		Pipe: &parse.PipeNode{NodeType: parse.NodePipe, Pos: pos, Cmds: []*parse.CommandNode{command}},
	}
}

func identifier(name string, pos parse.Pos) parse.Node { return parse.NewIdentifier(name).SetPos(pos) }

func number(n int, pos parse.Pos) parse.Node {
	return &parse.NumberNode{NodeType: parse.NodeNumber, Pos: pos, IsInt: true, Int64: int64(n), Text: strconv.Itoa(n)}
}
