// Package quickread looks at many files of a folder with few calls of the operating system. A run in which nothing has changed does little else than sum up
// files, and os.Root alone takes some ten calls for each: every folder on the way, modes, sizes.
//
// Whatever is out of the ordinary, such as a link or an empty file, is left to the caller, who then does without: so nothing is decided here that os.Root
// would decide otherwise, and no path leads out of the folder.
package quickread

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"path"
	"sync"
)

// A Reader looks at the files below a root. The zero Reader is ready for use; it is safe for concurrent use.
type Reader struct {
	mu      sync.Mutex
	folders map[string]*folder
}

// mostFolders is how many folders are kept open. No dataset and no output has as many.
const mostFolders = 64

// A folder is one that was opened; without a file it could not be.
type folder struct {
	file   *os.File
	handle int // of file
}

// chunk is how much is read at a time: more than nearly all files have.
const chunk = 64 << 10

var chunks = sync.Pool{New: func() any { return new([chunk]byte) }}

// Sum returns the SHA-256 and the length of a regular file. ok is false where that takes the long way.
func (r *Reader) Sum(root *os.Root, name string) (sum [sha256.Size]byte, length int64, ok bool) {
	if !fs.ValidPath(name) || name == "." {
		return sum, 0, false
	}
	in := r.open(root, path.Dir(name))
	if in == nil || in.file == nil {
		return sum, 0, false
	}
	buffer := chunks.Get().(*[chunk]byte)
	defer chunks.Put(buffer)
	return in.sum(path.Base(name), buffer[:])
}

// Absent reports whether nothing lies in a place, not even a link. Where it is false, that may only take the long way.
func (r *Reader) Absent(root *os.Root, name string) bool {
	if !fs.ValidPath(name) || name == "." {
		return false
	}
	in := r.open(root, path.Dir(name))
	return in != nil && in.file != nil && in.absent(path.Base(name))
}

// open returns a folder, which stays open. A link to one within the root is followed.
func (r *Reader) open(root *os.Root, name string) *folder {
	r.mu.Lock()
	defer r.mu.Unlock()
	if f := r.folders[name]; f != nil || len(r.folders) >= mostFolders {
		return f
	}
	f := &folder{}
	if file, err := root.Open(name); err == nil {
		f.file, f.handle = file, int(file.Fd())
	}
	if r.folders == nil {
		r.folders = make(map[string]*folder)
	}
	r.folders[name] = f
	return f
}

// Close lets go of all folders.
func (r *Reader) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, f := range r.folders {
		if f.file != nil {
			_ = f.file.Close() // it was only looked at
		}
	}
	r.folders = nil
}
