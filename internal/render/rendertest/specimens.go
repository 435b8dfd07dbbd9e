package rendertest

import (
	"fmt"

	"rolexport/internal/doc"
)

// A specimen builds a block of one kind with text in every place that takes some.
type specimen struct {
	name   string
	blocks func(text func() string) []doc.Block
}

// specimens has each block kind, and each inline and value kind in the places where it may stand.
var specimens = []specimen{
	{"heading", func(s func() string) []doc.Block {
		return []doc.Block{
			&doc.Heading{Level: 1, ID: "a", Text: words(s), Kicker: s(), Context: s()},
			&doc.Heading{Level: 2, ID: "b", Text: words(s)},
			&doc.Heading{Level: 3, ID: "c", Text: words(s)},
			&doc.Heading{Level: 6, ID: "d", Text: words(s)},
		}
	}},
	{"parts", func(s func() string) []doc.Block {
		return []doc.Block{
			&doc.Heading{Level: 1, ID: "a", Text: words(s)}, paragraph(s),
			&doc.PageBreak{},
			&doc.Heading{Level: 1, ID: "b", Text: words(s)}, paragraph(s),
		}
	}},
	{"cover", func(s func() string) []doc.Block {
		return []doc.Block{
			&doc.Cover{Kicker: s(), Title: words(s), Subtitle: words(s), Facts: []doc.Fact{{Label: s(), Value: doc.Text(s())}}},
			&doc.Heading{Level: 1, ID: "a", Text: words(s)},
		}
	}},
	{"contents", func(s func() string) []doc.Block {
		return []doc.Block{
			&doc.Contents{Title: s(), Entries: []doc.Entry{{Level: 1, ID: "a", Text: words(s)}, {Level: 2, ID: "b", Text: words(s)}}},
			&doc.Heading{Level: 2, ID: "a", Text: words(s)},
			&doc.Heading{Level: 3, ID: "b", Text: words(s)},
		}
	}},
	{"paragraph", func(s func() string) []doc.Block {
		return []doc.Block{
			&doc.Paragraph{Style: doc.Lead, Text: words(s)}, paragraph(s), &doc.Paragraph{Style: doc.Note, Text: words(s)},
		}
	}},
	{"inlines", func(s func() string) []doc.Block {
		return []doc.Block{
			&doc.Heading{Level: 2, ID: "a", Text: []doc.Inline{doc.Text(s()), doc.Emph{doc.Text(s())}}},
			&doc.Paragraph{Text: []doc.Inline{
				doc.Strong{doc.Text(s())}, doc.Text(s()), doc.Emph{doc.Text(s())}, doc.Code(s()), doc.Break{},
				doc.Strong{doc.Emph{doc.Text(s())}, doc.Text(s())}, doc.Text("x"), doc.Strong{doc.Text("(" + s() + ")")}, doc.Text("y"),
				&doc.Link{Target: "https://example.org/a_(b)?c=d&e", Text: words(s)}, doc.Break{},
				&doc.Link{Target: "#a", Text: []doc.Inline{doc.Strong{doc.Text(s())}}},
				&doc.Link{Target: "mailto:someone@example.org", Text: words(s)}, doc.Text(s()),
				doc.Rich{doc.Text(s()), doc.Break{}, doc.Code(s())},
			}},
		}
	}},
	{"values", func(s func() string) []doc.Block {
		facts := make([]doc.Fact, len(values))
		var text []doc.Inline
		for i, v := range values {
			facts[i] = doc.Fact{Label: s(), Value: v}
			text = append(text, v, doc.Text(" and "))
		}
		return []doc.Block{&doc.Facts{Items: facts}, &doc.Paragraph{Text: text}}
	}},
	{"facts", func(s func() string) []doc.Block {
		rich := doc.Rich{doc.Text(s()), doc.Break{}, doc.Strong{doc.Text(s())}}
		return []doc.Block{
			&doc.Facts{Panel: true, Items: []doc.Fact{{Label: s(), Value: doc.Text(s())}, {Label: s(), Value: rich}}},
			&doc.Facts{Items: []doc.Fact{{Label: s(), Value: doc.Illustrative{Value: doc.Text(s())}}}},
		}
	}},
	{"list", func(s func() string) []doc.Block {
		return []doc.Block{
			&doc.List{Items: []doc.Item{{Blocks: []doc.Block{paragraph(s)}}, {Blocks: []doc.Block{paragraph(s), &doc.List{
				Ordered: true, Start: 9, Items: []doc.Item{{Blocks: []doc.Block{paragraph(s)}}, {Blocks: []doc.Block{paragraph(s)}}},
			}}}}},
			&doc.List{Items: []doc.Item{{Blocks: []doc.Block{paragraph(s), paragraph(s)}}, {}}},
			&doc.List{Ordered: true, Start: 1, Items: []doc.Item{{Blocks: []doc.Block{
				&doc.List{Items: []doc.Item{{Blocks: []doc.Block{paragraph(s)}}}}}}, {Blocks: []doc.Block{
				&doc.Callout{Title: s(), Blocks: []doc.Block{paragraph(s)}}}}, {Blocks: []doc.Block{grid(s)}},
			}},
		}
	}},
	{"table", func(s func() string) []doc.Block { return []doc.Block{grid(s)} }},
	{"typed table", func(s func() string) []doc.Block { return []doc.Block{typed(s)} }},
	{"wide table", func(s func() string) []doc.Block { return []doc.Block{wide(s)} }},
	{"empty table", func(s func() string) []doc.Block {
		return []doc.Block{&doc.Table{Name: "empty", Title: s(), Columns: []doc.Column{{Key: "a", Title: s()}}}}
	}},
	{"range chart", func(s func() string) []doc.Block {
		return []doc.Block{&doc.Chart{Kind: doc.RangeChart, Title: s(), Alt: "A range", Table: &doc.Table{
			Name: "range", Title: "Range",
			Columns: []doc.Column{
				{Key: "low", Title: "Minimum", Kind: doc.MoneyColumn},
				{Key: "mid", Title: "Midpoint", Kind: doc.MoneyColumn},
				{Key: "high", Title: "Maximum", Kind: doc.MoneyColumn},
			},
			Rows: []doc.Row{{Cells: []doc.Value{
				doc.Illustrative{Value: doc.Money{Amount: 68000, Currency: "EUR"}},
				doc.Illustrative{Value: doc.Money{Amount: 76000, Currency: "EUR"}}, doc.NotStated{},
			}}},
		}}}
	}},
	{"path chart", func(s func() string) []doc.Block {
		return []doc.Block{&doc.Chart{Kind: doc.PathChart, Title: s(), Alt: "A path", Table: &doc.Table{
			Name: "path", Title: "Path",
			Columns: []doc.Column{{Key: "step", Title: "Step"}, {Key: "here", Title: "Here", Kind: doc.SymbolColumn}},
			Rows: []doc.Row{
				{Cells: []doc.Value{doc.Text(s()), nil}},
				{Cells: []doc.Value{doc.Text(s()), doc.Text("x")}},
				{Cells: []doc.Value{doc.Text(s()), nil}},
			},
		}}}
	}},
	{"column chart", func(s func() string) []doc.Block { return series(s, doc.ColumnChart) }},
	{"stacked chart", func(s func() string) []doc.Block { return series(s, doc.StackedChart) }},
	{"bar chart", func(s func() string) []doc.Block { return series(s, doc.BarChart) }},
	{"floating chart", func(s func() string) []doc.Block { return series(s, doc.FloatingChart) }},
	{"radar chart", func(s func() string) []doc.Block { return series(s, doc.RadarChart) }},
	{"chart of a table shown before", func(s func() string) []doc.Block {
		chart := series(s, doc.BarChart)[0].(*doc.Chart)
		chart.Shown = true
		return []doc.Block{chart.Table, chart}
	}},
	{"callout", func(s func() string) []doc.Block {
		return []doc.Block{
			&doc.Callout{Kind: doc.Tip, Title: s(), Blocks: []doc.Block{paragraph(s), list(s)}},
			&doc.Callout{Kind: doc.Caution, Blocks: []doc.Block{grid(s), paragraph(s)}},
		}
	}},
	{"columns", func(s func() string) []doc.Block {
		return []doc.Block{&doc.Columns{
			Main: []doc.Block{&doc.Heading{Level: 2, ID: "a", Text: words(s)}, paragraph(s), grid(s)},
			Side: []doc.Block{&doc.Heading{Level: 2, ID: "b", Text: words(s)}, list(s), &doc.Facts{Items: []doc.Fact{
				{Label: s(), Value: doc.Text(s())},
			}}},
		}}
	}},
	{"sign-off", func(s func() string) []doc.Block { return []doc.Block{&doc.SignOff{Parties: []string{s(), s()}}} }},
	{"page break", func(s func() string) []doc.Block {
		return []doc.Block{&doc.PageBreak{}, paragraph(s), &doc.PageBreak{}, &doc.PageBreak{}, paragraph(s), &doc.PageBreak{}}
	}},
	{"nested", func(s func() string) []doc.Block {
		b := paragraph(s)
		for range 15 {
			b = &doc.List{Items: []doc.Item{{Blocks: []doc.Block{paragraph(s), b}}}}
		}
		return []doc.Block{b}
	}},
}

// values has each kind of value, in figures that show whether they are written in the document's locale.
var values = []doc.Value{
	doc.Text("a text"), doc.Number{Value: 1234567.5, Decimals: 1, Unit: "days"},
	doc.Number{Value: -1200}, doc.Percent{Fraction: 0.125, Decimals: 1},
	doc.Money{Amount: 68000, Currency: "EUR"}, doc.Rating{Level: 3, Of: 4}, doc.Date{Year: 2027, Month: 1, Day: 31}, doc.NotStated{},
	doc.Illustrative{Value: doc.Number{Value: 42}}, doc.Computed{Expr: doc.Ref{Column: "a"}, Result: doc.Number{Value: 7654}},
	doc.Illustrative{Value: doc.Computed{Expr: doc.Ref{Column: "a"}, Result: doc.Percent{Fraction: 0.5}}},
}

func words(text func() string) []doc.Inline { return []doc.Inline{doc.Text(text())} }

func paragraph(text func() string) doc.Block { return &doc.Paragraph{Text: words(text)} }

func list(text func() string) doc.Block {
	return &doc.List{Items: []doc.Item{{Blocks: []doc.Block{paragraph(text)}}, {Blocks: []doc.Block{paragraph(text)}}}}
}

func grid(s func() string) *doc.Table {
	return &doc.Table{
		Name: "grid", Title: s(),
		Columns: []doc.Column{
			{Key: "name", Title: s(), Header: true},
			{Key: "first", Title: s(), Subtitle: s(), Weight: 2, Accent: doc.FirstAccent},
			{Key: "second", Title: s(), Weight: 2, Accent: doc.SecondAccent, Allowed: []string{"yes", "no"}},
		},
		Rows: []doc.Row{
			{Kind: doc.GroupRow, Cells: []doc.Value{doc.Text(s()), nil, nil}},
			{Cells: []doc.Value{doc.Text(s()), doc.Text(s()), doc.NotStated{}}},
			{Cells: []doc.Value{doc.Text(s()), doc.Rich{doc.Strong{doc.Text(s())}, doc.Break{}, doc.Text(s())}, nil}},
			{Kind: doc.TotalRow, Cells: []doc.Value{doc.Text(s()), nil, doc.Text(s())}},
		},
	}
}

func typed(s func() string) *doc.Table {
	kinds := []doc.ColumnKind{
		doc.TextColumn, doc.NumberColumn, doc.PercentColumn, doc.MoneyColumn, doc.RatingColumn, doc.DateColumn, doc.SymbolColumn,
	}
	t := &doc.Table{Name: "typed", Title: s()}
	for i, k := range kinds {
		t.Columns = append(t.Columns, doc.Column{Key: fmt.Sprint("k", i), Title: fmt.Sprint("Kind", i), Kind: k, Header: i == 0})
	}
	t.Columns[2].Display, t.Columns[4].Display = doc.Bar, doc.Meter
	for i := range 3 {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{
			doc.Text(s()), doc.Illustrative{Value: doc.Number{Value: float64(1000 * i)}}, doc.Percent{Fraction: 0.25},
			doc.Money{Amount: 1234.5, Currency: "EUR", Decimals: 2}, doc.Rating{Level: i, Of: 4},
			doc.Date{Year: 2027, Month: 2, Day: 3 + i}, doc.Text("✓"),
		}})
	}
	t.Rows = append(t.Rows, doc.Row{Kind: doc.TotalRow, Cells: []doc.Value{
		doc.Text(s()), doc.Computed{Expr: doc.Sum{Column: "k1", Last: -1}, Result: doc.Number{Value: 3000}},
		nil, doc.NotStated{}, nil, nil, nil,
	}})
	return t
}

func wide(s func() string) *doc.Table {
	t := &doc.Table{Name: "wide", Title: s(), Rows: make([]doc.Row, 3)}
	for i := range 14 {
		t.Columns = append(t.Columns, doc.Column{Key: fmt.Sprint("c", i), Title: s(), Header: i == 0})
		for j := range t.Rows {
			t.Rows[j].Cells = append(t.Rows[j].Cells, doc.Text(s()))
		}
	}
	return t
}

// series returns a chart of a table with two columns of figures, not all of them stated.
func series(s func() string, kind doc.ChartKind) []doc.Block {
	figure := func(x float64) doc.Value {
		if kind == doc.RadarChart {
			return doc.Rating{Level: int(x) % 5, Of: 4}
		}
		return doc.Computed{Expr: doc.Constant{Value: doc.Number{Value: x}}, Result: doc.Number{Value: x}}
	}
	return []doc.Block{&doc.Chart{
		Kind: kind, Title: s(), Alt: "What the rows come to", Category: "name", Axis: "People",
		Series: []doc.Series{{Column: "a"}, {Column: "b", Line: true}},
		Table: &doc.Table{
			Name: "series", Title: "Series",
			Columns: []doc.Column{
				{Key: "name", Title: "Name", Header: true}, {Key: "a", Title: "A", Kind: doc.NumberColumn}, {Key: "b", Title: "B", Kind: doc.NumberColumn},
			},
			Rows: []doc.Row{
				{Cells: []doc.Value{doc.Text(s()), figure(7), figure(12)}},
				{Cells: []doc.Value{doc.Text(s()), figure(9), doc.NotStated{}}},
				{Cells: []doc.Value{doc.Text(s()), figure(3), figure(14)}},
			},
		},
	}}
}
