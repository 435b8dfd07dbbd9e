package object

import (
	"bytes"
	"errors"
	"fmt"
	"math"
)

// readSections follows the cross-reference sections from the end of the file back to the first.
func (f *File) readSections() error {
	tail := bytes.LastIndex(f.Data, []byte("startxref"))
	if tail < 0 {
		return errors.New("there is no startxref: the file is cut short")
	}
	l := f.lexer(tail+len("startxref"), 0)
	at, ok := l.digits()
	if !ok {
		return errors.New("startxref is followed by no offset")
	}
	seen := map[int]bool{}
	for next := []int{at}; len(next) > 0; {
		at, next = next[0], next[1:]
		if seen[at] || len(f.Sections) >= maxUpdates {
			return errors.New("the cross-reference sections go round in a circle")
		}
		seen[at] = true
		s, err := f.readSection(at)
		if err != nil {
			return err
		}
		f.Sections = append(f.Sections, s)
		for _, key := range []Name{"XRefStm", "Prev"} {
			if v, ok := s.Trailer[key]; ok {
				n, ok := Number(f.Resolve(v))
				if !ok || n < 0 || n >= float64(len(f.Data)) {
					return fmt.Errorf("/%s of the trailer is no offset in the file", key)
				}
				if !seen[int(n)] {
					next = append(next, int(n))
				}
			}
		}
	}
	f.Trailer = f.Sections[0].Trailer
	return nil
}

func (f *File) readSection(at int) (Section, error) {
	if at >= len(f.Data) {
		return Section{}, fmt.Errorf("startxref leads to byte %d, behind the end of the file", at)
	}
	l := f.lexer(at, 0)
	l.SkipSpace()
	if bytes.HasPrefix(f.Data[l.At:], []byte("xref")) {
		return f.readTable(at, l.At+len("xref"))
	}
	v, err := f.objectAt(at, 0)
	s, ok := v.(*Stream)
	if err != nil || !ok || s.Dict["Type"] != Name("XRef") {
		return Section{}, fmt.Errorf("there are no cross-reference data at byte %d, where the file says", at)
	}
	return Section{At: at, Stream: s.Number, Trailer: s.Dict}, f.readRows(s)
}

// add keeps an entry unless a newer section has one.
func (f *File) add(number int, e entry) {
	if _, ok := f.entries[number]; !ok && number >= 0 && number <= maxNumber {
		f.entries[number] = e
	}
}

// tableRow is the length of a row of a cross-reference table.
const tableRow = 20

// readTable reads a cross-reference table; at is where it begins, body what follows the word xref.
func (f *File) readTable(at, body int) (Section, error) {
	if f.count(0) {
		return Section{}, errors.New("the cross-reference tables stand in each other")
	}
	l := f.lexer(body, 0)
	defer func() { f.count(l.At - body) }()
	rest := bytes.TrimPrefix(bytes.TrimPrefix(f.Data[body:], []byte("\r")), []byte("\n"))
	if len(rest) == 0 || !isDigit(rest[0]) || len(rest) == len(f.Data)-body {
		f.fault(XrefForm, 0, body, "the word xref is not followed by a single line end and the head of a subsection")
	}
	for {
		l.SkipSpace()
		if bytes.HasPrefix(f.Data[l.At:], []byte("trailer")) {
			l.At += len("trailer")
			break
		}
		first, ok := l.digits()
		count, ok2 := l.digits()
		if !ok || !ok2 {
			return Section{}, errors.New("the cross-reference table is damaged")
		}
		l.SkipSpace()
		for i := range count {
			begin := l.At
			offset, ok := l.digits()
			generation, ok2 := l.digits()
			l.SkipSpace()
			if !ok || !ok2 || l.At >= len(f.Data) {
				return Section{}, errors.New("the cross-reference table is damaged")
			}
			kind := free
			if f.Data[l.At] == 'n' {
				kind = plain
			}
			if l.At != begin+17 || begin+tableRow > len(f.Data) || !isSpace(f.Data[begin+18]) || !isSpace(f.Data[begin+19]) {
				f.fault(XrefForm, 0, begin, "a row of the cross-reference table is not 20 bytes long")
			}
			l.At++
			l.SkipSpace()
			f.add(first+i, entry{kind, offset, generation})
		}
	}
	v, _ := l.value(0)
	trailer, ok := v.(Dict)
	if !ok {
		return Section{}, errors.New("the cross-reference table has no trailer")
	}
	return Section{At: at, Trailer: trailer}, nil
}

// readRows reads the rows of a cross-reference stream.
func (f *File) readRows(s *Stream) error {
	data, err := s.Decode()
	if err != nil {
		return fmt.Errorf("the cross-reference stream cannot be read: %w", err)
	}
	var widths [3]int
	w, _ := s.Dict["W"].(Array)
	for i := range widths {
		n, ok := at(w, i).(Integer)
		if !ok || n < 0 || n > 8 {
			return errors.New("the cross-reference stream does not say how wide its columns are")
		}
		widths[i] = int(n)
	}
	row := widths[0] + widths[1] + widths[2]
	size, ok := s.Dict["Size"].(Integer)
	if row == 0 || !ok {
		return errors.New("the cross-reference stream does not say how many rows it has")
	}
	index, ok := s.Dict["Index"].(Array)
	if !ok {
		index = Array{Integer(0), size}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := index[i].(Integer)
		count, _ := index[i+1].(Integer)
		for n := range count {
			if len(data) < row {
				f.fault(Misplaced, s.Number, -1, "the cross-reference stream has fewer rows than it says")
				return nil
			}
			kind, rest := 1, data
			if widths[0] > 0 {
				kind, rest = field(rest, widths[0])
			}
			a, rest := field(rest, widths[1])
			b, _ := field(rest, widths[2])
			data = data[row:]
			if first+n > maxNumber || kind > int(packed) {
				continue // a kind that is not known is null
			}
			f.add(int(first+n), entry{entryKind(kind), a, b})
		}
	}
	if len(data) > 0 {
		f.fault(Misplaced, s.Number, -1, "the cross-reference stream has more rows than it says")
	}
	return nil
}

// field reads a big-endian number and returns what follows. One that is out of reach is the largest.
func field(b []byte, width int) (int, []byte) {
	n := 0
	for _, c := range b[:width] {
		if n >= 1<<23 {
			return math.MaxInt32, b[width:]
		}
		n = n<<8 | int(c)
	}
	return n, b[width:]
}

// at returns an element of an array, nil behind its end.
func at(a Array, i int) Value {
	if i < len(a) {
		return a[i]
	}
	return nil
}
