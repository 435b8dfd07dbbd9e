//go:build !linux

package main

import "github.com/rogpeppe/go-internal/testscript"

// onTerminal is for scripts that are skipped here.
func onTerminal(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Fatalf("no terminal to test with on this system")
}
