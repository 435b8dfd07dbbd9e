package xlsx

import (
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

// printed returns the width and height of what a page holds, in thousandths of a point.
func (b *workbook) printed(landscape bool) (wide, tall int) {
	wide, tall = 595_276, 841_890
	if b.paper() == doc.Letter {
		wide, tall = 612_000, 792_000
	}
	if landscape {
		wide, tall = tall, wide
	}
	return wide - 2*marginSide, tall - marginTop - marginBottom
}

// mostShrunk is how many times its width a page may hold: on paper, nothing gets smaller than half its size.
const mostShrunk = 2

// setPrint makes a sheet of a width in thousandths of a point print on the document's paper, one page wide where that can be read, with the footer of
// the handouts.
func (b *workbook) setPrint(sheet string, width int, landscape bool) error {
	orientation, tall, fit, row := "portrait", 0, true, float64(lineHeight)/1000
	page, _ := b.printed(landscape)
	wide := max((width+page*mostShrunk-1)/(page*mostShrunk), 1)
	if landscape {
		orientation = "landscape"
	}
	paper := 9 // A4 (ECMA-376 18.3.1.63)
	if b.paper() == doc.Letter {
		paper = 1
	}
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit, DefaultRowHeight: &row}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: &paper, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall,
	}); err != nil {
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

func (b *workbook) paper() doc.Paper {
	if b.env.Paper != "" {
		return b.env.Paper
	}
	return b.doc.Paper
}
