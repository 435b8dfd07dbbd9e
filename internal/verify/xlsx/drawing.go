package xlsx

import (
	"strconv"
	"strings"
)

// checkDrawing checks the charts and pictures of a sheet.
func (b *book) checkDrawing(s *sheet) {
	n := s.root.child("drawing")
	related := b.related(s.part, "drawing")
	if n == nil {
		if len(related) > 0 {
			b.Add(ruleDrawings, s.part, "a drawing belongs to the sheet and does not stand on it")
		}
		return
	}
	r, ok := b.relation(s.part, n.relation())
	root := b.tree(r.target)
	if !ok || r.kind != "drawing" || root == nil {
		b.Add(ruleDrawings, s.part, "there is no drawing %q", n.relation())
		return
	}
	ids := map[string]bool{}
	for _, anchor := range root.kids {
		b.checkAnchor(r.target, anchor, ids)
	}
	if len(root.kids) == 0 {
		b.Add(ruleDrawings, r.target, "nothing is drawn")
	}
}

func (b *book) checkAnchor(part string, anchor *node, ids map[string]bool) {
	for _, corner := range []string{"from", "to"} {
		c := anchor.child(corner)
		if c == nil {
			continue
		}
		column, err := strconv.Atoi(c.child("col").words())
		row, err2 := strconv.Atoi(c.child("row").words())
		if err != nil || err2 != nil || column < 0 || column >= maxColumn || row < 0 || row >= maxRow {
			b.Add(ruleDrawings, part, "a drawing stands off the sheet")
		}
	}
	if ext := anchor.child("ext"); ext != nil {
		x, _ := ext.number("cx")
		y, _ := ext.number("cy")
		if x <= 0 || y <= 0 {
			b.Add(ruleDrawings, part, "a drawing has no size")
		}
	}
	anchor.below("cNvPr", func(n *node) {
		if id := n.attr("id"); id == "" || ids[id] {
			b.Add(ruleDrawings, part, "the number %q is none of its own", id)
		} else {
			ids[id] = true
		}
		if strings.TrimSpace(n.attr("descr")) == "" {
			b.Add(ruleAlt, part, "%q has no alternative text", n.attr("name"))
		}
	})
	anchor.below("chart", func(n *node) {
		r, ok := b.relation(part, n.relation())
		if !ok || r.kind != "chart" || b.tree(r.target) == nil {
			b.Add(ruleDrawings, part, "there is no chart %q", n.relation())
			return
		}
		b.checkChart(r.target, b.tree(r.target))
	})
}

// words returns the text of a node that may be nil.
func (n *node) words() string {
	if n == nil {
		return ""
	}
	return strings.TrimSpace(n.text)
}

// maxSeries is how many series Excel draws.
const maxSeries = 255

func (b *book) checkChart(part string, root *node) {
	b.checkOrder(part, root, chartSpaceOrder)
	chart := root.child("chart")
	b.checkOrder(part, chart, chartOrder)
	b.checkOrder(part, chart.child("legend"), legendOrder)
	plot := chart.child("plotArea")
	b.checkOrder(part, plot, plotAreaOrder)
	if plot == nil {
		b.Add(ruleCharts, part, "nothing is drawn")
		return
	}
	axes, crossed := map[string]bool{}, map[string]string{}
	for _, n := range plot.kids {
		if strings.HasSuffix(n.name, "Ax") {
			b.checkAxis(part, n, axes, crossed)
		}
	}
	for id, other := range crossed {
		if !axes[other] {
			b.Add(ruleCharts, part, "the axis %s crosses %q, which is not there", id, other)
		}
	}
	seen, count := map[string]bool{}, 0
	for _, n := range plot.kids {
		if !strings.HasSuffix(n.name, "Chart") {
			continue
		}
		b.checkGroup(part, n, axes)
		for _, s := range n.children("ser") {
			count++
			for _, key := range []string{"idx", "order"} {
				v := key + " " + s.child(key).value()
				if s.child(key) == nil || seen[v] {
					b.Add(ruleCharts, part, "a series has no %s of its own", key)
				}
				seen[v] = true
			}
		}
	}
	if count == 0 || count > maxSeries {
		b.Add(ruleCharts, part, "the chart has %d series", count)
	}
	root.below("f", func(n *node) {
		b.checkReference(ruleCharts, part, n.text)
	})
	for _, kind := range []string{"numRef", "strRef"} {
		root.below(kind, func(n *node) { b.checkCache(part, n) })
	}
}

// value returns the attribute val of a node that may be nil.
func (n *node) value() string {
	if n == nil {
		return ""
	}
	return n.attr("val")
}

func (b *book) checkAxis(part string, n *node, axes map[string]bool, crossed map[string]string) {
	order := valAxOrder
	if n.name == "catAx" {
		order = catAxOrder
	}
	b.checkOrder(part, n, order)
	id := n.child("axId").value()
	if id == "" || axes[id] {
		b.Add(ruleCharts, part, "an axis has no number of its own")
	}
	axes[id], crossed[id] = true, n.child("crossAx").value()
}

func (b *book) checkGroup(part string, n *node, axes map[string]bool) {
	orders := map[string][2][]string{
		"barChart": {barOrder, barSerOrder}, "lineChart": {lineOrder, lineSerOrder}, "radarChart": {radarOrder, radarSerOrder},
	}
	if order, ok := orders[n.name]; ok {
		b.checkOrder(part, n, order[0])
		for _, s := range n.children("ser") {
			b.checkOrder(part, s, order[1])
			b.checkOrder(part, s.child("dLbls"), labelsOrder)
		}
	}
	for _, id := range n.children("axId") {
		if !axes[id.value()] {
			b.Add(ruleCharts, part, "the axis %q is not there", id.value())
		}
	}
}

// checkCache holds what is stored for an area against its size.
func (b *book) checkCache(part string, n *node) {
	f := n.child("f")
	if f == nil {
		b.Add(ruleCharts, part, "figures are drawn that no cells hold")
		return
	}
	cache := n.child("numCache")
	if cache == nil {
		cache = n.child("strCache")
	}
	_, rest, _ := splitSheet(f.text)
	a, ok := parseArea(strings.ReplaceAll(rest, "$", ""))
	if !ok {
		return // said elsewhere
	}
	if cache == nil {
		b.Add(ruleCharts, part, "nothing is stored for %s", f.text)
		return
	}
	if n, err := strconv.Atoi(cache.child("ptCount").value()); err != nil || n != a.size() {
		b.Add(ruleCharts, part, "%q figures are stored for the %d cells of %s", cache.child("ptCount").value(), a.size(), f.text)
	}
	last := -1
	for _, p := range cache.children("pt") {
		i, ok := p.number("idx")
		if !ok || i <= last || i >= a.size() {
			b.Add(ruleCharts, part, "a figure is stored as number %q of %d", p.attr("idx"), a.size())
		}
		last = max(last, i)
		if _, err := strconv.ParseFloat(p.child("v").words(), 64); cache.name == "numCache" && err != nil {
			b.Add(ruleCharts, part, "%q is stored as a figure", p.child("v").words())
		}
	}
}
