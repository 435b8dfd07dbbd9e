package pdf

import (
	"strings"

	"rolexport/internal/doc"
)

// monsters returns a document of all that is hard to set.
func monsters() *doc.Document {
	long := strings.Repeat("The quick brown fox, having run out of lazy dogs, jumps over a hedge. ", 20)
	return &doc.Document{
		Kind: "monsters", Name: "monsters", Title: "Monsters", Locale: doc.English(), Logo: &doc.Image{Data: pngLogo(), Alt: "Logo"},
		Running: doc.Running{Footer: strings.Repeat("a very long footer that says too much ", 5), Note: "Note at the end."},
		Blocks: []doc.Block{
			title("t", "Role sheet", "Family", doc.Text("Senior Executive Vice President for Global Operational Excellence, "+
				"Strategic Transformation and Enterprise-wide Process Improvement (Interim)")),
			lead("Lead text."),
			&doc.Facts{Panel: true, Items: []doc.Fact{
				pair("Short", doc.Text("value")), pair("Long", doc.Text(long[:200])), pair("B", doc.Text("x")), pair("C", doc.Text("x")),
				pair("D", doc.NotStated{}),
			}},
			heading(2, "Scripts"),
			para("Hebrew: שלום עולם inside English. Missing: \U0001F9D1\u200D\U0001F680 and \U000107A5 end. Ελληνικά, Русский, 日本語 漢字, " +
				"soft\u00adhyphen."),
			para("שלום עולם, זה טקסט בעברית עם English words באמצע, ארוך מספיק כדי להישבר לשתי שורות לפחות כדי שנראה איך זה נראה על הדף."),
			heading(2, "Lists"),
			&doc.List{Ordered: true, Start: 98, Items: []doc.Item{
				item(para(long[:300]), &doc.List{Items: []doc.Item{item(para("inner"), bulleted("deep", "deeper")), item(skills())}}),
				{},
				item(&doc.Callout{Title: "Inside", Blocks: []doc.Block{para(long[:200])}}),
				item(bulleted("only a list")),
			}},
			heading(2, "Charts"),
			payBand(doc.NotStated{}, euros(50000), euros(60000)), payBand(euros(40000), doc.NotStated{}, nil), payBand(nil, nil, nil),
			career(2, "Assistant", "Operations Lead or Warehouse Manager", "Operations Manager", "Director of Operations",
				"Chief Operating Officer", "Chief Executive Officer of the whole group", "Chair"),
			heading(2, "Callout"),
			&doc.Callout{Kind: doc.Caution, Title: "Long one", Blocks: []doc.Block{
				para(long), heading(3, "Head inside"), duties(), &doc.Callout{Title: "Nested", Blocks: []doc.Block{para("nested")}},
				&doc.Columns{Main: []doc.Block{para("Main in a callout.")}, Side: []doc.Block{para("Side in a callout."), para("It is longer.")}},
			}},
			heading(2, "Giant rows"),
			&doc.Table{Name: "g", Title: "Giant", Columns: []doc.Column{
				{Key: "a", Title: "A", Header: true}, {Key: "b", Title: "B"}, {Key: "c", Title: "C", Kind: doc.NumberColumn},
			}, Rows: []doc.Row{
				cells(doc.Text("first"), doc.Text("short"), doc.Number{Value: 1}),
				cells(doc.Text("second"), doc.Text(strings.Repeat(long, 8)), doc.Number{Value: 2}),
				cells(doc.Text("third"), doc.Text("short"), doc.NotStated{}),
			}},
			&doc.SignOff{Parties: []string{"A", "B", "C", "D with a name that is much longer than the line it stands under, so it wraps"}},
		},
	}
}
