// Package object reads the objects of PDF files: any file, also one that another program wrote, that has been changed by appending, or
// that is damaged. It knows both kinds of cross-reference sections, object streams and every filter that is no picture format. Where a
// file strays from ISO 32000-1 it reads on as viewers do, and keeps a Fault. What it does is bounded: no file makes it hang.
package object

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A Value is a PDF object: nil, bool, Integer, Real, String, Name, Ref, Array, Dict or *Stream; in content streams also Keyword.
type Value any

// An Integer is a whole number; one that is out of reach stands as the largest or smallest.
type Integer int64

// A Real is a number with a decimal point.
type Real float64

// A String holds bytes.
type String string

// A Name is a name without its slash, its escapes resolved.
type Name string

// A Ref names another object.
type Ref struct{ Number, Generation int }

// String returns the reference as people write it.
func (r Ref) String() string { return "object " + strconv.Itoa(r.Number) }

// An Array is a list of values.
type Array []Value

// A Dict maps names to values.
type Dict map[Name]Value

// Keys returns the names of the dictionary in order.
func (d Dict) Keys() []Name { return slices.Sorted(maps.Keys(d)) }

// A Keyword is a word that is no value: an operator of a content stream, or obj, stream and the like.
type Keyword string

// IsText reports whether the bytes can be a text string: UTF-16 behind a byte order mark, or bytes of PDFDocEncoding.
func (s String) IsText() bool {
	body, wide := strings.CutPrefix(string(s), "\xFE\xFF")
	return !wide || len(body)%2 == 0
}

// Text returns the characters of a text string: UTF-16 or UTF-8 behind a byte order mark, else PDFDocEncoding.
func (s String) Text() string {
	if body, ok := strings.CutPrefix(string(s), "\xFE\xFF"); ok {
		return UTF16(body)
	}
	if body, ok := strings.CutPrefix(string(s), "\xEF\xBB\xBF"); ok && utf8.ValidString(body) {
		return body
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(docRune(s[i]))
	}
	return b.String()
}

// UTF16 returns the characters of big-endian UTF-16 text; half a unit at the end is dropped.
func UTF16(s string) string {
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(units))
}

// docRunes are the characters of PDFDocEncoding that stand elsewhere in Unicode, from code 0x18 and from code 0x80.
var (
	docAccents = []rune("˘ˇˆ˙˝˛˚˜")
	docMarks   = []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€")
)

func docRune(c byte) rune {
	switch {
	case c >= 0x18 && c < 0x20:
		return docAccents[c-0x18]
	case c >= 0x80 && c <= 0xA0:
		return docMarks[c-0x80]
	}
	return rune(c)
}

// Number returns a number of either kind.
func Number(v Value) (float64, bool) {
	switch v := v.(type) {
	case Integer:
		return float64(v), true
	case Real:
		return float64(v), true
	}
	return 0, false
}

// Kind returns what a value is, for messages.
func Kind(v Value) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "a truth value"
	case Integer, Real:
		return "a number"
	case String:
		return "a string"
	case Name:
		return "a name"
	case Ref:
		return "a reference"
	case Array:
		return "an array"
	case Dict:
		return "a dictionary"
	case *Stream:
		return "a stream"
	case Keyword:
		return "a word"
	}
	return fmt.Sprintf("%T", v)
}
