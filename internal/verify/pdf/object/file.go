package object

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// Limits of what a file may make us do.
const (
	maxNumber  = 8_388_607 // object numbers, as PDF/A limits them
	maxHeader  = 1024      // bytes before the header
	maxLinks   = 64        // references to references
	maxUpdates = 1024      // cross-reference sections
	maxReads   = 32        // how often the whole file may be read
)

// A File is a PDF file that has been opened. It is not safe for concurrent use.
type File struct {
	Data         []byte
	HeaderOffset int       // where %PDF- stands
	Header       string    // the first line, from %PDF-
	Sections     []Section // of the cross-reference data, the newest first
	Trailer      Dict      // the newest
	Faults       []Fault
	Rebuilt      bool // the cross-reference data were useless, and the objects were looked for

	entries map[int]entry
	values  map[int]Value
	loading map[int]bool
	packs   map[int]pack
	found   map[int]int // offsets of the objects that a search finds, once it has been made
	decoded int         // bytes of all streams decoded so far
	read    int         // bytes of the file read so far, those that are read again counted again
}

// A Section is a part of the cross-reference data, with its trailer.
type Section struct {
	At      int
	Stream  int // number of the cross-reference stream; 0: a table
	Trailer Dict
}

// An entry says where an object is.
type entry struct {
	kind entryKind
	at   int // offset in the file, or number of the object stream
	nth  int // generation, or place in the object stream
}

type entryKind uint8

const (
	free entryKind = iota
	plain
	packed
)

// ErrNotPDF says that there is no header.
var ErrNotPDF = errors.New("this is not a PDF file: it does not begin with %PDF-")

// Open finds the objects of a file. It fails only if there is nothing to check.
func Open(data []byte) (*File, error) {
	at := bytes.Index(data[:min(len(data), maxHeader)], []byte("%PDF-"))
	if at < 0 {
		return nil, ErrNotPDF
	}
	line := data[at:]
	if end := bytes.IndexAny(line, "\r\n"); end >= 0 {
		line = line[:end]
	}
	f := &File{
		Data: data, HeaderOffset: at, Header: string(line[:min(len(line), 100)]),
		entries: map[int]entry{}, values: map[int]Value{}, loading: map[int]bool{}, packs: map[int]pack{},
	}
	if err := f.readSections(); err != nil {
		f.fault(Misplaced, 0, 0, err.Error())
		f.rebuild()
	} else if _, ok := f.Resolve(f.Trailer["Root"]).(Dict); !ok {
		f.fault(Misplaced, 0, 0, "the cross-reference data lead to no catalog")
		f.rebuild()
	}
	if _, ok := f.Resolve(f.Trailer["Root"]).(Dict); !ok {
		return nil, errors.New("the file has no catalog: it is damaged or cut short")
	}
	return f, nil
}

// Numbers returns the numbers of all objects in use, in order.
func (f *File) Numbers() []int {
	var all []int
	for n, e := range f.entries {
		if e.kind != free {
			all = append(all, n)
		}
	}
	return sorted(all)
}

// Packed returns the number of the object stream that an object lies in, and 0 for one that stands by itself.
func (f *File) Packed(number int) int {
	if e := f.entries[number]; e.kind == packed {
		return e.at
	}
	return 0
}

// Object returns an object by its number, nil when there is none: a reference to nothing is null.
func (f *File) Object(number int) Value {
	if v, ok := f.values[number]; ok {
		return v
	}
	e, ok := f.entries[number]
	if !ok || e.kind == free || f.loading[number] {
		return nil
	}
	f.loading[number] = true
	defer delete(f.loading, number)
	var v Value
	if e.kind == packed {
		v = f.unpack(number, e)
	} else {
		v = f.plain(number, e)
	}
	f.values[number] = v
	return v
}

// plain reads an object that stands by itself. One that is not where it should be is looked for.
func (f *File) plain(number int, e entry) Value {
	v, err := f.objectAt(e.at, number)
	if err == nil {
		return v
	}
	at, ok := f.search()[number]
	if !ok || at == e.at {
		f.fault(Misplaced, number, e.at, err.Error())
		return nil
	}
	f.fault(Misplaced, number, e.at, fmt.Sprintf("it stands at byte %d, not at byte %d", at, e.at))
	v, _ = f.objectAt(at, number)
	return v
}

// Resolve follows references.
func (f *File) Resolve(v Value) Value {
	for range maxLinks {
		ref, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.Object(ref.Number)
	}
	return nil
}

// lexer returns a Lexer of the file whose faults are kept under an object's number.
func (f *File) lexer(at, number int) *Lexer {
	return &Lexer{Data: f.Data, At: at, refs: true, Faulty: func(at int, kind FaultKind, text string) { f.fault(kind, number, at, text) }}
}

// count adds to the bytes read, and reports whether there have been too many: objects that stand in each other would cost the square
// of the file's length.
func (f *File) count(bytes int) bool {
	f.read += bytes
	return f.read > maxReads*len(f.Data)+maxHeader
}

// objectAt reads an object that stands in the file by itself. number 0 is any.
func (f *File) objectAt(at, number int) (Value, error) {
	if at < 0 || at >= len(f.Data) {
		return nil, fmt.Errorf("byte %d, where it should stand, is outside of the file", at)
	}
	if f.count(0) {
		return nil, errors.New("too many objects stand in each other")
	}
	l := f.lexer(at, number)
	defer func() { f.count(l.At - at) }()
	n, ok := l.digits()
	begin := l.At - len(strconv.Itoa(n))
	_, ok2 := l.digits()
	l.SkipSpace()
	word := l.At
	if !ok || !ok2 || number != 0 && n != number || !bytes.HasPrefix(l.Data[word:], []byte("obj")) {
		return nil, fmt.Errorf("it does not stand at byte %d", at)
	}
	l.At += len("obj")
	f.checkHead(n, begin, word)
	v, ok := l.value(0)
	switch w := v.(type) {
	case Keyword, closer:
		if w != Keyword("endobj") {
			f.fault(Malformed, n, word, "there is no value behind obj")
		}
		return nil, nil
	}
	if !ok {
		return nil, errors.New("the file ends in it")
	}
	l.SkipSpace()
	if dict, ok := v.(Dict); ok && bytes.HasPrefix(l.Data[l.At:], []byte("stream")) {
		return f.stream(n, dict, l.At), nil
	}
	f.checkTail(n, l.At)
	return v, nil
}

// checkHead looks at the white space of "1 0 obj", which begins at begin and whose obj stands at word.
func (f *File) checkHead(number, begin, word int) {
	head := f.Data[begin:word]
	after := word + len("obj")
	spaces := 0
	for _, c := range head {
		if isSpace(c) {
			spaces++
		}
	}
	if spaces != 2 || begin > 0 && !isEOL(f.Data[begin-1]) || after < len(f.Data) && !isEOL(f.Data[after]) {
		f.fault(Spacing, number, begin, "its first line is not \"number generation obj\" alone, with single spaces")
	}
}

// checkTail looks at the white space around endobj, which should stand at at.
func (f *File) checkTail(number, at int) {
	if !bytes.HasPrefix(f.Data[at:], []byte("endobj")) {
		f.fault(Malformed, number, at, "it does not end with endobj")
		return
	}
	after := at + len("endobj")
	if !isEOL(f.Data[at-1]) || after < len(f.Data) && !isEOL(f.Data[after]) {
		f.fault(Spacing, number, at, "endobj does not stand on a line of its own")
	}
}
