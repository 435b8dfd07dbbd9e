package sink

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// A View is a Folder that is only looked at. It locks nothing and removes nothing, and whatever would write to it is refused. It need not be there: it is
// empty then.
type View struct {
	dir   *Dir // nil: there is no such folder
	names []string
}

// errView says that a View was written to.
var errView = errors.New("the folder is opened for reading alone")

// OpenView opens a folder to look at it.
func OpenView(name string) (*View, error) {
	switch info, err := os.Stat(name); {
	case errors.Is(err, fs.ErrNotExist):
		return &View{}, nil
	case err == nil && !info.IsDir():
		return nil, fmt.Errorf("%s is a file, not a folder", name)
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, plain(name, err)
	}
	v := &View{dir: &Dir{name: name, root: root}}
	if v.names, err = v.walk(); err != nil {
		_ = v.Close() // the first error is the one to tell
		return nil, err
	}
	return v, nil
}

// walk finds the files. What is hidden, by a name that begins with a dot, is not ours: neither temporary files of a run nor the folders of programs such
// as git count.
func (v *View) walk() ([]string, error) {
	var names []string
	err := fs.WalkDir(v.dir.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return plain(v.dir.path(name), err)
		case name != "." && strings.HasPrefix(path.Base(name), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir():
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

// Unfinished returns the names of what a run that was killed, or is under way, has in hand.
func (v *View) Unfinished() ([]string, error) {
	top, err := v.Top()
	return slices.DeleteFunc(top, func(name string) bool { return !isTemp(name) && name != noteFile }), err
}

// Exists reports whether there is such a folder.
func (v *View) Exists() bool { return v.dir != nil }

// Names returns the names of all that the folder and those in it hold, apart from folders and what is hidden, sorted.
func (v *View) Names() []string { return v.names }

// ReadFile returns a file of the folder, or an error that is fs.ErrNotExist.
func (v *View) ReadFile(name string) ([]byte, error) {
	if v.dir == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return v.dir.ReadFile(name)
}

// Sum returns the SHA-256 and the length of a file of the folder.
func (v *View) Sum(name string) (sum [sha256.Size]byte, length int64, err error) {
	if v.dir != nil {
		if sum, length, ok := v.dir.look.Sum(v.dir.root, name); ok {
			return sum, length, nil
		}
	}
	return sumOf(v, name)
}

// Holds reports whether name is a regular file of the folder.
func (v *View) Holds(name string) bool { return v.dir != nil && v.dir.Holds(name) }

// Top returns the names of what lies in the folder itself, sorted.
func (v *View) Top() ([]string, error) {
	if v.dir == nil {
		return nil, nil
	}
	return v.dir.Top()
}

// Put refuses the file.
func (v *View) Put(string, []byte) error { return errView }

// Remove refuses.
func (v *View) Remove(string) error { return errView }

// Sync does nothing: nothing was put.
func (v *View) Sync() error { return nil }

// Close lets go of the folder.
func (v *View) Close() error {
	if v.dir == nil {
		return nil
	}
	return v.dir.Close()
}
