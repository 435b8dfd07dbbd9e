//go:build unix

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// typstPackage is Typst as an npm package, which holds a compiled library and runs inside node.
const (
	typstPackage = "@myriaddreamin/typst-ts-node-compiler"
	typstVersion = "0.7.0"
	docxPackage  = "docx"
	docxVersion  = "9.15.2"
)

// releaseFlag and releaseTag build programs as a release is: one that no version stands for sums itself up at every start, and one without the tag
// makes ready to write manuals.
const (
	releaseFlag = "-X rolexport/internal/version.release=bench"
	releaseTag  = "urfave_cli_no_docs"
)

// A setup knows where everything lies that the contestants need.
type setup struct {
	cache                 string // survives a run: programs and packages
	documents, matrixRows int
	sizes                 []size // of the experiment scale; none: it is not made
	alone                 bool   // no other experiment is made, and so no other contestant is needed

	work     string // of this run, in memory
	python   string // empty: without ReportLab and XlsxWriter
	node     string // empty: without Typst and docx
	versions []string
}

func (s *setup) program(name string) string { return filepath.Join(s.cache, "bin", name) }
func (s *setup) peer(name string) string    { return filepath.Join("bench", "peers", name) }
func (s *setup) out() string                { return filepath.Join(s.work, "out") }

// The folders of content: many roles, one, and the matrix.
func (s *setup) content(name string) string { return filepath.Join(s.work, name) }

// prepare makes ready all that is needed. A peer that cannot be had is left out with a word.
func (s *setup) prepare(ctx context.Context) error {
	if _, err := os.Stat("bench/peers"); err != nil {
		return errors.New("run it at the root of the project: go run ./bench/run")
	}
	for _, name := range []string{"./cmd/rolexport", "./bench/generate", "./bench/render", "./bench/naive"} {
		progress("building %s", name)
		build := exec.CommandContext(ctx, "go", "build", "-tags", releaseTag, "-ldflags", releaseFlag, "-o", s.program(filepath.Base(name)), name)
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if err := do(build); err != nil {
			return err
		}
	}
	s.versions = append(s.versions, "Go "+strings.TrimPrefix(runtime.Version(), "go"))
	if s.alone {
		return s.generate(ctx)
	}
	if err := s.findPython(ctx); err != nil {
		progress("leaving out ReportLab and XlsxWriter: %v", err)
	}
	if err := s.findNode(ctx); err != nil {
		progress("leaving out Typst and docx: %v", err)
	}
	return s.generate(ctx)
}

// findPython finds an interpreter that has the packages, installing them from Debian's if there is none.
func (s *setup) findPython(ctx context.Context) error {
	if s.python = pythonWithPackages(ctx); s.python == "" {
		progress("installing python3-reportlab and python3-xlsxwriter")
		sudo := []string{}
		if os.Geteuid() != 0 {
			sudo = append(sudo, "sudo")
		}
		for _, command := range []string{"update -qq", "install -y -qq --no-install-recommends python3-reportlab python3-xlsxwriter"} {
			line := append(append(sudo, "apt-get"), strings.Fields(command)...)
			if err := call(ctx, line[0], line[1:]...); err != nil {
				return err
			}
		}
		if s.python = pythonWithPackages(ctx); s.python == "" {
			return errors.New("no python3 has them")
		}
	}
	const ask = "import platform, reportlab, xlsxwriter; print('Python', platform.python_version(), '\\nReportLab', reportlab.Version, " +
		"'\\nXlsxWriter', xlsxwriter.__version__)"
	said, err := exec.CommandContext(ctx, s.python, "-c", ask).Output()
	for _, line := range strings.Split(strings.TrimSpace(string(said)), "\n") {
		s.versions = append(s.versions, strings.TrimSpace(line))
	}
	return err
}

func pythonWithPackages(ctx context.Context) string {
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.CommandContext(ctx, name, "-c", "import reportlab, xlsxwriter").Run() == nil {
			return name
		}
	}
	return ""
}

// findNode installs the packages for node in the cache where they are not there. No script of a package is run.
func (s *setup) findNode(ctx context.Context) error {
	node, err := exec.LookPath("node")
	if err != nil {
		return err
	}
	said, err := exec.CommandContext(ctx, node, "--version").Output()
	if err != nil {
		return err
	}
	s.versions = append(s.versions, "node "+strings.TrimPrefix(strings.TrimSpace(string(said)), "v"))
	for _, p := range [][2]string{{typstPackage, typstVersion}, {docxPackage, docxVersion}} {
		if s.installed(p[0]) != p[1] {
			progress("installing %s", p[0])
			err := call(ctx, "npm", "install", "--prefix", s.cache, "--ignore-scripts", "--no-audit", "--no-fund", p[0]+"@"+p[1])
			if err != nil {
				return err
			}
		}
		s.versions = append(s.versions, p[0]+" "+p[1])
	}
	s.node = node
	return nil
}

// installed returns the version of a package for node that is in the cache, empty where there is none.
func (s *setup) installed(name string) string {
	var p struct{ Version string }
	data, err := os.ReadFile(filepath.Join(s.cache, "node_modules", name, "package.json"))
	if err != nil || json.Unmarshal(data, &p) != nil {
		return ""
	}
	return p.Version
}

// generate writes the content to memory, so that no disk is measured.
func (s *setup) generate(ctx context.Context) error {
	const memory = "/dev/shm"
	parent := memory
	if _, err := os.Stat(memory); err != nil {
		parent = ""
		progress("there is no %s: files go to a disk, which is measured too", memory)
	}
	work, err := os.MkdirTemp(parent, "rolexport-bench-")
	if err != nil {
		return err
	}
	s.work = work
	if err := s.generateScales(ctx); err != nil || s.alone {
		return err
	}
	progress("generating the content in %s", work)
	for _, c := range []struct {
		name, flag string
		number     int
	}{{"roles", "-roles", s.documents}, {"one", "-roles", 1}, {"matrix", "-matrix", s.matrixRows}} {
		if err := call(ctx, s.program("generate"), c.flag, strconv.Itoa(c.number), s.content(c.name)); err != nil {
			return err
		}
	}
	return nil
}

func (s *setup) clean() {
	if s.work != "" {
		_ = os.RemoveAll(s.work) // it lies in memory
	}
}

// call runs a program for its effect. What it prints is shown if it fails.
func call(ctx context.Context, name string, arguments ...string) error {
	return do(exec.CommandContext(ctx, name, arguments...))
}

func do(c *exec.Cmd) error {
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(c.Args, " "), err, said)
	}
	return nil
}
