package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
)

func numbered(stem string, n int) []string {
	items := make([]string, n)
	for i := range items {
		items[i] = fmt.Sprintf("%s %d", stem, i)
	}
	return items
}

// find returns the page on which a text is drawn, and where.
func find(t *testing.T, r *recorder, text string) (page int, d *drawn) {
	t.Helper()
	for n := range r.pages {
		for i := range r.pages[n].drawn {
			if d := &r.pages[n].drawn[i]; d.what == "text" && !d.furniture && strings.TrimSpace(d.run.Text) == text {
				return n, d
			}
		}
	}
	t.Fatalf("%q is not drawn", text)
	return 0, nil
}

// What follows columns rises beside the rest of a long side column, as far as that reaches, and is read after it all the same.
func TestSectionsRiseBesideALongSideColumn(t *testing.T) {
	r := draw(t, rendertest.Document("rise", title("t", "", "", doc.Text("Rise")),
		&doc.Columns{Main: []doc.Block{para("Main.")}, Side: []doc.Block{heading(2, "Side"), bulleted(numbered("Side item", 30)...)}},
		heading(2, "First"), para("First text."),
		heading(2, "Second"), bulleted(numbered("Second item", 8)...),
		heading(2, "Third"), bulleted(numbered("Third item", 60)...),
		heading(2, "Agreed"), &doc.SignOff{Parties: []string{"One", "Two"}},
	))
	page, last := find(t, r, "Side item 29")
	for _, risen := range []string{"First", "Second", "Second item 7"} {
		if n, d := find(t, r, risen); n != page || d.y > last.y {
			t.Errorf("%q stands on page %d at %d, not beside the side column, which ends on page %d at %d", risen, n+1, d.y, page+1, last.y)
		}
	}
	for _, below := range []string{"Third", "Agreed"} {
		if n, d := find(t, r, below); n == page && d.y <= last.y {
			t.Errorf("%q stands beside the side column", below)
		}
	}
	words := r.words()
	var at []int
	for _, w := range []string{"Main.", "Side item 29", "First text.", "Second item 7", "Third item 59", "Agreed"} {
		at = append(at, strings.Index(words, w))
	}
	if !slices.IsSorted(at) || at[0] < 0 {
		t.Errorf("read in the order %v", at)
	}
}

// A main column has the whole width on the pages that its side column does not reach: lists, tables with their repeated heads, and what comes behind.
func TestMainColumnWidensBehindTheSideColumn(t *testing.T) {
	rows := &doc.Table{Name: "rows", Title: "Rows", Columns: []doc.Column{{Key: "a", Title: "Name", Header: true}, {Key: "b", Title: "Share", Display: doc.Bar, Kind: doc.PercentColumn}}}
	for i := range 120 {
		rows.Rows = append(rows.Rows, cells(doc.Rich(text(fmt.Sprintf("Row %d", i))), doc.Percent{Fraction: 0.5}))
	}
	for name, long := range map[string]doc.Block{"row": rows, "item": bulleted(numbered("Row", 120)...)} {
		after := "The words behind the long block are so many that they reach over more than the narrow column, and over the side column's place as well."
		r := draw(t, rendertest.Document("wide", title("t", "", "", doc.Text("Wide")),
			&doc.Columns{Main: []doc.Block{long, para(after)}, Side: []doc.Block{para("Side.")}}))
		if len(r.pages) < 2 {
			t.Fatalf("%s: %d pages", name, len(r.pages))
		}
		sheet := r.layout.sheet
		narrow := sheet.right - r.layout.theme.Space.SideWidth
		for n, p := range r.pages {
			widest := 0
			for _, d := range p.drawn {
				if !d.furniture && (d.what == "text" || d.what == "rect") && d.run.Text != "Side." {
					widest = max(widest, d.x+d.w)
				}
			}
			if wide := widest > narrow; wide != (n > 0 && (n == len(r.pages)-1 || name == "row")) {
				t.Errorf("%s: page %d reaches to %d of %d", name, n+1, widest, sheet.right)
			}
		}
		for i := range 120 {
			find(t, r, fmt.Sprintf("Row %d", i))
		}
	}
}

// So has a side column on the pages that the main one does not reach, within a list, a table and a paragraph.
func TestSideColumnWidensBehindTheMainColumn(t *testing.T) {
	words := strings.TrimSpace(strings.Repeat("many words that fill line after line ", 600))
	for name, long := range map[string]doc.Block{"list": bulleted(numbered("Row", 150)...), "text": para(words), "item": &doc.List{Items: []doc.Item{item(para(words))}}} {
		r := draw(t, rendertest.Document("wide", title("t", "", "", doc.Text("Wide")),
			&doc.Columns{Main: []doc.Block{para("Main.")}, Side: []doc.Block{heading(2, "Side"), long}}, heading(2, "After"), para("After it.")))
		sheet, said := r.layout.sheet, ""
		for n, p := range r.pages {
			first := sheet.right
			for _, d := range p.drawn {
				if d.what != "text" || d.furniture {
					continue
				}
				if said += d.run.Text; d.run.Text != "Main." && d.run.Size < 12_000 {
					first = min(first, d.x)
				}
			}
			if wide := first < sheet.right-r.layout.theme.Space.SideWidth; wide != (n > 0) {
				t.Errorf("%s: page %d begins at %d of %d", name, n+1, first, sheet.right)
			}
		}
		if name != "list" && strings.Count(said, "words that fill") < 500 {
			t.Errorf("%s: words are lost: %.200q", name, said)
		}
		if _, last := find(t, r, "After it."); last.x != sheet.left {
			t.Errorf("%s: what follows begins at %d", name, last.x)
		}
	}
}
