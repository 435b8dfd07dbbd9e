package xlsx

import (
	"strings"

	"rolexport/internal/pattern"
	"rolexport/internal/verify/opc"
	"rolexport/internal/verify/rule"
)

const maxFormula = 8192

// newer are functions that Excel 2016 does not know or that files must call by a longer name; other programs know few of them.
var newer = map[string]bool{
	"LET": true, "LAMBDA": true, "FILTER": true, "SORT": true, "SORTBY": true, "UNIQUE": true, "SEQUENCE": true, "RANDARRAY": true, "XLOOKUP": true,
	"XMATCH": true, "TEXTJOIN": true, "CONCAT": true, "IFS": true, "SWITCH": true, "MAXIFS": true, "MINIFS": true, "TEXTSPLIT": true,
	"TEXTBEFORE": true, "TEXTAFTER": true, "VSTACK": true, "HSTACK": true, "TOROW": true, "TOCOL": true, "TAKE": true, "DROP": true, "ARRAYTOTEXT": true,
}

// One token of a formula: a text, a reference with its sheet, a word with or without a bracket behind it, a number.
var token = pattern.New(`"(?:[^"]|"")*"|'(?:[^']|'')*'!|#[A-Z/0!?]+|[\p{L}_\\$][\p{L}\p{N}_.$\\]*(?:!|\s*\()?|[0-9.]+(?:[eE][+-]?[0-9]+)?|.`)

var (
	cellWord    = pattern.New(`^\$?[A-Za-z]{1,3}\$?[0-9]+$`)
	columnWord  = pattern.New(`^\$?[A-Za-z]{1,3}$`)
	truthOrCell = pattern.New(`(?i)^(TRUE|FALSE)$`)
)

// checkFormula says what a formula calls that is not there. It returns the tokens of the formula.
func (b *book) checkFormula(object, f string) []string {
	if strings.HasPrefix(f, "=") {
		b.Add(ruleFormulas, object, "the formula begins with an equals sign")
	}
	if opc.Units(f) > maxFormula {
		b.Add(ruleFormulas, object, "the formula has %d characters", opc.Units(f))
	}
	tokens := token().FindAllString(f, -1)
	depth, after := 0, ""
	for _, t := range tokens {
		was := after
		after = t
		switch {
		case strings.HasPrefix(t, `"`) && len(t) > 1:
			if opc.Units(t)-2 > 255 {
				b.Add(ruleFormulas, object, "a text in the formula has more than 255 characters")
			}
		case strings.HasPrefix(t, "#"):
			b.Add(ruleFormulas, object, "the formula holds the error %s", t)
		case strings.HasSuffix(t, "!"):
			sheet, _, _ := splitSheet(t)
			if b.sheet(sheet) == nil {
				b.Add(ruleFormulas, object, "the formula refers to a sheet %q that there is not", sheet)
			}
		case t == "(", strings.HasSuffix(t, "("):
			depth++
			name := strings.ToUpper(strings.TrimSpace(strings.TrimSuffix(t, "(")))
			if newer[name] || strings.HasPrefix(name, "_XLFN.") {
				b.Add(ruleFormulas, object, "the function %s is newer than Excel 2016", name)
			}
		case t == ")":
			depth--
		case t == "[":
			b.Add(ruleFormulas, object, "the formula refers to a column of a table by its name")
		case cellWord().MatchString(t):
			if _, _, ok := parseCell(strings.ReplaceAll(t, "$", "")); !ok {
				b.Add(ruleFormulas, object, "the formula refers to %s, which is no cell", t)
			}
		case t == "'":
			b.Add(ruleFormulas, object, "an apostrophe has no other")
		case t == `"`:
			b.Add(ruleFormulas, object, "a quote has no other")
		case isWord(t) && !truthOrCell().MatchString(t) && !b.names[strings.ToLower(t)] && !isColumn(t, was, f):
			b.Add(ruleFormulas, object, "the formula calls a name %q that there is not", t)
		}
	}
	if depth != 0 {
		b.Add(ruleFormulas, object, "brackets have no others")
	}
	return tokens
}

func isWord(t string) bool {
	return regexpWord().MatchString(t)
}

var regexpWord = pattern.New(`^[\p{L}_\\$][\p{L}\p{N}_.$\\]*$`)

// isColumn reports whether a word is an end of an area of whole columns, such as A:B.
func isColumn(t, before, f string) bool {
	return columnWord().MatchString(t) && (before == ":" || strings.Contains(f, t+":"))
}

// checkReference says what is wrong with a reference to cells of a sheet, and returns its area.
func (b *book) checkReference(r *rule.Rule, object, s string) (area, bool) {
	sheet, rest, ok := splitSheet(s)
	if !ok || sheet == "" {
		b.Add(r, object, "%q names no sheet", s)
		return area{}, false
	}
	if b.sheet(sheet) == nil {
		b.Add(r, object, "it refers to a sheet %q that there is not", sheet)
		return area{}, false
	}
	a, ok := parseArea(strings.ReplaceAll(rest, "$", ""))
	if !ok {
		b.Add(r, object, "it refers to %q, which is no area", rest)
	}
	return a, ok
}
