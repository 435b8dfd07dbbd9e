package starter_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"rolexport/internal/exttool"
	"rolexport/internal/starter"
)

const recipe = ".github/workflows/documents.yml"

// installation returns what the recipe does before it calls the program.
func installation(t *testing.T) string {
	t.Helper()
	files, err := starter.Files()
	if err != nil {
		t.Fatal(err)
	}
	var flow struct {
		Jobs map[string]struct {
			Steps []struct{ Name, Run string }
		}
	}
	if err := yaml.Unmarshal(files[recipe], &flow); err != nil {
		t.Fatal(err)
	}
	for _, step := range flow.Jobs["documents"].Steps {
		switch {
		case step.Name == "Install rolexport":
			return step.Run
		case strings.Contains(step.Run, "rolexport"):
			t.Fatalf("%q calls the program before it is installed", step.Run)
		}
	}
	t.Fatal("nothing installs the program")
	return ""
}

// packed returns an archive as a release has them, with a program that says its name.
func packed(t *testing.T) []byte {
	t.Helper()
	const program = "#!/bin/sh\necho rolexport 1.2.3\n"
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	archive := tar.NewWriter(z)
	if err := archive.WriteHeader(&tar.Header{Name: "rolexport_1.2.3_linux_amd64/rolexport", Mode: 0o755, Size: int64(len(program))}); err != nil {
		t.Fatal(err)
	}
	if _, err := archive.Write([]byte(program)); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The recipe brings the program to a runner that lacks it, says what to fill in, and takes nothing that is not what was asked for.
func TestRecipeInstalls(t *testing.T) {
	for _, tool := range []string{"bash", "curl", "tar", "sha256sum"} {
		exttool.Require(t, tool)
	}
	script := exttool.File(t, "step.sh", []byte(installation(t)))
	archive := packed(t)
	url := "file://" + exttool.File(t, "rolexport_1.2.3_linux_amd64.tar.gz", archive)
	sum := fmt.Sprintf("%x", sha256.Sum256(archive))
	bare := "/usr/bin:/bin"
	has := filepath.Dir(exttool.File(t, "rolexport", nil))
	if err := os.Chmod(filepath.Join(has, "rolexport"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, path, url, sum string
		installs             bool
		says                 string // empty: it goes well
	}{
		{"it is there", has + ":" + bare, "", "", false, ""},
		{"nothing is filled in", bare, "", "", false, "::error file=" + recipe + ",line=3::there is no rolexport on this runner: set the variables ROLEXPORT_URL and ROLEXPORT_SHA256"},
		{"without a checksum", bare, url, "", false, "ROLEXPORT_SHA256"},
		{"another checksum", bare, url, strings.Repeat("0", 64), false, "rolexport.tar.gz: FAILED"},
		{"no checksum at all", bare, url, "latest", false, "no properly formatted"},
		{"no such file", bare, url + ".no", sum, false, "curl: (37)"},
		{"filled in", bare, url, sum, true, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			temp := t.TempDir()
			found := filepath.Join(temp, "path")
			cmd := exec.Command("bash", "-e", script) // as runners call it
			cmd.Dir = t.TempDir()
			cmd.Env = []string{"PATH=" + test.path, "URL=" + test.url, "SHA256=" + test.sum, "RUNNER_TEMP=" + temp, "GITHUB_PATH=" + found, "LC_ALL=C"}
			out, err := cmd.CombinedOutput()
			if (err == nil) != (test.says == "") || !strings.Contains(string(out), test.says) {
				t.Errorf("%v\n%s\nnot %q", err, out, test.says)
			}
			folder, _ := os.ReadFile(found) // absent where nothing was installed
			if test.installs {
				if said := exttool.Run(t, filepath.Join(strings.TrimSpace(string(folder)), "rolexport")); said != "rolexport 1.2.3\n" {
					t.Errorf("%q", said)
				}
			} else if len(folder) > 0 {
				t.Errorf("%s is put on the path", folder)
			}
		})
	}
}

// The documentation shows the same step.
func TestRecipeIsDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	const indent = "\n          "
	if step := indent + strings.ReplaceAll(strings.TrimSpace(installation(t)), "\n", indent); !strings.Contains(string(page), step) {
		t.Errorf("docs/ci.md does not show%s", step)
	}
}
