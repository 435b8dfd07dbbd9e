package docx

import (
	"cmp"
	"strconv"

	"rolexport/internal/doc"
	"rolexport/internal/render/plot"
)

// A drawnChart is a chart that Word draws itself, from figures that its part holds.
type drawnChart struct {
	relation string // id of the relationship that leads to it
	name     string // of the part, below word/
	plot     *plot.Plot
}

// draw writes a chart, below its title.
func (w *writer) draw(c *doc.Chart, p *plot.Plot) {
	number := strconv.Itoa(len(w.charts) + 1)
	chart := drawnChart{"chart" + number, "charts/chart" + number + ".xml", p}
	w.charts = append(w.charts, chart)
	width := (w.sheet.measure() - w.inset) * twip
	w.open(para{style: "Chart", keep: !c.Shown, drawing: true}, "")
	w.inFrame(frame{
		id: w.nextDrawing(), width: width, height: w.chartHeight(p), name: cmp.Or(w.clean.Text(c.Title), "Chart "+number), alt: w.clean.Text(c.Alt),
	}, func() {
		w.raw(`<a:graphicData uri="`, chartSpace, `"><c:chart xmlns:c="`, chartSpace, `" r:id="`, chart.relation, `"/></a:graphicData>`)
	})
	w.close()
}

// chartHeight returns how high a chart is drawn, in thousandths of a point: one of bars as its bars need, others less high than the text is wide.
func (w *writer) chartHeight(p *plot.Plot) int {
	most := (w.sheet.height - w.sheet.top - w.sheet.bottom) * twip * 4 / 5
	switch p.Chart.Kind {
	case doc.BarChart:
		return min(most, 60_000+len(p.Names)*(8_000+12_000*len(p.Series)))
	case doc.FloatingChart:
		return min(most, 60_000+len(p.Names)*20_000)
	case doc.RadarChart:
		return min(most, 300_000)
	}
	return min(most, 220_000)
}

// nextDrawing returns a number for a drawing that no other of the document has.
func (w *writer) nextDrawing() int {
	w.drawn++
	return w.drawn
}
