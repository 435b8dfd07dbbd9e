package xlsx

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/verify/opc"
)

// checkDrawing checks the charts and pictures of a sheet.
func (b *book) checkDrawing(s *sheet) {
	n := s.root.Child("drawing")
	related := b.Related(s.part, "drawing")
	if n == nil {
		if len(related) > 0 {
			b.Add(ruleDrawings, s.part, "a drawing belongs to the sheet and does not stand on it")
		}
		return
	}
	r, ok := b.Relation(s.part, n.Relation())
	root := b.Tree(r.Target)
	if !ok || r.Kind != "drawing" || root == nil {
		b.Add(ruleDrawings, s.part, "there is no drawing %q", n.Relation())
		return
	}
	ids := map[string]bool{}
	for _, anchor := range root.Kids {
		b.checkAnchor(r.Target, anchor, ids)
	}
	if len(root.Kids) == 0 {
		b.Add(ruleDrawings, r.Target, "nothing is drawn")
	}
}

func (b *book) checkAnchor(part string, anchor *opc.Node, ids map[string]bool) {
	for _, corner := range []string{"from", "to"} {
		c := anchor.Child(corner)
		if c == nil {
			continue
		}
		column, err := strconv.Atoi(words(c.Child("col")))
		row, err2 := strconv.Atoi(words(c.Child("row")))
		if err != nil || err2 != nil || column < 0 || column >= maxColumn || row < 0 || row >= maxRow {
			b.Add(ruleDrawings, part, "a drawing stands off the sheet")
		}
	}
	if ext := anchor.Child("ext"); ext != nil {
		x, _ := ext.Number("cx")
		y, _ := ext.Number("cy")
		if x <= 0 || y <= 0 {
			b.Add(ruleDrawings, part, "a drawing has no size")
		}
	}
	anchor.Below("cNvPr", func(n *opc.Node) {
		if id := n.Attr("id"); id == "" || ids[id] {
			b.Add(ruleDrawings, part, "the number %q is none of its own", id)
		} else {
			ids[id] = true
		}
		if strings.TrimSpace(n.Attr("descr")) == "" {
			b.Add(ruleAlt, part, "%q has no alternative text", n.Attr("name"))
		}
	})
	anchor.Below("chart", func(n *opc.Node) {
		r, ok := b.Relation(part, n.Relation())
		if !ok || r.Kind != "chart" || b.Tree(r.Target) == nil {
			b.Add(ruleDrawings, part, "there is no chart %q", n.Relation())
			return
		}
		b.checkChart(r.Target, b.Tree(r.Target))
	})
}

// words returns the text of a node that may be nil.
func words(n *opc.Node) string {
	if n == nil {
		return ""
	}
	return strings.TrimSpace(n.Text)
}

// maxSeries is how many series Excel draws.
const maxSeries = 255

func (b *book) checkChart(part string, root *opc.Node) {
	b.checkOrder(part, root, chartSpaceOrder)
	chart := root.Child("chart")
	b.checkOrder(part, chart, chartOrder)
	b.checkOrder(part, chart.Child("legend"), legendOrder)
	plot := chart.Child("plotArea")
	b.checkOrder(part, plot, plotAreaOrder)
	if plot == nil {
		b.Add(ruleCharts, part, "nothing is drawn")
		return
	}
	axes, crossed := map[string]bool{}, map[string]string{}
	for _, n := range plot.Kids {
		if strings.HasSuffix(n.Name, "Ax") {
			b.checkAxis(part, n, axes, crossed)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(crossed)) {
		if other := crossed[id]; !axes[other] {
			b.Add(ruleCharts, part, "the axis %s crosses %q, which is not there", id, other)
		}
	}
	seen, count := map[string]bool{}, 0
	for _, n := range plot.Kids {
		if !strings.HasSuffix(n.Name, "Chart") {
			continue
		}
		b.checkGroup(part, n, axes)
		for _, s := range n.Children("ser") {
			count++
			for _, key := range []string{"idx", "order"} {
				v := key + " " + value(s.Child(key))
				if s.Child(key) == nil || seen[v] {
					b.Add(ruleCharts, part, "a series has no %s of its own", key)
				}
				seen[v] = true
			}
		}
	}
	if count == 0 || count > maxSeries {
		b.Add(ruleCharts, part, "the chart has %d series", count)
	}
	root.Below("f", func(n *opc.Node) {
		b.checkReference(ruleCharts, part, n.Text)
	})
	for _, kind := range []string{"numRef", "strRef"} {
		root.Below(kind, func(n *opc.Node) { b.checkCache(part, n) })
	}
}

// value returns the attribute val of a node that may be nil.
func value(n *opc.Node) string {
	if n == nil {
		return ""
	}
	return n.Attr("val")
}

func (b *book) checkAxis(part string, n *opc.Node, axes map[string]bool, crossed map[string]string) {
	order := valAxOrder
	if n.Name == "catAx" {
		order = catAxOrder
	}
	b.checkOrder(part, n, order)
	id := value(n.Child("axId"))
	if id == "" || axes[id] {
		b.Add(ruleCharts, part, "an axis has no number of its own")
	}
	axes[id], crossed[id] = true, value(n.Child("crossAx"))
}

func (b *book) checkGroup(part string, n *opc.Node, axes map[string]bool) {
	orders := map[string][2][]string{
		"barChart": {barOrder, barSerOrder}, "lineChart": {lineOrder, lineSerOrder}, "radarChart": {radarOrder, radarSerOrder},
	}
	if order, ok := orders[n.Name]; ok {
		b.checkOrder(part, n, order[0])
		for _, s := range n.Children("ser") {
			b.checkOrder(part, s, order[1])
			b.checkOrder(part, s.Child("dLbls"), labelsOrder)
		}
	}
	for _, id := range n.Children("axId") {
		if !axes[value(id)] {
			b.Add(ruleCharts, part, "the axis %q is not there", value(id))
		}
	}
}

// checkCache holds what is stored for an area against its size.
func (b *book) checkCache(part string, n *opc.Node) {
	f := n.Child("f")
	if f == nil {
		b.Add(ruleCharts, part, "figures are drawn that no cells hold")
		return
	}
	cache := n.Child("numCache")
	if cache == nil {
		cache = n.Child("strCache")
	}
	_, rest, _ := splitSheet(f.Text)
	a, ok := parseArea(strings.ReplaceAll(rest, "$", ""))
	if !ok {
		return // said elsewhere
	}
	if cache == nil {
		b.Add(ruleCharts, part, "nothing is stored for %s", f.Text)
		return
	}
	if n, err := strconv.Atoi(value(cache.Child("ptCount"))); err != nil || n != a.size() {
		b.Add(ruleCharts, part, "%q figures are stored for the %d cells of %s", value(cache.Child("ptCount")), a.size(), f.Text)
	}
	last := -1
	for _, p := range cache.Children("pt") {
		i, ok := p.Number("idx")
		if !ok || i <= last || i >= a.size() {
			b.Add(ruleCharts, part, "a figure is stored as number %q of %d", p.Attr("idx"), a.size())
		}
		last = max(last, i)
		if _, err := strconv.ParseFloat(words(p.Child("v")), 64); cache.Name == "numCache" && err != nil {
			b.Add(ruleCharts, part, "%q is stored as a figure", words(p.Child("v")))
		}
	}
}
