package strictyaml

import (
	"bytes"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Shorthand is a value that can be written as one word or line of text in place of a mapping: the other way of Scalar.
type Shorthand interface {
	// MarshalScalar returns the text, and false where a mapping is needed. A text that bare is true stands without quotes, as a date does.
	MarshalScalar() (text string, bare, ok bool)
}

// Encode returns v as YAML that Decode reads back: structs with yaml tags, pointers, slices, texts, numbers and truth values. Fields that are
// not stated are left out. It panics at a type that Decode does not know either.
func Encode(v any) []byte { return text(encoded(reflect.ValueOf(v))) }

// text returns a tree as YAML.
func text(n *yaml.Node) []byte {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		panic(err) // the tree is our own
	}
	return b.Bytes()
}

func textNode(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	if strings.Contains(s, "\t") {
		n.Style = yaml.DoubleQuotedStyle // the encoder would write block text that begins with a tab, which no parser accepts
	}
	return n
}

func plainNode(tag, s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: s}
}

func encoded(v reflect.Value) *yaml.Node {
	if x, ok := v.Interface().(Shorthand); ok && (v.Kind() != reflect.Pointer || !v.IsNil()) {
		switch text, bare, ok := x.MarshalScalar(); {
		case ok && bare:
			return plainNode("", text)
		case ok:
			return textNode(text)
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		return encoded(v.Elem())
	case reflect.String:
		return textNode(v.String())
	case reflect.Bool:
		return plainNode("!!bool", strconv.FormatBool(v.Bool()))
	case reflect.Int:
		return plainNode("!!int", strconv.FormatInt(v.Int(), 10))
	case reflect.Float64:
		return plainNode("", strconv.FormatFloat(v.Float(), 'f', -1, 64)) // a tag would be written out before a whole number
	case reflect.Slice:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		for i := range v.Len() {
			n.Content = append(n.Content, encoded(v.Index(i)))
		}
		return n
	case reflect.Struct:
		n := &yaml.Node{Kind: yaml.MappingNode}
		for i := range v.NumField() {
			name := Key(v.Type().Field(i))
			absent := v.Field(i).IsZero() && v.Field(i).Kind() != reflect.Float64 // figures that must be stated are, even if they are 0
			if name == "" || absent {
				continue
			}
			n.Content = append(n.Content, textNode(name), encoded(v.Field(i)))
		}
		return n
	}
	panic(fmt.Sprintf("strictyaml: cannot encode %v", v.Type()))
}
