package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"rolexport/internal/verify/pdf/object"
)

// A profile is what the header of an ICC profile says.
type profile struct {
	class string // mntr, prtr, scnr, spac
	space string // RGB, CMYK, GRAY, Lab; empty: there is none
}

// channels is how many numbers a colour has in the space of a profile.
var channels = map[string]int{"RGB": 3, "CMYK": 4, "GRAY": 1, "Lab": 3}

// readProfile reads the header of an ICC profile.
func (c *checker) readProfile(s *object.Stream) (profile, error) {
	data, err := s.Decode()
	if err != nil {
		return profile{}, err
	}
	if len(data) < 128 || string(data[36:40]) != "acsp" {
		return profile{}, errors.New("it is no ICC profile")
	}
	if size := binary.BigEndian.Uint32(data); int64(size) > int64(len(data)) {
		return profile{}, fmt.Errorf("it is cut short: %d of %d bytes", len(data), size)
	}
	p := profile{class: string(data[12:16]), space: strings.TrimSpace(string(data[16:20]))}
	if data[8] >= 5 {
		return p, fmt.Errorf("it is of version %d, and 4 is the last that PDF knows", data[8])
	}
	return p, nil
}

// checkIntents looks at the output intents, and notes the profile of the one that PDF/A counts.
func (c *checker) checkIntents() {
	var shared object.Value
	for i, v := range c.array(c.catalog["OutputIntents"]) {
		where := at(v, fmt.Sprintf("output intent %d", i+1))
		intent := c.dict(v)
		if intent["DestOutputProfileRef"] != nil {
			c.add(ruleIntent, where, "it refers to a profile elsewhere by /DestOutputProfileRef")
		}
		dest := intent["DestOutputProfile"]
		if dest == nil {
			continue
		}
		if shared != nil && objectOf(shared) != objectOf(dest) {
			c.add(ruleIntent, where, "its profile is not that of the others")
		}
		shared = dest
		s := c.stream(dest)
		if s == nil {
			c.add(ruleProfile, where, "its profile is no stream")
			continue
		}
		where = at(dest, "the profile of "+where)
		p, err := c.readProfile(s)
		n, _ := c.integer(s.Dict["N"])
		switch {
		case err != nil:
			c.add(ruleProfile, where, "%v", err)
			continue
		case p.class != "mntr" && p.class != "prtr":
			c.add(ruleProfile, where, "it is of class %q, neither mntr nor prtr", p.class)
		case channels[p.space] == 0 || p.space == "Lab":
			c.add(ruleProfile, where, "its colour space is %q, none of RGB, CMYK, GRAY", p.space)
		case n != channels[p.space]:
			c.add(ruleProfile, where, "its /N is %d, and it has %d channels", n, channels[p.space])
		}
		if c.name(intent["S"]) == "GTS_PDFA1" {
			c.profile = p
		}
	}
}
