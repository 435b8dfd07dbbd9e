package docx_test

import (
	"archive/zip"
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/docx"
	"rolexport/internal/render/docx/docxtest"
	"rolexport/internal/render/rendertest"
	verify "rolexport/internal/verify/docx"
	"rolexport/internal/verify/rule"
)

// sound returns the parts of a document with everything in it that rules are about.
func sound(tb testing.TB) map[string]string {
	tb.Helper()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewNRGBA(image.Rect(0, 0, 4, 2))); err != nil {
		tb.Fatal(err)
	}
	text := func(s string) []doc.Inline { return []doc.Inline{doc.Text(s)} }
	table := &doc.Table{
		Name: "t", Columns: []doc.Column{{Key: "a", Title: "A"}, {Key: "b", Title: "B"}},
		Rows: []doc.Row{{Cells: []doc.Value{doc.Text("x"), doc.Text("y")}}, {Cells: []doc.Value{doc.Text("z"), nil}}},
	}
	figures := &doc.Table{
		Name: "n", Columns: []doc.Column{{Key: "a", Title: "A"}, {Key: "n", Title: "N", Kind: doc.NumberColumn}},
		Rows: []doc.Row{{Cells: []doc.Value{doc.Text("x"), doc.Number{Value: 1}}}, {Cells: []doc.Value{doc.Text("z"), doc.Number{Value: 2}}}},
	}
	d := rendertest.Document("sound",
		&doc.Heading{Level: 1, ID: "top", Text: text("Top")},
		&doc.Contents{Entries: []doc.Entry{{Level: 1, ID: "one", Text: text("One")}}},
		&doc.Heading{Level: 2, ID: "one", Text: text("One")},
		&doc.Paragraph{Text: []doc.Inline{doc.Text("a "), doc.Code("b"), &doc.Link{Target: "https://example.org/", Text: text("c")}}},
		&doc.List{Ordered: true, Start: 1, Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Text: text("item")}}}}},
		table, table, &doc.Chart{Kind: doc.BarChart, Title: "Figures", Alt: "Bars.", Table: figures, Category: "a", Series: []doc.Series{{Column: "n"}}})
	d.Logo = &doc.Image{Data: logo.Bytes(), Alt: "Example"}
	file, reports := rendertest.Render(tb, rendertest.New(tb, docx.Format), d)
	if len(reports) > 0 {
		tb.Fatal(reports)
	}
	parts, err := docxtest.Parts(file)
	if err != nil {
		tb.Fatal(err)
	}
	texts := map[string]string{}
	for name, data := range parts {
		texts[name] = string(data)
	}
	return texts
}

func pack(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestDefects(t *testing.T) {
	const (
		main, styles, numbers = "word/document.xml", "word/styles.xml", "word/numbering.xml"
		relations             = "word/_rels/document.xml.rels"
	)
	for _, c := range []struct{ name, part, old, new, want, says string }{
		{"type of a part that is not there", "[Content_Types].xml", "/word/styles.xml", "/word/stiles.xml", "docx-content-types", "stiles"},
		{"type of another part", "[Content_Types].xml", "wordprocessingml.styles+xml", "wordprocessingml.settings+xml", "docx-content-types", "settings+xml"},
		{"a template", "[Content_Types].xml", "wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml", "docx-content-types", "template"},
		{"control character", main, `<w:t xml:space="preserve">a </w:t>`, `<w:t xml:space="preserve">a&#1; </w:t>`, "docx-xml", "illegal"},
		{"size with a fraction", styles, `<w:sz w:val="19"/>`, `<w:sz w:val="9.5"/>`, "docx-value", `"9.5" of <sz val>`},
		{"no size", styles, `<w:sz w:val="19"/>`, `<w:sz w:val="0"/>`, "docx-value", "from 2 to 3276"},
		{"colour with a hash", styles, `<w:color w:val="1B2437"/>`, `<w:color w:val="#1B2437"/>`, "docx-value", "a colour"},
		{"alignment that is none", styles, `<w:jc w:val="right"/>`, `<w:jc w:val="middle"/>`, "docx-value", "middle"},
		{"language that is none", styles, `<w:lang w:val="en-GB"`, `<w:lang w:val="English (GB)"`, "docx-value", "a language"},
		{"width with a fraction", main, `<w:gridCol w:w="`, `<w:gridCol w:w="0.`, "docx-value", "gridCol"},
		{"border that is too strong", styles, `<w:bottom w:val="single" w:sz="4"`, `<w:bottom w:val="single" w:sz="400"`, "docx-value", "from 0 to 96"},
		{"dangling relationship", relations, `Target="styles.xml"`, `Target="stiles.xml"`, "docx-relationship", "stiles"},
		{"relationship twice", relations, `Id="settings"`, `Id="styles"`, "docx-relationship", "no name of its own"},
		{"broken XML", main, `</w:body>`, `</w:bod>`, "docx-xml", "bod"},
		{"properties out of order", main, `<w:keepNext/>`, `<w:jc w:val="left"/><w:keepNext/>`, "docx-order", "<keepNext> stands after <jc>"},
		{"unknown property", main, `<w:keepNext/>`, `<w:keepLast/>`, "docx-order", "keepLast"},
		{"property twice", main, `<w:keepNext/>`, `<w:keepNext/><w:keepNext/>`, "docx-order", "twice"},
		{"text before properties", main, `<w:r><w:rPr><w:rStyle w:val="Code"/></w:rPr><w:t>b</w:t>`, `<w:r><w:t>b</w:t><w:rPr><w:rStyle w:val="Code"/></w:rPr>`,
			"docx-order", "does not stand first"},
		{"borders of tables out of order", styles, `<w:tblBorders><w:top`, `<w:tblBorders><w:insideV/><w:top`, "docx-order", "insideV"},
		{"no section", main, `<w:sectPr>`, `<w:p/></w:body><w:sectPr>`, "docx-xml", ""},
		{"section in front", main, `<w:body>`, `<w:body><w:sectPr/>`, "docx-page", "no room"},
		{"paragraph behind the section", main, `</w:sectPr>`, `</w:sectPr><w:p/>`, "docx-body", "does not end"},
		{"style that is not there", main, `w:val="Heading2"`, `w:val="Heading9"`, "docx-styles", "Heading9"},
		{"style of another kind", main, `w:val="Heading2"`, `w:val="TableGrid"`, "docx-styles", "TableGrid"},
		{"style twice", styles, `w:styleId="Note"`, `w:styleId="Title"`, "docx-styles", "no id of its own"},
		{"style based on nothing", styles, `<w:basedOn w:val="TableText"/>`, `<w:basedOn w:val="Tabel"/>`, "docx-styles", "Tabel"},
		{"list that is not there", main, `<w:numId w:val="3"/>`, `<w:numId w:val="30"/>`, "docx-numbering", "no list"},
		{"level that is too deep", main, `<w:ilvl w:val="0"/>`, `<w:ilvl w:val="9"/>`, "docx-numbering", "level 9"},
		{"list of no kind", numbers, `<w:num w:numId="3"><w:abstractNumId w:val="1"/>`, `<w:num w:numId="3"><w:abstractNumId w:val="7"/>`, "docx-numbering", "no kind"},
		{"list twice", numbers, `<w:num w:numId="3">`, `<w:num w:numId="2">`, "docx-numbering", "two lists"},
		{"tables that grow together", main, `<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr></w:p><w:tbl>`, `<w:tbl>`, "docx-table", "parts two tables"},
		{"cell without a paragraph", main, `<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p></w:tc>`, `</w:tc>`, "docx-table", "does not end with a paragraph"},
		{"row that is too short", main, `<w:gridCol`, `<w:gridCol w:w="9"/><w:gridCol`, "docx-table", "the grid 3"},
		{"head in the middle", main, `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>`, `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>` +
			`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc>`, "docx-table-head", "row 3"},
		{"bookmark twice", main, `w:name="one"`, `w:name="TOP"`, "docx-bookmark", "stands twice"},
		{"bookmark with a blank", main, `w:name="one"`, `w:name="o ne"`, "docx-bookmark", "no name"},
		{"bookmark that is too long", main, `w:name="one"`, `w:name="` + strings.Repeat("o", 41) + `"`, "docx-bookmark", "no name"},
		{"number of a bookmark twice", main, `<w:bookmarkStart w:id="1"`, `<w:bookmarkStart w:id="0"`, "docx-bookmark", "number of its own"},
		{"bookmark without an end", main, `<w:bookmarkEnd w:id="1"/>`, ``, "docx-bookmark", "no end"},
		{"link to nowhere", main, `w:anchor="one"`, `w:anchor="two"`, "docx-link", "two"},
		{"link without an address", main, `r:id="link1"`, `r:id="link2"`, "docx-link", "link2"},
		{"address that is none", relations, `https://example.org/`, `https://exam ple.org/`, "docx-link", "is no address"},
		{"field without an end", main, `<w:fldChar w:fldCharType="end"/>`, ``, "docx-field", "does not end"},
		{"field without a beginning", main, `<w:fldChar w:fldCharType="begin"/>`, ``, "docx-field", "should"},
		{"page of nothing", main, ` PAGEREF one `, ` PAGEREF two `, "docx-field", "two"},
		{"blanks that are dropped", main, `<w:t xml:space="preserve">a </w:t>`, `<w:t>a </w:t>`, "docx-text", "blanks"},
		{"head twice", main, `<w:headerReference w:type="first"`, `<w:headerReference w:type="default"`, "docx-header-footer", "two parts"},
		{"head that is not there", main, `r:id="headFirst"`, `r:id="headLast"`, "docx-header-footer", "header first"},
		{"head without a paragraph", "word/header2.xml", `<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>`, ``, "docx-header-footer", "end with a paragraph"},
		{"margins that meet", main, `<w:pgMar w:top="`, `<w:pgMar w:top="99`, "docx-page", "no room"},
		{"picture that is not there", main, `r:embed="picture1"`, `r:embed="picture2"`, "docx-drawing", "picture2"},
		{"picture without words", main, `descr="Example"`, `descr=" "`, "docx-alternative-text", "Logo"},
		{"text in the body", main, `<w:body>`, `<w:body>hello`, "docx-element", `in <body>: "hello"`},
		{"text in a paragraph", main, `<w:pPr><w:pStyle w:val="Title"/>`, `hello<w:pPr><w:pStyle w:val="Title"/>`, "docx-element", "in <p>"},
		{"run in the body", main, `<w:body>`, `<w:body><w:r><w:t>x</w:t></w:r>`, "docx-element", "<r> has no place in <body>"},
		{"paragraph in a paragraph", main, `<w:p><w:pPr><w:pStyle w:val="Title"/>`, `<w:p><w:p/><w:pPr><w:pStyle w:val="Title"/>`, "docx-element", "<p> has no place in <p>"},
		{"element that is none", main, `<w:body>`, `<w:body><w:foo/>`, "docx-element", "<foo> has no place"},
		{"element that is none, in an alternative", main, `<w:body>`, `<w:body><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">` +
			`<mc:Fallback><w:foo/></mc:Fallback></mc:AlternateContent>`, "docx-element", "<foo> has no"},
		{"attribute that is none", main, `<w:cantSplit/>`, `<w:cantSplit w:foo="1"/>`, "docx-attribute", `<cantSplit> has no attribute "foo"`},
		{"attribute without its prefix", main, `<w:cantSplit/>`, `<w:cantSplit val="1"/>`, "docx-attribute", `"val"`},
		{"attribute that is left out", main, `<w:tab w:val="right" w:leader="dot" w:pos="`, `<w:tab w:val="right" w:leader="dot" w:positon="`, "docx-attribute", `lacks the attribute "pos"`},
		{"width in pixels", main, `w:type="dxa"`, `w:type="px"`, "docx-value", `"px" of <tblW type> is not one of nil, pct, dxa, auto`},
		{"break to a side", main, `<w:tab/>`, `<w:br w:type="side"/>`, "docx-value", `"side" of <br type>`},
		{"flag that is none", styles, `<w:b/>`, `<w:b w:val="yes"/>`, "docx-value", `"yes" of <b val>`},
		{"look that is none", main, `w:val="0620"`, `w:val="zz"`, "docx-value", "a hexadecimal number"},
		{"kind of a style that is none", styles, `w:type="character" w:styleId="Hyperlink"`, `w:type="char" w:styleId="Hyperlink"`, "docx-value", `"char" of <style type>`},
		{"zoom of nothing", "word/settings.xml", `<w:zoom w:percent="100"/>`, `<w:zoom/>`, "docx-attribute", `<zoom> lacks the attribute "percent"`},
		{"settings out of order", "word/settings.xml", `<w:zoom w:percent="100"/>`, `<w:listSeparator w:val=";"/><w:zoom w:percent="100"/>`, "docx-order", "<zoom> stands after"},
		{"style based on itself", styles, `<w:name w:val="Table Text"/><w:basedOn w:val="Normal"/>`, `<w:name w:val="Table Text"/><w:basedOn w:val="TableStrong"/>`,
			"docx-styles", "based on itself"},
		{"deleted text that is not", main, `<w:t>item</w:t>`, `<w:delText>item</w:delText>`, "docx-element", "outside of a deletion"},
		{"insertion by nobody", main, `<w:r><w:t>item</w:t></w:r>`, `<w:ins w:id="9"><w:r><w:t>item</w:t></w:r></w:ins>`, "docx-attribute", `<ins> lacks the attribute "author"`},
		{"link in a link", main, `<w:hyperlink w:anchor="one" w:history="1">`, `<w:hyperlink w:anchor="one" w:history="1"><w:hyperlink w:anchor="top"/>`, "docx-link", "in a link"},
		{"comment that is not there", main, `<w:r><w:t>item</w:t></w:r>`, `<w:r><w:commentReference w:id="5"/></w:r>`, "docx-note", `no comment "5"`},
		{"footnote that is not there", main, `<w:r><w:t>item</w:t></w:r>`, `<w:r><w:footnoteReference w:id="5"/></w:r>`, "docx-note", `no footnote "5"`},
		{"prefix that stands for nothing", main, `<w:document `, `<w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w w14" `,
			"docx-compatibility", `the prefix "w14"`},
		{"title twice", "docProps/core.xml", `<dc:title>`, `<dc:title>a</dc:title><dc:title>`, "docx-properties", "<title> stands twice"},
		{"property that is none", "docProps/core.xml", `<dc:title>`, `<dc:colour>a</dc:colour><dc:title>`, "docx-properties", "no core property"},
		{"date of another form", "docProps/core.xml", `xsi:type="dcterms:W3CDTF">20`, `xsi:type="dcterms:W3CDTF">22.11.20`, "docx-properties", "is no date"},
		{"date without its type", "docProps/core.xml", ` xsi:type="dcterms:W3CDTF"`, ``, "docx-properties", "its type"},
		{"chart that is not there", main, `r:id="chart1"`, `r:id="chart2"`, "docx-drawing", `no chart "chart2"`},
		{"chart of another type", "[Content_Types].xml", `drawingml.chart+xml`, `drawingml.diagram+xml`, "docx-drawing", "chart1"},
		{"number of a drawing twice", main, `<wp:docPr id="2"`, `<wp:docPr id="1"`, "docx-drawing", "number of its own"},
		{"no title", "docProps/core.xml", `<dc:title>Specimen sound</dc:title>`, ``, "docx-title", "title"},
	} {
		parts := sound(t)
		if !strings.Contains(parts[c.part], c.old) {
			t.Errorf("%s: %s does not hold %s:\n%.6000s", c.name, c.part, c.old, parts[c.part])
			continue
		}
		parts[c.part] = strings.Replace(parts[c.part], c.old, c.new, 1)
		found, err := verify.Check(pack(t, parts))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		told := false
		for _, f := range found {
			told = told || f.Rule.Code == c.want && strings.Contains(f.Message, c.says)
		}
		if !told {
			t.Errorf("%s: %s with %q is not among %v", c.name, c.want, c.says, found)
		}
	}
	if found, err := verify.Check(pack(t, sound(t))); err != nil || len(found) > 0 {
		t.Errorf("the sound document: %v, %v", found, err)
	}
}

// What is no document at all is told as such.
func TestNoDocument(t *testing.T) {
	if _, err := verify.Check([]byte("PK")); err == nil || !strings.Contains(err.Error(), "Word document") {
		t.Errorf("no archive: %v", err)
	}
	found, err := verify.Check(pack(t, map[string]string{"a.txt": "x"}))
	if err != nil || !slices.ContainsFunc(found, func(f rule.Finding) bool { return f.Rule.Code == "docx-body" }) {
		t.Errorf("no document: %v, %v", found, err)
	}
}

// FuzzCheck holds that no main part makes the checker break off.
func FuzzCheck(f *testing.F) {
	parts := sound(f)
	f.Add(parts["word/document.xml"], parts["word/styles.xml"])
	f.Add(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl/><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:body></w:document>`, ``)
	f.Fuzz(func(t *testing.T, main, styles string) {
		changed := map[string]string{}
		for name, text := range parts {
			changed[name] = text
		}
		changed["word/document.xml"], changed["word/styles.xml"] = main, styles
		if _, err := verify.Check(pack(t, changed)); err != nil {
			t.Error(err)
		}
	})
}
