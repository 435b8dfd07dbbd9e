package compose

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolexport/internal/doc"
)

// words writes in the language of the documents.
type words struct{ loc *doc.Locale }

// say returns the label of a key with its {name} placeholders replaced: pairs are names and texts in turn. Replaced texts are
// not searched again, so that braces in data stay what they are.
func (w words) say(key string, pairs ...string) string {
	label, ok := w.loc.Labels[key]
	if !ok {
		panic("compose: labels without " + key) // loadLocale lets no such language pass
	}
	return fill(label, pairs)
}

// fill replaces the placeholders of a text, from left to right and once.
func fill(text string, pairs []string) string {
	at := strings.IndexByte(text, '{')
	if at < 0 || len(pairs) == 0 {
		return text
	}
	var b strings.Builder
	for ; at >= 0; at = strings.IndexByte(text, '{') {
		b.WriteString(text[:at])
		text = text[at:]
		end := strings.IndexByte(text, '}')
		if end < 0 {
			break
		}
		name, known := text[1:end], false
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				b.WriteString(pairs[i+1])
				known = true
				break
			}
		}
		if !known {
			b.WriteString(text[:end+1])
		}
		text = text[end+1:]
	}
	b.WriteString(text)
	return b.String()
}

// known returns the label of a key that data completes, such as a classification's name, or fallback where there is none.
func (w words) known(key, fallback string) string {
	if label, ok := w.loc.Labels[strings.ReplaceAll(key, "-", "_")]; ok {
		return label
	}
	return fallback
}

// count says a number of things: key names a pair of labels that end in _one and _many.
func (w words) count(key string, n int) string {
	form := "_many"
	if n == 1 {
		form = "_one"
	}
	return w.say(key+form, "n", w.figure(float64(n)))
}

// figure writes a number with as many decimals as it needs, four at the most.
func (w words) figure(x float64) string { return w.loc.Text(number(x)) }

// number is a Number with as many decimals as x needs, four at the most.
func number(x float64) doc.Number { return doc.Number{Value: x, Decimals: decimals(x, 4)} }

// decimals counts the digits after the decimal sign that x needs, at the most the given number.
func decimals(x float64, most int) int {
	_, fraction, _ := strings.Cut(strconv.FormatFloat(x, 'f', most, 64), ".")
	return len(strings.TrimRight(fraction, "0"))
}

// percent is the Percent of a figure that the dataset gives in percent: 25 is 25 %.
func percent(x float64) doc.Percent { return doc.Percent{Fraction: x / 100, Decimals: decimals(x, 4)} }

// text is the Text of a line of the dataset, or NotStated where it is empty.
func text(s string) doc.Value {
	if s = line(s); s != "" {
		return doc.Text(s)
	}
	return doc.NotStated{}
}

// line joins the lines of s to one. Spaces that mean something, such as the no-break space, stay.
func line(s string) string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\t') < 0 && strings.IndexByte(s, '\r') < 0 { // sooner than one search for all
		return strings.Trim(s, " ")
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n\r\t", r) }), " ")
}

// lines returns the texts of a list of the dataset that say something.
func lines(list ...string) []string {
	var kept []string
	for _, s := range list {
		if s = line(s); s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// sentences runs a list of the dataset together to one paragraph.
func sentences(list []string) string {
	kept := lines(list...)
	for i, s := range kept {
		kept[i] = sentence(s)
	}
	return strings.Join(kept, " ")
}

// sentence ends s with a full stop unless it has an end.
func sentence(s string) string {
	s = line(s)
	if last, _ := utf8.DecodeLastRuneInString(s); s == "" || unicode.Is(unicode.Sentence_Terminal, last) {
		return s
	}
	return s + "."
}

// mark returns v as an illustrative figure if it is one. What is not stated illustrates nothing.
func mark(v doc.Value, illustrative bool) doc.Value {
	if _, absent := v.(doc.NotStated); absent || v == nil || !illustrative {
		return v
	}
	return doc.Illustrative{Value: v}
}

// dot parts what stands side by side on a line. The no-break space keeps it from beginning a line.
const dot = "\u00a0· "

// join links the parts that are not empty.
func join(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), separator)
}

// enumerate lists names, by semicolons where a comma stands in one of them.
func enumerate(names []string) string {
	if slices.ContainsFunc(names, func(s string) bool { return strings.Contains(s, ",") }) {
		return strings.Join(names, "; ")
	}
	return strings.Join(names, ", ")
}

// some enumerates names, of more than a dozen the first ten: the others are counted.
func (w words) some(names []string) string {
	const most, shown = 12, 10
	if len(names) <= most {
		return enumerate(names)
	}
	return w.say("and_others", "names", enumerate(names[:shown]), "n", w.figure(float64(len(names)-shown)))
}

// capital returns s with a capital first letter, as a fact that stands alone begins.
func capital(s string) string {
	s = line(s)
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// firstOf returns the first string that is not empty.
func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
