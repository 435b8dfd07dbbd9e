package pipeline

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"sync"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"rolexport/internal/sink"
)

// folders are the output folders that this process writes to, by their paths.
var folders struct {
	sync.Mutex
	all map[string]sink.Sink
}

// folder returns the sink of an output folder: a folder of this machine's file system as rolexport writes to it, or one of an object store, in which a
// file appears when it is whole.
func folder(ctx context.Context, path string) (sink.Sink, error) {
	folders.Lock()
	defer folders.Unlock()
	if s := folders.all[path]; s != nil {
		return s, nil
	}
	var s sink.Sink
	if strings.Contains(path, "://") {
		files, err := filesystem.New(ctx, path)
		if err != nil {
			return nil, err
		}
		s = &store{ctx: ctx, files: files, path: strings.TrimSuffix(path, "/")}
	} else {
		dir, err := sink.OpenDir(path, sink.PartOf("beam", strings.ToLower(rand.Text()), "the documents of a pipeline"))
		if err != nil {
			return nil, err
		}
		s = dir
	}
	if folders.all == nil {
		folders.all = map[string]sink.Sink{}
	}
	folders.all[path] = s
	return s, nil
}

// settle makes what was written to a folder of this machine durable.
func settle(path string) error {
	folders.Lock()
	defer folders.Unlock()
	if f, ok := folders.all[path].(sink.Folder); ok {
		return f.Sync()
	}
	return nil
}

// Release lets go of all folders of this process, so that others may have them for themselves.
func Release() error {
	folders.Lock()
	defer folders.Unlock()
	var all error
	for _, s := range folders.all {
		if dir, ok := s.(*sink.Dir); ok {
			all = errors.Join(all, dir.Close())
		}
	}
	folders.all = nil
	return all
}

// A store is a folder of an object store.
type store struct {
	ctx   context.Context
	files filesystem.Interface
	path  string
}

// Put writes an object.
func (s *store) Put(name string, data []byte) error {
	return filesystem.Write(s.ctx, s.files, s.path+"/"+name, data)
}
