// Package sink is where finished documents go: a folder, the standard output, or memory. A sink takes whole files only, so that
// nobody ever sees half of one.
package sink

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

// A Sink takes finished files. Put is safe for concurrent use; name is a relative path with slashes.
type Sink interface {
	Put(name string, data []byte) error
}

// A Folder is a Sink that can tell what it holds.
type Folder interface {
	Sink
	// ReadFile returns a file of the folder, or an error that is fs.ErrNotExist.
	ReadFile(name string) ([]byte, error)
	// Sum returns the SHA-256 and the length of a file of the folder, without keeping what it holds. The errors are those of ReadFile.
	Sum(name string) (sum [sha256.Size]byte, length int64, err error)
	// Holds reports whether name is a regular file of the folder.
	Holds(name string) bool
	// Top returns the names of what lies in the folder itself, sorted.
	Top() ([]string, error)
	// Remove removes a file and the folders above it that are empty then. A file that is not there is no error.
	Remove(name string) error
	// Sync makes everything that was put so far durable.
	Sync() error
}

// Stdout writes each file to a stream, one after the other. Names mean nothing to it.
type Stdout struct {
	W  io.Writer
	mu sync.Mutex
}

// Put writes data to the stream.
func (s *Stdout) Put(_ string, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.W.Write(data)
	return err
}

// Memory keeps files in memory. The zero Memory is empty and ready for use.
type Memory struct {
	mu    sync.Mutex
	files map[string][]byte
}

// Put keeps a copy of data.
func (m *Memory) Put(name string, data []byte) error {
	if !fs.ValidPath(name) {
		return &fs.PathError{Op: "write", Path: name, Err: fs.ErrInvalid}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files == nil {
		m.files = make(map[string][]byte)
	}
	m.files[name] = bytes.Clone(data)
	return nil
}

// ReadFile returns a copy of a file.
func (m *Memory) ReadFile(name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.files[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return bytes.Clone(data), nil
}

// Sum returns the SHA-256 and the length of a file.
func (m *Memory) Sum(name string) (sum [sha256.Size]byte, length int64, err error) {
	return sumOf(m, name)
}

// sumOf sums up a file that is read in one piece.
func sumOf(folder Folder, name string) (sum [sha256.Size]byte, length int64, err error) {
	data, err := folder.ReadFile(name)
	if err != nil {
		return sum, 0, err
	}
	return sha256.Sum256(data), int64(len(data)), nil
}

// Holds reports whether a file was put under name.
func (m *Memory) Holds(name string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.files[name]
	return ok
}

// Top returns the names that hold no slash, sorted.
func (m *Memory) Top() ([]string, error) {
	return slices.DeleteFunc(m.Names(), func(name string) bool { return strings.Contains(name, "/") }), nil
}

// Remove forgets a file.
func (m *Memory) Remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.files, name)
	return nil
}

// Sync does nothing: memory is as durable as it gets.
func (m *Memory) Sync() error { return nil }

// Names returns the names of all files, sorted.
func (m *Memory) Names() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Sorted(maps.Keys(m.files))
}
