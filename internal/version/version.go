// Package version tells which program this is.
package version

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"
)

// release is the version that a release is built as, by -ldflags "-X rolexport/internal/version.release=1.2.3".
var release string

// development is the version of builds that nobody has given one.
const development = "development build"

// Of returns the release, or the version of the module that the program was built from.
func Of() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return development
}

// Identity tells this program from others that make other files of the same: its version or, for a build of files that no version stands for,
// the checksum of the program itself.
var Identity = sync.OnceValue(func() string {
	v := Of()
	if release != "" || v != development && !strings.HasSuffix(v, "+dirty") {
		return v
	}
	path, err := os.Executable()
	if err != nil {
		return v
	}
	f, err := os.Open(path)
	if err != nil {
		return v
	}
	defer f.Close() // only read from
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return v
	}
	return v + " " + hex.EncodeToString(sum.Sum(nil))
})
