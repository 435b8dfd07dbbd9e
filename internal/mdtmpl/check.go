package mdtmpl

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"text/template/parse"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// A check of a template goes through maxRehearsal nodes at the most; bytesPerNode of Markdown to parse count as one. What is left then is
// found when a document is made.
const (
	maxRehearsal = 1 << 20
	bytesPerNode = 16
)

// Check reports what is wrong with templates before there is data for them: labels that do not exist, fields that the data does not
// have, values that cannot stand where they are written, Markdown that a document cannot hold. Views says what type of data each
// template will be executed with. What depends on the data itself, such as an index out of range, is left to Execute.
func (s *Set) Check(views map[string]reflect.Type, labels map[string]string) diag.List {
	problems := s.checkLabels(labels)
	m := s.pool.Get().(*machine)
	defer s.pool.Put(m)
	for _, name := range slices.Sorted(maps.Keys(views)) {
		if s.trees[name] == nil {
			problems = append(problems, s.missing(name))
			continue
		}
		problems = append(problems, m.rehearse(name, views[name], labels)...)
	}
	problems.Sort()
	return slices.CompactFunc(problems, func(a, b diag.Diagnostic) bool { return a.Pos == b.Pos && a.Message == b.Message })
}

// A rehearsal executes a template over specimens of the data, which have its types and nothing else. A condition cannot be asked
// then: each run takes a branch that none has taken, until all have been. An else that holds nothing is not worth a run.
type rehearsal struct {
	m         *machine
	functions map[string]any
	walked    map[branch]bool // to their last action
	variables []variable
	frames    []frame // of the templates that call each other
	left      int     // nodes
}

// A branch of a condition or loop, by where it stands.
type branch struct {
	of    *parse.BranchNode
	other bool // what follows the else
	frame frame
}

// A frame is a template with the type that it is executed with; nil where that is not known.
type frame struct {
	name string
	dot  reflect.Type
}

type variable struct {
	name  string
	value reflect.Value
}

func (m *machine) rehearse(name string, view reflect.Type, labels map[string]string) diag.List {
	r := &rehearsal{m: m, functions: m.functions(), walked: map[branch]bool{}, left: maxRehearsal}
	var problems diag.List
	for done := false; !done && r.left > 0 && len(problems) < maxProblems; {
		m.reset()
		m.rehearsing, m.labels, m.problems = true, labels, problems
		done = r.template(name, specimen(view))
		if r.left -= len(m.out) / bytesPerNode; m.stop == nil {
			m.lower()
		}
		problems = m.problems
	}
	m.reset()
	return problems
}

// template goes through a template and reports whether all of it has been gone through.
func (r *rehearsal) template(name string, dot reflect.Value) bool {
	f := frame{name: name}
	if dot.IsValid() {
		f.dot = dot.Type()
	}
	if slices.ContainsFunc(r.frames, func(o frame) bool { return o.name == name }) {
		return true // how often it calls itself depends on the data
	}
	outside := r.variables
	r.frames, r.variables = append(r.frames, f), []variable{{"$", dot}}
	done := r.list(r.m.set.trees[name].Root, dot)
	r.frames, r.variables = r.frames[:len(r.frames)-1], outside
	return done
}

func (r *rehearsal) list(l *parse.ListNode, dot reflect.Value) bool {
	done := true
	for _, n := range l.Nodes {
		if r.left--; r.left < 0 || r.m.stop != nil {
			return done
		}
		switch n := n.(type) {
		case *parse.TextNode:
			r.text(n)
		case *parse.ActionNode:
			r.declare(n.Pipe, r.pipe(n.Pipe, dot))
		case *parse.IfNode:
			done = r.either(&n.BranchNode, dot, func(reflect.Value) reflect.Value { return dot }) && done
		case *parse.WithNode:
			done = r.either(&n.BranchNode, dot, func(value reflect.Value) reflect.Value { return value }) && done
		case *parse.RangeNode:
			done = r.either(&n.BranchNode, dot, func(list reflect.Value) reflect.Value { return r.round(n.Pipe, list) }) && done
		case *parse.TemplateNode:
			var value reflect.Value
			if n.Pipe != nil {
				value = r.pipe(n.Pipe, dot)
			}
			done = r.template(n.Name, value) && done
		case *parse.BreakNode, *parse.ContinueNode, *parse.CommentNode: // what follows may be reached all the same
		default:
			panic(fmt.Sprintf("mdtmpl: tree node of unknown kind %T", n))
		}
	}
	return done
}

// text follows an instruction.
func (r *rehearsal) text(n *parse.TextNode) {
	switch op, operand, text, _ := cutInstruction(n.Text); op {
	case opText, opSite:
		r.m.follow(op, operand, text)
	case opLabel:
		r.m.site = operand
		r.m.bind(doc.Text(r.m.labels[r.m.set.sites[operand].label]))
	}
}

// either goes through one branch. Inside returns the dot of the first one for the value of the pipeline.
func (r *rehearsal) either(n *parse.BranchNode, dot reflect.Value, inside func(reflect.Value) reflect.Value) bool {
	outside := len(r.variables)
	defer func() { r.variables = r.variables[:outside] }()
	value := r.pipe(n.Pipe, dot)
	if n.NodeType != parse.NodeRange {
		r.declare(n.Pipe, value)
	}
	first := branch{of: n, frame: r.frames[len(r.frames)-1]}
	second := first
	second.other = true
	if n.ElseList == nil || len(n.ElseList.Nodes) == 0 {
		r.walked[second] = true
	}
	if r.walked[first] && !r.walked[second] {
		r.walked[second] = r.list(n.ElseList, dot)
	} else {
		r.walked[first] = r.list(n.List, inside(value))
	}
	return r.walked[first] && r.walked[second]
}

// declare gives the variables of a pipeline its value.
func (r *rehearsal) declare(p *parse.PipeNode, value reflect.Value) {
	for _, v := range p.Decl {
		r.set(p, v, value)
	}
}

func (r *rehearsal) set(p *parse.PipeNode, v *parse.VariableNode, value reflect.Value) {
	if !p.IsAssign {
		r.variables = append(r.variables, variable{v.Ident[0], value})
		return
	}
	for i := len(r.variables) - 1; i >= 0; i-- {
		if r.variables[i].name == v.Ident[0] {
			r.variables[i].value = value
			return
		}
	}
}

// round gives the variables of a loop what a round gives them, and returns the dot.
func (r *rehearsal) round(p *parse.PipeNode, list reflect.Value) reflect.Value {
	key, value, ok := rounds(list)
	if !ok {
		r.m.wrong("", "range needs a list, this is %s", describe(list.Interface()))
	}
	switch len(p.Decl) {
	case 1:
		r.set(p, p.Decl[0], value)
	case 2:
		r.set(p, p.Decl[0], key)
		r.set(p, p.Decl[1], value)
	}
	return value
}
