package flow

import (
	"slices"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

func TestLines(t *testing.T) {
	var l Lines
	l.Space(1) // nothing stands before it
	l.Line("first")
	l.Space(2)
	l.Space(1) // asks for less
	l.Inside("> ", "", func() {
		l.Line("quoted")
		l.Space(1)
		l.Inside("   ", "1. ", func() {
			l.Inside("  ", "- ", func() { l.Line("item of an item") })
			l.Line("rest")
		})
		l.Inside("  ", "- ", l.SettleMarker)
		l.Space(1)
	})
	l.Close()
	l.Line("close by")
	l.Space(1) // nothing stands behind it
	want := "first\n>\n>\n> quoted\n>\n> 1. - item of an item\n>    rest\n> -\nclose by\n"
	if got := string(l.Bytes()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCleaner(t *testing.T) {
	var reports diag.List
	c := Cleaner{Report: func(d diag.Diagnostic) { reports = append(reports, d) }}
	for text, want := range map[string]string{
		"":                       "",
		" a  b\t\tc\nd\u2028 ":   "a b c d",
		"EUR\u00a05":             "EUR\u00a05",
		"\u3000wide\u3000":       "\u3000wide\u3000",
		"e\u0301":                "é",
		"a\x07b":                 "ab",
		"\x07":                   "",
		"cut \xff":               "cut \ufffd",
		"keep \u200d \u00ad all": "keep \u200d \u00ad all",
	} {
		if got := c.Text(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if len(reports) != 2 {
		t.Errorf("got %d reports, want one for each character: %v", len(reports), reports)
	}
	if got := string(c.Append([]byte("a "), " b ")); got != "a b " {
		t.Errorf("appended: %q", got)
	}
	if got := string(c.Append([]byte("a"), " b")); got != "a b" {
		t.Errorf("appended: %q", got)
	}
}

func TestImprintLeavesOutWhatIsSaid(t *testing.T) {
	d := &doc.Document{
		Running: doc.Running{Footer: "Roles 1.0 · page"},
		Source:  doc.Source{Title: "Roles", Version: "1.0", Credits: []string{"Credit.", " "}},
		Logo:    &doc.Image{Alt: "Organisation"},
	}
	if got, want := Imprint(d), []string{"Organisation", "Roles 1.0 · page", "Credit."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Imprint(&doc.Document{}); len(got) != 0 {
		t.Errorf("an imprint of nothing: %q", got)
	}
}
