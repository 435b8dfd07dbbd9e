package strictyaml

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"go.yaml.in/yaml/v3"
)

// EncodeJSON returns v as the JSON that says what Encode says as YAML: the same names in the same order, the same short forms, numbers with all
// their digits. A schema that is not empty is its first member, "$schema". v must be a struct or point to one.
func EncodeJSON(v any, schema string) []byte {
	root := encoded(reflect.ValueOf(v))
	if schema != "" {
		root.Content = append([]*yaml.Node{textNode("$schema"), textNode(schema)}, root.Content...)
	}
	var compact, b bytes.Buffer
	writeJSON(&compact, root)
	if err := json.Indent(&b, compact.Bytes(), "", "  "); err != nil {
		panic(err) // what is indented was written here
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// CompactJSON returns any value of the model as JSON on one line, as EncodeJSON writes its parts.
func CompactJSON(v any) []byte {
	var b bytes.Buffer
	writeJSON(&b, encoded(reflect.ValueOf(v)))
	return b.Bytes()
}

func writeJSON(b *bytes.Buffer, n *yaml.Node) {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag != "!!str" && json.Valid([]byte(n.Value)) { // a number or a truth value; a day is none
			b.WriteString(n.Value)
			return
		}
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		if err := e.Encode(n.Value); err != nil {
			panic(err) // a text can be encoded
		}
		b.Truncate(b.Len() - 1) // the line break behind it
	case yaml.SequenceNode:
		b.WriteByte('[')
		for i, item := range n.Content {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, item)
		}
		b.WriteByte(']')
	case yaml.MappingNode:
		b.WriteByte('{')
		for i, part := range n.Content {
			switch {
			case i%2 == 1:
				b.WriteByte(':')
			case i > 0:
				b.WriteByte(',')
			}
			writeJSON(b, part)
		}
		b.WriteByte('}')
	default:
		panic(fmt.Sprintf("strictyaml: no JSON for a node of kind %d", n.Kind))
	}
}
