package theme

import (
	"fmt"
	"strconv"
	"strings"

	"rolexport/internal/pattern"
	"rolexport/internal/strictyaml"
)

// String returns the colour as #rrggbb.
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Hex returns the colour as the six digits that files of Office hold.
func (c RGB) Hex() string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }

// UnmarshalScalar takes a colour as #rrggbb.
func (c *RGB) UnmarshalScalar(text string) error {
	digits, hash := strings.CutPrefix(text, "#")
	n, err := strconv.ParseUint(digits, 16, 32)
	switch {
	case err == nil && hash && len(digits) == 6:
		*c = RGB{uint8(n >> 16), uint8(n >> 8), uint8(n)}
		return nil
	case err == nil && hash && len(digits) == 3:
		d := []byte(digits)
		return badColour(fmt.Sprintf("write %q", "#"+string([]byte{d[0], d[0], d[1], d[1], d[2], d[2]})))
	case err == nil && len(digits) == 6:
		return badColour(fmt.Sprintf("write %q, in quotes", "#"+digits))
	}
	return badColour("")
}

func badColour(hint string) error {
	return &strictyaml.Mismatch{Code: "bad-colour", Message: `must be a colour such as "#0b6b66"`, Hint: hint}
}

// A length is a length in thousandths of a point as theme files write it: a number of points, or one with its unit.
type length int

var written = pattern.New(`^([0-9]{1,6})(?:\.([0-9]{1,3}))? ?(pt|mm|cm|in)?$`)

// UnmarshalScalar takes a length such as 9.4, 9.4pt, 16mm, 1.6cm or 0.5in.
func (l *length) UnmarshalScalar(text string) error {
	parts := written().FindStringSubmatch(text)
	if parts == nil {
		return &strictyaml.Mismatch{Code: "bad-length", Message: "must be a length such as 9.4 (points) or 16mm",
			Hint: "units are pt, mm, cm and in; decimals stand behind a point, three at the most"}
	}
	n, _ := strconv.Atoi(parts[1] + (parts[2] + "000")[:3]) // thousandths of the unit; at most nine digits
	switch parts[3] {
	case "mm": // 25.4 mm are 72 pt
		n = scale(n, 360, 127)
	case "cm":
		n = scale(n, 3600, 127)
	case "in":
		n = scale(n, 72, 1)
	}
	*l = length(n)
	return nil
}

// points returns the length in points, for messages.
func (l length) points() float64 { return float64(l) / 1000 }

// scale returns n times by/of, rounded to the nearest integer. The product may need more than the 32 bits that an int may have.
func scale(n, by, of int) int { return int((2*int64(n)*int64(by) + int64(of)) / (2 * int64(of))) }
