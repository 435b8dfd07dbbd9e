package html

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
)

// escapes are those of CSS: up to six digits, and one blank behind them (CSS Syntax 3, 4.3.7).
var escapes = regexp.MustCompile(`\\([0-9a-f]{1,6})[ \t\n]?`)

// said returns what a string of CSS says.
func said(quoted string) string {
	return escapes.ReplaceAllStringFunc(strings.Trim(quoted, `"`), func(e string) string {
		r, _ := strconv.ParseInt(escapes.FindStringSubmatch(e)[1], 16, 32)
		return string(rune(r))
	})
}

// The foot of a printed page says what the document says, with every blank, and none of it is anything but a string.
func TestPrintedFooter(t *testing.T) {
	for _, text := range []string{"Roles: A–Z · v 1.0 · 22 November 2026", "Stellen: Größe é a", "מנהל תפעול 1", "a\\b \"c\" </style> 100 % 0", "ab 12"} {
		d := rendertest.Document("t", &doc.Heading{Level: 1, Text: plain("T")})
		d.Running.Footer = text
		page, _ := rendertest.Render(t, rendertest.New(t, Format), d)
		sound(t, text, page)
		_, rest, _ := strings.Cut(string(page), "@bottom-left{content:")
		quoted, _, _ := strings.Cut(rest, ";font")
		if got := said(quoted); got != text {
			t.Errorf("the footer %q is printed as %q, from %s", text, got, quoted)
		}
		if strings.ContainsAny(strings.Trim(quoted, `"`), `"<>`) {
			t.Errorf("the footer is not all a string: %s", quoted)
		}
	}
}

// A printed table whose columns have no room is set smaller, down to a size that can be read, before its words are broken.
func TestPrintedTableSizes(t *testing.T) {
	head := func(n int, word string) *doc.Table {
		table := columned(n, "x")
		for i := range table.Columns {
			table.Columns[i].Title = word
		}
		return table
	}
	for _, c := range []struct {
		name  string
		table *doc.Table
		class string
	}{
		{"with room", head(4, "Negotiation"), `class="table scroll slim"`},
		{"with room in the small type", head(10, "Negotiation"), `class="table scroll wide striped small"`},
		{"with room on the long side", head(13, "Negotiation"), `class="table scroll wide striped small broad"`},
		{"in smaller type", head(17, "Negotiation"), `class="table scroll wide striped t65 broad"`},
		{"without room", head(30, "Negotiation"), `class="table scroll wide striped t60 packed broad"`},
	} {
		page, _ := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("t", &doc.Heading{Level: 2, Text: plain("T")}, c.table))
		if !strings.Contains(string(page), c.class) {
			_, got, _ := strings.Cut(string(page), `<div class="table`)
			t.Errorf("%s: there is no %s in %.80s", c.name, c.class, got)
		}
	}
	page, _ := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("t", &doc.Columns{Side: []doc.Block{head(8, "Negotiation")}}))
	if want := `class="table scroll wide striped small packed"`; !strings.Contains(string(page), want) {
		t.Errorf("beside the text the type is not the small one: there is no %s", want)
	}
	for _, want := range []string{".t60{--cell:6pt}", ".t65{--cell:6.5pt}"} {
		if !strings.Contains(look(rendertest.Batch(t).Theme), want) {
			t.Errorf("the style does not say %s", want)
		}
	}
}
