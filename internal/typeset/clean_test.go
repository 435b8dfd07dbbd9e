package typeset

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestCleaned(t *testing.T) {
	for _, c := range []struct{ text, want, changes string }{
		{"plain", "plain", ""},
		{"Größe 😀", "Größe 😀", ""},
		{"e\u0301", "é", ""},
		{"a\r\nb\tc\u2028d\ve", "a b c d e", ""},
		{"a\x00b\x1bc\u0085d\u009fe\x7f", "abc de", `1 "\x00", 3 "\x1b", 8 "\u009f", 11 "\x7f"`},
		{"a\xffb\xe2\x82", "a\uFFFDb\uFFFD\uFFFD", `1 "\xff" as "�", 3 "\xe2" as "�", 4 "\x82" as "�"`},
		{"\uFEFFa\uFFFE\uFDD0", "a", `0 "\ufeff", 4 "\ufffe", 7 "\ufdd0"`},
		{"\uFFFD stays, so do \u200b\u200d\u00ad", "\uFFFD stays, so do \u200b\u200d\u00ad", ""},
	} {
		got, changes := Cleaned(c.text)
		var told []string
		for _, ch := range changes {
			s := fmt.Sprintf("%d %q", ch.Offset, ch.Found)
			if ch.Stands != "" {
				s += fmt.Sprintf(" as %q", ch.Stands)
			}
			told = append(told, s)
		}
		if got != c.want || strings.Join(told, ", ") != c.changes {
			t.Errorf("%q: %q, %s\nwant %q, %s", c.text, got, strings.Join(told, ", "), c.want, c.changes)
		}
	}
}

func TestCleanHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text") + strings.Join(rapid.SliceOf(anything).Draw(t, "more"), "") +
			string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		clean := Clean(text)
		at, normal := firstDirty(clean)
		if !utf8.ValidString(clean) || !norm.NFC.IsNormalString(clean) || at != len(clean) {
			t.Fatalf("%q became %q", text, clean)
		}
		if _, before := firstDirty(text); before && (!normal || clean != text) {
			t.Fatalf("%q is held for normal, and became %q", text, clean)
		}
		if again := Clean(clean); again != clean {
			t.Fatalf("%q becomes %q when it is cleaned once more", clean, again)
		}
	})
}

// What passes for normal without a look by itself is no part of anything that normal form C puts together.
func TestNormalForCertain(t *testing.T) {
	certain := 0
	for r := range rune(0x11000) {
		if _, normal := firstDirty(string(r)); !normal {
			continue
		}
		certain++
		if p := norm.NFC.PropertiesString(string(r)); !p.BoundaryBefore() || p.CCC() != 0 || !norm.NFC.IsNormalString(string(r)) {
			t.Errorf("%U is not normal for certain", r)
		}
	}
	if certain < 700 {
		t.Errorf("%d runes are normal for certain", certain)
	}
}
