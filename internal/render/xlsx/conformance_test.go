package xlsx

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx/xlsxtest"
)

func TestConformance(t *testing.T) { rendertest.Kit{Format: Format, Read: seen}.Run(t) }

// seen returns the cells of a workbook, row after row: texts, bare numbers, and dates as year, month and day.
func seen(tb testing.TB, file []byte) string {
	tb.Helper()
	book, err := xlsxtest.Read(file)
	if err != nil {
		tb.Error(err)
		return ""
	}
	var b strings.Builder
	for _, s := range book.Sheets {
		b.WriteString(s.Name + "\n")
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				switch {
				case c.Kind == "number" && strings.Contains(c.Format, "yyyy"):
					b.WriteString(time.Date(1899, 12, 30+int(c.Number), 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
				case c.Kind == "number":
					b.WriteString(strconv.FormatFloat(c.Number, 'f', -1, 64))
				default:
					b.WriteString(c.Text)
				}
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}
