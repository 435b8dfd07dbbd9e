package xlsx

import (
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

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
	if marked {
		c.text += "\u00a0*"
		switch {
		case c.kind == numberCell:
			c.format += `"` + "\u00a0" + `*"`
		case c.runs != nil:
			c.runs = append(c.runs, span{text: "\u00a0*"})
		}
	}
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
		return number(v.Fraction, decimals("0", v.Decimals)+quoteFormat("\u00a0")+"%")
	case doc.Money:
		return number(v.Amount, quoteFormat(v.Currency+"\u00a0")+decimals("#,##0", v.Decimals))
	case doc.Rating:
		c := number(float64(v.Level), "0")
		c.text = fmt.Sprint(v.Level)
		return c
	case doc.Date:
		return number(serial(v), "yyyy-mm-dd")
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

// serial counts the days since the last day of 1899 as Excel does, with its leap day in 1900 (ECMA-376 18.17.4.1).
func serial(d doc.Date) float64 {
	day := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return math.Round(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}

// put stores c at ref of a sheet in style s.
func (b *workbook) put(sheet, ref string, c cell, s style) error {
	if c.notStated {
		s.italic, s.colour = true, b.theme.Colours.Muted
	}
	if c.kind == numberCell {
		s.format = c.format
	}
	if c.link != "" {
		s.under, s.colour = true, b.theme.Colours.Accent
	}
	id, err := b.style(s)
	if err != nil {
		return err
	}
	if err := b.file.SetCellStyle(sheet, ref, ref, id); err != nil {
		return err
	}
	switch {
	case c.kind == numberCell:
		err = b.file.SetCellFloat(sheet, ref, c.number, -1, 64)
	case c.kind == textCell:
		err = b.putText(sheet, ref, c, s)
	}
	if err != nil || c.link == "" {
		return err
	}
	return b.file.SetCellHyperLink(sheet, ref, c.link, "External")
}

func (b *workbook) putText(sheet, ref string, c cell, s style) error {
	if n := units(c.text); n > maxCellText {
		return fmt.Errorf("cell %s holds %d characters, Excel allows %d: shorten the text", ref, n, maxCellText)
	}
	if c.runs == nil {
		return b.file.SetCellStr(sheet, ref, escapeUnderscores(b.legal(sheet, ref, c.text)))
	}
	runs := make([]excelize.RichTextRun, len(c.runs))
	for i, r := range c.runs {
		in := s
		if in.size == 0 {
			in.size = b.bodySize()
		}
		in.bold, in.italic = s.bold || r.bold, s.italic || r.italic
		runs[i] = excelize.RichTextRun{Text: b.legal(sheet, ref, r.text), Font: b.font(in)}
	}
	return b.file.SetCellRichText(sheet, ref, runs)
}

// legal returns text as XML 1.0 allows it, and reports what had to be replaced. Excel's own escapes are another matter: excelize sees to
// them in rich text, and in rich text only.
func (b *workbook) legal(sheet, ref, text string) string {
	clean := strings.Map(func(r rune) rune {
		if r == utf8.RuneError || r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, text)
	if clean != text {
		b.report("character-replaced", "sheet %q, cell %s: a character that a workbook cannot hold is shown as U+FFFD", sheet, ref)
	}
	return clean
}

// escapeUnderscores keeps a text such as _x0041_ from being read as the character that it would encode (ECMA-376 22.9.2.19).
func escapeUnderscores(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && isEscape(s[i:]) {
			out.WriteString("_x005F")
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// isEscape reports whether s begins like _xHHHH_.
func isEscape(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !strings.ContainsRune("0123456789abcdefABCDEF", rune(c)) {
			return false
		}
	}
	return true
}
