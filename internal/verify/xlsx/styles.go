package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"rolexport/internal/verify/opc"
)

// styles is what cells may refer to.
type styles struct {
	cells    int // formats of cells
	marks    int // looks that rules give
	known    bool
	contrast []float64 // of letters to ground, by format; 0: not known
}

// The most formats and number formats that Excel keeps.
const (
	maxFormats       = 64_000
	maxNumberFormats = 250
	firstOwnFormat   = 164
)

func (b *book) checkStyles(part string) {
	root := b.Tree(part)
	if root == nil {
		return
	}
	b.styles.known = true
	b.checkOrder(part, root, styleOrder)
	for _, list := range root.Kids {
		if count, ok := list.Number("count"); ok && count != len(list.Kids) {
			b.Add(ruleStyles, part, "<%s> says that it has %d items and has %d", list.Name, count, len(list.Kids))
		}
	}
	formats := map[int]bool{}
	for _, n := range root.Child("numFmts").Children("numFmt") {
		id, _ := n.Number("numFmtId")
		if formats[id] {
			b.Add(ruleStyles, part, "two number formats have the number %d", id)
		}
		formats[id] = true
		if code := n.Attr("formatCode"); code == "" || opc.Units(code) > 255 || strings.Count(code, `"`)%2 == 1 {
			b.Add(ruleStyles, part, "%q is no number format", code)
		}
	}
	if len(formats) > maxNumberFormats {
		b.Add(ruleStyles, part, "there are %d number formats", len(formats))
	}
	fonts, fills := root.Child("fonts").Children("font"), root.Child("fills").Children("fill")
	borders, bases := root.Child("borders").Children("border"), root.Child("cellStyleXfs").Children("xf")
	if len(fills) < 2 || len(fonts) == 0 || len(borders) == 0 || len(bases) == 0 {
		b.Add(ruleStyles, part, "the fonts, fills, borders or formats that every workbook has are not there")
	}
	for _, group := range []string{"cellStyleXfs", "cellXfs"} {
		list := root.Child(group).Children("xf")
		for i, xf := range list {
			object := fmt.Sprintf("%s, <%s> %d", part, group, i)
			for _, of := range []struct {
				name string
				n    int
			}{{"fontId", len(fonts)}, {"fillId", len(fills)}, {"borderId", len(borders)}, {"xfId", len(bases)}} {
				if x, ok := xf.Number(of.name); ok && (x < 0 || x >= of.n) {
					b.Add(ruleStyles, object, "%s is %d, and there are %d", of.name, x, of.n)
				}
			}
			if id, _ := xf.Number("numFmtId"); id >= firstOwnFormat && !formats[id] {
				b.Add(ruleStyles, object, "there is no number format %d", id)
			}
		}
		if group == "cellXfs" {
			b.styles.cells = len(list)
			for _, xf := range list {
				b.styles.contrast = append(b.styles.contrast, contrastOf(xf, fonts, fills))
			}
		}
	}
	if b.styles.cells > maxFormats {
		b.Add(ruleStyles, part, "there are %d formats of cells", b.styles.cells)
	}
	b.checkMarks(part, root)
}

// checkMarks checks the looks that rules give.
func (b *book) checkMarks(part string, root *opc.Node) {
	marks := root.Child("dxfs").Children("dxf")
	b.styles.marks = len(marks)
	for i, n := range marks {
		ink, ok := colour(n.Child("font").Child("color"))
		ground, filled := colour(n.Child("fill").Child("patternFill").Child("bgColor"))
		if !filled {
			ground = white
		}
		if ok && contrast(ink, ground) < minContrast {
			b.Add(ruleContrast, fmt.Sprintf("%s, <dxf> %d", part, i), "the contrast is %.1f to 1", contrast(ink, ground))
		}
	}
}

const minContrast = 4.5

// An rgb is a colour, its channels from 0 to 1.
type rgb [3]float64

var white = rgb{1, 1, 1}

// colour reads a colour that is stated as such; the zero rgb and false for one of the theme.
func colour(n *opc.Node) (rgb, bool) {
	if n == nil {
		return rgb{}, false
	}
	s := n.Attr("rgb")
	if len(s) == 8 {
		s = s[2:]
	}
	x, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return rgb{}, false
	}
	return rgb{float64(x>>16&255) / 255, float64(x>>8&255) / 255, float64(x&255) / 255}, true
}

// contrastOf returns the contrast of a format; 0 where its colours are not stated.
func contrastOf(xf *opc.Node, fonts, fills []*opc.Node) float64 {
	font, _ := xf.Number("fontId")
	fill, _ := xf.Number("fillId")
	if font < 0 || font >= len(fonts) || fill < 0 || fill >= len(fills) {
		return 0
	}
	ink, ok := colour(fonts[font].Child("color"))
	if !ok {
		return 0
	}
	ground := white
	if pattern := fills[fill].Child("patternFill"); pattern != nil && pattern.Attr("patternType") == "solid" {
		c, ok := colour(pattern.Child("fgColor"))
		if !ok {
			return 0
		}
		ground = c
	}
	return contrast(ink, ground)
}

// contrast is that of WCAG 2.1, from 1 to 21.
func contrast(a, c rgb) float64 {
	x, y := luminance(a), luminance(c)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c rgb) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		x := c[i]
		if x <= 0.03928 {
			x /= 12.92
		} else {
			x = math.Pow((x+0.055)/1.055, 2.4)
		}
		sum += weight * x
	}
	return sum
}
