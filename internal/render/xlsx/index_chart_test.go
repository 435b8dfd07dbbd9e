package xlsx

import (
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx/xlsxtest"
)

// TestLinksOfTheIndexFitALine links a chart whose title is long by the name of its sheet, and says the title beside it.
func TestLinksOfTheIndexFitALine(t *testing.T) {
	r, err := Format.New(rendertest.Batch(t))
	if err != nil {
		t.Fatal(err)
	}
	const long = "Skill levels; (–): one is not stated, which is not 0"
	d := xlsxtest.Staffing()
	doc.Walk(d.Blocks, func(b doc.Block) bool {
		if c, ok := b.(*doc.Chart); ok {
			c.Title = long
		}
		return true
	})
	file, _ := rendertest.Render(t, r, d)
	said := false
	for _, row := range read(t, file).Sheets[0].Rows {
		for _, c := range row.Cells {
			if c.Ref[0] == 'A' && c.Text == long {
				t.Errorf("%s links by a title of two lines", c.Ref)
			}
			said = said || c.Ref[0] == 'B' && strings.HasPrefix(c.Text, long+"\n")
		}
	}
	if !said {
		t.Error("the title is not said")
	}
}
