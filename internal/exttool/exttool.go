// Package exttool lets tests call programs that are not part of rolexport, such as qpdf or pdftotext.
package exttool

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// requireEnv makes missing programs fail a test instead of skipping it.
const requireEnv = "ROLEXPORT_REQUIRE_TOOLS"

// Require skips the test when a program is not installed. With ROLEXPORT_REQUIRE_TOOLS=1 the test fails instead.
func Require(t testing.TB, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err == nil {
		return
	}
	if os.Getenv(requireEnv) == "1" {
		t.Fatalf("%s is not installed, and %s=1 wants it", program, requireEnv)
	}
	t.Skipf("skipped: %s is not installed", program)
}

// Run calls a program and returns what it wrote to standard output. The test fails when the program does.
func Run(t testing.TB, program string, args ...string) string {
	t.Helper()
	Require(t, program)
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "MAX_CONCURRENCY=1") // LibreOffice, which reads the sheets of a workbook side by side, has been seen to crash in it
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %q: %v\n%s%s", program, args, err, out.Bytes(), errs.Bytes())
	}
	return out.String()
}

// File writes data to a file that lasts as long as the test, and returns its path.
func File(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
