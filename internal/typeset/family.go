package typeset

import (
	"slices"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/dejavu/dejavusansboldoblique"
	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/dejavu/dejavusansoblique"
	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
)

// A Family is a set of stacks that go together.
type Family struct{ Regular, Bold, Italic, BoldItalic, Mono Stack }

// Default returns the built-in family: Liberation Sans and Mono, behind each the DejaVu faces for what they lack. It is shared by
// everybody.
func Default() *Family { return builtin }

var builtin = newFamily()

func newFamily() *Family {
	face := func(name string, ttf []byte) *Face {
		return &Face{name: name, read: func() facts { return mustParse(name, ttf).facts }}
	}
	plain, bold := face("DejaVuSans", dejavusans.TTF), face("DejaVuSans-Bold", dejavusansbold.TTF)
	return &Family{
		Regular: Stack{face("LiberationSans", liberationsansregular.TTF), plain},
		Bold:    Stack{face("LiberationSans-Bold", liberationsansbold.TTF), bold, plain},
		Italic: Stack{face("LiberationSans-Italic", liberationsansitalic.TTF),
			face("DejaVuSans-Oblique", dejavusansoblique.TTF), plain},
		BoldItalic: Stack{face("LiberationSans-BoldItalic", liberationsansbolditalic.TTF),
			face("DejaVuSans-BoldOblique", dejavusansboldoblique.TTF), bold, plain},
		Mono: Stack{face("LiberationMono", liberationmonoregular.TTF),
			face("DejaVuSansMono", dejavusansmono.TTF), plain},
	}
}

// Behind returns a family with the given faces first, each before those of f; where a face is nil, those of f stand before. What neither
// they nor f have comes from the other given faces, the most alike first: a heading may hold a script that only the regular face has.
func (f *Family) Behind(regular, bold, italic, boldItalic, mono *Face) *Family {
	behind := func(stack Stack, own *Face, others ...*Face) Stack {
		if own != nil {
			stack = append(Stack{own}, stack...)
		}
		stack = slices.Clone(stack)
		for _, other := range others {
			if other != nil {
				stack = append(stack, other)
			}
		}
		return stack
	}
	return &Family{
		Regular:    behind(f.Regular, regular, italic, bold, boldItalic, mono),
		Bold:       behind(f.Bold, bold, boldItalic, regular, italic, mono),
		Italic:     behind(f.Italic, italic, regular, boldItalic, bold, mono),
		BoldItalic: behind(f.BoldItalic, boldItalic, bold, italic, regular, mono),
		Mono:       behind(f.Mono, mono, regular, bold, italic, boldItalic),
	}
}

// Unkerned returns the family for programs that set text without kerning, such as spreadsheets.
func (f *Family) Unkerned() *Family {
	without := func(s Stack) Stack {
		stack := make(Stack, len(s))
		for i, face := range s {
			stack[i] = &Face{name: face.name, read: func() facts {
				plain := face.ready().facts
				plain.kerning = kerning{}
				return plain
			}}
		}
		return stack
	}
	return &Family{without(f.Regular), without(f.Bold), without(f.Italic), without(f.BoldItalic), without(f.Mono)}
}

// mustParse reads a face that is built into the program.
func mustParse(name string, ttf []byte) *Face {
	f, err := Parse(name, ttf)
	if err != nil {
		panic(err) // the bytes are part of the program
	}
	return f
}
