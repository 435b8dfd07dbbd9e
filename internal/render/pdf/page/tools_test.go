package page

import (
	"strings"
	"testing"

	"rolexport/internal/exttool"
	"rolexport/internal/render/pdf/page/inspect"
	"rolexport/internal/typeset"
)

func TestQPDF(t *testing.T) {
	for name, pdf := range map[string][]byte{
		"sample": sample(t, NewBatch()),
		"wide":   plain(t, NewBatch(), everyRune(900)),
		"plain":  plain(t, NewBatch(), "Plain."),
	} {
		if out := exttool.Run(t, "qpdf", "--check", exttool.File(t, name+".pdf", pdf)); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s:\n%s", name, out)
		}
	}
}

// Other programs find the same text as our own reader.
func TestPdftotext(t *testing.T) {
	var latin strings.Builder
	for r := rune(0x20); r < 0x250; r++ {
		if (r < 0x7F || r >= 0xA0) && r != typeset.SoftHyphen {
			latin.WriteRune(r)
		}
	}
	for name, text := range map[string]string{
		"latin":        latin.String(),
		"wide":         everyRune(500),
		"above U+FFFF": "𝔸𝔹 😀😁",
		"missing":      "漢字 and 語.",
		"brackets":     `(a) \(b\) ((c)( \\`,
	} {
		path := exttool.File(t, "text.pdf", plain(t, NewBatch(), text))
		got := exttool.Run(t, "pdftotext", "-raw", path, "-")
		got, _, _ = strings.Cut(got, "\f")
		got = strings.Replace(got, "Sample · page furniture", "", 1)
		if squeeze(got) != squeeze(text) {
			t.Errorf("%s: %q became %q", name, squeeze(text), squeeze(got))
		}
	}
}

func TestPdffonts(t *testing.T) {
	out := exttool.Run(t, "pdffonts", exttool.File(t, "fonts.pdf", plain(t, NewBatch(), "Text ✓ "+everyRune(300))))
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) < 4 {
		t.Fatal(out)
	}
	for _, line := range lines[2:] {
		if !strings.Contains(line, "yes yes yes") {
			t.Errorf("not embedded, not cut or without a map to text: %s", line)
		}
	}
}

func TestPdfinfo(t *testing.T) {
	path := exttool.File(t, "sample.pdf", sample(t, NewBatch()))
	info := exttool.Run(t, "pdfinfo", path)
	for _, want := range []string{
		"Title:           Operations Manager: “the” sample", "Tagged:          yes", "PDF version:     1.7", "Metadata Stream: yes",
	} {
		if !strings.Contains(info, want) {
			t.Errorf("no %q in\n%s", want, info)
		}
	}
	structure := exttool.Run(t, "pdfinfo", "-struct-text", path)
	at := 0
	for _, want := range []string{
		"H1 (block)", `"Operations Manager "`, `"See the "`, "Link (inline)", `"career page"`, `" of the site."`,
		"/ListNumbering /Disc", "LBody (block)",
		`"First duty"`, "/Scope /Column", `"Measure"`, "/Scope /Row", `"Downtime"`, "/ColSpan 2", "Figure", "H2 (block)", "Note",
	} {
		i := strings.Index(structure[at:], want)
		if i < 0 {
			t.Fatalf("no %s after byte %d of\n%s", want, at, structure)
		}
		at += i + len(want)
	}
}

// No sequence of an element stands within another: pdfinfo takes the end of the inner one for that of the outer and loses the rest of the
// paragraph.
func TestPdfinfoReadsOnAfterWhatStandsApart(t *testing.T) {
	p := newPen(sampleInfo(), NewBatch())
	p.Mark(p.tree.Add(0, P, Props{}))
	face := typeset.Default().Regular[1]
	run := func(text string) Run { return Run{Face: face, Size: 9000, Text: text} }
	p.Text(60_000, 500_000, run("before "))
	p.Missing(100_000, 500_000, run("漢"))
	p.Missing(110_000, 500_000, run("字"))
	p.Text(120_000, 500_000, run(" between "))
	p.Text(170_000, 500_000, Run{Face: face, Size: 9000, Text: "גבא", Reversed: true})
	p.Text(200_000, 500_000, Run{Face: face, Size: 9000, Text: ")", Stands: "("})
	p.Text(210_000, 500_000, run(" after"))
	pdf := p.finish(t)
	structure := exttool.Run(t, "pdfinfo", "-struct-text", exttool.File(t, "apart.pdf", pdf))
	for _, want := range []string{`"before "`, `" between "`, `" after"`} {
		if !strings.Contains(structure, want) {
			t.Errorf("no %s in\n%s", want, structure)
		}
	}
	text, err := inspect.Text(pdf)
	if err != nil || !strings.Contains(strings.Join(text, " "), "before 漢字 between אבג( after") {
		t.Errorf("%v, read as %q", err, text)
	}
}
