// Command release builds what is handed out of a version: the program for each system in an archive of its own, with its completions and licences, and a
// file of checksums. The same sources and the same Go make the same bytes, wherever and whenever.
//
//	go run ./release -version 1.2.3
package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A system is one that the program is built for.
type system struct{ os, arch string }

// systems are all of them.
var systems = []system{{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"}}

func (s system) String() string { return s.os + "/" + s.arch }

// checksums is the name of the file with a line for each archive, as sha256sum -c reads it.
const checksums = "SHA256SUMS"

// versions are those of semver.org, without build metadata: it would not tell two releases apart.
var versions = regexp.MustCompile(`^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$`)

func main() {
	version := flag.String("version", "", "what the release is called, such as 1.2.3")
	out := flag.String("out", "dist", "folder that the archives go to")
	only := flag.String("only", "", "systems to build for, divided by commas, such as linux/amd64,windows/arm64; all of them when empty")
	flag.Parse()
	if err := run(*version, *out, *only, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "release: error:", err)
		os.Exit(1)
	}
}

func run(version, out, only string, rest []string) error {
	if len(rest) > 0 {
		return fmt.Errorf("unexpected argument %q", rest[0])
	}
	if !versions.MatchString(version) {
		return fmt.Errorf("%q is no version; write -version 1.2.3, or 1.2.3-rc.1 for what comes before it", version)
	}
	wanted, err := chosen(only)
	if err != nil {
		return err
	}
	root, err := command(".", nil, "go", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return err
	}
	made, err := release(strings.TrimSpace(string(root)), version, wanted)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, name := range made.names {
		if err := os.WriteFile(filepath.Join(out, name), made.files[name], 0o644); err != nil {
			return err
		}
		fmt.Println(filepath.Join(out, name))
	}
	return nil
}

// chosen returns the systems that a list names.
func chosen(list string) ([]system, error) {
	if list == "" {
		return systems, nil
	}
	var some []system
	for name := range strings.SplitSeq(list, ",") {
		i := slices.IndexFunc(systems, func(s system) bool { return s.String() == name })
		if i < 0 {
			return nil, fmt.Errorf("there is no release for %q; known: %v", name, systems)
		}
		some = append(some, systems[i])
	}
	return some, nil
}

// A dist holds the files of a release.
type dist struct {
	names []string
	files map[string][]byte
}

func (d *dist) add(name string, data []byte) {
	d.names = append(d.names, name)
	d.files[name] = data
}

// release builds a release from the sources in a folder.
func release(root, version string, wanted []system) (*dist, error) {
	work, err := os.MkdirTemp("", "rolexport-release-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work) // everything was read from it
	shared, err := papers(root, filepath.Join(work, "here"), version)
	if err != nil {
		return nil, err
	}
	all := &dist{files: map[string][]byte{}}
	var sums bytes.Buffer
	for _, s := range wanted {
		program, err := build(root, filepath.Join(work, s.os+s.arch), version, s)
		if err != nil {
			return nil, err
		}
		name := fmt.Sprintf("rolexport_%s_%s_%s", version, s.os, s.arch)
		archive := archiveOf(s)
		data, err := archive.pack(name, slices.Concat([]file{{"rolexport" + exe(s), program, 0o755}}, shared))
		if err != nil {
			return nil, err
		}
		name += archive.ext
		all.add(name, data)
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), name)
	}
	all.add(checksums, sums.Bytes())
	return all, nil
}

func exe(s system) string {
	if s.os == "windows" {
		return ".exe"
	}
	return ""
}

// build returns the program for a system. Nothing of the machine that builds it gets in: no path, no state of the repository, no setting of its Go.
func build(root, path, version string, s system) ([]byte, error) {
	env := []string{"GOOS=" + s.os, "GOARCH=" + s.arch, "CGO_ENABLED=0", "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=", "GOFIPS140=off"}
	_, err := command(root, env, "go", "build", "-trimpath", "-buildvcs=false", "-tags", "urfave_cli_no_docs",
		"-ldflags", "-s -w -X rolexport/internal/version.release="+version, "-o", path, "./cmd/rolexport")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s, err)
	}
	return os.ReadFile(path)
}

// command runs a command in a folder and returns what it prints.
func command(folder string, env []string, name string, args ...string) ([]byte, error) {
	c := exec.Command(name, args...)
	c.Dir, c.Env = folder, append(os.Environ(), env...)
	out, err := c.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return nil, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, exit.Stderr)
	}
	return out, err
}
