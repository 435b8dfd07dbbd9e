package pdf

import (
	"errors"
	"math"
	"unicode/utf8"

	"rolexport/internal/verify/pdf/object"
)

// checkObjects looks at every object of the file, whether or not something refers to it.
func (c *checker) checkObjects() {
	for _, number := range c.file.Numbers() {
		v := c.file.Object(number)
		where := object.Ref{Number: number}.String()
		if s, ok := v.(*object.Stream); ok {
			c.checkStream(s, where)
			if c.file.Packed(number) != 0 {
				c.add(rulePacked, where, "it is a stream and lies in an object stream")
			}
		}
		c.checkValue(v, where)
	}
	for _, s := range c.file.Sections {
		c.checkValue(s.Trailer, "the trailer")
	}
}

// Limits of PDF/A-2, of ISO 19005-2, 6.1.13.
const (
	maxString = 32_767
	maxName   = 127
	maxReal   = 3.403e38
	minReal   = 1.175e-38
)

// checkValue looks at a value and what stands in it; not at what it refers to.
func (c *checker) checkValue(v object.Value, where string) {
	switch v := v.(type) {
	case object.Integer:
		if v > math.MaxInt32 || v < math.MinInt32 {
			c.add(ruleLimit, where, "the integer %d does not fit into 32 bits", v)
		}
	case object.Real:
		if r := math.Abs(float64(v)); r > maxReal || r > 0 && r < minReal {
			c.add(ruleLimit, where, "the real %g is out of reach", float64(v))
		}
	case object.String:
		if len(v) > maxString {
			c.add(ruleLimit, where, "a string is %d bytes long, and %d are the limit", len(v), maxString)
		}
	case object.Name:
		if len(v) > maxName {
			c.add(ruleLimit, where, "a name is %d bytes long, and %d are the limit", len(v), maxName)
		}
	case object.Array:
		for _, e := range v {
			c.checkValue(e, where)
		}
	case object.Dict:
		c.checkDict(v, where)
		for _, key := range v.Keys() {
			c.checkValue(key, where)
			c.checkValue(v[key], where)
		}
	case *object.Stream:
		c.checkValue(v.Dict, where)
	}
}

// checkDict looks for what no dictionary may have, wherever it stands.
func (c *checker) checkDict(d object.Dict, where string) {
	if d["EF"] != nil && c.dict(d["EF"]) != nil {
		c.checkFileSpec(d, where)
	}
	if c.name(d["Type"]) == "Font" || c.name(d["Type"]) == "FontDescriptor" {
		for _, key := range []object.Name{"BaseFont", "FontName"} {
			if n := c.name(d[key]); !utf8.ValidString(string(n)) {
				c.add(ruleUTF8, where, "the font name %q is not UTF-8", string(n))
			}
		}
	}
	if s := c.stream(d["Metadata"]); s != nil {
		c.checkOtherMetadata(s)
	}
	if s, ok := c.get(d, "S").(object.Name); ok {
		c.checkAction(d, s, where)
	}
}

// filters are those that PDF/A-2 permits.
var filters = map[object.Name]bool{
	"ASCIIHexDecode": true, "ASCII85Decode": true, "FlateDecode": true, "RunLengthDecode": true, "CCITTFaxDecode": true,
	"JBIG2Decode": true, "DCTDecode": true, "JPXDecode": true, "Crypt": true,
}

func (c *checker) checkStream(s *object.Stream, where string) {
	for _, key := range []object.Name{"F", "FFilter", "FDecodeParms"} {
		if s.Dict[key] != nil {
			c.add(ruleExternal, where, "the stream has /%s: its data are in another file", key)
		}
	}
	for _, f := range s.Filters() {
		switch {
		case f.Name == "Crypt" && f.Parms["Name"] != nil && c.name(f.Parms["Name"]) != "Identity":
			c.add(ruleFilter, where, "the filter Crypt is used for more than /Identity")
		case !filters[f.Name]:
			c.add(ruleFilter, where, "the filter %s is not allowed", f.Name)
		}
	}
	if _, err := s.Decode(); err != nil && !errors.Is(err, object.ErrPicture) {
		c.add(ruleData, where, "%v", err)
	}
	c.checkXObject(s, where)
}
