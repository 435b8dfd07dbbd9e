package sink

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"
)

// A Use says how a run shares a folder with others that write to it at the same time.
type Use struct {
	split  string // names the way in which the files are divided among runs; empty: there is none
	part   string // names which of the parts the run writes
	called string // as people call the part
	beside bool   // others may write to the folder
}

// Alone is the use of a run that no other one writes beside.
var Alone = Use{}

// Beside is the use of a run that lets others write beside it, if they do not want to be alone: files of its own, by names that nobody else gives.
var Beside = Use{beside: true}

// PartOf is the use of a run that writes one part of the files, beside runs that write other parts of the same split. The names of split and part
// consist of lower-case letters, digits and hyphens; called is what people call the part.
func PartOf(split, part, called string) Use { return Use{split, part, called, true} }

// lockFile stands in the folder where folders themselves cannot be locked.
const lockFile = ".rolexport.lock"

// lock takes the folder for its use, and refuses when another run has it. alone reports whether nobody else had it for a moment. Where the file system
// knows no locks, nothing is locked. The operating system lets go of a lock when its process ends, however it does.
func lock(name string, use Use) (l *flock.Flock, alone bool, err error) {
	l = flock.New(name, flock.SetFlag(os.O_RDONLY))
	if runtime.GOOS == "windows" {
		l = flock.New(filepath.Join(name, lockFile))
	}
	alone, err = l.TryLock()
	switch {
	case err != nil:
		return nil, true, nil //nolint:nilerr // no locks here
	case !use.beside && !alone:
		return nil, false, busy(name)
	case !use.beside:
		return l, true, nil
	}
	return l, alone, nil
}

// Runs that begin at the same moment have the folder to themselves one after the other, while they clear it. So long one waits for its turn, asking so
// often, before it takes the other for one that wants to be alone.
const (
	patience = 2 * time.Second
	asking   = 20 * time.Millisecond
)

// share lets others write beside the holder of the lock.
func share(l *flock.Flock, name string) error {
	if l == nil {
		return nil
	}
	if err := l.Unlock(); err != nil {
		return plain(name, err)
	}
	wait, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	if got, _ := l.TryRLockContext(wait, asking); !got && wait.Err() != nil {
		return busy(name)
	}
	return nil // without a lock where the file system knows none that can be shared
}

func busy(name string) error {
	return fmt.Errorf("another run of rolexport is writing to %s; wait until it has ended, or use a folder for each", name)
}
