package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// A furnishing is a running head: its drawing, and the space that it takes above the text.
type furnishing struct {
	inks  []ink
	space int
}

// runningHead prepares the line at the top of the pages that follow a title: what kind of paper this is, and its title.
func (l *layout) runningHead(kicker, title string) furnishing {
	if kicker == "" && title == "" {
		return furnishing{}
	}
	if strings.EqualFold(kicker, title) {
		title = ""
	}
	m := furniture(page.Header)
	s := l.usual().kicker
	gutter, width := l.quarters(24), l.sheet.measure()
	k := l.briefly(kicker, s, width/2)
	from := len(l.inks)
	high := l.beside(&k, l.sheet.left, 0, width/2, m)
	width -= min(k.natural, width/2) + gutter
	t := l.briefly(title, s, width)
	high = max(high, l.place(&t, l.wrap(&t, width), l.sheet.right-width, 0, width, right, m))
	return furnishing{l.inks[from:len(l.inks):len(l.inks)], high + l.quarters(16)}
}

// mostLines is how many lines a running head or footer takes. What is longer is cut: page furniture only repeats what the document says.
const mostLines = 2

// briefly prepares a text that is cut where it would take more than mostLines of a width.
func (l *layout) briefly(text string, s style, width int) passage {
	const most = 1000 // bytes; more have no room in any case
	words, cut := text, len(text) > most
	if cut {
		words = strings.ToValidUTF8(text[:most], "")
	}
	p := l.plain(words, s)
	for cut || len(l.wrap(&p, width)) > mostLines {
		end := strings.LastIndexByte(strings.TrimRight(words, " "), ' ')
		if end <= 0 {
			_, size := utf8.DecodeLastRuneInString(words)
			end = len(words) - max(size, 1)
		}
		if end <= 0 {
			break
		}
		words, cut = words[:end], false
		p = l.plain(words+"…", s)
	}
	return p
}

// A footer is the line at the foot of a page: what the document is, remarks, and the page number.
type footer struct {
	left    passage
	remarks [2]passage // without and with the one on illustrative figures
	width   int        // of the page number
	top     int        // of the rule above it
}

// footerPad is the space between the rule and the text, in quarters of the grid unit.
const footerPad = 5

// makeFooter prepares the footer and gives it room where its text needs several lines.
func (l *layout) makeFooter() {
	s := l.usual().small
	f := &l.footer
	number := l.plain(l.pageNumber(0, 1000), s)
	f.width = number.natural
	f.left = l.briefly(l.doc.Running.Footer, s, l.footerMeasure())
	f.remarks[0] = l.briefly(l.theme.Footer, s, l.sheet.measure())
	f.remarks[1] = l.briefly(join(" · ", l.loc.Words.Illustrative, l.theme.Footer), s, l.sheet.measure())
	lines := len(l.wrap(&f.left, l.footerMeasure()))
	if !l.abreast(&f.remarks[1]) {
		lines += len(l.wrap(&f.remarks[1], l.sheet.measure()))
	}
	high := max(lines, 1)*s.leading + l.quarters(footerPad)
	f.top = l.sheet.height - l.theme.Space.MarginBottom*3/8 - high
	l.sheet.bottom = min(l.sheet.bottom, f.top-l.quarters(8))
}

// join joins the texts that are not empty.
func join(separator string, texts ...string) string {
	var some []string
	for _, t := range texts {
		if t != "" {
			some = append(some, t)
		}
	}
	return strings.Join(some, separator)
}

// footerMeasure returns the width for the text to the left of the page number.
func (l *layout) footerMeasure() int { return l.sheet.measure() - l.footer.width - l.quarters(16) }

// abreast reports whether a remark has room between the text to the left and the page number.
func (l *layout) abreast(remark *passage) bool {
	return l.footer.left.natural+remark.natural+l.quarters(16) <= l.footerMeasure()
}

// pageNumber returns what the footer of a page says. Pages count from 0, those of the front matter by themselves.
func (l *layout) pageNumber(n, pages int) string {
	if n < l.front {
		return l.folio(n)
	}
	return doc.Fill(l.loc.Words.Page, "{page}", l.folio(n), "{pages}", strconv.Itoa(pages-l.front))
}

// folio returns the number of a page as it is printed, and as readers of the file call it.
func (l *layout) folio(n int) string {
	if n < l.front {
		return roman(n + 1)
	}
	return strconv.Itoa(n - l.front + 1)
}

// roman writes a number in small roman numerals.
func roman(n int) string {
	var b strings.Builder
	for _, d := range [...]struct {
		value   int
		numeral string
	}{
		{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
		{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
	} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.numeral)
		}
	}
	return b.String()
}

// drawFooter draws the footer of a page into the open strip, whose top is that of the footer.
func (l *layout) drawFooter(n int, illustrative bool) {
	f, s, m := &l.footer, l.usual().small, furniture(page.Footer)
	x, width := l.sheet.left, l.sheet.measure()
	l.rect(m, x, 0, width, l.theme.Space.Rule, l.theme.Colours.Hairline)
	y := l.quarters(footerPad)
	number := l.plain(l.pageNumber(n, len(l.pages)), s)
	remark := &f.remarks[0]
	if illustrative {
		remark = &f.remarks[1]
	}
	used := l.beside(&f.left, x, y, l.footerMeasure(), m)
	if remark.text != "" {
		if l.abreast(remark) {
			from := f.left.natural
			l.place(remark, l.wrap(remark, remark.natural), x+from, y, width-f.width-from, centre, m)
		} else {
			l.place(remark, l.wrap(remark, width), x, y+used, width, left, m)
		}
	}
	l.place(&number, l.wrap(&number, width), x, y, width, right, m)
}
