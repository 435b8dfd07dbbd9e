package calc

import (
	"strconv"
	"strings"
	"unicode"

	"rolexport/internal/doc"
)

// A kind is what a cell or an expression comes to.
type kind uint8

const (
	blank kind = iota
	numeric
	textual
	failed
)

// A value is the content of a cell.
type value struct {
	kind   kind
	number float64
	text   string
	absent bool // the text is that of NotStated
}

var failure = value{kind: failed}

func figure(x float64) value { return value{kind: numeric, number: x} }

func words(s string) value { return value{kind: textual, text: s} }

func (b *book) absent() value { return value{kind: textual, text: b.notStated, absent: true} }

// plain is the value of a cell that holds no expression.
func (b *book) plain(v doc.Value) value {
	v, _ = doc.Unmark(v)
	switch v := v.(type) {
	case nil:
		return value{}
	case doc.Number:
		return figure(v.Value)
	case doc.Percent:
		return figure(v.Fraction)
	case doc.Money:
		return figure(v.Amount)
	case doc.Rating:
		return figure(float64(v.Level))
	case doc.Date:
		return figure(v.Serial())
	case doc.Text:
		return words(string(v))
	case doc.Rich:
		return words(doc.PlainText(doc.English(), v))
	case doc.NotStated:
		return b.absent()
	}
	b.fail("a value of kind %T cannot stand in a cell that is computed with", v)
	return failure
}

// result is a value in the form that a prototype shows.
func result(v value, like doc.Value) doc.Value {
	switch {
	case v.absent || v.kind == failed:
		return doc.NotStated{}
	case v.kind == textual:
		return doc.Text(v.text)
	}
	x := v.number
	switch like := like.(type) {
	case doc.Number:
		like.Value = x
		return like
	case doc.Percent:
		like.Fraction = x
		return like
	case doc.Money:
		like.Amount = x
		return like
	case doc.Rating:
		if level := int(x); float64(level) == x {
			return doc.Rating{Level: level, Of: like.Of}
		}
	case doc.Date:
		return doc.DateOf(x)
	}
	return doc.Number{Value: x}
}

// string is a value as a part of a text.
func (v value) string() string {
	switch v.kind {
	case numeric:
		return strconv.FormatFloat(v.number, 'f', -1, 64)
	case textual:
		return v.text
	}
	return ""
}

// compare orders two values: figures before texts, texts without regard to case. An empty cell is what the other one could be empty as.
func compare(a, b value) int {
	switch {
	case a.kind == blank && b.kind == blank:
		return 0
	case a.kind == blank:
		return compare(empty(b), b)
	case b.kind == blank:
		return compare(a, empty(a))
	case a.kind != b.kind:
		return order(a.kind == numeric, b.kind == numeric)
	case a.kind == numeric:
		return order(a.number < b.number, b.number < a.number)
	}
	return strings.Compare(fold(a.text), fold(b.text))
}

// empty is what an empty cell counts as beside v.
func empty(v value) value {
	if v.kind == textual {
		return words("")
	}
	return figure(0)
}

func order(less, more bool) int {
	switch {
	case less:
		return -1
	case more:
		return 1
	}
	return 0
}

// is reports whether a comparison that came out as n is what op asks for.
func is(op doc.Op, n int) bool {
	switch op {
	case doc.Equal:
		return n == 0
	case doc.Unequal:
		return n != 0
	case doc.Less:
		return n < 0
	case doc.AtMost:
		return n <= 0
	case doc.More:
		return n > 0
	case doc.AtLeast:
		return n >= 0
	}
	panic("calc: a comparison of unknown kind")
}

// fold makes texts equal that differ in case alone.
func fold(s string) string {
	return strings.Map(func(r rune) rune { return unicode.ToLower(unicode.ToUpper(r)) }, s)
}
