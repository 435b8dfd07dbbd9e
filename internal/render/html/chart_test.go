package html

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/typeset"
)

// A lettered line is a text of a drawing, and where it stands as the built-in face measures it.
type lettered struct {
	text string
	box
}

// letters returns the lines of text in the drawings of a page, and the sizes of the drawings.
func letters(t *testing.T, page string) (lines [][]lettered, sizes []box) {
	t.Helper()
	for _, part := range strings.Split(page, `<svg class="chart`)[1:] {
		part, _, _ = strings.Cut(part, "</svg>")
		part = `<svg class="chart` + part + "</svg>"
		d := xml.NewDecoder(strings.NewReader(part))
		var found []lettered
		var size box
		var anchor, direction, class string
		x, y, lettering := 0, 0, false
		for {
			token, err := d.Token()
			if token == nil {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				attr := map[string]string{}
				for _, a := range token.Attr {
					attr[a.Name.Local] = a.Value
				}
				switch token.Name.Local {
				case "svg":
					if _, err := fmt.Sscanf(attr["viewBox"], "0 0 %d %d", &size.right, &size.bottom); err != nil {
						t.Fatal(err)
					}
				case "text":
					anchor, direction, class = attr["text-anchor"], attr["direction"], attr["class"]
					fallthrough
				case "tspan":
					x, _ = strconv.Atoi(attr["x"])
					y, _ = strconv.Atoi(attr["y"])
					lettering = attr["x"] != ""
				}
			case xml.CharData:
				text := strings.TrimSpace(string(token))
				if !lettering || text == "" {
					break
				}
				face := typeset.Default().Regular
				if class == "figure" {
					face = typeset.Default().Bold
				}
				wide := face.Width(text, typeSize*1000) / 1000
				switch {
				case anchor == "middle":
					x -= wide / 2
				case (anchor == "end") != (direction == "rtl"):
					x -= wide
				}
				found = append(found, lettered{text, box{x, y - typeSize + 2, x + wide, y + 2}})
			case xml.EndElement:
				lettering = lettering && token.Name.Local != "text" && token.Name.Local != "tspan"
			}
		}
		lines, sizes = append(lines, found), append(sizes, size)
	}
	return lines, sizes
}

// apart reports texts that stand outside of their drawing, or on each other.
func apart(t *testing.T, name, page string) {
	t.Helper()
	drawings, sizes := letters(t, page)
	if len(drawings) == 0 {
		t.Errorf("%s: there is no drawing", name)
	}
	for i, lines := range drawings {
		if len(lines) == 0 {
			t.Errorf("%s: a drawing has no text", name)
		}
		for n, a := range lines {
			if a.left < 0 || a.top < 0 || a.right > sizes[i].right || a.bottom > sizes[i].bottom {
				t.Errorf("%s: %q stands outside: %v of %v", name, a.text, a.box, sizes[i])
			}
			for _, b := range lines[:n] {
				if a.meets(b.box) {
					t.Errorf("%s: %q stands on %q: %v, %v", name, a.text, b.text, a.box, b.box)
				}
			}
		}
	}
}

// radarOf draws a radar with a corner for each name.
func radarOf(t *testing.T, names []string, levels ...func(row int) int) string {
	t.Helper()
	table := &doc.Table{Name: "t", Columns: []doc.Column{{Key: "name", Title: "Name", Header: true}}}
	chart := &doc.Chart{Kind: doc.RadarChart, Title: "Skills", Alt: "Levels", Table: table, Category: "name", Shown: true}
	for i := range levels {
		key := fmt.Sprint("s", i)
		table.Columns = append(table.Columns, doc.Column{Key: key, Title: "Role " + key, Kind: doc.RatingColumn})
		chart.Series = append(chart.Series, doc.Series{Column: key})
	}
	for row, name := range names {
		cells := []doc.Value{doc.Text(name)}
		for _, level := range levels {
			cells = append(cells, doc.Rating{Level: level(row), Of: 4})
		}
		table.Rows = append(table.Rows, doc.Row{Cells: cells})
	}
	page, _ := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("radar", chart))
	return string(page)
}

// However many names a radar has, and however long they are, they stand within it and apart.
func TestRadarNamesStandApart(t *testing.T) {
	texts := []string{
		"Commercial management\u00A0(–)", "IT", "Health and safety (–)", "Coaching and training in all departments of the company", "Risk", "Supplier management",
		"Arbeitssicherheit", "תכנון ובקרה של המחסן", "x",
	}
	level := func(row int) int { return row%4 + 1 }
	for n := 3; n <= 24; n++ {
		for shift := range texts {
			names := make([]string, n)
			for i := range names {
				names[i] = texts[(i+shift)%len(texts)]
			}
			apart(t, fmt.Sprintf("%d names from %q on", n, texts[shift]), radarOf(t, names, level))
		}
	}
}

// Names with words that have no room beside their corners stand below, whole, by the numbers of the corners.
func TestRadarWithLongWords(t *testing.T) {
	names := []string{"Geschwindigkeitsüberwachung", "Qualitätsmanagementdokumentation", "Excel", strings.Repeat("Donaudampfschifffahrt", 5)}
	page := radarOf(t, names, func(int) int { return 2 })
	apart(t, "long words", page)
	for _, want := range []string{
		`class="label" text-anchor="middle">1</text>`, `class="figure">2</text>`, `class="label">Qualitätsmanagementdokumentation</text>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("there is no %s in\n%s", want, page)
		}
	}
}

// The figures of the rings stand where no mark is, as long as there is such a place.
func TestRadarScaleIsClearOfMarks(t *testing.T) {
	names := make([]string, 16)
	for i := range names {
		names[i] = "Skill"
	}
	page := radarOf(t, names, func(row int) int { return row%4 + 1 }, func(row int) int { return 4 - row%4 })
	lines, _ := letters(t, page)
	for _, mark := range strings.Split(page, "<circle ")[1:] {
		var x, y, r int
		_, at, _ := strings.Cut(mark, "cx=")
		if _, err := fmt.Sscanf(at, `"%d" cy="%d" r="%d"`, &x, &y, &r); err != nil {
			t.Fatal(err)
		}
		for _, l := range lines[0] {
			if l.meets(box{x - r, y - r, x + r, y + r}) {
				t.Errorf("%q stands on the mark at %d, %d", l.text, x, y)
			}
		}
	}
}

// The figures at the ends of floating bars have room, though the last is a sum of two that are shorter.
func TestFloatingBarsHaveRoomForTheirEnds(t *testing.T) {
	table := &doc.Table{Name: "t", Columns: []doc.Column{{Key: "a", Title: "A"}, {Key: "b", Title: "B"}, {Key: "c", Title: "C"}}}
	table.Rows = []doc.Row{{Cells: []doc.Value{doc.Text("Lead"), doc.Money{Amount: 95_000, Currency: "EUR"}, doc.Money{Amount: 9_940_000, Currency: "EUR"}}}}
	chart := &doc.Chart{Kind: doc.FloatingChart, Title: "Pay", Alt: "Pay", Table: table, Category: "a", Shown: true, Series: []doc.Series{{Column: "b"}, {Column: "c"}}}
	page, _ := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("bars", chart))
	apart(t, "bars", string(page))
}

// A name that runs from right to left does so in a drawing, and stands on the same side of its place.
func TestDrawnNamesRunAsTheyAreWritten(t *testing.T) {
	page := radarOf(t, []string{"a", "תכנון (ERP)", "b"}, func(int) int { return 1 })
	if want := `text-anchor="end" direction="rtl">תכנון (ERP)</text>`; !strings.Contains(page, want) {
		t.Errorf("there is no %s in\n%s", want, page)
	}
}
