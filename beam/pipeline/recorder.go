package pipeline

import (
	"errors"
	"io"
	"io/fs"
	"sync"
)

// A recorder is a file system that keeps a copy of each file that is opened.
type recorder struct {
	fs.FS
	mu    sync.Mutex
	files map[string][]byte
	err   error // the first file that could be opened and not be read
}

// Open opens a file of the recorded file system.
func (r *recorder) Open(name string) (fs.File, error) {
	f, err := r.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return f, nil
	}
	err = r.keep(name)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.err = errors.Join(r.err, err)
	return f, nil
}

func (r *recorder) keep(name string) error {
	f, err := r.FS.Open(name)
	if err != nil {
		return err
	}
	data, err := io.ReadAll(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.files[name] = data
	return nil
}
