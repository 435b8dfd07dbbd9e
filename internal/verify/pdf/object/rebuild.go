package object

import (
	"bytes"
	"slices"
)

func sorted(numbers []int) []int {
	slices.Sort(numbers)
	return numbers
}

// search finds the objects that stand in the file by themselves, without the cross-reference data: of each the last.
func (f *File) search() map[int]int {
	if f.found != nil {
		return f.found
	}
	f.found = map[int]int{}
	word := []byte("obj")
	for at := 0; ; at += len(word) {
		i := bytes.Index(f.Data[at:], word)
		if i < 0 {
			return f.found
		}
		at += i
		if number, begin, ok := f.headBefore(at); ok {
			f.found[number] = begin
		}
	}
}

// headBefore reads backwards the number and the generation before a word obj.
func (f *File) headBefore(word int) (number, begin int, ok bool) {
	_, at, ok := f.numberBefore(word)
	if !ok {
		return 0, 0, false
	}
	number, begin, ok = f.numberBefore(at)
	return number, begin, ok && number > 0 && number <= maxNumber
}

// numberBefore reads backwards white space and the number before it.
func (f *File) numberBefore(at int) (number, begin int, ok bool) {
	end := at
	for end > 0 && isSpace(f.Data[end-1]) && at-end < 16 {
		end--
	}
	begin = end
	for begin > 0 && isDigit(f.Data[begin-1]) && end-begin < 10 {
		begin--
	}
	for _, c := range f.Data[begin:end] {
		number = min(number*10+int(c-'0'), maxNumber+1)
	}
	return number, begin, end < at && begin < end
}

// rebuild makes new cross-reference data from the objects that a search finds.
func (f *File) rebuild() {
	f.Rebuilt = true
	f.Sections, f.Trailer = nil, Dict{}
	clear(f.entries)
	clear(f.values)
	found := f.search()
	for number, at := range found {
		f.entries[number] = entry{kind: plain, at: at}
	}
	f.findTrailers()
	for _, number := range f.Numbers() {
		s, ok := f.Object(number).(*Stream)
		if !ok {
			continue
		}
		switch s.Dict["Type"] {
		case Name("XRef"):
			f.adopt(s.Dict)
		case Name("ObjStm"):
			for i, n := range f.pack(number).numbers {
				f.add(n, entry{packed, number, i})
			}
		}
	}
	if f.Trailer["Root"] != nil {
		return
	}
	for _, number := range f.Numbers() {
		if d, ok := f.Object(number).(Dict); ok && d["Type"] == Name("Catalog") {
			f.Trailer["Root"] = Ref{Number: number}
		}
	}
}

// findTrailers looks for the trailers of cross-reference tables; the last counts.
func (f *File) findTrailers() {
	word := []byte("trailer")
	for at := 0; ; {
		i := bytes.Index(f.Data[at:], word)
		if i < 0 {
			return
		}
		l := &Lexer{Data: f.Data, At: at + i + len(word), refs: true}
		if l.SkipSpace(); bytes.HasPrefix(l.Data[l.At:], []byte("<<")) {
			if v, _ := l.value(0); v != nil {
				f.adopt(v.(Dict))
			}
		}
		at += i + len(word)
	}
}

// adopt takes over what a trailer says about the document.
func (f *File) adopt(trailer Dict) {
	for _, key := range []Name{"Root", "Info", "ID", "Encrypt", "Size"} {
		if v, ok := trailer[key]; ok {
			f.Trailer[key] = v
		}
	}
}
