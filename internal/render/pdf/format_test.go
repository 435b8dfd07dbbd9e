package pdf

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"unicode"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/render"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/typeset"
)

// To read hundreds of files with another program takes long, so the texts of the conformance test are read from what is drawn, unless it
// runs from right to left. TestOtherReader compares both.
func TestConformance(t *testing.T) {
	var drawn sync.Map // text by file
	f := Format
	f.New = func(b *render.Batch) (render.Renderer, error) {
		r, err := newRenderer(b)
		return teeRenderer{t, r, &drawn}, err
	}
	rendertest.Kit{Format: f, Read: func(tb testing.TB, pdf []byte) string {
		text, _ := drawn.Load(string(pdf))
		if typeset.HasRightToLeft(text.(string)) {
			return pdftotext(tb, pdf)
		}
		return text.(string)
	}}.Run(t)
}

// A teeRenderer also keeps the text that it draws.
type teeRenderer struct {
	t *testing.T
	render.Renderer
	drawn *sync.Map
}

func (r teeRenderer) Render(w io.Writer, d *doc.Document, env *render.Env) error {
	var b bytes.Buffer
	if err := r.Renderer.Render(&b, d, env); err != nil {
		return err
	}
	rec := record(r.t, d, doc.A4, func(diag.Diagnostic) {})
	text := rec.words()
	for _, p := range rec.pages {
		for _, d := range p.drawn {
			if d.furniture {
				text += " " + d.run.Text
			}
		}
	}
	r.drawn.Store(b.String(), text)
	_, err := w.Write(b.Bytes())
	return err
}

// pdftotext returns the text of a file as another program finds it. It puts right-to-left text in order but leaves the brackets in it where
// and as they are seen; so there, each word is given with brackets around it as well.
func pdftotext(tb testing.TB, pdf []byte) string {
	text := exttool.Run(tb, "pdftotext", exttool.File(tb, "document.pdf", pdf), "-")
	if !typeset.HasRightToLeft(text) {
		return text
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()\u202a\u202b\u202c", r) })
	return text + " (" + strings.Join(words, ") (") + ")"
}

func TestOtherReader(t *testing.T) {
	kit := rendertest.Kit{Format: Format, Read: pdftotext}
	r := rendertest.New(t, Format)
	for _, d := range append(samples(), monsters(), rendertest.Everything()) {
		kit.CheckWords(t, r, d, d.Name)
	}
}

func TestFileIsSound(t *testing.T) {
	r := rendertest.New(t, Format)
	for _, d := range append(samples(), monsters(), rendertest.Everything()) {
		pdf, _ := rendertest.Render(t, r, d)
		out := exttool.Run(t, "qpdf", "--check", exttool.File(t, d.Name+".pdf", pdf))
		if !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s:\n%s", d.Name, out)
		}
	}
}

// After a panic, which an export makes an error of that document, the renderer goes on with the next one.
func TestPanicLeavesNothingBehind(t *testing.T) {
	r := rendertest.New(t, Format)
	want, _ := rendertest.Render(t, r, roleSheet())
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a chart without a table is drawn")
			}
		}()
		broken := rendertest.Document("broken", &doc.Chart{Alt: "A chart without its table."})
		t.Error(r.Render(io.Discard, broken, &render.Env{Report: func(diag.Diagnostic) {}}))
	}()
	if got, _ := rendertest.Render(t, r, roleSheet()); !bytes.Equal(got, want) {
		t.Error("the next document is another than before")
	}
}

func TestUnknownPaper(t *testing.T) {
	env := &render.Env{Paper: "a7", Report: func(diag.Diagnostic) {}}
	err := rendertest.New(t, Format).Render(io.Discard, roleSheet(), env)
	if err == nil || !strings.Contains(err.Error(), "a7") || errors.Unwrap(err) == nil {
		t.Errorf("got %v, want an error that names the paper", err)
	}
}

func TestReports(t *testing.T) {
	var reports []string
	record(t, rendertest.Document("reports",
		&doc.Paragraph{Text: text("An astronaut \U0001F9D1\u200D\U0001F680, again \U0001F9D1\u200D\U0001F680, and a bell \a.")},
		&doc.Paragraph{Text: []doc.Inline{&doc.Link{Target: "#nowhere", Text: text("nowhere")}}},
		para("مدير العمليات"), para("مدير"),
	), doc.A4, func(d diag.Diagnostic) { reports = append(reports, d.Code+": "+d.Message+": "+d.About) })
	want := []string{
		"character-replaced: U+0007 cannot be written and is left out: \a",
		"missing-glyph: no typeface has a glyph for U+1F9D1 U+200D U+1F680; a hollow box is drawn instead: \U0001F9D1\u200D\U0001F680",
		`broken-link: no heading has the name that the link "#nowhere" leads to: `,
		"unshaped-script: Arabic letters are drawn one by one: joined forms are not shaped: مدير",
	}
	if strings.Join(reports, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(reports, "\n"), strings.Join(want, "\n"))
	}
}

// Nothing is lost for the look of it.
func TestCapitals(t *testing.T) {
	for text, want := range map[string]string{
		"Role sheet": "ROLE SHEET", "Größe 12": "GRÖßE 12", "ειδικός": "ΕΙΔΙΚΌΣ", "ავიადისპეტჩერი": "ავიადისპეტჩერი", "業務": "業務",
	} {
		if got := capitals(text, typeset.Default().Regular); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
