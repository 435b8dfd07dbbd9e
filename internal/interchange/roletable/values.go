package roletable

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
	"rolexport/internal/pattern"
	"rolexport/internal/strictyaml"
)

// cellText returns the text of a cell, and whether it is meant word for word. It reports what cannot be kept.
func (im *importer) cellText(at place, cell grid.Cell) (text string, literal bool) {
	if cell.Kind == grid.Broken {
		im.bad(at, "the cell holds "+cell.Text, "enter a value, or open and save the file in Excel or LibreOffice, which compute it")
		return "", false
	}
	text, gone := clean(cell.Text)
	if len(gone) > 0 {
		im.doubt(at, "character-removed", "characters that a dataset cannot hold are left out: "+diag.CodePoints(string(gone[:min(len(gone), 5)])), "")
	}
	if cell.Kind == grid.Text {
		return unprotect(text)
	}
	return text, false
}

// value reads a cell as a field has it, and false when it states nothing or is not understood, which it reports.
func (im *importer) value(col *column, at place, cell grid.Cell) (reflect.Value, bool) {
	var none reflect.Value
	text, literal := im.cellText(at, cell)
	if text == "" && !literal || !literal && isNotStated(text) {
		return none, false
	}
	f := col.field
	switch f.kind {
	case textKind:
		return reflect.ValueOf(im.shown(text, cell)), true
	case wordKind:
		return im.word(f.path, f.words, at, text)
	case audienceKind:
		return im.audience(f, at, text)
	case dayKind:
		return im.day(at, text)
	case truthKind:
		return im.truth(at, text)
	case linesKind:
		return im.lines(f, at, text)
	case textsKind:
		var list []string
		for _, it := range splitItems(text) {
			list = append(list, it.text)
		}
		return reflect.ValueOf(list), len(list) > 0
	case moneyKind:
		return im.money(col, at, cell, text)
	}
	return im.figure(col, at, cell, text)
}

// shown returns a value that is no text as people see it.
func (im *importer) shown(text string, cell grid.Cell) string {
	if cell.Percent {
		if x, err := strconv.ParseFloat(text, 64); err == nil {
			return writeHundredths(x) + " %"
		}
	}
	return text
}

func (im *importer) word(path string, words []string, at place, text string) (reflect.Value, bool) {
	word, ok := vocabulary().word(path, text)
	if !ok {
		hint := diag.DidYouMean(text, words)
		if hint == "" {
			hint = "write " + strictyaml.Enumerate(words)
		}
		im.bad(at, fmt.Sprintf("%q is none of the words for it", clip(text)), hint)
	}
	return reflect.ValueOf(word), ok
}

func (im *importer) audience(f *field, at place, text string) (reflect.Value, bool) {
	var list dataset.Audience
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		word, ok := im.word("audience", f.words, at, strings.TrimSpace(w))
		if !ok {
			return word, false
		}
		list = append(list, word.String())
	}
	return reflect.ValueOf(list), len(list) > 0
}

var germanDay = pattern.New(`^([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})$`)

func (im *importer) day(at place, text string) (reflect.Value, bool) {
	if m := germanDay().FindStringSubmatch(text); m != nil {
		text = fmt.Sprintf("%s-%02s-%02s", m[3], m[2], m[1])
	}
	var d dataset.Date
	if err := d.UnmarshalScalar(text); err != nil {
		im.bad(at, fmt.Sprintf("%q is no day", clip(text)), "write it as 2027-01-31, or format the cell as a day")
		return reflect.Value{}, false
	}
	return reflect.ValueOf(d), true
}

func (im *importer) truth(at place, text string) (reflect.Value, bool) {
	is := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, text) })
	}
	switch {
	case is(vocabulary().Yes):
		return reflect.ValueOf(true), true
	case is(vocabulary().No):
		return reflect.ValueOf(false), true
	}
	im.bad(at, fmt.Sprintf("%q is neither yes nor no", clip(text)), "write yes or no")
	return reflect.Value{}, false
}

func (im *importer) lines(f *field, at place, text string) (reflect.Value, bool) {
	var lines dataset.Lines
	for _, it := range splitItems(text) {
		if f.path == "aliases" && strings.Contains(it.text, "\n") {
			im.bad(at, "another title has more than one line", "write each on a line of its own, without quotation marks")
			return reflect.Value{}, false
		}
		lines = append(lines, dataset.Line{ID: it.id, Text: it.text, Audience: it.audience})
	}
	return reflect.ValueOf(lines), len(lines) > 0
}

// figure reads a number, a count or a share.
func (im *importer) figure(col *column, at place, cell grid.Cell, text string) (reflect.Value, bool) {
	f := col.field
	var none reflect.Value
	bare, percent := strings.CutSuffix(text, "%")
	if percent && f.kind != percentKind {
		im.bad(at, fmt.Sprintf("%q is a share, where a number is expected", clip(text)), "")
		return none, false
	}
	x, ambiguous, ok := parseFigure(bare, f.kind == wholeKind)
	switch {
	case !ok:
		im.bad(at, fmt.Sprintf("%q is no number", clip(text)), "write a number such as 25 or 12.5")
		return none, false
	case f.kind == wholeKind && (x != math.Trunc(x) || math.Abs(x) > math.MaxInt32):
		im.bad(at, fmt.Sprintf("%q is no whole number", clip(text)), "")
		return none, false
	case f.kind == wholeKind:
		im.ambiguous(at, cell, text, x, ambiguous)
		return reflect.ValueOf(int(x)), true
	case f.kind == percentKind && (cell.Percent || col.fraction && !percent && cell.Unit != "%"):
		x = hundredths(x)
	}
	im.ambiguous(at, cell, text, x, ambiguous && f.kind != percentKind) // no share is in thousands
	return reflect.ValueOf(x), true
}

func (im *importer) ambiguous(at place, cell grid.Cell, text string, x float64, ambiguous bool) {
	if ambiguous && cell.Kind == grid.Text {
		im.doubt(at, "ambiguous-number", fmt.Sprintf("%q is taken for %s", clip(text), strconv.FormatFloat(x, 'f', -1, 64)),
			"write it without a sign between thousands, or with another count of decimals")
	}
}

// hundredths returns x times 100 without the noise of binary fractions.
func hundredths(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x*100, 'g', 15, 64), 64)
	if err != nil {
		panic(err) // it was written a moment ago
	}
	return y
}

func writeHundredths(x float64) string { return strconv.FormatFloat(hundredths(x), 'f', -1, 64) }

// money reads an amount for a field of its own. The currency goes to the field beside it.
func (im *importer) money(col *column, at place, cell grid.Cell, text string) (reflect.Value, bool) {
	a, ok := im.amount(at, cell, text)
	if !ok {
		return reflect.Value{}, false
	}
	if a.single == nil {
		im.bad(at, fmt.Sprintf("%q is not one amount", clip(text)), "give a range in a column called Pay")
		return reflect.Value{}, false
	}
	im.pending = append(im.pending, currencyOf{prefixOf(col.field.path) + "currency", a.unit, a.period, at})
	return reflect.ValueOf(*a.single), true
}

// A currencyOf is what the cell of an amount says beside the figure.
type currencyOf struct {
	path, unit, period string
	at                 place
}

func prefixOf(path string) string { return path[:strings.LastIndexByte(path, '.')+1] }

// amount reads what a cell says of money.
func (im *importer) amount(at place, cell grid.Cell, text string) (amount, bool) {
	if cell.Kind == grid.Number {
		x, err := strconv.ParseFloat(text, 64)
		if err != nil || cell.Percent {
			im.bad(at, fmt.Sprintf("%s is no amount of money", im.shown(text, cell)), "")
			return amount{}, false
		}
		return amount{single: &x, unit: strings.TrimSpace(cell.Unit)}, true
	}
	a, ok := parseAmount(text)
	if !ok {
		im.bad(at, fmt.Sprintf("%q is no amount of money", clip(text)),
			"write 52000, $52,000, 50k-60k, from 50k; or # when it is not stated; words belong into a column Pay note")
		return a, false
	}
	if a.about {
		im.doubt(at, "approximate-amount", fmt.Sprintf("%q is taken for %s", clip(text), strconv.FormatFloat(*a.single, 'f', -1, 64)),
			"write the amount itself, or a range such as 45k-55k")
	}
	if a.ambiguous {
		shown := "an amount in thousands"
		if a.single != nil {
			shown = strconv.FormatFloat(*a.single, 'f', -1, 64)
		}
		im.doubt(at, "ambiguous-number", fmt.Sprintf("%q is taken for %s", clip(text), shown), "write it without a sign between thousands")
	}
	return a, true
}

// currency returns the code that a sign or code means.
func (im *importer) currency(at place, unit string) (string, bool) {
	codes := vocabulary().Currencies[unit]
	switch {
	case dataset.IsCurrency(unit):
		return unit, true
	case len(codes) == 0:
		im.bad(at, fmt.Sprintf("%q is no currency that is known", clip(unit)), "write its code, such as EUR")
		return "", false
	}
	for _, likely := range []string{im.Currency, im.settings.Currency, im.Into.Currency} {
		if slices.Contains(codes, likely) {
			return likely, true
		}
	}
	if len(codes) > 1 && !im.warned[unit] {
		im.warned[unit] = true
		im.doubt(at, "ambiguous-currency", fmt.Sprintf("%s is taken for %s", unit, codes[0]), "--currency CODE says which one it is")
	}
	return codes[0], true
}
