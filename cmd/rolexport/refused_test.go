//go:build unix

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

// A trial is a run on a folder that holds something, which cannot come to its end.
type trial struct {
	name   string
	before map[string][]byte
	run    func(folder string) []string
	after  map[string][]byte
}

// trials returns an export of a change, an import into a dataset, and a dataset that is started.
func (w *workplace) trials(t *testing.T) []trial {
	dataset := folderOf(t, w.old)
	readme := map[string][]byte{"README.md": dataset["README.md"]}
	return []trial{
		{
			"export", w.exported(t, w.old), func(folder string) []string { return export(w.new, folder, "--prune") },
			w.exported(t, w.new),
		},
		{"import", dataset, w.bring, w.after(t, dataset, w.bring)},
		{"init", readme, func(folder string) []string { return []string{"init", "--keep", "--quiet", folder} }, dataset},
	}
}

// fullDisk runs on disks of memory that have less and less room, which takes the right to mount one.
func fullDisk(t *testing.T, w *workplace) {
	const script = `set -e
disk=$1 result=$2 room=$3; shift 3
mount -t tmpfs -o size=64m none "$disk"
cp -R "$result/before" "$disk/out"
full=$(du -sk "$disk/out" | cut -f 1)
mount -o remount,size=$((full + room))k "$disk"
set +e; "$@"; echo $? > "$result/code"; set -e
cp -R "$disk/out" "$result/amid"
mount -o remount,size=64m "$disk"
"$@"
cp -R "$disk/out" "$result/after"`
	mount := func(flags ...string) *exec.Cmd {
		return exec.Command("unshare", append(flags, "sh", "-c", script, "sh")...)
	}
	may := []string{"-m"}
	if exec.Command("unshare", "-m", "mount", "-t", "tmpfs", "none", w.old).Run() != nil {
		if may = []string{"-Urm"}; exec.Command("unshare", "-Urm", "mount", "-t", "tmpfs", "none", w.old).Run() != nil {
			t.Skip("skipped: no disk of limited size can be mounted here; the limit of file sizes stands in for it")
		}
	}
	for _, trial := range w.trials(t) {
		seen := 0
		for _, room := range []string{"0", "12", "40", "80"} {
			what := trial.name + " with " + room + " kB of room"
			result := w.folder(t)
			fill(t, filepath.Join(result, "before"), trial.before)
			disk := w.folder(t)
			if err := os.Mkdir(disk, 0o755); err != nil {
				t.Fatal(err)
			}
			command := mount(may...)
			command.Args = append(command.Args, disk, result, room, w.program)
			command.Args = append(command.Args, trial.run(filepath.Join(disk, "out"))...)
			said, err := command.CombinedOutput()
			if err != nil {
				t.Fatalf("%s: %v: %.2000s", what, err, said)
			}
			code, err := os.ReadFile(filepath.Join(result, "code"))
			if err != nil {
				t.Fatal(err)
			}
			amid := folderOf(t, filepath.Join(result, "amid"))
			if strings.TrimSpace(string(code)) != "0" {
				seen++
				if strings.TrimSpace(string(code)) != "1" || !bytes.Contains(said, []byte("no space left on device")) {
					t.Errorf("%s: exit code %s and %.2000s", what, code, said)
				}
				noneUnfinished(t, what, amid)
			}
			whole(t, what, filepath.Join(result, "amid"), trial.before, trial.after)
			compareFolders(t, what+", the next run", folderOf(t, filepath.Join(result, "after")), trial.after)
		}
		if seen == 0 {
			t.Errorf("%s: the disk is never full", trial.name)
		}
	}
}

// noneUnfinished checks that a run which ended with an error has cleared up behind it.
func noneUnfinished(t *testing.T, what string, files map[string][]byte) {
	t.Helper()
	for name := range files {
		if unfinished.MatchString(name) {
			t.Errorf("%s: %s is left", what, name)
		}
	}
}

// fileSizeLimit runs where no file may have more than a few blocks, which the system refuses as it does on a full disk.
func fileSizeLimit(t *testing.T, w *workplace) {
	for _, trial := range w.trials(t) {
		folder := w.folder(t)
		fill(t, folder, trial.before)
		script := `ulimit -f 2; exec "$0" "$@"`
		expect(t, exec.Command("sh", append([]string{"-c", script, w.program}, trial.run(folder)...)...), 1, "^rolexport: error: "+folder+"/.*: file too large$")
		whole(t, trial.name, folder, trial.before, trial.after)
		noneUnfinished(t, trial.name, folderOf(t, folder))
		w.must(t, trial.run(folder)...)
		compareFolders(t, trial.name+", the next run", folderOf(t, folder), trial.after)
	}
}

// readOnly runs on folders that only others may write.
func readOnly(t *testing.T, w *workplace) {
	for _, trial := range w.trials(t) {
		folder := w.folder(t)
		fill(t, folder, trial.before)
		lock(t, filepath.Dir(folder))
		expect(t, w.asNobody(trial.run(folder)...), 1, "^rolexport: error: "+folder+"(/.*)?: permission denied$")
		compareFolders(t, trial.name, folderOf(t, folder), trial.before)
	}
	parent := filepath.Dir(w.folder(t))
	lock(t, parent)
	for name, run := range map[string][]string{
		"export": export(w.old, filepath.Join(parent, "new")), "import": w.bring(filepath.Join(parent, "new")),
		"init": {"init", filepath.Join(parent, "new")},
	} {
		expect(t, w.asNobody(run...), 1, "^rolexport: error: "+parent+"/new: permission denied$")
		if files := folderOf(t, parent); len(files) > 0 {
			t.Errorf("%s makes %d files", name, len(files))
		}
	}
	// Where there is nothing to do, nothing is refused.
	out := w.folder(t)
	w.must(t, export(w.old, out)...)
	lock(t, out)
	expect(t, w.asNobody(export(w.old, out)...), 0, "^$")
	// A file that may not be read is not taken for one that somebody has edited.
	if err := os.Chmod(filepath.Join(out, "catalogue.pdf"), 0); err != nil {
		t.Fatal(err)
	}
	expect(t, w.asNobody(export(w.old, out, "--check")...), 1, "catalogue.pdf: it cannot be read \\[check-unreadable\\]\n    "+out+"/catalogue.pdf: permission denied$")
}

// lock takes from everybody but root the right to write in a folder and those below it.
func lock(t *testing.T, folder string) {
	t.Helper()
	var folders []string
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() {
			folders = append(folders, path)
		}
		return err
	})
	for _, path := range folders {
		err = errors.Join(err, os.Chmod(path, 0o555))
	}
	t.Cleanup(func() {
		for _, path := range folders {
			_ = os.Chmod(path, 0o755) // for those who clear up
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// asNobody returns a command that has not the rights of root.
func (w *workplace) asNobody(args ...string) *exec.Cmd {
	command := exec.Command(w.program, args...)
	if os.Getuid() == 0 {
		const nobody = 65534
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	return command
}

// twoAtOnce starts runs on a folder that another one has in hand. They say so and change nothing; the first one is not disturbed.
func twoAtOnce(t *testing.T, w *workplace) {
	after := w.exported(t, w.old)
	first, out := w.halted(t, held)
	now := state(out)
	for _, run := range [][]string{export(w.old, out), export(w.new, out, "--prune", "--force"), {"init", "--keep", out}} {
		w.ends(t, 1, "^rolexport: error: another run of rolexport is writing to "+out+"; wait until it has ended, or use a folder for each$", run...)
	}
	if state(out) != now {
		t.Error("who was refused has changed the folder")
	}
	goesOn(t, first)
	compareFolders(t, "the first run", folderOf(t, out), after)
}

// partsAtOnce starts runs on a folder of which another one has a part in hand: a second one of the same part, one of another division, and one of
// everything. They say so and change no file.
func partsAtOnce(t *testing.T, w *workplace) {
	after := w.exported(t, w.old, "--shard", "1/1")
	first, out := w.halted(t, heldInParts, "--shard", "1/1")
	now := folderOf(t, out)
	for _, refused := range []struct{ flags, says string }{
		{"--shard=1/1", "another run of rolexport is writing shard 1/1 to " + out + "; wait until it has ended, or use a folder for each$"},
		{"--shard=1/3", "another run of rolexport is writing to " + out + " in other parts than shard 1/3 is one of; wait until"},
		{"--force", "another run of rolexport is writing to " + out + "; wait until"},
	} {
		w.ends(t, 1, "^rolexport: error: "+refused.says, export(w.new, out, refused.flags)...)
	}
	compareFolders(t, "who was refused", folderOf(t, out), now)
	goesOn(t, first)
	compareFolders(t, "the first run", folderOf(t, out), after)
}

// goesOn lets a halted run go on to its end, which nobody has disturbed.
func goesOn(t *testing.T, halted *beginning) {
	t.Helper()
	if err := halted.command.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	<-halted.ended
	if !halted.command.ProcessState.Success() {
		t.Errorf("the first run: %v", halted.command.ProcessState)
	}
}

// halted returns an export that stands still while it has its folder in hand in a certain way, and that folder. A run may be through before it is told to
// stand still, or be told before it has come so far: then another one is begun.
func (w *workplace) halted(t *testing.T, inHand func(*testing.T, string) bool, flags ...string) (*beginning, string) {
	t.Helper()
	for range 200 {
		out := w.folder(t)
		b := w.begin(t, export(w.old, out, append(flags, "--workers", "1")...))
		b.untilChanged(out)
		_ = b.command.Process.Signal(syscall.SIGSTOP) // it may have ended
		time.Sleep(20 * time.Millisecond)             // until all its threads stand still
		if b.alive() && inHand(t, out) {
			return b, out
		}
		_ = b.command.Process.Signal(syscall.SIGCONT)
		<-b.ended
	}
	t.Fatal("no run could be halted while it had its folder in hand")
	return nil, ""
}

// held reports whether another process has a folder in hand, be it a part of it.
func held(t *testing.T, folder string) bool { return !free(t, folder, (*flock.Flock).TryLock) }

// heldInParts reports whether another process has a part of a folder in hand and lets others have theirs. A run that writes a part has all of the
// folder for a moment, while it looks for what earlier runs have left.
func heldInParts(t *testing.T, folder string) bool {
	return held(t, folder) && free(t, folder, (*flock.Flock).TryRLock)
}

func free(t *testing.T, folder string, try func(*flock.Flock) (bool, error)) bool {
	t.Helper()
	l := flock.New(folder, flock.SetFlag(os.O_RDONLY))
	got, err := try(l)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return got
}
