package pdf

import (
	"math"

	"rolexport/internal/verify/pdf/object"
)

// glyphs follows the glyphs of a Type 3 font, once.
func (r *run) glyphs(f *font) {
	if f.followed || r.depth >= maxStreams {
		return
	}
	f.followed = true
	for _, name := range r.dict(f.dict["CharProcs"]).Keys() {
		v := f.glyphs[name]
		s := r.stream(v)
		if s == nil {
			continue
		}
		i := r.inner(at(v, "glyph "+short(string(name))+" of "+f.where), f.dict["Resources"])
		i.free, i.stack, i.saved, i.inText = true, nil, nil, false
		data, _ := s.Decode()
		i.follow(data)
	}
}

// checkTypeThree looks at a Type 3 font.
func (c *checker) checkTypeThree(f *font) {
	names := c.encoding(f, nil)
	first, ok := c.integer(f.dict["FirstChar"])
	last, ok2 := c.integer(f.dict["LastChar"])
	widths := c.array(f.dict["Widths"])
	if !ok || !ok2 || len(widths) != last-first+1 {
		c.add(ruleWidths, f.where, "its /Widths are not those from /FirstChar to /LastChar")
	}
	for _, code := range f.order {
		s := c.stream(f.glyphs[object.Name(names[code])])
		if s == nil {
			c.add(ruleTypeThree, f.where, "it has no glyph for code %#x on %s", code, f.uses[code].where)
			continue
		}
		if code < first || code-first >= len(widths) {
			continue
		}
		said, _ := c.number(widths[code-first])
		if is, ok := glyphWidth(s); ok && math.Abs(said-is) > math.Max(1, math.Abs(said))/1000 {
			c.add(ruleTypeThree, f.where, "the width of code %#x is %.4g, and %.4g in its glyph", code, said, is)
		}
	}
}

// glyphWidth returns the width that a glyph begins with.
func glyphWidth(s *object.Stream) (width float64, ok bool) {
	data, _ := s.Decode()
	object.Operations(data, func(string) {}, func(op object.Operation) bool {
		if (op.Name == "d0" || op.Name == "d1") && len(op.Operands) > 0 {
			width, ok = object.Number(op.Operands[0])
		}
		return false
	})
	return width, ok
}
