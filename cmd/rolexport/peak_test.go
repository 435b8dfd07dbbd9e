//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"
	"testing"
)

// peakName is the name under which the test binary runs a program and tells how much memory that took: peak FILE PROGRAM ARGUMENT... writes it to FILE.
//
// A process begins with the peak of the one that started it, which of a test binary that has run other tests is anything. Started from a fresh process,
// a program is told apart from some 20 MB.
const peakName = "peak"

func init() { programs[peakName] = peak }

func peak() {
	command := exec.Command(os.Args[2], os.Args[3:]...)
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	_ = command.Run() // the exit code tells
	if command.ProcessState == nil {
		os.Exit(1)
	}
	bytes := command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS != "darwin" {
		bytes <<= 10 // which is in kibibytes elsewhere
	}
	if err := os.WriteFile(os.Args[1], []byte(strconv.FormatInt(int64(bytes), 10)), 0o666); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(command.ProcessState.ExitCode())
}

// readPeak returns what peak has written to a file, in MB.
func readPeak(t *testing.T, file string) int64 {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	bytes, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return bytes >> 20
}

// What this process has used does not count.
func TestPeakIsOfTheProgram(t *testing.T) {
	const megabytes = 300
	held := make([]byte, megabytes<<20)
	for i := 0; i < len(held); i += 4096 {
		held[i] = 1
	}
	file := t.TempDir() + "/peak"
	if err := exec.Command(peakName, file, build(t, "", ""), "--version").Run(); err != nil {
		t.Fatal(err)
	}
	if got := readPeak(t, file); got < 5 || got > megabytes/3 {
		t.Errorf("%d MB", got)
	}
	runtime.KeepAlive(held)
}
