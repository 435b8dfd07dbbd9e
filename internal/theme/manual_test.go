package theme

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// The manual lists every token, and no other.
func TestManualListsTheTokens(t *testing.T) {
	src, err := os.ReadFile("../../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{"extends": true, "footer": true, "paper": true} // in the text
	for line := range strings.Lines(string(src)) {
		if cells := strings.Split(line, "|"); len(cells) == 4 {
			for _, m := range regexp.MustCompile("`([a-z_]+\\.[a-z_]+)`").FindAllStringSubmatch(cells[1], -1) {
				listed[m[1]] = true
			}
		}
	}
	tokens := map[string]bool{}
	addTokens(tokens, "", reflect.TypeFor[Document]())
	for name := range tokens {
		if !listed[name] {
			t.Errorf("docs/themes.md does not list %s", name)
		}
	}
	for name := range listed {
		if !tokens[name] {
			t.Errorf("docs/themes.md lists %s, which is no token", name)
		}
	}
}

// addTokens notes the tokens of a part of a theme file. Sizes and leadings are those of all styles.
func addTokens(tokens map[string]bool, part string, of reflect.Type) {
	for i := range of.NumField() {
		name := part + of.Field(i).Tag.Get("yaml")
		kind := of.Field(i).Type
		if kind.Kind() == reflect.Pointer {
			kind = kind.Elem()
		}
		if kind.Kind() == reflect.Struct && kind != reflect.TypeFor[styleTokens]() && kind != reflect.TypeFor[RGB]() {
			addTokens(tokens, name+".", kind)
			continue
		}
		tokens[name] = true
	}
}
