package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/export"
	"rolexport/internal/interchange/grid"
	"rolexport/internal/interchange/merge"
	"rolexport/internal/interchange/roletable"
	"rolexport/internal/strictyaml"
)

func (p *program) importTableCommand() *cli.Command {
	return &cli.Command{
		Name: "table", ArgsUsage: "FILE", Usage: "import roles from a spreadsheet, xlsx or csv",
		Description: fmt.Sprintf(`A row holds a role, or a duty of one. Columns are recognised by their headers, in English and German; --map names others,
and docs/tables.md lists them all. What is not understood is reported with its row and column, and then nothing is written.
A workbook from rolexport export --kind table comes back without loss. Its csv file holds all that roles say; descriptions of terms, and the settings that
start a new dataset, are in the workbook alone. A table made for an --audience is refused over a dataset that withholds something from it.
Refused are files over %d MB, sheets over %d rows or %d columns, cells over %d characters, and workbooks that are no sound archives.`,
			grid.MaxBytes>>20, grid.MaxRows, grid.MaxColumns, grid.MaxText),
		Flags: importFlags(
			&cli.StringFlag{Name: "map", Usage: "read from the YAML `FILE` which columns hold which fields"},
			&cli.StringFlag{Name: "sheet", Usage: "read only the sheet `NAME` (default: the first with roles, and those that go with it)"},
			&cli.IntFlag{Name: "header-row", Usage: "the names of the columns stand in row `N` (default: the first row that names a title or id)"},
			&cli.StringFlag{Name: "currency", Usage: "`CODE` of amounts that name no currency, such as EUR"},
			&cli.StringFlag{Name: "organisation", Usage: "`NAME` of who hires, for postings in a new folder (default: what the sheet Dataset says)"},
			&cli.StringFlag{Name: "source", Usage: "`NAME` of where the roles come from (default: the file, for new roles of a table without a column of sources)"},
			&cli.StringFlag{Name: "source-version", Usage: "`VERSION` of the source"},
			&cli.StringFlag{Name: "licence", Usage: "`LICENCE` of the source"},
			&cli.StringFlag{Name: "credit", Usage: "`SENTENCE` that the licence asks every document to print"},
		),
		Action: p.importing(p.readTable),
	}
}

// oneWay says of a table for readers that it does not come back, before somebody edits it.
func (p *program) oneWay(in *input, plan *export.Plan) {
	const kind = "table"
	made := slices.ContainsFunc(plan.Documents, func(d export.Document) bool { return d.Subject.Kind == kind })
	if made && in.audience != "" && in.whole.Withholds(in.audience) {
		p.voice.note("the table leaves out what is not for %s readers, and cannot be brought back over the dataset that it was made from", in.audience)
	}
}

func (p *program) readTable(c *cli.Context, name string) (*merge.Import, diag.List, error) {
	o := roletable.Options{Sheet: c.String("sheet"), HeaderRow: c.Int("header-row"), Currency: c.String("currency"), Organisation: c.String("organisation")}
	switch {
	case c.IsSet("header-row") && o.HeaderRow < 1:
		return nil, nil, usage(fmt.Sprintf("--header-row is %d, and must be 1 or more", o.HeaderRow), "")
	case o.Currency != "" && !dataset.IsCurrency(o.Currency):
		return nil, nil, usage(fmt.Sprintf("--currency is %q, and must be a code such as EUR", o.Currency), "")
	}
	o.Source = &dataset.Source{
		Name: cmp.Or(c.String("source"), filepath.Base(name)), Version: c.String("source-version"), Licence: c.String("licence"), Credit: c.String("credit"),
	}
	o.SourceOfAll = slices.ContainsFunc([]string{"source", "source-version", "licence", "credit"}, c.IsSet)
	var problems diag.List
	if file := c.String("map"); file != "" {
		src, err := readWhole(file, strictyaml.MaxBytes)
		if err != nil {
			return nil, nil, err
		}
		if o.Map, problems = roletable.ParseMapping(filepath.ToSlash(file), src); o.Map == nil {
			return nil, problems, nil
		}
	}
	src, err := readWhole(name, grid.MaxBytes)
	if err != nil {
		return nil, nil, err
	}
	if o.Into, err = held(c.String("out")); err != nil {
		return nil, nil, err
	}
	result, more := roletable.Read(filepath.ToSlash(name), src, o)
	problems = append(problems, more...)
	if result == nil {
		return nil, problems, nil
	}
	for _, n := range result.Notes {
		p.voice.note("%s", n)
	}
	return result.Import, problems, nil
}

// readWhole returns the content of a file, and an error for what is no file or is larger than limit bytes.
func readWhole(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, reason(name, err)
	}
	defer f.Close() // it was only read from
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, reason(name, err)
	case info.IsDir():
		return nil, usage(fmt.Sprintf("%s is a folder", name), "name a file")
	case !info.Mode().IsRegular():
		return nil, usage(fmt.Sprintf("%s is no regular file", name), "")
	}
	src, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, reason(name, err)
	}
	if int64(len(src)) > limit {
		return nil, usage(fmt.Sprintf("%s is larger than %d MB", name, limit>>20), "split it into smaller files")
	}
	return src, nil
}

// held returns the dataset that a folder holds, and nil when there is none or when it has mistakes, which the merge reports.
func held(dir string) (*dataset.Dataset, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, reason(dir, err)
	}
	defer root.Close() // it was only read from
	ds, _ := dataset.Load(root.FS(), dataset.MainFile, filepath.ToSlash(dir))
	return ds, nil
}
