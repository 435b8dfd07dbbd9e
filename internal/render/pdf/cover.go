package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// cover lays out the first page of a bound document: the title in the upper half, the facts at its foot.
func (l *layout) cover(b *doc.Cover) {
	l.masthead(b.Kicker, "")
	first := len(l.strips)
	l.white(l.sheet.height / 5)
	l.open(0)
	l.rect(decoration, l.x, 0, l.quarters(48), l.quarters(3), l.theme.Colours.Accent)
	l.shut(l.quarters(3))
	l.gap(20)
	title := l.prose(b.Title, l.styles.coverTitle)
	l.set(&title, l.balanced(&title, l.width), l.x, l.width, left, l.headingMark(1))
	if len(b.Subtitle) > 0 {
		l.gap(10)
		p := l.prose(b.Subtitle, l.styles.coverSubtitle)
		width := l.width * 5 / 6
		l.set(&p, l.balanced(&p, width), l.beginning(&p, width), width, left, l.add(l.element, page.P, page.Props{}))
	}
	if len(b.Facts) > 0 {
		foot := len(l.strips)
		l.white(0)
		l.facts(&doc.Facts{Panel: true, Items: b.Facts})
		used := height(l.strips)
		l.strips[foot].height = max(l.quarters(16), l.sheet.bottom-l.sheet.top-used)
	}
	l.keepFrom(first)
	l.anchor(first, &doc.Heading{Level: 1, Text: b.Title})
	l.strips[len(l.strips)-1].keep = false
}

// white adds a strip with nothing on it.
func (l *layout) white(height int) {
	l.open(0)
	l.shut(height)
}
