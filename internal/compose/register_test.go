package compose

import (
	"strings"
	"testing"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// The index has every role and alias in the order of the documents' language; an alias names its roles.
func TestRegister(t *testing.T) {
	roles := []dataset.Role{
		{ID: "z", Title: "Zeichner", Aliases: dataset.NewLines("Maler", "ZEICHNER", " ")},
		{ID: "a", Title: "Ärztin", Aliases: dataset.NewLines("Maler", "Stufe 10", "Stufe 9", "zahnärztin")},
		{ID: "o", Title: "Operateur"},
	}
	pairs := []dataset.Comparison{{A: "z", B: "a"}, {A: "o", B: "z"}}
	for lang, want := range map[string]string{
		"de": `Ärztin a | im Vergleich mit Zeichner z-vs-a | Maler, siehe Zeichner z | Maler, siehe Ärztin a | Operateur o |
im Vergleich mit Zeichner o-vs-z | Stufe 9, siehe Ärztin a | Stufe 10, siehe Ärztin a | zahnärztin, siehe Ärztin a | Zeichner z |
im Vergleich mit Ärztin z-vs-a | im Vergleich mit Operateur o-vs-z`,
		"sv": `Maler, see Zeichner z | Maler, see Ärztin a | Operateur o | compared with Zeichner o-vs-z | Stufe 9, see Ärztin a |
Stufe 10, see Ärztin a | zahnärztin, see Ärztin a | Zeichner z | compared with Operateur o-vs-z | compared with Ärztin z-vs-a | Ärztin a |
compared with Zeichner z-vs-a`,
	} {
		ds := &dataset.Dataset{Title: "Roles", Language: lang}
		for i := range roles {
			ds.Roles = append(ds.Roles, &roles[i])
		}
		for i := range pairs {
			ds.Comparisons = append(ds.Comparisons, &pairs[i])
		}
		c, problems := New(ds, rolexport.Templates())
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		var got []string
		index := c.register()
		for _, e := range index.Entries {
			id := strings.TrimPrefix(strings.TrimPrefix(e.ID, "role-sheet-"), "comparison-")
			got = append(got, doc.PlainText(c.loc, e.Text)+" "+id)
		}
		if want = strings.ReplaceAll(want, "\n", " "); !index.Index || strings.Join(got, " | ") != want {
			t.Errorf("%s:\n got %s\nwant %s", lang, strings.Join(got, " | "), want)
		}
	}
}
