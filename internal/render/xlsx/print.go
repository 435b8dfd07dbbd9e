package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/doc"
)

// The margins of printed pages, in thousandths of a point.
const (
	marginSide   = 36_000
	marginTop    = 43_200
	marginBottom = 54_000
	marginEdge   = 25_200 // of header and footer
)

func inches(length int) float64 { return float64(length) / 72_000 }

// A paper is what a workbook is printed on, with the width and height of an upright sheet in thousandths of a point.
type paper struct {
	doc.Paper
	wide, tall int
}

func newPaper(p doc.Paper) (paper, error) {
	wide, tall, err := p.Size()
	return paper{p, wide, tall}, err
}

// printed returns the width and height of what a page holds, in thousandths of a point.
func (b *workbook) printed(landscape bool) (wide, tall int) {
	wide, tall = b.paper.wide, b.paper.tall
	if landscape {
		wide, tall = tall, wide
	}
	return wide - 2*marginSide, tall - marginTop - marginBottom
}

// mostShrunk is how much a page may hold of its length, in percent: nothing is set in less than 7 points.
const mostShrunk = 140

// An extent is how many pages a sheet is printed on. Tall is 0 where that follows from its rows. Where pages are broken by hand, scale says in
// percent how large they are set: a program that fits a sheet onto pages forgets such breaks.
type extent struct{ wide, tall, scale int }

// extent spreads the sheet over as few pages as show it in a size that can be read, and sets a print area where columns of detail would
// need a page of their own.
func (s *tableSheet) extent() extent {
	page, high := s.book.printed(true)
	if s.beside() {
		return extent{scale: s.printScale()}
	}
	columns, heads := make([]int, len(s.columns)), headerColumns(s.table)
	for j, w := range s.columns {
		columns[j] = drawnWidth(w)
	}
	if n := s.undetailed(); n < len(columns) && pages(columns, heads, page*mostShrunk/100) > 1 {
		columns = columns[:n]
		s.book.define(definedName{name: "_xlnm.Print_Area", sheet: &s.sheet, refers: fmt.Sprintf("%s!$A:$%s", quoteSheet(s.name), s.book.column(n-1))})
	}
	shrunk := 100
	for shrunk < mostShrunk && pages(columns, heads, page*shrunk/100) > pages(columns, heads, page*mostShrunk/100) {
		shrunk++
	}
	e := extent{wide: pages(columns, heads, page*shrunk/100)}
	if !s.isFixed() || len(s.charts) > 0 {
		return e
	}
	s.measureRows()
	natural := pages(s.heights, 1, high*shrunk/100)
	if pages(s.heights, 1, high*mostShrunk/100) < natural {
		e.tall = natural - 1 // a last page for a few rows
	}
	return e
}

// beside reports whether charts stand beside the table: they are printed on a page of their own.
func (s *tableSheet) beside() bool { return len(s.charts) > 0 && s.charts[0].column > 0 }

// printScale is the size, in percent, in which a page is as wide as the table and as the charts beside it, as far as that can be read, and as tall
// where that takes no more.
func (s *tableSheet) printScale() int {
	const spare = 2 // percent, since programs measure columns differently
	page, high := s.book.printed(true)
	wide, charts := s.drawn()+length(spareColumn), length((s.beyond-1)*spareColumn)
	if wide > page*mostShrunk/100 {
		wide = page // goes over several pages whatever the size is
	}
	const least = (100*100 + mostShrunk - 1) / mostShrunk
	scale := max(min(page*100/max(wide, charts)-spare, 100), least)
	if fits := high*100/s.end() - spare; fits >= least {
		scale = min(scale, fits)
	}
	return scale
}

// end is the height of all rows and of the charts beside them, in thousandths of a point.
func (s *tableSheet) end() int {
	bottom := 0
	for row := range s.lastRow() {
		bottom += s.rowHeight(row)
	}
	return max(bottom, s.chartsEnd())
}

// chartsEnd is how far down the lowest chart reaches, in thousandths of a point.
func (s *tableSheet) chartsEnd() int {
	end := 0
	for _, c := range s.charts {
		y := length(c.height)
		for row := range c.row {
			y += s.rowHeight(row)
		}
		end = max(end, y)
	}
	return end
}

// drawn is what all columns measure on the sheet, in thousandths of a point.
func (s *tableSheet) drawn() int {
	width := 0
	for _, w := range s.columns {
		width += drawnWidth(w)
	}
	return width
}

// isFixed reports whether the rows of the sheet are few, and as many as they are: a table that its reader lengthens would shrink on its pages.
func (s *tableSheet) isFixed() bool {
	const few = 200
	return len(s.table.Rows) <= few && !slices.ContainsFunc(s.table.Rows, func(r doc.Row) bool { return r.Kind == doc.SpareRow })
}

// undetailed counts the columns up to the last one that is no detail.
func (s *tableSheet) undetailed() int {
	n := len(s.table.Columns)
	for n > 1 && s.table.Columns[n-1].Detail {
		n--
	}
	return n
}

// pages counts the pages that columns or rows take, each page with so many of the first.
func pages(sizes []int, repeated, room int) int {
	head := 0
	for _, size := range sizes[:repeated] {
		head += size
	}
	n, used := 1, head
	for _, size := range sizes[repeated:] {
		if used+size > room && used > head {
			n, used = n+1, head
		}
		used += size
	}
	return n
}

// setPrint makes a sheet print on the document's paper, on so many pages, with the footer of the handouts.
func (b *workbook) setPrint(sheet string, on extent, landscape bool) error {
	orientation, fit, row := "portrait", on.scale == 0, float64(lineHeight)/1000
	if landscape {
		orientation = "landscape"
	}
	size := 9 // A4 (ECMA-376 18.3.1.63)
	if b.paper.Paper == doc.Letter {
		size = 1
	}
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit, DefaultRowHeight: &row}); err != nil {
		return err
	}
	layout := excelize.PageLayoutOptions{Size: &size, Orientation: &orientation}
	if fit {
		layout.FitToWidth, layout.FitToHeight = &on.wide, &on.tall
	} else {
		scale := uint(on.scale)
		layout.AdjustTo = &scale
	}
	if err := b.file.SetPageLayout(sheet, &layout); err != nil {
		return err
	}
	side, top, bottom, edge := inches(marginSide), inches(marginTop), inches(marginBottom), inches(marginEdge)
	if err := b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge,
	}); err != nil {
		return err
	}
	number := strings.NewReplacer("{page}", "&P", "{pages}", "&N").Replace(escapeFooter(b.doc.Locale.Words.Page))
	footer := "&L&8" + apart(escapeFooter(cutFooter(b.doc.Running.Footer))) + "&R&8" + apart(number)
	return b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: footer})
}

// cutFooter keeps a footer within the 255 characters that Excel allows, counted after escaping and with room for the page number.
func cutFooter(s string) string {
	const room = 80
	if r := []rune(s); len(r) > room {
		return string(r[:room-1]) + "…"
	}
	return s
}

func escapeFooter(s string) string { return strings.ReplaceAll(s, "&", "&&") }

// apart keeps digits at the head of a text from being read as part of the size before it.
func apart(s string) string {
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		return " " + s
	}
	return s
}
