package txt

import (
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"rolexport/internal/diag"
	"rolexport/internal/render/flow"
	"rolexport/internal/typeset"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name  string
		text  string
		width int
		want  []string
	}{
		{"nothing", "", 10, nil},
		{"short", "one two", 10, []string{"one two"}},
		{"exact", "one two", 7, []string{"one two"}},
		{"over", "one two", 6, []string{"one", "two"}},
		{"line feed", "one\ntwo three", 20, []string{"one", "two three"}},
		{"hyphen", "a well-known fact", 7, []string{"a well-", "known", "fact"}},
		{"no-break space", "of EUR\u00a05 now", 7, []string{"of", "EUR 5", "now"}},
		{"long word", "an abcdefghijkl mn", 6, []string{"an", "abcdef", "ghijkl", "mn"}},
		{"long word and more", "abcdefgh ij", 6, []string{"abcdef", "gh ij"}},
		{"wide", "業務部長は", 5, []string{"業務", "部長", "は"}},
		{"wide and narrow", "a業b務c", 4, []string{"a業b", "務c"}},
		{"combining", "e\u0301e\u0301e\u0301e\u0301", 3, []string{"e\u0301e\u0301e\u0301", "e\u0301"}},
		{"emoji", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, []string{"👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"}},
		{"soft hyphen inside", "Wort\u00adteil", 10, []string{"Wortteil"}},
		{"soft hyphen at the end", "Wort\u00adteil", 6, []string{"Wort-", "teil"}},
		{"no room for the hyphen", "an Wort\u00adteil", 7, []string{"an", "Wort-", "teil"}},
		{"zero width space", "ab\u200bcd", 3, []string{"ab\u200b", "cd"}},
	} {
		if got := new(wrapper).wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNarrowRunesTakeACell(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		if isNarrow(r) && uniseg.StringWidth("a"+string(r)+"b") != 3 {
			t.Errorf("%U does not take a cell", r)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, s := range []string{
		"The manager stands above several leads and their departments.", "業務部長は複数の部門の計画を立て、", "مدير العمليات 42", "🇩🇪🇫🇷 👍🏽 1️⃣",
		"https://example.org/a/b?c=d#" + strings.Repeat("x", 99),
		"a\u00adb\u200bc\u2060d", "e\u0301\u0302 \u0301", "\u1112\u1161\u11ab", "\u0600\u0601a",
	} {
		f.Add(s, 12)
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		if width < narrowest || width > 200 {
			t.Skip()
		}
		checkWrap(t, s, width)
	})
}

func TestWrapHoldsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.OneOf(rapid.StringMatching(`[a-z]{1,30}[-/.,]?[a-z0-9]{0,5}`), rapid.String())).Draw(t, "words")
		checkWrap(t, strings.Join(words, " "), rapid.IntRange(narrowest, columns).Draw(t, "width"))
	})
}

// checkWrap fails where a line is too long, ends in a blank, or where the lines do not hold the words of s in order.
func checkWrap(t interface{ Errorf(string, ...any) }, s string, width int) {
	p := printer{clean: flow.Cleaner{Report: func(diag.Diagnostic) {}}}
	text := p.clean.Text(s)
	lines := p.wrap(text, width)
	for _, l := range lines {
		if cells(l) > width {
			t.Errorf("%q has %d cells, more than %d", l, cells(l), width)
		}
		if strings.TrimRight(l, " ") != l {
			t.Errorf("%q ends in a blank", l)
		}
	}
	if got, want := squeeze(strings.Join(lines, "")), squeeze(text); got != want && !strings.Contains(text, softHyphen) {
		t.Errorf("the lines hold %q instead of %q", got, want)
	}
}

func squeeze(s string) string {
	return strings.Join(strings.Fields(loose.Replace(typeset.Clean(s))), "")
}
