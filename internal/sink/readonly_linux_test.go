package sink

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

func TestReadOnlyFolderKeepsTheOldFile(t *testing.T) {
	dir := t.TempDir()
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "a.txt"), []byte("old"), 0o666), os.Chmod(dir, 0o555)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o777) })
	d := open(t, dir)
	err := asNobody(func() error { return d.Put("a.txt", []byte("new")) })
	if !errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), filepath.Join(dir, "a.txt")+": ") {
		t.Errorf("writing into a read-only folder: %v", err)
	}
	wantTree(t, dir, map[string]string{"a.txt": "old"})
}

// asNobody calls f without the rights of root, if the tests run as root. The thread that gave them up is not used again.
func asNobody(f func() error) error {
	done := make(chan error)
	go func() {
		runtime.LockOSThread()
		if os.Getuid() == 0 {
			if err := syscall.Setfsuid(65534); err != nil {
				done <- err
				return
			}
		}
		done <- f()
	}()
	return <-done
}
