package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func testProgram() *program {
	p := &program{out: &output{w: io.Discard}, err: io.Discard, env: func(string) (string, bool) { return "", false }}
	p.voice = newVoice(p.err, p.env)
	return p
}

// Wherever flags stand among arguments, they are found, in their order, and the arguments keep theirs.
func TestArrangeTakesFlagsFromAnywhere(t *testing.T) {
	app := testProgram().app()
	word := rapid.StringMatching(`[a-z, ]{1,6}|-|=|--?[a-z]+`)
	rapid.Check(t, func(t *rapid.T) {
		args, wantFlags, wantRest := []string{"rolexport", "show"}, []string{}, []string{}
		for range rapid.IntRange(0, 8).Draw(t, "n") {
			switch rapid.IntRange(0, 3).Draw(t, "sort") {
			case 0:
				value := rapid.StringMatching(`[a-z, =]{1,6}|-`).Draw(t, "value")
				args = append(args, "--kind", value)
				wantFlags = append(wantFlags, "--kind="+value)
			case 1:
				value := word.Draw(t, "value")
				args = append(args, "-o="+value)
				wantFlags = append(wantFlags, "-o="+value)
			case 2:
				args = append(args, "--strict")
				wantFlags = append(wantFlags, "--strict")
			default:
				value := rapid.StringMatching(`[a-z, =]{0,6}|-`).Draw(t, "argument")
				args = append(args, value)
				wantRest = append(wantRest, value)
			}
		}
		if rapid.Bool().Draw(t, "end of flags") {
			value := word.Draw(t, "argument")
			args = append(args, "--", value)
			wantRest = append(wantRest, value)
		}
		got, err := arrange(app, slices.Clone(args))
		if err != nil {
			t.Fatalf("%q: %v", args, err)
		}
		want := slices.Concat([]string{"rolexport", "show"}, wantFlags, []string{"--"}, wantRest)
		if !slices.Equal(got, want) {
			t.Fatalf("%q was arranged to\n%q, want\n%q", args, got, want)
		}
	})
}

func FuzzArrange(f *testing.F) {
	for _, s := range []string{
		"", "export", "show a b -o x", "show -- -x", "--help", "export --kind=a,b --kind", "- -- =", "--=x", "---", "-v export",
	} {
		f.Add(s)
	}
	app := testProgram().app()
	f.Fuzz(func(t *testing.T, line string) {
		args := append([]string{"rolexport"}, strings.Split(line, " ")...)
		got, err := arrange(app, slices.Clone(args))
		switch {
		case err != nil:
			if code := exitCode(err); code != exitUsage {
				t.Errorf("%q: exit code %d", args, code)
			}
			if strings.Contains(err.Error(), "\n") && !strings.Contains(line, "\n") {
				t.Errorf("%q: more than one line: %v", args, err)
			}
		case len(got) == 0 || got[0] != "rolexport":
			t.Errorf("%q was arranged to %q", args, got)
		}
	})
}

// Whatever is typed so far, asking how it may go on neither fails nor answers with a word that does not go on so.
func FuzzComplete(f *testing.F) {
	for _, s := range []string{
		"", "exp", "export --kind ", "export --kind = r", "show --data nowhere ", "show -- ", "=", "list \x00", "export --kind=r",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		var b strings.Builder
		p := testProgram()
		p.out = &output{w: &b}
		words := strings.Split(line, " ")
		p.complete(p.app(), words)
		for answer := range strings.Lines(b.String()) {
			word, _, ok := strings.Cut(strings.TrimSuffix(answer, "\n"), "\t")
			last := words[len(words)-1]
			if !ok || !strings.HasPrefix(word, last) && last != "=" {
				t.Errorf("%q is answered by %q", words, fmt.Sprint(answer))
			}
		}
	})
}
