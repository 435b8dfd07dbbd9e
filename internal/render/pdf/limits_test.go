package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"rolexport/internal/cputime"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
)

// What real data holds at its worst. The time is far above what is needed, so that only what does not grow in line fails.
func TestLimits(t *testing.T) {
	sentence := "Plans the work of several departments and answers for the results. "
	items := &doc.List{}
	for i := range 426 {
		items.Items = append(items.Items, doc.Item{Blocks: []doc.Block{para(fmt.Sprintf("%d %s", i, sentence))}})
	}
	rows := &doc.Table{Name: "rows", Columns: []doc.Column{{Key: "a", Title: "A", Header: true}, {Key: "b", Title: "B"}}}
	for i := range 20000 {
		rows.Rows = append(rows.Rows, doc.Row{Cells: []doc.Value{doc.Number{Value: float64(i)}, doc.Text(sentence)}})
	}
	giant := &doc.Table{Name: "giant", Columns: []doc.Column{{Key: "a", Title: "A", Header: true}, {Key: "b", Title: "B"}},
		Rows: []doc.Row{{Cells: []doc.Value{doc.Text("a"), doc.Text(strings.Repeat(sentence, 3000))}}}}
	for _, c := range []struct {
		name   string
		blocks []doc.Block
		pages  int
	}{
		{"a title of 140 characters", []doc.Block{
			&doc.Heading{Level: 1, Kicker: "Role sheet", Text: text(strings.Repeat("Vice President ", 9) + "Sales")}, para(sentence)}, 1},
		{"a list of 426 items", []doc.Block{items}, 10},
		{"a paragraph of 50,000 characters", []doc.Block{para(strings.Repeat(sentence, 50000/len(sentence)))}, 8},
		{"a word of 50,000 characters", []doc.Block{para(strings.Repeat("x", 50000))}, 10},
		{"50,000 characters that no face has", []doc.Block{para(strings.Repeat("漢", 50000))}, 13},
		{"a heading of 50,000 characters", []doc.Block{heading(2, strings.Repeat(sentence, 50000/len(sentence))), para("Text.")}, 10},
		{"a table of 20,000 rows", []doc.Block{rows}, 545},
		{"a row of many pages", []doc.Block{giant}, 35},
	} {
		var r *recorder
		draw := func() { r = record(t, rendertest.Document("limits", c.blocks...), doc.A4, func(diag.Diagnostic) {}) }
		if took := cputime.Of(draw); took > 5*time.Second {
			t.Errorf("%s takes %v", c.name, took)
		}
		if n := len(r.pages); n < c.pages*9/10 || n > c.pages*11/10+1 {
			t.Errorf("%s takes %d pages, not about %d", c.name, n, c.pages)
		}
		if len(r.pages) < 100 {
			checkPlaces(t, r)
		}
	}
}

// One renderer, many documents, any order: the bytes are those of each document alone.
func TestBytesAlone(t *testing.T) {
	all := append(samples(), monsters())
	alone := make([][]byte, len(all))
	for i, d := range all {
		alone[i], _ = rendertest.Render(t, rendertest.New(t, Format), d)
	}
	r := rendertest.New(t, Format)
	for round := range 3 {
		for i := range all {
			i = (i*5 + round) % len(all)
			if pdf, _ := rendertest.Render(t, r, all[i]); !bytes.Equal(pdf, alone[i]) {
				t.Fatalf("%s depends on what was rendered before", all[i].Kind)
			}
		}
	}
}

// Characters that no face has stand together: a page of them takes a mark and an ink for each line, not for each character.
func TestMissingCharactersStandTogether(t *testing.T) {
	lines := 0
	for _, p := range record(t, rendertest.Document("missing", para(strings.Repeat("漢", 5000))), doc.A4, func(diag.Diagnostic) {}).pages {
		for _, d := range p.drawn {
			if d.what == "missing" {
				lines++
			}
		}
	}
	if lines < 50 || lines > 150 {
		t.Errorf("5,000 characters are drawn in %d pieces", lines)
	}
}
