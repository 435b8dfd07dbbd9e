package roletable

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolexport/internal/dataset"
	"rolexport/internal/pattern"
)

// A text stands in a cell as it is, so far as a spreadsheet leaves it alone. One that it would take for a formula, a number or a day, that begins or
// ends with blanks, or that reads as "not stated" is protected by an apostrophe before it.

// protect returns the cell of a text. In csv more has to be protected, since cells have no types there.
func protect(text string, csv bool) string {
	if text != "" && (strings.TrimSpace(text) != text || isNotStated(text) || strings.HasPrefix(text, "'") && risky(text[1:]) || csv && risky(text)) {
		return "'" + text
	}
	return text
}

// unprotect returns the text of a cell, and whether it was protected. Others are trimmed.
func unprotect(cell string) (text string, literal bool) {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && risky(rest) {
		return rest, true
	}
	return strings.TrimSpace(cell), false
}

var (
	numeric = pattern.New(`^[-+(.,\s]*[0-9][-0-9.,:/()\sEe%$€£¥]*$`)
	dayLike = pattern.New(`(?i)^[0-9]*[ ./-]*(jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*[ ./-]*[0-9]*$`)
	truths  = []string{"TRUE", "FALSE", "WAHR", "FALSCH"}
)

// risky reports whether a text does not survive a spreadsheet, or this package's own reading, unless it is protected.
func risky(text string) bool {
	return text != "" && (strings.ContainsRune("=+-@'", rune(text[0])) || strings.TrimSpace(text) != text || isNotStated(text) ||
		numeric().MatchString(text) || dayLike().MatchString(text) || slices.Contains(truths, strings.ToUpper(text)))
}

func isNotStated(text string) bool {
	return text == "" || len(text) < 12 && slices.ContainsFunc(vocabulary().NotStated, func(s string) bool { return strings.EqualFold(s, text) })
}

// clean returns a text as a dataset can hold it, and the characters that went.
func clean(text string) (string, []rune) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	var gone []rune
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F || r == 0xE000 || r == 0xE001 || r&0xFFFE == 0xFFFE || r == 0xFEFF ||
			r == utf8.RuneError {
			gone = append(gone, r)
			return -1
		}
		return r
	}, text)
	return strings.TrimRight(text, "\n"), gone
}

// An item is a text of a list that stands in a cell.
type item struct {
	text     string
	id       string
	audience dataset.Audience
}

var (
	bullet = pattern.New(`^[-•·▪‣*–—]\s+`)
	// mark stands behind an item that has an id or is not for everybody: [internal, candidate], [#forklift], [#forklift, internal].
	mark = pattern.New(`\s*\[(?:#([^\s,\]"]+|"(?:[^"]|"")*"))?((?:(?:^|, ?|\b)(?:internal|candidate|public))*)\]$`)
	// plainID needs no quotation marks in a mark.
	plainID = pattern.New(`^[^\s,\]"]+$`)
)

// splitItems returns the items of a list in a cell. Each stands on a line of its own, or in a cell of one line before a semicolon. An
// item in quotation marks, those inside doubled, is taken as it is.
func splitItems(cell string) []item {
	items, quoted := scanItems(cell, '\n')
	if len(items) == 1 && !quoted {
		items, _ = scanItems(cell, ';')
	}
	return items
}

// scanItems returns the items between separators, and whether one of them is in quotation marks.
func scanItems(cell string, separator byte) (items []item, quoted bool) {
	for rest := cell; rest != ""; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if it, after, ok := scanQuoted(rest, separator); ok {
			items = append(items, it)
			quoted, rest = true, after
			continue
		}
		end := strings.IndexByte(rest, separator)
		line, after := rest, ""
		if end >= 0 {
			line, after = rest[:end], rest[end+1:]
		}
		if it := bareItem(line); !isNotStated(it.text) {
			items = append(items, it)
		}
		rest = after
	}
	return items, quoted
}

func bareItem(line string) item {
	line = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(line), ";"))
	it := cutMark(bullet().ReplaceAllString(line, ""))
	it.text = strings.TrimSpace(it.text)
	return it
}

// cutMark returns the item of a line with a mark at its end, or without.
func cutMark(line string) item {
	m := mark().FindStringSubmatchIndex(line)
	if m == nil || m[2] < 0 && m[4] == m[5] {
		return item{text: line}
	}
	it := item{text: line[:m[0]]}
	if m[2] >= 0 {
		it.id = line[m[2]:m[3]]
		if strings.HasPrefix(it.id, `"`) {
			it.id = strings.ReplaceAll(it.id[1:len(it.id)-1], `""`, `"`)
		}
	}
	for _, word := range strings.FieldsFunc(line[m[4]:m[5]], func(r rune) bool { return r == ',' || r == ' ' }) {
		it.audience = append(it.audience, word)
	}
	return it
}

// mark returns what stands behind the text of an item.
func (it item) mark() string {
	var words []string
	switch {
	case it.id == "":
	case plainID().MatchString(it.id):
		words = append(words, "#"+it.id)
	default:
		words = append(words, `#"`+strings.ReplaceAll(it.id, `"`, `""`)+`"`)
	}
	if words = append(words, it.audience...); len(words) == 0 {
		return ""
	}
	return " [" + strings.Join(words, ", ") + "]"
}

// scanQuoted reads an item in quotation marks that ends with the separator or the cell.
func scanQuoted(s string, separator byte) (it item, rest string, ok bool) {
	if !strings.HasPrefix(s, `"`) {
		return it, "", false
	}
	text, end, ok := scanQuotation(s)
	if !ok {
		return it, "", false
	}
	tail := s[end:]
	if loc := behindQuotation().FindStringIndex(tail); loc != nil {
		it = cutMark(strings.TrimRight(tail[:loc[1]], " \t"))
		tail = tail[loc[1]:]
	}
	if it.text = strings.TrimSpace(it.text); it.text != "" {
		return it, "", false
	}
	it.text = text
	tail = strings.TrimLeft(tail, " \t")
	if tail != "" && tail[0] != separator {
		return it, "", false
	}
	return it, strings.TrimPrefix(tail, string(separator)), true
}

// behindQuotation is the mark behind an item in quotation marks.
var behindQuotation = pattern.New(`^ \[(?:#(?:[^\s,\]"]+|"(?:[^"]|"")*"))?(?:(?:, ?|\b)(?:internal|candidate|public))*\]`)

// scanQuotation returns the text of a quotation that s begins with, and where it ends.
func scanQuotation(s string) (text string, end int, ok bool) {
	var out strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] != '"':
			out.WriteByte(s[i])
		case i+1 < len(s) && s[i+1] == '"':
			out.WriteByte('"')
			i++
		default:
			return out.String(), i + 1, true
		}
	}
	return "", 0, false
}

// joinItems returns the cell of a list.
func joinItems(items []item) string {
	lines := make([]string, len(items))
	for i, it := range items {
		line, mark := it.text, it.mark()
		bare := bareItem(line + mark)
		plain := bare.text == it.text && bare.id == it.id && slices.Equal(bare.audience, it.audience)
		if !plain || strings.ContainsAny(line+mark, "\n;") || strings.HasPrefix(line, `"`) || isNotStated(line) {
			line = `"` + strings.ReplaceAll(line, `"`, `""`) + `"`
		}
		lines[i] = line + mark
	}
	return strings.Join(lines, "\n")
}
