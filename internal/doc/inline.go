package doc

// An Inline is a piece of running text. Every Value is an Inline too, so that a figure in a sentence keeps its kind.
type Inline interface{ inline() }

// Code is text set in a fixed pitch.
type Code string

// Strong is important text.
type Strong []Inline

// Emph is stressed text.
type Emph []Inline

// A Link points to a web address, a mail address, or with "#" in front to the ID of a Heading of the same document.
type Link struct {
	Target string // http, https or mailto URL, or "#" and a heading's ID
	Text   []Inline
}

// Break ends the line inside a paragraph or cell.
type Break struct{}

func (Code) inline()   {}
func (Strong) inline() {}
func (Emph) inline()   {}
func (*Link) inline()  {}
func (Break) inline()  {}

// Unlinked returns inlines with the text of each Link in place of the Link. A line of Contents leads to its heading as a whole, so it shows the
// heading's text without the links in it.
func Unlinked(inlines []Inline) []Inline {
	var out []Inline
	for _, in := range inlines {
		switch in := in.(type) {
		case *Link:
			out = append(out, Unlinked(in.Text)...)
		case Strong:
			out = append(out, Strong(Unlinked(in)))
		case Emph:
			out = append(out, Emph(Unlinked(in)))
		case Rich:
			out = append(out, Rich(Unlinked(in)))
		default:
			out = append(out, in)
		}
	}
	return out
}
