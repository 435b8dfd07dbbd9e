package pdf

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// What holds for every document: nothing is lost, doubled or out of order, nothing lies upon another or leaves its place, no heading ends
// a page, no page is empty.
func TestAnyDocument(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := &generator{T: rt, stems: stems}
		d := g.document()
		r := record(t, d, rapid.SampledFrom([]doc.Paper{doc.A4, doc.Letter}).Draw(rt, "paper"), func(diag.Diagnostic) {})
		if got, want := r.words(), said(d); got != want {
			rt.Fatalf("the words are not those of the document:\n got %s\nwant %s", got, want)
		}
		checkPlaces(rt, r)
		checkHeadings(rt, r)
	})
}

// Text from right to left keeps its place as well. Its words are drawn in the order in which they are seen.
func TestAnyDocumentFromRightToLeft(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := &generator{T: rt, stems: []string{"שלום", "مرحبا", "w", "(אב)", "42"}}
		checkPlaces(rt, record(t, g.document(), doc.A4, func(diag.Diagnostic) {}))
	})
}

// In a language that is written from right to left so do pages run: whatever the text, what stands at the left in another stands at the right.
func TestAnyDocumentMirrored(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := &generator{T: rt, stems: rapid.SampledFrom([][]string{{"1"}, stems, {"שלום", "w", "(אב)", "42"}}).Draw(rt, "stems")}
		d := g.document()
		english := record(t, d, doc.A4, func(diag.Diagnostic) {})
		locale := *d.Locale
		locale.Lang = "he"
		d.Locale = &locale
		hebrew := record(t, d, doc.A4, func(diag.Diagnostic) {})
		checkPlaces(rt, hebrew)
		checkHeadings(rt, hebrew)
		if len(g.stems) == len(stems) && hebrew.words() != said(d) {
			rt.Fatalf("the words are not those of the document:\n got %s\nwant %s", hebrew.words(), said(d))
		}
		if len(g.stems) > 1 {
			return // letters stand at the side where their script begins
		}
		for n := range english.pages {
			left := hebrew.pages[n].shapes(false)
			for _, want := range english.pages[n].shapes(true) {
				at := slices.IndexFunc(left, func(d drawn) bool {
					return d.what == want.what && d.y == want.y && d.w == want.w && d.h == want.h && d.x-want.x < hair && want.x-d.x < hair
				})
				if at < 0 {
					rt.Fatalf("page %d: no %s at %d, %d, but %+v", n+1, want.what, want.x, want.y, left)
				}
				left = slices.Delete(left, at, at+1)
			}
			if len(left) > 0 {
				rt.Fatalf("page %d: %+v has no image", n+1, left)
			}
		}
	})
}

// shapes returns the shapes of a page that stand in no line of text, or their mirror images.
func (p *drawnPage) shapes(mirrored bool) []drawn {
	var list []drawn
	for _, d := range p.drawn {
		switch {
		case d.what != "rect" && d.what != "frame" && d.what != "disc" && d.what != "ring":
			continue
		case !mirrored:
		case d.what == "rect", d.what == "frame":
			d.x = p.width - d.x - d.w
		default: // they have a centre
			d.x = p.width - d.x
		}
		list = append(list, d)
	}
	return list
}

type fataler interface {
	Fatalf(format string, args ...any)
}

// box is the room that a text takes: from the top of its capitals to the foot of its descenders. A space at the end of a line may hang
// over; in a line from right to left that is the left end.
func (d *drawn) box() (left, top, right, bottom int) {
	hang := d.run.Text[:len(d.run.Text)-len(strings.TrimLeft(d.run.Text, " "))]
	return d.x + d.run.Face.Ems(hang)*d.h/1000, d.y - d.h*7/10, d.x + d.w, d.y + d.h/5
}

// hair is what the rounding of single words may add up to on a line: a twentieth of a point.
const hair = 50

// checkPlaces fails where texts lie upon each other or outside the margins, and where a page has no text of its own.
func checkPlaces(t fataler, r *recorder) {
	s := &r.layout.sheet
	for n, p := range r.pages {
		var texts []*drawn
		own := false
		for i := range p.drawn {
			d := &p.drawn[i]
			if d.what != "text" && d.what != "missing" {
				continue
			}
			left, top, right, bottom := d.box()
			foot := s.bottom
			if d.furniture {
				foot = s.height - r.layout.theme.Space.MarginBottom/4
			}
			if left < s.left-hair || right > s.right+hair || top < s.top || bottom > foot {
				t.Fatalf("page %d: %q at %d,%d leaves the margins", n+1, d.run.Text, d.x, d.y)
			}
			own = own || !d.furniture
			texts = append(texts, d)
		}
		if !own {
			t.Fatalf("page %d has nothing on it", n+1)
		}
		for i, a := range texts {
			for _, b := range texts[:i] {
				if overlap(a, b) {
					t.Fatalf("page %d: %q at %d,%d lies upon %q at %d,%d", n+1, a.run.Text, a.x, a.y, b.run.Text, b.x, b.y)
				}
			}
		}
	}
}

func overlap(a, b *drawn) bool {
	al, at, ar, ab := a.box()
	bl, bt, br, bb := b.box()
	return al < br-hair && bl < ar-hair && at < bb && bt < ab
}

// checkHeadings fails where a heading has nothing but headings below it in its column of the page.
func checkHeadings(t fataler, r *recorder) {
	for n, p := range r.pages {
		for i := range p.drawn {
			head := &p.drawn[i]
			if head.what != "text" || head.furniture || !isHeading(r.tree.Tag(head.element)) {
				continue
			}
			followed := false
			for k := range p.drawn[i:] {
				d := &p.drawn[i+k]
				if d.what == "text" && !d.furniture && d.y > head.y && !isHeading(r.tree.Tag(d.element)) {
					followed = true
				}
			}
			if !followed {
				t.Fatalf("page %d ends on the heading %q", n+1, head.run.Text)
			}
		}
	}
}

func isHeading(t page.Tag) bool { return t >= page.H1 && t <= page.H6 }
