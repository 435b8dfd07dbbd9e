package cli

import (
	"bytes"
	"strings"
	"testing"
)

// Revisions cannot be read without the git program: the message says so, and that is no mistake in the call.
func TestDiffWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var out, said bytes.Buffer
	code := Main([]string{"rolexport", "diff", "git:HEAD", "."}, &out, &said)
	if code != exitIO || out.Len() > 0 || !strings.Contains(said.String(), "the git program is not installed") {
		t.Errorf("exit code %d, said:\n%s%s", code, &said, &out)
	}
}

func TestEditions(t *testing.T) {
	for _, test := range []struct {
		args          string
		before, after string
	}{
		{"a b", "a", "b"},
		{"git:HEAD", "git:HEAD", "."},
		{"git:HEAD roles", "git:HEAD:roles", "roles"},
		{"roles git:v1", "roles", "git:v1:roles"},
		{"git:v1:old git:v2", "git:v1:old", "git:v2:old"},
		{"git:v1 git:v2:new", "git:v1:new", "git:v2:new"},
		{"git:v1:old", "git:v1:old", "old"},
		{"git:v1:", "git:v1", "."},
		{"git:v1 git:v2", "git:v1", "git:v2"},
		{"./git:x b", "./git:x", "b"}, // a folder of that name
	} {
		before, after, err := editions(strings.Fields(test.args))
		if err != nil || before.name() != test.before || after.name() != test.after {
			t.Errorf("%s: %s and %s, %v", test.args, before.name(), after.name(), err)
		}
	}
	for _, args := range [][]string{nil, {"a"}, {"git:"}, {"git::x", "a"}} {
		if before, after, err := editions(args); exitCode(err) != exitUsage {
			t.Errorf("%q: %v, %v, %v", args, before, after, err)
		}
	}
}
