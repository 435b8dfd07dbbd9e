// Package golden compares what tests write with files in the repository. With ROLEXPORT_UPDATE=1 in the environment the files are
// written instead, so that a review of their differences is the review of a change.
package golden

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Updating reports whether goldens are written instead of compared.
func Updating() bool { return os.Getenv("ROLEXPORT_UPDATE") == "1" }

// Check compares got with a file, or writes the file.
func Check(tb testing.TB, file, got string) {
	tb.Helper()
	if Updating() {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			tb.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		tb.Errorf("there is no %s (ROLEXPORT_UPDATE=1 go test writes it)", file)
		return
	}
	if err != nil {
		tb.Fatal(err)
	}
	if d := Difference(got, string(want)); d != "" {
		tb.Errorf("%s differs (ROLEXPORT_UPDATE=1 go test writes it anew):\n%s", file, d)
	}
}

// CheckOrphans fails for files under a folder that no test has written, or removes them.
func CheckOrphans(tb testing.TB, folder string, written map[string]bool) {
	tb.Helper()
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || written[name] {
			return err
		}
		if Updating() {
			return os.Remove(name)
		}
		tb.Errorf("%s belongs to no document any more (ROLEXPORT_UPDATE=1 go test removes it)", name)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

const (
	around = 2  // lines shown before a difference
	shown  = 12 // lines shown of a difference, of either text
)

// Difference shows where got first differs from want and how many lines do, or is empty.
func Difference(got, want string) string {
	if got == want {
		return ""
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	first := 0
	for first < len(g) && first < len(w) && g[first] == w[first] {
		first++
	}
	last := 0 // equal lines at the end
	for last < min(len(g), len(w))-first && g[len(g)-1-last] == w[len(w)-1-last] {
		last++
	}
	var b strings.Builder
	fmt.Fprintf(&b, "line %d:\n", first+1)
	for _, line := range g[max(0, first-around):first] {
		fmt.Fprintf(&b, "    %s\n", line)
	}
	excerpt(&b, "want", w[first:len(w)-last])
	excerpt(&b, "got ", g[first:len(g)-last])
	return b.String()
}

func excerpt(b *strings.Builder, label string, lines []string) {
	for i, line := range lines {
		if i == shown {
			fmt.Fprintf(b, "%s … %d more lines\n", label, len(lines)-shown)
			return
		}
		fmt.Fprintf(b, "%s|%s\n", label, line)
	}
	if len(lines) == 0 {
		fmt.Fprintf(b, "%s|(nothing)\n", label)
	}
}
