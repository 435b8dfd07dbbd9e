package intake_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolexport/internal/interchange/intake"
)

const table = "Name\tText\nann\tdrives\n"

// archive writes a zip archive of names and texts in turn, and returns its path.
func archive(t testing.TB, pairs ...string) string {
	t.Helper()
	return packed(t, func(w *zip.Writer) {
		for i := 0; i < len(pairs); i += 2 {
			put(t, w, &zip.FileHeader{Name: pairs[i], Method: zip.Deflate}, pairs[i+1])
		}
	})
}

func packed(t testing.TB, fill func(*zip.Writer)) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	fill(w)
	must(t, w.Close())
	name := filepath.Join(t.TempDir(), "a.zip")
	must(t, os.WriteFile(name, b.Bytes(), 0o600))
	return name
}

func put(t testing.TB, w *zip.Writer, h *zip.FileHeader, text string) {
	t.Helper()
	f, err := w.CreateHeader(h)
	must(t, err)
	_, err = f.Write([]byte(text))
	must(t, err)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// rows opens a folder or archive and returns the cells of its table "t.txt" or "t.csv", with the problems.
func rows(t testing.TB, name string, columns ...string) (cells [][]string, said string) {
	t.Helper()
	var problems intake.Problems
	f, err := intake.Open(name, &problems)
	must(t, err)
	if f != nil {
		for file, form := range map[string]intake.Form{"t.txt": intake.Tabs, "t.csv": intake.Commas} {
			f.Rows(file, form, columns, func(r intake.Row) { cells = append(cells, r.Cells) })
		}
		must(t, f.Close())
	}
	return cells, strings.ReplaceAll(problems.List().Error(), filepath.ToSlash(name), "my")
}

func TestFoldersAndArchives(t *testing.T) {
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "db"), 0o777))
	must(t, os.WriteFile(filepath.Join(dir, "db", "T.TXT"), []byte(table), 0o666))
	for _, name := range []string{dir, archive(t, "db/", "", "db/T.txt", table, "__MACOSX/._T.txt", "x", ".DS_Store", "x")} {
		if cells, said := rows(t, name, "text", "name"); fmt.Sprint(cells) != "[[drives ann]]" || said != "" {
			t.Errorf("%s: %v %s", name, cells, said)
		}
	}
}

// An archive that nobody means well by is not opened, whatever the file is that is wanted of it.
func TestRefusedArchives(t *testing.T) {
	big := strings.Repeat("x", 2<<20)
	for name, c := range map[string]struct {
		file string
		want string
	}{
		"no archive":        {write(t, "hello"), "my: it is neither a folder nor a zip archive"},
		"empty file":        {write(t, ""), "my: it is neither a folder nor a zip archive"},
		"path up":           {archive(t, "t.txt", table, "../evil", ""), "my/evil: the archive holds a path that could lead out of a folder"},
		"path from the top": {archive(t, "/etc/passwd", ""), "could lead out of a folder"},
		"backslashes":       {archive(t, `..\evil`, ""), "could lead out of a folder"},
		"drive":             {archive(t, `C:evil`, ""), "could lead out of a folder"},
		"not UTF-8":         {archive(t, "\xff.txt", ""), "could lead out of a folder"},
		"deep":              {archive(t, strings.Repeat("a/", 9)+"t.txt", table), "folders more than 4 deep"},
		"twice":             {archive(t, "t.txt", table, "T.TXT", table), "the archive holds this path twice"},
		"bomb":              {archive(t, "t.txt", big), "unpacks to more than 200 times its size"},
		"link": {packed(t, func(w *zip.Writer) {
			h := &zip.FileHeader{Name: "t.txt"}
			h.SetMode(fs.ModeSymlink | 0o777)
			put(t, w, h, "/etc/passwd")
		}), "the archive holds a symbolic link"},
		"device": {packed(t, func(w *zip.Writer) {
			h := &zip.FileHeader{Name: "t.txt"}
			h.SetMode(fs.ModeDevice | 0o666)
			put(t, w, h, "")
		}), "no regular file"},
		"encrypted": {packed(t, func(w *zip.Writer) { put(t, w, &zip.FileHeader{Name: "t.txt", Flags: 1}, table) }), "the archive is encrypted"},
		"other packing": {packed(t, func(w *zip.Writer) {
			f, err := w.CreateRaw(&zip.FileHeader{Name: "t.txt", Method: 12, CompressedSize64: 1, UncompressedSize64: 1})
			must(t, err)
			_, err = f.Write([]byte("x"))
			must(t, err)
		}), "packed in a way (12) that is not known"},
		"huge": {packed(t, func(w *zip.Writer) {
			_, err := w.CreateRaw(&zip.FileHeader{Name: "t.txt", Method: zip.Deflate, CompressedSize64: 0, UncompressedSize64: 300 << 20})
			must(t, err)
		}), "the file is larger than 256 MB"},
		"many": {packed(t, func(w *zip.Writer) {
			for i := range 2001 {
				put(t, w, &zip.FileHeader{Name: fmt.Sprint(i)}, "")
			}
		}), "the archive holds more than 2000 files"},
		"overlapping": {overlapping(t), "the files of the archive overlap"},
		"cut":         {cut(t), "neither a folder nor a zip archive"},
	} {
		t.Run(name, func(t *testing.T) {
			cells, said := rows(t, c.file, "Name")
			if cells != nil || !strings.Contains(said, c.want) {
				t.Errorf("%v %s, want %q", cells, said, c.want)
			}
		})
	}
}

func write(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "f")
	must(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

// overlapping returns an archive whose members all say that they hold the same bytes.
func overlapping(t *testing.T) string {
	t.Helper()
	name := packed(t, func(w *zip.Writer) {
		for i := range 9 {
			put(t, w, &zip.FileHeader{Name: fmt.Sprintf("%d.txt", i), Method: zip.Store}, strings.Repeat("ab", 500))
		}
	})
	data, err := os.ReadFile(name)
	must(t, err)
	directory := bytes.Index(data, []byte("PK\x01\x02"))
	first := data[:bytes.Index(data[4:], []byte("PK\x03\x04"))+4]
	small := append(bytes.Clone(first), data[directory:]...)
	end := len(small) - 22
	copy(small[end+16:], []byte{byte(len(first)), byte(len(first) >> 8), 0, 0}) // where the directory is now
	for at := len(first); at+46 <= end; {
		copy(small[at+42:], []byte{0, 0, 0, 0})
		at += 46 + int(small[at+28]) + int(small[at+30]) + int(small[at+32])
	}
	return write(t, string(small))
}

func cut(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(archive(t, "t.txt", table))
	must(t, err)
	return write(t, string(data[:len(data)-30]))
}

// What is packed otherwise than the archive says ends in an error, not in a table.
func TestDamagedMember(t *testing.T) {
	data, err := os.ReadFile(archive(t, "t.txt", strings.Repeat(table, 99)))
	must(t, err)
	data[60] ^= 0xFF
	if _, said := rows(t, write(t, string(data)), "Name"); !strings.Contains(said, "the file cannot be read: ") {
		t.Errorf("said %q", said)
	}
}

func TestLinksInFolders(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	must(t, os.WriteFile(filepath.Join(outside, "t.txt"), []byte(table), 0o666))
	must(t, os.Symlink(filepath.Join(outside, "t.txt"), filepath.Join(dir, "t.txt")))
	if cells, said := rows(t, dir, "Name"); cells != nil || !strings.Contains(said, "my/t.txt: the file is not read: it is a symbolic link, which is not followed") {
		t.Errorf("%v %s", cells, said)
	}
	must(t, os.Remove(filepath.Join(dir, "t.txt")))
	must(t, os.Symlink(outside, filepath.Join(dir, "inside")))
	if cells, said := rows(t, dir, "Name"); cells != nil || said != "" {
		t.Errorf("a link to a folder is followed: %v %s", cells, said)
	}
	for _, sub := range []string{"a", "b"} {
		must(t, os.Mkdir(filepath.Join(dir, sub), 0o777))
		must(t, os.WriteFile(filepath.Join(dir, sub, "t.txt"), []byte(table), 0o666))
	}
	if cells, said := rows(t, dir, "Name"); cells != nil || !strings.Contains(said, `there are two files "t.txt": a/t.txt and b/t.txt`) {
		t.Errorf("%v %s", cells, said)
	}
}

func TestNoFolder(t *testing.T) {
	var problems intake.Problems
	if f, err := intake.Open(filepath.Join(t.TempDir(), "none"), &problems); f != nil || err == nil || !strings.HasSuffix(err.Error(), "none: no such file or directory") {
		t.Errorf("%v, %v", f, err)
	}
}

func TestRows(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string
		columns    []string
		cells      string
		said       string
	}{
		"byte order mark":  {"t.txt", "\uFEFF" + table, []string{"name"}, "[[ann]]", ""},
		"line ends":        {"t.txt", "Name\tText\r\nann\tx\r\n\r\nbob\ty", []string{"Name", "Text"}, "[[ann x] [bob y]]", ""},
		"quotes are text":  {"t.txt", "Name\tText\nann\t\"x\nbob\ta \"b\" c\n", []string{"Text"}, `[["x] [a "b" c]]`, ""},
		"quotes":           {"t.csv", "Name,Text\nann,\"a, \"\"b\"\"\nc\"\n", []string{"Text"}, "[[a, \"b\"\nc]]", ""},
		"names of columns": {"t.csv", "o*net_soc CODE,b\n1,2\n", []string{"O*NET-SOC Code", "B|c", "d?"}, "[[1 2 ]]", ""},
		"other name":       {"t.csv", "c,a\n1,2\n", []string{"B|c"}, "[[1]]", ""},
		"control":          {"t.csv", "a\nx\u0085y\n", []string{"a"}, "[[x y]]", `my/t.csv:2: "a" holds the character U+0085, which no document can show`},
		"short row":        {"t.csv", "a,b\n1\n1,2\n", []string{"a"}, "[[1]]", "my/t.csv:2: cells in this row: 1, columns of the table: 2 (the row is left out)"},
		"no column":        {"t.csv", "Tasks,b\n1,2\n", []string{"Task"}, "[]", `my/t.csv:1: there is no column "Task" (did you mean "Tasks"?)`},
		"no like column":   {"t.csv", "x,y\n1,2\n", []string{"Task"}, "[]", `there is no column "Task" (the columns are x, y)`},
		"twice":            {"t.csv", "a,A\n1,2\n", []string{"a"}, "[]", `the column "A" is given twice`},
		"empty":            {"t.csv", "", []string{"a"}, "[]", "my/t.csv:1: the file holds no table"},
		"blank":            {"t.txt", "\n\n", []string{"a"}, "[]", "the file holds no table"},
		"UTF-16":           {"t.txt", "\xFF\xFEa\x00", []string{"a"}, "[]", "my/t.txt: the file is UTF-16 (save it as UTF-8)"},
		"UTF-16, no mark":  {"t.txt", "a\x00\n\x00", []string{"a"}, "[]", "the file holds the character U+0000"},
		"Latin-1":          {"t.csv", "a\ncaf\xe9\n", []string{"a"}, "[]", "my/t.csv:2: the byte 0xE9 is not UTF-8"},
		"open quote":       {"t.csv", "a,b\n1,2\n\"x,3\n4,5\n", []string{"a"}, "[[1]]", "a quotation mark is not closed"},
		"stray quote":      {"t.csv", "a,b\nx\"y,2\n", []string{"a"}, "[]", "my/t.csv:2: a quotation mark stands inside a cell"},
		"line of a row":    {"t.csv", "a,b\n\"1\n2\",x\n3\n", []string{"a"}, "[[1\n2]]", "my/t.csv:4: cells in this row: 1"},
		"huge cell":        {"t.csv", "a\n" + strings.Repeat("x", intake.MaxCell+1), []string{"a"}, "[]", "my/t.csv:2: a cell is longer than 100 kB"},
		"huge row":         {"t.csv", "a\n\"" + strings.Repeat("x", 5<<20), []string{"a"}, "[]", "my/t.csv:2: the row is longer than 4096 kB"},
		"huge line":        {"t.txt", "a\n1\n" + strings.Repeat("x", 5<<20), []string{"a"}, "[[1]]", "my/t.txt:3: the row is longer than 4096 kB"},
		"many columns":     {"t.csv", strings.Repeat("a,", intake.MaxColumns) + "b\n", []string{"b"}, "[]", "more than 500 columns"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			must(t, os.WriteFile(filepath.Join(dir, c.file), []byte(c.text), 0o600))
			cells, said := rows(t, dir, c.columns...)
			if fmt.Sprint(cells) != c.cells || !strings.Contains(said, c.said) || (c.said == "") != (said == "") {
				t.Errorf("%q\n%s\nwant %q\n%s", fmt.Sprint(cells), said, c.cells, c.said)
			}
		})
	}
}

// A table of nonsense is told of without end, but not shown.
func TestManyProblems(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "t.csv"), []byte("a,b\n"+strings.Repeat("1\n", 1234)), 0o600))
	if _, said := rows(t, dir, "a"); strings.Count(said, "\n") != 1000 || !strings.HasSuffix(said, "my/t.csv: 234 more problems of rows are not shown") {
		t.Errorf("%d lines, the last %s", strings.Count(said, "\n"), said[strings.LastIndexByte(said, '\n'):])
	}
}

// FuzzRows holds for any file: no panic, and rows have as many cells as columns were wanted, fit for a dataset.
func FuzzRows(f *testing.F) {
	for _, seed := range []string{table, "Name,Text\n\"a\nb\",c\n", "\uFEFFName\n\xff", "Name\tName\n", "\"", "Name,Text\n1\n", "a\x00", "\xFE\xFFa"} {
		f.Add([]byte(seed), true)
		f.Add([]byte(seed), false)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte, tabs bool) {
		must(t, os.WriteFile(filepath.Join(dir, "t"), data, 0o600))
		var problems intake.Problems
		folder, err := intake.Open(dir, &problems)
		must(t, err)
		form := intake.Commas
		if tabs {
			form = intake.Tabs
		}
		done := folder.Rows("t", form, []string{"Name", "Text?"}, func(r intake.Row) {
			if len(r.Cells) != 2 || r.Pos.Line < 2 || strings.ContainsAny(strings.Join(r.Cells, ""), "\x00\r\u0085") {
				t.Errorf("%q at %v", r.Cells, r.Pos)
			}
		})
		if done == problems.Failed() {
			t.Errorf("done: %v, failed: %v", done, problems.Failed())
		}
		must(t, folder.Close())
	})
}

// FuzzOpen holds for any archive: no panic, and files with sound paths alone.
func FuzzOpen(f *testing.F) {
	for _, name := range []string{archive(f, "t.txt", table), archive(f, "../x", "", "a/b", "c")} {
		data, err := os.ReadFile(name)
		must(f, err)
		f.Add(data)
	}
	name := filepath.Join(f.TempDir(), "a.zip")
	f.Fuzz(func(t *testing.T, data []byte) {
		must(t, os.WriteFile(name, data, 0o600))
		var problems intake.Problems
		folder, err := intake.Open(name, &problems)
		must(t, err)
		if (folder == nil) != problems.Failed() {
			t.Fatalf("%v, %v", folder, problems.List())
		}
		if folder == nil {
			return
		}
		for _, n := range folder.Names() {
			if !fs.ValidPath(n) || strings.ContainsAny(n, "/\\") {
				t.Errorf("the name %q", n)
			}
			folder.Text(n, 1<<20)
		}
		must(t, folder.Close())
	})
}
