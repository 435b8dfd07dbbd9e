package txt

import (
	"strings"
	"testing"

	"rolexport/internal/render/rendertest"
)

func TestConformance(t *testing.T) { rendertest.Kit{Format: Format}.Run(t) }

func TestNoLineIsTooLong(t *testing.T) {
	r := rendertest.New(t, Format)
	for name, d := range rendertest.Specimens() {
		text, _ := rendertest.Render(t, r, d)
		for line := range strings.Lines(string(text)) {
			if n := cells(strings.TrimSuffix(line, "\n")); n > columns {
				t.Errorf("%s: %d cells: %q", name, n, line)
			}
		}
	}
}
