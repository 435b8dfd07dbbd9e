// Package workbook has real programs read the workbooks that rolexport writes: LibreOffice, which computes and prints them, and SheetJS.
package workbook

import (
	"os"
	"testing"

	"rolexport/internal/readback/written"
)

func TestMain(m *testing.M) { os.Exit(written.Run(m)) }
