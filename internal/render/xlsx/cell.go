package xlsx

import (
	"fmt"
	"strings"

	"rolexport/internal/doc"
)

// A cellKind says how a cell is stored.
type cellKind uint8

const (
	emptyCell cellKind = iota
	textCell
	numberCell
)

// A cell is a value made ready for a sheet.
type cell struct {
	kind      cellKind
	text      string // as shown; what widths are measured by
	runs      []span // text with changes of weight or slope; nil: plain
	number    float64
	format    string // number format
	expr      doc.Expr
	formula   string // that yields the text or number; empty: none
	link      string // target; empty: none
	notStated bool
	marked    bool // illustrative
}

// A span is a stretch of text in one weight and slope.
type span struct {
	text         string
	bold, italic bool
}

// lower turns a value into a cell.
func (b *workbook) lower(v doc.Value) cell {
	v, marked := doc.Unmark(v)
	c := b.lowerPlain(v)
	c.marked = marked
	if !marked {
		return c
	}
	const mark = "\u00a0*"
	switch {
	case c.kind == numberCell:
		c.format += quoteFormat(mark)
	case c.expr != nil: // the format writes the mark, so that the result is what the formula yields
		c.format = "@" + quoteFormat(mark)
		return c
	case c.runs != nil:
		c.runs = append(c.runs, span{text: mark})
	}
	c.text += mark
	return c
}

func (b *workbook) lowerPlain(v doc.Value) cell {
	loc := b.doc.Locale
	number := func(n float64, format string) cell {
		return cell{kind: numberCell, number: n, format: format, text: loc.Text(v)}
	}
	switch v := v.(type) {
	case nil:
		return cell{}
	case doc.Text:
		return cell{kind: textCell, text: string(v)}
	case doc.Number:
		format := decimals("#,##0", v.Decimals)
		if v.Unit != "" {
			format += quoteFormat("\u00a0" + v.Unit)
		}
		return number(v.Value, format)
	case doc.Percent:
		return number(v.Fraction, decimals("#,##0", v.Decimals)+quoteFormat("\u00a0")+"%")
	case doc.Money:
		format := decimals("#,##0", v.Decimals)
		if v.Currency != "" {
			format = quoteFormat(v.Currency+"\u00a0") + format
		}
		return number(v.Amount, format)
	case doc.Rating:
		c := number(float64(v.Level), "0")
		c.text = fmt.Sprint(v.Level)
		return c
	case doc.Date:
		if v.Serial() <= leapDay1900 {
			return cell{kind: textCell, text: loc.Text(v), notStated: v == doc.Date{}}
		}
		c := number(v.Serial(), dateFormat)
		c.text = v.ISO()
		return c
	case doc.NotStated:
		return cell{kind: textCell, text: loc.Words.NotStated, notStated: true}
	case doc.Computed:
		c := b.lower(v.Result)
		c.expr = v.Expr
		return c
	case doc.Rich:
		return b.lowerRich(v)
	}
	panic(fmt.Sprintf("xlsx: value of type %T has no cell form", v))
}

func (b *workbook) lowerRich(v doc.Rich) cell {
	c := cell{kind: textCell}
	b.spans(&c, v, span{})
	var all strings.Builder
	styled := false
	for _, s := range c.runs {
		all.WriteString(s.text)
		styled = styled || s.bold || s.italic
	}
	c.text = all.String()
	if !styled {
		c.runs = nil
	}
	if c.text == "" {
		return cell{kind: textCell, text: b.doc.Locale.Words.NotStated, notStated: true}
	}
	return c
}

// spans appends the text of inlines to c, each span in the weight and slope that stand around it.
func (b *workbook) spans(c *cell, inlines []doc.Inline, in span) {
	add := func(text string) {
		if n := len(c.runs); n > 0 && c.runs[n-1].bold == in.bold && c.runs[n-1].italic == in.italic {
			c.runs[n-1].text += text
			return
		}
		c.runs = append(c.runs, span{text: text, bold: in.bold, italic: in.italic})
	}
	for _, i := range inlines {
		switch i := i.(type) {
		case doc.Code:
			add(string(i))
		case doc.Strong:
			b.spans(c, i, span{bold: true, italic: in.italic})
		case doc.Emph:
			b.spans(c, i, span{bold: in.bold, italic: true})
		case doc.Break:
			add("\n")
		case *doc.Link:
			b.spans(c, i.Text, in)
			switch {
			case strings.HasPrefix(i.Target, "#"): // a place in the prose has no address in a workbook
			case c.link == "":
				c.link = i.Target
			default:
				add(" (" + i.Target + ")")
			}
		case doc.Rich:
			b.spans(c, i, in)
		case doc.Value:
			add(b.doc.Locale.Text(i))
		default:
			panic(fmt.Sprintf("xlsx: inline of type %T has no cell form", i))
		}
	}
}

// decimals adds n digits after the decimal sign to a number format.
func decimals(format string, n int) string {
	if n > 0 {
		format += "." + strings.Repeat("0", n)
	}
	return format
}

// quoteFormat makes text a literal of a number format.
func quoteFormat(text string) string { return `"` + strings.ReplaceAll(text, `"`, `"\""`) + `"` }

// leapDay1900 is the day that spreadsheets count and that there was not. Days before it would be a day off.
const leapDay1900 = 60

// dateFormat is the one that no reader takes for another.
const dateFormat = "yyyy-mm-dd"

// dress returns the style that c wears where s is asked for.
func (b *workbook) dress(c *cell, s style) style {
	if c.notStated && c.expr == nil { // a rule sees to what is computed
		s.italic, s.colour = true, b.theme.Colours.Muted
	}
	if c.format != "" {
		s.format = c.format
	}
	if c.link != "" {
		s.under, s.colour = true, b.theme.Colours.Accent
	}
	return s
}
