// Package revision reads folders as they were at a revision of a git repository. It asks the git program for the objects, changes nothing,
// checks nothing out and uses no network.
package revision

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Limits of what is read from a repository.
const (
	maxBytes = 64 << 20 // of a file or of the list of a folder
	maxLinks = 40       // followed on the way to a file, as operating systems count them
)

// A Tree is a folder of a revision. It is an fs.FS, safe for concurrent use until it is closed. Links are followed within the folder alone.
type Tree struct {
	Commit string // the hash of the commit
	root   string // the object of the folder

	mu      sync.Mutex
	git     *objects
	folders map[string][]entry // that were read, by object
}

// An entry is a member of a folder.
type entry struct {
	name   string
	mode   string // as git writes it
	object string
}

// The modes of entries.
const (
	modeFolder    = "40000"
	modeLink      = "120000"
	modeSubmodule = "160000"
)

var (
	errSubmodule = errors.New("it is a submodule, whose files are in another repository")
	errOutside   = errors.New("it is a link that leads out of the folder")
	errLinks     = errors.New("too many links lead to it")
	errLFS       = errors.New("the revision holds a pointer of Git LFS instead of the file")
)

// lfs is how pointers of Git LFS begin.
const lfs = "version https://git-lfs.github.com/spec/"

// Close ends the git program.
func (t *Tree) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.git.close()
}

// Open opens a file or folder.
func (t *Tree) Open(name string) (fs.File, error) {
	fail := func(err error) (fs.File, error) { return nil, &fs.PathError{Op: "open", Path: name, Err: err} }
	if !fs.ValidPath(name) {
		return fail(fs.ErrInvalid)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	e, err := t.find(name)
	if err != nil {
		return fail(err)
	}
	if e.mode == modeFolder {
		list, err := t.folder(e.object)
		if err != nil {
			return fail(err)
		}
		return &folder{info: info{name: path.Base(name), mode: fs.ModeDir | 0o555}, tree: t, at: name, rest: list}, nil
	}
	data, size, err := t.git.read(e.object)
	switch {
	case err != nil:
		return fail(err)
	case bytes.HasPrefix(data, []byte(lfs)):
		return fail(errLFS)
	}
	return &file{info: info{name: path.Base(name), size: size, mode: 0o444}, Reader: bytes.NewReader(data)}, nil
}

// find returns the entry at a path, with links followed.
func (t *Tree) find(name string) (entry, error) {
	todo := strings.Split(name, "/")
	at := []entry{{mode: modeFolder, object: t.root}} // from the root to where we are
	for links := 0; len(todo) > 0; {
		step := todo[0]
		todo = todo[1:]
		switch step {
		case ".", "":
			continue
		case "..":
			if len(at) == 1 {
				return entry{}, errOutside
			}
			at = at[:len(at)-1]
			continue
		}
		here := at[len(at)-1]
		if here.mode != modeFolder {
			return entry{}, fs.ErrNotExist
		}
		list, err := t.folder(here.object)
		if err != nil {
			return entry{}, err
		}
		e, ok := member(list, step)
		switch {
		case !ok:
			return entry{}, fs.ErrNotExist
		case e.mode == modeSubmodule:
			return entry{}, errSubmodule
		case e.mode != modeLink:
			at = append(at, e)
			continue
		}
		if links++; links > maxLinks {
			return entry{}, errLinks
		}
		target, _, err := t.git.read(e.object)
		if err != nil {
			return entry{}, err
		}
		if path.IsAbs(string(target)) {
			return entry{}, errOutside
		}
		todo = append(strings.Split(string(target), "/"), todo...)
	}
	return at[len(at)-1], nil
}

func member(list []entry, name string) (entry, bool) {
	for _, e := range list {
		if e.name == name {
			return e, true
		}
	}
	return entry{}, false
}

// folder returns the members of a folder, in the order of their names.
func (t *Tree) folder(object string) ([]entry, error) {
	if list, ok := t.folders[object]; ok {
		return list, nil
	}
	data, size, err := t.git.read(object)
	if err == nil && int64(len(data)) < size {
		err = fmt.Errorf("the list of the folder has %d bytes, and the limit is %d", size, maxBytes)
	}
	if err != nil {
		return nil, err
	}
	list, err := entries(data, len(object)/2)
	if err != nil {
		return nil, err
	}
	t.folders[object] = list
	return list, nil
}

// entries reads the object of a folder: of each member the mode, a space, the name, a zero, and the hash in binary.
func entries(data []byte, hash int) ([]entry, error) {
	var list []entry
	for len(data) > 0 {
		space, zero := bytes.IndexByte(data, ' '), bytes.IndexByte(data, 0)
		if space < 0 || zero < space || len(data) < zero+1+hash {
			return nil, errors.New("git gives the list of a folder in a form that is not known")
		}
		list = append(list, entry{string(data[space+1 : zero]), string(data[:space]), fmt.Sprintf("%x", data[zero+1:zero+1+hash])})
		data = data[zero+1+hash:]
	}
	return sorted(list), nil
}

// objects asks a running git program for objects.
type objects struct {
	in   io.WriteCloser
	out  *bufio.Reader
	wait func() error
}

// read returns an object, at most maxBytes of it, and its size.
func (o *objects) read(hash string) ([]byte, int64, error) {
	if _, err := io.WriteString(o.in, hash+"\n"); err != nil {
		return nil, 0, fmt.Errorf("git does not answer: %w", err)
	}
	head, err := o.out.ReadString('\n')
	if err != nil {
		return nil, 0, fmt.Errorf("git does not answer: %w", err)
	}
	fields := strings.Fields(head) // hash, sort, size; or hash and "missing"
	if len(fields) != 3 {
		return nil, 0, errors.New("the repository does not hold it: fetch it first, if the clone is a partial one")
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil {
		return nil, 0, fmt.Errorf("git answers %q", head)
	}
	data := make([]byte, min(size, maxBytes))
	if _, err := io.ReadFull(o.out, data); err != nil {
		return nil, 0, fmt.Errorf("git does not answer: %w", err)
	}
	if _, err := io.CopyN(io.Discard, o.out, size-int64(len(data))+1); err != nil { // and the line end
		return nil, 0, fmt.Errorf("git does not answer: %w", err)
	}
	return data, size, nil
}

func (o *objects) close() error {
	err := o.in.Close()
	return errors.Join(err, o.wait())
}

// info is what is known of a file.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

// Name returns the name.
func (i info) Name() string { return i.name }

// Size returns the size in bytes.
func (i info) Size() int64 { return i.size }

// Mode returns the mode.
func (i info) Mode() fs.FileMode { return i.mode }

// Type returns the type bits of the mode.
func (i info) Type() fs.FileMode { return i.mode.Type() }

// ModTime returns the zero time: git keeps none.
func (i info) ModTime() time.Time { return time.Time{} }

// IsDir reports whether it is a folder.
func (i info) IsDir() bool { return i.mode.IsDir() }

// Sys returns nil.
func (i info) Sys() any { return nil }

// Info returns itself.
func (i info) Info() (fs.FileInfo, error) { return i, nil }

// Stat returns itself.
func (i info) Stat() (fs.FileInfo, error) { return i, nil }

// A file is an open file.
type file struct {
	info
	*bytes.Reader
}

// Size returns the size in bytes, which may be more than can be read.
func (f *file) Size() int64 { return f.info.size }

// Close does nothing.
func (f *file) Close() error { return nil }

// A folder is an open folder.
type folder struct {
	info
	tree *Tree
	at   string
	rest []entry
}

// Read fails.
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.at, Err: errors.New("it is a folder")}
}

// Close does nothing.
func (f *folder) Close() error { return nil }

// ReadDir returns the next n members, and all that are left when n is not positive.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.rest) {
		n = len(f.rest)
	}
	list := make([]fs.DirEntry, n)
	for i, e := range f.rest[:n] {
		list[i] = &dirEntry{e, f.tree, path.Join(f.at, e.name)}
	}
	f.rest = f.rest[n:]
	return list, nil
}

// A dirEntry is a member of an open folder. Its size is found when it is asked for.
type dirEntry struct {
	entry
	tree *Tree
	path string
}

// Name returns the name.
func (d *dirEntry) Name() string { return d.name }

// IsDir reports whether it is a folder.
func (d *dirEntry) IsDir() bool { return d.Type().IsDir() }

// Type returns the type: a submodule is irregular.
func (d *dirEntry) Type() fs.FileMode {
	switch d.mode {
	case modeFolder:
		return fs.ModeDir
	case modeLink:
		return fs.ModeSymlink
	case modeSubmodule:
		return fs.ModeIrregular
	}
	return 0
}

// Info opens the file to learn its size.
func (d *dirEntry) Info() (fs.FileInfo, error) {
	if t := d.Type(); t != 0 && t != fs.ModeDir {
		return info{name: d.name, mode: t | 0o444}, nil
	}
	f, err := d.tree.Open(d.path)
	if err != nil {
		return nil, err
	}
	return f.Stat()
}
