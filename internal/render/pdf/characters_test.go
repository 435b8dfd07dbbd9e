package pdf

import (
	"strings"
	"testing"

	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/rendertest"
)

// TestCharacters holds docs/characters.md: what a reader of the file gets of characters without a shape of their own, and what is told.
func TestCharacters(t *testing.T) {
	const kept = "="
	r := rendertest.New(t, Format)
	for _, c := range []struct{ name, text, want, told string }{
		{"tab and line ends", "a\tb\r\nc\u0085d\u2028e", "a b c d e", ""},
		{"control character", "a\x07b\x7f\u009b", "ab", "character-replaced character-replaced character-replaced"},
		{"byte that is not UTF-8", "a\xffb", "a\ufffdb", "character-replaced"},
		{"noncharacter", "a\ufdd0b\U0001ffff", "ab", "character-replaced character-replaced"},
		{"byte order mark", "a\ufeffb", "ab", "character-replaced"},
		{"replacement character", "a\ufffdb", kept, ""},
		{"private use", "a\ue123b", kept, "missing-glyph"},
		{"unknown character", "a業b", kept, "missing-glyph"},
		{"zero width space", "a\u200bb", kept, ""},
		{"joiners", "a\u200cb\u200dc\u2060d", kept, ""},
		{"direction marks", "a\u200eb\u200fc", kept, ""},
		{"embeddings and isolates", "a\u202eb\u202cc \u2067d\u2069", kept, ""},
		{"variation selector", "a\ufe0fb", kept, ""},
		{"language tags", "a\U000e0001\U000e0064", kept, ""},
		{"soft hyphen", "a\u00adb", "ab", ""},
		{"no-break spaces", "a\u00a0b\u202fc\u2007d", kept, ""},
		{"lone mark", "\u0301a \u0302 b", kept, ""},
		{"mark on a letter", "e\u0301", "\u00e9", ""},
		{"marks on a letter without a form of its own", "Z\u0351\u0325", "Z\u0325\u0351", ""},
		{"mark that no face has", "a\u0e31b", kept, "missing-glyph"},
		{"letters that are not joined", "مدير", kept, "unshaped-script"},
		{"letters from right to left", "(אב\u05b8) 12", kept, ""},
	} {
		pdf, problems := rendertest.Render(t, r, rendertest.Document("characters", para(c.text)))
		pages, err := page.Text(pdf)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if c.want == kept {
			c.want = c.text
		}
		if got, _, _ := strings.Cut(pages[0], "\n"); got != c.want {
			t.Errorf("%s: %+q became %+q, want %+q", c.name, c.text, got, c.want)
		}
		var told []string
		for _, p := range problems {
			told = append(told, p.Code)
		}
		if got := strings.Join(told, " "); got != c.told {
			t.Errorf("%s: told %q, want %q", c.name, got, c.told)
		}
	}
}

// What has no shape takes no room.
func TestInvisibleCharactersTakeNoRoom(t *testing.T) {
	l := bench(t)
	plain := l.plain("abcd", l.styles.body)
	for _, text := range []string{"a\u200bb\u200cc\u200dd", "\u2060ab\ufe0fcd", "ab\u200e\u200fcd", "\u202aab\u202ccd\u2066\u2069", "ab\u00adcd"} {
		if p := l.plain(text, l.styles.body); max(p.natural, plain.natural)-min(p.natural, plain.natural) > 2 { // rounding
			t.Errorf("%+q is %d wide, %+q %d", text, p.natural, plain.text, plain.natural)
		}
	}
}

// A zero width space and a soft hyphen let a line end, a word joiner and a no-break space do not.
func TestCharactersThatSteerLines(t *testing.T) {
	l := bench(t)
	for _, c := range []struct {
		text string
		ends bool
	}{
		{"Produktions\u200bleitung", true}, {"Produktions\u00adleitung", true},
		{"Produktions\u2060-\u2060leitung", false}, {"Produktions\u00a0leitung", false},
	} {
		p := l.plain(c.text, l.styles.body)
		if (p.least < p.natural) != c.ends {
			t.Errorf("%+q: its widest part is %d of %d wide", c.text, p.least, p.natural)
		}
	}
}
