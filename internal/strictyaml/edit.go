package strictyaml

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Edit returns the text of a file with what differs between two values of its type, pointers to structs: old is what the file says, changed
// what it shall say. Lines that say the same stay as they are, comments and blank lines included; what is new is written as Encode does.
// A file in a form that lines cannot be exchanged in, such as one with anchors in what changes, is written anew, without its comments.
func Edit(src []byte, old, changed any) []byte {
	before, after := encoded(reflect.ValueOf(old)), encoded(reflect.ValueOf(changed))
	if alike(before, after) {
		return src
	}
	f, problems := Parse("", src)
	if problems.HasErrors() || f.root == nil {
		return Encode(changed)
	}
	e := newEditor(f)
	text, ok := e.mapping(f.root, before, after, f.root.Line-1, len(e.lines))
	if !ok {
		return Encode(changed)
	}
	edited := []byte(e.head(f.root) + text)
	if !e.says(edited, old, changed) {
		return Encode(changed)
	}
	if e.eol != "\n" {
		edited = bytes.ReplaceAll(bytes.ReplaceAll(edited, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte(e.eol))
	}
	if bytes.HasPrefix(src, byteOrderMark) {
		edited = append(bytes.Clone(byteOrderMark), edited...)
	}
	return edited
}

// says reports whether a text says what it should: what has changed as it is wanted, the rest as it was.
func (e *editor) says(edited []byte, old, changed any) bool {
	read := func(src []byte) (reflect.Value, bool) {
		into := reflect.New(reflect.TypeOf(changed).Elem())
		f, problems := Parse("", src)
		problems = append(problems, f.Decode(into.Interface())...)
		return into.Elem(), !problems.HasErrors()
	}
	was, ok1 := read(e.file.src)
	is, ok2 := read(edited)
	wanted, ok3 := read(Encode(changed))
	if !ok1 || !ok2 || !ok3 {
		return false
	}
	from, to := reflect.ValueOf(old).Elem(), reflect.ValueOf(changed).Elem()
	for i := range is.NumField() {
		name := Key(is.Type().Field(i))
		if name == "" {
			continue
		}
		expected := was
		if !alike(encodedField(from, i), encodedField(to, i)) {
			expected = wanted
		}
		if !alike(encodedField(is, i), encodedField(expected, i)) {
			return false
		}
	}
	return true
}

// encodedField returns the tree of a field, nil where it states nothing.
func encodedField(v reflect.Value, i int) *yaml.Node {
	if v.Field(i).IsZero() {
		return nil
	}
	return encoded(v.Field(i))
}

// alike reports whether two trees that encoded has made are the same.
func alike(a, b *yaml.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind || a.Value != b.Value || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		if !alike(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

// An editor exchanges lines of a file. It walks three trees at once: that of the file, what the file says as encoded writes it, and what it
// shall say in the same form.
type editor struct {
	file  *File
	lines []string // with their ends, which are all line feeds
	eol   string   // how the lines of the file end
}

func newEditor(f *File) *editor {
	e := &editor{file: f, eol: "\n"}
	text := string(f.src)
	if strings.Contains(text, "\r\n") {
		e.eol = "\r\n"
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	e.lines = strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	e.lines[len(e.lines)-1] += "\n"
	return e
}

// head returns what stands before the mapping of the file.
func (e *editor) head(root *yaml.Node) string { return e.between(0, root.Line-1) }

// between returns lines, counted from 0, the last excluded.
func (e *editor) between(from, to int) string { return strings.Join(e.lines[from:max(from, to)], "") }

// A piece is an entry of a mapping or an item of a list with the lines of comments before it.
type piece struct {
	node  *yaml.Node // its key, or the item
	head  int        // first line of the comments, counted from 0
	begin int        // line of the key or the dash
	end   int        // line after its last one
}

// pieces divides the lines from begin to end among nodes that each begin a line at column col, counted from 1. The first may begin within its
// line: then begin is inline.
func (e *editor) pieces(nodes []*yaml.Node, col, begin, end int) ([]piece, bool) {
	all := make([]piece, len(nodes))
	for i, n := range nodes {
		p := piece{node: n, begin: n.Line - 1, end: end}
		p.head = p.begin
		if i > 0 || begin != inline {
			first := begin
			if i > 0 {
				first = all[i-1].begin + 1
			}
			if p.begin < first || strings.Trim(e.lines[p.begin][:min(col-1, len(e.lines[p.begin]))], " ") != "" {
				return nil, false
			}
			for p.head > first && (i == 0 || e.isBetween(p.head-1, col)) {
				p.head--
			}
		}
		if i > 0 {
			all[i-1].end = p.head
		}
		all[i] = p
	}
	if n := len(all); n > 0 {
		for all[n-1].end-1 > all[n-1].begin && e.isBetween(all[n-1].end-1, col) {
			all[n-1].end--
		}
	}
	return all, true
}

// isBetween reports whether a line belongs to none of the values in a column: it is blank, ends the document, or is a comment that is
// indented no more than the column, as no text of a value is.
func (e *editor) isBetween(line, col int) bool {
	text := strings.TrimLeft(e.lines[line], " ")
	return strings.TrimSpace(text) == "" || text[0] == '#' && len(e.lines[line])-len(text) < col || strings.HasPrefix(e.lines[line], "...")
}

// inline stands for the first line of a mapping that begins behind a dash.
const inline = -1

// A part is what becomes of a piece: its comments, and its text from the column on.
type part struct{ head, text string }

// join writes parts below each other. own tells that the first begins a line of its own, so that comments may stand before it; else the
// begin of its line is blank, for the caller to fill.
func join(parts []part, col int, own bool) (string, bool) {
	var b strings.Builder
	for i, p := range parts {
		if i == 0 && !own && strings.TrimSpace(p.head) != "" {
			return "", false
		}
		if i > 0 || own {
			b.WriteString(p.head)
		}
		b.WriteString(strings.Repeat(" ", col-1) + p.text)
	}
	return b.String(), len(parts) > 0
}

// keep returns a piece as it is.
func (e *editor) keep(p piece, col int) part {
	return part{e.between(p.head, p.begin), e.lines[p.begin][col-1:] + e.between(p.begin+1, p.end)}
}

// mapping returns the lines of a block mapping from begin to end, and false where lines cannot be exchanged.
func (e *editor) mapping(n, old, changed *yaml.Node, begin, end int) (string, bool) {
	if !isBlock(n, yaml.MappingNode) || old.Kind != yaml.MappingNode || changed.Kind != yaml.MappingNode {
		return "", false
	}
	var keys []*yaml.Node
	for i := 0; i < len(n.Content); i += 2 {
		if n.Content[i].Column != n.Column {
			return "", false
		}
		keys = append(keys, n.Content[i])
	}
	pieces, ok := e.pieces(keys, n.Column, begin, end)
	if !ok {
		return "", false
	}
	var parts []part
	there := map[string]int{} // place among parts
	for i, p := range pieces {
		name := p.node.Value
		_, was := lookUp(old, name)
		_, is := lookUp(changed, name)
		next := e.keep(p, n.Column)
		switch {
		case alike(was, is):
		case is == nil:
			continue
		default:
			next.text = e.entry(p, n.Content[2*i+1], was, is, n.Column)
		}
		there[name] = len(parts)
		parts = append(parts, next)
	}
	// New entries go behind the one that they follow in the order of the type.
	at := -1
	for i := 0; i < len(changed.Content); i += 2 {
		key, value := changed.Content[i], changed.Content[i+1]
		if place, ok := there[key.Value]; ok {
			at = place
			continue
		}
		if _, was := lookUp(old, key.Value); alike(was, value) {
			continue // the file need not say it
		}
		if at < 0 {
			at = len(parts) - 1
		}
		at++
		parts = append(parts[:at], append([]part{{text: block(&yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{key, value}}, n.Column)}},
			parts[at:]...)...)
		for name, place := range there {
			if place >= at {
				there[name] = place + 1
			}
		}
	}
	text, ok := join(parts, n.Column, begin != inline)
	return text + e.tail(pieces, end), ok
}

// tail returns the lines behind the last piece: comments that belong to none.
func (e *editor) tail(pieces []piece, end int) string {
	if len(pieces) == 0 {
		return ""
	}
	return e.between(pieces[len(pieces)-1].end, end)
}

// entry returns the text of an entry whose value changes.
func (e *editor) entry(p piece, value, old, changed *yaml.Node, col int) string {
	if old != nil && value.Line-1 > p.begin {
		lead := e.lines[p.begin][col-1:]
		switch {
		case changed.Kind == yaml.MappingNode:
			if text, ok := e.mapping(value, old, changed, p.begin+1, p.end); ok {
				return lead + text
			}
		case changed.Kind == yaml.SequenceNode:
			if text, ok := e.sequence(value, old, changed, p.begin+1, p.end); ok {
				return lead + text
			}
		}
	}
	key, fresh := *p.node, styled(changed, value)
	key.HeadComment, key.FootComment = "", ""
	return block(&yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{&key, fresh}}, col)
}

// sequence returns the lines of a block list from begin to end, and false where lines cannot be exchanged.
func (e *editor) sequence(n, old, changed *yaml.Node, begin, end int) (string, bool) {
	if !isBlock(n, yaml.SequenceNode) || old.Kind != yaml.SequenceNode || changed.Kind != yaml.SequenceNode || len(old.Content) != len(n.Content) {
		return "", false
	}
	for _, item := range n.Content {
		if line := e.lines[item.Line-1]; item.Column <= n.Column || len(line) < n.Column || line[n.Column-1] != '-' {
			return "", false
		}
	}
	pieces, ok := e.pieces(n.Content, n.Column, begin, end)
	if !ok {
		return "", false
	}
	var parts []part
	for i, match := range matches(old.Content, changed.Content) {
		is := changed.Content[i]
		if match < 0 {
			parts = append(parts, part{text: block(&yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{is}}, n.Column)})
			continue
		}
		p := pieces[match]
		next := e.keep(p, n.Column)
		if !alike(old.Content[match], is) {
			dash := e.lines[p.begin][n.Column-1 : p.node.Column-1]
			if text, ok := e.mapping(p.node, old.Content[match], is, inline, p.end); ok {
				next.text = dash + text[p.node.Column-1:]
			} else {
				next.text = block(&yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{styled(is, p.node)}}, n.Column)
			}
		}
		parts = append(parts, next)
	}
	text, ok := join(parts, n.Column, true)
	return text + e.tail(pieces, end), ok
}

// matches returns for each changed item the index of the old one that it was, or -1: its equal, else one of the same identity.
func matches(old, changed []*yaml.Node) []int {
	list := make([]int, len(changed))
	taken := make([]bool, len(old))
	index := map[string][]int{}
	for i, o := range old {
		index[knownBy(o)] = append(index[knownBy(o)], i)
	}
	take := func(c *yaml.Node, fits func(*yaml.Node) bool) int {
		for _, i := range index[knownBy(c)] {
			if !taken[i] && fits(old[i]) {
				taken[i] = true
				return i
			}
		}
		return -1
	}
	for i, c := range changed {
		list[i] = take(c, func(o *yaml.Node) bool { return alike(o, c) })
	}
	for i, c := range changed {
		if list[i] < 0 {
			list[i] = take(c, func(*yaml.Node) bool { return true })
		}
	}
	return list
}

// knownBy returns what an item is known by: a text itself, a mapping by its first field, which in all types is its id or name.
func knownBy(n *yaml.Node) string {
	if n.Kind == yaml.MappingNode && len(n.Content) > 1 {
		return fmt.Sprintf("%s: %s", n.Content[0].Value, n.Content[1].Value)
	}
	return n.Value
}

// isBlock reports whether n is written on lines of its own, and means nothing to other places of the file.
func isBlock(n *yaml.Node, kind yaml.Kind) bool {
	return n.Kind == kind && n.Style&(yaml.FlowStyle|yaml.TaggedStyle) == 0 && n.Anchor == "" && len(n.Content) > 0
}

// styled returns a new value in the style and with the comment of the one that it replaces.
func styled(n, before *yaml.Node) *yaml.Node {
	fresh := *n
	fresh.LineComment = before.LineComment
	switch {
	case n.Kind != before.Kind:
	case n.Kind == yaml.ScalarNode && n.Tag == "!!str" && n.Style == 0:
		fresh.Style = before.Style & (yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle)
	case n.Kind != yaml.ScalarNode:
		fresh.Style = before.Style & yaml.FlowStyle
	}
	return &fresh
}

// block returns a tree as lines that begin at a column: the first without the blanks before it.
func block(n *yaml.Node, col int) string {
	lines := strings.SplitAfter(string(text(n)), "\n")
	for i, line := range lines {
		if i > 0 && strings.TrimSpace(line) != "" {
			lines[i] = strings.Repeat(" ", col-1) + line
		}
	}
	return strings.Join(lines, "")
}
