package quickread

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// An FS is the file system below a root, as root.FS is, with the quick ways that there are.
type FS struct {
	fs.FS
	root   *os.Root
	reader Reader
}

// New returns the file system below a root.
func New(root *os.Root) *FS { return &FS{FS: root.FS(), root: root} }

// Open opens a file. A pipe is not waited for.
func (f *FS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) || noWait == 0 {
		return f.FS.Open(name)
	}
	file, err := f.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|noWait, 0)
	if err != nil {
		return nil, f.explain(name, err)
	}
	return file, nil
}

// errOutside says why a link is not followed.
var errOutside = errors.New("it is a link that leads out of the folder, or lies behind one")

// explain returns err, or errOutside in the place of what os.Root says of such a link.
func (f *FS) explain(name string, err error) error {
	for i, r := range name + "/" {
		if r != '/' {
			continue
		}
		above := filepath.FromSlash(name[:i])
		info, lerr := f.root.Lstat(above)
		if lerr != nil {
			break
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		if _, serr := f.root.Stat(above); serr != nil && !errors.Is(serr, fs.ErrNotExist) && !errors.Is(serr, fs.ErrPermission) {
			return &fs.PathError{Op: "open", Path: name, Err: errOutside}
		}
	}
	return err
}

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
	list, err := fs.ReadDir(f.FS, name)
	if err != nil {
		err = f.explain(name, err)
	}
	return list, err
}

// Stat tells of a file.
func (f *FS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

// ReadFile reads a file.
func (f *FS) ReadFile(name string) ([]byte, error) { return fs.ReadFile(f.FS, name) }

// Close lets go of what was opened, the root apart.
func (f *FS) Close() { f.reader.Close() }
