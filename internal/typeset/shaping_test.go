package typeset

import "testing"

func TestUnshaped(t *testing.T) {
	for text, want := range map[string][2]string{
		"":                          {},
		"Größe – 12 % “quoted” Ελλ": {},
		"业务 운영 ผู้จัดการ ka: ავი": {},
		"שלום":                        {},
		"of مدير العمليات":            {"Arabic", "مدير"},
		"هنر\u200cپیشه":               {"Arabic", "هنر"},
		"و ١٢ م":                      {}, // letters that stand alone, and figures
		"\uFEE3\uFEAA":                {}, // presentation forms
		"संचालन مدير":                 {"Devanagari", "संचालन"},
		"\U0001E900\U0001E901":        {"Adlam", "\U0001E900\U0001E901"},
		"a\u0301 \u0651 \u0651\u0651": {},
	} {
		if script, word := Unshaped(text); script != want[0] || word != want[1] {
			t.Errorf("%q: %s %q, want %q", text, script, word, want)
		}
	}
}
