package xlsx

import (
	"fmt"
	"strconv"

	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
	"rolexport/internal/theme"
)

const emuPerPixel = 9525

// drawingPart returns the part that places the charts of a sheet.
func (s *tableSheet) drawingPart() []byte {
	b := []byte(xmlHead + `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`)
	for i, c := range s.charts {
		b = fmt.Appendf(b, `<xdr:oneCellAnchor><xdr:from><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff>`+
			`</xdr:from><xdr:ext cx="%d" cy="%d"/>`, c.column, c.row, c.width*emuPerPixel, c.height*emuPerPixel)
		b = fmt.Appendf(b, `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="%d" name="`, i+2)
		title, _ := ooxml.Legal(c.Title)
		if title == "" {
			title = fmt.Sprintf("Chart %d", i+1)
		}
		b = append(ooxml.AppendXML(b, title), `" descr="`...)
		alt, _ := ooxml.Legal(c.Alt)
		b = append(ooxml.AppendXML(b, alt), `"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`...)
		b = fmt.Appendf(b, `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>`+
			`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"`+
			` xmlns:r="%s" r:id="rId%d"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`, officeRelation, i+1)
	}
	return append(b, `</xdr:wsDr>`...)
}

// A chartWriter writes the part of a chart.
type chartWriter struct {
	book *workbook
	*nativeChart
	buf []byte
}

func (b *workbook) chartPart(c *nativeChart) []byte {
	w := &chartWriter{book: b, nativeChart: c}
	w.write()
	return w.buf
}

func (w *chartWriter) add(format string, args ...any) { w.buf = fmt.Appendf(w.buf, format, args...) }

func (w *chartWriter) text(s string) {
	s, _ = ooxml.Legal(s)
	w.buf = ooxml.AppendXML(w.buf, s)
}

// The numbers by which series find their axes.
const (
	categoryAxis = 500000001
	valueAxis    = 500000002
)

func (w *chartWriter) write() {
	w.add(xmlHead+`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`+
		` xmlns:r="%s"><c:date1904 val="0"/><c:lang val="`, officeRelation)
	w.text(w.book.doc.Locale.Lang)
	w.add(`"/><c:roundedCorners val="0"/><c:chart>`)
	w.title(w.Title, 1100, true)
	w.add(`<c:autoTitleDeleted val="%d"/><c:plotArea>`, flag(w.Title == ""))
	w.layout(w.inner, `<c:layoutTarget val="inner"/>`)
	w.plot()
	w.add(`<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	w.legend()
	w.add(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>`)
	w.add(`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln></c:spPr>`,
		w.book.theme.Colours.Hairline.Hex())
	w.letters(900, false, w.book.theme.Colours.Ink)
	w.add(`</c:chartSpace>`)
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// title writes a title in a size of hundredths of a point.
func (w *chartWriter) title(text string, size int, bold bool) {
	if text == "" {
		return
	}
	w.add(`<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>`)
	w.properties("a:defRPr", size, bold, w.book.theme.Colours.Ink)
	w.add(`</a:pPr><a:r>`)
	w.properties("a:rPr", size, bold, w.book.theme.Colours.Ink)
	w.add(`<a:t>`)
	w.text(text)
	w.add(`</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`)
}

func (w *chartWriter) properties(element string, size int, bold bool, c theme.RGB) {
	lang := ""
	if element == "a:rPr" {
		lang = ` lang="` + string(ooxml.AppendXML(nil, w.book.doc.Locale.Lang)) + `"`
	}
	w.add(`<%s%s sz="%d" b="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:latin typeface="`+typeface+`"/></%s>`, element, lang, size, flag(bold), c.Hex(), element)
}

// letters writes how the text of an element looks.
func (w *chartWriter) letters(size int, bold bool, c theme.RGB) {
	w.add(`<c:txPr><a:bodyPr/><a:p><a:pPr>`)
	w.properties("a:defRPr", size, bold, c)
	w.add(`</a:pPr><a:endParaRPr lang="`)
	w.text(w.book.doc.Locale.Lang)
	w.add(`"/></a:p></c:txPr>`)
}

// plot writes the series, bars before lines, and the axes.
func (w *chartWriter) plot() {
	var bars, lines []int
	for i, s := range w.series {
		if s.line && w.Kind == doc.StackedChart {
			lines = append(lines, i)
		} else {
			bars = append(bars, i)
		}
	}
	if len(bars) > 0 {
		w.group(bars)
	}
	if len(lines) > 0 {
		w.add(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
		for _, i := range lines {
			w.one(i, true)
		}
		w.add(`<c:marker val="1"/>`)
		w.axisNumbers()
		w.add(`</c:lineChart>`)
	}
	w.axes()
}

func (w *chartWriter) group(list []int) {
	element, head, gap := "c:barChart", "", 60
	switch w.Kind {
	case doc.ColumnChart:
		head = `<c:barDir val="col"/><c:grouping val="clustered"/>`
	case doc.StackedChart:
		head = `<c:barDir val="col"/><c:grouping val="stacked"/>`
	case doc.BarChart:
		head = `<c:barDir val="bar"/><c:grouping val="clustered"/>`
	case doc.FloatingChart:
		head = `<c:barDir val="bar"/><c:grouping val="stacked"/>`
	case doc.RadarChart:
		element, head = "c:radarChart", `<c:radarStyle val="marker"/>`
	default:
		panic(fmt.Sprintf("xlsx: chart of kind %d is not drawn", w.Kind))
	}
	w.add(`<%s>%s<c:varyColors val="0"/>`, element, head)
	for _, i := range list {
		w.one(i, w.Kind == doc.RadarChart)
	}
	if w.Kind != doc.RadarChart {
		overlap := 0
		if w.Kind == doc.StackedChart || w.Kind == doc.FloatingChart {
			overlap = 100
		}
		w.add(`<c:gapWidth val="%d"/><c:overlap val="%d"/>`, gap, overlap)
	}
	w.axisNumbers()
	w.add(`</%s>`, element)
}

func (w *chartWriter) axisNumbers() {
	w.add(`<c:axId val="%d"/><c:axId val="%d"/>`, categoryAxis, valueAxis)
}

// one writes a series, as a line or as bars.
func (w *chartWriter) one(i int, line bool) {
	s := w.series[i]
	w.add(`<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx>`, i, i)
	w.texts(s.name)
	w.add(`</c:tx>`)
	colour := w.colour(i, s.line)
	switch {
	case line:
		dash := [...]string{"solid", "dash", "sysDash", "dashDot"}[i%4]
		if s.line {
			dash = "dash"
		}
		w.add(`<c:spPr><a:ln w="28575" cap="rnd"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:prstDash val="%s"/><a:round/></a:ln></c:spPr>`, colour.Hex(), dash)
		symbol := [...]string{"circle", "diamond", "square", "triangle"}[i%4]
		if s.line {
			symbol = "diamond"
		}
		w.add(`<c:marker><c:symbol val="%s"/><c:size val="7"/><c:spPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:ln w="6350"><a:solidFill>`+
			`<a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr></c:marker>`, symbol, colour.Hex())
	case w.Kind == doc.FloatingChart && i == 0:
		w.add(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>`)
	default:
		w.add(`<c:spPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr>`+
			`<c:invertIfNegative val="0"/>`, colour.Hex())
	}
	w.labels(i, s)
	if w.names.cells != nil {
		w.add(`<c:cat>`)
		w.texts(w.names)
		w.add(`</c:cat>`)
	}
	w.add(`<c:val>`)
	w.figures(s.values)
	w.add(`</c:val>`)
	if line && w.Kind != doc.RadarChart {
		w.add(`<c:smooth val="0"/>`)
	}
	w.add(`</c:ser>`)
}

// colour returns the ink of a series.
func (w *chartWriter) colour(i int, line bool) theme.RGB {
	c := w.book.theme.Colours
	if line {
		return c.Ink
	}
	if w.Kind == doc.FloatingChart {
		return c.Accent
	}
	inks := c.Series()
	return inks[i%len(inks)]
}

// texts refers to cells as names, with what they hold.
func (w *chartWriter) texts(c stretch) {
	w.add(`<c:strRef><c:f>`)
	w.text(c.area)
	w.add(`</c:f><c:strCache><c:ptCount val="%d"/>`, len(c.cells))
	for i, x := range c.cells {
		if x.text != "" {
			w.add(`<c:pt idx="%d"><c:v>`, i)
			w.text(x.text)
			w.add(`</c:v></c:pt>`)
		}
	}
	w.add(`</c:strCache></c:strRef>`)
}

// figures refers to cells as figures, with what they hold.
func (w *chartWriter) figures(c stretch) {
	w.add(`<c:numRef><c:f>`)
	w.text(c.area)
	w.add(`</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="%d"/>`, len(c.cells))
	for i, x := range c.cells {
		if x.kind == numberCell {
			w.add(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, strconv.FormatFloat(x.number, 'g', -1, 64))
		}
	}
	w.add(`</c:numCache></c:numRef>`)
}
