// Package readback has real programs read what rolexport writes: qpdf and poppler PDF files, LibreOffice and mammoth Word documents, a browser
// pages. Those that read workbooks take longest and have a package of their own.
//
// The documents are written once and shared by the tests, and a program reads as many of them in one run as it can.
package readback

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
)

func TestMain(m *testing.M) { os.Exit(written.Run(m)) }

func TestPDFsAreSound(t *testing.T) {
	exttool.Require(t, "qpdf")
	t.Parallel()
	for _, path := range written.Paths(written.Defaults(t), "pdf") {
		if out := exttool.Run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Errorf("%s: %s", filepath.Base(path), out)
		}
	}
}
