package page

import (
	"testing"

	"rolexport/internal/exttool"
)

func TestSampleStandsToolsChecks(t *testing.T) {
	path := exttool.File(t, "sample.pdf", sample(t, NewBatch()))
	exttool.Run(t, "qpdf", "--check", path)
	t.Log(exttool.Run(t, "pdftotext", "-layout", path, "-"))
	t.Log(exttool.Run(t, "pdffonts", path))
	t.Log(exttool.Run(t, "pdfinfo", "-struct-text", path))
	t.Log(exttool.Run(t, "pdfinfo", path))
}

