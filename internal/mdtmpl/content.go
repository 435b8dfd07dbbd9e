package mdtmpl

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"rolexport/internal/doc"
)

// The content of a slot is one of
//   - doc.Inline: a value or other running text,
//   - paragraphs: running text that has more than one paragraph,
//   - blocks: what table, facts, chart and place give,
//   - a marker: see flow.go.

// paragraphs are running text of one paragraph or more.
type paragraphs [][]doc.Inline

// blocks are blocks that stand alone on their line.
type blocks []doc.Block

// standsAlone reports whether a content needs a line of its own.
func standsAlone(content any) bool {
	switch content.(type) {
	case styleMarker, *calloutMarker:
		return false
	case blocks, marker:
		return true
	}
	return false
}

// joined returns the paragraphs as one.
func (p paragraphs) joined() []doc.Inline {
	var w inlineWriter
	for i, inlines := range p {
		if i > 0 {
			w.text(" ")
		}
		for _, in := range inlines {
			w.inline(in)
		}
	}
	return w.inlines()
}

// contentOf turns what an output action yields into the content of its slot, or says why it cannot stand in a document.
func contentOf(v any) (content any, message, hint string) {
	switch v := v.(type) {
	case nil:
		return doc.NotStated{}, "", ""
	case string:
		return textContent(v), "", ""
	case doc.Text:
		return textContent(string(v)), "", ""
	case int:
		return doc.Number{Value: float64(v)}, "", ""
	case doc.Rich:
		return richContent(v), "", ""
	case []doc.Inline:
		return richContent(v), "", ""
	case paragraphs:
		return v, "", ""
	case blocks, marker:
		return v, "", ""
	case *doc.Link:
		if v == nil {
			return doc.NotStated{}, "", ""
		}
		return v, "", ""
	case doc.Inline:
		return v, "", ""
	case doc.Block, []doc.Block:
		return doc.NotStated{}, "a block needs its function", blockHint(v)
	}
	return reflected(reflect.ValueOf(v))
}

func blockHint(v any) string {
	name := "place"
	switch v.(type) {
	case *doc.Table:
		name = "table"
	case *doc.Facts:
		name = "facts"
	case *doc.Chart:
		name = "chart"
	}
	return "write {{" + name + " ...}} on a line of its own"
}

func richContent(r []doc.Inline) any {
	if len(r) == 0 {
		return doc.NotStated{}
	}
	return doc.Rich(r)
}

// reflected handles the types that have no case of their own.
func reflected(v reflect.Value) (content any, message, hint string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return doc.NotStated{}, "", ""
		}
		return contentOf(v.Elem().Interface())
	case reflect.String:
		return textContent(v.String()), "", ""
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return doc.Number{Value: float64(v.Int())}, "", ""
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return doc.Number{Value: float64(v.Uint())}, "", ""
	case reflect.Float32, reflect.Float64:
		if f := v.Float(); !math.IsNaN(f) && !math.IsInf(f, 0) {
			return doc.Number{Value: f, Decimals: decimals(f)}, "", ""
		}
		return doc.NotStated{}, fmt.Sprintf("%v is not a figure", v.Float()), ""
	case reflect.Bool:
		return doc.NotStated{}, "yes or no is not a text", "choose a text with {{if}}"
	case reflect.Slice, reflect.Array, reflect.Map:
		return doc.NotStated{}, "a list is not a text", `go through it with {{range}}, or use {{join ... ", "}}`
	}
	return doc.NotStated{}, describe(v.Interface()) + " is not a text", "choose one of its fields"
}

// describe says what a value is in the words of a template author.
func describe(v any) string {
	switch v.(type) {
	case nil:
		return "nothing"
	case *doc.Table, doc.Table, []*doc.Table:
		return "a table"
	case *doc.Facts, doc.Facts, []doc.Fact:
		return "a list of facts"
	case *doc.Chart, doc.Chart, []*doc.Chart:
		return "a chart"
	case doc.Block, []doc.Block, blocks:
		return "a block"
	case marker:
		return "a marker"
	}
	r := reflect.Indirect(reflect.ValueOf(v))
	switch r.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "yes or no"
	case reflect.Slice, reflect.Array:
		if _, isInline := v.(doc.Inline); !isInline {
			return "a list"
		}
	case reflect.Map:
		return "a record"
	case reflect.Struct:
		if _, isInline := v.(doc.Inline); !isInline {
			return "a record"
		}
	case reflect.Func:
		return "a function"
	}
	return "a value"
}

// decimals counts the digits behind the decimal sign that f needs, 6 at the most.
func decimals(f float64) int {
	s := strings.TrimRight(strconv.FormatFloat(f, 'f', 6, 64), "0")
	return len(s) - strings.IndexByte(s, '.') - 1
}

// textContent keeps a text as it is, but for its line ends: those around it go, a single one is a space, and a blank line parts
// paragraphs.
func textContent(s string) any {
	if strings.ContainsAny(s, "\n\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
		parts := splitParagraphs(s)
		switch len(parts) {
		case 0:
			return doc.NotStated{}
		case 1:
			return doc.Text(parts[0])
		}
		p := make(paragraphs, len(parts))
		for i, part := range parts {
			p[i] = []doc.Inline{doc.Text(part)}
		}
		return p
	}
	if isBlank(s) {
		return doc.NotStated{}
	}
	return doc.Text(s)
}

// splitParagraphs returns the paragraphs of a text, each on one line.
func splitParagraphs(s string) []string {
	var parts []string
	var lines []string
	end := func() {
		if len(lines) > 0 {
			parts = append(parts, strings.Join(lines, " "))
			lines = nil
		}
	}
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.Trim(line, " \t"); line == "" {
			end()
			continue
		}
		lines = append(lines, line)
	}
	end()
	return parts
}

// plainText returns what a function needs as a string: a title, a separator. What is not stated is empty.
func plainText(v any) (string, bool) {
	content, message, _ := contentOf(v)
	if message != "" {
		return "", false
	}
	switch c := content.(type) {
	case doc.Text:
		return string(c), true
	case doc.NotStated:
		return "", true
	}
	return "", false
}
