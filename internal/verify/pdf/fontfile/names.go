package fontfile

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// tables are what glyphNames says, read once.
var tables = sync.OnceValue(func() (t struct {
	runes map[string]rune
	names map[rune]string
}) {
	t.runes, t.names = map[string]rune{}, map[rune]string{}
	for _, entry := range strings.Fields(glyphNames) {
		name, code, _ := strings.Cut(entry, "=")
		r, err := strconv.ParseUint(code, 16, 32)
		if err != nil {
			panic(err)
		}
		t.runes[name] = rune(r)
		if have, ok := t.names[rune(r)]; !ok || len(name) < len(have) {
			t.names[rune(r)] = name
		}
	}
	for r, name := range map[rune]string{' ': "space", '-': "hyphen", '¯': "macron", '·': "periodcentered", 'µ': "mu"} {
		t.names[r] = name
	}
	return t
})

// Rune returns the character that a glyph name of the Adobe Glyph List stands for, so far as names of the standard sets go; names such
// as uni20AC and u1F600 say it themselves.
func Rune(name string) (rune, bool) {
	name, _, _ = strings.Cut(name, ".")
	if r, ok := tables().runes[name]; ok {
		return r, true
	}
	for _, prefix := range []string{"uni", "u"} {
		digits, ok := strings.CutPrefix(name, prefix)
		if !ok || prefix == "uni" && len(digits) != 4 || len(digits) < 4 || len(digits) > 6 || strings.ToUpper(digits) != digits {
			continue
		}
		if r, err := strconv.ParseUint(digits, 16, 32); err == nil && utf8.ValidRune(rune(r)) {
			return rune(r), true
		}
	}
	return 0, false
}

// An Encoding gives each code the name of a glyph; empty: none.
type Encoding [256]string

// The encodings of ISO 32000-1, Annex D, that font dictionaries may name. They are made at the first call: most commands read no font.
var (
	StandardEncoding = lazily(0xA1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\x00–†‡·\x00¶•‚„”»…‰\x00¿\x00`´ˆ˜¯˘˙¨\x00˚¸\x00˝˛ˇ—"+
		strings.Repeat("\x00", 16)+
		"Æ\x00ª\x00\x00\x00\x00ŁØŒº\x00\x00\x00\x00\x00æ\x00\x00\x00ı\x00\x00łøœß", map[byte]string{'\'': "quoteright", '`': "quoteleft"})
	WinAnsiEncoding = lazily(0x80, "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ ¡¢£¤¥¦§¨©ª«¬-®¯°±²³´µ¶·¸¹º»¼½¾¿"+
		"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ", map[byte]string{0x7F: "bullet"})
	MacRomanEncoding = lazily(0x80, "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰"+
		"ÂÊÁËÈÍÎÏÌÓÔ\x00ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ", nil)
)

// lazily returns an encoding once it is wanted: ASCII, then runes from a code on, then what differs.
func lazily(from byte, runes string, differs map[byte]string) func() *Encoding {
	return sync.OnceValue(func() *Encoding { return encoding(from, runes, differs) })
}

func encoding(from byte, runes string, differs map[byte]string) *Encoding {
	e := &Encoding{}
	for c := byte(' '); c < 0x7F; c++ {
		e[c] = tables().names[rune(c)]
	}
	code := int(from)
	for _, r := range runes {
		e[code] = tables().names[r]
		code++
	}
	for c, name := range differs {
		e[c] = name
	}
	return e
}
