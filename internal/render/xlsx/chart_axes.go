package xlsx

import (
	"strings"

	"rolexport/internal/doc"
)

func (w *chartWriter) axes() {
	lying := w.Kind == doc.BarChart || w.Kind == doc.FloatingChart
	orientation, names, values := "minMax", "b", "l"
	if lying { // the first row stands at the top
		orientation, names, values = "maxMin", "l", "b"
	}
	hair := w.book.theme.Colours.Hairline.Hex()
	line := `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="` + hair + `"/></a:solidFill></a:ln></c:spPr>`
	w.add(`<c:catAx><c:axId val="%d"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/>`, categoryAxis, orientation, names)
	if w.Kind == doc.RadarChart {
		w.add(`<c:majorGridlines>%s</c:majorGridlines>`, line)
	}
	w.add(`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>%s`, line)
	w.letters(900, false, w.book.theme.Colours.Ink)
	w.add(`<c:crossAx val="%d"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`, valueAxis)

	w.add(`<c:valAx><c:axId val="%d"/><c:scaling><c:orientation val="minMax"/>`, valueAxis)
	switch of := w.levels(); {
	case of > 0:
		w.add(`<c:max val="%d"/><c:min val="0"/>`, of)
	case w.fromZero():
		w.add(`<c:min val="0"/>`)
	}
	w.add(`</c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines>%s</c:majorGridlines>`, values, line)
	w.title(w.Axis, 900, false)
	format := "#,##0"
	switch greatest, percent := w.greatest(); {
	case percent:
		format = "0%"
	case greatest < 10:
		format = "General"
	}
	w.add(`<c:numFmt formatCode="%s" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>%s`, format, line)
	w.letters(900, false, w.book.theme.Colours.Muted)
	crosses := "autoZero"
	if lying {
		crosses = "max" // below the last row
	}
	w.add(`<c:crossAx val="%d"/><c:crosses val="%s"/><c:crossBetween val="between"/>`, categoryAxis, crosses)
	if w.levels() > 0 {
		w.add(`<c:majorUnit val="1"/>`)
	}
	w.add(`</c:valAx>`)
}

// fromZero reports whether the bars must begin at zero, so that their lengths do not lie: not where a figure is negative or may become so, nor where
// bars float.
func (w *chartWriter) fromZero() bool {
	if w.Signed || w.Kind == doc.FloatingChart {
		return false
	}
	for _, s := range w.series {
		for _, x := range s.values.cells {
			if x.kind == numberCell && x.number < 0 {
				return false
			}
		}
	}
	return true
}

// greatest is the greatest figure drawn, and whether figures are shares.
func (w *chartWriter) greatest() (greatest float64, percent bool) {
	for _, s := range w.series {
		percent = percent || strings.Contains(s.values.format(), "%")
		for _, x := range s.values.cells {
			greatest = max(greatest, x.number)
		}
	}
	return greatest, percent
}

// levels is the scale of the ratings that a chart draws; 0 where it draws other figures.
func (w *chartWriter) levels() int {
	of := 0
	for _, s := range w.Series {
		if j, ok := w.source.keys[s.Column]; ok {
			of = max(of, w.source.levels(j))
		}
	}
	return of
}

// legend names the series where there are several; what only holds a bar up has no name there.
func (w *chartWriter) legend() {
	if len(w.legendSeries()) == 0 {
		return
	}
	w.add(`<c:legend><c:legendPos val="b"/>`)
	if w.Kind == doc.FloatingChart {
		w.add(`<c:legendEntry><c:idx val="0"/><c:delete val="1"/></c:legendEntry>`)
	}
	w.layout(w.key, "")
	w.add(`<c:overlay val="0"/>`)
	w.letters(900, false, w.book.theme.Colours.Ink)
	w.add(`</c:legend>`)
}
