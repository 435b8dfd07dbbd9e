package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"

	"rolexport/internal/doc"
)

// Short names for what the test documents are built of.

func text(s string) []doc.Inline { return []doc.Inline{doc.Text(s)} }

func heading(level int, s string) *doc.Heading {
	return &doc.Heading{Level: level, ID: strings.ToLower(strings.ReplaceAll(s, " ", "-")), Text: text(s)}
}

func title(id, kicker, context string, s ...doc.Inline) *doc.Heading {
	return &doc.Heading{Level: 1, ID: id, Kicker: kicker, Context: context, Text: s}
}

func para(s string) *doc.Paragraph  { return &doc.Paragraph{Text: text(s)} }
func lead(s string) *doc.Paragraph  { return &doc.Paragraph{Style: doc.Lead, Text: text(s)} }
func small(s string) *doc.Paragraph { return &doc.Paragraph{Style: doc.Note, Text: text(s)} }
func rich(s ...doc.Inline) *doc.Paragraph {
	return &doc.Paragraph{Text: s}
}

func item(blocks ...doc.Block) doc.Item { return doc.Item{Blocks: blocks} }

func bulleted(items ...string) *doc.List {
	l := &doc.List{}
	for _, s := range items {
		l.Items = append(l.Items, item(para(s)))
	}
	return l
}

func pair(label string, v doc.Value) doc.Fact { return doc.Fact{Label: label, Value: v} }

func cells(cells ...doc.Value) doc.Row { return doc.Row{Cells: cells} }

func example(v doc.Value) doc.Value { return doc.Illustrative{Value: v} }

func euros(x float64) doc.Value { return doc.Money{Amount: x, Currency: "EUR"} }

func payBand(low, mid, high doc.Value) *doc.Chart {
	return &doc.Chart{Kind: doc.RangeChart, Title: "Pay band", Alt: "Pay band of the Operations Manager.", Table: &doc.Table{
		Name: "pay",
		Columns: []doc.Column{
			{Key: "low", Title: "From", Kind: doc.MoneyColumn}, {Key: "mid", Title: "Midpoint", Kind: doc.MoneyColumn},
			{Key: "high", Title: "Up to", Kind: doc.MoneyColumn},
		},
		Rows: []doc.Row{cells(low, mid, high)},
	}}
}

func career(here int, steps ...string) *doc.Chart {
	t := &doc.Table{Name: "career", Columns: []doc.Column{{Key: "step", Title: "Step"}, {Key: "here", Title: "Here"}}}
	for i, s := range steps {
		r := cells(doc.Text(s), nil)
		if i == here {
			r.Cells[1] = doc.Text("x")
		}
		t.Rows = append(t.Rows, r)
	}
	return &doc.Chart{Kind: doc.PathChart, Title: "Career", Alt: "Career path.", Table: t}
}

func pngLogo() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 300, 100))
	for x := range 300 {
		for y := range 100 {
			img.Set(x, y, color.NRGBA{uint8(x), 100, uint8(2 * y), 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}
