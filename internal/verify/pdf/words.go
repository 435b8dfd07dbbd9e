package pdf

import (
	"errors"
	"strings"
	"unicode/utf8"

	"rolexport/internal/verify/pdf/object"
)

// Limits of what Words reads.
const (
	mostText      = 16 << 20  // bytes
	mostShown     = 5_000_000 // operators
	deepestStream = 12        // of streams in each other
	wordSpace     = 180       // thousandths of an em by which letters stand apart, from which on they belong to different words
)

// Words returns the text that the pages of any PDF file show, in the order of their contents: what fonts and marked content say that codes mean, U+FFFD where
// nothing does. Where one word ends is guessed from how text is placed. The error says why a file cannot be read.
func Words(data []byte) ([]string, error) {
	file, err := object.Open(data)
	switch {
	case err != nil:
		return nil, err
	case file.Trailer["Encrypt"] != nil:
		return nil, errors.New("it is encrypted")
	}
	c := &checker{
		file: file, byObject: map[int]*page{}, spots: map[string]object.Array{}, entered: map[int]bool{}, fonts: map[string]*font{}, forms: map[int]*form{},
	}
	c.catalog = c.dict(file.Trailer["Root"])
	c.readPages()
	if len(c.pages) == 0 {
		return nil, errors.New("it has no pages")
	}
	left := mostText
	texts := make([]string, len(c.pages))
	for i, p := range c.pages {
		r := &reading{checker: c, left: left}
		r.follow(c.pageContents(p), c.dict(p.value("Resources")), 0)
		texts[i], left = r.text.String(), r.left
	}
	return texts, nil
}

// A reading collects the text of a page.
type reading struct {
	*checker
	text   strings.Builder
	left   int // bytes
	font   *font
	actual []bool // of marked content sequences: whether text stands in the place of theirs
	within int    // how many of them do
}

func (r *reading) write(s string) {
	if r.left -= len(s); r.left >= 0 {
		r.text.WriteString(s)
	}
}

// follow reads a content stream.
func (r *reading) follow(data []byte, resources object.Dict, depth int) {
	object.Operations(data, func(string) {}, func(op object.Operation) bool {
		if r.operations++; r.operations > mostShown || r.left < 0 {
			return false
		}
		r.do(op, resources, depth)
		return true
	})
}

func (r *reading) do(op object.Operation, resources object.Dict, depth int) {
	last := func(n int) object.Value { // the operand that stands n before the operator
		if n > len(op.Operands) {
			return nil
		}
		return op.Operands[len(op.Operands)-n]
	}
	switch op.Name {
	case "BT", "Td", "TD", "Tm", "T*":
		r.write("\n")
	case "Tf":
		if name, ok := last(2).(object.Name); ok {
			v := r.dict(resources["Font"])[name]
			r.font = r.fontOf(v, string(name), resources)
		}
	case "'", "\"":
		r.write("\n")
		r.show(last(1))
	case "Tj":
		r.show(last(1))
	case "TJ":
		parts, _ := last(1).(object.Array)
		for _, part := range parts {
			if n, ok := object.Number(part); ok && -n > wordSpace {
				r.write(" ")
			}
			r.show(part)
		}
	case "BMC":
		r.actual = append(r.actual, false)
	case "BDC":
		v := last(1)
		if name, ok := v.(object.Name); ok {
			v = r.dict(resources["Properties"])[name]
		}
		text, ok := r.file.Resolve(r.dict(v)["ActualText"]).(object.String)
		if ok && r.within == 0 {
			r.write(text.Text())
		}
		if r.actual = append(r.actual, ok); ok {
			r.within++
		}
	case "EMC":
		if n := len(r.actual); n > 0 {
			if r.actual[n-1] {
				r.within--
			}
			r.actual = r.actual[:n-1]
		}
	case "Do":
		name, _ := last(1).(object.Name)
		s := r.stream(r.dict(resources["XObject"])[name])
		if s == nil || r.name(s.Dict["Subtype"]) != "Form" || depth == deepestStream {
			return
		}
		data, _ := s.Decode() // what can be read of it
		own := r.dict(s.Dict["Resources"])
		if own == nil {
			own = resources
		}
		r.write("\n")
		r.follow(data, own, depth+1)
	}
}

// show writes the characters of a text.
func (r *reading) show(v object.Value) {
	codes, ok := v.(object.String)
	if !ok || r.font == nil || r.within > 0 {
		return
	}
	f := r.font
	if f.codes == nil {
		for _, code := range []byte(codes) {
			r.character(f, int(code))
		}
		return
	}
	f.codes.split(string(codes), func(code int) { r.character(f, code) })
}

func (r *reading) character(f *font, code int) {
	if text, ok := f.toUnicode.text(code); ok {
		r.write(text)
		return
	}
	if c, ok := r.otherMeaning(f, code); ok && f.codes == nil {
		r.write(string(c))
		return
	}
	r.write(string(utf8.RuneError))
}
