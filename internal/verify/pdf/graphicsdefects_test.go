package pdf_test

import (
	"bytes"

	"rolexport/internal/verify/pdf/object"
)

// separation returns a colour space of a spot colour.
func separation(name, alternate object.Name) object.Array {
	return object.Array{object.Name("Separation"), name, alternate, object.Dict{
		"FunctionType": object.Integer(2), "Domain": numbers(0, 1), "C0": numbers(0, 0, 0), "C1": numbers(1, 0, 0), "N": object.Integer(1),
	}}
}

// profile adds an ICC profile that says of itself a class and a space.
func (d *draft) profile(class, space string, channels int) object.Ref {
	intent := d.catalog()["OutputIntents"].(object.Array)[0]
	data := bytes.Clone(d.stream(d.dict(intent)["DestOutputProfile"]).data)
	copy(data[12:], class)
	copy(data[16:], space)
	return d.add(&raw{object.Dict{"N": object.Integer(channels)}, data})
}

// picture adds a picture of one pixel, and what its dictionary has besides.
func (d *draft) picture(more object.Dict) object.Ref {
	dict := object.Dict{
		"Type": object.Name("XObject"), "Subtype": object.Name("Image"), "Width": object.Integer(1), "Height": object.Integer(1),
		"BitsPerComponent": object.Integer(8), "ColorSpace": object.Name("DeviceRGB"),
	}
	for k, v := range more {
		dict[k] = v
	}
	return d.add(&raw{dict, []byte("abc")})
}

// form adds a form XObject, and what its dictionary has besides.
func (d *draft) form(content string, more object.Dict) object.Ref {
	dict := object.Dict{
		"Type": object.Name("XObject"), "Subtype": object.Name("Form"), "BBox": numbers(0, 0, 9, 9), "Resources": object.Dict{},
	}
	for k, v := range more {
		dict[k] = v
	}
	return d.add(&raw{dict, []byte(content)})
}

// state draws with a graphics state.
func (d *draft) state(s object.Dict) {
	d.resource("ExtGState", "X", s)
	d.draw("/X gs 0 0 1 1 re f")
}

var graphicsDefects = []defect{
	{"two output profiles", "pdf-output-intent", nil, func(d *draft) {
		intents := d.catalog()["OutputIntents"].(object.Array)
		d.catalog()["OutputIntents"] = append(intents, object.Dict{
			"S": object.Name("GTS_PDFX"), "OutputConditionIdentifier": object.String("x"), "DestOutputProfile": d.profile("mntr", "RGB ", 3),
		})
	}},
	{"output profile elsewhere", "pdf-output-intent", nil, func(d *draft) {
		d.dict(d.catalog()["OutputIntents"].(object.Array)[0])["DestOutputProfileRef"] = object.Dict{}
	}},
	{"output profile of a scanner", "pdf-output-profile", nil, func(d *draft) {
		d.dict(d.catalog()["OutputIntents"].(object.Array)[0])["DestOutputProfile"] = d.profile("scnr", "RGB ", 3)
	}},
	{"output profile damaged", "pdf-output-profile", []string{"pdf-device-colour"}, func(d *draft) {
		intent := d.dict(d.catalog()["OutputIntents"].(object.Array)[0])
		intent["DestOutputProfile"] = d.add(&raw{object.Dict{"N": object.Integer(3)}, []byte("x")})
	}},
	{"channels miscounted", "pdf-icc-profile", nil, func(d *draft) {
		d.resource("ColorSpace", "X", object.Array{object.Name("ICCBased"), d.profile("mntr", "RGB ", 4)})
		d.draw("/X cs 0 0 1 1 re f")
	}},
	{"output intent removed", "pdf-device-colour", nil, func(d *draft) { delete(d.catalog(), "OutputIntents") }},
	{"CMYK", "pdf-device-colour", nil, func(d *draft) { d.draw("1 0 0 0 k 0 0 1 1 re f") }},
	{"CMYK picture", "pdf-device-colour", nil, func(d *draft) {
		d.resource("XObject", "X", d.picture(object.Dict{"ColorSpace": object.Name("DeviceCMYK")}))
		d.draw("/X Do")
	}},
	{"CMYK behind a spot colour", "pdf-device-colour", nil, func(d *draft) {
		d.resource("ColorSpace", "X", separation("Spot", "DeviceCMYK"))
		d.draw("/X cs 1 scn 0 0 1 1 re f")
	}},
	{"CMYK shading", "pdf-device-colour", nil, func(d *draft) {
		d.resource("Shading", "X", object.Dict{"ShadingType": object.Integer(2), "ColorSpace": object.Name("DeviceCMYK")})
		d.draw("/X sh")
	}},
	{"unknown colour space", "pdf-colour-space", nil, func(d *draft) {
		d.resource("ColorSpace", "X", object.Array{object.Name("Rainbow")})
		d.draw("/X cs 0 0 1 1 re f")
	}},
	{"spot colour not described", "pdf-spot-colour", nil, func(d *draft) {
		spot := separation("", "DeviceRGB")
		d.resource("ColorSpace", "X", object.Array{
			object.Name("DeviceN"), object.Array{object.Name("Spot")}, object.Name("DeviceRGB"), spot[3],
		})
		d.draw("/X cs 1 scn 0 0 1 1 re f")
	}},
	{"spot colour described twice", "pdf-spot-colour", nil, func(d *draft) {
		other := separation("Spot", "DeviceRGB")
		other[3].(object.Dict)["C1"] = numbers(0, 1, 0)
		d.resource("ColorSpace", "X", separation("Spot", "DeviceRGB"))
		d.resource("ColorSpace", "Y", other)
		d.draw("/X cs 1 scn 0 0 1 1 re f /Y cs 1 scn 0 0 1 1 re f")
	}},
	{"overprint mode 1", "pdf-overprint", nil, func(d *draft) {
		d.resource("ColorSpace", "Y", object.Array{object.Name("ICCBased"), d.profile("prtr", "CMYK", 4)})
		d.resource("ExtGState", "X", object.Dict{"OP": true, "OPM": object.Integer(1)})
		d.draw("/X gs /Y cs 1 0 0 0 scn 0 0 1 1 re f")
	}},
	{"unknown operator", "pdf-operator", nil, func(d *draft) { d.draw("BX shine EX") }},
	{"operand missing", "pdf-operator", nil, func(d *draft) { d.draw("1 0 rg") }},
	{"q without Q", "pdf-graphics-balance", nil, func(d *draft) { d.draw("q") }},
	{"Q without q", "pdf-graphics-balance", nil, func(d *draft) { d.draw("Q Q Q q q") }},
	{"text outside of BT", "pdf-graphics-balance", nil, func(d *draft) { d.draw("BT BT ET") }},
	{"resource missing", "pdf-resources", nil, func(d *draft) { d.draw("/Nowhere gs") }},
	{"form without resources", "pdf-resources", nil, func(d *draft) {
		f := d.form("/F9 gs", nil)
		delete(d.dict(f), "Resources")
		d.resource("ExtGState", "F9", object.Dict{})
		d.resource("XObject", "X", f)
		d.draw("/X Do")
	}},
	{"transfer function", "pdf-graphics-state", nil, func(d *draft) { d.state(object.Dict{"TR": object.Name("Identity")}) }},
	{"halftone of type 6", "pdf-graphics-state", nil, func(d *draft) {
		d.state(object.Dict{"HT": object.Dict{"HalftoneType": object.Integer(6)}})
	}},
	{"rendering intent", "pdf-rendering-intent", nil, func(d *draft) { d.draw("/Pretty ri") }},
	{"rendering intent of a state", "pdf-rendering-intent", nil, func(d *draft) { d.state(object.Dict{"RI": object.Name("Pretty")}) }},
	{"alternate pictures", "pdf-image", nil, func(d *draft) { d.picture(object.Dict{"Alternates": object.Array{}}) }},
	{"bits that there are not", "pdf-image-form", nil, func(d *draft) { d.picture(object.Dict{"BitsPerComponent": object.Integer(7)}) }},
	{"bits of an inline picture", "pdf-image-form", nil, func(d *draft) { d.draw("/Artifact BMC BI /W 1 /H 1 /BPC 3 /CS /G ID x EI EMC") }},
	{"mask of many bits", "pdf-image-form", nil, func(d *draft) {
		d.picture(object.Dict{"ImageMask": true, "BitsPerComponent": object.Integer(8), "ColorSpace": nil})
	}},
	{"coloured soft mask", "pdf-image-form", nil, func(d *draft) { d.picture(object.Dict{"SMask": d.picture(nil)}) }},
	{"interpolated picture", "pdf-interpolate", nil, func(d *draft) { d.picture(object.Dict{"Interpolate": true}) }},
	{"interpolated inline picture", "pdf-interpolate", nil, func(d *draft) {
		d.draw("BI /W 1 /H 1 /BPC 8 /CS /G /I true ID x EI")
	}},
	{"PostScript", "pdf-form-xobject", nil, func(d *draft) {
		d.add(&raw{object.Dict{"Type": object.Name("XObject"), "Subtype": object.Name("PS")}, nil})
	}},
	{"page of another file", "pdf-reference-xobject", nil, func(d *draft) { d.form("", object.Dict{"Ref": object.Dict{}}) }},
	{"unknown blend mode", "pdf-blend-mode", nil, func(d *draft) { d.state(object.Dict{"BM": object.Name("Sparkle")}) }},
	{"transparency without a colour space", "pdf-transparency", []string{"pdf-device-colour"}, func(d *draft) {
		delete(d.catalog(), "OutputIntents")
		d.state(object.Dict{"ca": object.Real(0.5)})
	}},
	{"soft mask without a colour space", "pdf-transparency", []string{"pdf-device-colour"}, func(d *draft) {
		delete(d.catalog(), "OutputIntents")
		d.resource("XObject", "X", d.picture(object.Dict{"SMask": d.picture(object.Dict{"ColorSpace": object.Name("DeviceGray")})}))
		d.draw("/X Do")
	}},
}
