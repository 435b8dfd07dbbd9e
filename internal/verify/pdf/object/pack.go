package object

import "fmt"

// A pack is an object stream that has been read.
type pack struct {
	numbers []int
	values  []Value
}

// unpack returns an object of an object stream.
func (f *File) unpack(number int, e entry) Value {
	p := f.pack(e.at)
	if e.nth < len(p.values) && p.numbers[e.nth] == number {
		return p.values[e.nth]
	}
	for i, n := range p.numbers {
		if n == number {
			f.fault(Packed, number, -1, fmt.Sprintf("it does not stand at place %d of object stream %d", e.nth, e.at))
			return p.values[i]
		}
	}
	f.fault(Packed, number, -1, fmt.Sprintf("it is not in object stream %d, where the file says", e.at))
	return nil
}

// pack reads an object stream.
func (f *File) pack(number int) pack {
	if p, ok := f.packs[number]; ok {
		return p
	}
	f.packs[number] = pack{} // so that one that stands in itself comes to an end
	if f.entries[number].kind == packed {
		f.fault(Packed, number, -1, "an object stream lies in an object stream")
		return pack{}
	}
	s, ok := f.Object(number).(*Stream)
	if !ok {
		f.fault(Packed, number, -1, "objects should lie in it, and it is no stream")
		return pack{}
	}
	data, err := s.Decode()
	if err != nil {
		f.fault(Packed, number, -1, "the object stream cannot be read: "+err.Error())
	}
	count, _ := s.Dict["N"].(Integer)
	first, ok := s.Dict["First"].(Integer)
	if s.Dict["Type"] != Name("ObjStm") || !ok || first < 0 || int64(first) > int64(len(data)) || count < 0 {
		f.fault(Packed, number, -1, "the object stream does not say which objects it holds")
		return pack{}
	}
	p := f.readPack(number, data, int(first), int(count))
	f.packs[number] = p
	return p
}

// readPack reads the objects of an object stream whose list ends at first.
func (f *File) readPack(number int, data []byte, first, count int) pack {
	var p pack
	var offsets []int
	for head := (Lexer{Data: data[:first]}); len(offsets) < count; {
		n, ok := head.digits()
		offset, ok2 := head.digits()
		if !ok || !ok2 || offset > len(data)-first || len(offsets) > 0 && offset < offsets[len(offsets)-1] {
			f.fault(Packed, number, -1, "the list of objects at its beginning is damaged")
			break
		}
		p.numbers, offsets = append(p.numbers, n), append(offsets, offset)
	}
	for i, n := range p.numbers {
		end := len(data)
		if i+1 < len(offsets) {
			end = first + offsets[i+1]
		}
		body := &Lexer{Data: data[:end], At: first + offsets[i], refs: true}
		body.Faulty = func(_ int, kind FaultKind, text string) { f.fault(kind, n, -1, text) }
		v, _ := body.value(0)
		switch v.(type) {
		case Keyword, closer:
			f.fault(Malformed, n, -1, "it is no value")
			v = nil
		case Ref:
			f.fault(Packed, n, -1, "a reference alone is no object of an object stream")
		}
		p.values = append(p.values, v)
	}
	return p
}
