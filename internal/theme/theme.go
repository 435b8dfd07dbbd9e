// Package theme holds the tokens that give rolexport's documents their look: colours, type, space, sheets, logo and footer text.
//
// A theme is a YAML file. The built-in ones stand in templates/themes; a user's own file names the built-in theme that it extends and
// states what differs.
package theme

import (
	"rolexport/internal/fingerprint"
	"rolexport/internal/typeset"
)

// Theme is a complete set of tokens. Lengths are in thousandths of a point.
type Theme struct {
	Name    string // as it was asked for: a built-in name or a path
	Colours Colours
	Type    Type
	Space   Space
	Logo    *Logo  // nil: none
	Faces   Faces  // of the organisation's own
	Paper   string // sheet that documents are printed on: a4 or letter; empty: the one that each names
	Footer  string // text in the middle of each page's footer; may be empty
}

// RGB is a colour of the sRGB space, 8 bits a channel.
type RGB struct{ R, G, B uint8 }

// Colours are the colour tokens.
type Colours struct {
	Ink        RGB `yaml:"ink"`         // text
	Soft       RGB `yaml:"soft"`        // text under a lead or a duty's title
	Muted      RGB `yaml:"muted"`       // small labels
	Hairline   RGB `yaml:"hairline"`    // rules between rows
	Wash       RGB `yaml:"wash"`        // ground of panels and table heads
	Stripe     RGB `yaml:"stripe"`      // ground of every second row of a long table
	Accent     RGB `yaml:"accent"`      // section heads, meters, bars
	AccentWash RGB `yaml:"accent_wash"` // ground of the first role, empty part of bars
	Second     RGB `yaml:"second"`      // second role of a comparison
	SecondWash RGB `yaml:"second_wash"` // ground of the second role
	Input      RGB `yaml:"input"`       // ground of input cells in workbooks
	InputInk   RGB `yaml:"input_ink"`   // figures in input cells
}

// A Style is a size of type with its line distance, both in thousandths of a point.
type Style struct{ Size, Leading int }

// Titles returns the sizes that a title of this style is set in, largest first: in the largest in which it is short enough.
func (s Style) Titles() [3]Style { return [3]Style{s, s.Scaled(4, 5), s.Scaled(16, 25)} }

// Scaled returns a style by so much of its size and line distance.
func (s Style) Scaled(by, of int) Style { return Style{s.Size * by / of, s.Leading * by / of} }

// Type are the type tokens.
type Type struct {
	Title   Style
	Lead    Style
	Heading Style // section heads
	Body    Style
	Small   Style
}

// Space are the space tokens, in thousandths of a point.
type Space struct {
	MarginTop, MarginRight, MarginLeft int
	MarginBottom                       int // below the text; the footer stands in it
	Gutter                             int // between main and side column
	SideWidth                          int // width of the side column
	Unit                               int // the grid: distances are multiples of it
	Rule                               int // thickness of a hairline
	Bar                                int // thickness of bars: shares, pay bands
}

// Logo is a picture that stands at the head of the first page of each document.
type Logo struct {
	Data   []byte // PNG or JPEG as read, checked
	Alt    string // what it shows
	Height int    // printed height, thousandths of a point; 0: that of a logo of which the theme says nothing
}

// Faces are the organisation's own faces, checked. A nil one: the built-in face is used.
type Faces struct{ Regular, Bold, Italic, BoldItalic, Mono *typeset.Face }

// Family returns the faces that documents are set in: the theme's own, behind each the built-in ones for what it lacks.
func (t *Theme) Family() *typeset.Family {
	f := &t.Faces
	return typeset.Default().Behind(f.Regular, f.Bold, f.Italic, f.BoldItalic, f.Mono)
}

// Fingerprint sums up the tokens of the theme with its pictures and faces: themes of other names that look the same have the same one.
func (t *Theme) Fingerprint() string {
	var faces []string
	for _, f := range []*typeset.Face{t.Faces.Regular, t.Faces.Bold, t.Faces.Italic, t.Faces.BoldItalic, t.Faces.Mono} {
		sum := ""
		if f != nil {
			sum = f.Name() + " " + f.Sum()
		}
		faces = append(faces, sum)
	}
	return fingerprint.Of(t.Colours, t.Type, t.Space, t.Logo, t.Paper, t.Footer, faces)
}
