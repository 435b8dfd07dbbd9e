package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// completions are the names under which shells look for theirs.
var completions = []struct{ shell, name string }{
	{"bash", "rolexport.bash"}, {"zsh", "_rolexport"}, {"fish", "rolexport.fish"}, {"powershell", "rolexport.ps1"},
}

// papers returns what goes with the program on every system. A program for the machine that builds, at path, is asked for the completions.
func papers(root, path, version string) ([]file, error) {
	var all []file
	for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return nil, err
		}
		all = append(all, file{name, data, 0o644})
	}
	licences, err := licences(root)
	if err != nil {
		return nil, err
	}
	all = append(all, file{"THIRD-PARTY-LICENSES.txt", licences, 0o644})
	if _, err := build(root, path, version, system{runtime.GOOS, runtime.GOARCH}); err != nil {
		return nil, err
	}
	for _, c := range completions {
		script, err := command(root, nil, path, "completion", c.shell)
		if err != nil {
			return nil, err
		}
		all = append(all, file{"completions/" + c.name, script, 0o644})
	}
	return all, nil
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([.-].*)?$`)

// licences returns the licences of everything that is linked into the program for any system: those of its modules and that of Go.
func licences(root string) ([]byte, error) {
	golang, err := command(root, nil, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	folders := map[string]string{"The Go programming language": strings.TrimSpace(string(golang))}
	for _, s := range systems {
		list, err := command(root, []string{"GOOS=" + s.os, "GOARCH=" + s.arch, "CGO_ENABLED=0", "GOFLAGS="},
			"go", "list", "-deps", "-tags", "urfave_cli_no_docs", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "./cmd/rolexport")
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(list)) {
			if module, folder, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				folders[module] = folder
			}
		}
	}
	var names []string
	for name := range folders {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	b.WriteString("rolexport contains the following software under the licences below it.\n")
	for _, name := range names {
		fmt.Fprintf(&b, "\n%s\n%s\n", strings.Repeat("=", 80), name)
		entries, err := os.ReadDir(folders[name])
		if err != nil {
			return nil, err
		}
		found := 0
		for _, e := range entries {
			if e.IsDir() || !licenceFile.MatchString(e.Name()) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(folders[name], e.Name()))
			if err != nil {
				return nil, err
			}
			found++
			fmt.Fprintf(&b, "\n--- %s\n\n%s\n", e.Name(), bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))
		}
		if found == 0 {
			return nil, fmt.Errorf("%s has no file with its licence", name)
		}
	}
	return b.Bytes(), nil
}
