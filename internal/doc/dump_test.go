package doc

import (
	"strings"
	"testing"

	"rolexport/internal/golden"
)

// TestDumpShowsEveryField holds the notation of goldens fast: what Dump leaves out, no golden would notice.
func TestDumpShowsEveryField(t *testing.T) {
	table := &Table{
		Name: "plan", Title: "Plan",
		Columns: []Column{
			{Key: "role", Title: "Role", Subtitle: "title", Header: true, Weight: 2, Accent: FirstAccent},
			{Key: "n", Title: "Number", Kind: NumberColumn, Display: Bar, Allowed: []string{"1", "2"}},
		},
		Rows: []Row{
			{Kind: GroupRow, Cells: []Value{Text("Group"), nil}},
			{Cells: []Value{Rich{Text("x"), Break{}, Code("y")}, Illustrative{Number{Value: 1.25, Decimals: 1, Unit: "FTE"}}}},
			{Kind: TotalRow, Cells: []Value{NotStated{}, Computed{
				Expr: Addition{
					Sum{Column: "n", Last: -1},
					Sum{Table: "other", Column: "n", First: 1, Last: 2},
					Ratio{A: Ref{Column: "n", Row: 1}, B: Ref{Table: "other", Column: "n"}},
					Product{A: Ref{Column: "n"}, B: Difference{A: Ref{Column: "n"}, B: Ref{Column: "n", Row: 2}}},
				},
				Result: Money{Amount: 3, Currency: "EUR", Decimals: 2},
			}}},
		},
	}
	d := &Document{
		Kind: "kind", Name: "name", Title: "Title", Subject: "Subject", Author: "Author",
		Keywords: []string{"k1", "k2"}, Roles: []string{"r1"}, Locale: English(), Paper: A4,
		Source:  Source{Title: "Data", Version: "1.0", Digest: "abc", Credits: []string{"Credit."}},
		Running: Running{Footer: "Footer", Note: "Note"},
		Logo:    &Image{Data: []byte{1, 2}, Alt: "Logo"},
		Blocks: []Block{
			&Cover{Kicker: "K", Title: []Inline{Text("T")}, Subtitle: []Inline{Text("S")}, Facts: []Fact{{"Label", Text("v")}}},
			&Contents{Title: "Contents", Entries: []Entry{{Level: 2, ID: "h", Text: []Inline{Text("H")}}}},
			&Heading{Level: 1, ID: "h", Text: []Inline{Text("H\u00a0")}, Kicker: "K", Context: "C"},
			&Paragraph{Style: Lead, Text: []Inline{Strong{Text("s"), Emph{Text("e")}}, &Link{Target: "#h", Text: []Inline{Text("l")}}}},
			&Columns{
				Main: []Block{&List{Ordered: true, Start: 3, Items: []Item{{Blocks: []Block{paragraph("one")}}}}, &List{}},
				Side: []Block{&Facts{Panel: true, Items: []Fact{
					{"Share", Percent{Fraction: 0.25}}, {"Level", Rating{1, 4}}, {"Day", Date{2027, 1, 2}},
				}}},
			},
			table,
			&Chart{Kind: PathChart, Title: "Path", Alt: "Steps", Table: &Table{Name: "p"}},
			&Callout{Kind: Caution, Title: "Beware", Blocks: []Block{&Paragraph{Style: Note}}},
			&SignOff{Parties: []string{"Employee"}},
			&PageBreak{},
		},
	}
	var b strings.Builder
	if err := Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/dump.txt", b.String())
}
