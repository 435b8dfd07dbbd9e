package page

import (
	"fmt"
	"strings"
)

// maxContents is how many UTF-16 units of where it leads a link says. Each line of a link says it anew.
const maxContents = 500

// writeLinks writes the link annotations.
func (f *File) writeLinks(o *objects, n numbers) error {
	for i, l := range f.links {
		b := append(o.begin(n.link+i), "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["...)
		b = append(appendLengths(b, l.x, l.y, l.x+l.width, l.y+l.height), ']')
		contents := l.contents
		if contents == "" {
			contents = strings.TrimPrefix(l.target, "#")
		}
		b = appendText(append(b, "/Contents"...), bounded(contents, maxContents))
		b = appendInt(append(b, "/StructParent "...), len(f.pages)+i)
		if name, ok := strings.CutPrefix(l.target, "#"); ok {
			at, known := f.anchors[name]
			if !known {
				return fmt.Errorf("page %d: the link to %q leads nowhere", l.page+1, l.target)
			}
			b = appendDestination(b, n, at.page, at.y)
		} else {
			b = append(appendString(append(b, "/A<</S/URI/URI"...), asciiURI(l.target)), ">>"...)
		}
		o.end(append(b, ">>"...))
	}
	return nil
}

// appendDestination writes a place: a page, and the height at which it begins to be shown.
func appendDestination(b []byte, n numbers, page, y int) []byte {
	b = appendRef(append(b, "/Dest["...), n.pages+page)
	return append(appendLength(append(b, "/XYZ null "...), y), " null]"...)
}

// asciiURI writes the bytes of an address that may not stand in a URI as percent and hexadecimal digits.
func asciiURI(target string) []byte {
	b := make([]byte, 0, len(target)+8)
	for i := range len(target) {
		if c := target[i]; c > ' ' && c < 0x7F && !strings.ContainsRune(`"<>\^`+"`{|}", rune(c)) {
			b = append(b, c)
		} else {
			b = append(b, '%', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return b
}
