package docx

import (
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/pattern"
	"rolexport/internal/verify/opc"
)

// A kind of values, by what the standard calls it (ISO/IEC 29500-1, 17.18).
type kind struct {
	is   func(string) bool
	what string // the others are not
}

// whole numbers between two, both included.
func between(least, most int) kind {
	return kind{func(s string) bool {
		n, err := strconv.Atoi(s)
		return err == nil && n >= least && n <= most
	}, "a whole number from " + strconv.Itoa(least) + " to " + strconv.Itoa(most)}
}

func oneOf(words ...string) kind {
	return kind{func(s string) bool { return slices.Contains(words, s) }, "one of " + strings.Join(words, ", ")}
}

var (
	sixDigits = pattern.New(`^([0-9A-Fa-f]{6}|auto)$`)
	tag       = pattern.New(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

	colours   = kind{func(s string) bool { return sixDigits().MatchString(s) }, "a colour"}
	languages = kind{func(s string) bool { return tag().MatchString(s) }, "a language"}
	lengths   = between(-31_680, 31_680) // twips: 22 inches, the most that Word sets
	extents   = between(0, 31_680)
	halfSizes = between(2, 3276)
	strokes   = between(0, 96) // eighths of a point
)

// values are the attributes whose values Word does not forgive, by element and attribute.
var values = map[string]map[string]kind{
	"sz": {"val": halfSizes}, "szCs": {"val": halfSizes}, "color": {"val": colours}, "shd": {"fill": colours, "color": colours},
	"jc":      {"val": oneOf("left", "center", "right", "both", "start", "end", "distribute")},
	"lvlJc":   {"val": oneOf("left", "center", "right", "start", "end")},
	"lang":    {"val": languages, "eastAsia": languages, "bidi": languages},
	"spacing": {"before": extents, "after": extents, "line": lengths, "lineRule": oneOf("auto", "exact", "atLeast")},
	"ind":     {"left": lengths, "right": lengths, "start": lengths, "end": lengths, "hanging": extents, "firstLine": extents},
	"tab":     {"pos": lengths, "val": oneOf("left", "center", "right", "start", "end", "decimal", "bar", "clear", "num")},
	"gridCol": {"w": extents}, "tblInd": {"w": lengths}, "tblW": {"w": extents}, "tcW": {"w": extents}, "gridSpan": {"val": between(1, 63)},
	"pgSz":  {"w": between(1, 31_680), "h": between(1, 31_680), "orient": oneOf("portrait", "landscape")},
	"pgMar": {"top": lengths, "bottom": lengths, "left": extents, "right": extents, "header": extents, "footer": extents, "gutter": extents},
	"ilvl":  {"val": between(0, 8)}, "numId": {"val": between(0, 32_767)}, "outlineLvl": {"val": between(0, 9)},
}

// borders are the elements that draw a line at a side.
var borders = map[string]kind{"sz": strokes, "color": colours, "space": between(0, 31)}

// checkValues holds all elements below n against the values that their attributes may have.
func (d *document) checkValues(part string, n *opc.Node) {
	known := values[n.Name]
	if strings.HasSuffix(n.Space, "/wordprocessingml/2006/main") {
		if val(n, "val") != "" && val(n, "sz") != "" {
			known = borders
		}
		for _, a := range n.Attributes() {
			if k, ok := known[a.Name.Local]; ok && !k.is(a.Value) {
				d.Add(ruleValues, part, "%q of <%s %s> is not %s", a.Value, n.Name, a.Name.Local, k.what)
			}
		}
	}
	for _, k := range n.Kids {
		d.checkValues(part, k)
	}
}
