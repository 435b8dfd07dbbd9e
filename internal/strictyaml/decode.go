package strictyaml

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"rolexport/internal/diag"
)

// Decode fills the struct that v points to. Fields are named by their yaml tags; those without one are left alone, and so is
// whatever the file does not mention. Text fields take the text of any single value as written (0101 stays 0101); null is absence.
// What fits is decoded even where problems are reported beside it.
func (f *File) Decode(v any) diag.List {
	if f.root == nil {
		return nil
	}
	into := reflect.ValueOf(v)
	if into.Kind() != reflect.Pointer || into.IsNil() {
		panic(fmt.Sprintf("strictyaml: Decode into %T, want a pointer", v))
	}
	d := &decoder{file: f}
	d.value(f.root, into.Elem(), planFor(into.Type().Elem()), place{})
	return d.problems.problems()
}

type decoder struct {
	file     *File
	problems collector
}

// place names what is being decoded in messages.
type place struct {
	name string     // the key; empty at the top
	key  *yaml.Node // nil at the top and in items of a list
	item bool       // an item of the list under the key
}

func (p place) String() string {
	switch {
	case p.name == "":
		return "the file"
	case p.item:
		return fmt.Sprintf("an item of %q", p.name)
	}
	return fmt.Sprintf("%q", p.name)
}

func (d *decoder) value(n *yaml.Node, v reflect.Value, p *plan, at place) {
	n = target(n)
	if isNull(n) {
		switch {
		case at.item:
			d.report(n, "empty-item", at.String()+" is empty", "remove its dash, or write a value behind it")
		case at.name == "":
			d.report(n, "empty-file", "the file holds no values", "")
		}
		return
	}
	if p.kind == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.value(n, v.Elem(), p.elem, at)
		return
	}
	if p.scalar && n.Kind == yaml.ScalarNode {
		d.scalar(n, v, at)
		return
	}
	switch p.kind {
	case reflect.String:
		d.text(n, v, at)
	case reflect.Int:
		d.integer(n, v, at)
	case reflect.Float64:
		d.number(n, v, at)
	case reflect.Bool:
		d.boolean(n, v, at)
	case reflect.Slice:
		d.list(n, v, p, at)
	case reflect.Struct:
		d.mapping(n, v, p, at)
	case reflect.Map:
		d.table(n, v, p, at)
	default: // a Scalar of another kind
		d.mismatch(n, at, "must be a single value", "")
	}
}

func (d *decoder) scalar(n *yaml.Node, v reflect.Value, at place) {
	err := v.Addr().Interface().(Scalar).UnmarshalScalar(written(n))
	if err == nil {
		return
	}
	mismatch := &Mismatch{Message: err.Error()}
	errors.As(err, &mismatch)
	d.report(n, cmp.Or(mismatch.Code, "wrong-type"), fmt.Sprintf("%s %s, not %s", at, mismatch.Message, kindName(n)), mismatch.Hint)
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, p *plan, at place) {
	if n.Kind != yaml.SequenceNode {
		hint := `write each item on a line of its own, behind "- "`
		if n.Kind == yaml.ScalarNode && len(n.Value) <= 40 && !strings.Contains(n.Value, "\n") {
			hint = fmt.Sprintf("write [%s], or each item on a line of its own behind %q", n.Value, "- ")
		}
		d.mismatch(n, at, "must be a list", hint)
		return
	}
	items := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, item := range n.Content {
		d.value(item, items.Index(i), p.elem, place{name: at.name, item: true})
	}
	v.Set(items)
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, p *plan, at place) {
	if n.Kind != yaml.MappingNode {
		must := "must be a mapping"
		if p.scalar {
			must = "must be a word or a mapping"
		}
		d.mismatch(n, at, must, "it holds "+Enumerate(p.names))
		return
	}
	if p.preset {
		v.Addr().Interface().(Presetter).Preset()
	}
	d.entries(n, v, p, at, new(uint64))
}

// table decodes a mapping whose keys are the author's own. An entry of its own outweighs a merged one.
func (d *decoder) table(n *yaml.Node, v reflect.Value, p *plan, at place) {
	if n.Kind != yaml.MappingNode {
		d.report(n, "wrong-type", at.String()+" must be a mapping, not "+kindName(n), `write each entry on a line of its own as "key: value"`)
		return
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if isMerge(n.Content[i]) {
			for _, source := range slices.Backward(mergeSources(n.Content[i+1])) {
				d.table(source, v, p, at)
			}
		}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if isMerge(key) || key.Kind != yaml.ScalarNode { // other keys: reported by Parse
			continue
		}
		entry := reflect.New(v.Type().Elem()).Elem()
		d.value(n.Content[i+1], entry, p.elem, place{name: key.Value, key: key})
		v.SetMapIndex(reflect.ValueOf(key.Value).Convert(v.Type().Key()), entry)
	}
}

// entries decodes the entries of n and then those that it merges. given has a bit for each field that has its value: the first
// one holds, so that an entry of n's own outweighs a merged one. (Parse has reported keys that are given twice.)
func (d *decoder) entries(n *yaml.Node, v reflect.Value, p *plan, at place, given *uint64) {
	merges := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if isMerge(key) {
			merges = true
			continue
		}
		f, known := p.fields[key.Value]
		switch bit := uint64(1) << f.index; {
		case key.Kind != yaml.ScalarNode: // reported by Parse
		case !known:
			d.unknown(key, p, at)
		case *given&bit == 0:
			*given |= bit
			d.value(n.Content[i+1], v.Field(f.index), f.plan, place{name: key.Value, key: key})
		}
	}
	if !merges {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if isMerge(n.Content[i]) {
			for _, source := range mergeSources(n.Content[i+1]) {
				d.entries(source, v, p, at, given)
			}
		}
	}
}

func (d *decoder) unknown(key *yaml.Node, p *plan, at place) {
	if d.problems.full() {
		return
	}
	hint := diag.DidYouMean(key.Value, p.names)
	_, holdsText := p.fields["text"]
	switch {
	case hint != "":
	case p.scalar && holdsText: // more likely a text with a colon than a mapping
		hint = fmt.Sprintf(`put text that holds ": " in quotes; a mapping holds %s here`, Enumerate(p.names))
	default:
		hint = "known here: " + Enumerate(p.names)
	}
	message := fmt.Sprintf("unknown field %q", clip(key.Value))
	if at.name != "" {
		message += fmt.Sprintf(" in %q", at.name)
	}
	d.report(key, "unknown-field", message, hint)
}

// mismatch reports a value of the wrong type.
func (d *decoder) mismatch(n *yaml.Node, at place, must, hint string) {
	d.report(shownAt(at.key, n), "wrong-type", fmt.Sprintf("%s %s, not %s", at, must, kindName(n)), hint)
}

func (d *decoder) report(n *yaml.Node, code, message, hint string) {
	if !d.problems.full() {
		d.problems.add(d.file.problem(n, code, message, hint))
	}
}

// Enumerate joins words for a hint, a dozen at the most.
func Enumerate(words []string) string {
	const most = 12
	if len(words) <= most+1 {
		return strings.Join(words, ", ")
	}
	return strings.Join(words[:most], ", ") + fmt.Sprintf(" and %d more", len(words)-most)
}
