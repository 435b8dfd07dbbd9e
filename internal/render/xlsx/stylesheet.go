package xlsx

import (
	"strconv"

	"rolexport/internal/ooxml"
	"rolexport/internal/theme"
)

// A styleSheet numbers the styles of a workbook in the order in which its cells ask for them, and writes them as the part
// xl/styles.xml. excelize does the same, in ten times the time: it compares each new style with every other by reflection.
type styleSheet struct {
	colours theme.Colours
	cells   map[style]int
	xfs     []byte
	fonts   numbering[font]
	fills   numbering[ground]
	borders numbering[edge]
	formats numbering[string]
	marks   numbering[mark] // differential formats, for rules
}

// A font is what a style says of letters.
type font struct {
	size                int
	bold, italic, under bool
	colour              theme.RGB
}

// A mark is how a rule changes the look of a cell.
type mark struct {
	colour theme.RGB
	ground ground
	italic bool
}

// A numbering numbers values in the order of their first use.
type numbering[T comparable] struct {
	numbers map[T]int
	list    []T
}

func (x *numbering[T]) number(v T) int {
	if n, ok := x.numbers[v]; ok {
		return n
	}
	if x.numbers == nil {
		x.numbers = map[T]int{}
	}
	n := len(x.list)
	x.numbers[v] = n
	x.list = append(x.list, v)
	return n
}

func newStyleSheet(colours theme.Colours) *styleSheet {
	s := &styleSheet{colours: colours, cells: map[style]int{}}
	s.number(style{colour: colours.Ink}) // number 0 is what empty cells wear
	return s
}

// firstFormat is the number of the first format that is not built in (ECMA-376 18.8.30).
const firstFormat = 164

func (st style) font() font {
	return font{size: st.points(), bold: st.bold, italic: st.italic, under: st.under, colour: st.colour}
}

// number returns the number of a style.
func (s *styleSheet) number(st style) int {
	if n, ok := s.cells[st]; ok {
		return n
	}
	n := len(s.cells)
	s.cells[st] = n
	format := 0
	if st.format != "" {
		format = firstFormat + s.formats.number(st.format)
	}
	fill := 0
	if st.ground.filled {
		fill = 2 + s.fills.number(st.ground) // two are reserved
	}
	b := append(s.xfs, `<xf numFmtId="`...)
	b = strconv.AppendInt(b, int64(format), 10)
	b = append(b, `" fontId="`...)
	b = strconv.AppendInt(b, int64(s.fonts.number(st.font())), 10)
	b = append(b, `" fillId="`...)
	b = strconv.AppendInt(b, int64(fill), 10)
	b = append(b, `" borderId="`...)
	b = strconv.AppendInt(b, int64(s.border(st.edge)), 10)
	b = append(b, `" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment`...)
	switch st.align {
	case left:
		b = append(b, ` horizontal="left"`...)
	case center:
		b = append(b, ` horizontal="center"`...)
	case right:
		b = append(b, ` horizontal="right"`...)
	}
	b = append(b, ` vertical="top"`...)
	if st.wrap {
		b = append(b, ` wrapText="1"`...)
	}
	if st.align == right {
		b = append(b, ` indent="1"`...)
	}
	b = append(b, `/>`...)
	if st.input {
		b = append(b, `<protection locked="0"/>`...)
	}
	s.xfs = append(b, `</xf>`...)
	return n
}

// border makes sure that number 0 is no border at all.
func (s *styleSheet) border(e edge) int {
	if len(s.borders.list) == 0 {
		s.borders.number(noEdge)
	}
	return s.borders.number(e)
}

// mark returns the number of the look that a rule gives.
func (s *styleSheet) mark(m mark) int { return s.marks.number(m) }

// part returns the content of xl/styles.xml.
func (s *styleSheet) part() []byte {
	b := append([]byte(nil), xmlHead+`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`...)
	b = list(b, "numFmts", s.formats.list, false, func(b []byte, i int, format string) []byte {
		b = append(b, `<numFmt numFmtId="`...)
		b = strconv.AppendInt(b, int64(firstFormat+i), 10)
		b = append(b, `" formatCode="`...)
		return append(ooxml.AppendXML(b, format), `"/>`...)
	})
	b = list(b, "fonts", s.fonts.list, true, func(b []byte, _ int, f font) []byte { return f.append(b) })
	b = list(b, "fills", append([]ground{{}, {}}, s.fills.list...), true, func(b []byte, i int, g ground) []byte {
		switch i {
		case 0:
			return append(b, `<fill><patternFill patternType="none"/></fill>`...)
		case 1:
			return append(b, `<fill><patternFill patternType="gray125"/></fill>`...)
		}
		b = append(b, `<fill><patternFill patternType="solid"><fgColor rgb="FF`...)
		return append(append(b, g.colour.Hex()...), `"/><bgColor indexed="64"/></patternFill></fill>`...)
	})
	b = list(b, "borders", s.borders.list, true, func(b []byte, _ int, e edge) []byte { return s.appendBorder(b, e) })
	b = append(b, `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="`...)
	b = strconv.AppendInt(b, int64(len(s.cells)), 10)
	b = append(append(b, `">`...), s.xfs...)
	b = append(b, `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`...)
	b = list(b, "dxfs", s.marks.list, true, func(b []byte, _ int, m mark) []byte { return m.append(b) })
	return append(b, `<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`...)
}

// list writes the items of an element with their count; an empty one only where the schema wants it.
func list[T any](b []byte, element string, items []T, always bool, item func(b []byte, i int, v T) []byte) []byte {
	if len(items) == 0 && !always {
		return b
	}
	b = append(append(append(b, '<'), element...), ` count="`...)
	b = strconv.AppendInt(b, int64(len(items)), 10)
	b = append(b, `">`...)
	for i, v := range items {
		b = item(b, i, v)
	}
	return append(append(append(b, `</`...), element...), '>')
}

func (f font) append(b []byte) []byte {
	b = f.appendProperties(append(b, `<font>`...), "name")
	return append(b, `</font>`...)
}

// appendProperties writes the properties of letters; nameElement is how the element for the face is called where they stand.
func (f font) appendProperties(b []byte, nameElement string) []byte {
	if f.bold {
		b = append(b, `<b/>`...)
	}
	if f.italic {
		b = append(b, `<i/>`...)
	}
	if f.under {
		b = append(b, `<u/>`...)
	}
	b = append(b, `<sz val="`...)
	b = strconv.AppendFloat(b, float64(f.size)/1000, 'f', -1, 64)
	b = append(b, `"/><color rgb="FF`...)
	b = append(append(b, f.colour.Hex()...), `"/><`...)
	b = append(append(b, nameElement...), ` val="`+typeface+`"/><family val="2"/>`...)
	return b
}

func (s *styleSheet) appendBorder(b []byte, e edge) []byte {
	rule := func(b []byte, side, kind string, c theme.RGB) []byte {
		b = append(append(append(b, '<'), side...), ` style="`...)
		b = append(append(b, kind...), `"><color rgb="FF`...)
		b = append(append(b, c.Hex()...), `"/></`...)
		return append(append(b, side...), '>')
	}
	b = append(b, `<border><left/><right/>`...)
	switch e {
	case hairBelow:
		b = rule(append(b, `<top/>`...), "bottom", "thin", s.colours.Hairline)
	case inkBelow:
		b = rule(append(b, `<top/>`...), "bottom", "thin", s.colours.Ink)
	case inkAbove:
		b = rule(b, "top", "thin", s.colours.Ink)
		b = rule(b, "bottom", "hair", s.colours.Hairline)
	default:
		b = append(b, `<top/><bottom/>`...)
	}
	return append(b, `<diagonal/></border>`...)
}

func (m mark) append(b []byte) []byte {
	b = append(b, `<dxf><font>`...)
	if m.italic {
		b = append(b, `<i/>`...)
	}
	b = append(b, `<color rgb="FF`...)
	b = append(append(b, m.colour.Hex()...), `"/></font>`...)
	if m.ground.filled {
		b = append(b, `<fill><patternFill patternType="solid"><bgColor rgb="FF`...)
		b = append(append(b, m.ground.colour.Hex()...), `"/></patternFill></fill>`...)
	}
	return append(b, `</dxf>`...)
}
