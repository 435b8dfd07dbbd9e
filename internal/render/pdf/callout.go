package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// callout lays out blocks beside a bar. The title runs into the first paragraph.
func (l *layout) callout(b *doc.Callout) {
	parent, outer := l.element, l.edge
	l.element = l.add(parent, page.Sect, page.Props{Title: b.Title})
	bar := &edge{x: l.x, width: l.quarters(2), colour: l.theme.Colours.Accent, outer: outer}
	if b.Kind == doc.Caution {
		bar.colour = l.theme.Colours.Ink
	}
	l.gap(10)
	first := len(l.strips)
	l.edge = bar
	l.inset(l.quarters(12), 0, func() { l.blocks(b.RunIn()) })
	l.element, l.edge = parent, outer
	l.together(first, 8)
	l.space = 0
	l.gap(10)
}
