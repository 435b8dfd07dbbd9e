package doc

import (
	"math"
	"strconv"
	"strings"
)

// nbsp joins a figure to what belongs to it, so that no line ends between them.
const nbsp = "\u00a0"

// Text returns v as prose writes it. A nil value, that of a cell which cannot have one, is empty.
func (l *Locale) Text(v Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case Text:
		return string(v)
	case Rich:
		return PlainText(l, v)
	case Number:
		return withUnit(l.figure(v.Value, v.Decimals, 0), v.Unit)
	case Percent:
		return Fill(l.Percent, "{n}", l.figure(v.Fraction, v.Decimals, hundredths))
	case Money:
		amount := Fill(l.Money, "{c}", v.Currency, "{n}", l.figure(v.Amount, v.Decimals, 0))
		return strings.TrimSpace(amount) // an amount without a currency
	case Rating:
		return Fill(l.Words.Rating, "{level}", strconv.Itoa(v.Level), "{of}", strconv.Itoa(v.Of))
	case Date:
		return l.date(v)
	case NotStated:
		return l.Words.NotStated
	case Illustrative:
		plain, _ := Unmark(v)
		return l.Text(plain) + IllustrativeMark
	case Computed:
		return l.Text(v.Result)
	}
	panic(unknown("value", v))
}

// IllustrativeMark follows the text of an Illustrative value in every prose format. The no-break space keeps it on the line of
// its value.
const IllustrativeMark = nbsp + "*"

// PlainText returns inlines without their markup. A Break becomes a space.
func PlainText(l *Locale, inlines []Inline) string {
	if len(inlines) == 1 {
		if t, ok := inlines[0].(Text); ok {
			return string(t)
		}
	}
	var b strings.Builder
	l.plain(&b, inlines)
	return b.String()
}

func (l *Locale) plain(b *strings.Builder, inlines []Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case Code:
			b.WriteString(string(in))
		case Strong:
			l.plain(b, in)
		case Emph:
			l.plain(b, in)
		case *Link:
			l.plain(b, in.Text)
		case Break:
			b.WriteByte(' ')
		case Value:
			b.WriteString(l.Text(in))
		default:
			panic(unknown("inline", in))
		}
	}
}

// hundredths is by how many places the decimal sign of a share in per cent stands further to the right.
const hundredths = 2

// figure writes x with the given number of digits after the decimal sign, which stands shift places further to the right. A figure that is
// none, such as 0/0, is not stated.
func (l *Locale) figure(x float64, decimals, shift int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return l.Words.NotStated
	}
	whole, fraction := Digits(x, decimals, shift)
	var b strings.Builder
	if x < 0 && strings.Trim(whole+fraction, "0") != "" { // what rounds to zero has no sign
		b.WriteString("−")
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(l.Group)
		}
		b.WriteByte(whole[i])
	}
	if fraction != "" {
		b.WriteString(l.Decimal)
		b.WriteString(fraction)
	}
	return b.String()
}

func withUnit(figure, unit string) string {
	if unit == "" {
		return figure
	}
	return figure + nbsp + unit
}

func (l *Locale) date(d Date) string {
	if d.Month < 1 || d.Month > 12 {
		return l.Words.NotStated
	}
	return Fill(l.Date,
		"{d}", strconv.Itoa(d.Day),
		"{month}", l.Months[d.Month-1],
		"{m}", strconv.Itoa(d.Month),
		"{y}", strconv.Itoa(d.Year),
	)
}

// English returns the British English locale without its labels: what renderers need, for tests and as the last resort.
// The file templates/labels/en.yaml says the same.
func English() *Locale {
	return &Locale{
		Lang:    "en-GB",
		Decimal: ".",
		Group:   ",",
		Percent: "{n}" + nbsp + "%",
		Money:   "{c}" + nbsp + "{n}",
		Date:    "{d} {month} {y}",
		Months: [12]string{
			"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December",
		},
		Words: Words{
			NotStated:    "Not stated",
			Illustrative: "* illustrative figure",
			Rating:       "{level} of {of}",
			Page:         "Page {page} of {pages}",
			Contents:     "Contents",
			Index:        "Index",
			Continued:    "continued",
			Skip:         "Skip to the text",
			SignHere:     "name, date, signature",
			Legend:       "Legend",
			InputCell:    "may be changed; all that depends on it is computed anew",
			ComputedCell: "computed from other cells",
			Fine:         "as it should be",
			Fault:        "not as it should be",
			Under:        "below what is usual or needed",
			Over:         "above what is usual or needed",
			Refused:      "This cannot stand here",
			EnterFigure:  "Enter a figure from {least} to {most}.",
			EnterWhole:   "Enter a whole figure from {least} to {most}.",
			EnterStep:    "Enter a multiple of {step} from {least} to {most}.",
			EnterDay:     "Enter a day from {least} to {most}, such as 2027-04-15, or clear the cell.",
			EnterQuarter: "Enter the first day of a quarter from {least} to {most}: of January, April, July or October, such as 2027-04-01.",
			EnterLetters: "Enter {n} letters.",
			EnterListed:  "Choose one of the list, or clear the cell.",
		},
	}
}
