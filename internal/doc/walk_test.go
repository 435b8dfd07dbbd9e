package doc

import (
	"slices"
	"testing"
)

func paragraph(s string) *Paragraph { return &Paragraph{Text: []Inline{Text(s)}} }

func TestWalkVisitsInReadingOrder(t *testing.T) {
	blocks := []Block{
		paragraph("1"),
		&List{Items: []Item{
			{Blocks: []Block{paragraph("2"), &List{Items: []Item{{Blocks: []Block{paragraph("3")}}}}}},
			{Blocks: []Block{paragraph("4")}},
		}},
		&Columns{Main: []Block{paragraph("5"), &Callout{Blocks: []Block{paragraph("6")}}}, Side: []Block{paragraph("7")}},
		paragraph("8"),
	}
	var seen []string
	Walk(blocks, func(b Block) bool {
		if p, ok := b.(*Paragraph); ok {
			seen = append(seen, PlainText(English(), p.Text))
		}
		return true
	})
	if want := []string{"1", "2", "3", "4", "5", "6", "7", "8"}; !slices.Equal(seen, want) {
		t.Errorf("got %v, want %v", seen, want)
	}

	seen = nil
	Walk(blocks, func(b Block) bool {
		if p, ok := b.(*Paragraph); ok {
			seen = append(seen, PlainText(English(), p.Text))
		}
		_, columns := b.(*Columns)
		return !columns
	})
	if want := []string{"1", "2", "3", "4", "8"}; !slices.Equal(seen, want) {
		t.Errorf("without columns: got %v, want %v", seen, want)
	}
}

func TestTablesFindsThemEverywhere(t *testing.T) {
	table := func(name string) *Table { return &Table{Name: name} }
	blocks := []Block{
		table("plain"),
		&List{Items: []Item{{Blocks: []Block{table("list")}}}},
		&Callout{Blocks: []Block{table("callout")}},
		&Columns{Main: []Block{&Chart{Table: table("chart")}}, Side: []Block{table("side")}},
	}
	var names []string
	for _, t := range Tables(blocks) {
		names = append(names, t.Name)
	}
	if want := []string{"plain", "list", "callout", "chart", "side"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}

func TestHasIllustrative(t *testing.T) {
	mark := Illustrative{Number{Value: 1}}
	cells := &Table{Rows: []Row{{Cells: []Value{nil, mark}}}}
	for name, b := range map[string]Block{
		"paragraph": &Paragraph{Text: []Inline{Text("x"), mark}},
		"nested":    &Paragraph{Text: []Inline{Strong{&Link{Text: []Inline{Emph{mark}}}}}},
		"rich":      &Paragraph{Text: []Inline{Rich{Text("x"), mark}}},
		"computed":  &Paragraph{Text: []Inline{Computed{Result: mark}}},
		"heading":   &Heading{Text: []Inline{mark}},
		"cover":     &Cover{Facts: []Fact{{Value: mark}}},
		"contents":  &Contents{Entries: []Entry{{Text: []Inline{mark}}}},
		"facts":     &Facts{Items: []Fact{{Label: "x", Value: mark}}},
		"table":     cells,
		"chart":     &Chart{Table: cells},
		"column":    &Columns{Side: []Block{cells}},
		"list":      &List{Items: []Item{{Blocks: []Block{cells}}}},
		"callout":   &Callout{Blocks: []Block{cells}},
	} {
		if !HasIllustrative([]Block{&PageBreak{}, b}) {
			t.Errorf("%s: the mark is not seen", name)
		}
	}
	if HasIllustrative([]Block{paragraph("*"), &SignOff{}, &Table{Rows: []Row{{Cells: []Value{nil}}}}}) {
		t.Error("a mark is seen where there is none")
	}
}
