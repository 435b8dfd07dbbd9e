package docx

import (
	"bytes"
	"image/jpeg"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"

	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/render/docx/docxtest"
	"rolexport/internal/render/rendertest"
)

func TestConformance(t *testing.T) {
	rendertest.Kit{Format: Format, Read: seen, Whole: true}.Run(t)
}

func seen(tb testing.TB, file []byte) string {
	tb.Helper()
	text, err := docxtest.Text(file)
	if err != nil {
		tb.Error(err)
	}
	return text
}

// part renders blocks and returns a part of the file.
func part(tb testing.TB, name string, d *doc.Document) string {
	tb.Helper()
	file, _ := rendertest.Render(tb, rendertest.New(tb, Format), d)
	parts, err := docxtest.Parts(file)
	if err != nil {
		tb.Fatal(err)
	}
	return string(parts[name])
}

func body(tb testing.TB, blocks ...doc.Block) string {
	tb.Helper()
	return part(tb, "word/document.xml", rendertest.Document("test", blocks...))
}

func plain(text string) []doc.Inline { return []doc.Inline{doc.Text(text)} }

func TestBlocks(t *testing.T) {
	say := &doc.Paragraph{Text: plain("x")}
	table := &doc.Table{Name: "t", Columns: []doc.Column{{Key: "a", Title: "A"}}, Rows: []doc.Row{{Cells: []doc.Value{doc.Text("x")}}}}
	rows := &doc.Table{Name: "r", Columns: table.Columns}
	for _, s := range []string{"one", "two", "three"} {
		rows.Rows = append(rows.Rows, doc.Row{Cells: []doc.Value{doc.Text(s)}})
	}
	for _, c := range []struct {
		name   string
		blocks []doc.Block
		has    []string
		not    []string
	}{
		{"parts begin pages", []doc.Block{&doc.Heading{Level: 1, Text: plain("a")}, &doc.Heading{Level: 1, Text: plain("b")}},
			[]string{`<w:pStyle w:val="Title"/></w:pPr>`, `<w:pStyle w:val="Heading1"/><w:pageBreakBefore/>`}, nil},
		{"a cover has the title", []doc.Block{&doc.Cover{Title: plain("a")}, &doc.Heading{Level: 1, Text: plain("b")}},
			[]string{`<w:pStyle w:val="Title"/>`, `<w:pStyle w:val="Heading1"/><w:pageBreakBefore/>`}, nil},
		{"the first page is not broken", []doc.Block{&doc.PageBreak{}, &doc.Heading{Level: 1, Text: plain("a")}, &doc.PageBreak{}}, nil, []string{"pageBreakBefore"}},
		{"tables do not grow together", []doc.Block{table, table}, []string{`</w:tbl><w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr></w:p><w:tbl>`}, nil},
		{"no row is alone below its head", []doc.Block{rows}, []string{
			`<w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t>one</w:t>`, `<w:pStyle w:val="TableText"/></w:pPr><w:r><w:t>two</w:t>`}, nil},
		{"a head repeats", []doc.Block{table}, []string{`<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`}, nil},
		{"right to left", []doc.Block{&doc.Paragraph{Text: plain("מנהל abc")}},
			[]string{`<w:bidi/>`, `<w:rPr><w:rtl/></w:rPr><w:t`, `<w:r><w:t>abc</w:t></w:r>`}, nil},
		{"hyphens", []doc.Block{&doc.Paragraph{Text: plain("a\u00adb\u2011c")}}, []string{`<w:softHyphen/>`, `<w:noBreakHyphen/>`}, nil},
		{"blanks", []doc.Block{&doc.Paragraph{Text: []doc.Inline{doc.Text("a "), doc.Strong{doc.Text(" b")}}}},
			[]string{`<w:t xml:space="preserve">a </w:t>`, `<w:t>b</w:t>`}, nil},
		{"list numbers", []doc.Block{&doc.List{Ordered: true, Start: 4, Items: []doc.Item{{Blocks: []doc.Block{say}}}}},
			[]string{`<w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/>`}, nil},
		{"where the reader stands", []doc.Block{&doc.Chart{Kind: doc.PathChart, Alt: "path", Table: &doc.Table{
			Columns: []doc.Column{{Key: "step"}, {Key: "here"}},
			Rows:    []doc.Row{{Cells: []doc.Value{doc.Text("a"), nil}}, {Cells: []doc.Value{doc.Text("b"), doc.Text("x")}}},
		}}}, []string{`<w:rStyle w:val="Here"/></w:rPr><w:t>b</w:t>`}, nil},
		{"a chart says what it shows", []doc.Block{&doc.Chart{Kind: doc.BarChart, Title: "T", Alt: "bars & more", Table: table}},
			[]string{`<w:tblCaption w:val="T"/><w:tblDescription w:val="bars &amp; more"/>`}, nil},
	} {
		got := body(t, c.blocks...)
		for _, s := range c.has {
			if !strings.Contains(got, s) {
				t.Errorf("%s: there is no %s in\n%s", c.name, s, got)
			}
		}
		for _, s := range c.not {
			if strings.Contains(got, s) {
				t.Errorf("%s: there is %s in\n%s", c.name, s, got)
			}
		}
	}
}

// Labels of another language are marked as such, and nothing else is.
func TestLabelsInAnotherLanguage(t *testing.T) {
	d := rendertest.Document("language", &doc.Heading{Level: 2, Text: plain("Duties")}, &doc.Paragraph{Text: plain("Tâches")},
		&doc.Facts{Items: []doc.Fact{{Label: "Nom", Value: doc.NotStated{}}}})
	locale := doc.English()
	locale.Lang, locale.LabelLang, locale.Labels = "fr", "en-GB", map[string]string{"duties": "Duties"}
	d.Locale = locale
	got := part(t, "word/document.xml", d)
	const english = `<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="en-GB"/></w:rPr><w:t>`
	for _, label := range []string{"Duties", "Not stated"} {
		if !strings.Contains(got, english+label) {
			t.Errorf("%q is not marked in\n%s", label, got)
		}
	}
	if n := strings.Count(got, english); n != 2 {
		t.Errorf("%d runs are marked, want 2", n)
	}
	if styles := part(t, "word/styles.xml", d); !strings.Contains(styles, `<w:lang w:val="fr"`) {
		t.Error("the document is not French")
	}
}

// A document in a language that is written from right to left runs so: its pages, its columns, its figures, the bars beside callouts. What says
// "wider on the left" stands where it says.
func TestRightToLeftDocuments(t *testing.T) {
	table := func(texts ...string) *doc.Table {
		b := &doc.Table{Name: "t"}
		for i := range texts {
			b.Columns = append(b.Columns, doc.Column{Key: string(rune('a' + i)), Title: "ראש"})
		}
		b.Columns[1].Kind = doc.NumberColumn
		for range 3 {
			var cells []doc.Value
			for _, s := range texts {
				cells = append(cells, doc.Text(s))
			}
			b.Rows = append(b.Rows, doc.Row{Cells: cells})
		}
		return b
	}
	sided := table("מנהל", "x", "y")
	sided.Columns[1].Accent, sided.Columns[2].Accent = doc.FirstAccent, doc.SecondAccent
	callout := &doc.Callout{Blocks: []doc.Block{&doc.Paragraph{Text: plain("שים לב")}, &doc.Paragraph{Text: plain("mind")}}}
	facts := &doc.Facts{Panel: true, Items: []doc.Fact{{Label: "תקציב", Value: doc.Text("EUR 5")}}}
	const mirrored, bar = `<w:bidiVisual/>`, ` w:val="single" w:sz="18" w:space="8"`
	for _, c := range []struct {
		name, lang string
		block      doc.Block
		has, not   []string
	}{
		{"pages", "he", &doc.PageBreak{}, []string{`<w:titlePg/><w:bidi/></w:sectPr>`}, nil},
		{"pages from left to right", "en", &doc.PageBreak{}, []string{`<w:titlePg/></w:sectPr>`}, nil},
		{"figures", "he", table("מנהל", "12"), []string{mirrored, `<w:bidi/><w:jc w:val="right"/></w:pPr><w:r><w:t>12</w:t>`}, nil},
		{"figures with letters", "he", table("מנהל", "EUR 12"), []string{`<w:pStyle w:val="TableText"/><w:jc w:val="left"/></w:pPr><w:r><w:t>EUR 12</w:t>`}, nil},
		{"figures in a table from left to right", "en", table("מנהל", "12"), []string{`<w:jc w:val="right"/></w:pPr><w:r><w:t>12</w:t>`}, []string{mirrored}},
		{"sides", "he", sided, []string{`<w:t>x</w:t>`}, []string{mirrored}},
		{"callout", "he", callout, []string{`<w:left w:val="nil"/><w:right` + bar, `<w:pBdr><w:left` + bar}, nil},
		{"facts", "he", facts, []string{mirrored, `<w:pStyle w:val="FactValue"/><w:jc w:val="right"/></w:pPr><w:r><w:t>EUR 5</w:t>`}, nil},
		{"facts from left to right", "en", facts, []string{`<w:pStyle w:val="FactValue"/></w:pPr><w:r><w:t>EUR 5</w:t>`,
			`<w:keepNext/><w:bidi/><w:jc w:val="right"/></w:pPr>`}, []string{mirrored}},
	} {
		d := rendertest.Document("direction", c.block)
		locale := *doc.English()
		locale.Lang = c.lang
		d.Locale = &locale
		got := part(t, "word/document.xml", d)
		for _, s := range c.has {
			if !strings.Contains(got, s) {
				t.Errorf("%s: there is no %s in\n%s", c.name, s, got)
			}
		}
		for _, s := range c.not {
			if strings.Contains(got, s) {
				t.Errorf("%s: there is %s in\n%s", c.name, s, got)
			}
		}
	}
}

// A logo that is to be turned is embedded upright: not every reader heeds the note of a camera.
func TestTurnedLogo(t *testing.T) {
	d := rendertest.Document("turned", &doc.Heading{Level: 1, Text: plain("Title")})
	d.Logo = &doc.Image{Data: rendertest.TurnedLogo(), Alt: "Logo"}
	file, _ := rendertest.Render(t, rendertest.New(t, Format), d)
	parts, err := docxtest.Parts(file)
	if err != nil {
		t.Fatal(err)
	}
	size, err := jpeg.DecodeConfig(bytes.NewReader(parts["word/media/image1.jpeg"]))
	if err != nil || size.Width != 90 || size.Height != 30 {
		t.Errorf("%d by %d pixels, %v", size.Width, size.Height, err)
	}
	if !strings.Contains(string(parts["word/document.xml"]), `<wp:extent cx="1219200" cy="406400"/>`) {
		t.Error("the logo is not three times as wide as high")
	}
}

// A theme's logo stands in the file as it is, with its words, and its face is named for every kind of letter and in the table of fonts.
func TestOwnLogoAndFaces(t *testing.T) {
	th, problems := rendertest.OwnTheme(rendertest.Logo(), liberationserifregular.TTF)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r, err := newRenderer(&render.Batch{Theme: th})
	if err != nil {
		t.Fatal(err)
	}
	file, reports := rendertest.Render(t, r, rendertest.Document("own", &doc.Heading{Level: 1, Text: plain("Title")}))
	if len(reports) > 0 {
		t.Error(reports)
	}
	parts, err := docxtest.Parts(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(parts["word/media/image1.png"], rendertest.Logo()) {
		t.Error("the logo is not in the file as it is")
	}
	for _, c := range [][2]string{
		{"word/document.xml", `<wp:extent cx="1143000" cy="381000"/><wp:docPr id="1" name="Logo" descr="Own &amp; Sons"/>`},
		{"word/_rels/document.xml.rels", `Target="media/image1.png"`},
		{"word/styles.xml", `<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="Liberation Serif" w:cs="Liberation Serif"/>`},
		{"word/fontTable.xml", `<w:font w:name="Liberation Serif">`}, {"word/footer1.xml", `<w:t>Internal</w:t>`},
	} {
		if !strings.Contains(string(parts[c[0]]), c[1]) {
			t.Errorf("%s lacks %s:\n%s", c[0], c[1], parts[c[0]])
		}
	}
}

func TestBookmarkNames(t *testing.T) {
	long := strings.Repeat("operations-", 6)
	d := rendertest.Document("names",
		&doc.Heading{Level: 2, ID: "a-b", Text: plain("x")}, &doc.Heading{Level: 2, ID: "A_b", Text: plain("x")},
		&doc.Heading{Level: 2, ID: long + "a", Text: plain("x")}, &doc.Heading{Level: 2, ID: long + "b", Text: plain("x")},
		&doc.Heading{Level: 2, ID: "7", Text: plain("x")}, &doc.Heading{Level: 2, ID: "ä", Text: plain("x")})
	got := part(t, "word/document.xml", d)
	for _, name := range []string{"a_b", "A_b_2", "operations_operations_operations_operati", "operations_operations_operations_opera_2", "h7", "h_"} {
		if !strings.Contains(got, `w:name="`+name+`"`) {
			t.Errorf("there is no bookmark %q in\n%s", name, got)
		}
	}
}

func TestAddress(t *testing.T) {
	for target, want := range map[string]string{
		"https://example.org/a b?q=ü%20%zz": "https://example.org/a%20b?q=%C3%BC%20%25zz", "mailto:a@example.org": "mailto:a@example.org",
		"": "", "nowhere": "", "http://[x": "",
	} {
		if got, ok := address(target); ok != (want != "") || ok && got != want {
			t.Errorf("%q becomes %q, %v", target, got, ok)
		}
	}
}

func TestUnknownPaper(t *testing.T) {
	d := rendertest.Document("paper")
	d.Paper = "a3"
	r := rendertest.New(t, Format)
	if err := r.Render(&strings.Builder{}, d, &render.Env{}); err == nil || !strings.Contains(err.Error(), "a3") {
		t.Errorf("paper a3: %v", err)
	}
}
