package xlsx

import "strings"

// checkCircle says where a formula reads cells among which it stands, were it only to look one of the others up: auditors and programs that
// follow references take it for circular. The tokens are those of the formula; sheet is the one that it stands on.
func (b *book) checkCircle(object string, tokens []string, sheet *sheet, column, row int) {
	own := true // the next reference is to the formula's own sheet
	for i, t := range tokens {
		switch {
		case strings.HasSuffix(t, "!"):
			name, _, _ := splitSheet(t)
			own = b.sheet(name) == sheet
			continue
		case t == ":", i > 0 && tokens[i-1] == ":": // a reference goes on
			continue
		case own:
			reference := t
			if i+2 < len(tokens) && tokens[i+1] == ":" {
				reference += ":" + tokens[i+2]
			}
			a, ok := parseArea(strings.ReplaceAll(reference, "$", ""))
			if ok && a.overlaps(area{column, row, column, row}) {
				b.Add(ruleCircles, object, "the formula stands among the cells %s, which it reads", reference)
				return
			}
		}
		own = true
	}
}
