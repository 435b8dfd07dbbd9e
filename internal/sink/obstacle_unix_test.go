//go:build unix

package sink

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// What stands in the place of a file and is none is not read, whatever it would yield: a link to a file of the folder, or a pipe, which nobody writes to.
func TestObstaclesAreNotRead(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "file"), []byte("text"), 0o666))
	must(t, os.Symlink("file", filepath.Join(dir, "link")))
	must(t, os.Symlink(t.TempDir(), filepath.Join(dir, "away")))
	must(t, os.Mkdir(filepath.Join(dir, "folder"), 0o777))
	must(t, unix.Mkfifo(filepath.Join(dir, "pipe"), 0o666))
	view, err := OpenView(dir)
	must(t, err)
	defer view.Close()
	for name, folder := range map[string]Folder{"a folder": open(t, dir), "a view": view} {
		for path, want := range map[string]string{
			"link":   "link is a symbolic link, which is not followed; remove it",
			"pipe":   "pipe is not a regular file; move it away",
			"folder": "folder is a folder where a file belongs; move it away",
			"away/x": "away is a symbolic link that leads out of " + dir + ", and is not followed; remove it",
			"file/x": "file is a file where a folder is needed; move it away",
		} {
			for call, read := range map[string]func() error{
				"ReadFile": func() error { _, err := folder.ReadFile(path); return err },
				"Sum":      func() error { _, _, err := folder.Sum(path); return err },
			} {
				answer := make(chan error, 1)
				go func() { answer <- read() }()
				select {
				case err := <-answer:
					if o := (*Obstacle)(nil); !errors.As(err, &o) || err.Error() != filepath.Join(dir, want) {
						t.Errorf("%s of %s, %s: %v, want %s", name, path, call, err, want)
					}
				case <-time.After(10 * time.Second):
					t.Fatalf("%s of %s, %s: it waits", name, path, call)
				}
			}
		}
		if _, err := folder.ReadFile("nothing"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s, nothing: %v", name, err)
		}
	}
}
