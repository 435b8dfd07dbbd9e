package typeset

import "github.com/rivo/uniseg"

// A Break is a place where a line may end, or has to.
type Break struct {
	Index int  // the line ends before this byte of the text
	Must  bool // the line ends here in any case: after a line separator, and at the end of the text
}

// Breaks returns the places where a line of text may end by Unicode's rules (UAX #14), in order. The last one is the end of the text.
// They never part a letter from its marks.
func Breaks(text string) []Break { return AppendBreaks(nil, text) }

// AppendBreaks is Breaks into a slice that the caller keeps.
func AppendBreaks(breaks []Break, text string) []Break {
	state := -1
	for at := 0; at < len(text); {
		var cluster string
		var boundaries int
		cluster, _, boundaries, state = uniseg.StepString(text[at:], state)
		at += len(cluster)
		switch boundaries & uniseg.MaskLine {
		case uniseg.LineMustBreak:
			breaks = append(breaks, Break{at, true})
		case uniseg.LineCanBreak:
			breaks = append(breaks, Break{at, false})
		}
	}
	return breaks
}
