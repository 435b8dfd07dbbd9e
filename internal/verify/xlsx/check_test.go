package xlsx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx"
	"rolexport/internal/render/xlsx/xlsxtest"
	verify "rolexport/internal/verify/xlsx"
)

func render(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	file, _ := rendertest.Render(t, rendertest.New(t, xlsx.Format), d)
	return file
}

func TestOurWorkbooksAreSound(t *testing.T) {
	sound := func(name string, file []byte) {
		t.Helper()
		found, err := verify.Check(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, f := range found {
			t.Errorf("%s: %s: %s: %s", name, f.Rule.Code, f.Object, f.Message)
		}
	}
	r := rendertest.New(t, xlsx.Format)
	for name, d := range rendertest.Specimens() {
		file, _ := rendertest.Render(t, r, d)
		sound(name, file)
	}
	sound("everything", render(t, rendertest.Everything()))
	sound("staffing", render(t, xlsxtest.Staffing()))
}

// A defect is a change to a sound workbook, and the rule that it breaks.
type defect struct {
	name string
	part string
	old  string // what is replaced; empty: the whole part
	new  string
	want string // code of the rule, and what the message says
	says string
}

const (
	firstSheet  = "xl/worksheets/sheet1.xml" // index
	inputSheet  = "xl/worksheets/sheet2.xml" // assumptions: inputs and a chart
	peopleSheet = "xl/worksheets/sheet3.xml" // positions: lists to choose from
	headsSheet  = "xl/worksheets/sheet4.xml" // formulas, bars, scales, three charts
	chartPart   = "xl/charts/chart1.xml"
	drawingPart = "xl/drawings/drawing1.xml"
	tablePart   = "xl/tables/table1.xml"
	bookPart    = "xl/workbook.xml"
	stylePart   = "xl/styles.xml"
)

var defects = []defect{
	{"part without type", "[Content_Types].xml", `PartName="/xl/styles.xml"`, `PartName="/xl/stiles.xml"`, "xlsx-content-types", "stiles"},
	{"dangling relationship", "xl/_rels/workbook.xml.rels", `Target="styles.xml"`, `Target="stiles.xml"`, "xlsx-relationship", "stiles"},
	{"part that nothing leads to", "xl/worksheets/_rels/sheet2.xml.rels", `/relationships/table"`, `/relationships/cable"`, "xlsx-table", "announced"},
	{"broken XML", "xl/styles.xml", `</styleSheet>`, `</style>`, "xlsx-xml", "styleSheet"},
	{"declared entity", "docProps/app.xml", `<Properties`, `<!DOCTYPE x [<!ENTITY a "b">]><Properties`, "xlsx-xml", "document type"},
	{"filter after print set-up", inputSheet, `<headerFooter>`, `<autoFilter ref="A1:B2"></autoFilter><headerFooter>`, "xlsx-order", "<autoFilter> stands after"},
	{"unknown element", inputSheet, `<sheetData>`, `<sheetDate/><sheetData>`, "xlsx-order", "sheetDate"},
	{"element twice", inputSheet, `<sheetData>`, `<cols/><sheetData>`, "xlsx-order", "twice"},
	{"sheet name too long", bookPart, `name="Headcount"`, `name="Headcount of all the roles in plan"`, "xlsx-sheet-name", "34 characters"},
	{"sheet name with a slash", bookPart, `name="Headcount"`, `name="Head/count"`, "xlsx-sheet-name", "has one of"},
	{"sheet name with an apostrophe", bookPart, `name="Headcount"`, `name="'Headcount"`, "xlsx-sheet-name", "apostrophe"},
	{"reserved sheet name", bookPart, `name="Headcount"`, `name="history"`, "xlsx-sheet-name", "reserved"},
	{"sheet names that differ in case", bookPart, `name="Headcount"`, `name="index"`, "xlsx-sheet-name", "two sheets"},
	{"sheet that is not there", bookPart, `r:id="rId4"`, `r:id="rId99"`, "xlsx-workbook", "is not there"},
	{"defined name twice", bookPart, `name="PlanStart"`, `name="SCENARIO"`, "xlsx-defined-name", "twice"},
	{"name that is a cell", bookPart, `name="PlanStart"`, `name="Tax27"`, "xlsx-defined-name", "no name"},
	{"name of a lost cell", bookPart, `'Assumptions'!$B$4`, `'Assumption'!$B$4`, "xlsx-defined-name", "sheet"},
	{"name of an error", bookPart, `'Assumptions'!$B$4`, `'Assumptions'!#REF!`, "xlsx-defined-name", "no area"},
	{"name of no sheet", bookPart, `localSheetId="1"`, `localSheetId="17"`, "xlsx-defined-name", "sheet that there is not"},
	{"font that is not there", stylePart, `fontId="1"`, `fontId="99"`, "xlsx-styles", "fontId is 99"},
	{"number format that is not there", stylePart, `<numFmt numFmtId="164"`, `<numFmt numFmtId="164000"`, "xlsx-styles", "no number format 164"},
	{"wrong count", stylePart, `<fonts count="`, `<fonts count="9`, "xlsx-styles", "says that it has"},
	{"pale letters", stylePart, `<color rgb="FF5B6678"/>`, `<color rgb="FFBBBBBB"/>`, "xlsx-contrast", "contrast"},
	{"area upside down", inputSheet, `sqref="B2"`, `sqref="B5:B2"`, "xlsx-reference", "B5:B2"},
	{"rows out of order", inputSheet, `<row r="3"`, `<row r="2"`, "xlsx-rows", "after row 2"},
	{"row too tall", inputSheet, `ht="16.75"`, `ht="500"`, "xlsx-rows", "height 500"},
	{"columns that overlap", inputSheet, `<col min="2" max="2"`, `<col min="1" max="2"`, "xlsx-rows", "columns 1 to 2"},
	{"cell twice", inputSheet, `<c r="B2"`, `<c r="A2"`, "xlsx-cells", "twice"},
	{"cell in another row", inputSheet, `<c r="B2"`, `<c r="B3"`, "xlsx-cells", "row 2"},
	{"cells out of order", inputSheet, `<c r="C2"`, `<c r="A2"`, "xlsx-cells", "to its right"},
	{"format that is not there", inputSheet, `<c r="A2" s="`, `<c r="A2" s="9`, "xlsx-cells", "its format is 9"},
	{"word as a figure", inputSheet, `<v>0.12</v>`, `<v>a lot</v>`, "xlsx-values", "no figure"},
	{"no number at all", inputSheet, `<v>0.12</v>`, `<v>NaN</v>`, "xlsx-values", "no figure"},
	{"shared text that is not there", inputSheet, `<v>0.12</v>`, `<v>0.12</v></c><c r="BZ3" t="s"><v>7</v>`, "xlsx-values", "no text number"},
	{"error value", inputSheet, `<v>0.12</v>`, `<v>0.12</v></c><c r="BZ3" t="e"><v>#DIV/0!</v>`, "xlsx-values", "#DIV/0!"},
	{"text too long", inputSheet, `Drives the live values`, strings.Repeat("x", 32768), "xlsx-text-length", "32768"},
	{"formula without result", headsSheet, `</f><v>1.75</v>`, `</f>`, "xlsx-formula", "no result"},
	{"formula with an equals sign", headsSheet, `<f>SUM(`, `<f>=SUM(`, "xlsx-formula", "equals sign"},
	{"formula to a lost sheet", headsSheet, `'Positions &amp; people'!`, `'People'!`, "xlsx-formula", "People"},
	{"formula that calls a lost name", headsSheet, `AnnualAttrition`, `YearlyAttrition`, "xlsx-formula", "YearlyAttrition"},
	{"formula that is too new", headsSheet, `<f>SUM(`, `<f>XLOOKUP(`, "xlsx-formula", "newer than"},
	{"formula with an error", headsSheet, `<f>SUM(B$2:B$4)`, `<f>SUM(#REF!)`, "xlsx-formula", "#REF!"},
	{"formula of a table's column", headsSheet, `<f>SUM(B$2:B$4)`, `<f>SUM(Headcount[Role])`, "xlsx-formula", "by its name"},
	{"formula among the cells that it looks up", headsSheet, `<f>SUM(B$2:B$4)`, `<f>INDEX(B$2:B$5,MATCH(A2,A$2:A$5,0))`, "xlsx-circular", "B$2:B$5"},
	{"formula that reads itself", headsSheet, `<f>SUM(B$2:B$4)`, `<f>Headcount!$B$5+1`, "xlsx-circular", "$B$5"},
	{"formula that reads its column", headsSheet, `<f>SUM(B$2:B$4)`, `<f>SUM(A:C)`, "xlsx-circular", "A:C"},
	{"formula that reads its row", headsSheet, `<f>SUM(B$2:B$4)`, `<f>SUM(5:5)`, "xlsx-circular", "5:5"},
	{"open bracket", headsSheet, `<f>SUM(B$2:B$4)`, `<f>SUM((B$2:B$4)`, "xlsx-formula", "brackets"},
	{"merged cells", inputSheet, `</sheetData>`, `</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`, "xlsx-merged", "merged"},
	{"list too long", inputSheet, `&quot;Base,Growth,Lean&quot;`, `"` + strings.Repeat("Scenario,", 30) + `"`, "xlsx-validation", "270 characters"},
	{"rules that meet", inputSheet, `sqref="B3"`, `sqref="B2:B3"`, "xlsx-validation", "same cells"},
	{"prompt too long", inputSheet, `prompt="Choose a scenario."`, `prompt="` + strings.Repeat("x", 256) + `"`, "xlsx-validation", "256"},
	{"limit without an upper end", inputSheet, `<formula2>1</formula2>`, ``, "xlsx-validation", "upper limit"},
	{"list of a lost sheet", peopleSheet, `<formula1>'Headcount'!`, `<formula1>'Headcounts'!`, "xlsx-formula", "Headcounts"},
	{"look that is not there", peopleSheet, `dxfId="1"`, `dxfId="77"`, "xlsx-conditional", "number 77"},
	{"priority twice", peopleSheet, `priority="2"`, `priority="1"`, "xlsx-conditional", "priority"},
	{"link to a lost sheet", firstSheet, `location="&#39;Headcount&#39;!A1"`, `location="&#39;Headcounts&#39;!A1"`, "xlsx-link", "Headcounts"},
	{"link that leads nowhere", firstSheet, `location="&#39;Headcount&#39;!A1"`, ``, "xlsx-link", "nowhere"},
	{"filter over a table", inputSheet, `</sheetData>`, `</sheetData><autoFilter ref="A1:C3"/>`, "xlsx-filter", "cells of the table"},
	{"tables that overlap", "xl/tables/table2.xml", "", "", "xlsx-table", "is taken"},
	{"table number twice", "xl/tables/table2.xml", `id="2"`, `id="1"`, "xlsx-table", "none of its own"},
	{"table named like a cell", tablePart, `displayName="Assumptions"`, `displayName="A1"`, "xlsx-table", "no name"},
	{"table with another head", tablePart, `name="Note"`, `name="Notes"`, "xlsx-table", `the head "Note"`},
	{"table with a column twice", tablePart, `name="Note"`, `name="VALUE"`, "xlsx-table", "two columns"},
	{"table that is too wide", tablePart, `ref="A1:C5"`, `ref="A1:D5"`, "xlsx-table", "3 columns on 4"},
	{"foot too long", inputSheet, `staffing &amp;&amp; pay`, strings.Repeat("x", 256), "xlsx-header-footer", "characters"},
	{"chart of a lost sheet", chartPart, `'Closing by quarter'!$B$2:$B$5`, `'Closing'!$B$2:$B$5`, "xlsx-chart", `"Closing"`},
	{"chart that stores too little", chartPart, `$B$2:$B$5`, `$B$2:$B$6`, "xlsx-chart", "5 cells"},
	{"chart with a lost axis", chartPart, `<c:axId val="500000001"/><c:scaling>`, `<c:axId val="5"/><c:scaling>`, "xlsx-chart", "500000001"},
	{"series twice", chartPart, `<c:idx val="1"/>`, `<c:idx val="0"/>`, "xlsx-chart", "idx"},
	{"chart out of order", chartPart, `<c:varyColors val="0"/>`, `<c:gapWidth val="60"/><c:varyColors val="0"/>`, "xlsx-order", "varyColors"},
	{"chart without size", drawingPart, `cx="5486400"`, `cx="0"`, "xlsx-drawing", "no size"},
	{"chart off the sheet", drawingPart, `<xdr:row>1</xdr:row>`, `<xdr:row>-1</xdr:row>`, "xlsx-drawing", "off the sheet"},
	{"chart that is not there", drawingPart, `r:id="rId1"`, `r:id="rId7"`, "xlsx-drawing", "rId7"},
	{"chart without words", drawingPart, `descr="Closing head count, drawn."`, `descr=" "`, "xlsx-alternative-text", "Closing head count"},
	{"no title", "docProps/core.xml", `<dc:title>Staffing</dc:title>`, ``, "xlsx-title", "title"},
	{"title twice", "docProps/core.xml", `<dc:title>`, `<dc:title>a</dc:title><dc:title>`, "xlsx-properties", "stands twice"},
	{"no language", "docProps/core.xml", `<dc:language>en-GB</dc:language>`, ``, "xlsx-title", "language"},
}

func TestDefectsAreNamed(t *testing.T) {
	sound := render(t, xlsxtest.Staffing())
	seen := map[string]bool{}
	for _, d := range defects {
		found, err := verify.Check(spoil(t, sound, d))
		if err != nil {
			t.Errorf("%s: %v", d.name, err)
			continue
		}
		named := false
		for _, f := range found {
			named = named || f.Rule.Code == d.want && strings.Contains(f.Object+": "+f.Message, d.says)
		}
		if !named {
			t.Errorf("%s: %s with %q is not among %v", d.name, d.want, d.says, found)
		}
		seen[d.want] = true
	}
	seen["xlsx-package"] = true // TestPackages
	for _, r := range verify.Rules()[0].Rules {
		if !seen[r.Code] {
			t.Errorf("no defect breaks %s", r.Code)
		}
	}
}

// spoil returns a workbook with a change in one part. Without a text to replace, the part becomes that of the first table.
func spoil(t *testing.T, file []byte, d defect) []byte {
	t.Helper()
	changed := false
	out := xlsxtest.Repack(t, file, func(name, content string) (string, string) {
		if name != d.part {
			return name, content
		}
		spoilt := strings.Replace(content, d.old, d.new, 1)
		if d.old == "" {
			spoilt = part(t, file, tablePart)
		}
		changed = spoilt != content
		return name, spoilt
	})
	if !changed {
		t.Errorf("%s: %s does not hold %q:\n%.3000s", d.name, d.part, d.old, part(t, file, d.part))
	}
	return out
}

func part(t *testing.T, file []byte, want string) string {
	t.Helper()
	text := ""
	xlsxtest.Repack(t, file, func(name, content string) (string, string) {
		if name == want {
			text = content
		}
		return name, content
	})
	return text
}

func TestPackages(t *testing.T) {
	if _, err := verify.Check([]byte("no archive")); err == nil {
		t.Error("what is no archive is checked")
	}
	file := render(t, xlsxtest.Staffing())
	twice := xlsxtest.Repack(t, file, func(name, content string) (string, string) {
		if name == stylePart {
			name = "XL/WORKBOOK.XML"
		}
		return name, content
	})
	outside := xlsxtest.Repack(t, file, func(name, content string) (string, string) {
		if name == stylePart {
			name = "../styles.xml"
		}
		return name, content
	})
	for name, file := range map[string][]byte{"a part twice": twice, "a part outside": outside} {
		found, err := verify.Check(file)
		if err != nil {
			t.Error(err)
		}
		ok := false
		for _, f := range found {
			ok = ok || f.Rule.Code == "xlsx-package"
		}
		if !ok {
			t.Errorf("%s is not found among %v", name, found)
		}
	}
	empty := xlsxtest.Repack(t, file, func(string, string) (string, string) { return "x", "" })
	if found, err := verify.Check(empty); err != nil || len(found) == 0 {
		t.Errorf("an archive without a workbook: %v, %v", found, err)
	}
}

// FuzzWorkbook changes parts of workbooks: nothing may panic or take forever.
func FuzzWorkbook(f *testing.F) {
	file := render(f, xlsxtest.Staffing())
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		f.Fatal(err)
	}
	type member struct{ name, text string }
	var members []member
	for i, m := range archive.File {
		r, err := m.Open()
		if err != nil {
			f.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			f.Fatal(err)
		}
		members = append(members, member{m.Name, string(content)})
		f.Add(i, 10, string(content[:min(40, len(content))]))
	}
	f.Fuzz(func(t *testing.T, which, at int, text string) {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for i, m := range members {
			content := m.text
			if i == which {
				at := max(0, min(at, len(content)))
				content = content[:at] + text + content[min(at+len(text), len(content)):]
			}
			member, err := w.Create(m.name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(member, content); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := verify.Check(out.Bytes()); err != nil {
			t.Fatal(err)
		}
	})
}
