//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// An action is what matters of action.yml.
type action struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct {
		Steps []struct {
			ID, Run string
			Env     map[string]string
		}
	}
}

func readYAML(t *testing.T, name string, v any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
}

// TestAction runs the shell part of the GitHub action as a runner does.
func TestAction(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("skipped: bash is not installed")
	}
	var a action
	readYAML(t, "action.yml", &a)
	last := a.Runs.Steps[len(a.Runs.Steps)-1]
	if last.ID != "run" || a.Outputs["manifest"].Value != "${{ steps.run.outputs.manifest }}" {
		t.Fatalf("the last step is %q, and the manifest %q", last.ID, a.Outputs["manifest"].Value)
	}
	program, work := build(t, "", ""), t.TempDir()
	if printed, code := run(t, program, nil, "init", "--quiet", filepath.Join(work, "our roles")); code != 0 {
		t.Fatalf("%s", printed)
	}
	fill(t, filepath.Join(work, "wrong"), folderOf(t, filepath.Join(work, "our roles")))
	edit(t, filepath.Join(work, "wrong"), "dataset.yaml", "title: Our roles", "title: Our roles\nsubtitle: none")
	for _, step := range []struct {
		inputs             map[string]string
		code               int
		says, manifest     string // expressions
		exists, isNotThere string // paths
	}{
		{inputs: map[string]string{"command": "validate", "data": "our roles", "strict": "true"}},
		{inputs: map[string]string{"command": "validate", "data": "wrong"}, code: 3, says: `^::error file=.*wrong/dataset\.yaml,line=[0-9]+,`},
		{inputs: map[string]string{"command": "check", "data": "our roles"}, code: 4, says: "^::(error|warning)"},
		{
			inputs: map[string]string{
				"data": "our roles", "theme": "our roles/theme.yaml", "templates": "our roles/templates", "audience": "candidate", "out": "for candidates",
			},
			manifest: "^for candidates/manifest.json$", exists: "for candidates/manifest.json",
		},
		{inputs: map[string]string{"command": "verify", "data": "our roles", "audience": "candidate", "out": "for candidates"}},
		{inputs: map[string]string{"data": "our roles", "arguments": "--format txt\n  --kind role-sheet "}, exists: "out/role-sheets/service-advisor.txt", isNotThere: "out/catalogue.pdf"},
		{inputs: map[string]string{"data": "our roles"}, exists: "out/catalogue.pdf", manifest: "^out/manifest.json$"},
		{inputs: map[string]string{"command": "check", "data": "our roles"}},
		{inputs: map[string]string{"data": "our roles", "shard": "2/2", "out": "part"}, manifest: "^part/manifest-2-of-2.json$", exists: "part/manifest-2-of-2.json"},
		{inputs: map[string]string{"data": "our roles", "shard": "1/2", "out": "shards/shard-1"}, manifest: "^shards/shard-1/manifest-1-of-2.json$"},
		{inputs: map[string]string{"command": "merge", "out": "joined"}, code: 4, says: `^::error file=shards/shard-1/manifest-1-of-2\.json,title=shard-missing::`},
		{inputs: map[string]string{"data": "our roles", "shard": "2/2", "out": "shards/shard-2"}},
		{
			inputs:   map[string]string{"command": "merge", "data": "our roles", "shard": "2/2", "strict": "true", "out": "joined"},
			manifest: "^joined/manifest.json$", exists: "joined/catalogue.pdf",
		},
		{inputs: map[string]string{"command": "check", "data": "our roles", "out": "joined"}},
		{inputs: map[string]string{"command": "merge", "shards": "shards/shard-2\n part shards/*", "out": "twice"}, code: 4, says: "shard-overlap"},
		{inputs: map[string]string{"command": "make"}, code: 2, says: `^::error::command is "make": write validate, export, check, merge or verify$`},
		{inputs: map[string]string{"data": "nowhere"}, code: 1, says: "^::error title=rolexport export::nowhere: "},
	} {
		output := filepath.Join(t.TempDir(), "output")
		env := []string{"RUNNER_TEMP=" + filepath.Dir(program), "GITHUB_OUTPUT=" + output}
		for name := range step.inputs {
			if _, known := a.Inputs[name]; !known {
				t.Errorf("no input %s", name)
			}
		}
		for name, input := range last.Env {
			input = strings.TrimSuffix(strings.TrimPrefix(input, "${{ inputs."), " }}")
			value, set := step.inputs[input]
			if !set {
				value = a.Inputs[input].Default
			}
			env = append(env, name+"="+value)
		}
		script := exec.Command(bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", last.Run)
		script.Dir, script.Env = work, slices.Concat(os.Environ(), env)
		printed, err := script.CombinedOutput()
		if code := script.ProcessState.ExitCode(); code != step.code {
			t.Errorf("%v: exit code %d, want %d, %v: %.2000s", step.inputs, code, step.code, err, printed)
		}
		if !regexp.MustCompile("(?m)" + step.says).Match(printed) {
			t.Errorf("%v prints %.2000s, want %s", step.inputs, printed, step.says)
		}
		told, _ := os.ReadFile(output) // there is none of a wrong command
		if told := strings.TrimSpace(strings.TrimPrefix(string(told), "manifest=")); !regexp.MustCompile(step.manifest).MatchString(told) {
			t.Errorf("%v: the manifest is %q", step.inputs, told)
		}
		if _, err := os.Stat(filepath.Join(work, step.exists)); err != nil {
			t.Errorf("%v: %v", step.inputs, err)
		}
		if _, err := os.Stat(filepath.Join(work, step.isNotThere)); step.isNotThere != "" && err == nil {
			t.Errorf("%v: %s is there", step.inputs, step.isNotThere)
		}
	}
}

// TestHooks runs the hooks for pre-commit in a repository of a dataset, as they stand.
func TestHooks(t *testing.T) {
	var hooks []struct {
		ID, Entry, Files string
		Args             []string
	}
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	program, folder := build(t, "", ""), filepath.Join(t.TempDir(), "roles")
	in := func(args ...string) int {
		command := exec.Command(program, args...)
		command.Dir = folder
		printed, _ := command.CombinedOutput() // the exit code tells
		t.Logf("%q: %.300s", args, printed)
		return command.ProcessState.ExitCode()
	}
	if err := os.Mkdir(folder, 0o755); err != nil || in("init", "--quiet", ".") != 0 {
		t.Fatalf("no dataset: %v", err)
	}
	codes := map[string][]int{"rolexport-validate": {0, 0, 3}, "rolexport-check": {4, 0, 3}}
	for round, prepare := range []func(){
		func() {},
		func() {
			if in("export", "--data", ".", "--quiet") != 0 {
				t.Error("the export failed")
			}
		},
		func() { put(t, folder, "roles/service-advisor.yaml", "titel: Service Advisor\n") },
	} {
		prepare()
		for _, hook := range hooks {
			name, entry, _ := strings.Cut(hook.Entry, " ")
			if name != "rolexport" || codes[hook.ID] == nil {
				t.Fatalf("the hook %s runs %s", hook.ID, hook.Entry)
			}
			if code := in(slices.Concat(strings.Fields(entry), hook.Args)...); code != codes[hook.ID][round] {
				t.Errorf("%s, round %d: exit code %d, want %d", hook.ID, round, code, codes[hook.ID][round])
			}
			for file, concerns := range map[string]bool{
				"dataset.yaml": true, "roles/a.yml": true, "templates/role-sheet.md.tmpl": true, "README.md": false, "logo.png": false,
			} {
				if hook.Files != "" && regexp.MustCompile(hook.Files).MatchString(file) != concerns {
					t.Errorf("%s: %s", hook.ID, file)
				}
			}
		}
	}
	if len(hooks) != len(codes) {
		t.Errorf("%d hooks", len(hooks))
	}
}
