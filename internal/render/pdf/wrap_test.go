package pdf

import (
	"strings"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/typeset"
)

// bench returns a layout that is ready to set text.
func bench(t *testing.T) *layout {
	t.Helper()
	th := testTheme()
	s, err := newSheet(doc.A4, &th.Space)
	if err != nil {
		t.Fatal(err)
	}
	l := newLayout(th, typeset.Default(), page.NewBatch())
	l.layOut(&doc.Document{Locale: doc.English()}, s, func(diag.Diagnostic) {})
	return l
}

// texts returns lines as text, parted by bars.
func (p *passage) lines(lines []line) string {
	var texts []string
	for _, ln := range lines {
		texts = append(texts, p.text[ln.from:ln.to])
	}
	return strings.Join(texts, "|")
}

func TestWrap(t *testing.T) {
	l := bench(t)
	s := l.styles.body
	for _, c := range []struct {
		text  string
		width int // in characters of figures
		want  string
	}{
		{"", 10, ""},
		{"one", 10, "one"},
		{"11 22 33 44 55", 6, "11 22 |33 44 |55"},
		{"11  22", 3, "11  |22"},
		{"1234567890", 4, "1234|5678|90"},
		{"1 1234567890 2", 4, "1 |1234|5678|90 2"},
		{"11\u00a022 33", 6, "11\u00a022 |33"},
		{"123\u00ad456\u00ad789", 8, "123\u00ad456\u00ad|789"},
		{"業務業務業務", 2, "業務|業務|業務"},
		{"e\u0301e\u0301e\u0301e\u0301", 2, "éé|éé"},
	} {
		p := l.plain(c.text, s)
		width := c.width*s.width(l.family.Regular[0].Ems("0"), 1) + c.width*2
		if strings.Contains(c.text, "業") {
			width = c.width * s.width(typeset.BoxAdvance, 1)
		}
		if got := p.lines(l.wrap(&p, width)); got != c.want {
			t.Errorf("%q in %d: got %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestBreakEndsTheLine(t *testing.T) {
	l := bench(t)
	p := l.prose([]doc.Inline{doc.Text("one"), doc.Break{}, doc.Break{}, doc.Strong(text("two")), doc.Break{}}, l.styles.body)
	if got, want := p.lines(l.wrap(&p, 100000)), "one\n|\n|two\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// No heading of several words leaves one of them alone on its last line, where it can be helped.
func TestBalanced(t *testing.T) {
	l := bench(t)
	p := l.plain("What the operations manager decides without asking anybody else and alone", l.styles.heading)
	for width := p.natural / 3; width < p.natural; width += 3000 {
		n := len(l.wrap(&p, width))
		lines := l.balanced(&p, width)
		last := p.text[lines[len(lines)-1].from:]
		if len(lines) != n || !strings.Contains(last, " ") {
			t.Errorf("in %d: %q", width, p.lines(lines))
		}
	}
}

// Balancing never divides a word that fits on a line.
func TestBalancedKeepsWords(t *testing.T) {
	l := bench(t)
	p := l.plain("Operations Manager", l.styles.heading)
	for width := p.least; width < p.natural; width += 1000 {
		if got := p.lines(l.balanced(&p, width)); got != "Operations |Manager" {
			t.Errorf("in %d: %q", width, got)
		}
	}
}

func TestRightToLeftIsDrawnInVisualOrder(t *testing.T) {
	r := draw(t, &doc.Document{Locale: doc.English(), Blocks: []doc.Block{
		&doc.Paragraph{Text: []doc.Inline{doc.Text("אבג "), doc.Strong(text("דהו")), doc.Text(" 42")}},
		para("abc אבג דהו def"),
	}})
	texts := r.pages[0].lines(false)
	want := []string{" גבא", "והד", "42 ", "abc והד גבא def"}
	if strings.Join(texts, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", texts, want)
	}
	var xs []int
	for _, d := range r.pages[0].drawn[:3] {
		xs = append(xs, d.x)
	}
	if !(xs[0] > xs[1] && xs[1] > xs[2]) {
		t.Errorf("the styles do not follow each other to the left: %v", xs)
	}
}
