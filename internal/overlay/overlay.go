// Package overlay lays one folder over another, and remembers how the user calls the files in them.
package overlay

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// New returns the files of base, each replaced by the file of the same name in top if there is one. Folders are merged.
func New(top, base fs.FS) fs.FS { return overlay{top, base} }

type overlay struct{ top, base fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.top.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.base.Open(name)
	}
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || !info.IsDir() {
		return f, err
	}
	entries, err := o.ReadDir(name)
	if err != nil {
		f.Close()
		return nil, err
	}
	return &mergedDir{File: f, name: name, entries: entries}, nil
}

func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	above, err := fs.ReadDir(o.top, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ReadDir(o.base, name)
	}
	if err != nil {
		return nil, err
	}
	below, err := fs.ReadDir(o.base, name)
	if err != nil {
		return above, nil // base has no such folder
	}
	all := slices.Concat(above, below)
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}

// Display returns the name of a file in diagnostics.
func (o overlay) Display(name string) string {
	if _, err := fs.Stat(o.top, name); errors.Is(err, fs.ErrNotExist) {
		return Display(o.base, name)
	}
	return Display(o.top, name)
}

// mergedDir is an open folder of an overlay.
type mergedDir struct {
	fs.File
	name    string
	entries []fs.DirEntry
}

func (d *mergedDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		rest := d.entries
		d.entries = nil
		return rest, nil
	}
	if len(d.entries) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.entries))
	next := d.entries[:n]
	d.entries = d.entries[n:]
	return next, nil
}

// Named gives the files of fsys the names that diagnostics show: their path below the folder as the user wrote it. Display tells them,
// also of an overlay.
func Named(folder string, fsys fs.FS) fs.FS { return named{fsys, folder} }

type named struct {
	fs.FS
	folder string
}

func (n named) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(n.FS, name) }

// Display returns the name of a file in diagnostics.
func (n named) Display(name string) string { return path.Join(filepath.ToSlash(n.folder), name) }

// Display returns the name of a file of fsys in diagnostics: its path as the user would write it, as far as fsys knows.
func Display(fsys fs.FS, name string) string {
	if d, ok := fsys.(interface{ Display(string) string }); ok {
		return d.Display(name)
	}
	return name
}
