package quickread

import (
	"crypto/sha256"
	"io/fs"
	"os"
)

// An FS is the file system below a root, as root.FS is, with the quick ways that there are.
type FS struct {
	fs.FS
	root   *os.Root
	reader Reader
}

// New returns the file system below a root.
func New(root *os.Root) *FS { return &FS{FS: root.FS(), root: root} }

// Sum is Reader.Sum.
func (f *FS) Sum(name string) (sum [sha256.Size]byte, length int64, ok bool) {
	return f.reader.Sum(f.root, name)
}

// ReadDir lists a folder, sorted.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	if fs.ValidPath(name) {
		if in := f.reader.open(f.root, name); in != nil && in.file != nil {
			if list, err := in.entries(f.root, name); err == nil {
				return list, nil
			}
		}
	}
	return fs.ReadDir(f.FS, name)
}

// Stat tells of a file.
func (f *FS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

// ReadFile reads a file.
func (f *FS) ReadFile(name string) ([]byte, error) { return fs.ReadFile(f.FS, name) }

// Close lets go of what was opened, the root apart.
func (f *FS) Close() { f.reader.Close() }
