//go:build !(linux || darwin || freebsd || netbsd || openbsd)

package quickread

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
)

// noWait: there are no pipes among files here.
const noWait = 0

// sum leaves it to the caller: there is no quicker way here.
func (f *folder) sum(string, []byte) (sum [sha256.Size]byte, length int64, ok bool) {
	return sum, 0, false
}

func (f *folder) absent(string) bool { return false }

func (f *folder) entries(*os.Root, string) ([]fs.DirEntry, error) { return nil, errors.ErrUnsupported }
