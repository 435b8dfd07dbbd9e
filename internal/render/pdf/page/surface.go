// Package page is the drawing surface of the PDF renderer and the file behind it: pages, ink, text runs, tags, links, bookmarks.
//
// The layout above it knows only the Surface interface and the Tree. Below it stands gofpdf, which keeps the pages and the pictures, and
// a finishing pass that writes the final, tagged and archival file. All lengths are integers in thousandths of a point, measured from the top
// left corner of the page.
package page

import (
	"time"

	"rolexport/internal/doc"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// A Tag is a standard structure type (ISO 32000-1, 14.8.4).
type Tag uint8

// The structure types that rolexport's documents need.
const (
	Document Tag = iota
	Part
	Sect
	H1
	H2
	H3
	H4
	H5
	H6
	P
	L
	LI
	Lbl
	LBody
	TOC
	TOCI
	Index
	Table
	TR
	TH
	TD
	Link
	Figure
	Span
	Note
	Caption
)

// Scope says which cells a TH is the head of.
type Scope uint8

// The scopes; NoScope is for every tag but TH.
const (
	NoScope Scope = iota
	ColumnScope
	RowScope
)

// Props are the attributes of a structure element.
type Props struct {
	Scope   Scope
	ColSpan int    // TH, TD: columns covered; 0 counts as 1
	Alt     string // Figure: what it shows
	// ActualText is what the element stands for, where the drawn glyphs do not say it. It goes to the first Mark of the element, and later
	// Marks of it stand for nothing more.
	ActualText string
	Lang       string // BCP 47 tag where it differs from the document's
	Ordered    bool   // L: numbered
	Plain      bool   // L: neither numbers nor bullets
	Title      string // Sect, Part: a name for navigation
}

// An Element is a node of the logical structure.
type Element int32

// Furniture is what an artifact is: something a reader does not read (ISO 32000-1, 14.8.2.2).
type Furniture uint8

// The kinds of furniture.
const (
	Layout Furniture = iota // rules, grounds, bars
	Header                  // running heads
	Footer
)

// A Run is text of one face and size on one baseline. The face must have each rune of it (typeset.Stack.Spans sees to that); invisible
// runes take no room, a soft hyphen is drawn at the end of a Run only.
type Run struct {
	Face     *typeset.Face
	Size     int // thousandths of a point
	Colour   theme.RGB
	Tracking int // added after each glyph, thousandths of a point
	Text     string
	Reversed bool   // Text stands from left to right and is read from right to left
	Stands   string // what Text is read as, where that is something else
}

// A Bookmark is an entry of the document outline.
type Bookmark struct {
	Level int // 1 is outermost
	Title string
	Page  int // counts from 0
	Y     int
}

// A Surface takes drawing, page after page. Everything drawn belongs to the element or artifact that was named last; naming the next
// closes it, and so does a new page. Coordinates of text are those of its baseline.
//
// An element may have content of its own and children: its content stands among its children in the order in which all of them were
// drawn. A child that was not drawn stands where it was added.
//
// Errors are kept until the file is finished: the first one is what Finish returns.
type Surface interface {
	NewPage(width, height int)
	Mark(e Element)       // what follows is content of e
	Artifact(f Furniture) // what follows is furniture
	Text(x, baseline int, r Run)
	// Missing draws the hollow boxes of characters that no face has, each typeset.BoxAdvance wide at the size of r, and r.Tracking apart.
	// r.Text are the characters, so that extraction still gives them; r.Face is that of the text around them.
	Missing(x, baseline int, r Run)
	Rect(x, y, width, height int, fill theme.RGB)
	Frame(x, y, width, height, thickness int, stroke theme.RGB) // the line runs along the inside of the rectangle
	Line(x1, y1, x2, y2, thickness int, stroke theme.RGB)
	Disc(x, y, radius int, fill theme.RGB)              // centre and radius
	Ring(x, y, radius, thickness int, stroke theme.RGB) // centre and outer radius
	Image(x, y, width, height int, img *doc.Image)      // PNG or JPEG, all of its pixels
	// LinkTo makes the rectangle a link of element e (a Link). target is a URL, or "#" and the name given to Anchor. contents says in words where
	// it leads.
	LinkTo(e Element, x, y, width, height int, target, contents string)
	Anchor(name string, y int) // a place on the current page that links can lead to
}

// Info is what the file says of itself.
type Info struct {
	Title, Author, Subject, Lang string
	Keywords                     []string
	Date                         time.Time // stands for the time of writing; the zero time counts as 1980-01-01
	Bookmarks                    []Bookmark
	Front                        int // pages of front matter, which are called i, ii, iii; those after them 1, 2, 3
}
