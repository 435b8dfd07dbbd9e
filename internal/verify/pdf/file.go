package pdf

import (
	"bytes"
	"fmt"

	"rolexport/internal/pattern"
	"rolexport/internal/verify/pdf/object"
	"rolexport/internal/verify/rule"
)

var (
	headerForm  = pattern.New(`^%PDF-1\.[0-7]$`)
	versionForm = pattern.New(`^1\.[0-7]$`)
)

func (c *checker) checkHeader() {
	f := c.file
	switch {
	case f.HeaderOffset > 0:
		c.add(ruleHeader, "", "the header stands at byte %d, not at the beginning", f.HeaderOffset)
	case !headerForm().MatchString(f.Header):
		c.add(ruleHeader, "", "the header is %q, not %%PDF-1.n with n from 0 to 7", f.Header)
	}
	if v, ok := c.catalog["Version"]; ok && !versionForm().MatchString(string(c.name(v))) {
		c.add(ruleVersion, "the catalog", "/Version is no version of PDF up to 1.7")
	}
	rest := f.Data[f.HeaderOffset+len(f.Header):]
	rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	ok := len(rest) > 4 && rest[0] == '%'
	for i := 1; ok && i <= 4; i++ {
		ok = rest[i] > 127
	}
	if !ok {
		c.add(ruleBinary, "", "the header is not followed by a comment of four bytes above 127")
	}
}

// checkEnd looks at what follows the last end of file.
func (c *checker) checkEnd() {
	data := c.file.Data
	end := bytes.LastIndex(data, []byte("%%EOF"))
	if end < 0 {
		c.add(ruleTrailing, "", "the file does not end with %%%%EOF")
		return
	}
	switch rest := string(data[end+len("%%EOF"):]); rest {
	case "", "\n", "\r", "\r\n":
	default:
		c.add(ruleTrailing, "", "%d bytes follow the last %%%%EOF", len(rest))
	}
}

func (c *checker) checkTrailer() {
	trailer := c.file.Trailer
	if trailer["Encrypt"] != nil {
		c.add(ruleEncrypted, "the trailer", "the file is encrypted; nothing else in it was checked")
	}
	c.checkID(trailer)
	if len(c.file.Sections) > 1 { // a linearised file has two trailers for one document
		first := c.array(c.file.Sections[len(c.file.Sections)-1].Trailer["ID"])
		now := c.array(trailer["ID"])
		if len(first) == 2 && len(now) == 2 && c.file.Resolve(first[0]) != c.file.Resolve(now[0]) {
			c.add(ruleID, "the trailer", "the first part of /ID changed when the file was updated")
		}
	}
	highest := 0
	if all := c.file.Numbers(); len(all) > 0 {
		highest = all[len(all)-1]
	}
	size, ok := c.integer(trailer["Size"])
	switch {
	case c.file.Rebuilt:
	case !ok:
		c.add(ruleXref, "the trailer", "there is no /Size")
	case size <= highest:
		c.add(ruleXref, "the trailer", "/Size is %d, and there is an object %d", size, highest)
	}
	if len(c.file.Numbers()) > 8_388_607 {
		c.add(ruleLimit, "", "the file has more than 8,388,607 objects")
	}
	if perms := c.dict(c.catalog["Perms"]); perms != nil {
		for _, key := range perms.Keys() {
			if key != "UR3" && key != "DocMDP" {
				c.add(rulePermissions, "the catalog", "the permissions dictionary has /%s", key)
			}
		}
	}
}

func (c *checker) checkID(trailer object.Dict) {
	id := c.array(trailer["ID"])
	if id == nil {
		c.add(ruleID, "the trailer", "there is no /ID")
		return
	}
	if len(id) != 2 {
		c.add(ruleID, "the trailer", "/ID has %d parts, not two", len(id))
		return
	}
	for _, v := range id {
		if s, ok := c.file.Resolve(v).(object.String); !ok || len(s) == 0 {
			c.add(ruleID, "the trailer", "/ID is not two strings that say something")
			return
		}
	}
}

// faultRules are the rules that faults of reading break.
var faultRules = map[object.FaultKind]*rule.Rule{
	object.Malformed: ruleSyntax, object.OddHex: ruleHex, object.Spacing: ruleSpacing, object.StreamSpacing: ruleStream,
	object.StreamLength: ruleLength, object.Misplaced: ruleXref, object.XrefForm: ruleXrefForm, object.Packed: rulePacked,
}

// checkFaults tells what was met while the file was read. It comes last, when all has been.
func (c *checker) checkFaults() {
	for _, fault := range c.file.Faults {
		where := ""
		switch {
		case fault.Object > 0:
			where = object.Ref{Number: fault.Object}.String()
		case fault.At > 0:
			where = fmt.Sprintf("byte %d", fault.At)
		}
		c.add(faultRules[fault.Kind], where, "%s", fault.Text)
	}
}
