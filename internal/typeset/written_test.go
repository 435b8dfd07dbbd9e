package typeset

import "testing"

func TestWrittenRightToLeft(t *testing.T) {
	for lang, want := range map[string]bool{
		"he": true, "ar": true, "ar-EG": true, "fa": true, "ur-PK": true, "az-Arab": true, "az": false, "en-GB": false, "de": false, "": false, "?": false,
	} {
		if got := WrittenRightToLeft(lang); got != want {
			t.Errorf("%q: %v, want %v", lang, got, want)
		}
	}
}
