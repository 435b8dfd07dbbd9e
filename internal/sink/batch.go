package sink

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// PutAll writes files that belong together, given by their paths with slashes. Each of them is on the disk before the first takes its place, so
// that what commonly goes wrong (no room, no right to write, a link or a folder in the way) leaves the folder as it was. They take their places
// in the order of their paths; a run that is killed meanwhile has left a note for the next one, which goes on (Finish). Files that hold the same bytes
// already are left as they are.
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
	moves, err := d.temporaries(names, files)
	if err == nil && len(moves) > 1 {
		err = d.note(moves)
	}
	if err == nil {
		err = d.moveAll(moves)
	}
	if err != nil { // which is the one to tell
		for _, m := range moves {
			_ = d.root.Remove(m.From)
		}
		_ = d.root.Remove(noteFile)
		return err
	}
	if len(moves) < 2 {
		return nil
	}
	return errors.Join(d.Sync(), d.forget())
}

// temporaries writes a temporary file for each of names, several at a time because each waits for the disk. After an error it returns those that are there.
func (d *Dir) temporaries(names []string, files map[string][]byte) ([]move, error) {
	moves, errs := make([]move, len(names)), make([]error, len(names))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(4*runtime.GOMAXPROCS(0), len(names)) {
		workers.Go(func() {
			for i := range next {
				moves[i].To = names[i]
				if moves[i].From, errs[i] = d.temporary(files[names[i]]); errs[i] != nil {
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
		return slices.DeleteFunc(moves, func(m move) bool { return m.From == "" }), errs[i]
	}
	return moves, nil
}

// moveAll moves files to their places, and makes the folders that they lie in.
func (d *Dir) moveAll(moves []move) error {
	for _, m := range moves {
		folder := path.Dir(m.To)
		if err := d.makeFolder(folder); err != nil {
			return d.explain(folder, err)
		}
		if err := d.root.Rename(m.From, filepath.FromSlash(m.To)); err != nil {
			return d.explain(m.To, err)
		}
		d.mu.Lock()
		d.dirty[folder] = true
		d.mu.Unlock()
	}
	return nil
}

// Finish clears up in a folder behind a process that was killed: it does what PutAll has left to do, and removes unfinished files. In other folders, and
// where there is none, it does nothing.
func Finish(name string) error {
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil //nolint:nilerr // whoever needs the folder tells why it cannot be read
	}
	if !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return isTemp(e.Name()) || e.Name() == noteFile }) {
		return nil
	}
	d, err := OpenDir(name, Alone)
	if err != nil {
		return err
	}
	return d.Close()
}
