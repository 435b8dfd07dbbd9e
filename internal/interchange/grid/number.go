package grid

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// A numberFormat is what the format of a number says of its meaning.
type numberFormat struct {
	day, percent bool
	unit         string
}

// builtIn returns the meaning of a format that is known by its number (ECMA-376 18.8.30). Those for money say no currency: it is that of the
// reader's country.
func builtIn(id int) numberFormat {
	switch {
	case id == 9 || id == 10:
		return numberFormat{percent: true}
	case id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id == 57 || id == 58:
		return numberFormat{day: true}
	}
	return numberFormat{}
}

// parseFormat reads a number format such as [$€-407] #,##0.00 or yyyy-mm-dd.
func parseFormat(code string) numberFormat {
	var f numberFormat
	if strings.EqualFold(code, "general") {
		return f
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';': // what follows is for negative numbers and texts
			return f
		case '\\', '_', '*':
			i++
		case '%':
			f.percent = true
		case 'y', 'Y', 'd', 'D':
			f.day = true
		case '"':
			quoted, rest, _ := strings.Cut(code[i+1:], `"`)
			f.setUnit(quoted)
			i = len(code) - len(rest) - 1
		case '[':
			inside, rest, _ := strings.Cut(code[i+1:], "]")
			if sign, ok := strings.CutPrefix(inside, "$"); ok {
				sign, _, _ = strings.Cut(sign, "-")
				f.setUnit(sign)
			}
			i = len(code) - len(rest) - 1
		default:
			for _, sign := range []string{"$", "€", "£", "¥"} {
				if strings.HasPrefix(code[i:], sign) {
					f.setUnit(sign)
				}
			}
		}
	}
	return f
}

func (f *numberFormat) setUnit(sign string) {
	if sign = strings.TrimSpace(sign); sign != "" && f.unit == "" {
		f.unit = sign
	}
}

// cell returns a number as the cell that its format makes of it.
func (f numberFormat) cell(value string, since1904 bool) (Cell, bool) {
	x, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return Cell{}, false
	}
	if f.day {
		if day, ok := serialDay(x, since1904); ok {
			return Cell{Kind: Day, Text: day}, true
		}
	}
	return Cell{Kind: Number, Text: strconv.FormatFloat(x, 'f', -1, 64), Percent: f.percent, Unit: f.unit}, true
}

// serialDay returns the day of a serial number. Excel counts days from 1900 and takes 1900 for a leap year, or from 1904.
func serialDay(x float64, since1904 bool) (string, bool) {
	const last = 2_958_465 // 9999-12-31
	if x < 0 || x > last {
		return "", false
	}
	n := int(x)
	begin := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case since1904:
		begin = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n == 60: // 29 February 1900, which never was
		return "", false
	case n < 60:
		begin = begin.AddDate(0, 0, 1)
	}
	day := begin.AddDate(0, 0, n)
	if day.Year() > 9999 {
		return "", false
	}
	return day.Format(time.DateOnly), true
}
