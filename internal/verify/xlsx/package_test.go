package xlsx_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/verify/xlsx"
)

const (
	book    = "application/vnd.openxmlformats-officedocument.spreadsheetml"
	related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// parts are those of the smallest workbook.
func parts() map[string]string {
	return map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + book + `.sheet.main+xml"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + book + `.worksheet+xml"/>` +
			`</Types>`,
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="` + related + `/officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
			`</Relationships>`,
		"docProps/core.xml": `<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>One</dc:title><dc:language>en</dc:language></p>`,
		"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
			`xmlns:r="` + related + `"><sheets><sheet name="One" sheetId="1" r:id="s1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="s1" Type="` + related + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>` +
			`</worksheet>`,
	}
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
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
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
	replace := func(name, old, new string) func(map[string]string) {
		return func(p map[string]string) {
			if !strings.Contains(p[name], old) {
				panic(name + " does not hold " + old)
			}
			p[name] = strings.Replace(p[name], old, new, 1)
		}
	}
	tests := []struct {
		name, rule string
		also       []string
		do         func(map[string]string)
	}{
		{"fine", "", nil, func(map[string]string) {}},
		{"name leads out", "xlsx-package", nil, func(p map[string]string) { p["../evil.xml"] = "<a/>" }},
		{"types missing", "xlsx-content-types", nil, func(p map[string]string) { delete(p, "[Content_Types].xml") }},
		{"type missing", "xlsx-content-types", []string{"xlsx-relationship"}, func(p map[string]string) { p["xl/media/x.png"] = "x" }},
		{"type of nothing", "xlsx-content-types", nil, replace(
			"[Content_Types].xml", "</Types>", `<Override PartName="/xl/no.xml" ContentType="x"/></Types>`)},
		{"XML damaged", "xlsx-xml", nil, replace("xl/worksheets/sheet1.xml", "<sheetData/>", "<sheetData>")},
		{"XML not UTF-8", "xlsx-xml", nil, replace("xl/worksheets/sheet1.xml", "<sheetData/>", "<sheetData>\xff</sheetData>")},
		{"target missing", "xlsx-relationship", []string{"xlsx-workbook"}, replace(
			"xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet2.xml")},
		{"name twice", "xlsx-relationship", nil, replace(
			"_rels/.rels", "</Relationships>", `<Relationship Id="r1" Type="x" Target="xl/workbook.xml"/></Relationships>`)},
		{"sheet missing", "xlsx-workbook", nil, replace("xl/workbook.xml", `r:id="s1"`, `r:id="s2"`)},
		{"no sheets", "xlsx-workbook", nil, replace("xl/workbook.xml", `<sheet name="One" sheetId="1" r:id="s1"/>`, "")},
		{"no workbook", "xlsx-workbook", nil, replace("_rels/.rels", "officeDocument\"", "other\"")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := parts()
			test.do(p)
			found, err := xlsx.Check(pack(t, p))
			if err != nil {
				t.Fatal(err)
			}
			named := test.rule == ""
			for _, f := range found {
				named = named || f.Rule.Code == test.rule
				if f.Rule.Code != test.rule && !slices.Contains(test.also, f.Rule.Code) {
					t.Errorf("not expected: [%s] %s: %s", f.Rule.Code, f.Object, f.Message)
				}
			}
			if !named {
				t.Errorf("%s is not named", test.rule)
			}
		})
	}
}

// TestDamagedData changes a byte of a part, so that its checksum is wrong.
func TestDamagedData(t *testing.T) {
	file := pack(t, parts())
	file[bytes.Index(file, []byte("sheetData"))] = 'X'
	found, err := xlsx.Check(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 || found[0].Rule.Code != "xlsx-package" {
		t.Errorf("found %v", found)
	}
	if _, err := xlsx.Check([]byte("no archive")); err == nil {
		t.Error("a text is taken for a workbook")
	}
}

// FuzzCheck checks that no file makes the checker panic.
func FuzzCheck(f *testing.F) {
	f.Add(pack(f, parts()))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = xlsx.Check(data) // what it says is not asked
	})
}
