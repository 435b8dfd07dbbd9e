package xlsx

import (
	"cmp"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/theme"
)

// The limits of a sheet and a cell (ECMA-376 as Excel 2007 and later keep it).
const (
	maxRows    = 1_048_576
	maxColumns = 16_384
)

// typeface is set in every cell. Liberation Sans has its widths, so measuring with the one fits the other.
const typeface = "Arial"

// A workbook is the file in the making.
type workbook struct {
	file    *excelize.File // all but cells and styles
	doc     *doc.Document
	env     *render.Env
	theme   *theme.Theme
	paper   paper
	rulers  rulers
	packer  *packer
	styles  *styleSheet
	sheets  []*sheet
	tables  []*tableSheet
	byName  map[string]*tableSheet // by Table.Name
	names   map[string]string      // of cells, by their names in lower case
	defined []definedName
	letters []string // column names, from A

	tableNames tableNames
	tableCount int
}

// A sheet is one sheet of the file, with what excelize does not write.
type sheet struct {
	name    string
	part    string // path in the package
	columns []int  // widths in thousandths of a point
	tabular bool   // its rows are a table
	beyond  int    // columns after these that have a set width, for charts to stand on
	rows    func(io.Writer) error
}

func newWorkbook(d *doc.Document, env *render.Env, r *renderer) (*workbook, error) {
	paper, err := newPaper(env.Sheet(d, r.theme))
	if err != nil {
		return nil, err
	}
	file, err := open()
	if err != nil {
		return nil, err
	}
	b := &workbook{
		file: file, doc: d, env: env, theme: r.theme, paper: paper, rulers: r.rulers, packer: r.packer,
		styles: newStyleSheet(r.theme.Colours), byName: map[string]*tableSheet{}, names: map[string]string{}, tableNames: tableNames{},
	}
	names := sheetNames{}
	names.take(indexSheet(d.Locale))
	for _, t := range doc.Tables(d.Blocks) {
		if known := b.byName[t.Name]; known != nil {
			if known.table == t {
				continue
			}
			return nil, fmt.Errorf("two tables are named %q", t.Name)
		}
		if err := checkSize(t); err != nil {
			return nil, err
		}
		s := newTableSheet(b, t, names.take(cmp.Or(t.Sheet, t.Title)))
		b.tables = append(b.tables, s)
		b.byName[t.Name] = s
	}
	return b, nil
}

// write lays out everything but the cells of tables, which are written when the file is packed.
func (b *workbook) write() error {
	if err := b.writeIndex(); err != nil {
		return err
	}
	for _, s := range b.tables {
		if err := b.addSheet(&s.sheet); err != nil {
			return err
		}
	}
	if err := b.nameFields(); err != nil {
		return err
	}
	if err := b.prepareCharts(); err != nil {
		return err
	}
	for i, s := range b.tables {
		if err := s.lay(); err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
		b.nameHeads(s, i+2) // the index is sheet 1
	}
	b.file.SetActiveSheet(0)
	return nil
}

// addSheet adds a sheet to the file, with the view that all sheets share.
func (b *workbook) addSheet(s *sheet) error {
	b.sheets = append(b.sheets, s)
	s.part = fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.sheets))
	if len(b.sheets) == 1 {
		if err := b.file.SetSheetName(b.file.GetSheetName(0), s.name); err != nil {
			return err
		}
	} else if _, err := b.file.NewSheet(s.name); err != nil {
		return err
	}
	off := false
	return b.file.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &off})
}

// report says what a sheet cannot show as the document means it.
func (b *workbook) report(code, about, format string, args ...any) {
	b.env.Report(diag.Diagnostic{Severity: diag.Warning, Code: code, Message: fmt.Sprintf(format, args...), About: about})
}

// column returns the name of column i, counting from 0.
func (b *workbook) column(i int) string {
	for len(b.letters) <= i {
		name, err := excelize.ColumnNumberToName(len(b.letters) + 1)
		if err != nil {
			panic(err) // newWorkbook has checked the number of columns
		}
		b.letters = append(b.letters, name)
	}
	return b.letters[i]
}

// at returns the reference of the cell in column i, counting from 0, and row, counting from 1.
func (b *workbook) at(i, row int) string { return fmt.Sprintf("%s%d", b.column(i), row) }

// area returns the reference of the cells from column i to j, counting from 0, and from row to row, counting from 1.
func (b *workbook) area(i, first, j, last int) string { return b.at(i, first) + ":" + b.at(j, last) }

func checkSize(t *doc.Table) error {
	if n := firstRow - 1 + len(t.Rows); n > maxRows {
		return fmt.Errorf("table %q has %d rows, a sheet holds %d: export fewer roles at a time", t.Title, n, maxRows)
	}
	if n := len(t.Columns); n > maxColumns {
		return fmt.Errorf("table %q has %d columns, a sheet holds %d: export fewer roles at a time", t.Title, n, maxColumns)
	}
	return nil
}
