package docx

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// An anchor is a heading that can be linked to.
type anchor struct {
	name string // of its bookmark
	set  bool   // the bookmark is written
}

// maxBookmark is how long the name of a bookmark may be, in characters; Word cuts longer ones.
const maxBookmark = 40

// findAnchors names a bookmark for each heading that has an ID: the ID in letters, digits and underscores, and different from all others
// whatever the case.
func (w *writer) findAnchors() {
	taken := map[string]bool{}
	doc.Walk(w.doc.Blocks, func(b doc.Block) bool {
		h, ok := b.(*doc.Heading)
		if !ok || h.ID == "" || w.anchors[h.ID] != nil {
			return true
		}
		base := bookmarkName(h.ID)
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			end := "_" + strconv.Itoa(n)
			name = base[:min(len(base), maxBookmark-len(end))] + end
		}
		taken[strings.ToLower(name)] = true
		w.anchors[h.ID] = &anchor{name: name}
		return true
	})
}

func bookmarkName(id string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, id)
	if c := name[0]; c == '_' || c >= '0' && c <= '9' { // one that begins with an underscore is hidden
		name = "h" + name
	}
	return name[:min(len(name), maxBookmark)]
}

// bookmarked writes what a heading says with the bookmark around it. Of several headings of one ID links lead to the first.
func (w *writer) bookmarked(id string, write func()) {
	a := w.anchors[id]
	if a == nil || a.set {
		write()
		return
	}
	a.set = true
	number := w.links.bookmarks
	w.links.bookmarks++
	w.raw(`<w:bookmarkStart`)
	w.number(`w:id`, number)
	w.attribute(`w:name`, a.name)
	w.raw(`/>`)
	write()
	w.raw(`<w:bookmarkEnd`)
	w.number(`w:id`, number)
	w.raw(`/>`)
}

// links are the addresses that the document leads to, as relationships of its main part.
type links struct {
	bookmarks int
	targets   []string
	ids       map[string]string // by target
}

// external returns the id of the relationship that leads to an address.
func (l *links) external(target string) string {
	if id, ok := l.ids[target]; ok {
		return id
	}
	if l.ids == nil {
		l.ids = map[string]string{}
	}
	l.targets = append(l.targets, target)
	id := "link" + strconv.Itoa(len(l.targets))
	l.ids[target] = id
	return id
}

// linked writes a link, or its text alone where it leads nowhere.
func (w *writer) linked(l *doc.Link, m manner) {
	if id, inside := strings.CutPrefix(l.Target, "#"); inside && id != "" {
		a := w.anchors[id]
		if a == nil {
			w.broken(l.Target)
			w.inlines(l.Text, m)
			return
		}
		w.raw(`<w:hyperlink`)
		w.attribute(`w:anchor`, a.name)
	} else {
		target, ok := address(l.Target)
		if !ok {
			w.inlines(l.Text, m)
			return
		}
		w.raw(`<w:hyperlink r:id="`, w.links.external(target), `"`)
	}
	w.raw(` w:history="1">`)
	m.link = true
	w.inlines(l.Text, m)
	w.raw(`</w:hyperlink>`)
}

// broken tells of a link that leads nowhere.
func (w *writer) broken(target string) {
	w.tell(diag.Diagnostic{Code: "broken-link", Message: fmt.Sprintf("no heading has the name that the link %q leads to", target)})
}

// address returns a link target as the address of a relationship: one that is no URI makes Word repair the file. It reports whether there
// is anything to follow.
func address(target string) (string, bool) {
	const plain = "-._~:/?#[]@!$&'()*+,;="
	var b strings.Builder
	for i := 0; i < len(target); i++ {
		c := target[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte(plain, c) >= 0,
			c == '%' && i+2 < len(target) && isHex(target[i+1]) && isHex(target[i+2]):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	u, err := url.Parse(b.String())
	return b.String(), err == nil && u.Scheme != ""
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }
