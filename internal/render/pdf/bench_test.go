package pdf

import (
	"io"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	pictures "rolexport/internal/picture"
	"rolexport/internal/render"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/typeset"
)

func BenchmarkRender(b *testing.B) {
	for _, d := range samples() {
		b.Run(d.Kind, func(b *testing.B) {
			r := rendertest.New(b, Format)
			env := &render.Env{Report: func(diag.Diagnostic) {}}
			b.ReportAllocs()
			for b.Loop() {
				if err := r.Render(io.Discard, d, env); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
		})
	}
}

// The layout alone, without drawing.
func BenchmarkLayout(b *testing.B) {
	th := testTheme()
	s, err := newSheet(doc.A4, false, &th.Space)
	if err != nil {
		b.Fatal(err)
	}
	for _, d := range samples() {
		b.Run(d.Kind, func(b *testing.B) {
			l := newLayout(th, typeset.Default(), new(pictures.Album))
			b.ReportAllocs()
			for b.Loop() {
				l.layOut(d, s, func(diag.Diagnostic) {})
				l.end()
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
		})
	}
}
