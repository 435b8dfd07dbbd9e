package sink

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gofrs/flock"

	"rolexport/internal/sink/quickread"
)

// The names of temporary files. They all lie at the top of the folder, so that the next run finds those of a killed one without
// searching, and a name says whose they are.
const (
	tempPrefix = ".rolexport-"
	tempSuffix = ".tmp"
)

// Dir is a folder of the file system. A file appears in it whole or not at all: it is written beside its place, synced, and renamed.
// Everything happens inside one os.Root, so a symbolic link cannot lead a file out of the folder.
type Dir struct {
	name string // as the user wrote it, for messages
	root *os.Root
	lock *flock.Flock // nil: the file system knows no locks
	use  Use
	part *flock.Flock // of the part of the use; nil: none is locked
	next atomic.Int64 // number of the next temporary file
	look quickread.Reader

	mu    sync.Mutex
	dirty map[string]bool // folders with renames that have not been synced
	made  map[string]bool // folders that are there
}

// OpenDir opens the folder for a run, makes it if there is none, finishes the PutAll of a killed run and removes what it has left behind, unless others write
// beside this one. A folder that another run has is an error, and so is a part of it.
func OpenDir(name string, use Use) (*Dir, error) {
	switch info, err := os.Stat(name); {
	case err == nil && !info.IsDir():
		return nil, fmt.Errorf("%s is a file, not a folder", name)
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Lstat(name); err == nil {
			return nil, fmt.Errorf("%s is a symbolic link to a folder that is not there", name)
		}
		if err := os.MkdirAll(name, 0o777); err != nil {
			return nil, plain(name, err)
		}
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, plain(name, err)
	}
	d := &Dir{name: name, root: root, use: use, dirty: make(map[string]bool), made: make(map[string]bool)}
	if err := d.take(); err != nil {
		_ = d.Close() // the first error is the one to tell
		return nil, err
	}
	return d, nil
}

// take locks the folder, or the part of it that the use names, finishes what is noted in it, and clears it of left-overs.
func (d *Dir) take() (err error) {
	var alone bool
	if d.lock, alone, err = lock(d.name, d.use); err != nil {
		return err
	}
	if !alone {
		if err := share(d.lock, d.name); err != nil {
			return err
		}
		return d.takePart(d.use)
	}
	if err := d.resume(); err != nil {
		return err
	}
	if err := d.removeLeftovers(); err != nil {
		return err
	}
	if !d.use.beside {
		return nil
	}
	if err := d.takePart(d.use); err != nil { // before anybody else comes in
		return err
	}
	return share(d.lock, d.name)
}

// removeLeftovers removes temporary files, whose run cannot be alive any more, and those by which killed runs held their parts.
func (d *Dir) removeLeftovers() error {
	top, err := d.root.Open(".")
	if err != nil {
		return plain(d.name, err)
	}
	names, err := top.Readdirnames(-1)
	if err := errors.Join(err, top.Close()); err != nil {
		return plain(d.name, err)
	}
	for _, name := range names {
		if !isTemp(name) && (d.lock == nil || !isPartFile(name)) { // who cannot lock the folder does not know that nobody holds a part
			continue
		}
		if err := d.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return plain(d.path(name), err)
		}
	}
	return nil
}

// isTemp reports whether name is one that temporary gives out.
func isTemp(name string) bool {
	n, ok := strings.CutPrefix(name, tempPrefix)
	if !ok {
		return false
	}
	n, ok = strings.CutSuffix(n, tempSuffix)
	if !ok {
		return false
	}
	_, err := strconv.ParseUint(n, 10, 63)
	return err == nil
}

// Put writes the file and the folders that it lies in. A file that holds the same bytes already is left as it is, with its time of
// change. Symbolic links and folders in the place of the file are refused.
func (d *Dir) Put(name string, data []byte) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("%q is no path inside %s", name, d.name)
	}
	folder := path.Dir(name)
	if !d.isMade(folder) || !d.look.Absent(d.root, name) {
		old, err := d.clear(name)
		if err != nil {
			return err
		}
		if old != nil && d.same(name, old, data) {
			return nil
		}
		if err := d.makeFolder(folder); err != nil {
			return d.explain(folder, err)
		}
	}
	temp, err := d.temporary(data)
	if err != nil {
		return d.explain(name, err)
	}
	if err := d.root.Rename(temp, filepath.FromSlash(name)); err != nil {
		_ = d.root.Remove(temp) // the first error is the one to tell
		return d.explain(name, err)
	}
	d.mu.Lock()
	d.dirty[folder] = true
	d.mu.Unlock()
	return nil
}

// isMade reports whether a folder was made, or found, before.
func (d *Dir) isMade(name string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.made[name]
}

// makeFolder makes a folder and those above it, unless this was done before.
func (d *Dir) makeFolder(name string) error {
	if d.isMade(name) {
		return nil
	}
	if err := d.root.MkdirAll(filepath.FromSlash(name), 0o777); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.made[name] = true
	return nil
}

// clear returns the file that stands in a place, nil when there is none. What is no file must neither be replaced nor read: it is an error, an Obstacle.
func (d *Dir) clear(name string) (fs.FileInfo, error) {
	info, err := d.root.Lstat(filepath.FromSlash(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, d.explain(name, err)
	case info.IsDir():
		return nil, &Obstacle{d.path(name), "is a folder where a file belongs; move it away"}
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, &Obstacle{d.path(name), "is a symbolic link, which is not followed; remove it"}
	case !info.Mode().IsRegular():
		return nil, &Obstacle{d.path(name), "is not a regular file; move it away"}
	}
	return info, nil
}

// same reports whether the file holds data already.
func (d *Dir) same(name string, file fs.FileInfo, data []byte) bool {
	if file.Size() != int64(len(data)) {
		return false
	}
	old, err := d.root.ReadFile(filepath.FromSlash(name))
	return err == nil && bytes.Equal(old, data)
}

// temporary writes data to a new file, down to the disk, and returns its name. After an error there is no file.
func (d *Dir) temporary(data []byte) (string, error) {
	var f *os.File
	var name string
	for {
		name = tempPrefix + strconv.FormatInt(d.next.Add(1), 10) + tempSuffix
		var err error
		f, err = d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
	}
	_, err := f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		_ = d.root.Remove(name) // the first error is the one to tell
		return "", err
	}
	return name, nil
}

// MostRead is how long a file may be to be read, in bytes.
const MostRead = 1 << 30

// ReadFile returns a file of the folder. Nothing else is read in its place: neither a link, nor a pipe, which would be waited for.
func (d *Dir) ReadFile(name string) ([]byte, error) {
	switch info, err := d.clear(name); {
	case err != nil:
		return nil, err
	case info == nil:
		return nil, plain(d.path(name), fs.ErrNotExist)
	case info.Size() > MostRead:
		return nil, fmt.Errorf("%s is longer than %d MB", d.path(name), MostRead>>20)
	}
	data, err := d.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return nil, d.explain(name, err)
	}
	return data, nil
}

// Sum returns the SHA-256 and the length of a file of the folder.
func (d *Dir) Sum(name string) (sum [sha256.Size]byte, length int64, err error) {
	if sum, length, ok := d.look.Sum(d.root, name); ok {
		return sum, length, nil
	}
	return sumOf(d, name)
}

// Holds reports whether name is a regular file of the folder.
func (d *Dir) Holds(name string) bool {
	info, err := d.root.Lstat(filepath.FromSlash(name))
	return err == nil && info.Mode().IsRegular()
}

// Top returns the names of everything that lies in the folder itself, sorted: a link or a folder with the name of a file of ours is not passed over.
func (d *Dir) Top() ([]string, error) {
	entries, err := fs.ReadDir(d.root.FS(), ".")
	if err != nil {
		return nil, plain(d.name, err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, nil
}

// Sync makes the names of the files put so far durable. Their contents are already.
func (d *Dir) Sync() error {
	if runtime.GOOS == "windows" {
		return nil // which has no such call for folders
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for folder := range d.dirty {
		f, err := d.root.Open(filepath.FromSlash(folder))
		if err != nil {
			return d.explain(folder, err)
		}
		if err := errors.Join(f.Sync(), f.Close()); err != nil {
			return plain(d.path(folder), err)
		}
		delete(d.dirty, folder)
	}
	return nil
}

// Remove removes a file and the folders above it that are empty then. A file that is not there is no error.
func (d *Dir) Remove(name string) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("%q is no path inside %s", name, d.name)
	}
	if err := d.root.Remove(filepath.FromSlash(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return d.explain(name, err)
	}
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		if d.root.Remove(filepath.FromSlash(folder)) != nil {
			break // it holds something
		}
		d.mu.Lock()
		delete(d.made, folder)
		delete(d.dirty, folder)
		d.mu.Unlock()
	}
	return nil
}

// Close syncs and lets go of the folder.
func (d *Dir) Close() error {
	d.look.Close()
	err := errors.Join(d.Sync(), d.leavePart(d.use), d.root.Close())
	if d.lock != nil {
		err = errors.Join(err, d.lock.Close())
	}
	return err
}

// path returns the path of a file as the user would write it.
func (d *Dir) path(name string) string { return filepath.Join(d.name, filepath.FromSlash(name)) }

// plain returns err as "path: reason", without the name of the system call.
func plain(path string, err error) error {
	var perr *fs.PathError
	if errors.As(err, &perr) {
		err = perr.Err
	}
	var lerr *os.LinkError
	if errors.As(err, &lerr) {
		err = lerr.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
