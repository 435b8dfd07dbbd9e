package pdf

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"

	"rolexport/internal/diag"
	"rolexport/internal/render"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/rendertest"
)

// What a theme brings is printed: its face first, the built-in ones for what it lacks, and its logo.
func TestOwnFaces(t *testing.T) {
	th, problems := rendertest.OwnTheme(pngLogo(), liberationserifregular.TTF)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r, err := newRenderer(&render.Batch{Theme: th})
	if err != nil {
		t.Fatal(err)
	}
	d := roleSheet()
	d.Blocks = append(d.Blocks, para("☐ done"))
	var b bytes.Buffer
	if err := r.Render(&b, d, &render.Env{Report: func(p diag.Diagnostic) { t.Error(p) }}); err != nil {
		t.Fatal(err)
	}
	dump, err := page.Dump(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{" face 11 ", " LiberationSans-Bold 25 ", " image 90 x 30", "PDF/UA-1", ` DejaVuSans 9.4 #1B2437 "☐"`} {
		if !strings.Contains(dump, want) {
			t.Errorf("no %q in\n%s", want, dump)
		}
	}
}

// FuzzOwnFiles gives damaged logos and faces: the theme is refused, or documents are printed with them. Nothing panics.
func FuzzOwnFiles(f *testing.F) {
	f.Add(uint32(0), []byte{}, pngLogo())
	f.Add(uint32(70_000), []byte{0x7F, 0xFF}, []byte("\xFF\xD8\xFF\xE0"))
	f.Add(uint32(1), []byte{0, 0, 0, 9}, []byte("\x89PNG\r\n\x1a\n"))
	d := roleSheet()
	d.Blocks = d.Blocks[:6]
	f.Fuzz(func(t *testing.T, at uint32, with, logo []byte) {
		face := bytes.Clone(liberationserifregular.TTF)
		copy(face[int(at)%len(face):], with)
		th, problems := rendertest.OwnTheme(logo, face)
		if problems.HasErrors() {
			return
		}
		r, err := newRenderer(&render.Batch{Theme: th})
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Render(io.Discard, d, &render.Env{Report: func(diag.Diagnostic) {}}); err != nil {
			t.Fatal(err)
		}
	})
}
