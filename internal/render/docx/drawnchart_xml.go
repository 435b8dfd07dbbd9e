package docx

import (
	"fmt"
	"strconv"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
	"rolexport/internal/render/plot"
	"rolexport/internal/theme"
)

const chartSpace = "http://schemas.openxmlformats.org/drawingml/2006/chart"

// The numbers by which series find their axes.
const (
	nameAxis   = "500000001"
	figureAxis = "500000002"
)

// chartPart returns the part that holds a chart (ECMA-376-1, 21.2). Its figures stand in it as they are: there is no workbook behind it.
func (w *writer) chartPart(p *plot.Plot) []byte {
	w.body = w.body[:0]
	if p.Chart.Kind != doc.RadarChart {
		p.Round()
	}
	w.raw(xmlHead, `<c:chartSpace xmlns:c="`, chartSpace, `" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:date1904 val="0"/><c:lang val="`,
		w.lang(), `"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>`)
	w.marks(p)
	w.axes(p)
	w.raw(`<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	if len(p.Series) > 1 && p.Chart.Kind != doc.FloatingChart {
		w.raw(`<c:legend><c:legendPos val="b"/><c:overlay val="0"/>`)
		w.letters(w.theme.Colours.Ink)
		w.raw(`</c:legend>`)
	}
	w.raw(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`)
	w.letters(w.theme.Colours.Ink)
	w.raw(`</c:chartSpace>`)
	return w.body
}

// letters appends how the text of a chart looks; sizes are in hundredths of a point.
func (w *writer) letters(c theme.RGB) {
	w.raw(`<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr`)
	w.number(`sz`, setIn(w.theme.Type.Small)/10)
	w.raw(` b="0"><a:solidFill><a:srgbClr val="`, c.Hex(), `"/></a:solidFill><a:latin`)
	w.attribute(`typeface`, w.face)
	w.raw(`/></a:defRPr></a:pPr><a:endParaRPr lang="`, w.lang(), `"/></a:p></c:txPr>`)
}

// marks appends the series, bars before lines.
func (w *writer) marks(p *plot.Plot) {
	group := func(element, head, tail string, lines bool) {
		some := false
		for i, s := range p.Series {
			if s.Line != lines {
				continue
			}
			if !some {
				w.raw(`<c:`, element, `>`, head, `<c:varyColors val="0"/>`)
			}
			some = true
			w.series(p, i)
		}
		if some {
			w.raw(tail, `<c:axId val="`, nameAxis, `"/><c:axId val="`, figureAxis, `"/></c:`, element, `>`)
		}
	}
	const beside, piled = `<c:gapWidth val="60"/><c:overlap val="0"/>`, `<c:gapWidth val="60"/><c:overlap val="100"/>`
	switch p.Chart.Kind {
	case doc.ColumnChart:
		group("barChart", `<c:barDir val="col"/><c:grouping val="clustered"/>`, beside, false)
	case doc.StackedChart:
		group("barChart", `<c:barDir val="col"/><c:grouping val="stacked"/>`, piled, false)
	case doc.BarChart:
		group("barChart", `<c:barDir val="bar"/><c:grouping val="clustered"/>`, beside, false)
	case doc.FloatingChart:
		group("barChart", `<c:barDir val="bar"/><c:grouping val="stacked"/>`, piled, false)
	case doc.RadarChart:
		group("radarChart", `<c:radarStyle val="marker"/>`, ``, false)
	default:
		panic(fmt.Sprintf("docx: chart of kind %d is not drawn", p.Chart.Kind))
	}
	group("lineChart", `<c:grouping val="standard"/>`, `<c:marker val="1"/>`, true)
}

// series appends a series: its name, its look, its figures with the names of their rows.
func (w *writer) series(p *plot.Plot, i int) {
	s := &p.Series[i]
	kind := p.Chart.Kind
	w.raw(`<c:ser><c:idx`)
	w.number(`val`, i)
	w.raw(`/><c:order`)
	w.number(`val`, i)
	w.raw(`/><c:tx><c:v>`)
	w.body = ooxml.AppendXML(w.body, w.clean.Text(s.Name))
	w.raw(`</c:v></c:tx>`)
	inks := w.theme.Colours.Series()
	ink := inks[i%len(inks)].Hex()
	switch {
	case s.Line:
		ink = w.theme.Colours.Ink.Hex()
		w.stroke(ink, "dash", "diamond")
	case kind == doc.RadarChart:
		w.stroke(ink, [...]string{"solid", "dash", "sysDash", "dashDot"}[i%4], [...]string{"circle", "diamond", "square", "triangle"}[i%4])
	case kind == doc.FloatingChart && i == 0: // what only holds a bar up
		w.raw(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>`)
	default:
		if kind == doc.FloatingChart {
			ink = w.theme.Colours.Accent.Hex()
		}
		w.raw(`<c:spPr><a:solidFill><a:srgbClr val="`, ink, `"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`)
	}
	if kind == doc.BarChart {
		w.labels(s.Figures)
	}
	w.raw(`<c:cat><c:strLit><c:ptCount`)
	w.number(`val`, len(p.Names))
	w.raw(`/>`)
	for row, name := range p.Names {
		if name != nil {
			w.point(row, w.clean.Text(w.loc.Text(name)))
		}
	}
	w.raw(`</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount`)
	w.number(`val`, len(s.Figures))
	w.raw(`/>`)
	for row, f := range s.Figures {
		if f.Stated {
			w.point(row, strconv.FormatFloat(f.Amount, 'g', -1, 64))
		}
	}
	w.raw(`</c:numLit></c:val>`)
	if s.Line {
		w.raw(`<c:smooth val="0"/>`)
	}
	w.raw(`</c:ser>`)
}

// labels appends what stands beside the bars of a series: the figures as the document writes them, in its language and with the mark of
// illustrative ones, where a format of numbers would follow the reader's machine.
func (w *writer) labels(figures []plot.Figure) {
	const place = `<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>` +
		`<c:showBubbleSize val="0"/>`
	w.raw(`<c:dLbls>`)
	for row, f := range figures {
		if !f.Stated {
			continue
		}
		w.raw(`<c:dLbl><c:idx`)
		w.number(`val`, row)
		w.raw(`/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r><a:rPr lang="`, w.lang(), `" b="0"`)
		w.number(`sz`, setIn(w.theme.Type.Small)/10)
		w.raw(`/><a:t>`)
		w.body = ooxml.AppendXML(w.body, w.clean.Text(w.loc.Text(f.Value)))
		w.raw(`</a:t></a:r></a:p></c:rich></c:tx><c:spPr><a:noFill/></c:spPr>`, place, `</c:dLbl>`)
	}
	w.raw(`<c:spPr><a:noFill/></c:spPr>`, place, `</c:dLbls>`)
}

// stroke appends the look of a line and its marks.
func (w *writer) stroke(ink, dash, symbol string) {
	w.raw(`<c:spPr><a:ln w="25400" cap="rnd"><a:solidFill><a:srgbClr val="`, ink, `"/></a:solidFill><a:prstDash val="`, dash, `"/><a:round/></a:ln></c:spPr>`,
		`<c:marker><c:symbol val="`, symbol, `"/><c:size val="6"/><c:spPr><a:solidFill><a:srgbClr val="`, ink, `"/></a:solidFill></c:spPr></c:marker>`)
}

// point appends a text or a figure of a row.
func (w *writer) point(row int, text string) {
	w.raw(`<c:pt`)
	w.number(`idx`, row)
	w.raw(`><c:v>`)
	w.body = ooxml.AppendXML(w.body, text)
	w.raw(`</c:v></c:pt>`)
}

// axes appends the axis of the names and that of the figures.
func (w *writer) axes(p *plot.Plot) {
	lying := p.Chart.Kind == doc.BarChart || p.Chart.Kind == doc.FloatingChart
	orientation, names, figures, crosses := "minMax", "b", "l", "autoZero"
	if lying { // the first row stands at the top, and the figures below the last
		orientation, names, figures, crosses = "maxMin", "l", "b", "max"
	}
	line := `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="` + w.theme.Colours.Hairline.Hex() + `"/></a:solidFill></a:ln></c:spPr>`
	grid := `<c:majorGridlines>` + line + `</c:majorGridlines>`
	w.raw(`<c:catAx><c:axId val="`, nameAxis, `"/><c:scaling><c:orientation val="`, orientation, `"/></c:scaling><c:delete val="0"/><c:axPos val="`, names, `"/>`)
	least, most, step, format := 0.0, float64(p.Rings()), 1.0, "General"
	if p.Chart.Kind == doc.RadarChart {
		w.raw(grid)
	} else {
		ticks := p.Ticks()
		least, most, step = p.Least, p.Most, ticks[1]-ticks[0]
		format = figureFormat([]plot.Figure{{Value: p.Tick(most), Stated: true}})
	}
	w.raw(`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`, line)
	w.letters(w.theme.Colours.Ink)
	w.raw(`<c:crossAx val="`, figureAxis, `"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`)
	plain := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	w.raw(`<c:valAx><c:axId val="`, figureAxis, `"/><c:scaling><c:orientation val="minMax"/><c:max val="`, plain(most), `"/><c:min val="`, plain(least),
		`"/></c:scaling><c:delete val="0"/><c:axPos val="`, figures, `"/>`, grid)
	if title := w.clean.Text(p.Chart.Axis); title != "" {
		w.raw(`<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr b="0"/></a:pPr><a:r><a:rPr lang="`, w.lang(), `" b="0"`)
		w.number(`sz`, setIn(w.theme.Type.Small)/10)
		w.raw(`/><a:t>`)
		w.body = ooxml.AppendXML(w.body, title)
		w.raw(`</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`)
	}
	w.raw(`<c:numFmt formatCode="`, format, `" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`, line)
	w.letters(w.theme.Colours.Muted)
	w.raw(`<c:crossAx val="`, nameAxis, `"/><c:crosses val="`, crosses, `"/><c:crossBetween val="between"/><c:majorUnit val="`, plain(step), `"/></c:valAx>`)
}

// figureFormat returns how the first known of some figures is written, as Office says it.
func figureFormat(figures []plot.Figure) string {
	for _, f := range figures {
		if !f.Stated {
			continue
		}
		v, _ := doc.Unmark(f.Value)
		if c, ok := v.(doc.Computed); ok {
			v, _ = doc.Unmark(c.Result)
		}
		decimals := func(n int) string {
			if n <= 0 {
				return ""
			}
			return "." + strings.Repeat("0", n)
		}
		switch v := v.(type) {
		case doc.Percent:
			return "0" + decimals(v.Decimals) + "%"
		case doc.Number:
			return "#,##0" + decimals(v.Decimals)
		case doc.Rating:
			return "0"
		}
		return "#,##0"
	}
	return "General"
}
