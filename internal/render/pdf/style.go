package pdf

import (
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// faceKind names a stack of the family.
type faceKind uint8

const (
	regular faceKind = iota
	bold
	italic
	boldItalic
	mono
)

// strong returns the kind for important text within k.
func (k faceKind) strong() faceKind {
	switch k {
	case regular:
		return bold
	case italic:
		return boldItalic
	}
	return k
}

// stressed returns the kind for stressed text within k.
func (k faceKind) stressed() faceKind {
	switch k {
	case regular:
		return italic
	case bold:
		return boldItalic
	}
	return k
}

// A style is how text is set. Lengths are in thousandths of a point.
type style struct {
	kind     faceKind
	upper    bool // in capitals
	title    bool // stressed words in it stand back
	size     int
	leading  int
	tracking int // added after each character
	colour   theme.RGB
}

// as returns the style in another face and colour.
func (s style) as(k faceKind, c theme.RGB) style {
	s.kind, s.colour = k, c
	return s
}

// styles are the styles of a theme that the layout sets text in.
type styles struct {
	title         style
	lead          style
	heading       style
	body, soft    style
	small         style
	kicker        style
	muted         theme.RGB
	link          theme.RGB
	titleSizes    [3]theme.Style // for long titles, largest first
	tableSizes    [3]theme.Style // for tables with many columns, largest first
	coverTitle    style
	coverSubtitle style
}

// A density is how tightly a part is set.
type density struct {
	styles  styles
	quarter int // of the grid unit
	saves   int // at the most, in thousandths of the height that the usual density takes
}

// smallest is the size of running text below which nothing is set tighter, in thousandths of a point.
const smallest = 8500

// newDensities returns the density that a theme asks for, and tighter ones for what would spill over to another page by a little: running
// text a little smaller, a quarter less space and then a third.
func newDensities(t *theme.Theme) []density {
	all := []density{{newStyles(t), t.Space.Unit / 4, 0}}
	for _, by := range [...]struct{ body, bodyLeading, small, smallLeading, space, saves int }{
		{947, 917, 960, 933, 750, 250},
		{925, 887, 947, 904, 650, 300},
	} {
		smaller := *t
		smaller.Type.Body = theme.Style{Size: t.Type.Body.Size * by.body / 1000, Leading: t.Type.Body.Leading * by.bodyLeading / 1000}
		smaller.Type.Small = theme.Style{Size: t.Type.Small.Size * by.small / 1000, Leading: t.Type.Small.Leading * by.smallLeading / 1000}
		if smaller.Type.Body.Size < smallest {
			break
		}
		tight := density{newStyles(&smaller), t.Space.Unit * by.space / 4000, by.saves}
		tight.styles.kicker = all[0].styles.kicker
		all = append(all, tight)
	}
	return all
}

// newStyles derives the styles from a theme.
func newStyles(t *theme.Theme) styles {
	c, ty := t.Colours, t.Type
	set := func(k faceKind, s theme.Style, colour theme.RGB) style {
		return style{kind: k, size: s.Size, leading: s.Leading, colour: colour}
	}
	s := styles{
		title:         set(bold, ty.Title, c.Ink),
		lead:          set(regular, ty.Lead, c.Soft),
		heading:       set(bold, ty.Heading, c.Accent),
		body:          set(regular, ty.Body, c.Ink),
		soft:          set(regular, ty.Body, c.Soft),
		small:         set(regular, ty.Small, c.Muted),
		kicker:        set(regular, ty.Small, c.Muted),
		muted:         c.Muted,
		link:          c.Accent,
		coverTitle:    set(bold, ty.Title.Scaled(7, 5), c.Ink),
		coverSubtitle: set(regular, ty.Lead.Scaled(5, 4), c.Soft),
	}
	s.title.title, s.title.tracking = true, -s.title.size/100
	s.coverTitle.title, s.coverTitle.tracking = true, -s.coverTitle.size/100
	s.kicker.upper, s.kicker.tracking = true, s.kicker.size*8/100
	s.titleSizes = ty.Title.Titles()
	s.tableSizes = [3]theme.Style{ty.Body, between(ty.Body, ty.Small), ty.Small}
	return s
}

func between(a, b theme.Style) theme.Style {
	return theme.Style{Size: (a.Size + b.Size) / 2, Leading: (a.Leading + b.Leading) / 2}
}

// stack returns the faces of a kind.
func stack(f *typeset.Family, k faceKind) typeset.Stack {
	switch k {
	case bold:
		return f.Bold
	case italic:
		return f.Italic
	case boldItalic:
		return f.BoldItalic
	case mono:
		return f.Mono
	}
	return f.Regular
}

// baseline returns the distance from the top of a line to its baseline.
func baseline(f *typeset.Face, s style) int {
	ascent, descent := f.Ascent()*s.size/1000, -f.Descent()*s.size/1000
	return (s.leading-ascent-descent)/2 + ascent
}
