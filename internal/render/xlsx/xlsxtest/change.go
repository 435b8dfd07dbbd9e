package xlsxtest

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// Change returns a workbook file in which, in one part, the first text old is replaced.
func Change(t testing.TB, file []byte, part, from, to string) []byte {
	t.Helper()
	changed := false
	out := Repack(t, file, func(name, content string) (string, string) {
		if name == part {
			was := content
			content = strings.Replace(content, from, to, 1)
			changed = content != was
		}
		return name, content
	})
	if !changed {
		t.Fatalf("%s does not hold %q", part, from)
	}
	return out
}

// Repack writes a workbook file anew, each part as change returns it.
func Repack(t testing.TB, file []byte, change func(name, content string) (string, string)) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, m := range archive.File {
		content, err := readAll(m)
		if err != nil {
			t.Fatal(err)
		}
		name, text := change(m.Name, string(content))
		member, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(member, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
