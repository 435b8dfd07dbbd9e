package explain_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"rolexport/internal/explain"
	"rolexport/internal/golden"
	"rolexport/internal/strictyaml"
)

// Entries speak with one voice: codes once, sentences whole, lines that fit.
func TestEntries(t *testing.T) {
	code := regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	seen := map[string]bool{}
	for _, e := range explain.All() {
		if !code.MatchString(e.Code) || seen[e.Code] {
			t.Errorf("code %q", e.Code)
		}
		seen[e.Code] = true
		if e.What == "" || strings.HasSuffix(e.What, ".") || e.Group == "" || e.Cure == "" {
			t.Errorf("%s: %+v", e.Code, e)
		}
		for _, text := range []string{e.Why, e.Cure} {
			if text != "" && (!strings.HasSuffix(text, ".") || strings.Contains(text, "  ") || unicode.IsSpace(rune(text[0]))) {
				t.Errorf("%s: %q", e.Code, text)
			}
		}
		if e.Weight != "error" && e.Weight != "warning" && (e.Weight != "off" || !e.Rule) {
			t.Errorf("%s weighs %q", e.Code, e.Weight)
		}
		for _, line := range strings.Split(e.Text(), "\n") {
			if len([]rune(line)) > 110 || strings.TrimRight(line, " ") != line {
				t.Errorf("%s: line %q", e.Code, line)
			}
		}
		if e.Example != "" && !strings.HasPrefix(e.Group, "Templates") {
			if _, problems := strictyaml.Parse(e.Code, []byte(e.Example+"\n")); len(problems) > 0 {
				t.Errorf("%s: example: %v", e.Code, problems)
			}
		}
	}
}

func TestText(t *testing.T) {
	e, ok := explain.Find("shares-below-100")
	if !ok {
		t.Fatal("no such code")
	}
	const want = `shares-below-100: The shares of time of a role add up to 100 %.

Rules of a dataset; a warning, unless the dataset says otherwise

Why
  What is missing is work that nobody has written down. Up to half a percent is
  taken for rounding. A sum above 100 has a rule of its own, shares-over-100.
  Roles with a duty without a share are left to no-share.

Cure
  Raise the shares, or add the duty that is missing.

Example
  duties:
    - {title: Receive goods, share: 40}
    - {title: Store and count goods, share: 35}
    - {title: Pick orders, share: 25}

To weigh it otherwise, write into dataset.yaml (error, warning or off)
  rules:
    shares-below-100: off
`
	if got := e.Text(); got != want {
		t.Errorf("got:\n%s", got)
	}
	if _, ok := explain.Find("no-such-code"); ok {
		t.Error("a code that there is not is found")
	}
}

// docs/rules.md is written from the entries: ROLEXPORT_UPDATE=1 go test ./internal/explain.
func TestManual(t *testing.T) {
	const file = "../../docs/rules.md"
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const begin = "<!-- written by internal/explain -->\n"
	head, _, ok := strings.Cut(string(have), begin)
	if !ok {
		t.Fatalf("%s does not hold %q", file, begin)
	}
	golden.Check(t, file, head+begin+manual())
}

func manual() string {
	var b strings.Builder
	cell := strings.NewReplacer("|", `\|`, "<", `\<`)
	group := ""
	for _, e := range explain.All() {
		if strings.HasPrefix(e.Group, "Finished") {
			continue // in docs/verify.md
		}
		if e.Group != group {
			group = e.Group
			fmt.Fprintf(&b, "\n## %s\n", group)
			if !e.Rule {
				b.WriteString("\n| code | | what is asked for | why | cure |\n|---|---|---|---|---|\n")
			}
		}
		if !e.Rule {
			fmt.Fprintf(&b, "| `%s` | %s | %s. | %s | %s |\n", e.Code, e.Weight, cell.Replace(e.What), cell.Replace(e.Why), cell.Replace(e.Cure))
			continue
		}
		fmt.Fprintf(&b, "\n### %s\n\n%s. (%s)\n\n%s\n\n%s\n\n```yaml\n%s\n```\n", e.Code, e.What, e.Weight, e.Why, e.Cure, e.Example)
	}
	return b.String()
}
