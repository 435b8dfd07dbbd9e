// Package doc is the document model: what every rendering has in common, and nothing that belongs to one format.
//
// A Document is built once and never changed afterwards. Blocks and inlines are sealed sums: a renderer switches over the
// kinds listed here and reports what it cannot express. The package is a leaf; it knows no role, no template and no format.
package doc

// A Document is one finished text with its tables, ready for any renderer.
type Document struct {
	Kind     string   // id of the document kind, for example "role-sheet"
	Name     string   // unique in its kind and safe as a file name, for example "operations-manager"
	Title    string   // plain text, for window titles and metadata
	Subject  string   // one line about the document, for metadata
	Author   string   // the organisation that publishes it, for metadata
	Keywords []string // for metadata
	Roles    []string // ids of the roles that the document is about, in order of appearance
	Locale   *Locale  // language, and how values are written in it
	Paper    Paper    // default sheet; a renderer may be told another
	Wide     bool     // its tables have more columns than an upright sheet has room for: pages lie on their long side
	Source   Source   // the dataset that it was made from
	Running  Running  // what the page furniture says
	Logo     *Image   // the organisation's, for the head of the first page; nil: none
	// Linked is what the document is about in the words of schema.org, as JSON-LD, for pages that programs read; empty: it is about nothing that
	// these have words for. Other formats leave it away: it says nothing that the blocks do not say.
	Linked []byte
	Blocks []Block
}

// Paper is a sheet of paper.
type Paper string

// The sheets that rolexport prints on.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// Source names the dataset behind a document, so that a printed page can be traced.
type Source struct {
	Title   string
	Version string
	Digest  string   // SHA-256 of what the dataset says of the document's subject, hexadecimal
	Credits []string // sentences that the licences of the data ask for
}

// An Image is a picture with the words for those who cannot see it.
type Image struct {
	Data []byte // PNG or JPEG, as read
	Alt  string // what it shows; never empty
}

// Running is the text of the page furniture of a document.
type Running struct {
	Footer string // left of the footer: document, version, date in force
	Note   string // last line of a flow format, and of the last page: what the reader should bear in mind; may be empty
}

// A Block is a part of a document that stands on its own lines.
type Block interface{ block() }

// A Heading opens a section. A Heading of level 1 opens a part of the document: it starts a new page, and carries the kicker, the
// small line above the title of a handout.
type Heading struct {
	Level   int    // 1..6
	ID      string // unique in the document; the target of links and bookmarks
	Text    []Inline
	Kicker  string // level 1: what kind of paper this is, for example "Role sheet"; may be empty
	Context string // level 1: where it belongs, for example "Operations family"; may be empty
}

// A Cover is the first page of a bound document.
type Cover struct {
	Kicker   string
	Title    []Inline
	Subtitle []Inline
	Facts    []Fact
}

// Contents lists headings of the document. Paged formats add the page of each.
type Contents struct {
	Title   string // printed above the list; may be empty
	Index   bool   // in alphabetical order, to be looked up rather than read: paged formats set it in columns
	Entries []Entry
}

// An Entry is a line of Contents.
type Entry struct {
	Level int      // 1 is outermost
	ID    string   // the Heading that it points to
	Text  []Inline // without a Link: the whole line is one
}

// ParagraphStyle says what part a paragraph plays.
type ParagraphStyle uint8

// The paragraph styles.
const (
	Body ParagraphStyle = iota
	Lead                // the sentence under a title
	Note                // small print: legends, footnotes, sources
)

// A Paragraph is running text.
type Paragraph struct {
	Style ParagraphStyle
	Text  []Inline
}

// A List is a sequence of items, numbered when Ordered.
type List struct {
	Ordered bool
	Start   int // first number of an ordered list
	Items   []Item
}

// An Item is a list item.
type Item struct{ Blocks []Block }

// Facts are label and value pairs.
type Facts struct {
	Panel bool // set apart as the panel under the title of a handout
	Items []Fact
}

// A Fact is a labelled value.
type Fact struct {
	Label string
	Value Value
}

// CalloutKind says why a Callout stands out.
type CalloutKind uint8

// The kinds of callouts.
const (
	Tip     CalloutKind = iota // advice: which one do you need?
	Caution                    // a caveat
)

// A Callout is set apart from the text around it.
type Callout struct {
	Kind   CalloutKind
	Title  string
	Blocks []Block
}

// Columns stand side by side where a format can do so; Main is read before Side.
type Columns struct {
	Main []Block
	Side []Block
}

// SignOff leaves room for names, dates and signatures, one for each party.
type SignOff struct{ Parties []string }

// A PageBreak starts a new page in paged formats and means nothing elsewhere.
type PageBreak struct{}

func (*Heading) block()   {}
func (*Cover) block()     {}
func (*Contents) block()  {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Facts) block()     {}
func (*Table) block()     {}
func (*Chart) block()     {}
func (*Callout) block()   {}
func (*Columns) block()   {}
func (*SignOff) block()   {}
func (*PageBreak) block() {}
