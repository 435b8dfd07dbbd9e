package grid

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/interchange/intake"
)

// maxTotal is how many bytes all parts that are read may have, unpacked; intake bounds each of them.
const maxTotal = 512 << 20

// maxRefused is how many members of a bad archive are told.
const maxRefused = 20

// A book is a workbook that is being read. excelize would give neither the types of streamed cells nor a bound for what a hostile sheet
// costs in memory, so the few parts that hold values are read here.
type book struct {
	*reader
	parts     map[string]*zip.File
	left      int64 // bytes that may still be unpacked
	strings   []string
	formats   []numberFormat // by style
	since1904 bool
}

var errUnpacks = errors.New("it unpacks to too much")

func (r *reader) readBook(src []byte) {
	archive, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		r.refuse("broken-archive", "the workbook cannot be opened: "+strings.TrimPrefix(err.Error(), "zip: "), "save it again with your spreadsheet program")
		return
	}
	b := &book{reader: r, parts: map[string]*zip.File{}, left: maxTotal}
	refused := 0
	for _, f := range intake.Inspect(archive, int64(len(src)), func(member, code, message, hint string) {
		if refused++; refused <= maxRefused {
			r.at(diag.Pos{File: path.Join(r.name, path.Join("/", strings.ToValidUTF8(member, "\uFFFD")))}, code, message, hint)
		}
	}) {
		b.parts[f.Name] = f
	}
	if refused > 0 {
		return
	}
	if err := b.sheets(); err != nil {
		code, hint := "broken-archive", "save it again with your spreadsheet program"
		if errors.Is(err, errUnpacks) {
			code, hint = "too-large", "remove what is no part of the table"
		}
		r.refuse(code, "the workbook cannot be read: "+err.Error(), hint)
	}
}

// sheets reads the workbook.
func (b *book) sheets() error {
	main, err := b.related("", "officeDocument")
	if err != nil {
		return err
	}
	if len(main) != 1 {
		return errors.New("it holds no workbook")
	}
	at := main[0].target
	var workbook struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			// its attribute id comes in two namespaces
			Attributes []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := b.decodePart(at, &workbook); err != nil {
		return err
	}
	b.since1904 = workbook.Properties.Date1904 == "1" || workbook.Properties.Date1904 == "true"
	worksheets, err := b.related(at, "worksheet")
	if err != nil {
		return err
	}
	if err := b.readStrings(at); err != nil {
		return err
	}
	if err := b.readStyles(at); err != nil {
		return err
	}
	for _, s := range workbook.Sheets {
		var id string
		for _, a := range s.Attributes {
			if a.Name.Local == "id" {
				id = a.Value
			}
		}
		for _, w := range worksheets {
			if w.id != id {
				continue // a sheet of charts or dialogs holds no rows
			}
			sheet := &Sheet{Name: s.Name, Hidden: s.State == "hidden" || s.State == "veryHidden", label: b.label(s.Name)}
			b.file.Sheets = append(b.file.Sheets, sheet)
			if err := b.readSheet(w.target, sheet); err != nil {
				return fmt.Errorf("sheet %q: %w", s.Name, err)
			}
			if b.problems.HasErrors() {
				return nil
			}
		}
	}
	return nil
}

// A relation leads from a part to another.
type relation struct{ id, target string }

// related returns the relations of a part, empty for the package, that are of a kind. The kind is the end of its name, since editions of
// the standard name them differently.
func (b *book) related(part, kind string) ([]relation, error) {
	folder, file := path.Split(part)
	at := path.Join(folder, "_rels", file+".rels")
	if b.parts[at] == nil {
		return nil, nil
	}
	var list struct {
		Relations []struct {
			ID     string `xml:"Id,attr"`
			Kind   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	if err := b.decodePart(at, &list); err != nil {
		return nil, err
	}
	var found []relation
	for _, r := range list.Relations {
		if path.Base(r.Kind) != kind || strings.EqualFold(r.Mode, "External") {
			continue
		}
		target := path.Join(folder, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = strings.TrimPrefix(path.Clean(r.Target), "/")
		}
		found = append(found, relation{r.ID, target})
	}
	return found, nil
}

// open opens a part and bounds what is read from it.
func (b *book) open(name string) (io.ReadCloser, error) {
	f := b.parts[name]
	if f == nil {
		return nil, fmt.Errorf("there is no part %q", name)
	}
	content, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	return &bounded{content, b}, nil
}

// bounded stops a reader when the workbook has unpacked to too much.
type bounded struct {
	io.ReadCloser
	book *book
}

func (r *bounded) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if r.book.left -= int64(n); r.book.left < 0 {
		return n, fmt.Errorf("%w: the limit is %d MB", errUnpacks, maxTotal>>20)
	}
	return n, err
}

func (b *book) decodePart(name string, into any) error {
	content, err := b.open(name)
	if err != nil {
		return err
	}
	defer content.Close() // opened for reading alone
	if err := xml.NewDecoder(content).Decode(into); err != nil {
		return fmt.Errorf("part %q: %w", name, err)
	}
	return nil
}

// readStyles reads the number format of each style.
func (b *book) readStyles(workbook string) error {
	at, err := b.related(workbook, "styles")
	if err != nil || len(at) == 0 {
		return err
	}
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := b.decodePart(at[0].target, &styles); err != nil {
		return err
	}
	own := map[int]numberFormat{}
	for _, f := range styles.Formats {
		own[f.ID] = parseFormat(f.Code)
	}
	for _, c := range styles.Cells {
		f, ok := own[c.Format]
		if !ok {
			f = builtIn(c.Format)
		}
		b.formats = append(b.formats, f)
	}
	return nil
}
