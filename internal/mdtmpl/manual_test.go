package mdtmpl

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The manual for template authors names every function, those that are withheld too, and its examples can be parsed.
func TestManual(t *testing.T) {
	src, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	manual := string(src)
	for name, f := range functions {
		usage := strings.NewReplacer("[TITLE]", "TITLE", `["name" VALUE]...`, `"name" VALUE ...`).Replace(f.usage)
		if !strings.Contains(manual, "`"+usage+"`") && !strings.Contains(manual, "{{"+usage+"}}") {
			t.Errorf("%s is not in the manual as %s", name, usage)
		}
	}
	for name := range withheld {
		if !strings.Contains(manual, "`"+name+"`") {
			t.Errorf("%s is not in the manual", name)
		}
	}
	examples := regexp.MustCompile("(?s)```markdown\n(.*?)```").FindAllStringSubmatch(manual, -1)
	if len(examples) < 3 {
		t.Errorf("%d examples", len(examples))
	}
	for _, e := range examples {
		parsed(t, e[1])
	}
}
