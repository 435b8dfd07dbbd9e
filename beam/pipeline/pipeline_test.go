package pipeline_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"rolexport/beam/pipeline"
	"rolexport/internal/cli"
	"rolexport/internal/export"
)

func TestMain(m *testing.M) { ptest.MainWithDefault(m, "prism") }

// spread exports a job on Prism in this process, and returns the folder.
func spread(t *testing.T, job pipeline.Job, data, templates, theme string) string {
	t.Helper()
	ctx := context.Background()
	b, err := pipeline.Pack(data, templates, theme)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := job.Check(b); err != nil {
		t.Fatal(err)
	}
	packed, err := b.Encode()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	job.Out, job.Bundle = filepath.Join(dir, "out"), filepath.Join(dir, "bundle")
	if err := os.WriteFile(job.Bundle, packed, 0o600); err != nil {
		t.Fatal(err)
	}
	p, s := beam.NewPipelineWithRoot()
	pipeline.Build(s, job)
	if _, err := beam.Run(ctx, "prism", p); err != nil {
		t.Fatal(err)
	}
	if err := pipeline.Release(); err != nil {
		t.Fatal(err)
	}
	return job.Out
}

// alone exports with the command line, and returns the folder.
func alone(t *testing.T, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	var said, wrong strings.Builder
	if code := cli.Main(append([]string{"rolexport", "export", "--out", out}, args...), &said, &wrong); code != 0 && code != 5 {
		t.Fatalf("exit code %d: %s", code, wrong.String())
	}
	return out
}

// same demands that two folders hold the same files, byte for byte.
func same(t *testing.T, got, want string) {
	t.Helper()
	a, b := tree(t, got), tree(t, want)
	for name := range b {
		if _, ok := a[name]; !ok {
			t.Errorf("%s was not written", name)
		}
	}
	for name, data := range a {
		switch other, ok := b[name]; {
		case !ok:
			t.Errorf("%s is not what the command line writes", name)
		case data != other:
			t.Errorf("%s differs from what the command line writes", name)
		}
	}
	if len(b) < 2 {
		t.Errorf("only %d files", len(b))
	}
}

func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, relErr := filepath.Rel(folder, name)
		files[filepath.ToSlash(rel)] = string(data)
		return errors.Join(err, relErr)
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// What the pipeline writes is what the command line writes: every file and the manifest.
func TestSameAsTheCommandLine(t *testing.T) {
	same(t, spread(t, pipeline.Job{Parts: 7}, "", "", ""), alone(t))
}

// The user's own dataset, templates and theme travel to the workers, whatever is asked for.
func TestOwnFilesTravel(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"data/dataset.yaml":               "title: Test roles\nversion: \"1\"\nroles: [b]\n",
		"data/roles/a.yaml":               "title: Ä role\npurpose: No face has \U00012000.\n",
		"data/roles/b.yaml":               "title: B role\naudience: [internal]\nduties: [{title: Sort}]\n",
		"templates/role-sheet.md.tmpl":    "# {{.Title}}\n\nOur own template.\n",
		"look/theme.yaml":                 "extends: ink\ncolours: {accent: \"#7a1f3d\"}\n",
		"data/not-read.txt":               "nothing",
		"templates/labels/not-a-language": "nothing",
	} {
		name = filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(folder, "templates/labels/not-a-language")); err != nil {
		t.Fatal(err)
	}
	data, templates, theme := filepath.Join(folder, "data"), filepath.Join(folder, "templates"), filepath.Join(folder, "look/theme.yaml")
	flags := []string{"--data", data, "--templates", templates, "--theme", theme}
	same(t, spread(t, pipeline.Job{Parts: 2}, data, templates, theme), alone(t, flags...))
	same(t, spread(t, pipeline.Job{Parts: 1, Audience: "public", Kinds: []string{"role-sheet"}, Formats: []string{"pdf", "txt"}, Paper: "letter", Now: time.Unix(0, 0).UTC()}, data, templates, theme),
		withEpoch(t, "0", append(flags, "--audience", "public", "--kind", "role-sheet", "--format", "pdf", "--format", "txt", "--paper", "letter")...))
}

func withEpoch(t *testing.T, epoch string, args ...string) string {
	t.Helper()
	t.Setenv("SOURCE_DATE_EPOCH", epoch)
	return alone(t, args...)
}

// What is wrong with the input is told before anything is started.
func TestBadInputIsRefused(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "dataset.yaml"), []byte("title: x\nroles: [{id: a, titel: A}]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := pipeline.Pack(folder, "", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := (pipeline.Job{}).Check(b); err == nil || !strings.Contains(err.Error(), `dataset.yaml:2:17: unknown field "titel"`) {
		t.Errorf("a mistake in the dataset: %v", err)
	}
	if _, err := pipeline.Pack(filepath.Join(folder, "none"), "", ""); err == nil {
		t.Error("a folder that is not there was packed")
	}
	if _, err := pipeline.Unpack([]byte("no bundle")); err == nil {
		t.Error("what is no bundle was unpacked")
	}
	if b, err = pipeline.Pack("", "", ""); err != nil {
		t.Fatal(err)
	}
	if _, _, err := (pipeline.Job{Kinds: []string{"poster"}}).Check(b); err == nil || !strings.Contains(err.Error(), `unknown kind "poster"`) {
		t.Errorf("an unknown kind: %v", err)
	}
}

// What the command line refuses, the pipeline refuses: above all a reader whom nothing is known of.
func TestRefusedAsOnTheCommandLine(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"dataset.yaml":      "title: x\nversion: \"1\"\nroles: [{id: a, title: A}]\n",
		"insists/roles.yml": "title: x\nversion: \"1\"\nroles: [{id: a, title: A}]\nrules: {no-purpose: error}\n",
	} {
		name = filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		data  string
		job   pipeline.Job
		usage bool
		says  string
	}{
		{"", pipeline.Job{Audience: "pubic"}, true, `unknown value of --audience "pubic"`},
		{"", pipeline.Job{Paper: "a5"}, true, `unknown value of --paper "a5"`},
		{"", pipeline.Job{Roles: []string{"a", "A"}}, true, `unknown role "A"`},
		{"", pipeline.Job{Strict: true}, false, "dataset.yaml:3:24: the role does not say why it exists"},
		{"insists/roles.yml", pipeline.Job{}, false, "roles.yml:3:"},
	} {
		b, err := pipeline.Pack(filepath.Join(folder, test.data), "", "")
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = test.job.Check(b)
		if err == nil || !strings.Contains(err.Error(), test.says) || errors.As(err, new(*export.RequestError)) != test.usage {
			t.Errorf("%+v: %v, want %s", test.job, err, test.says)
		}
	}
}

// Nothing is written to what it reads, nor beside what is there for other readers or from somebody else.
func TestAdmits(t *testing.T) {
	ctx, out := context.Background(), alone(t, "--format", "txt", "--kind", "role-sheet", "--audience", "internal")
	data, foreign := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(foreign, "manifest.json"), []byte("[]"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		job  pipeline.Job
		says string // nothing: it is admitted
	}{
		{pipeline.Job{Out: filepath.Join(data, "out")}, ""},
		{pipeline.Job{Out: out, Audience: "internal"}, ""},
		{pipeline.Job{Out: out, Audience: "public"}, "the output folder holds files for internal readers"},
		{pipeline.Job{Out: data}, "is the folder of the dataset"},
		{pipeline.Job{Out: foreign}, "was not written by rolexport"},
	} {
		if err := test.job.Admits(ctx, data, ""); (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
			t.Errorf("%+v: %v, want %q", test.job, err, test.says)
		}
	}
}
