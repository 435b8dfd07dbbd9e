package readback

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"

	"rolexport/internal/doc"
	"rolexport/internal/readback/written"
)

// What is compared are the words of two forms of a document in their order, each with every sign in it. Left out is what one form alone
// has reason to show:
//
//   - of plain text: rules and underlines, bullets, lines to sign on, the bar of a callout, and the signs of ownSigns, which part what a
//     page sets apart;
//   - of pages: running heads, feet and the numbers of pages, bullets.
//
// Plain text is read as people read it: the cells of a table one after the other, though their lines stand side by side.

// ownSigns part things in a line of plain text that stand by themselves on a page: kickers, steps of a path, parties.
const ownSigns = "·→[]:"

// A parting is what stands before a character.
type parting uint8

const (
	nothing parting = iota
	space
	line // of text, or of a table
	anything
)

// unsure in a text is read as anything or nothing.
const unsure = '\x00'

// A glyph is a character as it is read.
type glyph struct {
	r      rune
	before parting
}

// reading returns the characters of a text without ownSigns, and what parts them.
func reading(text string) []glyph {
	var all []glyph
	now := line
	for _, r := range text {
		switch {
		case r == unsure:
			now = anything
		case r == '\n' || r == '\f':
			now = max(now, line)
		case unicode.IsSpace(r) || strings.ContainsRune(ownSigns, r):
			now = max(now, space)
		case unicode.Is(unicode.Bidi_Control, r): // pdftotext puts them around text from right to left
		default:
			all = append(all, glyph{r, now})
			now = nothing
		}
	}
	return all
}

// difference tells where two readings part, and is empty when they are the same words. A line of wrapped may end within a word, as behind
// a hyphen or between two Han characters; else neither joins or parts words.
func difference(whole, wrapped []glyph) string {
	around := func(list []glyph, i int) string {
		var b strings.Builder
		for _, g := range list[max(0, i-60):min(len(list), i+40)] {
			if g.before != nothing {
				b.WriteByte(' ')
			}
			b.WriteRune(g.r)
		}
		return b.String()
	}
	for i := range max(len(whole), len(wrapped)) {
		if i == len(whole) || i == len(wrapped) || whole[i].r != wrapped[i].r || parted(whole[i].before, wrapped[i].before) {
			return fmt.Sprintf("character %d:\n  %q\nand\n  %q", i, around(whole, min(i, len(whole))), around(wrapped, min(i, len(wrapped))))
		}
	}
	return ""
}

func parted(whole, wrapped parting) bool {
	return (whole == nothing) != (wrapped == nothing) && !(whole == nothing && wrapped == line) && whole != anything
}

func TestDifference(t *testing.T) {
	for _, c := range []struct {
		whole, wrapped string
		same           bool
	}{
		{"one two", "one\ntwo", true},
		{"one-two", "one-\ntwo", true},
		{"onetwo", "one two", false},
		{"one two", "onetwo", false},
		{"one\ntwo", "onetwo", false},
		{"one two", "one twa", false},
		{"one", "one two", false},
		{"one two", "one", false},
		{"Sheet\nFamily", "Sheet · Family", true},
	} {
		if d := difference(reading(c.whole), reading(c.wrapped)); (d == "") != c.same {
			t.Errorf("%q and %q: %s", c.whole, c.wrapped, d)
		}
	}
}

var (
	ruler   = regexp.MustCompile(`^[ |]*(-+( +-+)*|=+|~+)$`)
	bullet  = regexp.MustCompile(`(?m)^[ |]*\* `)
	bar     = regexp.MustCompile(`(?m)^ *\| ?`)
	signing = regexp.MustCompile(`_{4,}`)
)

// plainReading returns the reading of a document in plain text: of its body with the closing lines, but without the footer and the note
// on illustrative figures, which are furniture on a page.
func plainReading(t *testing.T, w *written.Document) []glyph {
	t.Helper()
	text := string(w.Files["txt"])
	end := strings.LastIndex(text, "\n"+strings.Repeat("-", 80)+"\n")
	if end < 0 {
		t.Fatalf("%s: the text has no imprint", w.Name())
	}
	body, imprint := text[:end], reading(text[end+82:])
	if doc.HasIllustrative(w.Doc.Blocks) {
		note := w.Doc.Locale.Words.Illustrative
		if body = strings.TrimSpace(body); !strings.HasSuffix(body, note) {
			t.Fatalf("%s: the text does not end with %q", w.Name(), note)
		}
		body = strings.TrimSuffix(body, note)
	}
	footer := reading(w.Doc.Running.Footer)
	if d := difference(footer, imprint[:min(len(footer), len(imprint))]); d != "" {
		t.Fatalf("%s: the imprint does not begin with the footer: %s", w.Name(), d)
	}
	var tables []*doc.Table
	doc.Walk(w.Doc.Blocks, func(b doc.Block) bool {
		if table, ok := b.(*doc.Table); ok {
			tables = append(tables, table)
		}
		return true
	})
	body = unfolded(body, tables)
	for _, own := range []*regexp.Regexp{bar, bullet, signing} {
		body = own.ReplaceAllString(body, "\n")
	}
	return append(reading(body), imprint[len(footer):]...)
}

// unfolded returns plain text with the cells of its tables one after the other, and without rules. The tables of the document tell how
// many rows follow the heads of each.
func unfolded(text string, tables []*doc.Table) string {
	lines := strings.Split(text, "\n")
	var out []string
	for i := 0; i < len(lines); i++ {
		switch columns := columnsOf(lines[i]); {
		case len(columns) > 1:
			head := len(out)
			for head > 0 && strings.TrimSpace(out[head-1]) != "" {
				head--
			}
			out = append(out[:head], cells(out[head:], columns)...)
			var body []string
			body, i = tableBody(lines, i+1, len(tables[0].Rows), columns)
			out, tables = append(out, body...), tables[1:]
		case ruler.MatchString(lines[i]):
		default:
			out = append(out, lines[i])
		}
	}
	return strings.Join(out, "\n")
}

// columnsOf returns where the columns of a table begin and end, in terminal cells, if a line is the rule below its heads.
func columnsOf(rule string) [][2]int {
	if !ruler.MatchString(rule) || !strings.Contains(rule, "-") {
		return nil
	}
	var columns [][2]int
	for i := 0; i < len(rule); i++ {
		if rule[i] != '-' {
			continue
		}
		start := i
		for i < len(rule) && rule[i] == '-' {
			i++
		}
		columns = append(columns, [2]int{start, i})
	}
	return columns
}

// tableBody reads the rows of a table from line i on. Either each row has one line, or a blank line stands between rows.
func tableBody(lines []string, i, rows int, columns [][2]int) (out []string, last int) {
	first := i
	for first < len(lines) && strings.TrimSpace(lines[first]) != "" && !ruler.MatchString(lines[first]) {
		first++
	}
	if first-i == rows { // each has one line
		for ; i < first; i++ {
			out = append(out, cells(lines[i:i+1], columns)...)
		}
		return out, i - 1
	}
	for ; rows > 0 && i < len(lines); rows-- {
		for i < len(lines) && (strings.TrimSpace(lines[i]) == "" || ruler.MatchString(lines[i])) {
			i++
		}
		end := i
		for end < len(lines) && strings.TrimSpace(lines[end]) != "" {
			end++
		}
		out = append(out, cells(lines[i:end], columns)...)
		i = end
	}
	return out, i - 1
}

// cells returns the texts of a row column by column. A row that reaches across the columns is returned as it is.
func cells(lines []string, columns [][2]int) []string {
	parts := make([][]string, len(columns))
	for _, l := range lines {
		c, at, state := 0, 0, -1
		var part strings.Builder
		for rest := l; rest != ""; {
			var cluster string
			var width int
			cluster, rest, width, state = uniseg.FirstGraphemeClusterInString(rest, state)
			for c+1 < len(columns) && at >= columns[c+1][0] {
				parts[c] = append(parts[c], part.String())
				part.Reset()
				c++
			}
			if cluster != " " && at >= columns[c][1] && c+1 < len(columns) {
				return lines
			}
			part.WriteString(cluster)
			at += width
		}
		parts[c] = append(parts[c], part.String())
	}
	return slices.Concat(parts...)
}
