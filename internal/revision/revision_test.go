package revision_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"rolexport/internal/exttool"
	"rolexport/internal/revision"
)

// repository makes a git repository with a commit of the files; a text that begins with "-> " is a link.
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	exttool.Require(t, "git")
	dir := t.TempDir()
	call(t, dir, "init", "-q", "-b", "main")
	write(t, dir, files)
	commit(t, dir)
	return dir
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if target, ok := strings.CutPrefix(text, "-> "); ok {
			err = os.Symlink(target, file)
		} else {
			err = os.WriteFile(file, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func commit(t *testing.T, dir string) {
	t.Helper()
	call(t, dir, "add", "-A")
	call(t, dir, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "Change")
}

func call(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
}

func open(t *testing.T, rev, path string) (*revision.Tree, string) {
	t.Helper()
	tree, file, err := revision.Open(rev, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := tree.Close(); err != nil {
			t.Error(err)
		}
	})
	return tree, file
}

func TestFolder(t *testing.T) {
	dir := repository(t, map[string]string{
		"roles/dataset.yaml": "title: A\n", "roles/roles/b.yaml": "b", "roles/roles/a.yaml": "a", "roles/roles-x.yaml": "sorted between", "other.txt": "x",
		"roles/über/日本.yaml": "名",
	})
	tree, file := open(t, "HEAD", filepath.Join(dir, "roles"))
	if file != "" {
		t.Errorf("file %q", file)
	}
	if err := fstest.TestFS(tree, "dataset.yaml", "roles/a.yaml", "roles/b.yaml", "roles-x.yaml", "über/日本.yaml"); err != nil {
		t.Error(err)
	}
	if _, err := fs.Stat(tree, "other.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file outside: %v", err)
	}
	tree, file = open(t, "HEAD", filepath.Join(dir, "roles", "dataset.yaml"))
	if _, err := fs.Stat(tree, "roles/a.yaml"); file != "dataset.yaml" || err != nil {
		t.Errorf("file %q, %v", file, err)
	}
	tree, file = open(t, "main", dir)
	if _, err := fs.Stat(tree, "roles/roles/a.yaml"); file != "" || err != nil {
		t.Errorf("file %q, %v", file, err)
	}
	tree, file = open(t, "main", filepath.Join(dir, "other.txt"))
	if data, err := fs.ReadFile(tree, "other.txt"); file != "other.txt" || string(data) != "x" {
		t.Errorf("file %q, %q, %v", file, data, err)
	}
}

// A revision is read as it was, wherever the folder has gone since.
func TestFolderThatIsGone(t *testing.T) {
	dir := repository(t, map[string]string{"data/roles/dataset.yaml": "old"})
	call(t, dir, "mv", "data", "moved")
	commit(t, dir)
	tree, _ := open(t, "HEAD~1", filepath.Join(dir, "data", "roles"))
	if data, err := fs.ReadFile(tree, "dataset.yaml"); string(data) != "old" {
		t.Errorf("%q, %v", data, err)
	}
}

// A hook of git sets the repository in the environment; the folder decides all the same.
func TestInsideAHook(t *testing.T) {
	dir := repository(t, map[string]string{"roles/dataset.yaml": "here"})
	other := repository(t, map[string]string{"roles/dataset.yaml": "elsewhere"})
	t.Setenv("GIT_DIR", filepath.Join(other, ".git"))
	t.Setenv("GIT_INDEX_FILE", "nowhere")
	tree, _ := open(t, "HEAD", filepath.Join(dir, "roles"))
	if data, err := fs.ReadFile(tree, "dataset.yaml"); string(data) != "here" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestLinks(t *testing.T) {
	dir := repository(t, map[string]string{
		"set/dataset.yaml": "-> real/main.yaml", "set/real/main.yaml": "title: A\n", "set/roles": "-> real/all", "set/real/all/a.yaml": "a",
		"set/out.yaml": "-> ../secret.yaml", "set/root.yaml": "-> /etc/passwd", "set/loop.yaml": "-> loop.yaml", "set/gone.yaml": "-> nowhere.yaml",
		"set/back.yaml": "-> real/../real/main.yaml", "secret.yaml": "secret",
	})
	tree, _ := open(t, "HEAD", filepath.Join(dir, "set"))
	for name, want := range map[string]string{"dataset.yaml": "title: A\n", "roles/a.yaml": "a", "back.yaml": "title: A\n"} {
		if data, err := fs.ReadFile(tree, name); string(data) != want {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	for name, want := range map[string]string{
		"out.yaml": "leads out of the folder", "root.yaml": "leads out of the folder", "loop.yaml": "too many links", "gone.yaml": "not exist",
	} {
		if data, err := fs.ReadFile(tree, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	if list, err := fs.ReadDir(tree, "roles"); err != nil || len(list) != 1 || list[0].Name() != "a.yaml" {
		t.Errorf("%v, %v", list, err)
	}
}

func TestSubmodulesAndPointers(t *testing.T) {
	part := repository(t, map[string]string{"a.yaml": "a"})
	dir := repository(t, map[string]string{"dataset.yaml": "x", "logo.png": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"})
	call(t, dir, "-c", "protocol.file.allow=always", "submodule", "add", "-q", part, "roles")
	commit(t, dir)
	tree, _ := open(t, "HEAD", dir)
	for name, want := range map[string]string{"roles": "submodule", "roles/a.yaml": "submodule", "logo.png": "Git LFS"} {
		if _, err := tree.Open(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// The folder of a submodule is a repository of its own.
	inner, _ := open(t, "HEAD", filepath.Join(dir, "roles"))
	if data, err := fs.ReadFile(inner, "a.yaml"); string(data) != "a" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	dir := repository(t, map[string]string{"roles/dataset.yaml": "x"})
	empty := t.TempDir()
	call(t, empty, "init", "-q")
	for _, test := range []struct{ rev, path, want string }{
		{"nowhere", dir, `no revision "nowhere"`},
		{"HEAD~9", dir, `no revision "HEAD~9"`},
		{"HEAD", filepath.Join(dir, "other"), `no "other" at revision "HEAD"`},
		{"HEAD", filepath.Join(dir, "roles", "dataset.yaml", "x"), "no "},
		{"HEAD", empty, "no commit yet"},
		{"HEAD", t.TempDir(), "is in no git repository"},
		{"--output=x", dir, "no revision"},
		{"", dir, "no revision"},
		{"HEAD\nHEAD", dir, "no revision"},
		{"HEAD:roles", dir, "no revision"},
	} {
		tree, _, err := revision.Open(test.rev, test.path)
		var e *revision.Error
		if !errors.As(err, &e) || !strings.Contains(e.Message, test.want) {
			t.Errorf("%q at %s: %v, %v", test.path, test.rev, tree, err)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if _, _, err := revision.Open("HEAD", dir); !errors.Is(err, revision.ErrNoGit) {
		t.Errorf("without git: %v", err)
	}
}

// A file that is too large is known by its size and not held.
func TestLargeFile(t *testing.T) {
	dir := repository(t, map[string]string{"large.yaml": strings.Repeat("x", 65<<20), "small.yaml": "small"})
	tree, _ := open(t, "HEAD", dir)
	info, err := fs.Stat(tree, "large.yaml")
	if err != nil || info.Size() != 65<<20 {
		t.Errorf("%v, %v", info, err)
	}
	if data, err := fs.ReadFile(tree, "small.yaml"); string(data) != "small" {
		t.Errorf("%q, %v", data, err)
	}
}

// Repositories may name objects by SHA-256.
func TestSHA256(t *testing.T) {
	exttool.Require(t, "git")
	dir := t.TempDir()
	if err := exec.Command("git", "init", "-q", "--object-format=sha256", dir).Run(); err != nil {
		t.Skip("skipped: this git knows no SHA-256")
	}
	write(t, dir, map[string]string{"roles/a.yaml": "a"})
	commit(t, dir)
	tree, _ := open(t, "HEAD", dir)
	if data, err := fs.ReadFile(tree, "roles/a.yaml"); string(data) != "a" {
		t.Errorf("%q, %v", data, err)
	}
}
