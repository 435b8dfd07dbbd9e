package page

import (
	"fmt"
	"strings"
	"testing"

	"rolexport/internal/render/pdf/page/inspect"
)

// objectsOf writes all objects of a file in plain form.
func objectsOf(t *testing.T, pdf []byte) string {
	t.Helper()
	f, err := inspect.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := 1; n < f.Size(); n++ {
		v, err := f.Object(n)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%d %s\n", n, inspect.Format(v))
	}
	return b.String()
}

func TestAppendLength(t *testing.T) {
	for v, want := range map[int]string{
		0: "0", 1: "0.001", 10: "0.01", 100: "0.1", 1000: "1", 53860: "53.86", -1: "-0.001", -2500: "-2.5", 12345678: "12345.678",
	} {
		if got := string(appendLength(nil, v)); got != want {
			t.Errorf("%d: %s, want %s", v, got, want)
		}
	}
}

func TestAppendText(t *testing.T) {
	for text, want := range map[string]string{
		"":         "()",
		"plain":    "(plain)",
		`a(b)\`:    `(a\(b\)\\)`,
		"a\rb":     "(\xFE\xFF\x00a\x00\\r\x00b)",
		"é":        "(\xFE\xFF\x00\xE9)",
		"😀":        "(\xFE\xFF\xD8\x3D\xDE\x00)",
		"å⠩\u0d5c": "(\xFE\xFF\x00\xE5\\(\\)\\r\\\\)",
	} {
		if got := string(appendText(nil, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestManyObjects(t *testing.T) {
	p := newPen(sampleInfo(), NewBatch())
	for range packSize + 50 {
		p.tree.Add(0, P, Props{})
	}
	pdf := p.finish(t)
	if n := strings.Count(objectsOf(t, pdf), "/Type /ObjStm"); n != 2 {
		t.Errorf("%d object streams", n)
	}
	if _, err := Dump(pdf); err != nil {
		t.Error(err)
	}
}
