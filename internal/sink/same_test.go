package sink

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSameFolder(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	link := filepath.Join(other, "link")
	linked := os.Symlink(dir, link) == nil
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{dir, dir + "/.", true}, {dir, other, false}, {dir, "", false}, {"", "", false}, {dir, filepath.Join(dir, "nothing"), false}, {dir, link, linked},
	} {
		if got := SameFolder(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}
