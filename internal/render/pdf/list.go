package pdf

import (
	"strconv"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/typeset"
)

// bullets are the signs before the items of lists that are not numbered, by depth.
var bullets = [...]string{"•", "–", "·"}

// A label is the bullet or number of a list item.
type label struct {
	passage passage
	mark    mark
	x       int
}

// list lays out a list at the given depth.
func (l *layout) list(b *doc.List, depth int) {
	if len(b.Items) == 0 {
		return
	}
	l.loneLabel() // of an item that begins with this list
	labels, widest := l.labels(b, depth)
	indent := max(l.quarters(10), widest+l.quarters(4))
	parent, list := l.element, l.add(l.element, page.L, page.Props{Ordered: b.Ordered})
	firsts, loose := make([]int, 0, len(b.Items)), false
	l.gap(3)
	for i, item := range b.Items {
		l.widen()
		l.element = list
		li := l.add(list, page.LI, page.Props{})
		l.label = &label{passage: labels[i], mark: l.add(li, page.Lbl, page.Props{}), x: l.x}
		l.element = l.add(li, page.LBody, page.Props{})
		first := len(l.strips)
		l.inset(indent, l.hang+indent, func() { l.item(item, depth) })
		if i == 0 || i == len(b.Items)-1 { // one line of a list alone looks lost
			l.holdItem(first, i, len(b.Items))
		}
		l.gap(2)
		firsts = append(firsts, first)
		loose = loose || len(l.strips)-first > 3
	}
	for _, i := range firsts[1:] {
		if loose { // long items stand further apart
			l.strips[i].before = max(l.strips[i].before, l.quarters(5))
		}
	}
	l.element = parent
	l.gap(4)
}

// labels prepares the bullets or numbers of a list, and tells the width of the widest.
func (l *layout) labels(b *doc.List, depth int) (labels []passage, widest int) {
	labels = make([]passage, len(b.Items))
	if !b.Ordered {
		bullet := l.plain(bullets[min(depth, len(bullets)-1)], l.styles.body)
		for i := range labels {
			labels[i] = bullet
		}
		return labels, bullet.natural
	}
	for i := range labels {
		labels[i] = l.plain(strconv.Itoa(b.Start+i)+".", l.styles.body)
		if l.mirrored { // the dot stands between the number and the text
			labels[i].levels = typeset.NewLevels(labels[i].text, true)
		}
		widest = max(widest, labels[i].natural)
	}
	return labels, widest
}

// item lays out what stands in a list item. A single paragraph is the body of the item itself.
func (l *layout) item(item doc.Item, depth int) {
	if len(item.Blocks) == 1 {
		if p, ok := item.Blocks[0].(*doc.Paragraph); ok && p.Style == doc.Body {
			text := l.prose(p.Text, l.styles.body)
			l.passage(&text, l.width, l.element)
			l.loneLabel()
			return
		}
	}
	for _, b := range item.Blocks {
		if inner, ok := b.(*doc.List); ok {
			l.headed = ""
			l.list(inner, depth+1)
			continue
		}
		l.block(b)
	}
	l.loneLabel()
}

// loneLabel sets the label of an item on a line of its own, where nothing else has taken it.
func (l *layout) loneLabel() {
	if l.label == nil {
		return
	}
	l.open(baseline(l.family.Regular[0], l.styles.body))
	l.shut(l.styles.body.leading)
}

// turnLabel moves the label of the next strip to the other side of the column, where the text beside it begins.
func (l *layout) turnLabel() {
	label := l.label
	if label == nil {
		return
	}
	indent := l.x - label.x
	label.x = l.x + l.width - l.hang + indent - label.passage.natural
	label.passage.levels = typeset.NewLevels(label.passage.text, !l.mirrored)
}

// drawLabel sets a label on the line whose baseline is at base.
func (l *layout) drawLabel(label *label, base int) {
	p, v := &label.passage, voice{mark: label.mark}
	l.draw(p, line{0, len(p.text), p.natural}, label.x, p.natural, base, left, &v)
}

// holdItem keeps the first item of a list with the second and the last with the one before it, where they are single lines.
func (l *layout) holdItem(first, i, n int) {
	if n == 1 || len(l.strips)-first != 1 {
		return
	}
	if i == 0 {
		l.keep()
	} else if first > 0 {
		l.strips[first-1].keep = true
	}
}
