package xlsx

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
	"github.com/xuri/excelize/v2"
)

// The parts that readers look for first stand first.
const (
	contentTypes = "[Content_Types].xml"
	packageRels  = "_rels/.rels"
)

// pack writes the workbook in its canonical form: formula cells with their results, parts in one order, times fixed.
func (b *workbook) pack(w io.Writer) error {
	parts := &partList{}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if err := b.file.Write(io.Discard); err != nil {
		return err
	}
	for i := range parts.list {
		p := &parts.list[i]
		switch {
		case p.name == contentTypes:
			p.content = sortContentTypes(p.content)
		case b.parts[p.name] != nil:
			content, err := storeResults(p.content, b.parts[p.name])
			if err != nil {
				return fmt.Errorf("%s: %w", p.name, err)
			}
			p.content = content
		}
	}
	slices.SortFunc(parts.list, func(a, b part) int {
		return cmp.Or(cmp.Compare(rank(a.name), rank(b.name)), strings.Compare(a.name, b.name))
	})
	return writeZip(w, parts.list)
}

func rank(name string) int {
	switch name {
	case contentTypes:
		return 0
	case packageRels:
		return 1
	}
	return 2
}

// A part is a member of the package.
type part struct {
	name    string
	content []byte
}

// partList takes the parts from excelize. It stands in for its zip writer.
type partList struct{ list []part }

// Create returns the writer of the next part.
func (p *partList) Create(name string) (io.Writer, error) {
	p.list = append(p.list, part{name: name})
	return p, nil
}

// Write appends to the part that was created last.
func (p *partList) Write(data []byte) (int, error) {
	last := &p.list[len(p.list)-1]
	last.content = append(last.content, data...)
	return len(data), nil
}

// AddFS is not used by excelize when it writes a workbook.
func (p *partList) AddFS(fs.FS) error {
	return fmt.Errorf("adding a file system to a workbook is not possible")
}

// Close does nothing: the parts are packed later.
func (p *partList) Close() error { return nil }

// sortContentTypes orders the entries of [Content_Types].xml, which excelize writes in the order of a map.
func sortContentTypes(content []byte) []byte {
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

// storeResults gives each formula cell of a sheet its typed result.
func storeResults(sheet []byte, results map[string]result) ([]byte, error) {
	out := make([]byte, 0, len(sheet)+32*len(results))
	stored := 0
	for {
		f := bytes.Index(sheet, []byte("<f>"))
		if f < 0 {
			break
		}
		cell := bytes.LastIndex(sheet[:f], []byte("<c "))
		end := bytes.Index(sheet[f:], []byte("</c>"))
		stop := bytes.Index(sheet[f:], []byte("</f>"))
		if cell < 0 || end < 0 || stop < 0 {
			return nil, fmt.Errorf("a formula stands outside of a cell")
		}
		head := string(sheet[cell:f])
		r, ok := results[attribute(head, "r")]
		if !ok {
			return nil, fmt.Errorf("the formula in %s has no result", attribute(head, "r"))
		}
		stored++
		out = append(out, sheet[:cell]...)
		if r.numeric {
			head = strings.Replace(head, ` t="str"`, "", 1)
		}
		out = append(out, head...)
		out = append(out, sheet[f:f+stop+len("</f>")]...)
		out = append(out, "<v>"...)
		out = append(out, xmlText.Replace(r.text)...)
		out = append(out, "</v></c>"...)
		sheet = sheet[f+end+len("</c>"):]
	}
	if stored != len(results) {
		return nil, fmt.Errorf("%d results are computed, %d formulas are written", len(results), stored)
	}
	return append(out, sheet...), nil
}

var xmlText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// attribute returns the value of an attribute of a start tag.
func attribute(tag, name string) string {
	_, rest, _ := strings.Cut(tag, " "+name+`="`)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

// compressors are reused: making one costs more than packing a small part.
var compressors = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, compression)
	if err != nil {
		panic(err) // the level is a constant that the library knows
	}
	return w
}}

// compression is the level that takes the least time for parts as small as ours, and a few per cent of size.
const compression = 3

// writeZip packs parts without times, so that the archive depends on its content alone.
func writeZip(w io.Writer, parts []part) error {
	archive := zip.NewWriter(w)
	deflate := compressors.Get().(*flate.Writer)
	defer compressors.Put(deflate)
	var packed bytes.Buffer
	for _, p := range parts {
		packed.Reset()
		deflate.Reset(&packed)
		if _, err := deflate.Write(p.content); err != nil {
			return err
		}
		if err := deflate.Close(); err != nil {
			return err
		}
		const newYear1980 = 1<<5 | 1 // the first day of the MS-DOS calendar
		header := &zip.FileHeader{
			Name: p.name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(p.content),
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(p.content)),
			CreatorVersion: 20, ReaderVersion: 20,
		}
		//lint:ignore SA1019 CreateRaw writes this field as it is and does not look at Modified
		header.ModifiedDate = newYear1980
		member, err := archive.CreateRaw(header)
		if err != nil {
			return err
		}
		if _, err := member.Write(packed.Bytes()); err != nil {
			return err
		}
	}
	return archive.Close()
}
