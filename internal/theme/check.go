package theme

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"rolexport/internal/diag"
)

// The narrowest sheet, A4, and the narrowest main column on it, in thousandths of a point.
const (
	sheetWidth = 595_276
	mainWidth  = 170_000
)

// The least that a side column needs for a skill with its meter: a width, in thousandths of a point, and one that grows with the size of body text.
const (
	sideWidth = 90_000
	sideSizes = 8
)

// papers are the sheets that a theme can ask for.
var papers = []string{"a4", "letter"}

// check reports tokens that make no readable document.
func (l *loader) check(d *Document) {
	l.checkColours(&d.Colours)
	l.checkType(d.Type)
	l.checkSpace(d.Space)
	l.checkProportions(d)
	if d.Paper != "" && !slices.Contains(papers, d.Paper) {
		l.problems = append(l.problems, l.problem("unknown-word", fmt.Sprintf("%q is none of the sheets %s", d.Paper, strings.Join(papers, " and ")),
			diag.DidYouMean(d.Paper, papers), "paper"))
	}
}

func (l *loader) checkColours(colours *Colours) {
	value := map[string]RGB{"": White}
	fields := reflect.ValueOf(colours).Elem()
	for i := range fields.NumField() {
		name := fields.Type().Field(i).Tag.Get("yaml")
		value[name] = fields.Field(i).Interface().(RGB)
		for _, file := range l.files {
			if file.IsNull("colours", name) {
				l.problems = append(l.problems, file.Problem("bad-colour", fmt.Sprintf("%q has no value", name),
					`put the colour in quotes: without them # begins a comment`, "colours", name))
			}
		}
	}
	for _, on := range grounds {
		for _, text := range on.text {
			ratio := Contrast(value[text], value[on.ground])
			if ratio >= minContrast {
				continue
			}
			d := l.problemOf("low-contrast",
				fmt.Sprintf("%q on %q has a contrast of %.1f to 1, and text needs %.1f", text,
					cmp.Or(on.ground, "white"), math.Floor(ratio*10)/10, minContrast),
				"darken the text or lighten its ground", []any{"colours", text}, []any{"colours", on.ground})
			d.Severity = diag.Warning // the document is made all the same
			l.problems = append(l.problems, d)
		}
	}
}

func (l *loader) checkType(t typeTokens) {
	styles := reflect.ValueOf(t)
	for i := range styles.NumField() {
		name := styles.Type().Field(i).Tag.Get("yaml")
		style := styles.Field(i).Interface().(styleTokens)
		l.between(style.Size, 4_000, 96_000, "type", name, "size")
		l.between(style.Leading, 4_000, 200_000, "type", name, "leading")
		if style.Leading < style.Size {
			l.problems = append(l.problems, l.problemOf("bad-length",
				fmt.Sprintf("the leading of %q is smaller than its size, so that lines overlap", name), "",
				[]any{"type", name, "leading"}, []any{"type", name, "size"}))
		}
	}
}

func (l *loader) checkSpace(s spaceTokens) {
	for _, margin := range []struct {
		name  string
		value length
	}{
		{"margin_top", s.MarginTop}, {"margin_right", s.MarginRight}, {"margin_bottom", s.MarginBottom}, {"margin_left", s.MarginLeft},
	} {
		l.between(margin.value, 0, 200_000, "space", margin.name)
	}
	l.between(s.Gutter, 0, 100_000, "space", "gutter")
	l.between(s.SideWidth, sideWidth, 300_000, "space", "side_width")
	l.between(s.Unit, 1_000, 24_000, "space", "unit")
	l.between(s.Rule, 100, 6_000, "space", "rule")
	l.between(s.Bar, 500, 24_000, "space", "bar")
	if left := sheetWidth - int(s.MarginLeft+s.MarginRight+s.Gutter+s.SideWidth); left < mainWidth {
		l.problems = append(l.problems, l.problemOf("bad-length",
			fmt.Sprintf("margins, gutter and side column leave %d points for the main column on A4", left/1000),
			fmt.Sprintf("leave it %d points", mainWidth/1000),
			[]any{"space", "side_width"}, []any{"space", "gutter"}, []any{"space", "margin_left"}, []any{"space", "margin_right"}))
	}
}

// checkProportions reports lengths that fit nothing but a page of their own: small text that is larger than what it is the small text of, and a side
// column of which body text fills a line with a word.
func (l *loader) checkProportions(d *Document) {
	body := d.Type.Body.Size
	if small := d.Type.Small.Size; small > body {
		l.problems = append(l.problems, l.problemOf("bad-length",
			fmt.Sprintf("small text of %v points is larger than body text of %v", small.points(), body.points()), "give \"small\" the size of \"body\" at the most",
			[]any{"type", "small", "size"}, []any{"type", "body", "size"}))
	}
	if side := d.Space.SideWidth; side >= sideWidth && side < sideSizes*body {
		l.problems = append(l.problems, l.problemOf("bad-length",
			fmt.Sprintf("a side column of %v points is too narrow for body text of %v", side.points(), body.points()),
			fmt.Sprintf("make it %v points wide, which is %d times the size of body text, or more", (sideSizes*body).points(), sideSizes),
			[]any{"space", "side_width"}, []any{"type", "body", "size"}))
	}
}

// between reports a length outside of its bounds.
func (l *loader) between(value, low, high length, token ...any) {
	if value >= low && value <= high {
		return
	}
	names := make([]string, len(token))
	for i, name := range token {
		names[i] = name.(string)
	}
	l.problems = append(l.problems, l.problem("bad-length",
		fmt.Sprintf("%s must be from %v to %v points, not %v", strings.Join(names[1:], " "), low.points(), high.points(), value.points()),
		"", token...))
}
