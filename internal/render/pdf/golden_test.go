package pdf

import (
	"strings"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/golden"
)

// The layout of each sample, with all places, stands in testdata. Read a difference as a picture: what has moved, and should it have?
func TestGolden(t *testing.T) {
	for _, d := range append(samples(), monsters()) {
		for _, paper := range []doc.Paper{doc.A4, doc.Letter} {
			if paper == doc.Letter && d.Kind != "role-sheet" {
				continue
			}
			t.Run(d.Kind+" "+string(paper), func(t *testing.T) {
				var b strings.Builder
				record(t, d, paper, func(p diag.Diagnostic) { b.WriteString("reported: " + p.Message + "\n") }).dump(&b)
				golden.Check(t, "testdata/"+d.Kind+"-"+string(paper)+".txt", b.String())
			})
		}
	}
}
