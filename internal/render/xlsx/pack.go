package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/ooxml"
)

// Parts by their paths.
const (
	workbookAt   = "xl/workbook.xml"
	styleSheetAt = "xl/styles.xml"
	themeAt      = "xl/theme/theme1.xml"
)

// pack writes the workbook in its canonical form: the parts that excelize has laid out with rows, widths and styles put in, in one order
// and without times.
func (b *workbook) pack(w io.Writer) error {
	parts := &ooxml.Parts{}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if err := b.file.Write(io.Discard); err != nil {
		return err
	}
	sheets := make(map[string]*sheet, len(b.sheets))
	for _, s := range b.sheets {
		sheets[s.part] = s
	}
	var members []*ooxml.Member
	for _, s := range b.sheets { // in this order, since styles are numbered as cells ask for them
		i := slices.IndexFunc(parts.List, func(p ooxml.Part) bool { return p.Name == s.part })
		m, err := b.packSheet(s, parts.List[i].Content)
		if err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
		members = append(members, m)
	}
	ours := b.ownParts()
	for _, p := range parts.List {
		if sheets[p.Name] != nil || ours[p.Name] != nil {
			continue
		}
		ours[p.Name] = p.Content
	}
	if err := b.finishParts(ours); err != nil {
		return err
	}
	for name, content := range ours { // Write puts them in order
		m, err := b.packer.pack(name, content)
		if err != nil {
			return err
		}
		members = append(members, m)
	}
	return ooxml.Write(w, members)
}

// finishParts puts into excelize's parts what it does not know.
func (b *workbook) finishParts(parts map[string][]byte) error {
	if err := b.putTables(parts); err != nil {
		return err
	}
	parts[ooxml.ContentTypes] = ooxml.SortContentTypes(parts[ooxml.ContentTypes])
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
	known map[string]*ooxml.Member // by name and content
}

// The most that a packer remembers.
const (
	maxKnown     = 64
	maxKnownPart = 1 << 14
)

// common are the parts that tend to be the same from workbook to workbook.
var common = map[string]bool{
	ooxml.ContentTypes: true, ooxml.PackageRels: true, "docProps/app.xml": true, workbookAt: true, "xl/_rels/workbook.xml.rels": true,
	styleSheetAt: true, themeAt: true,
}

func (k *packer) pack(name string, content []byte) (*ooxml.Member, error) {
	if !common[name] || len(content) > maxKnownPart {
		return ooxml.Part{Name: name, Content: content}.Deflate()
	}
	key := name + "\x00" + string(content)
	k.mu.Lock()
	m := k.known[key]
	k.mu.Unlock()
	if m != nil {
		return m, nil
	}
	m, err := ooxml.Part{Name: name, Content: content}.Deflate()
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
func (b *workbook) packSheet(s *sheet, frame []byte) (*ooxml.Member, error) {
	const here = "<sheetData></sheetData>"
	at := bytes.Index(frame, []byte(here))
	if at < 0 {
		return nil, fmt.Errorf("%s has no place for rows", s.part)
	}
	return ooxml.Deflate(s.part, func(w io.Writer) error {
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
