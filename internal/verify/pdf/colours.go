package pdf

import (
	"reflect"
	"unicode/utf8"

	"rolexport/internal/verify/pdf/object"
)

// colour follows an operator that sets a colour.
func (r *run) colour(op object.Operation) {
	target := &r.state.fill
	if op.Name[0] < 'a' {
		target = &r.state.stroke
	}
	switch op.Name {
	case "cs", "CS":
		*target = r.space(op.Operands[0], 0)
	case "sc", "SC", "scn", "SCN":
		if n := len(op.Operands); n > 0 && target.pattern {
			if name, ok := op.Operands[n-1].(object.Name); ok {
				r.pattern(name)
			}
		}
	default:
		*target = colour{device: deviceOperators[op.Name]}
	}
}

// paint says that the colours of the moment are drawn with.
func (r *run) paint(fill, stroke bool) {
	if fill {
		r.useDevice(r.state.fill)
	}
	if stroke {
		r.useDevice(r.state.stroke)
	}
	over := fill && r.state.overFill && r.state.fill.icc == 4 || stroke && r.state.overStroke && r.state.stroke.icc == 4
	if over && r.state.overMode == 1 {
		r.add(ruleOverpr, r.where, "an ICCBased CMYK colour overprints in overprint mode 1")
	}
}

// useDevice says that a colour is drawn with; a device colour must be covered.
func (r *run) useDevice(used colour) {
	have := r.profile.space
	switch {
	case used.device == "", r.dict(r.resources["ColorSpace"])[object.Name("Default"+used.device)] != nil:
	case have == "":
		r.add(ruleDevice, r.where, "Device%s is used, and there is no output intent with a profile", used.device)
	case used.device != "Gray" && used.device != have:
		r.add(ruleDevice, r.where, "Device%s is used, and the output intent is for %s", used.device, have)
	}
}

// space reads a colour space: its name or its array.
func (r *run) space(v object.Value, depth int) colour {
	if depth > 8 {
		r.add(ruleSpace, r.where, "colour spaces stand in each other")
		return colour{}
	}
	where := at(v, r.where)
	switch s := r.file.Resolve(v).(type) {
	case object.Name:
		switch s {
		case "DeviceGray", "G":
			return colour{device: "Gray"}
		case "DeviceRGB", "RGB":
			return colour{device: "RGB"}
		case "DeviceCMYK", "CMYK":
			return colour{device: "CMYK"}
		case "Pattern":
			return colour{pattern: true}
		}
		if found := r.resource("ColorSpace", s); found != nil && r.file.Resolve(found) != object.Value(s) {
			return r.space(found, depth+1)
		}
		return colour{}
	case object.Array:
		if len(s) > 0 {
			return r.family(r.name(s[0]), s, where, depth)
		}
	}
	r.add(ruleSpace, where, "a colour space is neither a name nor an array")
	return colour{}
}

// family reads a colour space that is written as an array.
func (r *run) family(family object.Name, s object.Array, where string, depth int) colour {
	part := func(i int) object.Value {
		if i < len(s) {
			return s[i]
		}
		return nil
	}
	switch family {
	case "CalGray", "CalRGB", "Lab":
		return colour{}
	case "DeviceGray", "DeviceRGB", "DeviceCMYK", "G", "RGB", "CMYK":
		return r.space(family, depth+1)
	case "ICCBased":
		return r.iccBased(part(1), where)
	case "Indexed", "I":
		return r.space(part(1), depth+1)
	case "Pattern":
		if len(s) > 1 {
			r.useDevice(r.space(part(1), depth+1))
		}
		return colour{pattern: true}
	case "Separation":
		name := r.name(part(1))
		r.colourant(name, where)
		r.separation(name, object.Array{part(2), part(3)}, where)
		return colour{device: r.space(part(2), depth+1).device}
	case "DeviceN":
		r.colourants(s, where)
		return colour{device: r.space(part(2), depth+1).device}
	}
	r.add(ruleSpace, where, "there is no colour space %q", short(string(family)))
	return colour{}
}

func (r *run) colourant(name object.Name, where string) {
	if !utf8.ValidString(string(name)) {
		r.add(ruleUTF8, where, "the colourant %q is not UTF-8", string(name))
	}
}

// separation holds the Separation spaces of one name against each other.
func (r *run) separation(name object.Name, description object.Array, where string) {
	if name == "All" || name == "None" {
		return
	}
	first, ok := r.spots[string(name)]
	if !ok {
		r.spots[string(name)] = description
	} else if !r.alike(first, description) {
		r.add(ruleSpot, where, "the spot colour %q is described in two ways", string(name))
	}
}

// alike compares descriptions whose parts may be references to equal objects.
func (r *run) alike(a, b object.Array) bool {
	for i := range a {
		x, y := r.file.Resolve(a[i]), r.file.Resolve(b[i])
		s, ok := x.(*object.Stream)
		t, ok2 := y.(*object.Stream)
		if ok && ok2 {
			p, _ := s.Decode()
			q, _ := t.Decode()
			if string(p) != string(q) {
				return false
			}
			continue
		}
		if !reflect.DeepEqual(x, y) {
			return false
		}
	}
	return true
}

// colourants looks at the parts of a DeviceN space.
func (r *run) colourants(s object.Array, where string) {
	var names object.Array
	if len(s) > 1 {
		names = r.array(s[1])
	}
	if len(names) > 32 {
		r.add(ruleLimit, where, "a DeviceN space has %d colourants, and 32 are the limit", len(names))
	}
	var attributes object.Dict
	if len(s) > 4 {
		attributes = r.dict(s[4])
	}
	described := r.dict(attributes["Colorants"])
	process := r.array(r.dict(attributes["Process"])["Components"])
	for _, v := range names {
		name := r.name(v)
		r.colourant(name, where)
		switch name {
		case "None", "Cyan", "Magenta", "Yellow", "Black":
			continue
		}
		inProcess := false
		for _, p := range process {
			inProcess = inProcess || r.name(p) == name
		}
		if described[name] == nil && !inProcess {
			r.add(ruleSpot, where, "the spot colour %q of a DeviceN space is not described in /Colorants", string(name))
		}
	}
}

// iccBased looks at the profile of an ICCBased space.
func (r *run) iccBased(v object.Value, where string) colour {
	s := r.stream(v)
	if s == nil {
		r.add(ruleICC, where, "the profile of an ICCBased space is not there")
		return colour{}
	}
	where = at(v, "")
	n, _ := r.integer(s.Dict["N"])
	p, err := r.readProfile(s)
	switch {
	case err != nil:
		r.add(ruleICC, where, "%v", err)
	case channels[p.space] == 0:
		r.add(ruleICC, where, "the colour space of the profile is %q", p.space)
	case n != channels[p.space]:
		r.add(ruleICC, where, "/N is %d, and the profile has %d channels", n, channels[p.space])
	case p.class != "mntr" && p.class != "prtr" && p.class != "scnr" && p.class != "spac":
		r.add(ruleICC, where, "the profile is of class %q, which is not for colour spaces", p.class)
	}
	return colour{icc: n}
}

// pattern looks at a pattern that is drawn with.
func (r *run) pattern(name object.Name) {
	v := r.resource("Pattern", name)
	d := r.dict(v)
	if kind, _ := r.integer(d["PatternType"]); kind == 2 {
		r.shadingOf(d["Shading"])
		return
	}
	s := r.stream(v)
	if s == nil || r.depth >= maxStreams || !r.enter(v) {
		return
	}
	i := r.inner(at(v, "the pattern "+short(string(name))), s.Dict["Resources"])
	i.free = true
	data, _ := s.Decode()
	i.follow(data)
}

func (r *run) shading(v object.Value) { r.shadingOf(r.resource("Shading", v)) }

func (r *run) shadingOf(v object.Value) {
	if d := r.dict(v); d != nil {
		r.useDevice(r.space(d["ColorSpace"], 0))
	}
}

// enter reports whether a stream is met for the first time: where only its resources matter, it is followed once.
func (c *checker) enter(v object.Value) bool {
	number := objectOf(v)
	before := c.entered[number]
	c.entered[number] = true
	return !before
}
