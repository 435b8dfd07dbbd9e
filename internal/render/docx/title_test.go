package docx

import (
	"fmt"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/theme"
)

// A title is set smaller where it would take more than two lines, or break a word.
func TestLongTitles(t *testing.T) {
	style := theme.Style{Size: 25_000, Leading: 28_000}
	for _, c := range []struct {
		name, title string
		size        int // in half points; 0: that of the style
	}{
		{"short", "Operations Manager", 0},
		{"two lines", "Head of Regional Distribution and Returns", 0},
		{"a long word", "Grundstücksverkehrsgenehmigungszuständigkeit", halfPoints(style.Scaled(4, 5))},
		{"three lines", "Head of Regional Distribution, Returns and After-Sales Service Operations (Northern Europe)", halfPoints(style.Scaled(4, 5))},
		{"as small as titles get", strings.Repeat("Head of Regional Distribution ", 9), halfPoints(style.Scaled(16, 25))},
	} {
		got := body(t, &doc.Heading{Level: 1, Text: plain(c.title)})
		if n := strings.Count(got, "<w:sz "); c.size == 0 && n != 0 {
			t.Errorf("%s: it is set smaller:\n%s", c.name, got)
		}
		if w := fmt.Sprintf(`<w:sz w:val="%d"/>`, c.size); c.size > 0 && !strings.Contains(got, w) {
			t.Errorf("%s: there is no %s in\n%s", c.name, w, got)
		}
	}
}

// A title stands in the outline, so that it is found in the navigation pane.
func TestTitlesStandInTheOutline(t *testing.T) {
	styles := part(t, "word/styles.xml", rendertest.Document("title", &doc.Heading{Level: 1, Text: plain("a")}))
	for _, id := range []string{"Title", "Heading1"} {
		_, style, _ := strings.Cut(styles, `w:styleId="`+id+`"`)
		if style, _, _ = strings.Cut(style, `</w:style>`); !strings.Contains(style, `<w:outlineLvl w:val="0"/>`) {
			t.Errorf("the style %s has no outline level: %s", id, style)
		}
	}
}
