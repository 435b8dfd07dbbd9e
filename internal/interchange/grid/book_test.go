package grid_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"rolexport/internal/interchange/grid"
)

const (
	relations  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relation   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	main       = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	packageAt  = "_rels/.rels"
	bookAt     = "xl/workbook.xml"
	bookRelsAt = "xl/_rels/workbook.xml.rels"
	sheetAt    = "xl/worksheets/sheet1.xml"
	textsAt    = "xl/sharedStrings.xml"
	stylesAt   = "xl/styles.xml"
)

// parts returns the parts of a small workbook with the rows of its sheet.
func parts(rows string) map[string]string {
	return map[string]string{
		packageAt: relations + `<Relationship Id="r1" Type="` + relation + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		bookAt:    `<workbook ` + main + `><sheets><sheet name="One" sheetId="1" r:id="s1"/></sheets></workbook>`,
		bookRelsAt: relations + `<Relationship Id="s1" Type="` + relation + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="s2" Type="` + relation + `sharedStrings" Target="/xl/sharedStrings.xml"/>` +
			`<Relationship Id="s3" Type="` + relation + `styles" Target="styles.xml"/></Relationships>`,
		sheetAt: `<worksheet ` + main + `><sheetData>` + rows + `</sheetData></worksheet>`,
		textsAt: `<sst ` + main + `><si><t>plain</t></si><si><r><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si>` +
			`<si><t>_x0041__x005F_x0042_</t></si></sst>`,
		stylesAt: `<styleSheet ` + main + `><numFmts count="3"><numFmt numFmtId="164" formatCode="[$€-407] #,##0"/><numFmt numFmtId="165" formatCode="0.##&quot; %&quot;"/>` +
			`<numFmt numFmtId="166" formatCode="[Red]dd\.mm\.yyyy;@"/></numFmts><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/>` +
			`<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`,
	}
}

func book(t testing.TB, parts map[string]string, more ...func(*zip.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range parts {
		part, err := w.Create(name)
		must(t, err)
		_, err = part.Write([]byte(content))
		must(t, err)
	}
	for _, f := range more {
		f(w)
	}
	must(t, w.Close())
	return b.Bytes()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// shown writes what was read, a row on a line.
func shown(f *grid.File) string {
	var b strings.Builder
	for _, s := range f.Sheets {
		fmt.Fprintf(&b, "%s %v %v\n", s.Name, s.Hidden, s.Merged)
		for _, r := range s.Rows {
			fmt.Fprintf(&b, "%d %v", r.Number, r.Hidden)
			for _, c := range r.Cells {
				fmt.Fprintf(&b, " | %s %d %s %v %s", grid.Letters(c.Column), c.Kind, c.Text, c.Percent, c.Unit)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Cells come with their types, whichever program has written them.
func TestCells(t *testing.T) {
	rows := `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="AB2" t="inlineStr"><is><t> in </t></is></c></row>` +
		`<row hidden="1"><c><v>1.5E3</v></c><c s="1"><v>46418.75</v></c><c s="2"><v>0.25</v></c><c s="3"><v>52000</v></c><c s="4"><v>12.5</v></c><c s="5"><v>46418</v></c></row>` +
		`<row r="9"><c r="A9" t="b"><v>1</v></c><c r="B9" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C9"><f>1+1</f></c><c r="D9"><f>1+1</f><v>2</v></c>` +
		`<c r="E9" t="str"><f>A1</f><v>of a formula</v></c><c r="F9" s="1"/><c r="G9" t="d"><v>2027-01-31T00:00:00</v></c>` +
		`<c r="H9"><f>1+1</f><v></v></c><c r="I9"><f>1+1</f><v/></c><c r="J9" t="str"><f>""</f><v></v></c><c r="K9" t="s"><f>A1</f><v></v></c></row>`
	p := parts(rows)
	p[sheetAt] = strings.Replace(p[sheetAt], "</worksheet>", `<mergeCells><mergeCell ref="A1:C1"/></mergeCells></worksheet>`, 1)
	f, problems := grid.Read("t.xlsx", book(t, p))
	if problems != nil {
		t.Fatal(problems)
	}
	want := `One false [A1:C1]
2 false | A 0 plain false  | B 0 rich text false  | C 0 A_x0042_ false  | AB 0  in  false 
3 true | A 1 1500 false  | B 2 2027-01-31 false  | C 1 0.25 true  | D 1 52000 false € | E 1 12.5 false % | F 2 2027-01-31 false 
9 false | A 3 true false  | B 4 the error #DIV/0! false  | C 4 a formula without a result false  | D 1 2 false  | E 0 of a formula false  | G 2 2027-01-31 false  | H 4 a formula without a result false  | I 4 a formula without a result false  | K 4 a formula without a result false 
`
	if got := shown(f); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A workbook that nobody means well by, or that is no workbook, is refused with its reason.
func TestRefusedBooks(t *testing.T) {
	const row = `<row r="1"><c r="A1"><v>1</v></c></row>`
	without := func(name string) map[string]string {
		p := parts(row)
		delete(p, name)
		return p
	}
	with := func(name, from, to string) map[string]string {
		p := parts(row)
		if !strings.Contains(p[name], from) {
			t.Fatalf("%s lacks %q", name, from)
		}
		p[name] = strings.Replace(p[name], from, to, 1)
		return p
	}
	header := func(h *zip.FileHeader) func(*zip.Writer) {
		return func(w *zip.Writer) {
			part, err := w.CreateHeader(h)
			must(t, err)
			_, err = part.Write([]byte("x"))
			must(t, err)
		}
	}
	link := &zip.FileHeader{Name: "xl/link"}
	link.SetMode(fs.ModeSymlink | 0o777)
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"path up":           {book(t, parts(row), header(&zip.FileHeader{Name: "../evil"})), "unsafe-path"},
		"path from the top": {book(t, parts(row), header(&zip.FileHeader{Name: "/evil"})), "unsafe-path"},
		"link":              {book(t, parts(row), header(link)), "unsafe-file"},
		"twice":             {book(t, parts(row), header(&zip.FileHeader{Name: "xl/Workbook.xml"})), "duplicate-file"},
		"encrypted":         {book(t, parts(row), header(&zip.FileHeader{Name: "x", Flags: 1})), "encrypted-file"},
		"bomb": {book(t, parts(row), func(w *zip.Writer) {
			part, err := w.Create("xl/media/bomb")
			must(t, err)
			_, err = part.Write(make([]byte, 4<<20))
			must(t, err)
		}), "zip-bomb"},
		"huge cell":           {book(t, parts(`<row r="1"><c r="A1" t="inlineStr"><is><t>`+strings.Repeat("aé", 110_000)+noise()+`</t></is></c></row>`)), "huge-cell"},
		"too wide":            {book(t, parts(`<row r="1"><c r="AMK1"><v>1</v></c></row>`)), "too-large"},
		"row out of order":    {book(t, parts(`<row r="2"/><row r="1"/>`)), `a row is numbered "1"`},
		"row far away":        {book(t, parts(`<row r="99999999"/>`)), "a row is numbered"},
		"cell out of order":   {book(t, parts(`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`)), `a cell in row 1 is called "A1"`},
		"no such text":        {book(t, parts(`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`)), `names the text "-1"`},
		"no number":           {book(t, parts(`<row r="1"><c r="A1"><v>NaN</v></c></row>`)), `holds the number "NaN"`},
		"broken XML":          {book(t, parts(`<row r="1"><c>`)), "sheet \"One\""},
		"no workbook":         {book(t, without(packageAt)), "it holds no workbook"},
		"part missing":        {book(t, without(sheetAt)), "there is no part"},
		"outside":             {book(t, with(bookRelsAt, `Target="worksheets/sheet1.xml"`, `Target="../../../etc/passwd"`)), "there is no part"},
		"entities":            {book(t, with(textsAt, `<t>plain`, `<t>&lol;`)), "invalid character entity"},
		"called xlsx":         {[]byte("Title\nLead\n"), "it is no workbook"},
		"old Excel":           {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "of the old kind"},
		"an archive cut off":  {book(t, parts(row))[:300], "cannot be opened"},
		"nothing in the file": {nil, "the file is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			f, problems := grid.Read("t.xlsx", c.file)
			var said strings.Builder
			for _, p := range problems {
				fmt.Fprintf(&said, "%s [%s]\n", p.Error(), p.Code)
			}
			if f != nil || !strings.Contains(said.String(), c.want) {
				t.Errorf("said %q, want %q", said.String(), c.want)
			}
		})
	}
}

// noise is text that hardly packs.
func noise() string {
	var b strings.Builder
	x := uint32(1)
	for range 20_000 {
		x = x*1664525 + 1013904223
		b.WriteByte('a' + byte(x>>24)%26)
	}
	return b.String()
}

func TestText(t *testing.T) {
	for name, c := range map[string]struct{ file, name, want, note string }{
		"commas":            {"a,b\n1,\"2;3\"\n", "t.csv", "1 a|b\n2 1|2;3\n", "comma"},
		"semicolons within": {"a,b\n1,\"x;y\nx;y\nx;y\nx;y\"\n", "t.csv", "1 a|b\n2 1|x;y\nx;y\nx;y\nx;y\n", "comma"},
		"semicolons":        {"a;b\nx, y, z;2\n", "t.csv", "1 a|b\n2 x, y, z|2\n", "semicolon"},
		"tabs":              {"a\tb\n1\t2,5\n", "t.txt", "1 a|b\n2 1|2,5\n", "tab"},
		"one column":        {"a\nb c\n", "t.csv", "1 a\n2 b c\n", ""},
		"said":              {"sep=;\na;b,c\n", "t.csv", "2 a|b,c\n", "as its first line says"},
		"byte order":        {"\uFEFFa,b\n1,é\n", "t.csv", "1 a|b\n2 1|é\n", "comma"},
		"latin":             {"a,b\n1,\xe9\x80\n", "t.csv", "1 a|b\n2 1|é€\n", "Latin-1"},
		"UTF-16":            {"\xFF\xFEa\x00\t\x00b\x00\n\x00\xe9\x00\t\x002\x00", "t.txt", "1 a|b\n2 é|2\n", "UTF-16"},
		"lines in cell":     {"a,b\n\"x\ny\",2\nz,3\n", "t.csv", "1 a|b\n2 x\ny|2\n4 z|3\n", "comma"},
		"empty rows":        {"\n,,\na,b\n", "t.csv", "3 a|b\n", "comma"},
	} {
		t.Run(name, func(t *testing.T) {
			f, problems := grid.Read(c.name, []byte(c.file))
			if problems != nil {
				t.Fatal(problems)
			}
			var b strings.Builder
			for _, r := range f.Sheets[0].Rows {
				fmt.Fprintf(&b, "%d ", r.Number)
				for i, cell := range r.Cells {
					if i > 0 {
						b.WriteByte('|')
					}
					b.WriteString(cell.Text)
				}
				b.WriteByte('\n')
			}
			if got := b.String(); got != c.want || !strings.Contains(strings.Join(f.Notes, "\n"), c.note) {
				t.Errorf("%q, %q", got, f.Notes)
			}
		})
	}
	for file, want := range map[string]string{
		"a,\"b": "cannot be read", "a,b\x00c": "no text", "a": "no kind of table", "PK\x03\x04": "workbook or an archive",
		"a," + strings.Repeat("x", grid.MaxText+1): "holds more than", strings.Repeat(",", grid.MaxColumns) + "x": "columns",
	} {
		name := "t.csv"
		if file == "a" {
			name = "t.ods"
		}
		if f, problems := grid.Read(name, []byte(file)); f != nil || !strings.Contains(problems.Error(), want) {
			t.Errorf("%.20q: %v, want %q", file, problems, want)
		}
	}
}

// FuzzRead holds for any file: no panic, no hang, and a table or a reason.
func FuzzRead(f *testing.F) {
	for _, rows := range []string{`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, `<row><c s="2"><v>1</v></c><c t="b"><v>0</v></c></row>`} {
		f.Add(book(f, parts(rows)), uint8(0))
	}
	f.Add([]byte("Title;Pay\n\"a\"\"b\";#\n"), uint8(1))
	f.Add([]byte("sep=\t\na\tb\n\xe9"), uint8(1))
	f.Fuzz(func(t *testing.T, src []byte, which uint8) {
		name := []string{"t.xlsx", "t.csv"}[which%2]
		file, problems := grid.Read(name, src)
		if (file == nil) != problems.HasErrors() {
			t.Fatalf("%v, %v", file, problems)
		}
		if file == nil {
			return
		}
		for _, s := range file.Sheets {
			for i, r := range s.Rows {
				if len(r.Cells) == 0 || i > 0 && r.Number <= s.Rows[i-1].Number {
					t.Fatalf("row %+v", r)
				}
			}
		}
	})
}

// FuzzSheet holds for any rows of a workbook that is sound otherwise.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>`)
	f.Add(`<row><c t="s"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData>`)
	f.Fuzz(func(t *testing.T, rows string) {
		if file, problems := grid.Read("t.xlsx", book(t, parts(rows))); (file == nil) != problems.HasErrors() {
			t.Fatalf("%v, %v", file, problems)
		}
	})
}
