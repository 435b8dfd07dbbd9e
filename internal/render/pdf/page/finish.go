package page

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"rolexport/internal/diag"
	"rolexport/internal/typeset"
)

// numbers are the object numbers of a file, each the first of its kind.
type numbers struct {
	profile, metadata, resources  int
	contents, pages               int
	catalog, info, pageTree       int
	root, parents, elements, link int
	outline                       int
}

// Finish writes the file. What keeps it from claiming to be accessible and archival is reported; it is written all the same, without the
// claim. The File must not be used afterwards.
func (f *File) Finish(w io.Writer, report func(diag.Diagnostic)) error {
	drawn := f.sketch
	defer func() {
		f.sketch = nil
		f.batch.sketches.Put(drawn)
	}()
	if len(f.pages) == 0 {
		f.err = errors.New("a document without pages cannot be written")
	}
	if f.err != nil {
		return f.err
	}
	f.closeMark()
	if f.info.Date.IsZero() {
		f.info.Date = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	f.info.Date = f.info.Date.UTC().Truncate(time.Second)
	if f.info.Lang == "" {
		f.info.Lang = "en"
	}
	f.info.Lang = strings.ReplaceAll(f.info.Lang, "_", "-") // as locales of systems are written, which BCP 47 does not know
	problems := f.audit()
	for _, p := range problems {
		report(p)
	}
	fonts, err := f.cut()
	if err != nil {
		return err
	}
	contents, err := f.encode(fonts)
	if err != nil {
		return err
	}
	o := newObjects()
	defer o.release()
	if err := f.assemble(o, fonts, contents, len(problems) == 0); err != nil {
		return err
	}
	_, err = w.Write(o.out)
	return err
}

// cut cuts each face to its runes, and to what belongs to them.
func (f *File) cut() ([]*font, error) {
	fonts := make([]*font, len(f.faces))
	var list [256]rune
	for i, face := range f.faces {
		face.round(face.face)
		var err error
		if fonts[i], err = f.batch.font(face.face, face.append(list[:0])); err != nil {
			return nil, err
		}
	}
	return fonts, nil
}

// encode returns the contents of the pages with the texts in the codes of their fonts.
func (f *File) encode(fonts []*font) ([][]byte, error) {
	contents := make([][]byte, len(f.pages))
	all := f.encoded[:0]
	defer func() { f.encoded = all }()
	for i, p := range f.pages {
		start, from := len(all), p.content
		end, texts := len(f.content), f.texts[p.text:]
		if i+1 < len(f.pages) {
			end, texts = f.pages[i+1].content, f.texts[p.text:f.pages[i+1].text]
		}
		for _, t := range texts {
			all = append(all, f.content[from:t.at]...)
			var err error
			if all, err = appendShown(all, f.faces[t.face].face, fonts[t.face].cut, t.text); err != nil {
				return nil, err
			}
			from = t.at
		}
		all = append(all, f.content[from:end]...)
		contents[i] = all[start:len(all):len(all)]
	}
	return contents, nil
}

// appendShown writes the operator that shows a text, its letters as far apart as the face wants them.
func appendShown(b []byte, face *typeset.Face, cut *typeset.Cut, text string) (shown []byte, err error) {
	at, kerned := 0, false
	next, distance := face.NextKern(text, 0)
	if kerned = distance != 0; kerned {
		b = append(b, '[')
	}
	for {
		start := len(b) + 1
		if b, err = cut.AppendCodes(append(b, '('), text[at:next]); err != nil {
			return b, err
		}
		b = append(appendEscaped(b, start), ')')
		if next == len(text) {
			break
		}
		b = appendInt(b, -distance)
		at = next
		next, distance = face.NextKern(text, at)
	}
	if kerned {
		return append(b, "]TJ\n"...), nil
	}
	return append(b, "Tj\n"...), nil
}

// assemble writes all objects.
func (f *File) assemble(o *objects, fonts []*font, contents [][]byte, claim bool) error {
	var n numbers
	n.profile = o.reserve(1)
	o.compressed(n.profile, []byte("<</N 3"), flate, colourProfile())

	resources := []byte("<<")
	meanings := f.writeCodes(o, fonts)
	if len(fonts) > 0 {
		resources = append(resources, "/Font<<"...)
		for i, font := range fonts {
			resources = append(appendInt(append(resources, "/F"...), i), ' ')
			resources = appendRef(resources, font.write(o, meanings[i]))
		}
		resources = append(resources, ">>"...)
	}
	o.own = len(o.out) // the names of the faces tell their cuts apart
	if len(f.pictures) > 0 {
		resources = append(resources, "/XObject<<"...)
		for i, p := range f.pictures {
			resources = append(appendInt(append(resources, "/I"...), i), ' ')
			resources = appendRef(resources, p.write(o))
		}
		resources = append(resources, ">>"...)
	}
	n.contents = o.reserve(len(contents))
	for i, content := range contents {
		around, err := f.batch.frame(f.pages[i].width, f.pages[i].height)
		if err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		o.stream(n.contents+i, "", around.before, content, around.behind)
	}
	n.metadata = o.reserve(1)
	f.writeMetadata(o, n.metadata, claim)

	n.catalog, n.info, n.pageTree = o.reserve(1), o.reserve(1), o.reserve(1)
	n.resources = o.reserve(1)
	n.pages = o.reserve(len(f.pages))
	n.root, n.parents = o.reserve(1), o.reserve(1)
	n.elements = o.reserve(len(f.tree.nodes))
	n.link = o.reserve(len(f.links))
	if len(f.info.Bookmarks) > 0 {
		n.outline = o.reserve(1 + len(f.info.Bookmarks))
	}

	f.writeCatalog(o, n)
	f.writeInfo(o, n)
	o.end(append(append(o.begin(n.resources), resources...), ">>"...))
	f.writePages(o, n)
	f.writeStructure(o, n)
	if err := f.writeLinks(o, n); err != nil {
		return err
	}
	if err := f.writeOutline(o, n); err != nil {
		return err
	}
	o.finish(n.catalog, n.info)
	return nil
}
