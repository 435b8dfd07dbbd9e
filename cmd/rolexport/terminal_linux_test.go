package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"
)

// onTerminal CODE FILE COMMAND ARGUMENT... runs a command whose output goes to a terminal, expects the exit code, and writes what the
// terminal got to a file.
func onTerminal(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: terminal CODE FILE COMMAND ARGUMENT...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	ours, theirs, err := openTerminal()
	ts.Check(err)
	command := exec.Command(look(ts, args[2]), args[3:]...)
	command.Dir = ts.MkAbs(".")
	for _, name := range []string{"TERM", "NO_COLOR", "PATH"} {
		command.Env = append(command.Env, name+"="+ts.Getenv(name))
	}
	command.Stdout, command.Stderr = theirs, theirs
	ts.Check(command.Start())
	ts.Check(theirs.Close())
	// Reading ends with EIO when nobody has the other end any more.
	got, err := io.ReadAll(ours)
	if !errors.Is(err, syscall.EIO) {
		ts.Check(err)
	}
	ts.Check(ours.Close())
	_ = command.Wait() // the exit code tells
	if code := command.ProcessState.ExitCode(); code != want {
		ts.Fatalf("exit code %d, want %d:\n%s", code, want, got)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), got, 0o666))
}

// openTerminal returns both ends of a pseudo-terminal of 80 columns.
func openTerminal() (ours, theirs *os.File, err error) {
	ours, err = os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		return nil, nil, err
	}
	fd := int(ours.Fd())
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	err = errors.Join(err, unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))
	err = errors.Join(err, unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}))
	if err != nil {
		return nil, nil, err
	}
	theirs, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	return ours, theirs, err
}

// look returns the path of a command as the script finds it.
func look(ts *testscript.TestScript, command string) string {
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if file := filepath.Join(dir, command); dir != "" {
			if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
				return file
			}
		}
	}
	ts.Fatalf("no command %s", command)
	return ""
}
