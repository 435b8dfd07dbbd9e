package roletable

import (
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/pattern"
)

var (
	blanks      = strings.NewReplacer("\u00A0", " ", "\u202F", " ", "\u2009", " ", "’", "'")
	plainFigure = pattern.New(`^[-+]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][-+]?[0-9]{1,3})?$`)
	grouped     = pattern.New(`^[-+]?[1-9][0-9]{0,2}(?:[ '][0-9]{3})+([.,][0-9]+)?$`)
	groupedDot  = pattern.New(`^[-+]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(,[0-9]+)?$`)
	groupedMark = pattern.New(`^[-+]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(\.[0-9]+)?$`)
	oneGroup    = pattern.New(`^[-+]?[1-9][0-9]{0,2}([.,])[0-9]{3}$`)
)

// parseFigure reads a number as people of several countries write it: 1,234.5 and 1.234,5 and 1 234.5. A single dot or comma before three
// digits can divide thousands or decimals: it divides thousands where there is reason to expect them, and ambiguous says that it was so.
// An amount such as 147,649 is not ambiguous, since nobody states money to the thousandth with a comma.
func parseFigure(text string, thousands bool) (x float64, ambiguous, ok bool) {
	s := strings.TrimSpace(blanks.Replace(text))
	if m := oneGroup().FindStringSubmatch(s); m != nil {
		ambiguous = !thousands || m[1] == "."
		if thousands {
			s = strings.Replace(s, m[1], "", 1)
		}
	} else {
		switch {
		case grouped().MatchString(s):
			s = strings.NewReplacer(" ", "", "'", "").Replace(s)
		case groupedDot().MatchString(s):
			s = strings.ReplaceAll(s, ".", "")
		case groupedMark().MatchString(s):
			s = strings.ReplaceAll(s, ",", "")
		}
	}
	if !plainFigure().MatchString(s) {
		return 0, false, false
	}
	x, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return x + 0, ambiguous, err == nil // never -0
}

// writeFigure writes a number so that parseFigure finds it unambiguous.
func writeFigure(x float64) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if oneGroup().MatchString(s) {
		s += "0"
	}
	return s
}

// An amount is what a cell says of money.
type amount struct {
	low, high *float64 // both of a range; low alone: from; high alone: up to
	single    *float64
	unit      string // sign or code of the currency
	period    string
	ambiguous bool
	about     bool // the figure is called approximate
}

// moneyFigure is a figure in running text, with the word behind it, which may multiply it.
var moneyFigure = pattern.New(`([0-9](?:[0-9 .,']*[0-9])?)(?:\s?(\pL+\.?))?`)

// wholeAmount is a figure with a dash in the place of hundredths: 52.000,-
var wholeAmount = pattern.New(`([0-9])[.,]\s?[-–—]{1,2}(?:\s|$)`)

// parseAmount reads an amount or a range of amounts: $147,649, 10k-20k, from 50.000 € per year.
func parseAmount(text string) (amount, bool) {
	var a amount
	s := wholeAmount().ReplaceAllString(strings.TrimSpace(blanks.Replace(text)), "$1 ")
	s, ok := a.cutCurrency(strings.TrimSpace(s))
	if !ok {
		return a, false
	}
	if x, ambiguous, ok := parseFigure(s, true); ok {
		a.single, a.ambiguous = &x, ambiguous && !wholeAmount().MatchString(text)
		return a, true
	}
	found := moneyFigure().FindAllStringSubmatchIndex(s, -1)
	if len(found) == 0 || len(found) > 2 {
		return a, false
	}
	var figures []float64
	var multiplied []float64
	var gaps []string
	end := 0
	for _, m := range found {
		x, ambiguous, ok := parseFigure(s[m[2]:m[3]], true)
		if !ok {
			return a, false
		}
		gaps = append(gaps, s[end:m[0]])
		end = m[3]
		times := 1.0
		if m[4] >= 0 {
			if times, ok = multiplier(s[m[4]:m[5]]); ok {
				end = m[5]
				ambiguous = false // 1.234k is 1,234
				if x, _, ok = parseFigure(s[m[2]:m[3]], false); !ok {
					return a, false
				}
			} else {
				times = 1
			}
		}
		a.ambiguous = a.ambiguous || ambiguous
		figures, multiplied = append(figures, x), append(multiplied, times)
	}
	gaps = append(gaps, s[end:])
	if strings.HasSuffix(strings.TrimSpace(gaps[0]), "(") {
		return a, false // how bookkeepers write a loss
	}
	for i := range gaps {
		gaps[i] = strings.Trim(gaps[i], " ,()")
	}
	if len(figures) == 2 && multiplied[0] == 1 && multiplied[1] > 1 && figures[0] < 1000 { // 10-20k
		multiplied[0] = multiplied[1]
	}
	for i := range figures {
		figures[i] *= multiplied[i]
	}
	return a, a.read(figures, gaps)
}

// read takes the figures and the words before, between and behind them.
func (a *amount) read(figures []float64, gaps []string) bool {
	last := gaps[len(gaps)-1]
	if rest, ok := strings.CutPrefix(last, "+"); ok && len(figures) == 1 && gaps[0] == "" {
		gaps[0], last = "from", strings.TrimSpace(rest)
	}
	if last != "" {
		period, ok := vocabulary().word("pay.period", strings.TrimLeft(last, "/ "))
		if !ok {
			return false
		}
		a.period = period
	}
	is := func(s string, words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(s, w) })
	}
	before := gaps[0]
	switch {
	case len(figures) == 2:
		a.low, a.high = &figures[0], &figures[1]
		return (before == "" || is(before, vocabulary().From) || strings.EqualFold(before, "between")) &&
			is(gaps[1], []string{"-", "–", "—", "to", "bis", "until", "..", "...", "…", "and", "und"})
	case before == "" || is(before, []string{"ca.", "ca", "approx.", "about", "around", "~"}):
		a.single, a.about = &figures[0], before != ""
	case is(before, vocabulary().From):
		a.low = &figures[0]
	case is(before, vocabulary().UpTo):
		a.high = &figures[0]
	default:
		return false
	}
	return true
}

func multiplier(word string) (float64, bool) {
	word = strings.ToLower(strings.TrimSuffix(word, "."))
	switch {
	case slices.Contains(vocabulary().Thousand, word):
		return 1e3, true
	case slices.Contains(vocabulary().Million, word):
		return 1e6, true
	}
	return 0, false
}

var (
	codes = pattern.New(`(^|[^\pL])([A-Z]{3})([^\pL]|$)`)
	// smallCode is a code in letters of any case. Only those of currencies with a sign are looked for: others are words, such as "all" and "top".
	smallCode = pattern.New(`(?i)\b[a-z]{3}\b`)
	euro      = pattern.New(`(?i)\b(euros?|dollars?)\b`)
)

// cutCurrency takes the currency out of a text. It may stand there more than once, but only one; a sign beside
// a code may be one of several that share it: $5 CAD.
func (a *amount) cutCurrency(s string) (string, bool) {
	s = euro().ReplaceAllStringFunc(s, func(w string) string {
		if w[0] == 'd' || w[0] == 'D' {
			return "$"
		}
		return "€"
	})
	s = smallCode().ReplaceAllStringFunc(s, func(w string) string {
		if code := strings.ToUpper(w); slices.ContainsFunc(signs(), func(sign string) bool { return slices.Contains(vocabulary().Currencies[sign], code) }) {
			return code
		}
		return w
	})
	var units []string
	for m := codes().FindStringSubmatchIndex(s); m != nil; m = codes().FindStringSubmatchIndex(s) {
		units = append(units, s[m[4]:m[5]])
		s = s[:m[4]] + " " + s[m[5]:]
	}
	for _, sign := range signs() {
		for strings.Contains(s, sign) {
			units = append(units, sign)
			s = strings.Replace(s, sign, " ", 1)
		}
	}
	if len(units) > 0 {
		a.unit = units[0] // a code, where there is one
	}
	return strings.Join(strings.Fields(s), " "), !slices.ContainsFunc(units, func(u string) bool {
		return u != a.unit && !slices.Contains(vocabulary().Currencies[u], a.unit)
	})
}

// signs returns the signs of currencies, the longest first.
func signs() []string {
	var all []string
	for sign := range vocabulary().Currencies {
		all = append(all, sign)
	}
	slices.SortFunc(all, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return all
}
