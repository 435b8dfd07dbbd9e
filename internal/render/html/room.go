package html

import (
	"strconv"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
	"rolexport/internal/render/plot"
)

// Lengths in this file are in halves of an em of the type that tables are set in: the style turns them into widths by the name of a class,
// since the policy lets no element have a style of its own.

// What a table may ask for, on screens whose type the style sets, to stand without a region that scrolls: on every phone, on phones of 390
// pixels and more, on a desk, and there in the main column and beside it.
const (
	onEveryPhone = 42
	onMostPhones = 52
	onDesk       = 110
	inMain       = 70
	beside       = 34
)

// What columns ask for.
const (
	cellPad     = 2  // on both sides together
	accentPad   = 1  // more, at the side of what is coloured
	longestWord = 18 // what is longer may break anywhere
	longestText = 26 // of figures and dates, which do not wrap
	wordy       = 16 // what a column of sentences gets in a table of many columns
	manyColumns = 5  // how many those are
	sentence    = 48
	barRoom     = 7
	widest      = longestText + accentPad + cellPad
)

// The sizes of type, in thousandths of a point, that a printed table is set in whose columns have no room in the small type of the theme, unless
// it stands in a column of text: the largest that they have room in, in steps of half a point.
const (
	finest = 6000
	finer  = 500
)

// A fit is how much room the columns of a table ask for, and what follows from it.
type fit struct {
	table  *doc.Table // as it is printed
	least  []int      // by column
	region bool       // it may be wider than the screen, and scrolls
	class  string
	broad  bool // printed on a sheet that lies on its long side
}

// fit measures a table as it is printed.
func (p *printer) fit(t *doc.Table) *fit {
	if known := p.fits[t]; known != nil {
		return known
	}
	f := &fit{table: t.Printed()}
	p.fits[t] = f
	t = f.table
	f.least = make([]int, len(t.Columns))
	sum, ease := 0, 0
	for i := range t.Columns {
		least, natural := p.columnRoom(t, i)
		f.least[i] = least
		sum += least
		if natural > longestText {
			natural = 0
		}
		ease += max(least, natural+cellPad)
	}
	desk := onDesk
	if p.within != 0 {
		desk = p.within
	}
	classes := []string{"table"}
	switch {
	case sum > desk:
		classes = append(classes, "scroll", "wide")
	case sum > onMostPhones:
		classes = append(classes, "scroll")
	case sum > onEveryPhone:
		classes = append(classes, "scroll", "slim")
	}
	f.region = len(classes) > 1
	if len(t.Columns) > manyColumns {
		classes = append(classes, "striped")
	}
	upright, lying := p.sheet.upright, p.sheet.lying
	if p.within != 0 {
		upright, lying, ease = upright*p.within/onDesk, 0, sum
	}
	fits := func(halves, size, width int) bool { return int64(halves)*int64(size) <= 2*int64(width) }
	switch small := p.theme.Type.Small.Size; {
	case fits(ease, p.theme.Type.Body.Size, upright):
	case fits(sum, small, upright):
		classes = append(classes, "small")
	case fits(sum, small, lying):
		classes, f.broad = append(classes, "small", "broad"), true
	default:
		room, size := max(upright, lying), small
		for p.within == 0 && size-finer >= finest && !fits(sum, size, room) {
			size -= finer
		}
		if size < small {
			classes = append(classes, finenessClass(size))
		} else {
			classes = append(classes, "small")
		}
		if !fits(sum, size, room) {
			classes = append(classes, "packed")
		}
		if f.broad = lying > 0; f.broad {
			classes = append(classes, "broad")
		}
	}
	f.class = strings.Join(classes, " ")
	return f
}

// columnRoom returns what a column asks for, so that no word in it has to be broken, and how wide its widest cell is without what is around it.
func (p *printer) columnRoom(t *doc.Table, i int) (least, natural int) {
	c := &t.Columns[i]
	most := longestWord
	if c.Kind.Numeric() || c.Kind == doc.DateColumn || c.Display == doc.Meter {
		most = longestText
	}
	take := func(text string, bold bool) {
		for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
			for word := range strings.SplitAfterSeq(part, "-") {
				if 2*len(word) > least { // no letter is wider than an em
					least = max(least, p.halves(word, bold))
				}
			}
		}
	}
	take(c.Title, true)
	take(c.Subtitle, false)
	for _, r := range t.Rows {
		v := flow.Cell(r, i)
		if v == nil || r.Kind == doc.GroupRow {
			continue
		}
		text := doc.PlainText(p.loc, []doc.Inline{v})
		rated, meter := plot.Rated(v)
		switch {
		case meter && c.Display == doc.Meter:
			least = max(least, p.halves(text, false)+2*rated.Of+1)
		case c.Kind == doc.DateColumn:
			least = max(least, p.halves(text, c.Header))
		default:
			take(text, c.Header || r.Kind == doc.TotalRow)
		}
		if 2*len(text) > natural {
			natural = max(natural, p.halves(text, c.Header))
		}
	}
	if c.Display == doc.Bar {
		least = max(least, barRoom)
	}
	least = min(least, most)
	if natural > sentence && len(t.Columns) >= manyColumns {
		least = max(least, wordy)
	}
	if c.Accent != doc.NoAccent {
		least += accentPad
	}
	return least + cellPad, natural
}

// halves returns the width of a text, rounded up.
func (p *printer) halves(text string, bold bool) int {
	thousandths := p.widths.Ems(text)
	if bold {
		thousandths = thousandths * 108 / 100
	}
	return (2*thousandths + 999) / 1000
}

// finenessClass is the class of a table that is printed in type of a size.
func finenessClass(size int) string { return "t" + strconv.Itoa(size/100) }

// roomClass is the class of a head whose column gets at least so much.
func roomClass(halves int) string { return "w" + strconv.Itoa(halves) }
