package sink

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// PutAll writes files that belong together, given by their paths with slashes. Each of them is on the disk before the first takes its place, so
// that what commonly goes wrong (no room, no right to write, a link or a folder in the way) leaves the folder as it was. They take their places
// in the order of their paths. Files that hold the same bytes already are left as they are.
func (d *Dir) PutAll(files map[string][]byte) error {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !fs.ValidPath(name) || name == "." {
			return fmt.Errorf("%q is no path inside %s", name, d.name)
		}
		old, err := d.clear(name)
		if err != nil {
			return err
		}
		if old == nil || !d.same(name, old, files[name]) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if err := d.makeFolder(path.Dir(name)); err != nil {
			return d.explain(path.Dir(name), err)
		}
	}
	temps, err := d.temporaries(names, files)
	for i, name := range names {
		if err == nil {
			if err = d.root.Rename(temps[i], filepath.FromSlash(name)); err == nil {
				d.mu.Lock()
				d.dirty[path.Dir(name)] = true
				d.mu.Unlock()
				continue
			}
			err = d.explain(name, err)
		}
		if temps[i] != "" {
			_ = d.root.Remove(temps[i]) // the first error is the one to tell
		}
	}
	return err
}

// temporaries writes a temporary file for each of names, several at a time because each waits for the disk, and returns their names.
func (d *Dir) temporaries(names []string, files map[string][]byte) ([]string, error) {
	temps, errs := make([]string, len(names)), make([]error, len(names))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(4*runtime.GOMAXPROCS(0), len(names)) {
		workers.Go(func() {
			for i := range next {
				if temps[i], errs[i] = d.temporary(files[names[i]]); errs[i] != nil {
					errs[i] = d.explain(names[i], errs[i])
				}
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	workers.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return temps, errs[i]
	}
	return temps, nil
}
