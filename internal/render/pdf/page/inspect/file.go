package inspect

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/klauspost/compress/zlib"
)

// A File is a PDF file that has been opened. It is not safe for concurrent use.
type File struct {
	Trailer Dict // of the cross-reference stream
	data    []byte
	entries []entry
	values  map[int]Value
	packs   map[int][]Value // object streams
	left    int             // bytes of streams that may still be unpacked
}

// An entry is a row of the cross-reference stream.
type entry struct{ kind, at, nth int }

// maxStream is how long the data of a stream may be, in bytes.
const maxStream = 256 << 20

// Open reads the cross-reference stream of a file.
func Open(data []byte) (*File, error) { return open(data, math.MaxInt) }

// open bounds how much is unpacked from the streams of the file all in all, in bytes. Each is counted as often as it is read.
func open(data []byte, most int) (*File, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n%")) {
		return nil, errors.New("not a file of PDF 1.7")
	}
	tail := bytes.LastIndex(data, []byte("startxref\n"))
	if tail < 0 || !bytes.HasSuffix(data, []byte("\n%%EOF\n")) {
		return nil, errors.New("the file is cut short")
	}
	l := lexer{data: data, at: tail + len("startxref\n")}
	start, ok := l.next(0).(Number)
	if !ok || start.Int() <= 0 || start.Int() >= len(data) {
		return nil, errors.New("the file does not say where its objects are")
	}
	f := &File{data: data, values: map[int]Value{}, packs: map[int][]Value{}, left: most}
	table, err := f.objectAt(start.Int(), 0)
	if err != nil {
		return nil, err
	}
	s, ok := table.(*Stream)
	if !ok || s.Dict["Type"] != Name("XRef") {
		return nil, errors.New("there is no cross-reference stream where the file says")
	}
	f.Trailer = s.Dict
	rows, err := f.unpacked(s)
	if err != nil {
		return nil, err
	}
	widths, _ := s.Dict["W"].(Array)
	if Format(widths) != "[1 4 2]" || len(rows)%7 != 0 {
		return nil, errors.New("the cross-reference stream has rows of another form")
	}
	for r := rows; len(r) > 0; r = r[7:] {
		f.entries = append(f.entries, entry{
			kind: int(r[0]), at: int(r[1])<<24 | int(r[2])<<16 | int(r[3])<<8 | int(r[4]), nth: int(r[5])<<8 | int(r[6]),
		})
	}
	if size, _ := s.Dict["Size"].(Number); size.Int() != len(f.entries) {
		return nil, fmt.Errorf("%s objects are announced, %d are listed", size, len(f.entries))
	}
	return f, nil
}

// Size returns how many numbers objects have; the first object is 1.
func (f *File) Size() int { return len(f.entries) }

// Object returns an object by its number.
func (f *File) Object(number int) (Value, error) {
	if v, ok := f.values[number]; ok {
		return v, nil
	}
	if number <= 0 || number >= len(f.entries) {
		return nil, fmt.Errorf("there is no object %d", number)
	}
	var v Value
	var err error
	switch e := f.entries[number]; e.kind {
	case 1:
		v, err = f.objectAt(e.at, number)
	case 2:
		v, err = f.packed(number, e)
	default:
		err = errors.New("it is free")
	}
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", number, err)
	}
	f.values[number] = v
	return v, nil
}

// objectAt reads an object that stands in the file by itself. number 0 is any.
func (f *File) objectAt(at, number int) (Value, error) {
	if at < 0 || at >= len(f.data) {
		return nil, errors.New("it stands outside of the file")
	}
	l := lexer{data: f.data, at: at}
	n, ok := l.next(0).(Number)
	generation, word := l.next(0), l.next(0)
	if !ok || generation != Number("0") || word != operator("obj") || number != 0 && n != Number(strconv.Itoa(number)) {
		return nil, errors.New("it does not stand where it should")
	}
	v := l.next(0)
	if l.err != nil {
		return nil, l.err
	}
	switch l.next(0) {
	case operator("endobj"):
		return v, nil
	case operator("stream"):
	default:
		return nil, errors.New("it does not end")
	}
	dict, ok := v.(Dict)
	length, _ := dict["Length"].(Number)
	start := l.at + 1 // behind the line end
	if !ok || length.Int() < 0 || start > len(f.data) || length.Int() > len(f.data)-start {
		return nil, errors.New("its stream has no length")
	}
	s := &Stream{Dict: dict, raw: f.data[start : start+length.Int()]}
	l.at = start + length.Int()
	if l.next(0) != operator("endstream") || l.next(0) != operator("endobj") {
		return nil, errors.New("its stream is longer or shorter than it says")
	}
	return s, nil
}

// packed reads an object of an object stream.
func (f *File) packed(number int, e entry) (Value, error) {
	values, ok := f.packs[e.at]
	if !ok {
		if e.at <= 0 || e.at >= len(f.entries) || f.entries[e.at].kind != 1 {
			return nil, fmt.Errorf("object %d, in which it should be, does not stand by itself", e.at)
		}
		v, err := f.Object(e.at)
		if err != nil {
			return nil, err
		}
		s, ok := v.(*Stream)
		if !ok || s.Dict["Type"] != Name("ObjStm") {
			return nil, fmt.Errorf("object %d is no object stream", e.at)
		}
		if values, err = f.unpack(s); err != nil {
			return nil, fmt.Errorf("object stream %d: %w", e.at, err)
		}
		f.packs[e.at] = values
	}
	if e.nth >= len(values) {
		return nil, fmt.Errorf("object stream %d has no object %d", e.at, number)
	}
	return values[e.nth], nil
}

func (f *File) unpack(s *Stream) ([]Value, error) {
	data, err := f.unpacked(s)
	if err != nil {
		return nil, err
	}
	count, _ := s.Dict["N"].(Number)
	first, _ := s.Dict["First"].(Number)
	head := lexer{data: data}
	var values []Value
	for range count.Int() {
		_, ok := head.next(0).(Number)
		offset, ok2 := head.next(0).(Number)
		if !ok || !ok2 || offset.Int() < 0 || first.Int() < 0 || first.Int() > len(data) || offset.Int() > len(data)-first.Int() || head.at > first.Int() {
			return nil, errors.New("its list of objects is damaged")
		}
		body := lexer{data: data, at: first.Int() + offset.Int()}
		v := body.next(0)
		if body.err != nil {
			return nil, body.err
		}
		values = append(values, v)
	}
	return values, nil
}

// Resolve follows references.
func (f *File) Resolve(v Value) (Value, error) {
	for range 16 {
		ref, ok := v.(Ref)
		if !ok {
			return v, nil
		}
		var err error
		if v, err = f.Object(int(ref)); err != nil {
			return nil, err
		}
	}
	return nil, errors.New("references lead in a circle")
}

// Dict returns the dictionary that v is or refers to, also that of a stream. What is none counts as empty.
func (f *File) Dict(v Value) (Dict, error) {
	v, err := f.Resolve(v)
	switch v := v.(type) {
	case Dict:
		return v, err
	case *Stream:
		return v.Dict, err
	}
	return Dict{}, err
}

// Array returns the array that v is or refers to; a single value counts as an array of one.
func (f *File) Array(v Value) (Array, error) {
	v, err := f.Resolve(v)
	switch v := v.(type) {
	case nil:
		return nil, err
	case Array:
		return v, err
	}
	return Array{v}, err
}

// unpacked returns the data of a stream, and counts them.
func (f *File) unpacked(s *Stream) ([]byte, error) {
	data, err := s.data(min(f.left, maxStream))
	f.left -= len(data)
	return data, err
}

// Data returns the data of a stream, unpacked.
func (s *Stream) Data() ([]byte, error) { return s.data(maxStream) }

func (s *Stream) data(most int) ([]byte, error) {
	switch s.Dict["Filter"] {
	case nil, Name("DCTDecode"): // a photo stays one
		if len(s.raw) > most {
			return nil, errors.New("a stream is too long")
		}
		return s.raw, nil
	case Name("FlateDecode"):
	default:
		return nil, fmt.Errorf("unknown filter %s", Format(s.Dict["Filter"]))
	}
	r, err := zlib.NewReader(bytes.NewReader(s.raw))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err != nil {
		return nil, err
	}
	if len(data) > most {
		return nil, errors.New("a stream is too long")
	}
	parms, _ := s.Dict["DecodeParms"].(Dict)
	if parms["Predictor"] == Number("12") {
		columns, _ := parms["Columns"].(Number)
		return unpredict(data, columns.Int())
	}
	return data, nil // rows of a picture keep their predictor
}

// unpredict takes back that each row was written as its difference from the one above.
func unpredict(data []byte, columns int) ([]byte, error) {
	if columns <= 0 || columns >= len(data) || len(data)%(columns+1) != 0 {
		return nil, errors.New("its rows are of the wrong length")
	}
	var out []byte
	last := make([]byte, columns)
	for ; len(data) > 0; data = data[columns+1:] {
		if data[0] != 2 {
			return nil, errors.New("its rows are predicted in another way")
		}
		for i, d := range data[1 : columns+1] {
			last[i] += d
		}
		out = append(out, last...)
	}
	return out, nil
}

// An Operation is an operator of a page with what stands before it.
type Operation struct {
	Name     string
	Operands []Value
}

// Operations reads the operators of a content stream.
func Operations(content []byte) ([]Operation, error) {
	l := lexer{data: content}
	var all []Operation
	var operands []Value
	for {
		switch v := l.next(0).(type) {
		case end:
			if l.err == nil && (v != 0 || len(operands) > 0) {
				l.err = errors.New("values without an operator at the end")
			}
			return all, l.err
		case operator:
			all = append(all, Operation{string(v), operands})
			operands = nil
		default:
			operands = append(operands, v)
		}
	}
}
