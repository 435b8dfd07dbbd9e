package xlsx

import (
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
	"rolexport/internal/render/rendertest"
)

// A text that is too long for a row of the index goes on in the next, with its bold words and without a loss.
func TestLongTextsOfTheIndexGoOn(t *testing.T) {
	r, err := Format.New(rendertest.Batch(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"words":     strings.Repeat("The plan covers people, money and stock. ", 1200),
		"one word":  strings.Repeat("Donaudampfschifffahrt", 2400),
		"wide":      strings.Repeat("業務部長は計画を立てる。", 4200),
		"beyond":    strings.Repeat("𠀋", 40_000),
		"paragraph": strings.Repeat("one\n", 60),
	} {
		d := rendertest.Document("long", &doc.Paragraph{Text: []doc.Inline{doc.Text("Begin "), doc.Strong{doc.Text(text)}, doc.Text(" end.")}})
		d.Blocks = append(d.Blocks, &doc.Table{Name: "t", Title: "T", Columns: []doc.Column{{Key: "a", Title: "A"}}})
		file, reports := rendertest.Render(t, r, d)
		if len(reports) > 0 {
			t.Errorf("%s: %v", name, reports)
		}
		var all strings.Builder
		rows := 0
		for _, row := range read(t, file).Sheets[0].Rows {
			for _, c := range row.Cells {
				if c.Ref[0] != 'B' {
					continue
				}
				if ooxml.Units(c.Text) > ooxml.MaxCellText {
					t.Errorf("%s: %s holds %d characters", name, c.Ref, ooxml.Units(c.Text))
				}
				all.WriteString(c.Text)
				rows++
			}
		}
		if rows < 2 {
			t.Errorf("%s stands in one row", name)
		}
		blank := strings.NewReplacer(" ", "", "\n", "")
		if want := blank.Replace("Begin " + text + " end."); !strings.Contains(blank.Replace(all.String()), want) {
			t.Errorf("%s: a part is lost", name)
		}
	}
}

func TestExcerptIsFoundInTheText(t *testing.T) {
	for _, text := range []string{"short", strings.Repeat("業務", 500), strings.Repeat("a 𠀋", 500), strings.Repeat("word ", 900)} {
		if e := excerpt(text); e == "" || !strings.Contains(text, e) || len(e) > 60 {
			t.Errorf("%q is no part of %.40q", e, text)
		}
	}
}
