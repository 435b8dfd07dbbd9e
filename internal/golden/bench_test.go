package golden_test

import (
	"io"
	"testing"
	"time"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
)

// BenchmarkRender renders the default dataset's role sheet and comparison of the operations manager in each format.
func BenchmarkRender(b *testing.B) {
	env := &render.Env{Now: time.Unix(0, 0).UTC(), Report: func(diag.Diagnostic) {}}
	for _, name := range []string{"role-sheet/operations-manager", "comparison/operations-manager-vs-operations-lead"} {
		d := named(b, name)
		for _, f := range formats.Rendered() {
			b.Run(f.Name+"/"+d.Kind, func(b *testing.B) {
				r := rendertest.New(b, f)
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
}

func named(tb testing.TB, name string) *doc.Document {
	tb.Helper()
	for _, d := range documents(tb) {
		if d.Kind+"/"+d.Name == name {
			return d
		}
	}
	tb.Fatalf("the default dataset has no %s", name)
	return nil
}
