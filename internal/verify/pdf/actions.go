package pdf

import (
	"bytes"

	"rolexport/internal/verify/pdf/object"
)

// actions are the types of actions that PDF/A-2 permits, and those that it does not.
var actions = map[object.Name]bool{
	"GoTo": true, "GoToR": true, "GoToE": true, "Thread": true, "URI": true, "Named": true, "SubmitForm": true,
	"Launch": false, "Sound": false, "Movie": false, "ResetForm": false, "ImportData": false, "Hide": false, "SetOCGState": false,
	"Rendition": false, "Trans": false, "GoTo3DView": false, "JavaScript": false, "SetState": false, "NOP": false,
	"set-state": false, "no-op": false,
}

// pageActions are the named actions that PDF/A-2 permits.
var pageActions = map[object.Name]bool{"NextPage": true, "PrevPage": true, "FirstPage": true, "LastPage": true}

// checkAction looks at a dictionary whose /S is kind, if it is an action. Structure elements and others have /S too.
func (c *checker) checkAction(d object.Dict, kind object.Name, where string) {
	declared := c.name(d["Type"])
	if declared != "" && declared != "Action" || d["P"] != nil || d["K"] != nil {
		return
	}
	permitted, known := actions[kind]
	switch {
	case known && !permitted:
		c.add(ruleAction, where, "an action of type %s is not permitted", kind)
	case !known && declared == "Action":
		c.add(ruleAction, where, "an action of type %s is not known", kind)
	case kind == "Named" && d["N"] != nil && !pageActions[c.name(d["N"])]:
		c.add(ruleAction, where, "the named action %s is not permitted", c.name(d["N"]))
	}
}

// checkFileSpec looks at the description of an embedded file.
func (c *checker) checkFileSpec(d object.Dict, where string) {
	for _, key := range []object.Name{"F", "UF"} {
		if c.text(d[key]) == "" {
			c.add(ruleEmbed, where, "the embedded file has no name /%s", key)
		}
	}
	for _, key := range c.dict(d["EF"]).Keys() {
		s := c.stream(c.dict(d["EF"])[key])
		if s == nil {
			c.add(ruleEmbed, where, "the embedded file is not there")
			return
		}
		data, err := s.Decode()
		if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) || !claimsArchival(data) {
			c.add(ruleEmbed, where, "the embedded file %q is not PDF/A-1 or PDF/A-2", c.text(d["F"]))
			return
		}
	}
}

// claimsArchival reports whether an embedded file says that it is PDF/A-1 or PDF/A-2. Whether that is true its own check tells.
func claimsArchival(data []byte) bool {
	file, err := object.Open(data)
	if err != nil {
		return false
	}
	inner := &checker{file: file}
	inner.catalog = inner.dict(file.Trailer["Root"])
	packet := inner.readPacket(inner.stream(inner.catalog["Metadata"]))
	if packet == nil {
		return false
	}
	part, _ := packet.Get(spaceA, "part")
	return part.Value.Text == "1" || part.Value.Text == "2"
}

// checkNames looks at the name dictionary and other corners of the catalog that PDF/A-2 empties.
func (c *checker) checkNames() {
	names := c.dict(c.catalog["Names"])
	if names["AlternatePresentations"] != nil {
		c.add(ruleSteps, "the catalog", "the name dictionary has /AlternatePresentations")
	}
	if names["JavaScript"] != nil {
		c.add(ruleAction, "the catalog", "the name dictionary holds JavaScript")
	}
	if c.catalog["AA"] != nil {
		c.add(ruleTrigger, "the catalog", "there are additional actions")
	}
	if c.catalog["Requirements"] != nil {
		c.add(ruleRequire, "the catalog", "there are /Requirements")
	}
	if c.get(c.catalog, "NeedsRendering") == true {
		c.add(ruleXFA, "the catalog", "/NeedsRendering is true")
	}
	form := c.dict(c.catalog["AcroForm"])
	if form["XFA"] != nil {
		c.add(ruleXFA, "the form", "there is an XFA form")
	}
	if c.get(form, "NeedAppearances") == true {
		c.add(ruleField, "the form", "/NeedAppearances is true")
	}
	if open := c.catalog["OpenAction"]; open != nil {
		if a := c.array(open); a != nil {
			c.checkTarget(a, "the catalog", "the action on opening")
		}
	}
}
