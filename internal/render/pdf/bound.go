package pdf

import (
	"strings"
	"unicode/utf8"
)

// units are the abbreviations that stay on the line of the figure before them.
var units = map[string]bool{"h": true, "km": true, "m": true, "kg": true, "t": true, "FTE": true, "kW": true, "kWh": true}

// bound reports whether what stands before and after a place stays on one line, although Unicode's rules let the line end there: a figure
// with its unit or sign of currency, the code of a currency with its amount, a dash, dot or arrow with what it follows, one or two letters
// with what follows their hyphen.
func bound(before, after string) bool {
	word, spaced := strings.CutSuffix(before, " ")
	if word == "" || after == "" {
		return false
	}
	if !spaced {
		return stub(before)
	}
	next := after[0]
	if isDigit(next) {
		return endsInCurrency(word)
	}
	if next < utf8.RuneSelf && !isDigit(word[len(word)-1]) {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(after); r {
	case '·', '–', '—', '→':
		return true
	case '%', '‰', '°', '€', '$', '£', '¥':
		return isDigit(word[len(word)-1])
	}
	end := 0
	for end < len(after) && isLetter(after[end]) {
		end++
	}
	return isDigit(word[len(word)-1]) && units[after[:end]]
}

// stub reports whether a text ends in a word of one or two letters and a hyphen.
func stub(text string) bool {
	word, hyphen := strings.CutSuffix(text, "-")
	letters := 0
	for letters < len(word) && isLetter(word[len(word)-1-letters]) {
		letters++
	}
	return hyphen && letters >= 1 && letters <= 2 && (letters == len(word) || word[len(word)-1-letters] == ' ')
}

// endsInCurrency reports whether a text ends in three capitals, such as EUR.
func endsInCurrency(text string) bool {
	const letters = 3
	if len(text) < letters || len(text) > letters && isLetter(text[len(text)-letters-1]) {
		return false
	}
	for _, c := range []byte(text[len(text)-letters:]) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
