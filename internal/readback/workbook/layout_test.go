package workbook

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/compose"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx/xlsxtest"
	verify "rolexport/internal/verify/xlsx"
)

// A book is a document with the workbook that was made of it.
type book struct {
	doc  *doc.Document
	path string
	data []byte
}

// workbooks returns the workbooks that are laid out: the default ones, and one that puts all that they can do to use.
func workbooks(t *testing.T) []book {
	t.Helper()
	format, _ := formats.ByName("xlsx")
	d := xlsxtest.Staffing()
	file, _ := rendertest.Render(t, rendertest.New(t, format), d)
	path := filepath.Join(t.TempDir(), "staffing.xlsx")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	all := []book{{d, path, file}}
	for _, w := range written.Defaults(t) {
		if w.Files["xlsx"] != nil {
			all = append(all, book{w.Doc, w.Path("xlsx"), w.Files["xlsx"]})
		}
	}
	return all
}

// TestWorkbooksAreSound holds all workbooks against the rules whose breach makes Excel offer to repair them, those of many roles with odd
// titles among them.
func TestWorkbooksAreSound(t *testing.T) {
	t.Parallel()
	books := workbooks(t)
	for _, k := range compose.Kinds() {
		if !k.Tabular {
			continue
		}
		for _, w := range written.Write(t, odd(t), k, func(diag.Diagnostic) {}, "xlsx") {
			books = append(books, book{doc: w.Doc, path: "odd-" + w.Doc.Name, data: w.Files["xlsx"]})
		}
	}
	for _, w := range books {
		found, err := verify.Check(w.data)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(w.path), err)
		}
		for _, f := range found {
			t.Errorf("%s: %s: %s: %s", filepath.Base(w.path), f.Rule.Code, f.Object, f.Message)
		}
	}
}

// soffice has LibreOffice convert files, and returns the folder with what came of them.
func soffice(t *testing.T, to string, files ...string) string {
	t.Helper()
	exttool.Require(t, "soffice")
	out := t.TempDir()
	exttool.Run(t, "soffice", append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", to, "--outdir", out}, files...)...)
	return out
}

// TestNoFigureIsTooWide has LibreOffice print workbooks: a figure that does not fit into its column is printed as ###.
func TestNoFigureIsTooWide(t *testing.T) {
	t.Parallel()
	exttool.Require(t, "soffice")
	exttool.Require(t, "pdftotext")
	var files []string
	books := workbooks(t)
	for _, w := range books {
		files = append(files, w.path)
	}
	out := soffice(t, "pdf", files...)
	for _, w := range books {
		name := strings.TrimSuffix(filepath.Base(w.path), ".xlsx") + ".pdf"
		text := exttool.Run(t, "pdftotext", "-layout", filepath.Join(out, name), "-")
		if i := strings.Index(text, "##"); i >= 0 {
			t.Errorf("%s: a figure is too wide for its column: %.200q", name, text[max(0, i-100):])
		}
		for _, s := range figures(w.doc) {
			if !strings.Contains(written.Squeeze(text), written.Squeeze(s)) {
				t.Errorf("%s: the printed sheets lack %q", name, s)
			}
		}
	}
}

// figures returns the amounts in the tables of a document as a workbook shows them.
func figures(d *doc.Document) []string {
	var all []string
	for _, t := range doc.Tables(d.Blocks) {
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				if v, _ := doc.Unmark(c); v != nil {
					if m, ok := v.(doc.Money); ok {
						all = append(all, d.Locale.Text(m))
					}
				}
			}
		}
	}
	return all
}

var customHeight = regexp.MustCompile(` ht="[0-9.]*"( customHeight="1")?`)

// TestNoTextIsCut has LibreOffice say how tall each row has to be: none of ours may be lower, so that no line of a wrapped text is cut.
func TestNoTextIsCut(t *testing.T) {
	t.Parallel()
	exttool.Require(t, "soffice")
	const slack = 0.3 // points; LibreOffice rounds heights to twentieths of a point
	var files []string
	books := workbooks(t)
	dir := t.TempDir()
	for _, w := range books {
		free := xlsxtest.Repack(t, w.data, func(name, content string) (string, string) {
			if strings.HasPrefix(name, "xl/worksheets/sheet") {
				content = customHeight.ReplaceAllString(content, "")
			}
			return name, content
		})
		path := filepath.Join(dir, filepath.Base(w.path))
		if err := os.WriteFile(path, free, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	out := soffice(t, "xlsx:Calc MS Excel 2007 XML", files...)
	rows := 0
	for i, w := range books {
		data, err := os.ReadFile(filepath.Join(out, filepath.Base(files[i])))
		if err != nil {
			t.Fatal(err)
		}
		ours, theirs := read(t, w.data), read(t, data)
		for n, s := range ours.Sheets {
			need := map[string]float64{}
			for _, r := range theirs.Sheets[n].Rows {
				if len(r.Cells) > 0 {
					need[rowOf(r)], _ = strconv.ParseFloat(r.Height, 64)
				}
			}
			for _, r := range s.Rows {
				have, _ := strconv.ParseFloat(r.Height, 64)
				if len(r.Cells) == 0 || have >= 409 {
					continue
				}
				rows++
				if want := need[rowOf(r)]; have+slack < want {
					t.Errorf("%s, sheet %q, row %s is %v points tall and needs %v", filepath.Base(w.path), s.Name, rowOf(r), have, want)
				}
			}
		}
	}
	if rows < 100 {
		t.Errorf("only %d rows were compared", rows)
	}
}

func rowOf(r xlsxtest.Row) string {
	return strings.TrimLeft(r.Cells[0].Ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
