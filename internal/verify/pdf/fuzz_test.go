package pdf_test

import (
	"bytes"
	"testing"
	"time"

	"rolexport/internal/cputime"
	"rolexport/internal/verify/pdf"
	"rolexport/internal/verify/rule"
)

// limit is how long the check of a small file may take; the slowest that are known take a hundredth of it.
const limit = 20 * time.Second

// FuzzVerify checks that every file comes to an end without a panic.
func FuzzVerify(f *testing.F) {
	f.Add(sample())
	f.Add(take(f).file())
	f.Add(take(f).packed(func(head string) string { return head }))
	for _, text := range []string{
		"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[2 0 R 2 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>",
		"%PDF-1.7\n1 0 obj<</Pages 1 0 R/Kids[1 0 R]/Type/Pages/StructTreeRoot 1 0 R/K[1 0 R 1 0 R]/Outlines 1 0 R/First 1 0 R>>endobj " +
			"trailer<</Root 1 0 R>>",
		"%PDF-1.4\nxref\n0 9999999999\ntrailer<</Root 1 0 R/Prev 9>>startxref\n9\n%%EOF",
		"%PDF-1.4\n1 0 obj (2 0 obj (3 0 obj (4 0 obj (",
		"%PDF-1.4\n1 0 obj[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
		"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj " +
			"3 0 obj<</Type/Page/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>endobj " +
			"4 0 obj<</Subtype/Form/Length 11>>stream\n/X Do /X Do\nendstream endobj trailer<</Root 1 0 R>>",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var found []rule.Finding
		var err error
		if took := cputime.Of(func() { found, err = pdf.Check(data) }); took > limit && len(data) < 1<<20 {
			t.Errorf("%d bytes took %v", len(data), took)
		}
		if err == nil && len(found) == 0 && !bytes.HasPrefix(data, []byte("%PDF-1.")) {
			t.Error("a file without a header is said to be fine")
		}
	})
}

// TestCutShort checks that a file that is cut anywhere is never said to be fine.
func TestCutShort(t *testing.T) {
	file := sample()
	for n := 0; n < len(file)-1; n += 1 + n/50 { // the last byte is a line end that may be missing
		found, err := pdf.Check(file[:n])
		if err == nil && len(found) == 0 {
			t.Errorf("the first %d of %d bytes are said to be fine", n, len(file))
		}
	}
}

// TestFlipped checks files with single bytes changed: they may be fine, if the byte says nothing, and must come to an end.
func TestFlipped(t *testing.T) {
	file := bytes.Clone(take(t).file())
	for at := 0; at < len(file); at += 499 {
		file[at] ^= 0x15
		_, _ = pdf.Check(file) // what it says is not asked
		file[at] ^= 0x15
	}
}
