package inspect

import (
	"errors"
	"fmt"
	"math"
)

// A Document is a file as its readers see it.
type Document struct {
	Info      Dict // document information
	Lang      string
	Metadata  string // the XMP packet
	Pages     []*Page
	Root      *Element
	Bookmarks []Bookmark
	Catalog   Dict
	texts     [][]string // by page and content sequence
}

// A Bookmark is an entry of the outline.
type Bookmark struct {
	Level  int
	Title  string
	Target string // "page 2 at 120.5"
}

// Read reads a whole document. It fails on what a reader would stumble over: content that belongs to nothing, codes without a meaning, a
// structure that does not fit the pages.
func Read(pdf []byte) (*Document, error) { return ReadWithin(pdf, math.MaxInt) }

// ReadWithin reads a document that may come from anywhere, and fails once more than so many bytes of it have been unpacked.
func ReadWithin(pdf []byte, most int) (*Document, error) {
	f, err := open(pdf, most)
	if err != nil {
		return nil, err
	}
	return f.document()
}

func (f *File) document() (*Document, error) {
	catalog, err := f.Dict(f.Trailer["Root"])
	if err != nil {
		return nil, err
	}
	d := &Document{Catalog: catalog}
	if d.Info, err = f.Dict(f.Trailer["Info"]); err != nil {
		return nil, err
	}
	lang, _ := catalog["Lang"].(String)
	d.Lang = lang.Text()
	v, err := f.Resolve(catalog["Metadata"])
	if err != nil {
		return nil, err
	}
	if s, ok := v.(*Stream); ok {
		data, err := f.unpacked(s)
		if err != nil {
			return nil, err
		}
		d.Metadata = string(data)
	}
	tree, err := f.Dict(catalog["Pages"])
	if err != nil {
		return nil, err
	}
	kids, err := f.Array(tree["Kids"])
	if err != nil {
		return nil, err
	}
	for i, k := range kids {
		p, err := f.page(refNumber(k))
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		d.Pages = append(d.Pages, p)
	}
	if count, _ := tree["Count"].(Number); count.Int() != len(d.Pages) {
		return nil, errors.New("the number of pages is wrong")
	}
	if err := d.readStructure(f, catalog); err != nil {
		return nil, err
	}
	return d, d.readBookmarks(f, catalog)
}

// destination writes a place in words.
func (d *Document) destination(v Value) (string, error) {
	place, _ := v.(Array)
	if len(place) == 5 && place[1] == Name("XYZ") {
		for i, p := range d.Pages {
			if place[0] == Ref(p.number) {
				return fmt.Sprintf("page %d at %s", i+1, points(p.Height-thousandths(place[3]))), nil
			}
		}
	}
	return "", fmt.Errorf("%s leads nowhere", Format(v))
}

func (d *Document) readBookmarks(f *File, catalog Dict) error {
	outline, err := f.Dict(catalog["Outlines"])
	if err != nil || len(outline) == 0 {
		return err
	}
	return d.bookmarks(f, outline, refNumber(catalog["Outlines"]), 1)
}

// bookmarks reads the children of an entry and holds them against each other.
func (d *Document) bookmarks(f *File, above Dict, number, level int) error {
	if level > 20 {
		return errors.New("bookmarks stand in themselves")
	}
	var before Value
	for at := above["First"]; at != nil; {
		entry, err := f.Dict(at)
		if err != nil {
			return err
		}
		title, _ := entry["Title"].(String)
		if refNumber(entry["Parent"]) != number || entry["Prev"] != before {
			return fmt.Errorf("bookmark %q does not stand where it says", title.Text())
		}
		target, err := d.destination(entry["Dest"])
		if err != nil {
			return fmt.Errorf("bookmark %q: %w", title.Text(), err)
		}
		d.Bookmarks = append(d.Bookmarks, Bookmark{level, title.Text(), target})
		if len(d.Bookmarks) > f.Size() {
			return errors.New("bookmarks go round in a circle")
		}
		if entry["First"] != nil {
			if err := d.bookmarks(f, entry, refNumber(at), level+1); err != nil {
				return err
			}
		}
		if entry["Next"] == nil && above["Last"] != at {
			return fmt.Errorf("bookmark %q is not the last as it should", title.Text())
		}
		before, at = at, entry["Next"]
	}
	return nil
}
