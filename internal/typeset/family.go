package typeset

import (
	"sync"

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

// Default returns the built-in family: Liberation Sans and Mono, behind each the DejaVu faces for what they lack. It is parsed at the
// first call and shared by everybody.
func Default() *Family { return builtin() }

var builtin = sync.OnceValue(newFamily)

func newFamily() *Family {
	var faces sync.WaitGroup // parsed side by side: a single document waits for them
	face := func(name string, ttf []byte) *Face {
		f := new(Face)
		faces.Go(func() { *f = *mustParse(name, ttf) })
		return f
	}
	plain := face("DejaVuSans", dejavusans.TTF)
	bold := face("DejaVuSans-Bold", dejavusansbold.TTF)
	family := &Family{
		Regular: Stack{face("LiberationSans", liberationsansregular.TTF), plain},
		Bold:    Stack{face("LiberationSans-Bold", liberationsansbold.TTF), bold, plain},
		Italic: Stack{face("LiberationSans-Italic", liberationsansitalic.TTF),
			face("DejaVuSans-Oblique", dejavusansoblique.TTF), plain},
		BoldItalic: Stack{face("LiberationSans-BoldItalic", liberationsansbolditalic.TTF),
			face("DejaVuSans-BoldOblique", dejavusansboldoblique.TTF), bold, plain},
		Mono: Stack{face("LiberationMono", liberationmonoregular.TTF),
			face("DejaVuSansMono", dejavusansmono.TTF), plain},
	}
	faces.Wait()
	return family
}

// Behind returns a family with the given faces first, each before those of f; where a face is nil, those of f stand alone.
func (f *Family) Behind(regular, bold, italic, boldItalic, mono *Face) *Family {
	with := *f
	for _, it := range []struct {
		face  *Face
		stack *Stack
	}{
		{regular, &with.Regular}, {bold, &with.Bold}, {italic, &with.Italic}, {boldItalic, &with.BoldItalic}, {mono, &with.Mono},
	} {
		if it.face != nil {
			*it.stack = append(Stack{it.face}, *it.stack...)
		}
	}
	return &with
}

// Unkerned returns the family for programs that set text without kerning, such as spreadsheets.
func (f *Family) Unkerned() *Family {
	without := func(s Stack) Stack {
		stack := make(Stack, len(s))
		for i, face := range s {
			plain := *face
			plain.kerning = kerning{}
			stack[i] = &plain
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
