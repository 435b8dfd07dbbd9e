package quickread

import (
	"bytes"
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"testing/fstest"
)

// write makes a folder with a file for each length, by names that tell it.
func write(t *testing.T, files map[string][]byte) *os.Root {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return root
}

func TestSums(t *testing.T) {
	files := map[string][]byte{"top": []byte("text"), "a/empty": nil, "a/b/deep": []byte("deep")}
	for name, length := range map[string]int{"a/less": chunk - 1, "a/just": chunk, "a/more": chunk + 1, "a/three": 3 * chunk} {
		files[name] = bytes.Repeat([]byte{byte(length)}, length)
	}
	root := write(t, files)
	var r Reader
	defer r.Close()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for name, data := range files {
				sum, length, ok := r.Sum(root, name)
				if want := sha256.Sum256(data); ok && (sum != want || length != int64(len(data))) {
					t.Errorf("%s: %x and %d", name, sum, length)
				}
				if quick := runtime.GOOS == "linux" && len(data) > 0; ok != quick {
					t.Errorf("%s: done quickly: %t", name, ok)
				}
			}
		})
	}
	all.Wait()
}

// What is out of the ordinary is left to the caller, also after folders have changed under the reader.
func TestLeftToTheCaller(t *testing.T) {
	root := write(t, map[string][]byte{"a/x": []byte("x"), "b/y": []byte("y")})
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret"), []byte("secret"), 0o666); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"a/link": "x", "out": outside, "in": "a"} {
		if err := os.Symlink(to, filepath.Join(root.Name(), filepath.FromSlash(link))); err != nil {
			t.Skip(err)
		}
	}
	var r Reader
	defer r.Close()
	for _, name := range []string{"", ".", "a", "a/", "/a/x", "../a/x", "a/../a/x", "a/none", "none/x", "a/link", "out/secret", "out"} {
		if _, _, ok := r.Sum(root, name); ok {
			t.Errorf("%q was read", name)
		}
	}
	if _, _, ok := r.Sum(root, "in/x"); ok != (runtime.GOOS == "linux") {
		t.Error("a link to a folder inside is not followed")
	}
	r.Sum(root, "b/y")
	if err := root.RemoveAll("b"); err != nil {
		t.Fatal(err)
	}
	if _, _, ok := r.Sum(root, "b/y"); ok {
		t.Error("a file was read that is not there any more")
	}
}

func TestFS(t *testing.T) {
	files := map[string][]byte{"dataset.yaml": []byte("title: x"), "roles/b.yaml": []byte("b"), "roles/a.yaml": []byte("a")}
	f := New(write(t, files))
	defer f.Close()
	if err := fstest.TestFS(f, "dataset.yaml", "roles/a.yaml", "roles/b.yaml"); err != nil {
		t.Error(err)
	}
	var _ fs.ReadDirFS = f
	if sum, length, ok := f.Sum("roles/a.yaml"); ok && (length != 1 || sum != sha256.Sum256([]byte("a"))) {
		t.Errorf("%x and %d", sum, length)
	}
}

func TestAbsent(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = root.Close() }()
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "folder", "file"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		if err := os.Symlink("nowhere", filepath.Join(dir, "folder", "link")); err != nil {
			t.Fatal(err)
		}
	}
	var r Reader
	defer r.Close()
	for _, there := range []string{"folder", "folder/file", "folder/link", ".", "../x", "missing/file"} {
		if r.Absent(root, there) {
			t.Errorf("%s is held for absent", there)
		}
	}
	if noWait != 0 && !r.Absent(root, "folder/other") {
		t.Error("folder/other is not held for absent")
	}
}
