package sink

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/gofrs/flock"
)

// The names of the files by which runs hold their parts of a folder have the split and the part between these, and a dot between the two.
const (
	partPrefix = ".rolexport-part-"
	partSuffix = ".lock"
)

func (u Use) file() string { return partPrefix + u.split + "." + u.part + partSuffix }

// splitOf returns the split that a part belongs to which a file of that name holds, and whether it is one of these names.
func splitOf(name string) (split string, ok bool) {
	rest, begins := strings.CutPrefix(name, partPrefix)
	rest, ends := strings.CutSuffix(rest, partSuffix)
	split, part, _ := strings.Cut(rest, ".")
	return split, begins && ends && isPlain(split) && isPlain(part)
}

// isPlain reports whether a word is made of small letters, digits and hyphens.
func isPlain(word string) bool {
	return word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// takePart locks a part of the folder. It refuses when another run has it, or one has a part of another split: there, the same files lie in other
// parts. Where the file system knows no locks, or the folder cannot be written to, nothing is locked. The file of a run that was killed locks nothing.
func (d *Dir) takePart(use Use) error {
	if use.split == "" {
		return nil
	}
	if _, err := d.clear(use.file()); err != nil { // a link would be followed
		return err
	}
	wait, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	for {
		l := flock.New(d.path(use.file()), flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o666))
		switch got, err := l.TryLockContext(wait, asking); {
		case !got && wait.Err() != nil:
			return fmt.Errorf("another run of rolexport is writing %s to %s; wait until it has ended, or use a folder for each", use.called, d.name)
		case err != nil:
			return nil //nolint:nilerr // no locks here
		}
		if d.part = l; d.standing(use.file()) {
			break
		}
		if err := l.Close(); err != nil { // its holder has just removed it: whoever comes next would lock another one
			return plain(d.path(use.file()), err)
		}
		d.part = nil
	}
	return d.sameSplit(use)
}

// standing reports whether the file that was locked is still the one that has the name.
func (d *Dir) standing(name string) bool {
	locked, err := d.part.Stat()
	if err != nil {
		return true // this system cannot tell
	}
	named, err := d.root.Lstat(name)
	return err == nil && os.SameFile(locked, named)
}

// sameSplit refuses a folder in which a run has a part of another split. Who looks does not keep others from looking.
func (d *Dir) sameSplit(use Use) error {
	names, err := d.Top()
	if err != nil {
		return err
	}
	for _, name := range names {
		split, ok := splitOf(name)
		if !ok || split == use.split {
			continue
		}
		if _, err := d.clear(name); err != nil {
			return err
		}
		l := flock.New(d.path(name), flock.SetFlag(os.O_RDONLY))
		got, err := l.TryRLock()
		if err := errors.Join(err, l.Close()); err == nil && !got {
			return fmt.Errorf("another run of rolexport is writing to %s in other parts than %s is one of; wait until it has ended, or use a folder for each",
				d.name, use.called)
		}
	}
	return nil
}

// leavePart lets go of the part, and removes its file.
func (d *Dir) leavePart(use Use) error {
	if d.part == nil {
		return nil
	}
	remove := func() {
		_ = d.root.Remove(use.file()) // the next run that is alone does it else
	}
	if runtime.GOOS == "windows" {
		err := d.part.Close() // which keeps the file from being removed
		remove()
		return err
	}
	remove() // while it is locked, so that nobody waits for a file that has no name any more without finding out
	return d.part.Close()
}

// isPartFile reports whether a name is one that a part of a folder is locked by.
func isPartFile(name string) bool {
	_, ok := splitOf(name)
	return ok
}
