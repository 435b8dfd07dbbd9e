package grid

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// delimiters may stand between the fields of a row, in this order where nothing else decides.
var delimiters = []struct {
	char rune
	name string
}{{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}}

// readText reads comma-separated values and their kin.
func (r *reader) readText(src []byte) {
	text, ok := r.decode(src)
	if !ok {
		return
	}
	if bytes.IndexByte(text, 0) >= 0 {
		r.refuse("unknown-format", "the file holds bytes of 0, so it is no text", "save the table as .xlsx or .csv")
		return
	}
	text, skipped, char := r.delimiter(text)
	s := &Sheet{label: r.label("")}
	r.file.Sheets = []*Sheet{s}
	records := csv.NewReader(bytes.NewReader(text))
	records.Comma, records.FieldsPerRecord, records.ReuseRecord = char, -1, true
	for {
		record, err := records.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			hint := `put a text that holds quotation marks in quotation marks, and double those inside: "a ""b"" c"`
			r.at(s.Pos(bad.StartLine+skipped), "broken-row", fmt.Sprintf("the row cannot be read: %v in line %d", bad.Err, bad.Line+skipped), hint)
			return
		}
		line, _ := records.FieldPos(0)
		if !r.addRecord(s, line+skipped, record) {
			return
		}
	}
}

func (r *reader) addRecord(s *Sheet, line int, record []string) bool {
	row := Row{Number: line, Fields: len(record)}
	for column, text := range record {
		if text == "" {
			continue
		}
		if !r.fits(s, line, column, text) {
			return false
		}
		row.Cells = append(row.Cells, Cell{Column: column, Text: strings.Clone(text)})
	}
	if len(row.Cells) > 0 {
		s.Rows = append(s.Rows, row)
	}
	return true
}

// decode returns the text as UTF-8 without byte order mark. What is not UTF-8 is taken for Windows-1252, the superset of Latin-1 that
// spreadsheets write in western countries.
func (r *reader) decode(src []byte) ([]byte, bool) {
	switch {
	case bytes.HasPrefix(src, []byte("\uFEFF")):
		src = src[len("\uFEFF"):]
	case bytes.HasPrefix(src, []byte("\xFF\xFE")), bytes.HasPrefix(src, []byte("\xFE\xFF")):
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(src)
		if err != nil {
			r.refuse("bad-encoding", "the file is no sound UTF-16: "+err.Error(), "save it as UTF-8")
			return nil, false
		}
		r.note("read as UTF-16")
		return text, true
	}
	if utf8.Valid(src) {
		return src, true
	}
	if bytes.IndexByte(src, 0) >= 0 {
		return src, true // readText says so
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(src)
	if err != nil {
		r.refuse("bad-encoding", "the file is neither UTF-8 nor Latin-1: "+err.Error(), "save it as UTF-8")
		return nil, false
	}
	r.note("read as Latin-1 (Windows-1252), since it is not UTF-8")
	return text, true
}

func (r *reader) note(text string) { r.file.Notes = append(r.file.Notes, r.name+": "+text) }

// delimiter finds what stands between fields: what a first line such as "sep=;" says, else the delimiter by which quotation marks stand where they
// may, then the one that divides most of the first rows into equally many fields, then into more of them. It returns the text without that line, and how many lines went.
func (r *reader) delimiter(text []byte) (rest []byte, skipped int, char rune) {
	first, after, _ := bytes.Cut(text, []byte("\n"))
	if said, ok := strings.CutPrefix(strings.ToLower(strings.TrimRight(string(first), "\r")), "sep="); ok {
		for _, d := range delimiters {
			if said == string(d.char) {
				r.note("fields are divided by a " + d.name + ", as its first line says")
				return after, 1, d.char
			}
		}
	}
	best, rows, fields, sound := delimiters[0], 0, 0, false
	for _, d := range delimiters {
		n, f, ok := regularity(text, d.char)
		ok = ok && n > 0
		if ok && !sound || ok == sound && (n > rows || n == rows && f > fields) {
			best, rows, fields, sound = d, n, f, ok
		}
	}
	if rows > 0 {
		r.note("fields are divided by a " + best.name)
	}
	return text, 0, best.char
}

// sample is how many rows tell what stands between fields.
const sample = 30

// soundQuotes reports whether quotation marks of the first rows stand at the ends of fields alone. Within a text that another delimiter encloses they do not.
func soundQuotes(text []byte, delimiter rune) bool {
	records := csv.NewReader(bytes.NewReader(text))
	records.Comma, records.FieldsPerRecord, records.ReuseRecord = delimiter, -1, true
	for range sample {
		if _, err := records.Read(); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
	return true
}

// regularity returns the number of fields, more than one, that most of the first rows have, how many have it, and whether quotation marks are sound.
func regularity(text []byte, delimiter rune) (rows, fields int, sound bool) {
	records := csv.NewReader(bytes.NewReader(text))
	records.Comma, records.FieldsPerRecord, records.ReuseRecord, records.LazyQuotes = delimiter, -1, true, true
	counts := map[int]int{}
	for range sample {
		record, err := records.Read()
		if err != nil {
			break
		}
		if n := len(record); n > 1 {
			counts[n]++
			if counts[n] > rows || counts[n] == rows && n > fields {
				rows, fields = counts[n], n
			}
		}
	}
	return rows, fields, soundQuotes(text, delimiter)
}
