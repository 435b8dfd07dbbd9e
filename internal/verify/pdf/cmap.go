package pdf

import (
	"strings"
	"unicode/utf16"

	"rolexport/internal/verify/pdf/object"
	"rolexport/internal/verify/rule"
)

// A cmap leads from codes to characters or to glyphs.
type cmap struct {
	spaces  []codeSpace
	chars   map[int]string // to UTF-16
	ranges  []codeRange    // to UTF-16 that counts up
	cids    map[int]int
	cidRuns []cidRange
	unknown bool // predefined: which glyph a code leads to is not known here
	same    bool // the code is the CID
	wmode   int
	system  [2]string // registry and ordering
	base    object.Name
}

// A codeSpace says how long codes are.
type codeSpace struct{ low, high string }

type codeRange struct {
	low, high int
	first     string
}

type cidRange struct{ low, high, first int }

// predefined are the CMaps of ISO 32000-1, Table 118, by the ordering of their collection.
var predefined = map[string][]string{
	"GB1": strings.Fields(`GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H GBK2K-V UniGB-UCS2-H
		UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V`),
	"CNS1": strings.Fields(`B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V
		UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V`),
	"Japan1": strings.Fields(`83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V
		Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V`),
	"Korea1": strings.Fields(`KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H
		UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V`),
}

// ordering returns the collection of a predefined CMap.
func ordering(name object.Name) (string, bool) {
	for collection, list := range predefined {
		for _, n := range list {
			if n == string(name) {
				return collection, true
			}
		}
	}
	return "", false
}

// encodingMap returns the CMap of a Type 0 font.
func (c *checker) encodingMap(f *font) *cmap {
	v := f.dict["Encoding"]
	switch e := c.file.Resolve(v).(type) {
	case object.Name:
		if e == "Identity-H" || e == "Identity-V" {
			return &cmap{same: true}
		}
		collection, ok := ordering(e)
		if !ok {
			c.add(ruleCMap, f.where, "the CMap %q is neither predefined nor embedded", short(string(e)))
		}
		return &cmap{unknown: true, system: [2]string{"Adobe", collection}}
	case *object.Stream:
		where := at(v, "the CMap of "+f.where)
		data, _ := e.Decode()
		m := c.readCMap(data, where, ruleCMap)
		if base := c.file.Resolve(e.Dict["UseCMap"]); base != nil {
			if n, ok := base.(object.Name); ok {
				m.base = n
			}
			m.unknown = true
		}
		if m.base != "" {
			_, ok := ordering(m.base)
			if !ok && m.base != "Identity-H" && m.base != "Identity-V" {
				c.add(ruleCMap, where, "it builds on the CMap %q, which is not predefined", short(string(m.base)))
			}
			m.unknown = true
		}
		if said, _ := c.integer(e.Dict["WMode"]); said != m.wmode {
			c.add(ruleCMap, where, "its dictionary has /WMode %d and its data have %d", said, m.wmode)
		}
		info := c.dict(e.Dict["CIDSystemInfo"])
		m.system = [2]string{c.text(info["Registry"]), c.text(info["Ordering"])}
		return m
	}
	c.add(ruleCMap, f.where, "it has no /Encoding")
	return &cmap{unknown: true}
}

// readCMap reads an embedded CMap, of either kind. What is damaged breaks the rule.
func (c *checker) readCMap(data []byte, where string, broken *rule.Rule) *cmap {
	m := &cmap{chars: map[int]string{}, cids: map[int]int{}}
	l := &object.Lexer{Data: data}
	l.Faulty = func(_ int, _ object.FaultKind, text string) { c.add(broken, where, "%s", text) }
	var before []object.Value
	ended := false
	for {
		v, ok := l.Next()
		if !ok {
			break
		}
		word, ok := v.(object.Keyword)
		if !ok {
			before = append(before, v)
			continue
		}
		switch word {
		case "endcodespacerange":
			for i := 0; i+1 < len(before); i += 2 {
				low, _ := before[i].(object.String)
				high, _ := before[i+1].(object.String)
				if len(low) == 0 || len(low) > 4 || len(low) != len(high) {
					c.add(broken, where, "a range of codes is damaged")
					continue
				}
				m.spaces = append(m.spaces, codeSpace{string(low), string(high)})
			}
		case "endbfchar", "endcidchar":
			m.addChars(before, func(text string) { c.add(broken, where, "%s", text) })
		case "endbfrange", "endcidrange":
			m.addRanges(before, func(text string) { c.add(broken, where, "%s", text) })
		case "usecmap":
			if n := len(before); n > 0 {
				m.base, _ = before[n-1].(object.Name)
			}
		case "def":
			if n := len(before); n >= 2 && before[n-2] == object.Name("WMode") {
				w, _ := before[n-1].(object.Integer)
				m.wmode = int(w)
			}
		case "endcmap":
			ended = true
		}
		before = nil
	}
	if !ended {
		c.add(broken, where, "the CMap does not end")
	}
	return m
}

// value returns a code as a number.
func value(v object.Value) (int, bool) {
	s, ok := v.(object.String)
	if !ok || len(s) == 0 || len(s) > 4 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		n = n<<8 | int(s[i])
	}
	return n, true
}

func (m *cmap) addChars(list []object.Value, faulty func(string)) {
	if len(list)%2 != 0 {
		faulty("a list of codes has one value too many")
	}
	for i := 0; i+1 < len(list); i += 2 {
		code, ok := value(list[i])
		switch to := list[i+1].(type) {
		case object.String:
			m.chars[code] = string(to)
		case object.Integer:
			m.cids[code] = int(to)
		default:
			ok = false
		}
		if !ok {
			faulty("an entry of the list of codes is damaged")
		}
	}
}

func (m *cmap) addRanges(list []object.Value, faulty func(string)) {
	if len(list)%3 != 0 {
		faulty("a list of ranges of codes has not three values a range")
	}
	for i := 0; i+2 < len(list); i += 3 {
		low, ok := value(list[i])
		high, ok2 := value(list[i+1])
		if !ok || !ok2 || high < low {
			faulty("a range of codes is damaged")
			continue
		}
		switch to := list[i+2].(type) {
		case object.String:
			m.ranges = append(m.ranges, codeRange{low, high, string(to)})
		case object.Integer:
			m.cidRuns = append(m.cidRuns, cidRange{low, high, int(to)})
		case object.Array:
			if len(to) != high-low+1 {
				faulty("a range of codes and the list of its characters are not equally long")
			}
			for j, v := range to {
				if s, ok := v.(object.String); ok && low+j <= high {
					m.chars[low+j] = string(s)
				}
			}
		default:
			faulty("a range of codes leads to neither characters nor glyphs")
		}
	}
}

// units returns the UTF-16 text of a code.
func (m *cmap) units(code int) (string, bool) {
	if m == nil {
		return "", false
	}
	if s, ok := m.chars[code]; ok {
		return s, true
	}
	for _, r := range m.ranges {
		if code >= r.low && code <= r.high && len(r.first) > 0 {
			last := len(r.first) - 1
			sum := int(r.first[last]) + code - r.low
			head := r.first[:last]
			if sum > 255 && last > 0 { // beyond what ranges may do; readers count on
				high := int(r.first[last-1]) + sum>>8
				head = r.first[:last-1] + string([]byte{byte(high)})
			}
			return head + string([]byte{byte(sum)}), true
		}
	}
	return "", false
}

// text returns the characters of a code. One byte stands for itself.
func (m *cmap) text(code int) (string, bool) {
	s, ok := m.units(code)
	if len(s) == 1 {
		return string(rune(s[0])), ok
	}
	return object.UTF16(s), ok
}

// lone reports whether the characters of a code hold half a surrogate pair or half a unit.
func (m *cmap) lone(code int) bool {
	s, _ := m.units(code)
	for i := 0; i+1 < len(s); i += 2 {
		unit := rune(s[i])<<8 | rune(s[i+1])
		if !utf16.IsSurrogate(unit) {
			continue
		}
		if i+3 >= len(s) || utf16.DecodeRune(unit, rune(s[i+2])<<8|rune(s[i+3])) == 0xFFFD {
			return true
		}
		i += 2
	}
	return len(s)%2 == 1 && len(s) > 1
}

// cid returns the CID of a code.
func (m *cmap) cid(code int) (int, bool) {
	if m.same {
		return code, true
	}
	if cid, ok := m.cids[code]; ok {
		return cid, true
	}
	for _, r := range m.cidRuns {
		if code >= r.low && code <= r.high {
			return r.first + code - r.low, true
		}
	}
	return 0, false
}

// split calls note for each code of a text.
func (m *cmap) split(text string, note func(code int)) {
	for len(text) > 0 {
		n := min(m.length(text), len(text))
		code, _ := value(object.String(text[:n]))
		note(code)
		text = text[n:]
	}
}

// length returns how many bytes the first code of a text has.
func (m *cmap) length(text string) int {
	for _, s := range m.spaces {
		if len(text) < len(s.low) {
			continue
		}
		fits := true
		for i := range len(s.low) {
			fits = fits && text[i] >= s.low[i] && text[i] <= s.high[i]
		}
		if fits {
			return len(s.low)
		}
	}
	if len(m.spaces) > 0 {
		return len(m.spaces[0].low)
	}
	return 2
}
