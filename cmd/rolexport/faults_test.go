//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/golden"
)

// TestFaults does to the built program what happens to programs: they are killed, disks are full, folders cannot be written, somebody else is at
// work. Whatever is visible is whole, what was there stays, it is said what is wrong, and the next run finishes the work.
func TestFaults(t *testing.T) {
	if testing.Short() || golden.Updating() {
		t.Skip("skipped by -short and where goldens are renewed: the program is run some hundred times")
	}
	w := newWorkplace(t)
	for _, fault := range []struct {
		name string
		try  func(*testing.T, *workplace)
	}{
		{"killed", killed},
		{"interrupted", interrupted},
		{"import that stopped anywhere", importStopped},
		{"full disk", fullDisk},
		{"file size limit", fileSizeLimit},
		{"read-only folders", readOnly},
		{"two at once", twoAtOnce},
		{"parts at once", partsAtOnce},
		{"renderer that panics", panickingRenderer},
		{"clocks", clocks},
		{"bombs", bombs},
	} {
		t.Run(fault.name, func(t *testing.T) { fault.try(t, w) })
	}
}

// A workplace has the program and two states of a dataset, in memory where that is possible: faults need not wait for a disk.
type workplace struct {
	program string
	root    string
	old     string // folder of a dataset
	new     string // the same a change later: a text differs, a comparison is gone, a role has come
}

func newWorkplace(t *testing.T) *workplace {
	t.Helper()
	w := &workplace{root: memory(t)}
	w.program = filepath.Join(w.root, "rolexport") // where everybody may run it
	program, err := os.ReadFile(build(t, "", ""))
	if err == nil {
		err = os.WriteFile(w.program, program, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	w.old, w.new = filepath.Join(w.root, "old"), filepath.Join(w.root, "new")
	for _, folder := range []string{w.old, w.new} {
		w.must(t, "init", "--quiet", folder)
	}
	edit(t, w.new, "dataset.yaml", "title: Our roles", "title: Our new roles")
	edit(t, w.new, "dataset.yaml", "roles: [", "roles: [clerk, ")
	put(t, w.new, "roles/clerk.yaml", "title: Stock Clerk\npurpose: Keeps the stock in order.\n")
	edit(t, w.new, "roles/service-advisor.yaml", "title: Service Advisor", "title: Service Advisor at the Counter")
	comparisons, err := filepath.Glob(filepath.Join(w.new, "comparisons", "*"))
	if err != nil || len(comparisons) == 0 {
		t.Fatalf("no comparison to remove: %v", err)
	}
	for _, name := range comparisons {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// memory returns a folder that everybody may enter, and that lies in memory where there is one for files.
func memory(t *testing.T) string {
	t.Helper()
	parent := "/dev/shm"
	if info, err := os.Stat(parent); err != nil || !info.IsDir() {
		parent = ""
	}
	folder, err := os.MkdirTemp(parent, "rolexport-faults-")
	if err != nil {
		folder, err = os.MkdirTemp("", "rolexport-faults-")
	}
	if err == nil {
		err = os.Chmod(folder, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	return folder
}

// folder returns the path of a new folder for a test; nothing is there yet.
func (w *workplace) folder(t *testing.T) string {
	t.Helper()
	parent, err := os.MkdirTemp(w.root, "case-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(parent) }) // memory removes what is left, or tells
	if err := os.Chmod(parent, 0o755); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(parent, "out")
}

// must runs the program, which has to succeed.
func (w *workplace) must(t *testing.T, args ...string) {
	t.Helper()
	w.ends(t, 0, "", args...)
}

// ends runs the program, which has to end with an exit code and to say on standard error what the expression matches.
func (w *workplace) ends(t *testing.T, code int, says string, args ...string) {
	t.Helper()
	command := exec.Command(w.program, args...)
	expect(t, command, code, says)
}

func expect(t *testing.T, command *exec.Cmd, code int, says string) {
	t.Helper()
	var said bytes.Buffer
	command.Stderr = &said
	if err := command.Run(); command.ProcessState == nil {
		t.Fatal(err)
	}
	if got := command.ProcessState.ExitCode(); got != code {
		t.Errorf("%q: exit code %d, want %d: %.2000s", command.Args[1:], got, code, &said)
	}
	if !regexp.MustCompile("(?m)" + says).MatchString(said.String()) {
		t.Errorf("%q says %.2000q, want %s", command.Args[1:], said.String(), says)
	}
}

// export returns the arguments of an export.
func export(data, out string, flags ...string) []string {
	return append([]string{"export", "--quiet", "--data", data, "--out", out}, flags...)
}

// exported returns the files of an export that nothing disturbs.
func (w *workplace) exported(t *testing.T, data string, flags ...string) map[string][]byte {
	t.Helper()
	out := w.folder(t)
	w.must(t, export(data, out, flags...)...)
	return folderOf(t, out)
}

// fill makes a folder of files.
func fill(t *testing.T, folder string, files map[string][]byte) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		put(t, folder, name, string(files[name]))
	}
}

func put(t *testing.T, folder, name, text string) {
	t.Helper()
	path := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// edit replaces a text in a file, which has to be there once.
func edit(t *testing.T, folder, name, old, new string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil || strings.Count(string(text), old) != 1 {
		t.Fatalf("%s has %q %d times: %v", name, old, strings.Count(string(text), old), err)
	}
	put(t, folder, name, strings.Replace(string(text), old, new, 1))
}

var unfinished = regexp.MustCompile(`^\.rolexport-([0-9]+|moves)\.tmp$`)

// whole checks a folder that a run was disturbed in: each file is what it was before or what it becomes after it, to the byte, and nothing is lost
// that stays. It returns how many files are as after the run and not as before, of those that differ.
func whole(t *testing.T, what, folder string, before, after map[string][]byte) (done int) {
	t.Helper()
	var files map[string][]byte
	if _, err := os.Stat(folder); err == nil {
		files = folderOf(t, folder)
	}
	for name, data := range files {
		old, was := before[name]
		next, becomes := after[name]
		switch {
		case unfinished.MatchString(name), was && bytes.Equal(data, old):
		case becomes && bytes.Equal(data, next):
			done++
		case name == manifest:
			truthful(t, what, files)
		default:
			t.Errorf("%s: %s has %d bytes that are neither the earlier %d nor the later %d", what, name, len(data), len(old), len(next))
		}
	}
	for name := range before {
		_, stays := after[name]
		if _, there := files[name]; stays && !there {
			t.Errorf("%s: %s is lost", what, name)
		} else if !stays && !there {
			done++
		}
	}
	return done
}

const manifest = "manifest.json"

// truthful checks that each file that a manifest names is there as it says.
func truthful(t *testing.T, what string, files map[string][]byte) {
	t.Helper()
	var m struct {
		Files []struct{ Path, SHA256 string }
	}
	if err := json.Unmarshal(files[manifest], &m); err != nil {
		t.Errorf("%s: the manifest: %v", what, err)
	}
	for _, f := range m.Files {
		if data, there := files[f.Path]; !there || fmt.Sprintf("%x", sha256.Sum256(data)) != f.SHA256 {
			t.Errorf("%s: %s is not as the manifest says", what, f.Path)
		}
	}
}

// differing counts the files that a run changes, makes or removes.
func differing(before, after map[string][]byte) int {
	n := 0
	for name, data := range after {
		if old, was := before[name]; !was || !bytes.Equal(old, data) {
			n++
		}
	}
	for name := range before {
		if _, stays := after[name]; !stays {
			n++
		}
	}
	return n
}

// state sums up what a folder shows without reading files.
func state(folder string) string {
	var b strings.Builder
	_ = filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil // it has gone in the meantime
		}
		if info, err := e.Info(); err == nil {
			fmt.Fprintln(&b, path, info.Size(), info.ModTime().UnixNano())
		}
		return nil
	})
	return b.String()
}
