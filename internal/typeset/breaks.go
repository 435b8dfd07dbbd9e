package typeset

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// A Break is a place where a line may end, or has to.
type Break struct {
	Index int  // the line ends before this byte of the text
	Must  bool // the line ends here in any case: after a line separator, and at the end of the text
}

// Breaks returns the places where a line of text may end by Unicode's rules (UAX #14), in order. The last one is the end of the text.
// They never part a letter from its marks.
func Breaks(text string) []Break { return AppendBreaks(nil, text) }

// AppendBreaks is Breaks into a slice that the caller keeps.
//
// Words of Latin letters, digits and common punctuation go through a small table. Where anything else occurs, the stretch from the word
// before it is given to uniseg, up to the next plain word.
func AppendBreaks(breaks []Break, text string) []Break {
	if _, n := utf8.DecodeRuneInString(text); n == len(text) && n > 0 {
		return append(breaks, Break{n, true})
	}
	word := 0           // start of the last plain word that follows a space: nothing before it has a say in what comes after
	kept := len(breaks) // breaks up to word
	state := opening
	for i := 0; i < len(text); {
		class, n := classify(text[i:])
		switch {
		case class == letter: // on to the end of the letters
			end := i + n
			for end < len(text) && plainLetters[text[end]] {
				end++
			}
			n = end - i
		case class == hyphen && i+1 < len(text) && isDigit(text[i+1]):
			class = sign
		case class == percent && state != afterDigit && state != afterGlue, class == open && state == afterPercent:
			class = other
		case class == currency: // before its amount it is as the first figure, but not behind everything
			if class = other; i+n < len(text) && isDigit(text[i+n]) && (state == opening || state == afterSpace || state == afterOpen) {
				class = digit
			}
		}
		if class == other {
			text = withoutSkinTones(text)
			breaks, word = complexBreaks(breaks[:kept], text, word)
			i, state, kept = word, opening, len(breaks)
			continue
		}
		if state == afterSpace && class == letter {
			word, kept = i, len(breaks)+1
		}
		step := steps[state][class]
		if step.breaks {
			breaks = append(breaks, Break{i, state == afterNewline})
		}
		state = step.next
		i += n
	}
	if word < len(text) {
		breaks = append(breaks, Break{len(text), true})
	}
	return breaks
}

// complexBreaks finds the breaks from start on, a place without a past, up to the next plain word after a space or the end of text. It
// returns where it stopped.
func complexBreaks(breaks []Break, text string, start int) ([]Break, int) {
	state := -1
	for at := start; at < len(text); {
		var cluster string
		var boundaries int
		cluster, _, boundaries, state = uniseg.StepString(text[at:], state)
		at += len(cluster)
		line := boundaries & uniseg.MaskLine
		// uniseg forgets the end of a line when a hyphen and a digit follow.
		must := line == uniseg.LineMustBreak || uniseg.HasTrailingLineBreakInString(cluster)
		if !must && line == uniseg.LineDontBreak {
			continue
		}
		breaks = append(breaks, Break{at, must})
		if at < len(text) && cluster == " " && isLetter(text[at]) {
			return breaks, at
		}
	}
	return breaks, len(text)
}

// skinTones are the emoji modifiers. uniseg ends the line behind one; in a variation selector, which takes as many bytes, it sees the mark of
// the character before it, and that is what UAX #14 has an emoji and its modifier be: one character (LB30b).
var skinTones = strings.NewReplacer(
	"\U0001F3FB", "\U000E0100", "\U0001F3FC", "\U000E0100", "\U0001F3FD", "\U000E0100", "\U0001F3FE", "\U000E0100", "\U0001F3FF", "\U000E0100",
)

// withoutSkinTones returns text with each emoji modifier replaced by a mark of the same length.
func withoutSkinTones(text string) string {
	const lead = "\xf0\x9f\x8f" // the first bytes of every modifier
	if !strings.Contains(text, lead) {
		return text
	}
	return skinTones.Replace(text)
}

// A class is what a rune is to the table of plain text, after the classes of UAX #14.
type class uint8

const (
	other    class = iota // not for the table
	letter                // AL
	digit                 // NU
	space                 // SP
	stop                  // IS: comma, full stop, colon, semicolon
	exclaim               // EX
	hyphen                // HY
	slash                 // SY
	quote                 // QU
	open                  // OP
	closing               // CP
	percent               // PO, for the table only after a digit and not before a bracket
	glue                  // GL: no-break space
	dash                  // BA: en dash, soft hyphen
	newline               // LF
	sign                  // a hyphen before a digit: bound to what stands on either side
	currency              // PR, for the table only before a digit
	classes
)

// plainClasses are the classes of the runes below U+0250.
var plainClasses = func() (table [0x250]class) {
	set := func(c class, runes string) {
		for _, r := range runes {
			table[r] = c
		}
	}
	for r := range rune(len(table)) {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 {
			table[r] = letter
		}
	}
	set(letter, "#&*<=>@^_`~¦§¨©ª¬®¯²³µ¶·¸¹º¼½¾")
	set(digit, "0123456789")
	set(space, " ")
	set(stop, ",.:;")
	set(exclaim, "!?")
	set(hyphen, "-")
	set(slash, "/")
	set(quote, "\"'«»")
	set(open, "([¡¿")
	set(closing, ")]")
	set(percent, "%")
	set(glue, "\u00A0")
	set(dash, "|\u00AD")
	set(newline, "\n")
	set(currency, "$£¥")
	return table
}()

// plainLetters are the letters below U+0080, by their byte.
var plainLetters = func() (table [256]bool) {
	for c := range byte(utf8.RuneSelf) {
		table[c] = plainClasses[c] == letter
	}
	return table
}()

// classify returns the class of the first rune of text, and its length in bytes.
func classify(text string) (class, int) {
	if c := text[0]; c < utf8.RuneSelf {
		return plainClasses[c], 1
	}
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case r < 0x250:
		return plainClasses[r], n
	case r == '‘', r == '’', r == '“', r == '”':
		return quote, n
	case r == '–':
		return dash, n
	case r == '•', r == '≤', r == '≥':
		return letter, n
	case r == '€':
		return currency, n
	}
	return other, n
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// A state is what the text before has left open.
type state uint8

const (
	opening state = iota // nothing stands before
	afterLetter
	afterDigit
	afterSpace
	afterStop
	afterExclaim
	afterHyphen
	afterSlash
	afterQuote
	afterOpen
	afterClosing
	afterPercent
	afterGlue
	afterDash
	afterNewline
	inNumberStop  // a stop that may be part of a number
	inNumberSlash // a slash that may be part of a number
	afterQuoteSpace
	states
)

// A step is what the next class does to a state: whether a line may end between the two, and what is left open then.
type step struct {
	breaks bool
	next   state
}

// steps is the table of UAX #14 for plain text.
var steps = func() (table [states][classes]step) {
	natural := [classes]state{letter: afterLetter, digit: afterDigit, space: afterSpace, stop: afterStop, exclaim: afterExclaim,
		hyphen: afterHyphen, slash: afterSlash, quote: afterQuote, open: afterOpen, closing: afterClosing,
		percent: afterPercent, glue: afterGlue, dash: afterDash, newline: afterNewline, sign: afterDigit}
	// Which classes may start a line after a state. Closing punctuation, quotes and hyphens never do but after a space;
	// after the end of a line, everything does.
	starters := map[state][]class{
		afterSpace:      {letter, digit, hyphen, quote, open, glue, dash},
		afterQuoteSpace: {letter, digit, hyphen, quote, glue, dash}, // an opening quote is bound to a bracket
		afterStop:       {digit, open},
		inNumberStop:    {open},
		afterSlash:      {letter, digit, open},
		inNumberSlash:   {letter, open},
		afterExclaim:    {letter, digit, open},
		afterHyphen:     {letter, open, glue},
		afterDash:       {letter, digit, open, glue},
		afterClosing:    {open},
	}
	for s := range states {
		for c := range classes {
			table[s][c] = step{breaks: s == afterNewline, next: natural[c]}
		}
		for _, c := range starters[s] {
			table[s][c].breaks = true
		}
	}
	table[afterDigit][stop].next = inNumberStop
	table[afterDigit][slash].next = inNumberSlash
	table[afterOpen][space].next = afterOpen
	table[afterQuote][space].next = afterQuoteSpace
	return table
}()
