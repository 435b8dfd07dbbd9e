// Package collate tells people in a few lines how a file of a format differs in content from what it should be. It knows formats and no roles. The
// files may come from anywhere: what is no file of its format any more is told as such.
package collate

import (
	"bytes"
	"fmt"
	"path"
	"strconv"
	"unicode/utf8"

	"rolexport/internal/passage"
	"rolexport/internal/pattern"
)

// most is how many differences of a file are told. Nobody reads more before asking for the file itself.
const most = 5

// mostPassages is how many passages of a text are looked at: not all of them need be worth telling.
const mostPassages = 500

// An Account is how a file differs.
type Account struct {
	Notes       []string     // what concerns the file as such, a sentence each
	Differences []Difference // the first ones, in the order of the file
	More        int          // how many there are besides
	digest      bool         // a digest differs
	rules       bool         // lines that are drawn with characters differ
	line        int          // of a text file: where what is added next stands, from 1
	rowsAtLines bool         // the number of a row is that of its line
}

// A Difference is a place where the file says something else. There or Due is empty for what is only in one of the two.
type Difference struct {
	Where string // "line 12", "page 2", "Matrix!C4"
	Line  int    // of a text file, from 1; of others 0
	There string // what the file says
	Due   string // what it should say
}

// Line returns the line of a text file in which the first difference is, from 1; of other files, and where there is none, 0.
func (a Account) Line() int {
	if len(a.Differences) == 0 {
		return 0
	}
	return a.Differences[0].Line
}

// A Side says whom the words of an Account take for the newer one.
type Side uint8

// The sides.
const (
	Newer Side = iota // what is due: the file is as it was
	Older             // what is due: somebody has changed the file
)

// Lines writes an account in words, a line for each difference.
func (a Account) Lines(due Side) []string {
	var lines []string
	for _, d := range a.Differences {
		there, should := passage.Clip(passage.Visible(d.There), passage.MostShown), passage.Clip(passage.Visible(d.Due), passage.MostShown)
		line := ""
		switch {
		case due == Newer && d.There == "":
			line = "new: " + quoted(should)
		case due == Newer && d.Due == "":
			line = "no longer: " + quoted(there)
		case due == Newer:
			line = quoted(there) + " is now " + quoted(should)
		case d.There == "":
			line = quoted(should) + " is missing"
		case d.Due == "":
			line = quoted(there) + " was added"
		default:
			line = quoted(there) + " should be " + quoted(should)
		}
		if d.Where != "" {
			line = passage.Visible(d.Where) + ": " + line
		}
		lines = append(lines, line)
	}
	if a.More > 0 {
		lines = append(lines, "and "+strconv.Itoa(a.More)+" more")
	}
	for _, note := range a.Notes {
		lines = append(lines, passage.Visible(note))
	}
	return lines
}

func quoted(s string) string { return "“" + s + "”" }

func (a *Account) note(format string, args ...any) {
	a.Notes = append(a.Notes, fmt.Sprintf(format, args...))
}

// digests are sums as documents print them: of the data that they were made from.
var digests = pattern.New(`\b[0-9a-f]{12,64}\b`)

// rules are lines of tables in text.
var rules = pattern.New(`[-=_─━═]{3,}`)

// add keeps a difference, or counts it where there are enough. Digests follow from the data, and are told in one word for all of them.
func (a *Account) add(where, there, due string) {
	if there != due && digests().ReplaceAllString(there, "") == digests().ReplaceAllString(due, "") {
		a.digest = true
		return
	}
	if there != due && rules().ReplaceAllString(there, "") == rules().ReplaceAllString(due, "") {
		a.rules = true // they are as long as the words above and below them
		return
	}
	if len(a.Differences) == most {
		a.More++
		return
	}
	a.Differences = append(a.Differences, Difference{where, a.line, there, due})
}

func (a *Account) empty() bool { return len(a.Notes)+len(a.Differences) == 0 }

// Files tells how a file differs from what is due, given the path that tells the format by its extension. The bytes of the two are not the same.
func Files(name string, there, due []byte) (a Account) {
	defer func() {
		if v := recover(); v != nil {
			a = Account{Notes: []string{fmt.Sprintf("it cannot be read: %v", v)}}
		}
	}()
	switch {
	case len(there) == 0:
		a.note("it is empty")
		return a
	case len(there) > 4*len(due)+32<<20:
		a.note("it is %s long, where %s are due", size(len(there)), size(len(due)))
		return a
	}
	switch path.Ext(name) {
	case ".pdf":
		a.pdf(there, due)
	case ".xlsx":
		a.workbook(there, due)
	case ".csv":
		a.table(there, due)
	case ".json", ".jsonld":
		a.text(there, due, "\n")
	default:
		a.text(there, due, "\n\n")
	}
	if a.digest && len(a.Differences) == 0 {
		a.Notes = append([]string{"only the digest of the data that it prints differs"}, a.Notes...)
	}
	if a.empty() {
		a.note("it differs in no more than how it is written down")
	}
	return a
}

// size writes a number of bytes.
func size(n int) string {
	switch {
	case n < 1000:
		return strconv.Itoa(n) + " bytes"
	case n < 1_000_000:
		return strconv.Itoa((n+500)/1000) + " kB"
	}
	return strconv.Itoa((n+500_000)/1_000_000) + " MB"
}

// text tells of words that differ, with the line of the file that they begin in. What stands between paragraphs is given.
func (a *Account) text(there, due []byte, separator string) {
	if !utf8.Valid(due) || bytes.IndexByte(due, 0) >= 0 {
		a.note("it is %s long, and %s are due", size(len(there)), size(len(due)))
		return
	}
	if !utf8.Valid(there) || bytes.IndexByte(there, 0) >= 0 {
		a.note("it is no text any more")
		return
	}
	parts, more := passage.In(string(there), string(due), separator, mostPassages)
	line, at := 1, 0
	for _, p := range parts {
		line += bytes.Count(there[at:p.At], []byte("\n"))
		at = p.At
		a.line = line
		a.add(fmt.Sprintf("line %d", line), p.Old, p.New)
	}
	a.More += more
	switch {
	case len(a.Differences) > 0 || a.digest:
	case a.rules:
		a.note("the same words; the lines of its tables are longer or shorter")
	case bytes.Contains(there, []byte("\r\n")) && bytes.Equal(bytes.ReplaceAll(there, []byte("\r\n"), []byte("\n")), due):
		a.note("the same words; its lines end in CR LF, and should in LF")
	default:
		a.note("the same words; spaces or line ends differ")
	}
}
