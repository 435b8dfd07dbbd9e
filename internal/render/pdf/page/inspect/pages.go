package inspect

import (
	"fmt"
	"slices"
	"strings"
)

// A Page is what one page shows.
type Page struct {
	Width, Height int // thousandths of a point
	Drawings      []Drawing
	Marks         int // content sequences with a number
	number        int // of the page object
	dict          Dict
}

// A Drawing is one thing that a page shows. Lengths are in thousandths of a point from the top left corner; those of a text are its
// beginning on the baseline.
type Drawing struct {
	Kind          string // text, fill, frame, line, path, image
	Mark          int    // number of the content sequence that it belongs to; -1: it is furniture
	Tag           string // of the sequence, or the kind of furniture
	X, Y          int
	Width, Height int
	Colour        string // as #RRGGBB
	Thickness     int
	Font          string
	Size          int
	Text          string
	Actual        *string // what a sequence within the mark stands for; each pointer is one sequence
}

// painter follows the operators of a page.
type painter struct {
	page   *Page
	fonts  map[Name]*font
	stack  []sequence
	fill   string
	stroke string
	width  int
	font   *font
	size   int
	inText bool
	x, y   int // of the text line
	points [][2]int
	kind   string // of the path under way
	marks  map[int]bool
	matrix [6]int // of the picture or the circle under way, in thousandths
}

// A sequence is a marked content sequence.
type sequence struct {
	tag    string
	mark   int // -1: none
	art    bool
	actual *string
	turned bool // its texts are read from right to left
}

func (f *File) page(number int) (*Page, error) {
	dict, err := f.Dict(Ref(number))
	if err != nil {
		return nil, err
	}
	p := &Page{number: number, dict: dict}
	box, err := f.Array(dict["MediaBox"])
	if err != nil || len(box) != 4 {
		return nil, fmt.Errorf("a page without a size: %w", err)
	}
	p.Width, p.Height = thousandths(box[2]), thousandths(box[3])
	resources, err := f.Dict(dict["Resources"])
	if err != nil {
		return nil, err
	}
	fonts, err := f.Dict(resources["Font"])
	if err != nil {
		return nil, err
	}
	paint := painter{page: p, fonts: map[Name]*font{}, marks: map[int]bool{}}
	for _, name := range fonts.Keys() {
		if paint.fonts[name], err = f.font(fonts[name]); err != nil {
			return nil, err
		}
	}
	v, err := f.Resolve(dict["Contents"])
	if err != nil {
		return nil, err
	}
	s, ok := v.(*Stream)
	if !ok {
		return nil, fmt.Errorf("a page without contents")
	}
	data, err := f.unpacked(s)
	if err != nil {
		return nil, err
	}
	operations, err := Operations(data)
	if err != nil {
		return nil, err
	}
	for _, op := range operations {
		if err := paint.do(op); err != nil {
			return nil, fmt.Errorf("operator %s: %w", op.Name, err)
		}
	}
	if len(paint.stack) > 0 || paint.inText {
		return nil, fmt.Errorf("a marked content sequence or a text object does not end")
	}
	p.Marks = len(paint.marks)
	return p, nil
}

func thousandths(v Value) int {
	n, _ := v.(Number)
	return n.Thousandths()
}

// do follows one operator.
func (p *painter) do(op Operation) error {
	n := make([]int, len(op.Operands))
	for i, v := range op.Operands {
		n[i] = thousandths(v)
	}
	want, known := operandCounts[op.Name]
	if !known {
		return fmt.Errorf("not known")
	}
	if len(n) != want {
		return fmt.Errorf("%d operands", len(n))
	}
	switch op.Name {
	case "BMC", "BDC":
		return p.begin(op)
	case "EMC":
		if len(p.stack) == 0 {
			return fmt.Errorf("nothing is marked")
		}
		p.stack = p.stack[:len(p.stack)-1]
	case "g", "rg":
		p.fill = colour(n)
	case "G", "RG":
		p.stroke = colour(n)
	case "w":
		p.width = n[0]
	case "BT", "ET":
		if p.inText == (op.Name == "BT") {
			return fmt.Errorf("text objects do not alternate")
		}
		p.inText, p.x, p.y = !p.inText, 0, 0
	case "Tf":
		name, _ := op.Operands[0].(Name)
		if p.font = p.fonts[name]; p.font == nil {
			return fmt.Errorf("there is no font %s", name)
		}
		p.size = n[1]
	case "Td":
		p.x, p.y = p.x+n[0], p.y+n[1]
	case "Tj":
		return p.text(op.Operands[0])
	case "TJ":
		return p.kerned(op.Operands[0])
	case "m", "l":
		p.reach(n[0], n[1])
		p.kind = map[string]string{"m": "", "l": "line"}[op.Name]
	case "c":
		p.reach(n[0], n[1])
		p.reach(n[2], n[3])
		p.reach(n[4], n[5])
		p.kind = "path"
	case "re":
		p.reach(n[0], n[1])
		p.reach(n[0]+n[2], n[1]+n[3])
		p.kind = "frame"
	case "f":
		return p.paint(p.fill, 0)
	case "S", "s":
		return p.paint(p.stroke, p.width)
	case "cm":
		copy(p.matrix[:], n)
	case "Q":
		p.matrix = [6]int{}
	case "Do":
		m := p.matrix
		return p.draw(Drawing{Kind: "image", X: m[4], Y: p.page.Height - m[5] - m[3], Width: m[0], Height: m[3]})
	}
	return nil
}

// colour writes the parts of a colour, in thousandths, in the way of the web.
func colour(parts []int) string {
	if len(parts) == 1 {
		parts = []int{parts[0], parts[0], parts[0]}
	}
	s := "#"
	for _, v := range parts {
		s += fmt.Sprintf("%02X", (v*255+500)/1000)
	}
	return s
}

// reach adds a point to the path under way.
func (p *painter) reach(x, y int) {
	p.points = append(p.points, [2]int{x + p.matrix[4], y + p.matrix[5]})
}

// operandCounts are the operators that rolexport and gofpdf write.
var operandCounts = map[string]int{
	"BMC": 1, "BDC": 2, "EMC": 0, "g": 1, "rg": 3, "G": 1, "RG": 3, "w": 1, "J": 1, "j": 1, "q": 0, "Q": 0, "cm": 6, "Do": 1,
	"BT": 0, "ET": 0, "Tf": 2, "Td": 2, "Tc": 1, "Tz": 1, "Tj": 1, "TJ": 1, "m": 2, "l": 2, "c": 6, "re": 4, "f": 0, "S": 0, "s": 0,
}

func (p *painter) begin(op Operation) error {
	tag, _ := op.Operands[0].(Name)
	s := sequence{tag: string(tag), mark: -1}
	if len(p.stack) > 0 {
		above := p.stack[len(p.stack)-1]
		s.mark, s.art, s.actual, s.turned = above.mark, above.art, above.actual, above.turned
		s.tag = above.tag
	}
	var dict Dict
	if op.Name == "BDC" {
		dict, _ = op.Operands[1].(Dict)
	}
	if id, ok := dict["MCID"].(Number); ok {
		if s.mark >= 0 || s.art || p.marks[id.Int()] {
			return fmt.Errorf("sequence %s stands in another, or there are two", id)
		}
		s.mark = id.Int()
		p.marks[s.mark] = true
	}
	if tag == "Artifact" {
		if s.mark >= 0 {
			return fmt.Errorf("furniture within content")
		}
		s.art = true
		kind, _ := dict["Subtype"].(Name)
		if kind == "" {
			kind, _ = dict["Type"].(Name)
		}
		s.tag = string(kind)
	}
	s.turned = s.turned || tag == "ReversedChars"
	if actual, ok := dict["ActualText"].(String); ok {
		text := actual.Text()
		s.actual = &text
	}
	p.stack = append(p.stack, s)
	return nil
}

// draw adds a drawing, which has to belong to something.
func (p *painter) draw(d Drawing) error {
	if len(p.stack) == 0 {
		return fmt.Errorf("a drawing at %d, %d belongs to nothing", d.X, d.Y)
	}
	s := p.stack[len(p.stack)-1]
	if s.mark < 0 && !s.art {
		return fmt.Errorf("a drawing at %d, %d is neither content nor furniture", d.X, d.Y)
	}
	d.Mark, d.Tag, d.Actual = s.mark, s.tag, s.actual
	p.page.Drawings = append(p.page.Drawings, d)
	return nil
}

// kerned shows text whose letters do not stand as far apart as their widths say.
func (p *painter) kerned(v Value) error {
	parts, ok := v.(Array)
	if !ok {
		return fmt.Errorf("text that is no array")
	}
	var codes String
	for _, part := range parts {
		switch part := part.(type) {
		case String:
			codes += part
		case Number:
			if d := part.Int(); d < -mostKern || d > mostKern {
				return fmt.Errorf("letters %d thousandths of an em apart", d)
			}
		default:
			return fmt.Errorf("%T within text", part)
		}
	}
	return p.text(codes)
}

// mostKern is how far letters may be moved, in thousandths of an em: farther apart, readers would take them for words of their own.
const mostKern = 250

func (p *painter) text(v Value) error {
	codes, ok := v.(String)
	if !ok || p.font == nil || !p.inText {
		return fmt.Errorf("text without a font")
	}
	text, err := p.font.decode(codes)
	if err != nil {
		return err
	}
	if n := len(p.stack); n > 0 && p.stack[n-1].turned {
		runes := []rune(text)
		slices.Reverse(runes)
		text = string(runes)
	}
	return p.draw(Drawing{
		Kind: "text", X: p.x, Y: p.page.Height - p.y, Font: p.font.name, Size: p.size, Colour: p.fill, Text: text,
	})
}

// paint draws the path under way.
func (p *painter) paint(colour string, thickness int) error {
	if len(p.points) == 0 {
		return fmt.Errorf("there is no path")
	}
	low, high := p.points[0], p.points[0]
	for _, at := range p.points {
		low = [2]int{min(low[0], at[0]), min(low[1], at[1])}
		high = [2]int{max(high[0], at[0]), max(high[1], at[1])}
	}
	kind := p.kind
	if kind == "frame" && thickness == 0 {
		kind = "fill"
	}
	p.points = p.points[:0]
	return p.draw(Drawing{
		Kind: kind, X: low[0], Y: p.page.Height - high[1], Width: high[0] - low[0], Height: high[1] - low[1],
		Colour: colour, Thickness: thickness,
	})
}

// markText returns the text of each content sequence with a number. Where a sequence within it stands for other text, that is taken.
func (p *Page) markText() []string {
	parts := make([]strings.Builder, p.Marks)
	said := make(map[*string]bool)
	for _, d := range p.Drawings {
		switch {
		case d.Mark < 0 || d.Mark >= len(parts):
		case d.Actual == nil:
			parts[d.Mark].WriteString(d.Text)
		case !said[d.Actual]:
			said[d.Actual] = true
			parts[d.Mark].WriteString(*d.Actual)
		}
	}
	texts := make([]string, len(parts))
	for i := range parts {
		texts[i] = parts[i].String()
	}
	return texts
}
