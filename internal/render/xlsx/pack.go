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
	workbookAt   = "xl/workbook.xml"
	styleSheetAt = "xl/styles.xml"
	themeAt      = "xl/theme/theme1.xml"
)

// pack writes the workbook in its canonical form: the parts that excelize has laid out with rows, widths and styles put in, in one order
// and without times.
func (b *workbook) pack(w io.Writer) error {
	parts := &partList{}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if err := b.file.Write(io.Discard); err != nil {
		return err
	}
	sheets := make(map[string]*sheet, len(b.sheets))
	for _, s := range b.sheets {
		sheets[s.part] = s
	}
	var members []*member
	for _, s := range b.sheets { // in this order, since styles are numbered as cells ask for them
		i := slices.IndexFunc(parts.list, func(p part) bool { return p.name == s.part })
		m, err := b.packSheet(s, parts.list[i].content)
		if err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
		members = append(members, m)
	}
	ours := b.ownParts()
	for _, p := range parts.list {
		if sheets[p.name] != nil || ours[p.name] != nil {
			continue
		}
		ours[p.name] = p.content
	}
	if err := b.finishParts(ours); err != nil {
		return err
	}
	for name, content := range ours { // writeZip puts them in order
		m, err := b.packer.pack(name, content)
		if err != nil {
			return err
		}
		members = append(members, m)
	}
	return writeZip(w, members)
}

// finishParts puts into excelize's parts what it does not know.
func (b *workbook) finishParts(parts map[string][]byte) error {
	if err := b.putTables(parts); err != nil {
		return err
	}
	parts[contentTypes] = sortContentTypes(parts[contentTypes])
	named, err := b.putNames(parts[workbookAt])
	parts[workbookAt] = named
	return err
}

// ownParts returns the parts that are not excelize's, by name.
func (b *workbook) ownParts() map[string][]byte {
	parts := map[string][]byte{
		"docProps/core.xml": b.coreProperties(),
		"docProps/app.xml":  b.appProperties(),
		themeAt:             blankTheme(),
		styleSheetAt:        b.styles.part(),
	}
	drawings, tables := 0, 0
	for _, s := range b.tables {
		if s.object != nil {
			tables++
			parts[s.object.part] = s.tablePart(tables)
		}
		if len(s.charts) == 0 {
			continue
		}
		drawings++
		parts[fmt.Sprintf("xl/drawings/drawing%d.xml", drawings)] = s.drawingPart()
		for _, c := range s.charts {
			parts[c.part] = b.chartPart(c)
		}
	}
	return parts
}

// A packer deflates parts, and remembers small ones: many are the same in every workbook of a run. It may be used by several goroutines.
type packer struct {
	mu    sync.Mutex
	known map[string]*member // by name and content
}

// The most that a packer remembers.
const (
	maxKnown     = 64
	maxKnownPart = 1 << 14
)

// common are the parts that tend to be the same from workbook to workbook.
var common = map[string]bool{
	contentTypes: true, packageRels: true, "docProps/app.xml": true, workbookAt: true, "xl/_rels/workbook.xml.rels": true,
	styleSheetAt: true, themeAt: true,
}

func (k *packer) pack(name string, content []byte) (*member, error) {
	if !common[name] || len(content) > maxKnownPart {
		return packBytes(part{name, content})
	}
	key := name + "\x00" + string(content)
	k.mu.Lock()
	m := k.known[key]
	k.mu.Unlock()
	if m != nil {
		return m, nil
	}
	m, err := packBytes(part{name, content})
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.known) < maxKnown {
		k.known[key] = m
	}
	return m, nil
}

// packSheet puts widths and rows into the sheet that excelize has laid out.
func (b *workbook) packSheet(s *sheet, frame []byte) (*member, error) {
	const here = "<sheetData></sheetData>"
	at := bytes.Index(frame, []byte(here))
	if at < 0 {
		return nil, fmt.Errorf("%s has no place for rows", s.part)
	}
	return packed(s.part, func(w io.Writer) error {
		head := append(slices.Clone(frame[:at]), `<cols>`...)
		for j, width := range s.columns {
			head = append(head, `<col min="`...)
			head = appendInt(head, j+1)
			head = append(head, `" max="`...)
			head = appendInt(head, j+1)
			head = append(head, `" width="`...)
			head = appendDigits(head, width)
			head = append(head, `" customWidth="1"/>`...)
		}
		if s.beyond > 0 {
			head = fmt.Appendf(head, `<col min="%d" max="%d" width="%s" customWidth="1"/>`, len(s.columns)+1, len(s.columns)+s.beyond, spareDigits)
		}
		if _, err := w.Write(append(head, `</cols><sheetData>`...)); err != nil {
			return err
		}
		if err := s.rows(w); err != nil {
			return err
		}
		tail := frame[at+len(here):]
		if s.tabular {
			var err error
			if tail, err = s.putTable(tail); err != nil {
				return err
			}
		}
		_, err := w.Write(append([]byte(`</sheetData>`), tail...))
		return err
	})
}

// A part is a file of the package.
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

// A member is a part as the archive holds it.
type member struct {
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

// packed deflates what write writes.
func packed(name string, write func(io.Writer) error) (*member, error) {
	deflate := compressors.Get().(*flate.Writer)
	defer compressors.Put(deflate)
	var out bytes.Buffer
	deflate.Reset(&out)
	m := &member{name: name}
	if err := write(&counter{m, deflate}); err != nil {
		return nil, err
	}
	if err := deflate.Close(); err != nil {
		return nil, err
	}
	m.packed = out.Bytes()
	return m, nil
}

func packBytes(p part) (*member, error) {
	return packed(p.name, func(w io.Writer) error {
		_, err := w.Write(p.content)
		return err
	})
}

// A counter keeps size and checksum of a member up with what is written.
type counter struct {
	*member
	out io.Writer
}

func (c *counter) Write(data []byte) (int, error) {
	c.size += int64(len(data))
	c.crc = crc32.Update(c.crc, crc32.IEEETable, data)
	return c.out.Write(data)
}

// writeZip writes an archive without times, so that it depends on its content alone.
func writeZip(w io.Writer, members []*member) error {
	slices.SortFunc(members, func(a, b *member) int {
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
	case contentTypes:
		return 0
	case packageRels:
		return 1
	}
	return 2
}
