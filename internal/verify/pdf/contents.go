package pdf

import (
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/verify/pdf/object"
)

// checkContents follows the content streams of all pages and annotations.
func (c *checker) checkContents() {
	for _, p := range c.pages {
		p.marks = newMarks(p.String(), p.object, c.structParents(p.dict))
		r := &run{
			checker: c, where: p.String(), page: p, marks: p.marks, resources: c.dict(p.value("Resources")), state: initialState,
		}
		r.follow(c.pageContents(p))
		group := c.dict(p.dict["Group"])
		if c.name(group["S"]) == "Transparency" && group["CS"] != nil {
			r.useDevice(r.space(group["CS"], 0))
		}
		if p.clear && group["CS"] == nil && c.profile.space == "" {
			c.add(ruleClear, p.String(), "it draws something transparent, and there is neither a blending colour space nor an output intent")
		}
	}
}

// pageContents returns the content of a page; its parts are one stream.
func (c *checker) pageContents(p *page) []byte {
	v := c.file.Resolve(p.dict["Contents"])
	parts, ok := v.(object.Array)
	if !ok && v != nil {
		parts = object.Array{v}
	}
	var all []byte
	for _, part := range parts {
		s := c.stream(part)
		if s == nil {
			c.add(ruleSyntax, p.String(), "/Contents is %s, and no stream", object.Kind(c.file.Resolve(part)))
			continue
		}
		data, _ := s.Decode() // the data of all streams are looked at elsewhere
		all = append(append(all, data...), '\n')
	}
	return all
}

// structParents returns the key of the parent tree under which numbered sequences are, -1 if there is none.
func (c *checker) structParents(d object.Dict) int {
	if n, ok := c.integer(d["StructParents"]); ok && n >= 0 {
		return n
	}
	return -1
}

// A run follows one content stream.
type run struct {
	*checker
	where     string
	page      *page // nil: of no page alone
	marks     *marks
	resources object.Dict
	free      bool // what is drawn need not be marked here
	stack     []sequence
	base      int // sequences of the streams around
	state     state
	saved     []state
	inText    bool
	depth     int  // of streams
	nesting   int  // of q in the streams around
	named     bool // it names a resource
}

// state is the graphics state, as far as rules ask for it.
type state struct {
	fill, stroke colour
	font         *font
	mode         int
	overFill     bool
	overStroke   bool
	overMode     int
}

// A colour is what a colour is written in.
type colour struct {
	device  string // Gray, RGB or CMYK; empty: no device colour
	icc     int    // channels of an ICC profile
	pattern bool
}

var initialState = state{fill: colour{device: "Gray"}, stroke: colour{device: "Gray"}}

// follow follows the operators of a stream.
func (r *run) follow(data []byte) {
	r.base = len(r.stack)
	object.Operations(data, func(text string) { r.add(ruleSyntax, r.where, "%s", text) }, func(op object.Operation) bool {
		if r.operations++; r.operations > maxOperations {
			r.tooLong = true
			return false
		}
		r.do(op)
		return true
	})
	if r.tooLong {
		return
	}
	if n := len(r.stack) - r.base; n > 0 {
		r.add(ruleSequence, r.where, "%d marked content sequences do not end", n)
		r.stack = r.stack[:r.base]
	}
	if len(r.saved) > 0 {
		r.add(ruleBalance, r.where, "%d graphics states are saved by q and not restored", len(r.saved))
	}
	if r.inText {
		r.add(ruleBalance, r.where, "a text object does not end")
	}
}

func (r *run) do(op object.Operation) {
	want, known := operators[op.Name]
	switch {
	case !known:
		r.add(ruleOperator, r.where, "there is no operator %q", short(op.Name))
		return
	case want != variable && len(op.Operands) < want:
		r.add(ruleOperator, r.where, "the operator %s has %d operands and needs %d", op.Name, len(op.Operands), want)
		return
	case want != variable:
		op.Operands = op.Operands[len(op.Operands)-want:]
	}
	switch op.Name {
	case "q":
		r.saved = append(r.saved, r.state)
		if n := len(r.saved) + r.nesting; n == 29 {
			r.add(ruleLimit, r.where, "graphics states are nested more than 28 deep")
		}
	case "Q":
		if len(r.saved) == 0 {
			r.add(ruleBalance, r.where, "Q restores a graphics state that was not saved")
			return
		}
		r.state, r.saved = r.saved[len(r.saved)-1], r.saved[:len(r.saved)-1]
	case "BT", "ET":
		if r.inText == (op.Name == "BT") {
			r.add(ruleBalance, r.where, "BT and ET do not alternate")
		}
		r.inText = op.Name == "BT"
	case "BMC", "BDC":
		r.begin(op)
	case "EMC":
		if len(r.stack) == r.base {
			r.add(ruleSequence, r.where, "EMC ends a sequence that did not begin")
			return
		}
		r.stack = r.stack[:len(r.stack)-1]
	case "DP":
		r.properties(op.Operands[1])
	case "Tf", "Tr", "Tj", "TJ", "'", `"`:
		r.text(op)
	case "ri":
		r.checkIntent(op.Operands[0])
	case "gs":
		r.graphicsState(op.Operands[0])
	case "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN":
		r.colour(op)
	case "sh":
		r.draws("a shading")
		r.shading(op.Operands[0])
	case "Do":
		r.external(op.Operands[0])
	case "BI":
		r.inline(op.Image)
	default:
		if how, ok := paths[op.Name]; ok {
			r.draws("a path")
			r.paint(how.fill, how.stroke)
		}
	}
}

// short cuts text from a file for a message.
func short(s string) string {
	if len(s) > 60 {
		s = s[:60] + "..."
	}
	return strings.ToValidUTF8(s, "?")
}

// resource returns what a content stream calls by a name.
func (r *run) resource(category object.Name, v object.Value) object.Value {
	name, ok := v.(object.Name)
	if !ok {
		r.add(ruleOperator, r.where, "%s stands where a resource is named", object.Kind(v))
		return nil
	}
	r.named = true
	value, ok := r.dict(r.resources[category])[name]
	if !ok || r.file.Resolve(value) == nil {
		r.add(ruleResource, r.where, "the resource dictionary has no %s %s", category, short(string(name)))
		return nil
	}
	return value
}

// draws says that something is drawn here, which has to be content or an artifact.
func (r *run) draws(what string) {
	if r.free {
		return
	}
	if n := len(r.stack); n > 0 && (r.stack[n-1].artifact || r.stack[n-1].element != nil) {
		return
	}
	r.add(ruleUntagged, r.where, "%s is neither content of the structure tree nor an artifact", what)
}

// text follows an operator of text.
func (r *run) text(op object.Operation) {
	switch op.Name {
	case "Tf":
		r.state.font = nil
		if v := r.resource("Font", op.Operands[0]); v != nil {
			r.state.font = r.fontOf(v, fmt.Sprintf("%s/%v", r.where, op.Operands[0]), r.resources)
		}
		return
	case "Tr":
		n, _ := op.Operands[0].(object.Integer)
		r.state.mode = int(n)
		return
	}
	if !r.inText {
		r.add(ruleBalance, r.where, "text is shown outside of BT and ET")
	}
	shown := op.Operands[len(op.Operands)-1]
	parts, _ := shown.(object.Array)
	if s, ok := shown.(object.String); ok {
		parts = object.Array{s}
	}
	for _, part := range parts {
		if s, ok := part.(object.String); ok && len(s) > 0 {
			r.show(s)
		}
	}
}

// invisible is the text rendering mode that draws nothing.
const invisible = 3

// show looks at a piece of text that is shown.
func (r *run) show(codes object.String) {
	r.draws("text")
	if r.state.font == nil {
		r.add(ruleResource, r.where, "text is shown without a font")
		return
	}
	mode := r.state.mode % 4
	if r.state.mode != invisible {
		r.paint(mode == 0 || mode == 2, mode == 1 || mode == 2)
	}
	replaced := len(r.stack) > 0 && r.stack[len(r.stack)-1].replaced
	r.state.font.use(codes, r.state.mode != invisible, replaced, r.where)
	if s := r.state.font.glyphs; s != nil {
		r.glyphs(r.state.font)
	}
}

const (
	maxStreams = 20  // how deep forms, patterns and glyphs may stand in each other
	streamCost = 300 // operators that following a stream counts for besides its own
)

// inner returns a run of a stream that is drawn as part of this one.
func (r *run) inner(where string, resources object.Value) *run {
	r.operations += streamCost
	i := &run{
		checker: r.checker, where: where, page: r.page, marks: r.marks, resources: r.resources, free: r.free, stack: slices.Clone(r.stack),
		state: r.state, depth: r.depth + 1, nesting: r.nesting + len(r.saved),
	}
	if own := r.dict(resources); own != nil {
		i.resources = own
	}
	return i
}
