package exttool

import (
	"os"
	"path/filepath"
	"testing"
)

// unicodeFolder is where Debian's package unicode-data keeps the files of the Unicode Character Database.
const unicodeFolder = "/usr/share/unicode"

// Unicode returns a file of the Unicode Character Database. It skips the test where that is not installed, and fails it where
// ROLEXPORT_REQUIRE_TOOLS=1 wants it.
func Unicode(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(unicodeFolder, name))
	switch {
	case err == nil:
	case os.Getenv(requireEnv) == "1":
		t.Fatalf("%v, and %s=1 wants it", err, requireEnv)
	default:
		t.Skipf("skipped: %v", err)
	}
	return string(data)
}
