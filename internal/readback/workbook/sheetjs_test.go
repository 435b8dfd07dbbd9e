package workbook

import (
	"bufio"
	"encoding/json"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/exttool"
)

// TestSheetJSFindsEveryCell has a reader of another make open the workbooks: each cell has the kind, the value, the formula and the
// number format that we wrote.
func TestSheetJSFindsEveryCell(t *testing.T) {
	t.Parallel()
	books := workbooks(t)
	var paths []string
	for _, w := range books {
		paths = append(paths, w.path)
	}
	out := exttool.Node(t, "xlsx", filepath.Join("testdata", "node", "read.js"), paths...)
	lines := bufio.NewScanner(strings.NewReader(out))
	lines.Buffer(nil, 64<<20)
	for _, w := range books {
		if !lines.Scan() {
			t.Fatalf("%s: there is no answer", filepath.Base(w.path))
		}
		var found sheetJSBook
		if err := json.Unmarshal(lines.Bytes(), &found); err != nil {
			t.Fatal(err)
		}
		found.compare(t, w)
	}
}

type sheetJSBook struct {
	Title  string
	Names  []string
	Sheets []struct {
		Name  string
		Cells map[string]sheetJSCell
	}
}

type sheetJSCell struct {
	Kind, Text, Formula, Format, Link string
	Number                            float64
}

func (b *sheetJSBook) compare(t *testing.T, w book) {
	t.Helper()
	ours, name := read(t, w.data), filepath.Base(w.path)
	if b.Title != ours.Title || len(b.Sheets) != len(ours.Sheets) {
		t.Errorf("%s: found %q with %d sheets, wrote %q with %d", name, b.Title, len(b.Sheets), ours.Title, len(ours.Sheets))
		return
	}
	for _, n := range ours.Names {
		if !strings.HasPrefix(n, "_xlnm.") && !slices.Contains(b.Names, n) {
			t.Errorf("%s: the name %s is not found among %q", name, n, b.Names)
		}
	}
	cells := 0
	for i, s := range ours.Sheets {
		theirs := b.Sheets[i]
		if theirs.Name != s.Name {
			t.Errorf("%s: sheet %q is found as %q", name, s.Name, theirs.Name)
		}
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if c.Kind == "blank" {
					continue
				}
				cells++
				g := theirs.Cells[c.Ref]
				kind := map[string]string{"text": "s", "number": "n"}[c.Kind]
				if g.Kind != kind || g.Text != strings.ReplaceAll(c.Text, "\r", "") || math.Abs(g.Number-c.Number) > 1e-12*math.Abs(c.Number) || g.Formula != c.Formula {
					t.Errorf("%s, sheet %q, %s: wrote %+v, found %+v", name, s.Name, c.Ref, c, g)
				}
				if c.Format != "" && c.Kind == "number" && g.Format != c.Format {
					t.Errorf("%s, sheet %q, %s: wrote the format %q, found %q", name, s.Name, c.Ref, c.Format, g.Format)
				}
				if link := s.Links[c.Ref]; link != "" && strings.TrimPrefix(g.Link, "#") != link {
					t.Errorf("%s, sheet %q, %s: wrote a link to %q, found %q", name, s.Name, c.Ref, link, g.Link)
				}
			}
		}
	}
	if cells == 0 {
		t.Errorf("%s: there are no cells", name)
	}
}
