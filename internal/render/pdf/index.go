package pdf

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// register lays out an index: terms in alphabetical order, each with the page that it leads to, in two columns where there is room. A
// little space parts one initial from the next.
func (l *layout) register(b *doc.Contents) {
	l.contentsTitle(b.Title)
	n, gutter := 2, l.quarters(24)
	if l.width < l.ems(30) {
		n = 1
	}
	width := (l.width - (n-1)*gutter) / n
	lists := []mark{l.add(l.add(l.element, page.Index, page.Props{}), page.L, page.Props{Plain: true})}
	body, initial := mark(0), rune(0)
	strips := l.apart(l.x, width, func() {
		for i := range b.Entries {
			e := &b.Entries[i]
			depth := min(max(e.Level, 1)-1, len(lists)) // never more than one deeper than the term before
			if depth == len(lists) && i > 0 {
				lists = append(lists, l.add(body, page.L, page.Props{Plain: true}))
			}
			lists = lists[:min(depth+1, len(lists))]
			depth = len(lists) - 1
			body = l.add(l.add(lists[depth], page.LI, page.Props{}), page.LBody, page.Props{})
			if first := initialOf(doc.PlainText(l.loc, e.Text)); depth == 0 && first != initial {
				l.gap(8)
				initial = first
			}
			at := len(l.strips)
			l.entry(e, depth*l.quarters(12), l.quarters(12), l.styles.body, body)
			l.together(at, 6)
			if i+1 < len(b.Entries) && b.Entries[i+1].Level > e.Level {
				l.keep()
			}
		}
	})
	l.gap(5)
	l.open(0)
	l.shut(0).index = &index{strips: strips, n: n, pitch: width + gutter}
	l.gap(10)
}

// initialOf returns the letter under which a term stands, without its accents; 0 for one that begins with no letter.
func initialOf(term string) rune {
	r, _ := utf8.DecodeRuneInString(norm.NFD.String(term))
	if !unicode.IsLetter(r) {
		return 0
	}
	return unicode.ToUpper(r)
}

// putIndex puts an index at a spot: column by column, page by page. On its last page the columns are about equally high.
func (f *filler) putIndex(x *index, at spot) spot {
	for rest := x.strips; ; at = f.turn(at, &rest[0]) {
		room := f.bottom(at.page) - at.y
		counts, all := f.share(rest, x.n, room, at)
		for low := 0; all && room-low > 500; {
			middle := (low + room) / 2
			if fewer, still := f.share(rest, x.n, middle, at); still {
				room, counts = middle, fewer
			} else {
				low = middle
			}
		}
		lowest := at
		for i, n := range counts {
			column := at
			for k := range rest[:n] {
				column.bare = k == 0
				column.y += f.before(&rest[k], column)
				page := f.leaf(at.page)
				page.placed = append(page.placed, placed{strip: &rest[k], y: column.y, shift: i * x.pitch})
				column.y += rest[k].height
			}
			lowest.y = max(lowest.y, column.y)
			rest = rest[n:]
		}
		if len(rest) == 0 {
			lowest.bare = false
			return lowest
		}
	}
}

// share divides strips among n columns of a height. It returns how many stand in each, and whether that is all of them. What is higher
// than a page has a column for itself.
func (f *filler) share(strips []strip, n, room int, at spot) (counts []int, all bool) {
	for range n {
		used, count := 0, 0
		for count < len(strips) {
			group := strips[count : count+groupLength(strips[count:])]
			need := f.need(group, spot{page: at.page, bare: count == 0})
			if used+need > room && (count > 0 || at.y > f.top(at.page)) {
				break
			}
			used += need
			count += len(group)
		}
		counts, strips = append(counts, count), strips[count:]
	}
	return counts, len(strips) == 0
}
