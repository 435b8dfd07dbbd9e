package doc

import "fmt"

// Cure says what to enter where limits hold, in a sentence. Figures are written as like is: as shares, as days or as plain figures.
func (l *Locale) Cure(limits *Limits, like Value) string {
	words, pattern := &l.Words, l.Words.EnterFigure
	show := func(x float64) string { return l.Text(Number{Value: x}) }
	switch like, _ := Unmark(like); like.(type) {
	case Percent:
		show = func(x float64) string { return l.Text(Percent{Fraction: x}) }
	case Date:
		pattern = words.EnterDay
		show = func(x float64) string { return DateOf(x).ISO() }
	}
	switch {
	case limits.Letters > 0:
		return Fill(words.EnterLetters, "{n}", show(float64(limits.Letters)))
	case limits.Quarterly:
		pattern = words.EnterQuarter
	case limits.Step == 1:
		pattern = words.EnterWhole
	case limits.Step > 0:
		pattern = words.EnterStep
	}
	return Fill(pattern, "{least}", show(limits.Least), "{most}", show(limits.Most), "{step}", show(limits.Step))
}

// ISO writes a day as year, month and day of ISO 8601: 2027-04-15.
func (d Date) ISO() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }
