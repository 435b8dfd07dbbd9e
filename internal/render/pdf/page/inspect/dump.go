package inspect

import (
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
)

// Dump writes a file in words: what it says of itself, what each page shows and where, bookmarks, structure, and a hash over all
// objects as they are before compression. Lengths are in points from the top left corner. It fails where Read does.
func Dump(pdf []byte) (string, error) {
	f, err := Open(pdf)
	if err != nil {
		return "", err
	}
	d, err := f.document()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, key := range d.Info.Keys() {
		value, _ := d.Info[key].(String)
		fmt.Fprintf(&b, "%s: %s\n", key, value.Text())
	}
	fmt.Fprintf(&b, "Lang: %s\nClaims: %s\n", d.Lang, strings.Join(d.Claims(), ", "))
	for i, p := range d.Pages {
		fmt.Fprintf(&b, "\nPage %d, %s x %s\n", i+1, points(p.Width), points(p.Height))
		p.dump(&b)
	}
	if len(d.Bookmarks) > 0 {
		b.WriteString("\nBookmarks\n")
		for _, m := range d.Bookmarks {
			fmt.Fprintf(&b, "%s%q %s\n", strings.Repeat("  ", m.Level), m.Title, m.Target)
		}
	}
	b.WriteString("\nStructure\n")
	d.Root.dump(&b, 1)
	hash, err := f.Hash()
	if err != nil {
		return "", err
	}
	fmt.Fprintf(&b, "\nObjects: sha256 %s\n", hash)
	return b.String(), nil
}

// Claims returns the standards that the metadata names.
func (d *Document) Claims() []string {
	property := func(name string) string {
		_, rest, _ := strings.Cut(d.Metadata, " "+name+`="`)
		value, _, ok := strings.Cut(rest, `"`)
		if !ok {
			return ""
		}
		return value
	}
	var claims []string
	if part := property("pdfaid:part"); part != "" {
		claims = append(claims, "PDF/A-"+part+strings.ToLower(property("pdfaid:conformance")))
	}
	if part := property("pdfuaid:part"); part != "" {
		claims = append(claims, "PDF/UA-"+part)
	}
	return claims
}

// points writes thousandths of a point as points.
func points(v int) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	s := fmt.Sprintf("%s%d.%03d", sign, v/1000, v%1000)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// Looks writes the size of the page and what it shows, in words.
func (p *Page) Looks() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s x %s\n", points(p.Width), points(p.Height))
	p.dump(&b)
	return b.String()
}

// Outline writes an element and all that stands in it, in words.
func (e *Element) Outline() string {
	var b strings.Builder
	e.dump(&b, 0)
	return b.String()
}

func (p *Page) dump(w io.Writer) {
	mark, tag := -2, ""
	for _, d := range p.Drawings {
		if d.Mark != mark || d.Tag != tag {
			mark, tag = d.Mark, d.Tag
			if mark < 0 {
				fmt.Fprintf(w, "  furniture %s\n", tag)
			} else {
				fmt.Fprintf(w, "  %s %d\n", tag, mark)
			}
		}
		fmt.Fprintf(w, "    %s %s", points(d.X), points(d.Y))
		if d.Kind == "text" {
			fmt.Fprintf(w, " %s %s %s %q", d.Font, points(d.Size), d.Colour, d.Text)
		} else {
			fmt.Fprintf(w, " %s %s x %s", d.Kind, points(d.Width), points(d.Height))
			if d.Colour != "" {
				fmt.Fprintf(w, " %s", d.Colour)
			}
			if d.Thickness != 0 {
				fmt.Fprintf(w, " %s thick", points(d.Thickness))
			}
		}
		if d.Actual != nil {
			fmt.Fprintf(w, " stands for %q", *d.Actual)
		}
		fmt.Fprintln(w)
	}
}

func (e *Element) dump(w io.Writer, depth int) {
	indent := strings.Repeat("  ", depth)
	fmt.Fprintf(w, "%s%s", indent, e.Tag)
	if len(e.Attributes) > 0 {
		fmt.Fprintf(w, " %s", Format(e.Attributes))
	}
	fmt.Fprintln(w)
	text := ""
	flush := func() {
		if text != "" {
			fmt.Fprintf(w, "%s  %q\n", indent, text)
			text = ""
		}
	}
	for _, k := range e.Kids {
		switch {
		case k.Element != nil:
			flush()
			k.Element.dump(w, depth+1)
		case k.Link != nil:
			flush()
			l := k.Link
			fmt.Fprintf(w, "%s  -> %s (%q) page %d: %s %s %s x %s\n", indent, l.Target, l.Contents, k.Page+1,
				points(l.X), points(l.Y), points(l.Width), points(l.Height))
		default:
			text += k.Text
		}
	}
	flush()
}

// Hash returns a hash over all objects but those that only hold others, in a plain form and uncompressed.
func (f *File) Hash() (string, error) {
	h := sha256.New()
	for n := 1; n < f.Size(); n++ {
		v, err := f.Object(n)
		if err != nil {
			return "", err
		}
		s, ok := v.(*Stream)
		if ok && (s.Dict["Type"] == Name("ObjStm") || s.Dict["Type"] == Name("XRef")) {
			continue
		}
		fmt.Fprintf(h, "%d %s\n", n, Format(v))
		if ok {
			data, err := s.Data()
			if err != nil {
				return "", err
			}
			fmt.Fprintf(h, "%d\n", len(data))
			h.Write(data)
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}
