package page

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"
	"github.com/klauspost/compress/zlib"
)

// gofpdf makes the pages and the pictures. It gets no font, no text and no compression; what it writes is taken apart again here, and
// its objects go into the final file. A page's content stays behind, with a short line in its place: pages of one size come out the same, and
// are sent through it once a batch.

// errCarrier is about the file that gofpdf wrote. Its version is pinned, so it does not come up.
var errCarrier = errors.New("the pages cannot be read back")

// newCarrier returns an empty gofpdf document that depends on nothing around it.
func newCarrier() *gofpdf.Fpdf {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetCompression(false)
	pdf.SetCatalogSort(true)
	fixed := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	pdf.SetCreationDate(fixed)
	pdf.SetModificationDate(fixed)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	return pdf
}

// A catcher keeps what is written to it. gofpdf writes its whole file at once, so that nothing is copied.
type catcher struct{ data []byte }

func (c *catcher) Write(p []byte) (int, error) {
	if c.data == nil {
		c.data = p
	} else {
		c.data = append(c.data[:len(c.data):len(c.data)], p...)
	}
	return len(p), nil
}

// carried is a file of gofpdf's.
type carried struct {
	data    []byte
	offsets []int // of the objects, by number
}

// closeCarrier ends a document and indexes it.
func closeCarrier(pdf *gofpdf.Fpdf) (*carried, error) {
	var c catcher
	if err := pdf.Output(&c); err != nil {
		return nil, err
	}
	f := &carried{data: c.data}
	tail := bytes.LastIndex(f.data, []byte("startxref\n"))
	if tail < 0 {
		return nil, errCarrier
	}
	start, _ := leadingInt(f.data[tail+len("startxref\n"):])
	table, ok := after(f.data, start, "xref\n0 ")
	if !ok {
		return nil, errCarrier
	}
	n, digits := leadingInt(table)
	table = table[digits+1:]
	const entry = 20
	if len(table) < entry*n {
		return nil, errCarrier
	}
	f.offsets = make([]int, n)
	for i := range n {
		f.offsets[i], _ = leadingInt(table[entry*i:])
	}
	return f, nil
}

// leadingInt reads the digits at the head of b and returns how many there are.
func leadingInt(b []byte) (value, digits int) {
	for digits < len(b) && digits < 12 && b[digits] >= '0' && b[digits] <= '9' {
		value = value*10 + int(b[digits]-'0')
		digits++
	}
	return value, digits
}

// after returns what follows prefix, which has to stand at an offset of b.
func after(b []byte, at int, prefix string) ([]byte, bool) {
	if at < 0 || at > len(b) {
		return nil, false
	}
	return bytes.CutPrefix(b[at:], []byte(prefix))
}

// object returns an object, from its body to the end of the file.
func (f *carried) object(number int) ([]byte, error) {
	if number <= 0 || number >= len(f.offsets) {
		return nil, errCarrier
	}
	body, ok := after(f.data, f.offsets[number], strconv.Itoa(number)+" 0 obj\n")
	if !ok {
		return nil, errCarrier
	}
	return body, nil
}

// stream returns the dictionary and the data of a stream object.
func (f *carried) stream(number int) (dict, data []byte, err error) {
	body, err := f.object(number)
	if err != nil {
		return nil, nil, err
	}
	dict, data, ok := bytes.Cut(body, []byte(">>\nstream\n"))
	at := bytes.LastIndex(dict, []byte("/Length "))
	if !ok || at < 0 {
		return nil, nil, errCarrier
	}
	length, _ := leadingInt(dict[at+len("/Length "):])
	if length > len(data) {
		return nil, nil, errCarrier
	}
	return dict, data[:length], nil
}

// stand is the line that stands for the content of a page: a comment, should it ever get into a file.
const stand = "%content"

// A frame is what gofpdf writes before and behind the content of a page.
type frame struct{ before, behind []byte }

// newFrame sends a page of a size, in thousandths of a point, through gofpdf.
func newFrame(width, height int) (*frame, error) {
	pdf := newCarrier()
	pdf.AddPageFormat("P", gofpdf.SizeType{Wd: float64(width) / 1000, Ht: float64(height) / 1000})
	pdf.RawWriteStr(stand)
	f, err := closeCarrier(pdf)
	if err != nil {
		return nil, err
	}
	root, err := f.object(1)
	if err != nil {
		return nil, err
	}
	_, kids, ok := bytes.Cut(root, []byte("/Kids ["))
	number, digits := leadingInt(kids)
	if !ok || digits == 0 {
		return nil, errCarrier
	}
	page, err := f.object(number)
	if err != nil {
		return nil, err
	}
	_, page, ok = bytes.Cut(page, []byte("/Contents "))
	number, _ = leadingInt(page)
	_, written, err := f.stream(number)
	if err != nil {
		return nil, err
	}
	before, behind, found := bytes.Cut(written, []byte(stand+"\n"))
	if !ok || !found {
		return nil, errCarrier
	}
	return &frame{bytes.Clone(before), bytes.Clone(behind)}, nil
}

// layersOf has gofpdf make image objects of a PNG, the picture first, and compresses them as everything else.
func layersOf(png []byte) ([]layer, error) {
	pdf := newCarrier()
	pdf.AddPage()
	pdf.RegisterImageOptionsReader("picture", gofpdf.ImageOptions{ImageType: "png"}, bytes.NewReader(png))
	f, err := closeCarrier(pdf)
	if err != nil {
		return nil, err
	}
	resources, err := f.object(2)
	if err != nil {
		return nil, err
	}
	_, entry, ok := bytes.Cut(resources, []byte("/XObject <<\n/I"))
	at := bytes.IndexByte(entry, ' ')
	if !ok || at < 0 {
		return nil, errCarrier
	}
	number, _ := leadingInt(entry[at+1:])
	var layers []layer
	for more := true; more; number++ {
		dict, data, err := f.stream(number)
		if err != nil {
			return nil, err
		}
		l := layer{filter: flate}
		more = false
		for line := range bytes.SplitSeq(bytes.TrimPrefix(dict, []byte("<<")), []byte("\n")) {
			switch {
			case bytes.HasPrefix(line, []byte("/SMask ")):
				more = true // the next object
			case bytes.HasPrefix(line, []byte("/Filter ")), bytes.HasPrefix(line, []byte("/Length ")):
			default:
				l.dict = append(append(l.dict, line...), '\n')
			}
		}
		unpacked, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		plain, err := io.ReadAll(unpacked)
		if err != nil {
			return nil, err
		}
		l.data = deflated(plain)
		layers = append(layers, l)
	}
	return layers, nil
}
