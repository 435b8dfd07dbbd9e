package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// TestSameBytesOnEveryMachine builds the program for other machines as well, and has each make everything from the default dataset and from one whose
// every text is nasty, on one processor and on eight, with one worker and with eight: all folders are the same to the byte. It takes a
// minute or two, so that ROLEXPORT_MACHINES=1 (make machines) asks for it.
func TestSameBytesOnEveryMachine(t *testing.T) {
	if os.Getenv("ROLEXPORT_MACHINES") != "1" {
		t.Skip("skipped: ROLEXPORT_MACHINES=1 asks for it")
	}
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Fatalf("the programs of other machines run on linux/amd64, not on %s/%s", runtime.GOOS, runtime.GOARCH)
	}
	qemu, err := exec.LookPath("qemu-aarch64")
	if err != nil {
		if qemu, err = exec.LookPath("qemu-aarch64-static"); err != nil {
			t.Fatal("neither qemu-aarch64 nor qemu-aarch64-static is installed: apt-get install qemu-user")
		}
	}
	if printed, _ := run(t, build(t, "", ""), nil, "--version"); !bytes.Contains(printed, []byte("0.0.0-test")) {
		t.Fatalf("the build has no version, and the manifest would tell it by its bytes: %s", printed)
	}
	contents := map[string][]string{"default": nil, "nasty": {"--data", nastyFolder(t)}}
	first := map[string]map[string][]byte{}
	for _, machine := range []struct{ name, emulator string }{{"amd64", ""}, {"386", ""}, {"arm64", qemu}} {
		program := build(t, "linux", machine.name)
		for _, number := range [][2]int{{1, 1}, {1, 8}, {8, 1}, {8, 8}} {
			if machine.emulator != "" && number[0] != number[1] {
				continue // it is slow
			}
			env := []string{fmt.Sprintf("GOMAXPROCS=%d", number[0])}
			for content, flags := range contents {
				out := filepath.Join(t.TempDir(), "out")
				prose, tables, data := everything()
				for _, args := range [][]string{prose, tables, data} {
					args = slices.Concat(args, flags, []string{"--quiet", "--workers", fmt.Sprint(number[1]), "--out", out})
					command := program
					if machine.emulator != "" {
						command, args = machine.emulator, slices.Concat([]string{program}, args)
					}
					if printed, code := run(t, command, env, args...); code != 0 {
						t.Fatalf("%s, %s: exit code %d: %.1000s", machine.name, content, code, printed)
					}
				}
				what := fmt.Sprintf("%s, %d processors, %d workers, %s dataset", machine.name, number[0], number[1], content)
				if files := folderOf(t, out); first[content] == nil {
					first[content] = files
					t.Logf("%s: %d files", what, len(files))
				} else {
					compareFolders(t, what, files, first[content])
				}
			}
		}
	}
}

// folderOf returns the files of a folder by their paths in it.
func folderOf(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(root, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func compareFolders(t *testing.T, what string, got, want map[string][]byte) {
	t.Helper()
	for name, data := range want {
		if other, there := got[name]; !there {
			t.Errorf("%s: no %s", what, name)
		} else if !bytes.Equal(other, data) {
			t.Errorf("%s: %s has other bytes", what, name)
		}
	}
	for name := range got {
		if _, there := want[name]; !there {
			t.Errorf("%s: %s is not made elsewhere", what, name)
		}
	}
}
