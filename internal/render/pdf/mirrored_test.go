package pdf

import (
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page/inspect"
	"rolexport/internal/render/rendertest"
)

// A place is how far a text reaches from left to right.
type place struct{ left, right int }

// textPlaces returns where each text of the first page stands that is no furniture, the first time that it does.
func (r *recorder) textPlaces() map[string]place {
	at := map[string]place{}
	for _, d := range r.pages[0].drawn {
		if text := capitalised(strings.TrimSpace(d.run.Text)); d.what == "text" && !d.furniture {
			if _, twice := at[text]; !twice {
				left, _, right, _ := d.box()
				at[text] = place{left, right}
			}
		}
	}
	return at
}

func near(a, b int) bool { return a-b < hair && b-a < hair }

// speaking returns a document in a language.
func speaking(lang string, blocks ...doc.Block) *doc.Document {
	d := rendertest.Document("spoken", blocks...)
	locale := *d.Locale
	locale.Lang = lang
	d.Locale = &locale
	return d
}

// The bullet or number of an item stands where its text begins, and what is narrower than the column stands at that side, whatever the language
// of the page.
func TestPlacesFromRightToLeft(t *testing.T) {
	for _, lang := range []string{"en-GB", "he"} {
		r := draw(t, speaking(lang,
			&doc.Paragraph{Style: doc.Lead, Text: styled("LEAD")},
			&doc.List{Items: []doc.Item{item(rich(styled("ITEM *ONE*")...), bulleted(hebrew("INNER"))), item(rich(styled("item two")...))}},
			&doc.List{Ordered: true, Start: 7, Items: []doc.Item{item(rich(styled("SEVENTH")...)), item(rich(styled("eighth")...))}},
		))
		at, s := r.textPlaces(), &r.layout.sheet
		if !near(at["DAEL"].right, s.right) {
			t.Errorf("%s: the lead ends at %d, the column at %d", lang, at["DAEL"].right, s.right)
		}
		bullet, outer, inner := at["•"], at["METI"], at["RENNI"]
		if !near(bullet.right, s.right) || outer.right >= bullet.left || outer.right < bullet.left-r.layout.quarters(12) {
			t.Errorf("%s: the bullet stands at %v, the item at %v, in a column that ends at %d", lang, bullet, outer, s.right)
		}
		if dash := at["–"]; !near(dash.right, outer.right) || inner.right >= dash.left {
			t.Errorf("%s: the inner bullet stands at %v, its item at %v, in an item that ends at %d", lang, dash, inner, outer.right)
		}
		if seven, dot, text := at["7"], at["."], at["HTNEVES"]; !near(seven.right, s.right) || !near(dot.right, seven.left) || text.right >= dot.left {
			t.Errorf("%s: the number stands at %v, its dot at %v, the item at %v", lang, seven, dot, text)
		}
		if two := at["item two"]; two.left > s.left+r.layout.quarters(12) {
			t.Errorf("%s: an item from left to right stands at %v", lang, two)
		}
		if eight, text := at["8."], at["eighth"]; !near(eight.left, s.left) || text.left <= eight.right {
			t.Errorf("%s: the number of an item from left to right stands at %v, the item at %v", lang, eight, text)
		}
	}
}

// A file says in which direction its pages follow each other, where that is not the usual one.
func TestPagesFromRightToLeft(t *testing.T) {
	for lang, want := range map[string]inspect.Value{"en-GB": nil, "he": inspect.Name("R2L")} {
		pdf, _ := rendertest.Render(t, rendertest.New(t, Format), speaking(lang, para("1")))
		file, err := inspect.Read(pdf)
		if err != nil {
			t.Fatal(err)
		}
		preferences, _ := file.Catalog["ViewerPreferences"].(inspect.Dict)
		if got := preferences["Direction"]; got != want || len(preferences) == 0 {
			t.Errorf("%s: %v, want the direction %v", lang, preferences, want)
		}
	}
}

// In a language that is written from right to left columns follow each other so, but for two roles of which one is said to be at the left.
func TestColumnsFromRightToLeft(t *testing.T) {
	table := func(accents ...doc.Accent) *doc.Table {
		c := &doc.Table{Name: "t", Columns: []doc.Column{{Key: "a", Title: "1", Header: true}, {Key: "b", Title: "2"}, {Key: "c", Title: "3"}},
			Rows: []doc.Row{cells(doc.Text("11"), doc.Text("22"), doc.Text("33"))}}
		for i, a := range accents {
			c.Columns[i+1].Accent = a
		}
		return c
	}
	for _, c := range []struct {
		lang    string
		accents []doc.Accent
		left    string
		right   string
	}{
		{"en", nil, "11", "33"}, {"he", nil, "33", "11"},
		{"en", []doc.Accent{doc.FirstAccent, doc.SecondAccent}, "11", "33"}, {"he", []doc.Accent{doc.FirstAccent, doc.SecondAccent}, "11", "33"},
	} {
		at := draw(t, speaking(c.lang, table(c.accents...))).textPlaces()
		if left, middle, right := at[c.left], at["22"], at[c.right]; left.right > middle.left || middle.right > right.left {
			t.Errorf("%s, %v: the columns stand at %v, %v and %v", c.lang, c.accents, left, middle, right)
		}
	}
	r := draw(t, speaking("he", title("t", "Kicker", hebrew("OTHER"), doc.Text("0")), heading(2, "1"), &doc.Facts{Items: []doc.Fact{pair("12", doc.Text(hebrew("VALUE")))}}, para("34 "), para("an article")))
	at, s := r.textPlaces(), &r.layout.sheet
	if !near(at["1"].right, s.right) || !near(at["34"].right, s.right) || at["EULAV"].right > at["12"].left || !near(at["an article"].left, s.left) {
		t.Errorf("between %d and %d: %v", s.left, s.right, at)
	}
	if kicker, context := at["KICKER"], at["REHTO"]; !near(context.left, s.left) || kicker.left < context.right { // which begins at its left
		t.Errorf("between %d and %d: the kicker at %v, its context at %v", s.left, s.right, kicker, context)
	}
}
