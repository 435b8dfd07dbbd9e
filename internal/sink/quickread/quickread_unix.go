//go:build linux || darwin || freebsd || netbsd || openbsd

package quickread

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// noWait has a pipe opened at once, whether somebody writes to it or not.
const noWait = unix.O_NONBLOCK

// sum sums up a file. A read that fills less than the buffer has come to the end of a regular file; one that brings nothing, as from a pipe, tells
// that there may be more to it.
func (f *folder) sum(name string, buffer []byte) (sum [sha256.Size]byte, length int64, ok bool) {
	// A pipe is not waited for, nor a link followed.
	handle, err := unix.Openat(f.handle, name, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
	if err != nil {
		return sum, 0, false
	}
	defer func() { _ = unix.Close(handle) }() // it was only read from
	n, err := read(handle, buffer)
	if err != nil || n == 0 {
		return sum, 0, false
	}
	if n < len(buffer) {
		return sha256.Sum256(buffer[:n]), int64(n), true
	}
	all := sha256.New()
	for ; n > 0 && err == nil; n, err = read(handle, buffer) {
		all.Write(buffer[:n])
		length += int64(n)
	}
	all.Sum(sum[:0])
	return sum, length, err == nil
}

// absent reports whether the folder holds nothing of that name.
func (f *folder) absent(name string) bool {
	var info unix.Stat_t
	return errors.Is(unix.Fstatat(f.handle, name, &info, unix.AT_SYMLINK_NOFOLLOW), unix.ENOENT)
}

// read reads once, and again when a signal came between.
func read(handle int, buffer []byte) (int, error) {
	for {
		n, err := unix.Read(handle, buffer)
		if !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}

// entries lists a folder, sorted, without a look at each file in it.
func (f *folder) entries(root *os.Root, name string) ([]fs.DirEntry, error) {
	handle, err := unix.Openat(f.handle, ".", unix.O_RDONLY|unix.O_CLOEXEC|unix.O_DIRECTORY, 0)
	if err != nil {
		return nil, err
	}
	file := os.NewFile(uintptr(handle), filepath.Join(root.Name(), filepath.FromSlash(name)))
	defer func() { _ = file.Close() }() // it was only read from
	list, err := file.ReadDir(-1)
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}
