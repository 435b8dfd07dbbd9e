package roletable

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/exttool"
	"rolexport/internal/interchange/merge"
	"rolexport/internal/strictyaml"
)

// office has LibreOffice open a file and save it in other formats, one after the other. It returns the last of them.
func office(t *testing.T, data []byte, from string, formats ...string) []byte {
	t.Helper()
	exttool.Require(t, "soffice")
	profile, dir := t.TempDir(), t.TempDir()
	name := filepath.Join(dir, "roles."+from)
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range formats {
		args := []string{"-env:UserInstallation=file://" + profile, "--headless"}
		if strings.HasSuffix(name, ".csv") {
			args = append(args, "--infilter=CSV:44,34,76,1")
		}
		out := t.TempDir()
		exttool.Run(t, "soffice", append(args, "--convert-to", format, "--outdir", out, name)...)
		ext, _, _ := strings.Cut(format, ":")
		name = filepath.Join(out, "roles."+ext)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

const (
	excel  = "xlsx:Calc MS Excel 2007 XML"
	open   = "ods"
	commas = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
)

// edited returns the default dataset with texts that spreadsheets like to change.
func edited(t *testing.T) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	share := 1.234
	r := ds.Roles[0]
	r.Version, r.Owner, r.Family = "1324.30", "0101", "=1+1"
	r.Summary, r.Purpose = " two  blanks ", "line\nline\n\n'quoted'"
	r.Notes = dataset.Lines{{Text: "- a; b"}, {Text: "_x0041_", Audience: dataset.Audience{"internal"}}, {Text: "שלום ﷺ 倉庫長 👩🏽‍🍳"}, {Text: "\"x\""}, {Text: "TRUE"}}
	r.Tags = dataset.NewLines("2027-01-31", "1e5", "3/4", "n/a")
	r.Duties[0].Share = &share
	r.Pay.Note = "+49 30 1234"
	return ds
}

// changedFields returns what differs between a dataset and what was read, as role/field.
func changedFields(t *testing.T, ds *dataset.Dataset, got *Result) []string {
	t.Helper()
	var changed []string
	for i, r := range got.Import.Dataset.Roles {
		a, b := reflect.ValueOf(*r), reflect.ValueOf(*ds.Roles[i])
		for j := range a.NumField() {
			name := a.Type().Field(j).Tag.Get("yaml")
			one, other := reflect.New(a.Type()), reflect.New(a.Type())
			if name == "" || name == "-" || !one.Elem().Field(j).CanSet() {
				continue
			}
			one.Elem().Field(j).Set(a.Field(j))
			other.Elem().Field(j).Set(b.Field(j))
			if x, y := strictyaml.Encode(one.Interface()), strictyaml.Encode(other.Interface()); !bytes.Equal(x, y) {
				changed = append(changed, r.ID+"/"+name)
				t.Logf("%s: %s\nwas %s", name, x, y)
			}
		}
	}
	return changed
}

// A workbook that was opened and saved by LibreOffice comes back as it was.
func TestThroughLibreOffice(t *testing.T) {
	ds := edited(t)
	file, _, err := Workbook(ds)
	if err != nil {
		t.Fatal(err)
	}
	got, problems := Read("roles.xlsx", office(t, file, "xlsx", open, excel), Options{Into: ds})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if changed := changedFields(t, ds, got); changed != nil {
		t.Errorf("LibreOffice changed %v", changed)
	}
	table, _, err := CSV(ds)
	if err != nil {
		t.Fatal(err)
	}
	got, problems = Read("roles.csv", office(t, table, "csv", open, commas), Options{Into: ds})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if changed := changedFields(t, ds, got); changed != nil {
		t.Errorf("LibreOffice changed %v in csv", changed)
	}
}

// What is changed in LibreOffice, and nothing else, changes in the folder.
func TestChangedInLibreOffice(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "roles")
	if err := os.CopyFS(folder, rolexport.Dataset()); err != nil {
		t.Fatal(err)
	}
	ds, problems := dataset.Load(os.DirFS(folder), dataset.MainFile, "roles")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	file, _, err := Workbook(ds)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	set := func(sheet, header string, row int, value any) {
		t.Helper()
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		column := slices.Index(rows[0], header)
		cell, err := excelize.CoordinatesToCellName(column+1, row)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	set("Roles", "Pay max", 3, 71500)
	set("Duties", "Duty share", 2, "12.5 %")
	set("Skills", "Skill level", 2, 1)
	var changed bytes.Buffer
	if err := book.Write(&changed); err != nil {
		t.Fatal(err)
	}
	got, problems := Read("roles.xlsx", office(t, changed.Bytes(), "xlsx", open, excel), Options{Into: ds, Source: &dataset.Source{Name: "roles.xlsx"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	plan, problems, err := merge.New(folder, got.Import)
	if plan == nil || err != nil {
		t.Fatal(problems, err)
	}
	var said []string
	for _, e := range plan.Entries {
		if e.Status == merge.Changed || e.Status == merge.Added {
			said = append(said, e.Sort+" "+e.ID+": "+strings.Join(e.Fields, ", "))
		}
	}
	want := []string{"role " + ds.Roles[0].ID + ": duties, skills", "role " + ds.Roles[1].ID + ": pay"}
	if !slices.Equal(said, want) {
		t.Errorf("changed: %q, want %q", said, want)
	}
	if files := plan.Files(); len(files) != 2 {
		t.Errorf("written: %q", files)
	}
}
