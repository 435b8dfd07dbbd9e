package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/tabular"
	"rolexport/internal/theme"
)

// facts lays out label and value pairs.
func (l *layout) facts(b *doc.Facts) {
	if len(b.Items) == 0 {
		return
	}
	switch {
	case b.Panel:
		l.panel(b.Items)
	case l.width < l.ems(21):
		l.narrowFacts(b.Items)
	default:
		l.factRows(b.Items)
	}
}

// A fact is a pair that is ready to be set, with its elements.
type fact struct {
	label, value passage
	lbl, body    mark
	span         int // columns of the panel that it takes
}

// prepareFacts prepares pairs and adds a list of them to the structure.
func (l *layout) prepareFacts(items []doc.Fact, label, value style) []fact {
	list := l.add(l.element, page.L, page.Props{Plain: true})
	facts := make([]fact, len(items))
	for i, it := range items {
		li := l.add(list, page.LI, page.Props{})
		facts[i] = fact{
			label: l.plain(it.Label, label), value: l.value(it.Value, value),
			lbl: l.add(li, page.Lbl, page.Props{}), body: l.add(li, page.LBody, page.Props{}), span: 1,
		}
	}
	return facts
}

// both sets the label of a fact and below it the value. A short value that needs two lines has them about equally long.
func (l *layout) both(f *fact, x, width int) cell {
	return l.cell(func() {
		l.set(&f.label, l.wrap(&f.label, width), x, width, left, f.lbl)
		lines := l.wrap(&f.value, width)
		if len(lines) == 2 {
			lines = l.balanced(&f.value, width)
		}
		l.set(&f.value, lines, x, width, left, f.body)
	})
}

// panel lays out facts as the panel under the title: side by side on a ground, small labels above bold values.
func (l *layout) panel(items []doc.Fact) {
	c := l.theme.Colours
	value := l.styles.body
	value.kind = bold
	facts := l.prepareFacts(items, l.styles.small, value)
	pad, gutter := l.quarters(11), l.quarters(14)
	if c.Wash == theme.White { // nothing stands out on its sides
		pad = 0
	}
	n := tabular.PanelColumns(len(facts), l.width/l.ems(11))
	column := (l.width - 2*pad - (n-1)*gutter) / n
	widthOf := func(span int) int { return span*column + (span-1)*gutter }
	for i := range facts {
		f := &facts[i]
		f.span = tabular.Span(n, f.value.natural, f.value.least, widthOf)
	}
	l.gap(14)
	first, at, begin := true, 0, len(l.strips)
	for at < len(facts) {
		r := l.newRow(row{x: l.x, width: l.width, top: l.quarters(3), bottom: l.quarters(4), ground: c.Wash, grounded: true})
		if first {
			r.top, r.over = l.quarters(9), ruling{3 * l.theme.Space.Rule, c.Accent}
		}
		for used := 0; at < len(facts) && used+facts[at].span <= n; at++ {
			f := &facts[at]
			r.cells = append(r.cells, l.both(f, l.x+pad+used*(column+gutter), widthOf(f.span)))
			used += f.span
		}
		if first = false; at == len(facts) {
			r.bottom = l.quarters(9)
			if c.Wash == theme.White {
				r.under = ruling{l.theme.Space.Rule, c.Hairline}
			}
		}
		l.row(r, 0)
	}
	l.together(begin, 3)
	l.gap(16)
}

// factRows lays out facts as rows with the labels to the left, two facts side by side where each has room on one line.
func (l *layout) factRows(items []doc.Fact) {
	label := l.styles.body
	label.colour = l.styles.muted
	facts := l.prepareFacts(items, label, l.styles.body)
	n, gutter, widest := 1, l.quarters(12), 0
	for i := range facts {
		widest = max(widest, facts[i].label.natural)
	}
	if l.width > l.ems(42) && len(facts) > 2 {
		n = 2
	}
	column := (l.width - (n-1)*2*gutter) / n
	widest = min(widest, column*2/5)
	values := column - widest - gutter
	l.gap(4)
	first := len(l.strips)
	for at := 0; at < len(facts); {
		r := l.ruled(at == 0)
		abreast := min(n, len(facts)-at)
		if abreast == 2 && max(facts[at].value.natural, facts[at+1].value.natural) > values {
			abreast = 1
		}
		for i := range abreast {
			f, x, width := &facts[at+i], l.x+i*(column+2*gutter), values
			if abreast == 1 {
				width = l.width - widest - gutter
			}
			r.cells = append(r.cells,
				l.cell(func() { l.set(&f.label, l.wrap(&f.label, widest), x, widest, left, f.lbl) }),
				l.cell(func() { l.set(&f.value, l.wrap(&f.value, width), x+widest+gutter, width, left, f.body) }))
		}
		l.row(r, r.top+baseline(l.family.Regular[0], label))
		at += abreast
	}
	l.hold(first)
	l.gap(8)
}

// narrowFacts lays out facts for a narrow column: the value to the right of its label where one line has room for both, else below it.
func (l *layout) narrowFacts(items []doc.Fact) {
	label := l.styles.body
	label.colour = l.styles.muted
	facts := l.prepareFacts(items, label, l.styles.body)
	gutter := l.quarters(8)
	l.gap(4)
	first := len(l.strips)
	for i := range facts {
		f, r := &facts[i], l.ruled(i == 0)
		if f.label.natural+gutter+f.value.natural <= l.width {
			from := f.label.natural + gutter
			r.cells = []cell{
				l.cell(func() { l.set(&f.label, l.wrap(&f.label, from), l.x, f.label.natural, left, f.lbl) }),
				l.cell(func() { l.set(&f.value, l.wrap(&f.value, l.width-from), l.x+from, l.width-from, right, f.body) }),
			}
		} else {
			r.cells = []cell{l.both(f, l.x, l.width)}
		}
		l.row(r, r.top+baseline(l.family.Regular[0], label))
	}
	l.hold(first)
	l.gap(8)
}

// ruled returns a row between hairlines.
func (l *layout) ruled(first bool) *row {
	hairline := ruling{l.theme.Space.Rule, l.theme.Colours.Hairline}
	r := l.newRow(row{x: l.x, width: l.width, top: l.quarters(3), bottom: l.quarters(3), under: hairline})
	if first {
		r.over = hairline
	}
	return r
}
