package workbook

import (
	"encoding/xml"
	"regexp"
	"strings"
	"testing"

	"rolexport/internal/compose"
	"rolexport/internal/diag"
	"rolexport/internal/readback/written"
	"rolexport/internal/render/xlsx/xlsxtest"
	verify "rolexport/internal/verify/xlsx"
)

var (
	frame   = regexp.MustCompile(`<xdr:graphicFrame`)
	altText = regexp.MustCompile(`<xdr:cNvPr [^>]*descr="[^"]{10,}"`)
)

// TestWorkbooksAreAccessible finds in every workbook, those of odd titles too: a title and a language, names for the heads of each table,
// words for each chart, no merged cells and no password. The checker adds the contrast.
func TestWorkbooksAreAccessible(t *testing.T) {
	t.Parallel()
	files := map[string][]byte{}
	for _, w := range workbooks(t) {
		files[w.doc.Name] = w.data
	}
	ds := odd(t)
	for _, k := range compose.Kinds() {
		if k.ID != "comparison" && k.ID != "role-matrix" && k.ID != "workforce-plan" {
			continue
		}
		for _, w := range written.Write(t, ds, k, func(diag.Diagnostic) {}, "xlsx") {
			files["odd "+w.Doc.Name] = w.Files["xlsx"]
		}
	}
	charts := 0
	for name, data := range files {
		found, err := verify.Check(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, f := range found {
			t.Errorf("%s: %s: %s: %s", name, f.Rule.Code, f.Object, f.Message)
		}
		titled := false
		xlsxtest.Repack(t, data, func(part, content string) (string, string) {
			switch {
			case part == "docProps/core.xml":
				var core struct {
					Title    string `xml:"title"`
					Language string `xml:"language"`
				}
				if err := xml.Unmarshal([]byte(content), &core); err != nil {
					t.Error(err)
				}
				titled = core.Title != "" && core.Language != ""
			case strings.HasPrefix(part, "xl/drawings/drawing"):
				n := len(frame.FindAllString(content, -1))
				charts += n
				if told := len(altText.FindAllString(content, -1)); told < n {
					t.Errorf("%s, %s: words for %d of %d charts", name, part, told, n)
				}
			}
			for _, lock := range []string{"<sheetProtection", "<workbookProtection", "<fileSharing", "<mergeCell"} {
				if strings.Contains(content, lock) {
					t.Errorf("%s, %s: there is a %s", name, part, lock)
				}
			}
			return part, content
		})
		if !titled {
			t.Errorf("%s: no title or no language", name)
		}
		book := read(t, data)
		for _, s := range book.Sheets[1:] {
			sheet := "'" + strings.ReplaceAll(s.Name, "'", "''") + "'!$A$1"
			named := false
			for _, n := range book.Names {
				named = named || (strings.HasPrefix(n, "TitleRegion") || strings.HasPrefix(n, "ColumnTitleRegion")) && strings.HasSuffix(n, " = "+sheet)
			}
			if !named {
				t.Errorf("%s, sheet %q: no name tells its heads", name, s.Name)
			}
		}
	}
	if charts < 10 {
		t.Errorf("only %d charts were looked at", charts)
	}
}
