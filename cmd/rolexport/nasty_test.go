package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/render/formats"
)

// everything returns the arguments of three exports that make all that can be made: each kind in each format, and each pair of roles.
func everything() (prose, tables, data []string) {
	all := []string{"export", "--pairs", "all"}
	prose, tables, data = slices.Clone(all), slices.Clone(all), slices.Clone(all)
	for _, k := range compose.Kinds() {
		if !k.Composed() {
			continue
		}
		prose = append(prose, "--kind", k.ID)
		if k.Tabular {
			tables = append(tables, "--kind", k.ID)
		}
	}
	for _, f := range formats.All() {
		switch {
		case f.OfData():
			data = append(data, "--format", f.Name)
		case f.Tabular:
			tables = append(tables, "--format", f.Name)
		default:
			prose = append(prose, "--format", f.Name)
		}
	}
	return prose, tables, data
}

// nastyFolder writes a dataset whose every text is nasty, and returns its folder.
func nastyFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, data := range dataset.Files(datasettest.Nasty(t)) {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// TestNastyDataset makes everything from a dataset whose every text is nasty. It is written, what cannot be shown is told with its place in the
// data, and the files keep the rules of their formats.
func TestNastyDataset(t *testing.T) {
	program, data, out, strict := build(t, "", ""), nastyFolder(t), filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "strict")
	prose, tables, plain := everything()
	codes := map[string]bool{}
	for _, args := range [][]string{prose, tables, plain} {
		args = append(args, "--quiet", "--report", "json", "--data", data, "--out")
		printed, code := run(t, program, nil, append(args, out)...)
		if code != 0 {
			t.Errorf("exit code %d", code)
		}
		var report struct{ Problems []problem }
		if err := json.Unmarshal(printed, &report); err != nil {
			t.Fatalf("%v in %.300s", err, printed)
		}
		for _, p := range report.Problems {
			if p.Severity == "error" {
				t.Errorf("%+v", p)
			}
			codes[p.Code] = true
			if p.File == "" || p.Line == 0 || p.Column == 0 {
				t.Errorf("no place in the data: %+v", p)
			}
		}
	}
	for _, code := range []string{"missing-glyph", "unshaped-script", "character-replaced"} {
		if !codes[code] {
			t.Errorf("nothing is told of %s", code)
		}
	}
	if printed, code := run(t, program, nil, "verify", out); code != 0 {
		t.Errorf("verify ends with exit code %d: %.3000s", code, printed)
	}
	if printed, code := run(t, program, nil, append(prose, "--strict", "--quiet", "--data", data, "--out", strict)...); code != 5 {
		t.Errorf("--strict ends with exit code %d: %.1000s", code, printed)
	}
	if sheets, _ := filepath.Glob(filepath.Join(strict, "role-sheets", "*.pdf")); len(sheets) > 0 {
		t.Errorf("--strict writes %s, which lacks glyphs", sheets[0])
	}
}

// A problem is what a report in JSON says of one.
type problem struct {
	Severity, Code, Message, Path, File string
	Line, Column                        int
}

// build builds the program, for another machine if one is named, and returns its path.
func build(t *testing.T, system, machine string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rolexport"+machine)
	// The manifest tells releases by their version, and other builds by the bytes of the program.
	cmd := exec.Command("go", "build", "-ldflags", "-X rolexport/internal/version.release=0.0.0-test", "-o", path, ".")
	cmd.Env = os.Environ()
	if machine != "" {
		cmd.Env = append(cmd.Env, "GOOS="+system, "GOARCH="+machine, "CGO_ENABLED=0")
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", machine, err, out)
	}
	return path
}

// run runs a program in an environment with a few additions, and returns what it printed and its exit code.
func run(t *testing.T, program string, env []string, args ...string) (printed []byte, code int) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = slices.Concat(os.Environ(), env)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	if out.Len() == 0 {
		return errs.Bytes(), cmd.ProcessState.ExitCode()
	}
	return out.Bytes(), cmd.ProcessState.ExitCode()
}
