package page

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
	"time"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

var (
	ink    = theme.RGB{R: 0x1F, G: 0x29, B: 0x33}
	accent = theme.RGB{R: 0x0F, G: 0x5F, B: 0x73}
	wash   = theme.RGB{R: 0xEE, G: 0xF3, B: 0xF5}
	grey   = theme.RGB{R: 0x66, G: 0x66, B: 0x66}
)

const (
	a4Width  = 595276
	a4Height = 841890
	margin   = 54000
)

// A pen lays sample text line by line, in the plainest way there is.
type pen struct {
	*File
	tree   *Tree
	family *typeset.Family
	y      int
}

func newPen(info Info, batch *Batch) *pen {
	tree := NewTree()
	p := &pen{File: NewFile(info, tree, batch), tree: tree, family: typeset.Default()}
	p.next()
	return p
}

func (p *pen) next() {
	p.NewPage(a4Width, a4Height)
	p.Artifact(Footer)
	p.run(p.family.Regular, margin, a4Height-30000, 7500, grey, "Sample · page furniture")
	p.y = margin
}

// run sets text on one baseline and returns where it ends.
func (p *pen) run(s typeset.Stack, x, y, size int, c theme.RGB, text string) int {
	for _, span := range s.Spans(text) {
		part := text[span.Start:span.End]
		if span.Missing {
			p.Missing(x, y, Run{Face: s[0], Size: size, Colour: c, Text: part})
			x += typeset.BoxAdvance * size / 1000
			continue
		}
		p.Text(x, y, Run{Face: span.Face, Size: size, Colour: c, Text: part})
		x += (span.Face.Ems(part)*size + 500) / 1000
	}
	return x
}

// paragraph sets wrapped text as the content of an element.
func (p *pen) paragraph(e Element, s typeset.Stack, size int, c theme.RGB, text string) {
	leading := size * 14 / 10
	for _, line := range typeset.Lines(s, text, size, a4Width-2*margin) {
		if p.y+leading > a4Height-margin {
			p.next()
		}
		p.y += leading
		p.Mark(e)
		p.run(s, margin, p.y, size, c, line+" ")
	}
	p.y += leading / 2
}

func (p *pen) add(tag Tag, text string) Element {
	e := p.tree.Add(0, tag, Props{})
	size, stack, c := 10000, p.family.Regular, ink
	if tag >= H1 && tag <= H6 {
		size, stack, c = 20000-3000*int(tag-H1), p.family.Bold, accent
	}
	p.paragraph(e, stack, size, c, text)
	return e
}

func (p *pen) finish(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.Finish(&b, func(d diag.Diagnostic) { t.Errorf("reported: %v", d) }); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var sampleDate = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)

func sampleInfo() Info {
	return Info{Title: "Operations Manager: “the” sample", Author: "Northwind & Sons", Subject: "A sample <of> all that the surface draws",
		Lang: "en-GB", Keywords: []string{"role", "sample"}, Date: sampleDate}
}

// sample draws everything that a Surface can draw.
func sample(t testing.TB, batch *Batch) []byte {
	info := sampleInfo()
	info.Bookmarks = []Bookmark{
		{1, "Operations Manager", 0, margin}, {2, "Duties", 0, 200000}, {2, "Größe – Übersicht", 1, margin}, {1, "End", 1, 300000},
	}
	p := newPen(info, batch)
	p.Anchor("top", margin)
	p.add(H1, "Operations Manager")

	kicker := p.tree.Add(0, P, Props{ActualText: "Role sheet"})
	p.Mark(kicker)
	p.y += 12000
	p.Text(margin, p.y, Run{Face: p.family.Bold[0], Size: 7500, Colour: accent, Tracking: 800, Text: "ROLE SHEET"})
	p.add(P, "Owns the day-to-day running of the site: budget (EUR\u00a068,000), people, quality. "+
		strings.Repeat("Reports weekly to the lead. ", 8))

	// A paragraph with a link in its middle: the content of the paragraph and the link interleave.
	para := p.tree.Add(0, P, Props{})
	p.y += 14000
	p.Mark(para)
	x := p.run(p.family.Regular, margin, p.y, 10000, ink, "See the ")
	e := p.tree.Add(para, Link, Props{})
	p.Mark(e)
	to := p.run(p.family.Regular, x, p.y, 10000, accent, "career page")
	p.LinkTo(e, x, p.y-10000, to-x, 12500, "https://example.org/a path?q=ü", "career page")
	p.Mark(para)
	p.run(p.family.Regular, to, p.y, 10000, ink, " of the site.")

	p.add(P, "Faces: Ελληνικά, Русский, Tiếng Việt, →✓★☐, e\u0301 x\u0323\u0302, 𝔸𝔹, 😀, missing 漢 and private \uE123.")
	p.y += 6000
	p.Mark(p.tree.Add(0, P, Props{Lang: "de"}))
	p.y += 12000
	p.run(p.family.Italic, margin, p.y, 10000, ink, "Kursiv, soft\u00adhyphen, zero\u200bwidth, exam\u00ad")

	list := p.tree.Add(0, L, Props{})
	for _, item := range []string{"First duty", "Second duty"} {
		li := p.tree.Add(list, LI, Props{})
		p.y += 14000
		p.Mark(p.tree.Add(li, Lbl, Props{}))
		p.run(p.family.Regular, margin, p.y, 10000, ink, "•")
		p.Mark(p.tree.Add(li, LBody, Props{}))
		p.run(p.family.Regular, margin+12000, p.y, 10000, ink, item)
	}
	p.y += 20000

	table := p.tree.Add(0, Table, Props{})
	for i, row := range [][]string{{"Measure", "Target"}, {"Downtime", "3.5\u00a0%"}, {"Spread over both columns", ""}} {
		tr := p.tree.Add(table, TR, Props{})
		if i == 0 {
			p.Artifact(Layout)
			p.Rect(margin, p.y, 240000, 15000, wash)
			p.Line(margin, p.y+15000, margin+240000, p.y+15000, 500, grey)
		}
		for k, cell := range row {
			tag, props := TD, Props{}
			switch {
			case i == 2 && k == 1:
				continue
			case i == 2:
				props.ColSpan = 2
			case i == 0:
				tag, props = TH, Props{Scope: ColumnScope}
			case k == 0:
				tag, props = TH, Props{Scope: RowScope}
			}
			p.Mark(p.tree.Add(tr, tag, props))
			p.run(p.family.Regular, margin+4000+k*120000, p.y+11000, 9000, ink, cell)
		}
		p.y += 15000
	}

	figure := p.tree.Add(0, Figure, Props{Alt: "Skill meter: 3 of 4"})
	p.Mark(figure)
	p.y += 20000
	for i := range 4 {
		if i < 3 {
			p.Disc(margin+8000+i*16000, p.y, 5000, accent)
		} else {
			p.Ring(margin+8000+i*16000, p.y, 5000, 800, accent)
		}
	}
	p.Frame(margin, p.y-8000, 64000, 16000, 500, grey)
	logo := p.tree.Add(0, Figure, Props{Alt: "Northwind: a red square that fades"})
	p.Mark(logo)
	p.Image(margin+100000, p.y-12000, 24000, 24000, &doc.Image{Data: squarePNG(t, 16, true), Alt: "square"})
	p.Image(margin+130000, p.y-12000, 24000, 24000, &doc.Image{Data: squarePNG(t, 12, false), Alt: "square"})
	p.Image(margin+160000, p.y-12000, 24000, 24000, &doc.Image{Data: squarePNG(t, 16, true), Alt: "the first again"})
	p.y += 20000

	p.add(H2, "Responsibilities")
	p.add(P, strings.Repeat("A long paragraph that goes over to the next page. ", 120))
	note := p.tree.Add(0, Note, Props{})
	p.paragraph(note, p.family.Regular, 8000, grey, "* illustrative figure")
	back := p.tree.Add(0, P, Props{})
	e = p.tree.Add(back, Link, Props{})
	p.y += 14000
	p.Mark(e)
	p.run(p.family.Mono, margin, p.y, 10000, accent, "Back to the top")
	p.LinkTo(e, margin, p.y-10000, 100000, 12500, "#top", "Operations Manager")
	return p.finish(t)
}

// squarePNG is a picture of n by n pixels, opaque or fading.
func squarePNG(t testing.TB, n int, fading bool) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, n, n))
	for i := range n * n {
		a := uint8(255)
		if fading {
			a = uint8(i % n * 255 / (n - 1))
		}
		img.SetNRGBA(i%n, i/n, color.NRGBA{200, uint8(i / n * 8), 30, a})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
