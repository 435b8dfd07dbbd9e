package intake

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"rolexport/internal/diag"
	"rolexport/internal/strictyaml"
)

// A Form is how a table is written.
type Form uint8

// The forms.
const (
	Tabs   Form = iota // cells between tabs, a row on a line, no quotes
	Commas             // RFC 4180: cells between commas, those with commas or line breaks in quotes
)

// A Row is a row of a table.
type Row struct {
	Pos   diag.Pos
	Cells []string // of the columns that were asked for, without blanks around them
}

// Rows calls each for the rows of a file in the folder. columns are the names of the columns that are wanted, wherever they stand and however
// their names are capitalised and spaced: "A|B" is a column of either name, and "A?" one that may be absent, whose cells are empty then.
// Rows reports what is wrong with the table, and whether it has come to its end.
func (f *Folder) Rows(name string, form Form, columns []string, each func(Row)) bool {
	file := f.open(name)
	if file == nil {
		return false
	}
	defer file.Close() // it was only read from
	t := &table{folder: f, name: name, columns: columns}
	meter := &meter{file, maxRow}
	buffered := bufio.NewReader(meter)
	if start, _ := buffered.Peek(4); bytes.HasPrefix(start, []byte("\uFEFF")) {
		_, _ = buffered.Discard(3) // it has been seen
	} else if bytes.HasPrefix(start, []byte("\xFF\xFE")) || bytes.HasPrefix(start, []byte("\xFE\xFF")) {
		t.fail(0, "other-encoding", "the file is UTF-16", "save it as UTF-8")
		return false
	}
	next := tabs(buffered, meter)
	if form == Commas {
		next = commas(buffered, meter)
	}
	for {
		line, cells, err := next()
		switch {
		case err == io.EOF:
			if t.at == nil {
				t.fail(1, "empty-file", "the file holds no table", "")
			}
			return t.at != nil
		case err != nil:
			t.broken(line, err)
			return false
		case len(cells) == 1 && strings.TrimSpace(cells[0]) == "":
			continue
		}
		if !t.sound(line, cells) {
			return false
		}
		if t.at == nil {
			if !t.head(line, cells) {
				return false
			}
			continue
		}
		if row, ok := t.row(line, cells); ok {
			each(row)
		}
	}
}

// A table is one run of Rows.
type table struct {
	folder  *Folder
	name    string
	columns []string
	header  []string
	at      []int // where each of columns stands; -1: nowhere
}

func (t *table) fail(line int, code, message, hint string) {
	t.folder.problems.Fail(t.folder.Pos(t.name, line), code, message, hint)
}

// broken reports an error of reading.
func (t *table) broken(line int, err error) {
	var parse *csv.ParseError
	switch {
	case errors.Is(err, errHugeRow):
		t.fail(line, "huge-cell", fmt.Sprintf("the row is longer than %d kB", maxRow>>10), "a quotation mark that is never closed swallows all that follows")
	case errors.As(err, &parse) && errors.Is(err, csv.ErrQuote):
		t.fail(parse.Line, "bad-quotes", "a quotation mark is not closed, or stands where a cell has none",
			"put the cell in quotation marks, and double those inside")
	case errors.As(err, &parse) && errors.Is(err, csv.ErrBareQuote):
		t.fail(parse.Line, "bad-quotes", "a quotation mark stands inside a cell without quotation marks",
			"put the cell in quotation marks, and double those inside")
	default:
		t.fail(line, "unreadable-file", "the file cannot be read: "+plain(err), "")
	}
}

// sound checks what holds for the cells of any row: their encoding and size.
func (t *table) sound(line int, cells []string) bool {
	for _, cell := range cells {
		switch {
		case len(cell) > MaxCell:
			t.fail(line, "huge-cell", fmt.Sprintf("a cell is longer than %d kB", MaxCell/1000), "")
			return false
		case !utf8.ValidString(cell):
			t.fail(line, "other-encoding", fmt.Sprintf("the byte 0x%02X is not UTF-8", invalidByte(cell)), "save the file as UTF-8")
			return false
		case strings.ContainsRune(cell, 0):
			t.fail(line, "other-encoding", "the file holds the character U+0000", "it is UTF-16 or no table: save it as UTF-8")
			return false
		}
	}
	return true
}

func invalidByte(s string) byte {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return s[i]
		}
		i += size
	}
	return 0
}

// head finds the columns that are wanted.
func (t *table) head(line int, cells []string) bool {
	if len(cells) > MaxColumns {
		t.fail(line, "too-large", fmt.Sprintf("the table has more than %d columns", MaxColumns), "")
		return false
	}
	t.header = slices.Clone(cells) // the reader uses its own again
	t.at = make([]int, len(t.columns))
	sound := true
	for i, column := range t.columns {
		t.at[i] = -1
		names, optional := strings.CutSuffix(column, "?")
		for _, name := range strings.Split(names, "|") {
			for j, cell := range cells {
				switch {
				case folded(cell) != folded(name):
				case t.at[i] >= 0:
					t.fail(line, "duplicate-column", fmt.Sprintf("the column %q is given twice", cell), "remove one of the two")
					sound = false
				default:
					t.at[i] = j
				}
			}
			if t.at[i] >= 0 {
				break
			}
		}
		if t.at[i] < 0 && !optional {
			wanted, _, _ := strings.Cut(names, "|")
			hint := diag.DidYouMean(wanted, cells)
			if hint == "" {
				hint = "the columns are " + strictyaml.Enumerate(shortened(cells))
			}
			t.fail(line, "missing-column", fmt.Sprintf("there is no column %q", wanted), hint)
			sound = false
		}
	}
	return sound
}

// folded returns the letters and digits of a name: "O*NET-SOC Code" and "onet_soc_code" are the same.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && !('a' <= r && r <= 'z' || '0' <= r && r <= '9') {
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// shortened clips texts for a message.
func shortened(texts []string) []string {
	list := make([]string, len(texts))
	for i, s := range texts {
		list[i] = diag.Clip(s, 40)
	}
	return list
}

// row returns the cells that are wanted.
func (t *table) row(line int, cells []string) (Row, bool) {
	pos := t.folder.Pos(t.name, line)
	if len(cells) != len(t.header) {
		t.folder.problems.Row(pos, "wrong-count", fmt.Sprintf("cells in this row: %d, columns of the table: %d", len(cells), len(t.header)), "the row is left out")
		return Row{}, false
	}
	row := Row{pos, make([]string, len(t.at))}
	for i, at := range t.at {
		if at < 0 {
			continue
		}
		cell := lineBreaks.Replace(cells[at])
		if bad := strings.IndexFunc(cell, strictyaml.Forbidden); bad >= 0 {
			r, _ := utf8.DecodeRuneInString(cell[bad:])
			t.folder.problems.Row(pos, "control-character", fmt.Sprintf("%q holds the character %U, which no document can show", t.header[at], r),
				"a space stands in its place")
			cell = strings.Map(func(r rune) rune {
				if strictyaml.Forbidden(r) {
					return ' '
				}
				return r
			}, cell)
		}
		row.Cells[i] = strings.TrimSpace(cell)
	}
	return row, true
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// maxRow is how long a row may be in bytes.
const maxRow = 4 << 20

var errHugeRow = errors.New("the row is too long")

// A meter ends reading when a row is too long. The bytes of a buffer are read ahead.
type meter struct {
	r    io.Reader
	left int // bytes that the row may still take
}

func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, errHugeRow
	}
	n, err := m.r.Read(p)
	m.left -= n
	return n, err
}

// tabs returns the rows of a file in the form Tabs.
func tabs(r *bufio.Reader, m *meter) func() (int, []string, error) {
	line := 0
	return func() (int, []string, error) {
		m.left = maxRow
		line++
		text, err := r.ReadString('\n')
		if err != nil && (err != io.EOF || text == "") {
			return line, nil, err
		}
		return line, strings.Split(strings.TrimRight(text, "\r\n"), "\t"), nil
	}
}

// commas returns the rows of a file in the form Commas.
func commas(r *bufio.Reader, m *meter) func() (int, []string, error) {
	c := csv.NewReader(r)
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	last := 0
	return func() (int, []string, error) {
		m.left = maxRow
		cells, err := c.Read()
		if err != nil {
			return last + 1, nil, err
		}
		last, _ = c.FieldPos(0)
		return last, cells, nil
	}
}
