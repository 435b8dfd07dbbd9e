// Package readback has real programs read what rolexport writes: qpdf and poppler the PDF files, LibreOffice the workbooks.
//
// The documents are written once and shared by the tests, and a program reads as many of them in one run as it can.
package readback

import (
	"path/filepath"
	"strings"
	"testing"

	"rolexport/internal/exttool"
)

func TestPDFsAreSound(t *testing.T) {
	exttool.Require(t, "qpdf")
	t.Parallel()
	for _, path := range paths(defaults(t), "pdf") {
		if out := exttool.Run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Errorf("%s: %s", filepath.Base(path), out)
		}
	}
}
