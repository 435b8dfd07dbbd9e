package collate

import (
	"slices"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx/xlsxtest"
)

// document returns a document of which a test changes one thing.
func document(change func(*doc.Document, *doc.Table)) *doc.Document {
	text := func(s string) []doc.Inline { return []doc.Inline{doc.Text(s)} }
	table := &doc.Table{
		Name: "duties", Title: "Duties",
		Columns: []doc.Column{{Key: "duty", Title: "Duty", Header: true}, {Key: "share", Title: "Share", Kind: doc.NumberColumn}},
	}
	for i, duty := range []string{"Run the shift", "Count the stock", "Train the team"} {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Value{doc.Text(duty), number(10 * (i + 1))}})
	}
	d := rendertest.Document("lead",
		&doc.Heading{Level: 1, ID: "lead", Text: text("Lead")},
		&doc.Paragraph{Text: text("Sees to it that the shift runs as it was planned, and that everybody goes home in one piece.")},
		table,
	)
	if change != nil {
		change(d, table)
	}
	return d
}

func rendered(t testing.TB, format string, d *doc.Document) []byte {
	t.Helper()
	for _, f := range formats.Rendered() {
		if f.Name == format {
			data, problems := rendertest.Render(t, rendertest.New(t, f), d)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			return data
		}
	}
	t.Fatalf("no format %s", format)
	return nil
}

func number(n int) doc.Number { return doc.Number{Value: float64(n)} }

// reword changes a word of the paragraph.
func reword(d *doc.Document, _ *doc.Table) {
	p := d.Blocks[1].(*doc.Paragraph)
	p.Text = []doc.Inline{doc.Text("Sees to it that the night shift runs as it was planned, and that everybody goes home in one piece.")}
}

func recount(_ *doc.Document, t *doc.Table) { t.Rows[1].Cells[1] = number(25) }

func retitle(d *doc.Document, _ *doc.Table) { d.Title = "Another title" }

// digest puts words with a digest in the place of the paragraph.
func digest(sum string) func(*doc.Document, *doc.Table) {
	return func(d *doc.Document, _ *doc.Table) {
		d.Blocks[1] = &doc.Paragraph{Text: []doc.Inline{doc.Text("From Roles 1.0, digest " + sum + ".")}}
	}
}

func addRow(_ *doc.Document, t *doc.Table) {
	t.Rows = append([]doc.Row{{Cells: []doc.Value{doc.Text("Open the doors"), number(5)}}}, t.Rows...)
}

func TestRenderings(t *testing.T) {
	for _, test := range []struct {
		format string
		change func(*doc.Document, *doc.Table)
		want   string
	}{
		{"pdf", reword, "page 1: “… that the shift runs …” is now “… that the night shift runs …”"},
		{"pdf", recount, "page 1: “20” is now “25”"},
		{"pdf", retitle, "title: “Specimen lead” is now “Another title”"},
		{"pdf", addRow, "page 1: new: “Open the doors 5”"},
		{"txt", reword, "line 4: “… that the shift runs …” is now “… that the night shift runs …”"},
		{"md", reword, "line 3: “… that the shift runs …” is now “… that the night shift runs …”"},
		{"xlsx", reword, "Index!B2: “… that the shift runs …” is now “… that the night shift runs …”"},
		{"xlsx", recount, "Duties!B3: “20” is now “25”"},
		{"xlsx", addRow, "Duties row 2: new: “Open the doors | 5”"},
	} {
		there, due := rendered(t, test.format, document(nil)), rendered(t, test.format, document(test.change))
		got := strings.Join(Files("x."+test.format, there, due).Lines(Newer), "\n")
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.format, got, test.want)
		}
	}
}

// TestTheSameWords tries what differs without a word.
func TestTheSameWords(t *testing.T) {
	pdf, book := rendered(t, "pdf", document(nil)), rendered(t, "xlsx", document(nil))
	for _, test := range []struct {
		name, file string
		there, due []byte
		want       string
	}{
		{"paper", "x.pdf", pdf, rendered(t, "pdf", document(func(d *doc.Document, _ *doc.Table) { d.Paper = doc.Letter })), "the same words; it looks different"},
		{"keywords", "x.pdf", pdf, rendered(t, "pdf", document(func(d *doc.Document, _ *doc.Table) { d.Keywords = []string{"other"} })),
			"the same words and look; its properties differ: Keywords"},
		{"digest", "x.pdf", rendered(t, "pdf", document(digest("0123456789ab"))), rendered(t, "pdf", document(digest("fedcba987654"))),
			"only the digest of the data that it prints differs"},
		{"digest", "x.xlsx", book, rendered(t, "xlsx", document(func(d *doc.Document, _ *doc.Table) { d.Source.Digest = strings.Repeat("fedcba9876543210", 4) })),
			"only the digest of the data that it prints differs"},
		{"styles", "x.xlsx", book, xlsxtest.Change(t, book, "xl/styles.xml", "<fonts", "<fonts "), "the same cells; its styles differ"},
		{"properties", "x.xlsx", book, xlsxtest.Change(t, book, "docProps/app.xml", "rolexport", "Excel"), "the same cells; its properties differ"},
		{"packed anew", "x.xlsx", book, xlsxtest.Repack(t, book, func(name, content string) (string, string) { return name, content }),
			"it differs in no more than how it is written down"},
		{"line ends", "x.txt", []byte("a\r\nb\r\n"), []byte("a\nb\n"), "the same words; its lines end in CR LF, and should in LF"},
		{"spaces", "x.txt", []byte("a  b\n"), []byte("a b\n"), "the same words; spaces or line ends differ"},
		{"quotation marks", "x.csv", []byte("\"a\",b\n"), []byte("a,b\n"), "the same cells; quotation marks, spaces or line ends differ"},
	} {
		if got := strings.Join(Files(test.file, test.there, test.due).Lines(Newer), "\n"); got != test.want {
			t.Errorf("%s of %s: got %q, want %q", test.name, test.file, got, test.want)
		}
	}
}

// TestForeignPDF reads files that are not written as ours are: something follows their end, as where a program has appended what it changed.
func TestForeignPDF(t *testing.T) {
	foreign := func(data []byte) []byte { return append(slices.Clone(data), "% appended\n"...) }
	due := rendered(t, "pdf", document(nil))
	for _, test := range []struct {
		there []byte
		want  string
	}{
		{foreign(due), "the same words\nanother program has saved it, or damaged it"},
		{
			foreign(rendered(t, "pdf", document(reword))),
			"page 1: “… that the night shift runs …” should be “… that the shift runs …”\nanother program has saved it, or damaged it",
		},
		{due[:len(due)/2], "it is damaged: the file has no catalog: it is damaged or cut short"},
	} {
		if got := strings.Join(Files("x.pdf", test.there, due).Lines(Older), "\n"); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestFormulas(t *testing.T) {
	due := rendered(t, "xlsx", xlsxtest.Staffing())
	var address string
	there := xlsxtest.Repack(t, due, func(name, content string) (string, string) {
		if before, rest, ok := strings.Cut(content, "<f>"); address == "" && ok {
			_, address, _ = strings.Cut(before[strings.LastIndex(before, "<c "):], `r="`)
			address, _, _ = strings.Cut(address, `"`)
			content = before + "<f>1+" + rest
		}
		return name, content
	})
	if address == "" {
		t.Fatal("the sheet has no formula")
	}
	got := Files("x.xlsx", there, due)
	if len(got.Differences) != 1 || !strings.HasSuffix(got.Differences[0].Where, "!"+address) || !strings.HasPrefix(got.Differences[0].There, "=1+") {
		t.Errorf("%+v, want one at %s", got, address)
	}
}

// TestEdited tells of files that somebody has changed.
func TestEdited(t *testing.T) {
	const csv = "id,title,purpose\r\nclerk,Clerk,Counts\r\nlead,Lead,Leads\r\n"
	for _, test := range []struct{ name, there, due, want string }{
		{"x.csv", strings.Replace(csv, "Counts", "Counted", 1), csv, "row 2, purpose: “Counted” should be “Counts”"},
		{"x.csv", strings.Replace(csv, "Counts", "", 1), csv, "row 2, purpose: “Counts” is missing"},
		{"x.csv", csv + "boss,Boss,Bosses\r\n", csv, "row 4: “boss | Boss | Bosses” was added"},
		{"x.csv", "id,title,purpose\r\nlead,Lead,Leads\r\n", csv, "row 2: “clerk | Clerk | Counts” is missing"},
		{"x.json", "{\n  \"a\": \"x\",\n  \"b\": 2\n}\n", "{\n  \"a\": \"y\",\n  \"b\": 2\n}\n", `line 2: “"a": "x",” should be “"a": "y",”`},
		{"x.json", "{\n  \"a\": \"x\"\n}\n", "{\n  \"a\": \"x\",\n  \"b\": 2\n}\n", `line 2: “"a": "x"” should be “"a": "x", "b": 2”`},
		{"x.md", "# A\n\nOne.\n", "# A\n\nOne.\n\nTwo.\n", "line 4: “Two.” is missing"},
		{"x.txt", "", "a\n", "it is empty"},
		{"x.txt", "a\xff\n", "a\n", "it is no text any more"},
		{"x.pdf", "hello", string(rendered(t, "pdf", document(nil))), "it is no PDF file any more"},
		{"x.xlsx", "hello", string(rendered(t, "xlsx", document(nil))), "it is no workbook any more"},
		{"x.bin", "a\x00", "a\x00b", "it is 2 bytes long, and 3 bytes are due"},
	} {
		if got := strings.Join(Files(test.name, []byte(test.there), []byte(test.due)).Lines(Older), "\n"); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestManyDifferences(t *testing.T) {
	var there, due strings.Builder
	for i := range 30 {
		line := strings.Repeat("word ", 10) + "\n\n"
		due.WriteString(line)
		if there.WriteString(line); i%2 == 0 {
			there.WriteString("more\n\n")
		}
	}
	got := Files("x.txt", []byte(there.String()), []byte(due.String())).Lines(Older)
	if len(got) != most+1 || got[most] != "and 10 more" {
		t.Errorf("%q", got)
	}
}

// TestHugeFiles has nothing in common, or much of the same, in a few MB: it ends soon.
func TestHugeFiles(t *testing.T) {
	numbers := func(from int) []byte {
		var b strings.Builder
		for i := range 300_000 {
			b.WriteString(size(from+i) + "\n")
		}
		return []byte(b.String())
	}
	for _, name := range []string{"x.txt", "x.csv"} {
		if got := Files(name, numbers(0), numbers(500_000_000)); len(got.Differences) == 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func FuzzFiles(f *testing.F) {
	due := map[string][]byte{
		"x.txt": []byte("One two.\n"), "x.csv": []byte("a,b\n1,2\n"), "x.json": []byte("{\"a\": 1}\n"),
		"x.pdf": rendered(f, "pdf", document(nil)), "x.xlsx": rendered(f, "xlsx", document(nil)),
	}
	for name, data := range due {
		f.Add(name, data)
		f.Add(name, data[:len(data)/2])
		f.Add(name, append([]byte("x"), data...))
	}
	f.Add("x.pdf", rendered(f, "pdf", document(reword)))
	f.Add("x.xlsx", rendered(f, "xlsx", document(recount)))
	f.Fuzz(func(t *testing.T, name string, there []byte) {
		should, ok := due[name]
		if !ok || string(there) == string(should) {
			return
		}
		a := Files(name, there, should)
		if a.empty() {
			t.Error("nothing is told")
		}
		if lines := a.Lines(Older); len(lines) > most+3 || strings.ContainsAny(strings.Join(lines, ""), "\n\r\x1b") {
			t.Errorf("%q", lines)
		}
		for _, note := range a.Notes {
			if strings.HasPrefix(note, "it cannot be read: runtime error") {
				t.Error(note)
			}
		}
	})
}

// An annotation stands at the line of a text in which it differs first; other files have no lines.
func TestLineOfTheFirstDifference(t *testing.T) {
	for _, test := range []struct {
		name, there, due string
		line             int
	}{
		{"a.txt", "Head\n\nOne two three.\n\nEnd.\n", "Head\n\nOne too three.\n\nThe end.\n", 3},
		{"a.json", "{\n  \"a\": 1\n}\n", "{\n  \"a\": 2\n}\n", 2},
		{"a.csv", "h,i\n\"x\ny\",1\na,2\n", "h,i\n\"x\ny\",1\na,3\n", 4},
		{"a.txt", "Same  words\n", "Same words\n", 0},
		{"a.pdf", "no file of its format", "nor is this", 0},
	} {
		if got := Files(test.name, []byte(test.there), []byte(test.due)).Line(); got != test.line {
			t.Errorf("%s: line %d, want %d", test.name, got, test.line)
		}
	}
}
