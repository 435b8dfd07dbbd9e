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
	hint := "a theme can bring a typeface that has it"
	if r, _ := utf8.DecodeRuneInString(character); !typeset.Drawable(r) {
		hint = "a character for private use has no meaning that a file could state"
	}
	l.tell(diag.Diagnostic{
		Code:    "missing-glyph",
		Message: "no typeface has a glyph for " + diag.CodePoints(character) + "; a hollow box is drawn instead",
		Hint:    hint,
		About:   character,
	})
}

// reportUnshaped tells of a script that is drawn without the forms that its letters take beside each other.
func (l *layout) reportUnshaped(script, word string) {
	l.tell(diag.Diagnostic{
		Code:    "unshaped-script",
		Message: script + " letters are drawn one by one: joined forms are not shaped",
		Hint:    "the text in the file is complete; another format leaves the shapes to the reader's program",
		About:   word,
	})
}

// reportTarget tells of a link that leads nowhere.
func (l *layout) reportTarget(target string) {
	l.tell(diag.Diagnostic{Code: "broken-link", Message: fmt.Sprintf("no heading has the name that the link %q leads to", target)})
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
