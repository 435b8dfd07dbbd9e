package pdf

import (
	"fmt"
	"unicode/utf8"

	"rolexport/internal/diag"
	"rolexport/internal/typeset"
)

// tell reports what a document loses, each thing once.
func (l *layout) tell(d diag.Diagnostic) {
	if l.told[d.Message] {
		return
	}
	l.told[d.Message] = true
	l.report(d)
}

// reportMissing tells of a character that no face has.
func (l *layout) reportMissing(character string) {
	l.tell(diag.Diagnostic{
		Code:    "missing-glyph",
		Message: fmt.Sprintf("no typeface has a glyph for %s; a hollow box stands in its place", codePoints(character)),
	})
}

// reportChange tells of a character that no document can carry.
func (l *layout) reportChange(c typeset.Change) {
	lost := codePoints(c.Found)
	if r, n := utf8.DecodeRuneInString(c.Found); r == utf8.RuneError && n == 1 {
		lost = fmt.Sprintf("the byte 0x%02X, which is not UTF-8,", c.Found[0])
	}
	done := "is left out"
	if c.Stands != "" {
		done = "becomes " + codePoints(c.Stands)
	}
	l.tell(diag.Diagnostic{Code: "unprintable-character", Message: lost + " cannot be printed and " + done})
}

// reportTarget tells of a link that leads nowhere.
func (l *layout) reportTarget(target string) {
	l.tell(diag.Diagnostic{Code: "broken-link", Message: fmt.Sprintf("no heading has the name that the link %q leads to", target)})
}

// codePoints names the runes of a text, for example "U+1F600 U+FE0F".
func codePoints(text string) string {
	names := ""
	for _, r := range text {
		if names != "" {
			names += " "
		}
		names += fmt.Sprintf("%U", r)
	}
	return names
}

// leads reports whether a link can be followed, and tells if not.
func (l *layout) leads(target string) bool {
	if len(target) > 1 && target[0] == '#' {
		if l.anchors[target[1:]] == nil {
			l.reportTarget(target)
			return false
		}
		return true
	}
	return target != ""
}
