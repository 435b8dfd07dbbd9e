package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

var sample = []file{{"rolexport", []byte("program"), 0o755}, {"completions/_rolexport", []byte("#compdef"), 0o644}}

// listed is what sample looks like in an archive.
const listed = "r/rolexport -rwxr-xr-x program 1980; r/completions/_rolexport -rw-r--r-- #compdef 1980; "

func TestTarred(t *testing.T) {
	data := same(t, tarred)
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		got += fmt.Sprintf("%s %v %s %d; ", h.Name, h.FileInfo().Mode(), text, h.ModTime.UTC().Year())
	}
	if got != listed {
		t.Errorf("the archive holds %s", got)
	}
}

func TestZipped(t *testing.T) {
	data := same(t, zipped)
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, f := range r.File {
		open, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(open)
		if err != nil {
			t.Fatal(err)
		}
		got += fmt.Sprintf("%s %v %s %d; ", f.Name, f.Mode(), text, f.Modified.UTC().Year())
	}
	if got != listed {
		t.Errorf("the archive holds %s", got)
	}
}

// same packs twice, in two time zones, and wants the same bytes.
func same(t *testing.T, pack func(string, []file) ([]byte, error)) []byte {
	t.Helper()
	local := time.Local
	defer func() { time.Local = local }()
	one, err := pack("r", sample)
	if err != nil {
		t.Fatal(err)
	}
	time.Local = time.FixedZone("elsewhere", 5*3600)
	other, err := pack("r", sample)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, other) {
		t.Error("the same files were packed otherwise")
	}
	return one
}

func TestVersions(t *testing.T) {
	for version, good := range map[string]bool{
		"1.2.3": true, "0.0.0": true, "10.20.30-rc.1": true, "v1.2.3": false, "1.2": false, "": false, "01.2.3": false, "1.2.3+dirty": false,
		"1.2.3 -X main.x=y": false, "1.2.3-": false, "../1.2.3": false, "1.2.3\n": false,
	} {
		if versions.MatchString(version) != good {
			t.Errorf("%q: %v", version, !good)
		}
	}
	if err := run("v1", t.TempDir(), "", nil); err == nil || !strings.Contains(err.Error(), `"v1" is no version`) {
		t.Errorf("%v", err)
	}
}

func TestChosen(t *testing.T) {
	all, err := chosen("")
	if err != nil || len(all) != 6 {
		t.Errorf("%v, %v", all, err)
	}
	some, err := chosen("windows/arm64,linux/amd64")
	if err != nil || fmt.Sprint(some) != "[windows/arm64 linux/amd64]" {
		t.Errorf("%v, %v", some, err)
	}
	if archiveOf(some[0]).ext != ".zip" || archiveOf(some[1]).ext != ".tar.gz" {
		t.Error("archives of another kind")
	}
	if _, err := chosen("plan9/amd64"); err == nil || !strings.Contains(err.Error(), "plan9/amd64") {
		t.Errorf("%v", err)
	}
}

// The licences of what is linked in have to go with it.
func TestLicences(t *testing.T) {
	text, err := licences("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\nThe Go programming language\n", "\ngithub.com/jung-kurt/gofpdf v", "\ngithub.com/go-fonts/liberation v", "SIL OPEN FONT LICENSE",
		"Redistributions in binary form", "\ngithub.com/urfave/cli/v2 v",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(string(text), "\nrolexport") || strings.Contains(string(text), "pgregory.net/rapid") {
		t.Error("more than what is linked in")
	}
}

// A target that has the name of a folder is never made unless make is told that it is no file: beam, bench and release are both.
func TestTargetsOfMakeAreNoFiles(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?m)^\.PHONY: (.*)$`).FindSubmatch(text)
	targets := regexp.MustCompile(`(?m)^([a-z]+):`).FindAllSubmatch(text, -1)
	if list == nil || len(targets) < 10 {
		t.Fatalf("%d targets, of which make is told %q", len(targets), list)
	}
	for _, target := range targets {
		if !slices.Contains(strings.Fields(string(list[1])), string(target[1])) {
			t.Errorf("make takes %s for a file", target[1])
		}
	}
}
