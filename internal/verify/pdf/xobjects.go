package pdf

import (
	"fmt"
	"slices"

	"rolexport/internal/verify/pdf/object"
)

// A form is a form XObject that has been drawn.
type form struct {
	marks *marks
	drawn int
	open  bool // it is being drawn
}

// external follows the operator Do.
func (r *run) external(name object.Value) {
	v := r.resource("XObject", name)
	s := r.stream(v)
	if s == nil {
		return
	}
	where := at(v, "")
	switch r.name(s.Dict["Subtype"]) {
	case "Image":
		r.draws("a picture")
		r.image(s.Dict, where)
	case "Form":
		r.form(s, v, where)
	}
}

// form follows a form XObject.
func (r *run) form(s *object.Stream, v object.Value, where string) {
	if r.depth >= maxStreams || r.forms[s.Number] != nil && r.forms[s.Number].open {
		r.add(ruleSyntax, where, "the form draws itself, or forms draw each other more than %d deep", maxStreams)
		return
	}
	if group := r.dict(s.Dict["Group"]); r.name(group["S"]) == "Transparency" {
		if group["CS"] != nil {
			r.useDevice(r.space(group["CS"], 0))
		}
		r.transparent()
	}
	i := r.inner(at(v, r.where), s.Dict["Resources"])
	f := r.forms[s.Number]
	if f == nil {
		f = &form{marks: newMarks(i.where, s.Number, r.structParents(s.Dict))}
		r.forms[s.Number] = f
	} else {
		f.marks.found = map[int]bool{}
	}
	f.drawn++
	i.marks = f.marks
	data, _ := s.Decode()
	f.open = true
	i.follow(data)
	f.open = false
	if s.Dict["Resources"] == nil && i.named {
		r.add(ruleResource, where, "the form has no /Resources of its own")
	}
	if f.drawn == 2 && len(f.marks.found) > 0 {
		r.add(ruleReuse, where, "the form has numbered sequences and is drawn more than once")
	}
}

// transparent says that something transparent is drawn.
func (r *run) transparent() {
	if r.page != nil {
		r.page.clear = true
	}
}

// image looks at how a picture is drawn.
func (r *run) image(d object.Dict, where string) {
	if r.get(d, "ImageMask") == true {
		r.paint(true, false)
		return
	}
	if d["SMask"] != nil || d["SMaskInData"] != nil && r.file.Resolve(d["SMaskInData"]) != object.Integer(0) {
		r.transparent()
	}
	if v := d["ColorSpace"]; v != nil {
		r.useDevice(r.space(v, 0))
	} else if s := r.name(d["Filter"]); s != "JPXDecode" {
		r.add(ruleSpace, where, "the picture has no /ColorSpace")
	}
}

// inlineFilters are the filters of inline pictures, with their short names.
var inlineFilters = map[object.Name]bool{
	"AHx": true, "A85": true, "Fl": true, "RL": true, "CCF": true, "DCT": true, "ASCIIHexDecode": true, "ASCII85Decode": true,
	"FlateDecode": true, "RunLengthDecode": true, "CCITTFaxDecode": true, "DCTDecode": true,
}

// inline looks at an inline picture.
func (r *run) inline(d object.Dict) {
	r.draws("an inline picture")
	entry := func(short, long object.Name) object.Value {
		if v, ok := d[short]; ok {
			return v
		}
		return d[long]
	}
	names, ok := entry("F", "Filter").(object.Array)
	if name, single := entry("F", "Filter").(object.Name); single && !ok {
		names = object.Array{name}
	}
	for _, v := range names {
		if name, _ := v.(object.Name); !inlineFilters[name] {
			r.add(ruleFilter, r.where, "the filter %s of an inline picture is not allowed", short(string(name)))
		}
	}
	if entry("I", "Interpolate") == true {
		r.add(ruleSmooth, r.where, "an inline picture is to be interpolated")
	}
	if v := entry("Intent", "Intent"); v != nil {
		r.checkIntent(v)
	}
	r.checkPixels(entry("BPC", "BitsPerComponent"), entry("IM", "ImageMask") == true, r.where)
	if entry("IM", "ImageMask") == true {
		r.paint(true, false)
		return
	}
	if v := entry("CS", "ColorSpace"); v != nil {
		r.useDevice(r.space(v, 0))
	}
}

// intents are the rendering intents of ISO 32000-1, Table 70.
var intents = map[object.Name]bool{"RelativeColorimetric": true, "AbsoluteColorimetric": true, "Perceptual": true, "Saturation": true}

func (r *run) checkIntent(v object.Value) { r.checker.checkIntent(v, r.where) }

func (c *checker) checkIntent(v object.Value, where string) {
	if name := c.name(v); !intents[name] {
		c.add(ruleRender, where, "there is no rendering intent %q", short(string(name)))
	}
}

// checkXObject looks at what a picture or a form says of itself, whether or not it is drawn.
func (c *checker) checkXObject(s *object.Stream, where string) {
	d := s.Dict
	switch c.name(d["Subtype"]) {
	case "Image":
		for _, key := range []object.Name{"Alternates", "OPI"} {
			if d[key] != nil {
				c.add(ruleImage, where, "the picture has /%s", key)
			}
		}
		if c.get(d, "Interpolate") == true {
			c.add(ruleSmooth, where, "the picture is to be interpolated")
		}
		if d["Intent"] != nil {
			c.checkIntent(d["Intent"], where)
		}
		c.checkPixels(d["BitsPerComponent"], c.get(d, "ImageMask") == true, where)
		if mask := c.stream(d["SMask"]); mask != nil && c.name(mask.Dict["ColorSpace"]) != "DeviceGray" {
			c.add(rulePixels, where, "its soft mask is not of /DeviceGray")
		}
	case "Form":
		if d["OPI"] != nil || d["PS"] != nil || c.name(d["Subtype2"]) == "PS" {
			c.add(ruleForm, where, "the form holds PostScript or OPI")
		}
		if d["Ref"] != nil {
			c.add(ruleRefX, where, "the form stands for a page of another file (/Ref)")
		}
	case "PS":
		c.add(ruleForm, where, "it is a PostScript XObject")
	}
}

// checkPixels looks at how many bits a component of a picture has; nothing says it where the data do.
func (c *checker) checkPixels(v object.Value, mask bool, where string) {
	bits, ok := c.integer(v)
	switch {
	case v == nil:
	case !ok || !slices.Contains([]int{1, 2, 4, 8, 16}, bits):
		c.add(rulePixels, where, "the picture has %d bits a component", bits)
	case mask && bits != 1:
		c.add(rulePixels, where, "the mask has %d bits a component, and 1 is what a mask has", bits)
	}
}

// blendModes are those of ISO 32000-1, Tables 136 and 137.
var blendModes = map[object.Name]bool{
	"Normal": true, "Compatible": true, "Multiply": true, "Screen": true, "Overlay": true, "Darken": true, "Lighten": true,
	"ColorDodge": true, "ColorBurn": true, "HardLight": true, "SoftLight": true, "Difference": true, "Exclusion": true, "Hue": true,
	"Saturation": true, "Color": true, "Luminosity": true,
}

// graphicsState follows the operator gs.
func (r *run) graphicsState(name object.Value) {
	v := r.resource("ExtGState", name)
	d := r.dict(v)
	where := at(v, fmt.Sprintf("a graphics state of %s", r.where))
	if d["TR"] != nil {
		r.add(ruleState, where, "it has a transfer function, /TR")
	}
	if d["TR2"] != nil && r.name(d["TR2"]) != "Default" {
		r.add(ruleState, where, "its /TR2 is not /Default")
	}
	if d["HTP"] != nil {
		r.add(ruleState, where, "it has /HTP")
	}
	if half := r.dict(d["HT"]); half != nil {
		if n, _ := r.integer(half["HalftoneType"]); n != 1 && n != 5 {
			r.add(ruleState, where, "its halftone is of type %d, neither 1 nor 5", n)
		}
		if half["HalftoneName"] != nil {
			r.add(ruleState, where, "its halftone has a name")
		}
	}
	if d["RI"] != nil {
		r.checker.checkIntent(d["RI"], where)
	}
	modes := r.array(d["BM"])
	if mode, ok := r.get(d, "BM").(object.Name); ok {
		modes = object.Array{mode}
	}
	for _, m := range modes {
		mode := r.name(m)
		if !blendModes[mode] {
			r.add(ruleBlend, where, "there is no blend mode %q", short(string(mode)))
		}
		if mode != "Normal" && mode != "Compatible" {
			r.transparent()
		}
	}
	for _, key := range []object.Name{"CA", "ca"} {
		if alpha, ok := r.checker.number(d[key]); ok && alpha < 1 {
			r.transparent()
		}
	}
	if mask := r.dict(d["SMask"]); mask != nil {
		r.transparent()
	}
	if on, ok := r.get(d, "OP").(bool); ok {
		r.state.overStroke, r.state.overFill = on, on
	}
	if on, ok := r.get(d, "op").(bool); ok {
		r.state.overFill = on
	}
	if n, ok := r.integer(d["OPM"]); ok {
		r.state.overMode = n
	}
	if set := r.array(d["Font"]); len(set) == 2 {
		r.state.font = r.fontOf(set[0], where, r.resources)
	}
}
