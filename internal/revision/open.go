package revision

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// An Error says why a revision cannot be read.
type Error struct {
	Message string
	Hint    string // the cure; may be empty
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// ErrNoGit says that revisions cannot be read here at all.
var ErrNoGit = &Error{"the git program is not installed, or not on the path", "install git, or compare folders"}

// Open opens the folder at a path, or the folder that holds the file at it, as it was at a revision: a commit, tag or branch as git names
// them. The path is one of the working folder, as other programs take it; it need not be there any more. file is the name of the file, and
// empty for a folder.
func Open(revision, name string) (tree *Tree, file string, err error) {
	if revision == "" || strings.HasPrefix(revision, "-") || strings.ContainsAny(revision, "\n\x00") {
		return nil, "", &Error{fmt.Sprintf("%q is no revision", revision), "name a commit, tag or branch, as in git:HEAD"}
	}
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, "", ErrNoGit
	}
	here, below, err := existing(name)
	if err != nil {
		return nil, "", err
	}
	g := git{program, here}
	prefix, err := g.line("rev-parse", "--show-prefix")
	if err != nil {
		return nil, "", g.noRepository(err)
	}
	commit, err := g.line("rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return nil, "", g.noRevision(revision)
	}
	inside := path.Join(prefix, below)
	at := commit + "^{tree}"
	if inside != "" {
		at = commit + ":" + inside
	}
	sort, err := g.line("cat-file", "-t", at)
	if err == nil && sort == "blob" {
		if file = path.Base(inside); path.Dir(inside) == "." {
			at = commit + "^{tree}"
		} else {
			at = commit + ":" + path.Dir(inside)
		}
		sort = "tree"
	}
	if err != nil || sort != "tree" {
		message := fmt.Sprintf("there is no %q at revision %q", cmp.Or(inside, "."), revision)
		return nil, "", &Error{message, "git ls-tree -r --name-only " + revision + " lists the files"}
	}
	root, err := g.line("rev-parse", "--verify", at)
	if err != nil {
		return nil, "", err
	}
	objects, err := g.objects()
	if err != nil {
		return nil, "", err
	}
	return &Tree{Commit: commit, root: root, git: objects, folders: make(map[string][]entry)}, file, nil
}

// existing returns the deepest folder on the way to name that is there, and the rest of the way with slashes.
func existing(name string) (folder, below string, err error) {
	folder, err = filepath.Abs(name)
	if err != nil {
		return "", "", err
	}
	for {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder, below, nil
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", "", &Error{Message: fmt.Sprintf("no folder on the way to %q is there", name)}
		}
		folder, below = parent, path.Join(filepath.Base(folder), below)
	}
}

// A git runs the git program in a folder.
type git struct{ program, folder string }

// command returns a call that only reads: it does not fetch what a partial clone left behind, asks for no password, and finds the
// repository by the folder, whatever a hook has set.
func (g git) command(args ...string) *exec.Cmd {
	cmd := exec.Command(g.program, args...)
	cmd.Dir = g.folder
	bound := []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"}
	cmd.Env = slices.DeleteFunc(os.Environ(), func(s string) bool {
		name, _, _ := strings.Cut(s, "=")
		return slices.Contains(bound, name)
	})
	cmd.Env = append(cmd.Env, "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	return cmd
}

// line returns the line that git prints.
func (g git) line(args ...string) (string, error) {
	out, err := g.command(args...).Output()
	return strings.TrimSuffix(string(out), "\n"), err
}

// objects starts the program that objects are asked of.
func (g git) objects() (*objects, error) {
	cmd := g.command("cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &objects{in, bufio.NewReaderSize(out, 1<<16), cmd.Wait}, nil
}

// noRepository says why git finds no repository.
func (g git) noRepository(err error) error {
	var exit *exec.ExitError
	said := ""
	if errors.As(err, &exit) {
		said = firstLine(exit.Stderr)
	}
	switch {
	case strings.Contains(said, "not a git repository"):
		return &Error{g.folder + " is in no git repository", "git:REV needs the dataset to be kept in one"}
	case strings.Contains(said, "dubious ownership"):
		return &Error{"git does not trust the repository of " + g.folder + ", which belongs to another user",
			"git config --global --add safe.directory FOLDER trusts it"}
	}
	return &Error{Message: "git: " + cmp.Or(said, err.Error())}
}

// noRevision says why a revision is unknown.
func (g git) noRevision(revision string) error {
	if _, err := g.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}"); err != nil {
		return &Error{fmt.Sprintf("there is no revision %q: the repository has no commit yet", revision), ""}
	}
	hint := "git log shows the commits, git branch -a and git tag the names"
	if shallow, _ := g.line("rev-parse", "--is-shallow-repository"); shallow == "true" {
		hint = "the clone is shallow and may lack it: fetch it, in GitHub Actions with fetch-depth: 0"
	}
	return &Error{fmt.Sprintf("there is no revision %q", revision), hint}
}

// firstLine returns the first line without what git puts before it.
func firstLine(b []byte) string {
	first, _, _ := bytes.Cut(b, []byte("\n"))
	return strings.TrimPrefix(strings.TrimSpace(string(first)), "fatal: ")
}

// sorted puts entries in the order of their names: git orders folders as if their names ended in a slash.
func sorted(list []entry) []entry {
	slices.SortFunc(list, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return list
}
