package page

import (
	"crypto/sha256"
	"io"
	"slices"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// objects writes the objects of a file: streams where they stand, everything else packed into object streams.
type objects struct {
	out  []byte
	rows []row // by number
	own  int   // where the file's own content begins: what stands before it is named in it, by a digest

	head, body []byte // of the object stream under way: numbers and offsets, objects
	packed     []int  // numbers of its objects
	scratch    []byte
}

// A row says where an object is: at an offset of the file, or as the nth object of an object stream.
type row struct {
	packed bool
	at     int // offset, or number of the object stream
	nth    int
}

// level is the effort of compression: the next one shrinks files by less than one percent, and takes some percent longer for the whole of
// a file.
const level = 5

var deflaters = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(io.Discard, level)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// packSize is how many objects an object stream holds at most.
const packSize = 1000

// writers keeps the memory of files that have been written.
var writers = sync.Pool{New: func() any { return new(objects) }}

// newObjects begins a file. It has to be released, but not before its bytes are out of use.
func newObjects() *objects {
	o := writers.Get().(*objects)
	o.out = append(o.out[:0], "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	o.rows = append(o.rows[:0], row{})
	o.head, o.body, o.packed = o.head[:0], o.body[:0], o.packed[:0]
	return o
}

// release gives back what the next file can use.
func (o *objects) release() { writers.Put(o) }

// Write appends to the file: it is where the compressor writes to.
func (o *objects) Write(p []byte) (int, error) {
	o.out = append(o.out, p...)
	return len(p), nil
}

// reserve returns the first of n numbers in a row.
func (o *objects) reserve(n int) int {
	first := len(o.rows)
	for range n {
		o.rows = append(o.rows, row{})
	}
	return first
}

// stream compresses data into a stream object. dict holds the entries of its dictionary but for length and filter.
func (o *objects) stream(number int, dict string, data ...[]byte) {
	o.rows[number] = row{at: len(o.out)}
	o.out = append(appendInt(o.out, number), " 0 obj\n<<"...)
	o.out = append(append(o.out, dict...), "/Filter/FlateDecode/Length "...)
	const room = "99999999"
	length := len(o.out)
	o.out = append(o.out, room+">>stream\n"...) // the length is put in when it is known
	start := len(o.out)
	o.deflate(data...)
	digits := len(appendInt(o.out[length:length], len(o.out)-start))
	o.out = append(o.out[:length+digits], o.out[length+len(room):]...)
	o.out = append(o.out, "\nendstream\nendobj\n"...)
}

// Filters of streams (ISO 32000-1, Table 6).
const (
	flate = "FlateDecode"
	dct   = "DCTDecode"
)

// compressed writes a stream whose data is compressed with a filter already. dict is the beginning of its dictionary.
func (o *objects) compressed(number int, dict []byte, filter string, data []byte) {
	o.rows[number] = row{at: len(o.out)}
	o.out = append(appendInt(o.out, number), " 0 obj\n"...)
	o.out = append(append(append(append(o.out, dict...), "/Filter/"...), filter...), "/Length "...)
	o.out = append(appendInt(o.out, len(data)), ">>stream\n"...)
	o.out = append(append(o.out, data...), "\nendstream\nendobj\n"...)
}

// deflate compresses data to the end of the file. It holds a compressor no longer than that: each has almost a megabyte of tables, which a
// single document should not fill for more than one.
func (o *objects) deflate(data ...[]byte) {
	zip := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(zip)
	zip.Reset(o)
	for _, part := range data {
		zip.Write(part) // into memory: cannot fail
	}
	zip.Close()
}

// deflated returns data as stream would compress it.
func deflated(data []byte) []byte {
	o := objects{out: make([]byte, 0, len(data))}
	o.deflate(data)
	return slices.Clip(o.out)
}

// begin starts a packed object and returns the bytes to append it to; end takes them back.
func (o *objects) begin(number int) []byte {
	if len(o.packed) == packSize {
		o.flush()
	}
	o.head = append(appendInt(o.head, number), ' ')
	o.head = append(appendInt(o.head, len(o.body)), ' ')
	o.packed = append(o.packed, number)
	return o.body
}

func (o *objects) end(body []byte) { o.body = body }

// flush writes the object stream under way.
func (o *objects) flush() {
	if len(o.packed) == 0 {
		return
	}
	number := o.reserve(1)
	for i, n := range o.packed {
		o.rows[n] = row{packed: true, at: number, nth: i}
	}
	dict := append(appendInt([]byte("/Type/ObjStm/N "), len(o.packed)), "/First "...)
	o.stream(number, string(appendInt(dict, len(o.head))), o.head, o.body)
	o.head, o.body, o.packed = o.head[:0], o.body[:0], o.packed[:0]
}

// rowSize is the length of a row of the cross-reference stream: kind, place, index.
const rowSize = 1 + 4 + 2

// finish writes the cross-reference stream and the end of the file.
func (o *objects) finish(catalog, info int) {
	o.flush()
	number := o.reserve(1)
	start := len(o.out)
	o.rows[number] = row{at: start}

	table := o.scratch[:0]
	var last [rowSize]byte
	for n, r := range o.rows {
		kind := byte(1)
		switch {
		case n == 0:
			kind, r.nth = 0, 0xFFFF
		case r.packed:
			kind = 2
		}
		now := [rowSize]byte{kind, byte(r.at >> 24), byte(r.at >> 16), byte(r.at >> 8), byte(r.at), byte(r.nth >> 8), byte(r.nth)}
		table = append(table, 2) // each byte as its difference from the one above
		for i, b := range now {
			table = append(table, b-last[i])
		}
		last = now
	}

	o.scratch = table
	digest := sha256.Sum256(o.out[o.own:])
	dict := append(appendInt([]byte("/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Size "), len(o.rows)), "/Root "...)
	dict = append(appendRef(dict, catalog), "/Info "...)
	dict = append(appendRef(dict, info), "/ID["...)
	for range 2 {
		dict = appendString(dict, digest[:16])
	}
	o.stream(number, string(append(dict, ']')), table)
	o.out = append(o.out, "startxref\n"...)
	o.out = append(appendInt(o.out, start), "\n%%EOF\n"...)
}
