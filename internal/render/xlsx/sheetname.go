package xlsx

import (
	"fmt"
	"strings"

	"rolexport/internal/ooxml"
)

// maxSheetName is what Excel allows, in UTF-16 units.
const maxSheetName = 31

// sheetNames hands out sheet names that Excel accepts: at most 31 units, none of []:*?/\, no apostrophe at either end, not the reserved
// "History", and no two that differ in case only.
type sheetNames map[string]bool

// take returns a name close to title that is still free.
func (s sheetNames) take(title string) string {
	name := legalSheetName(title)
	for n, base := 2, name; s[foldSheetName(name)]; n++ {
		suffix := fmt.Sprintf(" (%d)", n)
		name = strings.TrimRight(ooxml.Cut(base, maxSheetName-len(suffix)), " '") + suffix
	}
	s[foldSheetName(name)] = true
	return name
}

func foldSheetName(name string) string { return strings.ToLower(strings.ToUpper(name)) }

func legalSheetName(title string) string {
	title, _ = ooxml.Legal(title)
	title = strings.ReplaceAll(ooxml.EscapeText(title), "_x005F_", "-") // a name is not read with escapes everywhere
	name := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:`, r):
			return '-'
		case strings.ContainsRune("[]*?", r), r < ' ', r == 0x7f:
			return ' '
		}
		return r
	}, title)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), " '")
	if ooxml.Units(name) > maxSheetName {
		name = cutWords(name)
	}
	if name == "" {
		name = "Table"
	}
	if strings.EqualFold(name, "History") {
		name += " -"
	}
	return name
}

// cutWords shortens a name to what fits, at a word where that keeps at least half of it.
func cutWords(name string) string {
	cut := ooxml.Cut(name, maxSheetName-1)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " '-,") + "…"
}

// quoteSheet writes a sheet name as formulas and links name it.
func quoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
