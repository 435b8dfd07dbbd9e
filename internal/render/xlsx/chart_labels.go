package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/plot"
	"rolexport/internal/theme"
)

// mostLabels is how many figures stand in a chart before they crowd each other.
const mostLabels = 48

// labelHeight is that of a figure in a chart, in pixels.
const labelHeight = 14

// labels writes the figures of a series into the chart, where there are not too many.
func (w *chartWriter) labels(i int, s series) {
	place, ink := "", w.book.theme.Colours.Ink
	switch w.Kind {
	case doc.ColumnChart, doc.BarChart:
		place = "outEnd"
	case doc.StackedChart:
		place, ink = "ctr", theme.White
		if s.line {
			place, ink = "t", w.book.theme.Colours.Ink
		}
	case doc.FloatingChart:
		if i == 0 { // where the bar begins; the axis tells where it ends
			place = "inEnd"
		}
	}
	if place == "" || len(w.series)*len(s.values.cells) > mostLabels && w.Kind != doc.FloatingChart {
		return
	}
	format, ground := s.values.format(), `<a:noFill/>`
	w.add(`<c:dLbls>`)
	switch {
	case w.Kind == doc.FloatingChart:
	case w.Kind != doc.StackedChart:
		format = hiddenBelow(roundsUp(format), format)
	case s.line: // it may pass before the piles
		ground = `<a:solidFill><a:srgbClr val="` + theme.White.Hex() + `"/></a:solidFill>`
	default:
		format = w.seenFrom(format)
		for _, row := range w.crossed(i) {
			w.add(`<c:dLbl><c:idx val="%d"/><c:delete val="1"/></c:dLbl>`, row)
		}
	}
	w.add(`<c:numFmt formatCode="`)
	w.text(format)
	w.add(`" sourceLinked="0"/><c:spPr>%s<a:ln><a:noFill/></a:ln></c:spPr>`, ground)
	w.letters(800, false, ink)
	w.add(`<c:dLblPos val="%s"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>`+
		`<c:showBubbleSize val="0"/></c:dLbls>`, place)
}

// seenFrom makes a number format leave out the figures of parts of piles that are too low to be written on, as high as piles are now: those
// that are empty, above all.
func (w *chartWriter) seenFrom(format string) string {
	p, ok := plot.Read(w.Chart, w.book.doc)
	if !ok {
		return hiddenBelow(roundsUp(format), format)
	}
	p.Round()
	return hiddenBelow(strconv.FormatFloat((p.Most-p.Least)*labelHeight/float64(w.inner.height), 'f', 4, 64), format)
}

// hiddenBelow makes a number format leave out figures that are nearer to zero than a least one.
func hiddenBelow(least, format string) string {
	return fmt.Sprintf("[>=%s]%s;[<=-%s]-%s;", least, format, least, format)
}

// roundsUp is the least figure that a format does not show as zero.
func roundsUp(format string) string {
	_, decimals, _ := strings.Cut(format, ".")
	places := strings.Count(decimals, "0")
	if strings.HasSuffix(format, "%") {
		places += 2
	}
	return "0." + strings.Repeat("0", places) + "5"
}

// crossed lists the rows in which a line passes before the figure of a part of a pile.
func (w *chartWriter) crossed(i int) []int {
	p, ok := plot.Read(w.Chart, w.book.doc)
	if !ok {
		return nil
	}
	p.Round()
	var rows []int
	for row := range p.Names {
		if p.Pile(row, w.inner.height, labelHeight)[i].Crossed {
			rows = append(rows, row)
		}
	}
	return rows
}

// format returns the number format of figures in a chart: that of their cells without the words around them.
func (c stretch) format() string {
	for _, x := range c.cells {
		if x.kind != numberCell {
			continue
		}
		format := "#,##0"
		if _, decimals, ok := strings.Cut(x.format, "."); ok && strings.HasPrefix(decimals, "0") {
			format += "." + strings.Repeat("0", len(decimals)-len(strings.TrimLeft(decimals, "0")))
		}
		if strings.Contains(x.format, "%") {
			format = strings.TrimPrefix(format, "#,##") + "%"
		}
		return format
	}
	return "#,##0"
}
