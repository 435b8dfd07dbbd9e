package xlsx

import (
	"fmt"
	"io"
	"math"
	"strconv"

	"rolexport/internal/diag"
	"rolexport/internal/ooxml"
)

// A rowWriter writes the rows of a sheet as the content of its sheetData element. Texts stand in their cells, not in a shared table: no
// sheet needs another, and rows of any number take no memory.
type rowWriter struct {
	book  *workbook
	sheet string // for messages
	out   io.Writer
	buf   []byte
	row   int
	err   error // of out; kept until end
}

// chunk is how much text of rows goes to the packer at once.
const chunk = 1 << 15

// begin opens a row of a height in thousandths of a point. A height that is not fixed changes when the reader changes a text.
func (w *rowWriter) begin(row, height int, fixed bool) {
	w.row = row
	b := append(w.buf, `<row r="`...)
	b = appendInt(b, row)
	b = append(b, `" ht="`...)
	b = appendThousandths(b, height)
	if fixed {
		b = append(b, `" customHeight="1`...)
	}
	w.buf = append(b, `">`...)
}

func (w *rowWriter) end() {
	w.buf = append(w.buf, `</row>`...)
	if len(w.buf) >= chunk {
		w.flush()
	}
}

func (w *rowWriter) flush() {
	if w.err == nil {
		_, w.err = w.out.Write(w.buf)
	}
	w.buf = w.buf[:0]
}

// appendThousandths writes a length in thousandths of a point as points.
func appendThousandths(b []byte, n int) []byte {
	return strconv.AppendFloat(b, float64(n)/1000, 'f', -1, 64)
}

// put writes a cell in the open row; column counts from 0.
func (w *rowWriter) put(column int, c *cell, s style) error {
	s = w.book.dress(c, s)
	b := append(w.buf, `<c r="`...)
	b = append(b, w.book.column(column)...)
	b = appendInt(b, w.row)
	b = append(b, `" s="`...)
	b = appendInt(b, w.book.styles.number(s))
	switch {
	case c.kind == emptyCell:
		b = append(b, `"/>`...)
	case c.kind == numberCell:
		if math.IsNaN(c.number) || math.IsInf(c.number, 0) {
			return fmt.Errorf("cell %s: %v is no figure that a sheet can hold", w.book.at(column, w.row), c.number)
		}
		b = append(b, `">`...)
		b = appendFormula(b, c.formula)
		b = append(b, `<v>`...)
		b = strconv.AppendFloat(b, c.number, 'g', -1, 64)
		b = append(b, `</v></c>`...)
	default:
		text, err := w.text(column, c.text)
		if err != nil {
			return err
		}
		switch {
		case c.formula != "":
			b = append(b, `" t="str">`...)
			b = appendFormula(b, c.formula)
			b = append(b, `<v>`...)
			b = ooxml.AppendXML(b, ooxml.EscapeText(text))
			b = append(b, `</v></c>`...)
		case c.runs == nil:
			b = append(b, `" t="inlineStr"><is>`...)
			b = appendText(b, text)
			b = append(b, `</is></c>`...)
		default:
			b = append(b, `" t="inlineStr"><is>`...)
			for _, r := range c.runs {
				f := s.font()
				f.bold, f.italic = f.bold || r.bold, f.italic || r.italic
				b = append(f.appendProperties(append(b, `<r><rPr>`...), "rFont"), `</rPr>`...)
				text, _ := ooxml.Legal(r.text)
				b = append(appendText(b, text), `</r>`...)
			}
			b = append(b, `</is></c>`...)
		}
	}
	w.buf = b
	return nil
}

func appendFormula(b []byte, formula string) []byte {
	if formula == "" {
		return b
	}
	return append(ooxml.AppendXML(append(b, `<f>`...), formula), `</f>`...)
}

// text returns a text as a cell can hold it. It reports what had to be replaced; one that is too long is an error.
func (w *rowWriter) text(column int, text string) (string, error) {
	if len(text) > ooxml.MaxCellText {
		if n := ooxml.Units(text); n > ooxml.MaxCellText {
			return "", diag.Diagnostic{
				Severity: diag.Error, Code: "cell-too-long",
				Message: fmt.Sprintf("cell %s holds %d characters, Excel allows %d", w.book.at(column, w.row), n, ooxml.MaxCellText),
				Hint:    "shorten the text", About: excerpt(text),
			}
		}
	}
	text, clean := ooxml.Legal(text)
	if !clean {
		w.book.report("character-replaced", excerpt(text), "sheet %q, cell %s: a character that a workbook cannot hold is shown as U+FFFD",
			w.sheet, w.book.at(column, w.row))
	}
	return text, nil
}
