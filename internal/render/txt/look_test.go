package txt

import (
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
)

func text(s string) []doc.Inline { return []doc.Inline{doc.Text(s)} }

func paragraph(s string) doc.Block { return &doc.Paragraph{Text: text(s)} }

// written returns the text of blocks without the imprint.
func written(t *testing.T, locale *doc.Locale, blocks ...doc.Block) string {
	t.Helper()
	d := rendertest.Document("look", blocks...)
	d.Locale, d.Running, d.Source = locale, doc.Running{}, doc.Source{}
	b, reports := rendertest.Render(t, rendertest.New(t, Format), d)
	if len(reports) > 0 {
		t.Error(reports)
	}
	return string(b)
}

// TestLook shows what each block looks like. A line feed before the text makes it legible here.
func TestLook(t *testing.T) {
	const pangram = "Pack my box with five dozen liquor jugs, and see how the quick brown fox jumps over the lazy dog."
	short := func(s ...string) (row doc.Row) {
		for _, c := range s {
			row.Cells = append(row.Cells, doc.Text(c))
		}
		return row
	}
	amount := func(x float64) doc.Value { return doc.Number{Value: x} }
	for _, c := range []struct {
		name   string
		locale *doc.Locale
		blocks []doc.Block
		want   string
	}{
		{"headings", nil, []doc.Block{
			&doc.Heading{Level: 1, Text: text("A vs B"), Kicker: "Comparison", Context: "Operations"},
			&doc.Paragraph{Style: doc.Lead, Text: text("Lead.")},
			&doc.Heading{Level: 2, Text: text("At a glance")}, paragraph("Text."),
			&doc.Heading{Level: 3, Text: text("Detail")}, &doc.Heading{Level: 4, Text: text("More")},
			&doc.PageBreak{},
			&doc.Heading{Level: 1, Text: text(pangram)},
		}, `
Comparison · Operations

A vs B
======

Lead.

At a glance
-----------

Text.

Detail
~~~~~~

More



Pack my box with five dozen liquor jugs, and see how the quick brown fox jumps
over the lazy dog.
==============================================================================
`},
		{"wide heading", nil, []doc.Block{&doc.Heading{Level: 2, Text: text("業務部長")}}, `
業務部長
--------
`},
		{"lists", nil, []doc.Block{&doc.List{Items: []doc.Item{
			{Blocks: []doc.Block{paragraph(pangram)}},
			{Blocks: []doc.Block{paragraph("Two"), &doc.List{Ordered: true, Start: 9, Items: []doc.Item{
				{Blocks: []doc.Block{paragraph("Nine")}}, {Blocks: []doc.Block{paragraph("Ten")}},
			}}}},
			{Blocks: []doc.Block{paragraph("Three")}},
		}}}, `
  * Pack my box with five dozen liquor jugs, and see how the quick brown fox
    jumps over the lazy dog.
  * Two
       9. Nine
      10. Ten
  * Three
`},
		{"facts", nil, []doc.Block{&doc.Facts{Items: []doc.Fact{
			{Label: "Team", Value: doc.Illustrative{Value: doc.Number{Value: 63, Unit: "people"}}},
			{Label: "Reports to", Value: doc.NotStated{}},
			{Label: "Text", Value: doc.Rich{doc.Text("one"), doc.Break{}, doc.Strong{doc.Text("two")}}},
			{Label: "Address", Value: doc.Text(pangram)},
		}}}, `
Team        63 people *
Reports to  Not stated
Text        one
            two
Address     Pack my box with five dozen liquor jugs, and see how the quick brown
            fox jumps over the lazy dog.

* illustrative figure
`},
		{"links", nil, []doc.Block{&doc.Paragraph{Text: []doc.Inline{
			&doc.Link{Target: "https://example.org", Text: text("the site")}, doc.Text(", "),
			&doc.Link{Target: "mailto:a@example.org", Text: text("a@example.org")}, doc.Text(", "),
			&doc.Link{Target: "#x", Text: text("above")}, doc.Text(" and "), doc.Code("code"),
		}}}, `
the site <https://example.org>, a@example.org, above and ` + "`code`" + `
`},
		{"callout", nil, []doc.Block{
			&doc.Callout{Title: "Which one?", Blocks: []doc.Block{paragraph("This."), paragraph("That.")}},
			paragraph("After."),
		}, `
  | Which one? This.
  |
  | That.

After.
`},
		{"charts", nil, []doc.Block{
			&doc.Heading{Level: 2, Text: text("Pay")},
			&doc.Chart{Kind: doc.RangeChart, Title: "Pay", Alt: "x", Table: &doc.Table{
				Columns: []doc.Column{{Key: "low", Title: "From"}, {Key: "mid", Title: "Middle"}, {Key: "high", Title: "To"}},
				Rows:    []doc.Row{{Cells: []doc.Value{doc.Money{Amount: 68000, Currency: "EUR"}, nil, doc.NotStated{}}}},
			}},
			&doc.Chart{Kind: doc.PathChart, Title: "Career", Alt: "x", Table: &doc.Table{
				Columns: []doc.Column{{Key: "step", Title: "Step"}, {Key: "here", Title: "Here"}},
				Rows:    []doc.Row{short("Lead"), short("Manager", "x"), {Cells: []doc.Value{doc.Text("Director"), nil}}},
			}},
		}, `
Pay
---

From EUR 68,000 · To Not stated

Career

Lead → [Manager] → Director
`},
		{"contents", nil, []doc.Block{&doc.Contents{Title: "Contents", Entries: []doc.Entry{
			{Level: 2, Text: text("One")}, {Level: 3, Text: text("Two")}, {Level: 2, Text: text("Three")},
		}}}, `
Contents
--------

  One
    Two
  Three
`},
		{"sign-off", nil, []doc.Block{&doc.SignOff{Parties: []string{"Employee", "Supervisor"}}}, `
Employee: name, date, signature ________________________________________________

Supervisor: name, date, signature ______________________________________________
`},
		{"narrow table", nil, []doc.Block{&doc.Table{
			Title: "Plan",
			Columns: []doc.Column{
				{Key: "a", Title: "Role", Header: true},
				{Key: "b", Title: "Today", Subtitle: "FTE", Kind: doc.NumberColumn},
				{Key: "c", Title: "OK", Kind: doc.SymbolColumn},
			},
			Rows: []doc.Row{
				{Kind: doc.GroupRow, Cells: []doc.Value{doc.Text("A group whose head is longer than its column"), nil, nil}},
				{Cells: []doc.Value{doc.Text("Manager"), doc.Illustrative{Value: amount(1200)}, doc.Text("✓")}},
				{Cells: []doc.Value{doc.Text("Lead"), amount(3), nil}},
				{Kind: doc.GroupRow, Cells: []doc.Value{doc.Text("Next")}},
				{Cells: []doc.Value{doc.Text("業務部長"), doc.NotStated{}, doc.Text("✗")}},
				{Kind: doc.TotalRow, Cells: []doc.Value{doc.Text("Total"), doc.Illustrative{Value: amount(1203)}, nil}},
			},
		}}, `
Plan

               Today
Role             FTE  OK
--------  ----------  --
A group whose head is longer than its column
Manager      1,200 *  ✓
Lead             3

Next
業務部長  Not stated  ✗
--------  ----------  --
Total        1,203 *

* illustrative figure
`},
		{"table that wraps", nil, []doc.Block{&doc.Table{
			Columns: []doc.Column{{Key: "a", Title: "Dimension", Header: true}, {Key: "b", Title: "Manager"}, {Key: "c", Title: "Lead"}},
			Rows:    []doc.Row{short("Budget", pangram, pangram), short("Career", "Director", "Manager")},
		}}, `
Dimension  Manager                             Lead
---------  ----------------------------------  ---------------------------------
Budget     Pack my box with five dozen liquor  Pack my box with five dozen
           jugs, and see how the quick brown   liquor jugs, and see how the
           fox jumps over the lazy dog.        quick brown fox jumps over the
                                               lazy dog.

Career     Director                            Manager
`},
		{"table of many texts", nil, []doc.Block{&doc.Table{
			Columns: []doc.Column{
				{Key: "a", Title: "Role", Header: true}, {Key: "b", Title: "One"}, {Key: "c", Title: "Two", Subtitle: "text"},
				{Key: "d", Title: "Three"}, {Key: "e", Title: "Four"}, {Key: "f", Title: "Five"},
				{Key: "g", Title: "Q1", Kind: doc.NumberColumn},
				{Key: "h", Title: "Q2", Kind: doc.NumberColumn}, {Key: "i", Title: "Q3", Kind: doc.NumberColumn},
			},
			Rows: []doc.Row{
				{Cells: []doc.Value{
					doc.Text("Manager"), doc.Text(pangram), doc.Text(pangram), doc.Text("x"), nil, doc.Text(pangram),
					amount(1), amount(1000), doc.NotStated{},
				}},
				{Kind: doc.TotalRow, Cells: []doc.Value{doc.Text("Total"), nil, nil, nil, nil, nil, amount(1), amount(20), amount(3)}},
			},
		}}, `
Role: Manager
  One       Pack my box with five dozen liquor jugs, and see how the quick brown
            fox jumps over the lazy dog.
  Two text  Pack my box with five dozen liquor jugs, and see how the quick brown
            fox jumps over the lazy dog.
  Three     x
  Five      Pack my box with five dozen liquor jugs, and see how the quick brown
            fox jumps over the lazy dog.
  Q1     Q2          Q3
   1  1,000  Not stated

Total
  Q1     Q2          Q3
   1     20           3
`},
		{"table of many figures", nil, []doc.Block{wideFigures()}, `
Role         Quarter 1      Quarter 2      Quarter 3
-------  -------------  -------------  -------------
Manager  EUR 1,000,000  EUR 1,000,001  EUR 1,000,002
Lead     EUR 1,000,000  EUR 1,000,001  EUR 1,000,002

Role         Quarter 4      Quarter 5      Quarter 6
-------  -------------  -------------  -------------
Manager  EUR 1,000,003  EUR 1,000,004  EUR 1,000,005
Lead     EUR 1,000,003  EUR 1,000,004  EUR 1,000,005
`},
	} {
		if c.locale == nil {
			c.locale = doc.English()
		}
		if got := written(t, c.locale, c.blocks...); got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s: got\n%s\nwant%s", c.name, got, c.want)
		}
	}
}

func wideFigures() *doc.Table {
	t := &doc.Table{Columns: []doc.Column{{Key: "r", Title: "Role", Header: true}}, Rows: make([]doc.Row, 2)}
	for i, role := range []string{"Manager", "Lead"} {
		t.Rows[i].Cells = []doc.Value{doc.Text(role)}
	}
	for q := range 6 {
		t.Columns = append(t.Columns, doc.Column{Key: string(rune('a' + q)), Title: "Quarter " + string(rune('1'+q)), Kind: doc.MoneyColumn})
		for i := range t.Rows {
			t.Rows[i].Cells = append(t.Rows[i].Cells, doc.Money{Amount: float64(1000000 + q), Currency: "EUR"})
		}
	}
	return t
}

func TestImprint(t *testing.T) {
	d := rendertest.Document("imprint", paragraph("Text."))
	d.Logo = &doc.Image{Alt: "Example organisation"}
	d.Source.Title = "Roles"
	got, _ := rendertest.Render(t, rendertest.New(t, Format), d)
	want := "Text.\n\n" + strings.Repeat("-", 80) + "\nExample organisation\nSpecimens 1.0\nBear this in mind.\nRoles 1.0\nCredit where due.\n"
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestUnwritableCharactersAreReportedOnce(t *testing.T) {
	_, reports := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("control", paragraph("a\x07b"), paragraph("c\x07d\xff")))
	if len(reports) != 2 {
		t.Fatalf("got %d reports, want one for each character: %v", len(reports), reports)
	}
	for _, r := range reports {
		if r.Code != "character-replaced" {
			t.Errorf("unexpected report %v", r)
		}
	}
}
