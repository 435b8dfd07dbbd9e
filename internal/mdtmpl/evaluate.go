package mdtmpl

import (
	"reflect"
	"text/template/parse"
)

// pipe returns a specimen of what a pipeline yields, and reports what is wrong with it whatever the data says.
func (r *rehearsal) pipe(p *parse.PipeNode, dot reflect.Value) (value reflect.Value) {
	for i, c := range p.Cmds {
		piped := []reflect.Value{value}
		if i == 0 {
			piped = nil
		}
		value = r.command(c, dot, piped)
	}
	return value
}

// command evaluates a command. Piped is the value of the one before it, if there is one.
func (r *rehearsal) command(c *parse.CommandNode, dot reflect.Value, piped []reflect.Value) reflect.Value {
	name, isFunction := c.Args[0].(*parse.IdentifierNode)
	if !isFunction {
		for _, arg := range c.Args[1:] {
			r.operand(arg, dot)
		}
		return r.operand(c.Args[0], dot)
	}
	var args []reflect.Value
	for _, arg := range c.Args[1:] {
		args = append(args, r.operand(arg, dot))
	}
	return r.call(c, name.Ident, append(args, piped...))
}

// operand evaluates a part of a command.
func (r *rehearsal) operand(n parse.Node, dot reflect.Value) reflect.Value {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return r.fields(n, dot, n.Ident)
	case *parse.VariableNode:
		for i := len(r.variables) - 1; i >= 0; i-- {
			if r.variables[i].name == n.Ident[0] {
				return r.fields(n, r.variables[i].value, n.Ident[1:])
			}
		}
	case *parse.ChainNode:
		return r.fields(n, r.operand(n.Node, dot), n.Field)
	case *parse.PipeNode:
		return r.pipe(n, dot)
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	case *parse.BoolNode:
		return reflect.ValueOf(n.True)
	case *parse.NumberNode:
		switch {
		case n.IsInt:
			return reflect.ValueOf(int(n.Int64))
		case n.IsFloat:
			return reflect.ValueOf(n.Float64)
		}
	}
	return reflect.Value{}
}

// fields follows the names behind an operand.
func (r *rehearsal) fields(n parse.Node, v reflect.Value, names []string) reflect.Value {
	for _, name := range names {
		found, ok := member(v, name)
		if !ok {
			at := r.m.set.sites[r.m.site].in.operand(int(n.Position()))
			hint := fieldHint(name, members(behind(v).Type()))
			r.m.report(at.problem(codeData, hint, "no .%s here", name))
			return reflect.Value{}
		}
		v = found
	}
	return v
}

// call calls a function of ours with specimens. What those of text/template give is known by their names.
func (r *rehearsal) call(c *parse.CommandNode, name string, args []reflect.Value) reflect.Value {
	switch name {
	case "not", "eq", "ne", "lt", "le", "gt", "ge":
		return specimen(reflect.TypeFor[bool]())
	case "len":
		return specimen(reflect.TypeFor[int]())
	case "and", "or": // one of the arguments
		for _, arg := range args {
			if !arg.IsValid() || !args[0].IsValid() || arg.Type() != args[0].Type() {
				return reflect.Value{}
			}
		}
		return args[0]
	case "index":
		_, v, _ := rounds(args[0])
		for range args[2:] {
			_, v, _ = rounds(v)
		}
		return v
	case "label":
		if key, ok := stringArg(c, 1); !ok || r.m.labels[key.Text] == "" {
			return reflect.Value{} // a key of the data, or one that has been reported
		}
	}
	f := reflect.ValueOf(r.functions[name])
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		constant := i+1 < len(c.Args) && c.Args[i+1].Type() == parse.NodeNumber
		var ok bool
		if in[i], ok = argument(parameter(f.Type(), i), arg, constant); !ok {
			r.m.wrong("write {{"+functions[name].usage+"}}", "%s does not take %s there", name, describe(arg.Interface()))
			return reflect.Value{}
		}
	}
	result := f.Call(in)[0]
	if result.Kind() == reflect.Interface {
		return result.Elem()
	}
	return result
}

// parameter returns the type of a function's parameter.
func parameter(f reflect.Type, i int) reflect.Type {
	if last := f.NumIn() - 1; f.IsVariadic() && i >= last {
		return f.In(last).Elem()
	}
	return f.In(i)
}

// argument returns a specimen for a parameter, and whether it can be passed.
func argument(t reflect.Type, v reflect.Value, constant bool) (reflect.Value, bool) {
	v = present(v)
	switch {
	case t.Kind() == reflect.Int && !constant && (!v.IsValid() || v.Type().AssignableTo(t)):
		return reflect.ValueOf(1), true // any would do
	case !v.IsValid():
		return reflect.Zero(t), true
	case v.Type().AssignableTo(t):
		return v, true
	}
	v = behind(v)
	return v, v.IsValid() && v.Type().AssignableTo(t)
}
