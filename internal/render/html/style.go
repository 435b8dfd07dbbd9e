package html

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// rules are the same for every theme: they speak of its tokens by the names of custom properties.
//
//go:embed page.css
var rules string

// look returns the tokens of a theme as custom properties, light and dark, with the rules that use them.
func look(t *theme.Theme) string {
	var b strings.Builder
	dark, night := t.Colours.Dark()
	b.WriteString(":root{")
	colours(&b, t.Colours, theme.White, false)
	sizes(&b, t, func(n int) string { return ratio(n, t.Type.Body.Size) + "rem" })
	b.WriteString("}\n@media screen and (prefers-color-scheme:dark){:root{")
	colours(&b, dark, night, true)
	b.WriteString("}}\n@media print{:root{")
	sizes(&b, t, points)
	b.WriteString("}}\n")
	b.WriteString(rules)
	for n := 1; n <= widest; n++ {
		fmt.Fprintf(&b, ".%s{--w:%d}", roomClass(n), n)
	}
	b.WriteString("\n@media print{")
	for size := t.Type.Small.Size - finer; size >= finest; size -= finer {
		fmt.Fprintf(&b, ".%s{--cell:%s}", finenessClass(size), points(size))
	}
	b.WriteString("}\n")
	return b.String()
}

func colours(b *strings.Builder, c theme.Colours, paper theme.RGB, lightened bool) {
	say := func(name string, colour theme.RGB) { fmt.Fprintf(b, "--%s:%s;", name, colour) }
	say("paper", paper)
	say("ink", c.Ink)
	say("soft", c.Soft)
	say("muted", c.Muted)
	say("hairline", c.Hairline)
	say("wash", c.Wash)
	say("stripe", c.Stripe)
	say("accent", c.Accent)
	say("accent-wash", c.AccentWash)
	say("second", c.Second)
	say("second-wash", c.SecondWash)
	for i, colour := range c.Series() {
		if lightened {
			colour = theme.Lightened(colour, paper)
		}
		say(fmt.Sprint("s", i), colour)
	}
}

// sizes writes the sizes and distances, each as length says.
func sizes(b *strings.Builder, t *theme.Theme, length func(int) string) {
	for _, s := range []struct {
		name  string
		style theme.Style
	}{{"title", t.Type.Title}, {"lead", t.Type.Lead}, {"heading", t.Type.Heading}, {"body", t.Type.Body}, {"small", t.Type.Small}} {
		fmt.Fprintf(b, "--%s:%s;--%s-leading:%s;", s.name, length(s.style.Size), s.name, ratio(s.style.Leading, s.style.Size))
	}
	for _, s := range []struct {
		name string
		size int
	}{{"unit", t.Space.Unit}, {"gutter", t.Space.Gutter}, {"side", t.Space.SideWidth}, {"rule", t.Space.Rule}, {"bar", t.Space.Bar}} {
		fmt.Fprintf(b, "--%s:%s;", s.name, length(s.size))
	}
}

// points writes a length in thousandths of a point.
func points(n int) string { return ratio(n, 1000) + "pt" }

// ratio writes a/b with three decimals.
func ratio(a, b int) string {
	thousandths := int((2*1000*int64(a) + int64(b)) / (2 * int64(b)))
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%03d", thousandths/1000, thousandths%1000), "0"), ".")
}

// A sheet is the printed sheet: its size and margins, and in these what the document says on every page and the page's number.
type sheet struct {
	rules   string
	upright int // width of the text, in thousandths of a point
	lying   int // the same on a sheet that lies on its long side where the others do not; 0 where all do
}

func newSheet(paper doc.Paper, d *doc.Document, t *theme.Theme) (sheet, error) {
	width, height, err := paper.Size()
	if err != nil {
		return sheet{}, err
	}
	size, margins := map[doc.Paper]string{doc.A4: "A4", doc.Letter: "letter"}[paper], t.Space.MarginLeft+t.Space.MarginRight
	sh := sheet{upright: width - margins, lying: height - margins}
	if d.Wide {
		size += " landscape"
		sh.upright, sh.lying = sh.lying, 0
	}
	var b strings.Builder
	s, small := &t.Space, fmt.Sprintf("font:%s/1.4 var(--family);color:%s;vertical-align:top;padding-top:8pt", points(t.Type.Small.Size), t.Colours.Muted)
	fmt.Fprintf(&b, "@page{size:%s;margin:%s %s %s %s;", size, points(s.MarginTop), points(s.MarginRight), points(s.MarginBottom), points(s.MarginLeft))
	fmt.Fprintf(&b, "@bottom-left{content:%s;%s}", quoted(typeset.Clean(d.Running.Footer)), small)
	if t.Footer != "" {
		fmt.Fprintf(&b, "@bottom-center{content:%s;%s}", quoted(typeset.Clean(t.Footer)), small)
	}
	fmt.Fprintf(&b, "@bottom-right{content:%s;%s}}\n", counted(typeset.Clean(d.Locale.Words.Page)), small)
	fmt.Fprintf(&b, "@page broad{size:%s landscape}\n", strings.TrimSuffix(size, " landscape"))
	sh.rules = b.String()
	return sh, nil
}

// counted is a text for a page's number, with counters for {page} and {pages}.
func counted(text string) string {
	var parts []string
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		if before != "" {
			parts = append(parts, quoted(before))
		}
		name, after, closed := strings.Cut(rest, "}")
		switch {
		case !found || !closed:
			rest, after = "", ""
		case name == "page" || name == "pages":
			parts = append(parts, "counter("+name+")")
		default:
			parts = append(parts, quoted("{"+name+"}"))
		}
		text = after
	}
	if len(parts) == 0 {
		return "counter(page)"
	}
	return strings.Join(parts, " ")
}

// quoted returns a text as a string of CSS, with everything escaped but plain letters, digits and blanks, so that none of it can end the string,
// the rule or the element. A blank ends each escape, and is taken for part of it (CSS Syntax 3, 4.3.7).
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == ' ', r == '.', r == ',':
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\%x `, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// ownFamily names the theme's own faces in the rules.
const ownFamily = "own"

// faces returns the rules of the theme's own faces, with the fonts themselves, and the names of those whose licences do not let a page pass them on.
func faces(t *theme.Theme) (css string, locked []string) {
	var b strings.Builder
	f := &t.Faces
	family, mono := "", ""
	for _, it := range []struct {
		face          *typeset.Face
		family        string
		weight, style string
	}{
		{f.Regular, ownFamily, "400", "normal"}, {f.Bold, ownFamily, "700", "normal"}, {f.Italic, ownFamily, "400", "italic"},
		{f.BoldItalic, ownFamily, "700", "italic"}, {f.Mono, ownFamily + "-mono", "400", "normal"},
	} {
		switch {
		case it.face == nil:
			continue
		case !it.face.Installable():
			locked = append(locked, it.face.Name())
			continue
		case it.face == f.Mono:
			mono = it.family + ","
		default:
			family = it.family + ","
		}
		fmt.Fprintf(&b, "@font-face{font-family:%s;font-weight:%s;font-style:%s;src:url(data:font/ttf;base64,%s) format(\"truetype\")}\n",
			it.family, it.weight, it.style, base64.StdEncoding.EncodeToString(it.face.File()))
	}
	fmt.Fprintf(&b, ":root{--family:%s\"Liberation Sans\",Arial,Helvetica,system-ui,sans-serif;--mono:%s\"Liberation Mono\",ui-monospace,monospace}\n", family, mono)
	return b.String(), locked
}
