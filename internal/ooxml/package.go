// Package ooxml writes packages of Office Open XML (ECMA-376) in a canonical form, and knows how they hold text. What a part says is its
// writer's business.
package ooxml

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
)

// The parts that readers look for first stand first.
const (
	ContentTypes = "[Content_Types].xml"
	PackageRels  = "_rels/.rels"
)

// A Part is a file of the package.
type Part struct {
	Name    string
	Content []byte
}

// Parts takes the parts of a package from excelize: it stands in for its zip writer.
type Parts struct{ List []Part }

// Create returns the writer of the next part.
func (p *Parts) Create(name string) (io.Writer, error) {
	p.List = append(p.List, Part{Name: name})
	return p, nil
}

// Write appends to the part that was created last.
func (p *Parts) Write(data []byte) (int, error) {
	last := &p.List[len(p.List)-1]
	last.Content = append(last.Content, data...)
	return len(data), nil
}

// AddFS is not used by excelize when it writes a workbook.
func (p *Parts) AddFS(fs.FS) error {
	return fmt.Errorf("adding a file system to a workbook is not possible")
}

// Close does nothing: the parts are packed later.
func (p *Parts) Close() error { return nil }

// SortContentTypes orders the entries of [Content_Types].xml, which excelize writes in the order of a map.
func SortContentTypes(content []byte) []byte {
	text := string(content)
	begin, end := strings.Index(text, "<Default"), strings.LastIndex(text, "</Types>")
	if begin < 0 || end < begin {
		return content
	}
	entries := strings.SplitAfter(text[begin:end], "></Default>")
	last := entries[len(entries)-1]
	entries = append(entries[:len(entries)-1], strings.SplitAfter(last, "></Override>")...)
	entries = slices.DeleteFunc(entries, func(s string) bool { return s == "" })
	slices.Sort(entries) // <Default sorts before <Override
	return []byte(text[:begin] + strings.Join(entries, "") + text[end:])
}

// A Member is a part as the archive holds it.
type Member struct {
	name   string
	packed []byte
	size   int64
	crc    uint32
}

// compressors are reused: making one costs more than packing a small part.
var compressors = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, compression)
	if err != nil {
		panic(err) // the level is a constant that the library knows
	}
	return w
}}

// compression is the level beyond which time grows and size hardly falls.
const compression = 6

// Deflate packs what write writes.
func Deflate(name string, write func(io.Writer) error) (*Member, error) {
	deflate := compressors.Get().(*flate.Writer)
	defer compressors.Put(deflate)
	var out bytes.Buffer
	deflate.Reset(&out)
	m := &Member{name: name}
	if err := write(&counter{m, deflate}); err != nil {
		return nil, err
	}
	if err := deflate.Close(); err != nil {
		return nil, err
	}
	m.packed = out.Bytes()
	return m, nil
}

// Deflate packs a part.
func (p Part) Deflate() (*Member, error) {
	return Deflate(p.Name, func(w io.Writer) error {
		_, err := w.Write(p.Content)
		return err
	})
}

// A counter keeps size and checksum of a member up with what is written.
type counter struct {
	*Member
	out io.Writer
}

func (c *counter) Write(data []byte) (int, error) {
	c.size += int64(len(data))
	c.crc = crc32.Update(c.crc, crc32.IEEETable, data)
	return c.out.Write(data)
}

// Write writes a package, its members in one order and without times, so that it depends on its content alone. It sorts the list.
func Write(w io.Writer, members []*Member) error {
	slices.SortFunc(members, func(a, b *Member) int {
		return cmp.Or(cmp.Compare(rank(a.name), rank(b.name)), strings.Compare(a.name, b.name))
	})
	archive := zip.NewWriter(w)
	for _, m := range members {
		const newYear1980 = 1<<5 | 1 // the first day of the MS-DOS calendar
		header := &zip.FileHeader{
			Name: m.name, Method: zip.Deflate, CRC32: m.crc,
			CompressedSize64: uint64(len(m.packed)), UncompressedSize64: uint64(m.size),
			CreatorVersion: 20, ReaderVersion: 20,
		}
		//lint:ignore SA1019 CreateRaw writes this field as it is and does not look at Modified
		header.ModifiedDate = newYear1980
		out, err := archive.CreateRaw(header)
		if err != nil {
			return err
		}
		if _, err := out.Write(m.packed); err != nil {
			return err
		}
	}
	return archive.Close()
}

func rank(name string) int {
	switch name {
	case ContentTypes:
		return 0
	case PackageRels:
		return 1
	}
	return 2
}
