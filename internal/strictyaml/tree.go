package strictyaml

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"rolexport/internal/diag"
)

// inspector walks a tree once and checks what YAML itself lets pass.
type inspector struct {
	file     *File
	problems collector
	sound    bool                   // the tree may be decoded: finite and not too deep
	anchored map[*yaml.Node]measure // nodes with an anchor that the walk has left
	open     map[*yaml.Node]bool    // nodes with an anchor that the walk is in
	expanded int                    // values that the aliases so far stand for
}

// measure is how large a subtree is with its aliases expanded.
type measure struct{ values, height int }

// inspect checks the tree below n. sound is false when it must not be decoded.
func (f *File) inspect(n *yaml.Node) (problems diag.List, sound bool) {
	w := &inspector{file: f, sound: true}
	w.node(n, 1)
	return w.problems.problems(), w.sound
}

func (w *inspector) node(n *yaml.Node, depth int) measure {
	switch {
	case n.Kind == yaml.AliasNode:
		return w.alias(n, depth)
	case depth > MaxDepth:
		if w.sound {
			w.report(n, "too-deep", fmt.Sprintf("lists and mappings are nested more than %d deep", MaxDepth), "")
		}
		w.sound = false
		return measure{1, 1}
	}
	if n.Anchor != "" {
		if w.open == nil {
			w.open, w.anchored = map[*yaml.Node]bool{}, map[*yaml.Node]measure{}
		}
		w.open[n] = true
	}
	m := measure{1, 1}
	if n.Style&yaml.TaggedStyle != 0 {
		w.tag(n)
	}
	switch n.Kind {
	case yaml.ScalarNode:
		w.text(n)
	case yaml.MappingNode:
		w.keys(n)
	}
	for _, child := range n.Content {
		c := w.node(child, depth+1)
		m.values = min(m.values+c.values, MaxExpansion+1)
		m.height = max(m.height, c.height+1)
	}
	if n.Anchor != "" {
		delete(w.open, n)
		w.anchored[n] = m
	}
	return m
}

// alias checks that an alias ends, and that all of them together stay within bounds.
func (w *inspector) alias(n *yaml.Node, depth int) measure {
	if w.open[n.Alias] {
		w.report(n, "alias-cycle", fmt.Sprintf("the alias *%s stands inside the value that it repeats", n.Value), "write the value out")
		w.sound = false
		return measure{1, 1}
	}
	m := w.anchored[n.Alias]
	w.expanded += m.values
	switch {
	case !w.sound:
	case w.expanded > MaxExpansion:
		w.report(n, "alias-limit",
			fmt.Sprintf("with the alias *%s the aliases of this file stand for more than %d values", n.Value, MaxExpansion),
			"write the values out, or repeat fewer of them")
		w.sound = false
	case depth+m.height-1 > MaxDepth:
		w.report(n, "too-deep", fmt.Sprintf("with the alias *%s lists and mappings are nested more than %d deep", n.Value, MaxDepth), "")
		w.sound = false
	}
	return m
}

// keys checks the keys of a mapping: plain words, each given once, merges of mappings only.
func (w *inspector) keys(n *yaml.Node) {
	var index map[string]int // only for mappings where comparing all pairs of keys would be slow
	if len(n.Content) > 64 {
		index = make(map[string]int, len(n.Content)/2)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode {
			w.report(key, "wrong-type", "a key must be a word, not "+kindName(key), "")
			continue
		}
		if isMerge(key) {
			w.merge(n.Content[i+1])
		}
		if first := firstKey(n, i, index); first != nil {
			w.report(key, "repeated-key", fmt.Sprintf("%q is given twice", key.Value),
				fmt.Sprintf("it is first given on line %d; keep one of the two", first.Line))
		}
	}
}

// firstKey returns the key before position i that equals the one there, or nil.
func firstKey(n *yaml.Node, i int, index map[string]int) *yaml.Node {
	name := n.Content[i].Value
	if index != nil {
		if at, ok := index[name]; ok {
			return n.Content[at]
		}
		index[name] = i
		return nil
	}
	for j := 0; j < i; j += 2 {
		if other := n.Content[j]; other.Value == name && other.Kind == yaml.ScalarNode {
			return other
		}
	}
	return nil
}

// merge checks what "<<" merges.
func (w *inspector) merge(value *yaml.Node) {
	items := []*yaml.Node{value}
	if target(value).Kind == yaml.SequenceNode {
		items = target(value).Content
	}
	for _, item := range items {
		if target(item).Kind != yaml.MappingNode {
			w.report(item, "wrong-type", fmt.Sprintf("%q merges a mapping, not %s", "<<", kindName(target(item))), "")
		}
	}
}

// tag checks a tag that is written out, such as !!str.
func (w *inspector) tag(n *yaml.Node) {
	switch n.ShortTag() {
	case "!!str", "!!int", "!!float", "!!bool", "!!null", "!!seq", "!!map", "!!timestamp":
		return
	}
	w.report(n, "unknown-tag", fmt.Sprintf("the tag %q is not known", n.Tag), "remove it")
}

// text checks a value for characters that clean refuses, because quoted text may hold them as escapes.
func (w *inspector) text(n *yaml.Node) {
	if n.Style&yaml.DoubleQuotedStyle == 0 {
		return
	}
	for _, r := range n.Value {
		if forbidden(r) || r == '\r' { // as a line break of the file it is none of the text's
			code, message, hint := describe(r)
			w.report(n, code, message, hint)
			return
		}
	}
}

func (w *inspector) report(n *yaml.Node, code, message, hint string) {
	if !w.problems.full() {
		w.problems.add(w.file.problem(n, code, message, hint))
	}
}

// target returns the node that an alias stands for, and any other node itself.
func target(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func isMerge(key *yaml.Node) bool { return key.Kind == yaml.ScalarNode && key.Tag == "!!merge" }

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// mergeSources returns the mappings that the value of "<<" names, the strongest first.
func mergeSources(value *yaml.Node) []*yaml.Node {
	value = target(value)
	if value.Kind == yaml.MappingNode {
		return []*yaml.Node{value}
	}
	var sources []*yaml.Node
	for _, item := range value.Content {
		if item = target(item); item.Kind == yaml.MappingNode {
			sources = append(sources, item)
		}
	}
	return sources
}

// kindName names what a node holds, with its article.
func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	switch n.Tag {
	case "!!null":
		return "nothing"
	case "!!int", "!!float", "!!bool":
		return clip(n.Value)
	}
	return fmt.Sprintf("the text %q", clip(n.Value))
}

// clip shortens text that is quoted in a message.
func clip(s string) string { return diag.Clip(s, 40) }
