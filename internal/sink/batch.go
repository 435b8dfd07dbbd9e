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
	"strconv"
	"strings"
	"sync"
)

// PutAll writes files that belong together, given by their paths with slashes. Each of them is on the disk before the first takes its place, so
// that what commonly goes wrong (no room, no right to write, a link or a folder in the way) leaves the folder as it was. They take their places
// in the order of their paths; where one of them cannot, the earlier ones are put back, and the error says so. A run that is killed meanwhile has
// left a note for the next one, which goes on (Finish). Files that hold the same bytes already are left as they are.
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
	var before []move
	if err == nil && len(moves) > 1 {
		before, err = d.keepAll(moves)
	}
	if err == nil {
		var done int
		if done, err = d.moveAll(moves); done > 0 && err != nil {
			err = d.putBack(moves[:done], before, err)
		}
	}
	for _, m := range before {
		_ = d.root.Remove(m.From) // those that were put back are not there any more
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

// keepAll keeps the files whose places are about to be taken under temporary names, and returns the moves that would put them back. After an
// error nothing is kept.
func (d *Dir) keepAll(moves []move) ([]move, error) {
	var before []move
	for _, m := range moves {
		if !d.Holds(m.To) {
			continue
		}
		temp, err := d.keep(m.To)
		if err != nil {
			for _, b := range before {
				_ = d.root.Remove(b.From)
			}
			return nil, d.explain(m.To, err)
		}
		before = append(before, move{temp, m.To})
	}
	return before, nil
}

// keep gives a file a temporary name beside its own. Where the file system cannot do that, or the file must not be linked, its bytes are copied.
func (d *Dir) keep(name string) (string, error) {
	temp := tempPrefix + strconv.FormatInt(d.next.Add(1), 10) + tempSuffix
	if d.root.Link(filepath.FromSlash(name), temp) == nil {
		return temp, nil
	}
	data, err := d.root.ReadFile(filepath.FromSlash(name))
	if err != nil {
		return "", err
	}
	return d.temporary(data)
}

// putBack undoes moves after cause, and returns the error that says how the folder is left.
func (d *Dir) putBack(done, before []move, cause error) error {
	kept := map[string]string{}
	for _, m := range before {
		kept[m.To] = m.From
	}
	var changed []string
	for _, m := range slices.Backward(done) {
		var err error
		if temp, ok := kept[m.To]; ok {
			err = d.root.Rename(temp, filepath.FromSlash(m.To))
		} else {
			err = d.Remove(m.To)
		}
		if err != nil {
			changed = append(changed, d.path(m.To))
		}
	}
	if len(changed) > 0 {
		slices.Sort(changed)
		return fmt.Errorf("%w; written already, and not put back: %s", cause, strings.Join(changed, ", "))
	}
	return errors.Join(fmt.Errorf("%w; what had been written is undone, and every file is as it was", cause), d.Sync())
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

// moveAll moves files to their places, and makes the folders that they lie in. It returns how many it has moved.
func (d *Dir) moveAll(moves []move) (int, error) {
	for i, m := range moves {
		folder := path.Dir(m.To)
		if err := d.makeFolder(folder); err != nil {
			return i, d.explain(folder, err)
		}
		if err := d.root.Rename(m.From, filepath.FromSlash(m.To)); err != nil {
			return i, d.explain(m.To, err)
		}
		d.mu.Lock()
		d.dirty[folder] = true
		d.mu.Unlock()
	}
	return len(moves), nil
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
