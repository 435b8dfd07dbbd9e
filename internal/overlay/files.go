package overlay

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Files returns files in memory, by their paths, as a folder. They are not copied.
func Files(files map[string][]byte) fs.FS {
	f := memory{files, map[string][]fs.DirEntry{".": nil}}
	for name, data := range files {
		f.add(name, entry{name: path.Base(name), size: len(data)})
	}
	for _, entries := range f.folders {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return f
}

type memory struct {
	files   map[string][]byte
	folders map[string][]fs.DirEntry
}

// add lists an entry in its folder, and the folder in the one above it.
func (m memory) add(name string, e entry) {
	folder := path.Dir(name)
	if _, known := m.folders[folder]; !known && folder != "." {
		m.add(folder, entry{name: path.Base(folder), folder: true})
	}
	m.folders[folder] = append(m.folders[folder], e)
}

func (m memory) Open(name string) (fs.File, error) {
	if data, ok := m.files[name]; ok && fs.ValidPath(name) {
		return &openFile{bytes.NewReader(data), entry{name: path.Base(name), size: len(data)}}, nil
	}
	if entries, ok := m.folders[name]; ok {
		return &mergedDir{File: openFolder{entry{name: path.Base(name), folder: true}, name}, name: name, entries: slices.Clone(entries)}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// An entry is all that is known about a file or folder in memory.
type entry struct {
	name   string
	size   int
	folder bool
}

func (e entry) Name() string               { return e.name }
func (e entry) Size() int64                { return int64(e.size) }
func (e entry) IsDir() bool                { return e.folder }
func (e entry) Type() fs.FileMode          { return e.Mode().Type() }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }
func (e entry) ModTime() time.Time         { return time.Time{} }
func (e entry) Sys() any                   { return nil }
func (e entry) Mode() fs.FileMode {
	if e.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
func (e entry) String() string { return fs.FormatDirEntry(e) }

type openFile struct {
	*bytes.Reader
	entry
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.entry, nil }
func (f *openFile) Close() error               { return nil }
func (f *openFile) Size() int64                { return f.entry.Size() }

type openFolder struct {
	entry
	path string
}

func (f openFolder) Stat() (fs.FileInfo, error) { return f.entry, nil }
func (f openFolder) Close() error               { return nil }
func (f openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.path, Err: fs.ErrInvalid}
}
