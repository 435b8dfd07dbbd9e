package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// differ says in what a tree that was read as simple differs from the parser's.
func differ(simple, parsed *yaml.Node, path string) string {
	a, b := *simple, *parsed
	a.Content, b.Content = nil, nil
	b.HeadComment, b.FootComment = "", "" // comments on lines of their own; there are no others in simple text
	if fmt.Sprintf("%#v", a) != fmt.Sprintf("%#v", b) {
		return fmt.Sprintf("%s: %#v, the parser says %#v", path, a, b)
	}
	if len(simple.Content) != len(parsed.Content) {
		return fmt.Sprintf("%s: %d values, the parser says %d", path, len(simple.Content), len(parsed.Content))
	}
	for i := range simple.Content {
		if d := differ(simple.Content[i], parsed.Content[i], fmt.Sprintf("%s/%d", path, i)); d != "" {
			return d
		}
	}
	return ""
}

// hold compares what was read as simple with what the parser says, and reports whether it was.
func hold(t testing.TB, src []byte) bool {
	t.Helper()
	root := readSimple(src)
	if root == nil {
		return false
	}
	decoder := yaml.NewDecoder(bytes.NewReader(src))
	var document, second yaml.Node
	if err := decoder.Decode(&document); err != nil {
		t.Fatalf("%q is read, but the parser says: %v", src, err)
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		t.Fatalf("%q is read, but the parser goes on: %v", src, err)
	}
	if d := differ(root, document.Content[0], ""); d != "" {
		t.Fatalf("%q: %s", src, d)
	}
	return true
}

var simpleTexts = []string{
	"a: b\n", "a: b", "a: b c  \n\n\n", "# note\n\na: 1\n# more\nb:\n  # inner\n  c: 2\n",
	"a:\n  b:\n    c: d\n  e: f\ng: h\n", "a:\n  - b\n  - c: 1\n    d: 2\n  - e:\n      - f\ng: 1\n", "- a\n- b: c\n  d: e\n- f\n",
	"a: true\nb: null\nc: 1.5\nd: 2026-01-02\ne: -3\nf: 0x1F\ng: 1_000\nh: NaN\ni: yes\nj: 12:30\n1: k\nnull: l\n",
	"a: >-\n  one two\n  three\n\n  four\n\n\n  five  \nb: 1\n", "a: >\n  one\n  two\nb: |\n  three\n    four\n\n  five\nc: |-\n  six\n\n\nd: 7\n",
	"a: >-\n  one # no note\n  - two: three\n# note\nb: 1\n", "- >-\n  one\n- |\n  two\n", "a:\n  - b: >-\n      one\n    c: 1\n",
	`a: "b: c # d"` + "\n", `a: "\u00a0 \" \\ x"` + "\n", "a: 'b: c'\n", "a: {b: c, d: [e, 1, \"f\", 'g'], h: {}}\nb: []\n", "a: { b: c d , e: f }\n",
	"a: Zürich – “x”\nb: {c: Zürich, d: é}\n", "ü: 1\n", "a: Zürich\n  und\n", "a: -b\n", "a: - b\n", "a-b_c.d/e: f\n", "a: b-c\n", "a: €5\n", "a: (b) c\n",
}

var otherTexts = []string{
	"", "\n", "# only\n", "a\n", "a: b\n c\n", "a:\n", "a:\nb: 1\n", "a:\n- b\n", "a: &x b\n", "a: *x\n", "a: !!str b\n", "--- \na: b\n",
	"a: b\n---\nc: d\n", "a: b\n...\n", "a:\tb\n", "a: b # c\n", "a: # c\n  b: 1\n", "a: \"b\n  c\"\n", "a: 'it''s'\n", "a: \"\\x41\"\n", "a: \"\\ud800\"\n",
	"a: b: c\n", "a: b:\n", "a: [b\n", "a: [b,]\n", "a: {b}\n", "a: >+\n  b\n", "a: >2\n  b\n", "a: >-\n\n  b\n", "a: >-\n  b\n   c\n", "a: |\n  b",
	"- - a\n", "-\n  a\n", "a: 1\n  b: 2\n", "  a: 1\n b: 2\n", "a: @b\n", "a: `b\n", "a: %b\n", "? a\n: b\n", "<<: {a: b}\n", "a: \"b\" c\n", "\"a\": b\n",
	"a: ~\n", "a b: c\n", "- a b: c\n", "a: \uFEFFb\n",
}

// What is simple is read, and what is not is not; in either case as the parser does.
func TestSimple(t *testing.T) {
	for _, text := range simpleTexts[:len(simpleTexts)-10] {
		if !hold(t, []byte(text)) {
			t.Errorf("%q is not read", text)
		}
	}
	for _, text := range simpleTexts[len(simpleTexts)-10:] {
		hold(t, []byte(text))
	}
	for _, text := range otherTexts {
		if hold(t, []byte(text)) {
			t.Errorf("%q is taken for simple", text)
		}
	}
	deep := ""
	for i := range 2 * maxSimpleDepth {
		deep += strings.Repeat(" ", i) + "a:\n"
	}
	hold(t, []byte(deep+strings.Repeat(" ", 2*maxSimpleDepth)+"b: 1\n"))
}

// files returns the YAML files of the repository.
func files(t testing.TB) map[string][]byte {
	found := map[string][]byte{}
	for _, folder := range []string{"../../dataset", "../../templates", "../../testdata"} {
		err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(name) != ".yaml" {
				return err
			}
			found[name], err = os.ReadFile(name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func TestSimpleFiles(t *testing.T) {
	read, all := 0, 0
	for name, src := range files(t) {
		simple := hold(t, src)
		if strings.HasPrefix(name, "../../testdata") {
			continue // much of that is broken, and on purpose
		}
		if all++; simple {
			read++
		} else {
			t.Logf("%s is not simple", name)
		}
	}
	if read*5 < all*4 {
		t.Errorf("of %d files only %d are simple: reading takes much longer than it could", all, read)
	}
}

func FuzzSimple(f *testing.F) {
	for _, text := range append(simpleTexts, otherTexts...) {
		f.Add([]byte(text))
	}
	for _, src := range files(f) {
		if len(src) < 4000 {
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if isPlain(src) { // as it is when it gets there
			hold(t, src)
		}
	})
}

func BenchmarkSimple(b *testing.B) {
	src, err := os.ReadFile("../../templates/labels/en.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if readSimple(src) == nil {
			b.Fatal("not simple")
		}
	}
}
