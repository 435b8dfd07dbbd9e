package page

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/typeset"
)

// plain writes a file with one paragraph on one page.
func plain(t testing.TB, batch *Batch, text string) []byte {
	t.Helper()
	p := newPen(sampleInfo(), batch)
	p.add(P, text)
	return p.finish(t)
}

// A file depends on its document alone: not on other files of its batch, not on what ran at the same time.
func TestSameBytes(t *testing.T) {
	draw := []func(*Batch) []byte{
		func(b *Batch) []byte { return sample(t, b) },
		func(b *Batch) []byte { return plain(t, b, "Short.") },
		func(b *Batch) []byte { return plain(t, b, "Ελληνικά and ✓ and 漢") },
		func(b *Batch) []byte { return plain(t, b, everyRune(600)) },
	}
	want := make([][]byte, len(draw))
	for i := range draw {
		want[i] = draw[i](NewBatch())
	}
	shared := NewBatch()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 5 {
				for i := range draw {
					if got := draw[i](shared); !bytes.Equal(got, want[i]) {
						t.Errorf("document %d differs in a batch", i)
					}
				}
			}
		})
	}
	wait.Wait()
}

// everyRune returns text with n different runes that the default family has.
func everyRune(n int) string {
	var b strings.Builder
	for r := rune(0x21); n > 0; r++ {
		spans := typeset.Default().Regular.Spans(string(r))
		if r == typeset.SoftHyphen || typeset.Invisible(r) || spans[0].Missing {
			continue
		}
		b.WriteRune(r)
		if n--; n%20 == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// pageText returns the text of a file without white space.
func pageText(t *testing.T, pdf []byte) string {
	t.Helper()
	pages, err := Text(pdf)
	if err != nil {
		t.Fatal(err)
	}
	return squeeze(strings.Join(pages, ""))
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestTextComesBack(t *testing.T) {
	var latin strings.Builder
	for r := rune(0x20); r < 0x250; r++ {
		if r < 0x7F || r >= 0xA0 && r != typeset.SoftHyphen {
			latin.WriteRune(r)
		}
	}
	for name, text := range map[string]string{
		"latin":          latin.String(),
		"brackets":       `(a) \(b\) ((c)( \\ ) r\n`,
		"more than 240":  everyRune(600),
		"exactly 240":    everyRune(240),
		"above U+FFFF":   "𝔸𝔹ℂ 😀😁 🀰🀱",
		"no face has it": "漢字 and \U0001F9D1\u200d\U0001F4BB",
		"invisible":      "a\u200bb\u200dc\ufe0fd\u2060e",
	} {
		if got, want := pageText(t, plain(t, NewBatch(), text)), squeeze(text); got != want {
			t.Errorf("%s: %q became %q", name, want, got)
		}
	}
}

// What stands in another order than it is read, or for something else than it shows, is read as it should be.
func TestReversedText(t *testing.T) {
	p := newPen(sampleInfo(), NewBatch())
	p.Mark(p.tree.Add(0, P, Props{}))
	face := p.family.Regular[1]
	p.Text(margin+30000, margin, Run{Face: face, Size: 10000, Text: "\u05b8גבא", Reversed: true})
	p.Text(margin+20000, margin, Run{Face: face, Size: 10000, Text: ")", Stands: "("})
	p.Text(margin+10000, margin, Run{Face: face, Size: 10000, Text: "12"})
	if got, want := pageText(t, p.finish(t)), "אבג\u05b8(12"; got != want {
		t.Errorf("%q instead of %q", got, want)
	}
}

// What is not read as it stands is a sequence of its own. It leaves no empty one before it or behind it.
func TestNoSequenceIsEmpty(t *testing.T) {
	p := newPen(sampleInfo(), NewBatch())
	face := p.family.Regular[1]
	for _, draw := range []func(){
		func() { p.Text(margin, margin, Run{Face: face, Size: 10000, Text: "גבא", Reversed: true}) },
		func() { p.Text(margin, margin, Run{Face: face, Size: 10000, Text: ")", Stands: "("}) },
		func() { p.Missing(margin, margin, Run{Face: face, Size: 10000, Text: "漢"}) },
	} {
		p.Mark(p.tree.Add(0, P, Props{}))
		draw()
		p.Text(margin, margin, Run{Face: face, Size: 10000, Text: "12"})
		draw()
	}
	if items := len(p.items); items != 9 {
		t.Errorf("%d sequences instead of 9", items)
	}
	if content := string(p.content); strings.Contains(content, "BDC\nEMC") {
		t.Errorf("an empty sequence in\n%s", content)
	}
	if got, want := pageText(t, p.finish(t)), "אבג12אבג(12(漢12漢"; got != want {
		t.Errorf("%q instead of %q", got, want)
	}
}

func TestManyRunesTakeAWideFont(t *testing.T) {
	for _, c := range []struct {
		runes int
		want  string
	}{{200, "/Subtype /TrueType"}, {900, "/Subtype /Type0"}} {
		p := newPen(sampleInfo(), NewBatch())
		p.add(P, everyRune(c.runes))
		if got := objectsOf(t, p.finish(t)); !strings.Contains(got, c.want) {
			t.Errorf("%d runes: no %s", c.runes, c.want)
		}
	}
}

// A drawing that the surface cannot take is an error, never something else drawn in its place.
func TestFinishFails(t *testing.T) {
	face := typeset.Default().Regular[0]
	run := func(text string) Run { return Run{Face: face, Size: 10000, Text: text} }
	for _, c := range []struct {
		want string
		draw func(f *File, tree *Tree, e Element)
	}{
		{"belongs to no element and to no artifact", func(f *File, _ *Tree, _ Element) { f.NewPage(1000, 1000); f.Text(0, 0, run("a")) }},
		{"belongs to no element and to no artifact", func(f *File, _ *Tree, _ Element) { f.NewPage(1000, 1000); f.Rect(0, 0, 1, 1, ink) }},
		{"no glyph for U+6F22", func(f *File, _ *Tree, _ Element) { f.Text(0, 0, run("a漢")) }},
		{"no glyph for U+0009", func(f *File, _ *Tree, _ Element) { f.Text(0, 0, run("\t")) }},
		{"no glyph for U+E123", func(f *File, _ *Tree, _ Element) { f.Text(0, 0, run("\uE123")) }},
		{"text of size 0", func(f *File, _ *Tree, _ Element) { f.Text(0, 0, Run{Face: face, Text: "a"}) }},
		{"element 99", func(f *File, _ *Tree, _ Element) { f.Mark(99) }},
		{"0 by 5", func(f *File, _ *Tree, _ Element) { f.NewPage(0, 5) }},
		{`the link to "x" belongs to no Link`, func(f *File, _ *Tree, e Element) { f.LinkTo(e, 0, 0, 1, 1, "x", "x") }},
		{`page 1: the link to "#gone" leads nowhere`, func(f *File, tree *Tree, e Element) {
			f.LinkTo(tree.Add(e, Link, Props{}), 0, 0, 1, 1, "#gone", "gone")
		}},
		{`two places "here"`, func(f *File, _ *Tree, _ Element) { f.Anchor("here", 1); f.Anchor("here", 2) }},
		{`bookmark "far": there is no page 8`, func(f *File, _ *Tree, _ Element) { f.info.Bookmarks = []Bookmark{{1, "far", 7, 0}} }},
		{`the picture "logo" is neither a PNG nor a JPEG picture`, func(f *File, _ *Tree, _ Element) {
			f.Image(0, 0, 1, 1, &doc.Image{Data: []byte("GIF89a"), Alt: "logo"})
		}},
	} {
		tree := NewTree()
		f := NewFile(sampleInfo(), tree, NewBatch())
		f.NewPage(a4Width, a4Height)
		e := tree.Add(0, P, Props{})
		f.Mark(e)
		f.Text(0, 10000, run("before"))
		c.draw(f, tree, e)
		f.Text(0, 20000, run("after"))
		err := f.Finish(io.Discard, func(diag.Diagnostic) {})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want one with %q", err, c.want)
		}
	}
	if err := NewFile(sampleInfo(), NewTree(), NewBatch()).Finish(io.Discard, nil); err == nil || !strings.Contains(err.Error(), "without pages") {
		t.Errorf("no pages: error %v", err)
	}
}

// What cannot be accessible is written, but does not claim to be.
func TestClaims(t *testing.T) {
	for _, c := range []struct {
		name, report, want string
		change             func(info *Info, tree *Tree)
	}{
		{"all is well", "", "PDF/A-2a, PDF/UA-1", func(*Info, *Tree) {}},
		{"no title", "the document has no title", "PDF/A-2b", func(i *Info, _ *Tree) { i.Title = "" }},
		{"language", `"english please" is not a language tag`, "PDF/A-2b", func(i *Info, _ *Tree) { i.Lang = "english please" }},
		{"language for private use", "", "PDF/A-2a, PDF/UA-1", func(i *Info, _ *Tree) { i.Lang = "x-klingon" }},
		{"language of a part", `"d" is not a language tag`, "PDF/A-2b", func(_ *Info, t *Tree) { t.Add(0, P, Props{Lang: "d"}) }},
		{"figure", "1 of the figures", "PDF/A-2b", func(_ *Info, t *Tree) { t.Add(0, Figure, Props{}) }},
		{"head", "1 table heads", "PDF/A-2b", func(_ *Info, t *Tree) { t.Add(t.Add(t.Add(0, Table, Props{}), TR, Props{}), TH, Props{}) }},
	} {
		info, tree := sampleInfo(), NewTree()
		c.change(&info, tree)
		f := NewFile(info, tree, NewBatch())
		f.NewPage(a4Width, a4Height)
		var b bytes.Buffer
		var reports []string
		if err := f.Finish(&b, func(d diag.Diagnostic) { reports = append(reports, d.Message) }); err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := strings.Join(reports, "; "); !strings.Contains(got, c.report) || (got == "") != (c.report == "") {
			t.Errorf("%s: reported %q", c.name, got)
		}
		dump, err := Dump(b.Bytes())
		if err != nil || !strings.Contains(dump, "\nClaims: "+c.want+"\n") {
			t.Errorf("%s: %v, claims other than %s in\n%s", c.name, err, c.want, dump)
		}
	}
}

func TestPageLabels(t *testing.T) {
	for front, want := range map[int]string{
		0: "[0 <</S /D>>]",
		2: "[0 <</S /r>> 2 <</S /D>>]",
		5: "[0 <</S /r>>]",
	} {
		info := sampleInfo()
		info.Front = front
		f := NewFile(info, NewTree(), NewBatch())
		for range 5 {
			f.NewPage(a4Width, a4Height)
		}
		var b bytes.Buffer
		if err := f.Finish(&b, nil); err != nil {
			t.Fatal(err)
		}
		if got := objectsOf(t, b.Bytes()); !strings.Contains(got, "/PageLabels <</Nums "+want+">>") {
			t.Errorf("%d pages of front matter: no %s in\n%s", front, want, got)
		}
	}
}

// Bookmarks that skip levels are put in order, and many are folded.
func TestOutline(t *testing.T) {
	info := sampleInfo()
	for i, level := range []int{3, 1, 4, 2, 2, 1, 0, 2} {
		info.Bookmarks = append(info.Bookmarks, Bookmark{level, fmt.Sprint(i), 0, 1000 * i})
	}
	f := NewFile(info, NewTree(), NewBatch())
	f.NewPage(a4Width, a4Height)
	var b bytes.Buffer
	if err := f.Finish(&b, nil); err != nil {
		t.Fatal(err)
	}
	dump, err := Dump(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	_, dump, _ = strings.Cut(dump, "Bookmarks\n")
	dump, _, _ = strings.Cut(dump, "\n\n")
	var shape []string
	for line := range strings.Lines(dump) {
		trimmed := strings.TrimLeft(line, " ")
		shape = append(shape, fmt.Sprintf("%d%c", (len(line)-len(trimmed))/2, trimmed[1]))
	}
	if got := strings.Join(shape, " "); got != "10 11 22 23 24 15 16 27" {
		t.Errorf("outline %s", got)
	}
}

// Letters stand as far apart as the face wants them, and the text stays whole for those who read it.
func TestKernedText(t *testing.T) {
	face, said := typeset.Default().Regular[0], "AVATAR (L’Oeuvre) Nn 11"
	cut, err := face.Cut([]rune(said))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		said: "[(A)74(V)74(A)74(T)74(AR \\(L)55(\x81Oeuvre\\) Nn 11)]TJ\n", "Nn": "(Nn)Tj\n", "AV": "[(A)74(V)]TJ\n",
	} {
		got, err := appendShown(nil, face, cut, text)
		if err != nil || string(got) != want {
			t.Errorf("%q: %s, %v; want %s", text, got, err, want)
		}
	}
	p := newPen(sampleInfo(), NewBatch())
	p.Mark(p.tree.Add(0, P, Props{}))
	p.Text(margin, margin, Run{Face: face, Size: 10000, Colour: ink, Text: said})
	text, err := Text(p.finish(t))
	if err != nil || text[0] != said+"\n" {
		t.Errorf("it reads %q, %v", text, err)
	}
}
