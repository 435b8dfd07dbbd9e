package ooxml_test

import (
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/ooxml"
)

// What is escaped is read back, and a reader that knows escapes finds none that was not meant.
func TestEscapedTextComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`(_x00[0-9a-f]{2}_|_|x|a_x0041_){0,6}`), rapid.StringMatching(`\PC*`)).Draw(t, "text")
		if got := ooxml.UnescapeText(ooxml.EscapeText(text)); got != text {
			t.Fatalf("%q comes back as %q", text, got)
		}
	})
}

func TestUnescapeText(t *testing.T) {
	for text, want := range map[string]string{
		"a_x0041_b": "aAb", "_x005F_x0041_": "_x0041_", "_x000D_\n": "\r\n", "_xD83D__xDE00_": "😀", "_xD83D_": "\uFFFD", "_x004_": "_x004_",
	} {
		if got := ooxml.UnescapeText(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
