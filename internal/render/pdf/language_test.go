package pdf

import (
	"slices"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// Labels of another language are read in that language, and nothing else is.
func TestLabelsInAnotherLanguage(t *testing.T) {
	locale := doc.English()
	locale.Lang, locale.LabelLang = "fr", "en-GB"
	locale.Labels = map[string]string{"sheet": "Role sheet", "duties": "Duties", "share": "Share", "level": "Level", "family": "{family} family"}
	d := &doc.Document{Locale: locale, Blocks: []doc.Block{
		&doc.Heading{Level: 1, ID: "a", Text: text("Chef"), Kicker: "Role sheet", Context: "Opérations family"},
		&doc.Facts{Items: []doc.Fact{{Label: "Level", Value: doc.Text("Cadre")}, {Label: "Nom", Value: doc.NotStated{}}}},
		&doc.Heading{Level: 2, ID: "b", Text: text("Duties")},
		&doc.Paragraph{Text: []doc.Inline{doc.Strong{doc.Text("Share")}, doc.Text(": un quart, "), &doc.Link{Target: "#b", Text: text("Duties")}}},
		&doc.Table{Name: "t", Columns: []doc.Column{{Key: "a", Title: "Savoir"}, {Key: "b", Title: "Level", Kind: doc.RatingColumn, Display: doc.Meter}},
			Rows: []doc.Row{{Cells: []doc.Value{doc.Text("Bilan"), doc.Rating{Level: 3, Of: 4}}}}},
		para("Duties"), para("Duties et plus"),
	}}
	languages := func(loc *doc.Locale) map[string][]string {
		d.Locale = loc
		r := draw(t, d)
		found := map[string][]string{}
		for _, x := range r.pages[0].drawn {
			if x.what != "text" || x.furniture {
				continue
			}
			lang := ""
			for e := mark(x.element); e > 0 && lang == ""; e = r.layout.structure.elements[e].parent {
				lang = r.tree.Props(page.Element(e)).Lang
			}
			found[lang] = append(found[lang], x.run.Text)
		}
		return found
	}
	found := languages(locale)
	if want := []string{"ROLE SHEET", "Level", "Not stated", "Duties", "Share", "Duties", "Level", "3", "Duties"}; !slices.Equal(found["en-GB"], want) {
		t.Errorf("in English: %q, want %q", found["en-GB"], want)
	}
	if want := []string{"OPÉRATIONS FAMILY", "Chef", "Cadre", "Nom", ": un quart, ", "Savoir", "Bilan", "Duties et plus"}; !slices.Equal(found[""], want) {
		t.Errorf("in French: %q, want %q", found[""], want)
	}
	one := *locale
	one.LabelLang = ""
	if found := languages(&one); len(found) != 1 || found[""] == nil {
		t.Errorf("of one language: %q", found)
	}
}
