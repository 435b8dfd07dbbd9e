package dataset

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rolexport/internal/diag"
)

// maxID is the longest id in bytes. Two of them, "-vs-" and an extension stay below the 255 bytes that file systems allow.
const maxID = 100

// reservedNames are names that Windows keeps for devices, with any extension.
var reservedNames = func() map[string]bool {
	names := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true}
	for _, digit := range []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"} {
		names["com"+digit], names["lpt"+digit] = true, true
	}
	return names
}()

// UnsafeID says why an id cannot name a file on every system, and what cures it. Both are empty when it can.
func UnsafeID(id string) (problem, hint string) {
	const letters = "use letters, digits, - and _"
	stem, _, _ := strings.Cut(id, ".")
	switch {
	case len(id) > maxID:
		return fmt.Sprintf("is %d bytes long", len(id)), fmt.Sprintf("use at most %d", maxID)
	case !norm.NFC.IsNormalString(id):
		return "is written with decomposed characters", fmt.Sprintf("write it in the composed form: %q", norm.NFC.String(id))
	case strings.HasPrefix(id, "."):
		return "begins with a dot", "such files are hidden"
	case strings.HasPrefix(id, "-"):
		return "begins with a hyphen", "programs take that for an option"
	case strings.HasPrefix(id, " "):
		return "begins with a space", letters
	case strings.HasSuffix(id, ".") || strings.HasSuffix(id, " "):
		return "ends in a dot or a space", "Windows drops it from file names"
	case reservedNames[strings.ToLower(strings.TrimRight(stem, " "))]:
		return "is a device name on Windows", "choose another"
	}
	for _, r := range id {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r):
			return fmt.Sprintf("holds %q", r), letters
		case r == utf8.RuneError || !unicode.IsGraphic(r) && !isJoiner(r), r != ' ' && unicode.IsSpace(r), unicode.Is(unicode.Co, r):
			return fmt.Sprintf("holds the character U+%04X, which cannot be seen", r), letters
		}
	}
	return "", ""
}

// isJoiner reports whether r is one of the two invisible characters that words of some scripts need.
func isJoiner(r rune) bool { return r == '\u200C' || r == '\u200D' }

// checkID reports an id that is missing or unsafe.
func (l *loader) checkID(id string, at origin, path ...any) {
	if id == "" {
		l.find(at, "missing-field", `"id" is missing`, "give it an id of its own, such as team-lead", path...)
		return
	}
	if problem, hint := UnsafeID(id); problem != "" {
		l.find(at, "unsafe-id", fmt.Sprintf("the id %q %s", short(id), problem), hint, path...)
	}
}

// short clips text for a message.
func short(s string) string { return diag.Clip(s, 60) }

// ids finds out which ids differ too little: in nothing, or in what some file systems ignore.
type ids struct{ exact, folded map[string]string }

func newIDs() ids { return ids{map[string]string{}, map[string]string{}} }

// add returns the earlier id that the new one collides with, and "" when there is none.
func (seen ids) add(id string) (earlier string) {
	if id == "" {
		return ""
	}
	key := fold(id)
	earlier = cmp.Or(seen.exact[id], seen.folded[key])
	seen.exact[id] = id
	if seen.folded[key] == "" {
		seen.folded[key] = id
	}
	return earlier
}
