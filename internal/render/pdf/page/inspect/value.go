// Package inspect reads the PDF files that rolexport writes: their objects, their streams, the operators of their pages. It is for
// checks and goldens, which must not trust the code that wrote the file. It knows cross-reference streams and object streams, Flate
// compression, and no encryption.
package inspect

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A Value is a PDF object: nil, bool, Number, String, Name, Ref, Array, Dict or *Stream.
type Value any

// A Number is a number as it was written.
type Number string

// Int returns the number without its fraction.
func (n Number) Int() int {
	whole, _, _ := strings.Cut(string(n), ".")
	v, _ := strconv.Atoi(whole)
	return v
}

// Thousandths returns the number in thousandths; further digits are dropped.
func (n Number) Thousandths() int {
	digits, negative := strings.CutPrefix(string(n), "-")
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(digits, "+"), ".")
	v, _ := strconv.Atoi(whole)
	f, _ := strconv.Atoi((fraction + "000")[:3])
	if v = v*1000 + f; negative {
		return -v
	}
	return v
}

// A String holds bytes.
type String string

// Text returns the characters of a text string: UTF-16 behind a byte order mark, else one byte a character.
func (s String) Text() string {
	if body, ok := strings.CutPrefix(string(s), "\xFE\xFF"); ok {
		units := make([]uint16, len(body)/2)
		for i := range units {
			units[i] = uint16(body[2*i])<<8 | uint16(body[2*i+1])
		}
		return string(utf16.Decode(units))
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

// A Name is a name without its slash.
type Name string

// A Ref is the number of another object.
type Ref int

// An Array is a list of values.
type Array []Value

// A Dict maps names to values.
type Dict map[Name]Value

// Keys returns the names of the dictionary in order.
func (d Dict) Keys() []Name {
	keys := make([]Name, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// A Stream is a dictionary with data.
type Stream struct {
	Dict Dict
	raw  []byte
}

// Format writes a value in one plain form, dictionaries in the order of their names. What only says how a stream is compressed is left
// out.
func Format(v Value) string {
	var b strings.Builder
	format(&b, v)
	return b.String()
}

func format(b *strings.Builder, v Value) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case Number:
		b.WriteString(string(v))
	case String:
		b.WriteString(strconv.Quote(v.Text()))
	case Name:
		b.WriteString("/" + string(v))
	case Ref:
		b.WriteString(strconv.Itoa(int(v)) + "R")
	case Array:
		b.WriteByte('[')
		for i, e := range v {
			if i > 0 {
				b.WriteByte(' ')
			}
			format(b, e)
		}
		b.WriteByte(']')
	case Dict:
		b.WriteString("<<")
		for _, k := range v.Keys() {
			b.WriteString("/" + string(k) + " ")
			format(b, v[k])
		}
		b.WriteString(">>")
	case *Stream:
		plain := Dict{}
		for k, e := range v.Dict {
			switch k {
			case "Length", "Filter", "DecodeParms":
			default:
				plain[k] = e
			}
		}
		format(b, plain)
		b.WriteString("stream")
	default:
		b.WriteString("?")
	}
}
