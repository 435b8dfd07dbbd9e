package xlsx

import (
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/typeset"
)

// What stands around the plot of a chart, in pixels. Programs that lay charts out themselves give long names and legends all the room and
// the plot what is left, so that ours have a place for each part.
const (
	chartEdge  = 12
	chartTitle = 40  // above the plot, with the title in it
	chartLine  = 16  // of 9 points
	chartTicks = 24  // the figures of an axis below the plot
	signWidth  = 54  // of a series in the legend, with the air around it
	plotHeight = 220 // of standing columns
	radarLeast = 200 // the diameter of a radar between long names, and between short ones
	radarMost  = 290
)

// letterSize is that of what stands in charts, in thousandths of a point.
const letterSize = 9000

// A frame is where a part of a chart lies, in pixels.
type frame struct{ x, y, width, height int }

// textWidth measures text in a chart, in pixels. Screens set it up to a twentieth wider than its metrics.
func (b *workbook) textWidth(text string) int {
	return pixels(typeset.Scale(b.rulers.regular.width(text), letterSize)*21/20) + 1
}

// widest is the width of the longest text of a stretch, in pixels.
func (b *workbook) widest(c stretch) int {
	width := 0
	for _, x := range c.cells {
		width = max(width, b.textWidth(x.text))
	}
	return width
}

// mostLinesOf is how many lines the tallest text of a stretch takes in a width of pixels.
func (b *workbook) mostLinesOf(c stretch, width int) int {
	lines := 1
	for _, x := range c.cells {
		lines = max(lines, b.rulers.regular.lines(x.text, letterSize, length(width+1)*20/21))
	}
	return lines
}

// layChart gives the plot and the legend of a chart their places, and the chart the height that these and its rows ask for.
func (b *workbook) layChart(n *nativeChart, rows int) {
	legend := b.legendHeight(n)
	top, below := chartTitle, chartEdge+legend
	if n.Title == "" {
		top = 2 * chartEdge
	}
	axis := 0
	if n.Axis != "" {
		axis = chartLine + 4
	}
	switch n.Kind {
	case doc.RadarChart:
		side := min(max(n.width-2*(b.widest(n.names)+2*chartEdge), radarLeast), radarMost)
		room := chartLine * (b.mostLinesOf(n.names, (n.width-side)/2-2*chartEdge) + 1) // of the names above and below
		n.inner = frame{(n.width - side) / 2, top + room, side, side}
		n.height = top + room + side + room + chartEdge + below
	case doc.BarChart, doc.FloatingChart:
		names := min(b.widest(n.names), n.width/2)
		bars := barHeight
		if n.Kind == doc.BarChart {
			bars *= max(len(n.series)*2/3, 1)
		}
		bars = max(bars, b.mostLinesOf(n.names, names)*chartLine+chartLine/2)
		below += chartTicks + axis
		high := min(max(chartHeight-top-below, rows*bars), tallestChart-top-below)
		x, right := names+2*chartEdge, 2*chartEdge
		if n.Kind == doc.BarChart { // a figure stands behind the longest bar
			right += b.figureWidth(n)
		}
		n.inner = frame{x, top, n.width - x - right, high}
		n.height = top + high + below
	default:
		x := 2*chartEdge + axis + b.figureWidth(n)
		width := n.width - x - 2*chartEdge
		below += chartLine*b.mostLinesOf(n.names, width/rows-4) + chartLine/2
		n.inner = frame{x, top, width, plotHeight}
		n.height = top + plotHeight + below
	}
	if legend > 0 {
		n.key = frame{chartEdge, n.height - chartEdge/2 - legend, n.width - 2*chartEdge, legend}
	}
}

// figureWidth is the width of the widest figure, without the words around it, in pixels.
func (b *workbook) figureWidth(n *nativeChart) int {
	width := 0
	for _, s := range n.series {
		_, decimals, _ := strings.Cut(s.values.format(), ".")
		places := strings.Count(decimals, "0")
		for _, x := range s.values.cells {
			if x.kind == numberCell {
				width = max(width, b.textWidth(b.doc.Locale.Text(doc.Number{Value: x.number, Decimals: places})))
			}
		}
	}
	return width
}

// legendHeight is what the legend takes, in pixels: as many series beside each other as have room, each in a column as wide as the widest.
func (b *workbook) legendHeight(n *nativeChart) int {
	shown := n.legendSeries()
	if len(shown) == 0 {
		return 0
	}
	room, widest, lines := n.width-2*chartEdge, 0, 0
	for _, s := range shown {
		widest = max(widest, b.widest(s.name))
		lines += b.mostLinesOf(s.name, room-signWidth)
	}
	if abreast := room / (widest + signWidth); abreast > 1 {
		lines = (len(shown) + abreast - 1) / abreast
	}
	return lines*chartLine + chartLine/2
}

// legendSeries are the series that a legend names: none where there is but one. What only holds a bar up has no name.
func (n *nativeChart) legendSeries() []series {
	shown := n.series
	if n.Kind == doc.FloatingChart {
		shown = shown[1:]
	}
	if len(shown) < 2 {
		return nil
	}
	return shown
}

// layout writes the place of a part of a chart, in shares of the whole. Of the plot it is that within the axes.
func (w *chartWriter) layout(f frame, target string) {
	if f == (frame{}) {
		w.add(`<c:layout/>`)
		return
	}
	share := func(element string, length, of int) {
		w.add(`<c:%s val="%d.%04d"/>`, element, length/of, length%of*10_000/of)
	}
	w.add(`<c:layout><c:manualLayout>%s<c:xMode val="edge"/><c:yMode val="edge"/>`, target)
	share("x", f.x, w.width)
	share("y", f.y, w.height)
	share("w", f.width, w.width)
	share("h", f.height, w.height)
	w.add(`</c:manualLayout></c:layout>`)
}
