package mdtmpl

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// heading lowers a heading. It goes by the key of its label, or by the template's own words.
func (l *lowering) heading(n *ast.Heading, f *flow) {
	h := &doc.Heading{Level: n.Level, Text: l.within(n)}
	at := max(n.Pos(), 0)
	if n.FirstChild() == nil {
		l.refuse(at, codeMarkdown, "put the {{if}} around the whole line", "a heading without words")
		return
	}
	l.headings.heading(h, l.headingName(n, h))
	f.add(h)
}

// headingName returns the name that a heading goes by: not one that depends on the data.
func (l *lowering) headingName(n *ast.Heading, h *doc.Heading) string {
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		line := bytes.TrimSpace(segment.Value(l.src))
		if number := wholeSlot(line); number >= 0 && n.Lines().Len() == 1 {
			return l.m.set.sites[l.m.slots[number].site].label
		}
		if bytes.Contains(line, []byte(slotOpen)) {
			return ""
		}
	}
	return doc.PlainText(&doc.Locale{}, h.Text)
}

// headings keeps what depends on the headings of the whole document: their IDs, tables of contents, mastheads, links to them.
type headings struct {
	list     []headingEntry
	used     map[string]bool
	numbered map[string]int // the next number for a name
	masthead *mastheadMarker
	open     []openContents
	links    []innerLink
}

type headingEntry struct {
	level int
	entry doc.Entry
}

type openContents struct {
	contents *doc.Contents
	level    int
	from     int // index of the first heading that follows
}

type innerLink struct {
	target string // without "#"
	at     int
}

// heading gives a heading its ID, made of the name that it goes by, and its masthead.
func (h *headings) heading(d *doc.Heading, name string) {
	if d.Level == 1 && h.masthead != nil {
		d.Kicker, d.Context = h.masthead.kicker, h.masthead.context
		h.masthead = nil
	}
	d.ID = h.unique(name)
	h.add(d)
}

func (h *headings) add(d *doc.Heading) {
	h.list = append(h.list, headingEntry{d.Level, doc.Entry{Level: 1, ID: d.ID, Text: doc.Unlinked(d.Text)}})
}

// place notes the headings and tables of a block of the data: their names are the data's, and each can stand in a document once.
func (l *lowering) place(at int, b doc.Block) {
	doc.Walk([]doc.Block{b}, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Heading:
			if l.headings.used[b.ID] {
				l.refuseOutcome(at, codeValue, "place it once", "the heading %q is in the document already", "#"+b.ID)
			}
			l.headings.take(b.ID)
			l.headings.add(b)
		case *doc.Table:
			if l.tables[b.Name] {
				l.refuseOutcome(at, codeValue, "place it once", "the table %q is in the document already", b.Name)
			}
			if l.tables == nil {
				l.tables = map[string]bool{}
			}
			l.tables[b.Name] = true
		}
		return true
	})
}

func (h *headings) take(id string) {
	if h.used == nil {
		h.used, h.numbered = map[string]bool{}, map[string]int{}
	}
	h.used[id] = true
}

// unique makes an ID of a name. A heading without a name, and one whose name is taken, is numbered.
func (h *headings) unique(name string) string {
	base := slug(name)
	id, next := base, 2
	if base == "" {
		base, next = "section", 1
		id = ""
	}
	if n := h.numbered[base]; n > 0 {
		next = n
	}
	for ; id == "" || h.used[id]; next++ {
		id = base + "-" + strconv.Itoa(next)
	}
	h.take(id)
	h.numbered[base] = next
	return id
}

// slug keeps the letters a to z and the digits of a name.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

func (h *headings) contents(c *contentsMarker) *doc.Contents {
	d := &doc.Contents{Title: c.title}
	h.open = append(h.open, openContents{d, c.level, len(h.list)})
	return d
}

// close fills the tables of contents and checks the links.
func (h *headings) close(l *lowering) {
	if h.masthead != nil && !l.m.rehearsing {
		l.m.report(l.m.set.sites[h.masthead.site].problem(
			codeMarker, `write it above "# Title"`, "masthead without a heading of level 1 below it"))
	}
	for _, o := range h.open {
		for _, e := range h.list[o.from:] {
			if e.level < o.level {
				break
			}
			if e.level == o.level {
				o.contents.Entries = append(o.contents.Entries, e.entry)
			}
		}
	}
	for _, link := range h.links {
		if !h.used[link.target] {
			hint := diag.DidYouMean(link.target, slices.Sorted(maps.Keys(h.used)))
			l.refuseOutcome(link.at, codeMarkdown, hint, "no heading %q to link to", "#"+link.target)
		}
	}
}
