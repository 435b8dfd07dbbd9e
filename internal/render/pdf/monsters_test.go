package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"

	"rolexport/internal/doc"
)

func pngLogo() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 300, 100))
	for x := range 300 {
		for y := range 100 {
			img.Set(x, y, color.NRGBA{uint8(x), 100, uint8(2 * y), 255})
		}
	}
	var b bytes.Buffer
	png.Encode(&b, img)
	return b.Bytes()
}

func monsters() *doc.Document {
	long := strings.Repeat("The quick brown fox, having run out of lazy dogs, jumps over a hedge. ", 20)
	d := &doc.Document{Kind: "monsters", Name: "monsters", Title: "Monsters", Locale: doc.English(),
		Logo:    &doc.Image{Data: pngLogo(), Alt: "Logo"},
		Running: doc.Running{Footer: strings.Repeat("a very long footer that says too much ", 5), Note: "Note at the end."}}
	d.Blocks = []doc.Block{
		&doc.Heading{Level: 1, ID: "t", Kicker: "Role sheet", Context: "Family", Text: text("Senior Executive Vice President for Global Operational Excellence, Strategic Transformation and Enterprise-wide Process Improvement (Interim)")},
		&doc.Paragraph{Style: doc.Lead, Text: text("Lead text.")},
		&doc.Facts{Panel: true, Items: []doc.Fact{{Label: "Short", Value: doc.Text("value")}, {Label: "Long", Value: doc.Text(long[:200])}, {Label: "B", Value: doc.Text("x")},
			{Label: "C", Value: doc.Text("x")}, {Label: "D", Value: doc.NotStated{}}}},
		heading(2, "Scripts"),
		para("Hebrew: שלום עולם inside English. Missing: \U0001F9D1\u200D\U0001F680 and \U000107A5 end. Ελληνικά, Русский, 日本語 漢字, soft\u00adhyphen."),
		para("שלום עולם, זה טקסט בעברית עם English words באמצע, ארוך מספיק כדי להישבר לשתי שורות לפחות כדי שנראה איך זה נראה על הדף."),
		heading(2, "Lists"),
		&doc.List{Ordered: true, Start: 98, Items: []doc.Item{
			{Blocks: []doc.Block{para(long[:300]), &doc.List{Items: []doc.Item{{Blocks: []doc.Block{para("inner"), bullets3("deep", "deeper")}}, {Blocks: []doc.Block{skills()}}}}}},
			{}, {Blocks: []doc.Block{&doc.Callout{Title: "Inside", Blocks: []doc.Block{para(long[:200])}}}},
			{Blocks: []doc.Block{bullets3("only a list")}},
		}},
		heading(2, "Charts"),
		payBand(doc.NotStated{}, euros(50000), euros(60000)), payBand(euros(40000), doc.NotStated{}, nil), payBand(nil, nil, nil),
		career(2, "Assistant", "Operations Lead or Warehouse Manager", "Operations Manager", "Director of Operations", "Chief Operating Officer", "Chief Executive Officer of the whole group", "Chair"),
		heading(2, "Callout"),
		&doc.Callout{Kind: doc.Caution, Title: "Long one", Blocks: []doc.Block{para(long), heading(3, "Head inside"), duties(), &doc.Callout{Title: "Nested", Blocks: []doc.Block{para("nested")}}}},
		heading(2, "Giant rows"),
		&doc.Table{Name: "g", Title: "Giant", Columns: []doc.Column{{Key: "a", Title: "A", Header: true}, {Key: "b", Title: "B"}, {Key: "c", Title: "C", Kind: doc.NumberColumn}}, Rows: []doc.Row{
			{Cells: []doc.Value{doc.Text("first"), doc.Text("short"), doc.Number{Value: 1}}},
			{Cells: []doc.Value{doc.Text("second"), doc.Text(strings.Repeat(long, 8)), doc.Number{Value: 2}}},
			{Cells: []doc.Value{doc.Text("third"), doc.Text("short"), doc.NotStated{}}},
		}},
		&doc.SignOff{Parties: []string{"A", "B", "C", "D with a name that is much longer than the line it stands under, so it wraps"}},
	}
	return d
}
