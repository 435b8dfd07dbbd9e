package object

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"
)

func TestValues(t *testing.T) {
	tests := map[string]string{
		"12 -3 +4 .5 -0. 4.25":           "12 -3 4 0.5 -0 4.25",
		"(a\\(b\\)c (nested) \\101\\12)": `"a(b)c (nested) A\n"`,
		"(two\\\nlines\r\nmore)":         `"twolines\nmore"`,
		"<48 65 6C6c6F>":                 `"Hello"`,
		"/Name /A#42C /#":                "/Name /ABC /#",
		"[1[2]<</A/B>>] true null":       "[1 [2] <</A /B>>] true nil",
		"% a comment\n7":                 "7",
		"BT /F1 9 Tf":                    "BT! /F1 9 Tf!",
		"99999999999999999999":           "9223372036854775807",
	}
	for text, want := range tests {
		var got []string
		for l := (&Lexer{Data: []byte(text)}); ; {
			v, ok := l.Next()
			if !ok {
				break
			}
			got = append(got, show(v))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is read as %s, not %s", text, s, want)
		}
	}
}

func show(v Value) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case String:
		return fmt.Sprintf("%q", string(v))
	case Name:
		return "/" + string(v)
	case Keyword:
		return string(v) + "!"
	case Array:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = show(e)
		}
		return "[" + strings.Join(parts, " ") + "]"
	case Dict:
		var parts []string
		for _, k := range v.Keys() {
			parts = append(parts, show(k), show(v[k]))
		}
		return "<<" + strings.Join(parts, " ") + ">>"
	}
	return fmt.Sprint(v)
}

func TestText(t *testing.T) {
	for s, want := range map[String]string{
		"plain \x80 \xE9":                  "plain • é",
		"\xFE\xFF\x26\x13\xD8\x35\xDD\x38": "☓\U0001D538",
		"\xEF\xBB\xBF\xE2\x82\xAC":         "€",
	} {
		if got := s.Text(); got != want {
			t.Errorf("%q is %q, not %q", string(s), got, want)
		}
	}
}

func TestFilters(t *testing.T) {
	const text = "an example, an example, an example"
	var flate bytes.Buffer
	w := zlib.NewWriter(&flate)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		filter Filter
		data   string
		want   string
	}{
		{Filter{Name: "FlateDecode"}, flate.String(), text},
		{Filter{Name: "ASCIIHexDecode"}, "61 6E\n20>", "an "},
		{Filter{Name: "ASCII85Decode"}, "9jqo^BlbD-BleB1DJ+*+F(f,q~>", "Man is distinguished"},
		{Filter{Name: "RunLengthDecode"}, "\x02abc\xFEx\x80", "abcxxx"},
		{Filter{Name: "LZWDecode"}, "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", "-----A---B"}, // the example of ISO 32000-1, 7.4.4.2
		{Filter{Name: "Crypt"}, "as it is", "as it is"},
	}
	for _, test := range tests {
		got, err := (&File{}).undo(test.filter, []byte(test.data), 1000)
		if err != nil || string(got) != test.want {
			t.Errorf("%s gives %q, %v", test.filter.Name, got, err)
		}
		if _, err := (&File{}).undo(test.filter, []byte(test.data), 1); err == nil && strings.HasPrefix(string(test.filter.Name), "F") {
			t.Errorf("%s knows no limit", test.filter.Name)
		}
	}
}

func TestPredictors(t *testing.T) {
	columns := Dict{"Predictor": Integer(12), "Columns": Integer(3)}
	rows := "\x00\x01\x02\x03" + "\x02\x01\x01\x01" + "\x01\x05\x01\x01" + "\x04\x01\x00\x00" + "\x03\x01\x00\x00"
	got, err := (&File{}).unpredict(columns, []byte(rows))
	want := []byte{1, 2, 3, 2, 3, 4, 5, 6, 7, 6, 6, 7, 4, 5, 6}
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("PNG rows give %v, %v; want %v", got, err, want)
	}
	got, err = (&File{}).unpredict(Dict{"Predictor": Integer(2), "Columns": Integer(3)}, []byte{1, 1, 1, 5, 0, 1})
	if err != nil || !bytes.Equal(got, []byte{1, 2, 3, 5, 5, 6}) {
		t.Errorf("TIFF rows give %v, %v", got, err)
	}
}

// TestUpdates reads a file that was changed by appending: the newer object counts, and one that was freed is gone.
func TestUpdates(t *testing.T) {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	at := map[string]int{}
	add := func(key, text string) {
		at[key] = b.Len()
		b.WriteString(text)
	}
	add("1", "1 0 obj\n<</Type/Catalog>>\nendobj\n")
	add("2", "2 0 obj\n(old)\nendobj\n")
	add("3", "3 0 obj\n(gone)\nendobj\n")
	add("x1", fmt.Sprintf("xref\n0 4\n0000000000 65535 f\r\n%010d 00000 n\r\n%010d 00000 n\r\n%010d 00000 n\r\n", at["1"], at["2"], at["3"]))
	b.WriteString(fmt.Sprintf("trailer\n<</Root 1 0 R/Size 4>>\nstartxref\n%d\n%%%%EOF\n", at["x1"]))
	add("new", "2 0 obj\n(new)\nendobj\n")
	add("x2", fmt.Sprintf("xref\n2 2\n%010d 00000 n\r\n0000000000 00001 f\r\n", at["new"]))
	b.WriteString(fmt.Sprintf("trailer\n<</Root 1 0 R/Size 4/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at["x1"], at["x2"]))
	f, err := Open([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if f.Object(2) != String("new") || f.Object(3) != nil || len(f.Sections) != 2 || len(f.Faults) > 0 {
		t.Errorf("%v, %v, %d sections, faults %v", f.Object(2), f.Object(3), len(f.Sections), f.Faults)
	}
}

// TestRebuild reads a file without cross-reference data, whose objects have to be looked for.
func TestRebuild(t *testing.T) {
	f, err := Open([]byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/X 2 0 R>>\nendobj\n2 0 obj\n(old)\nendobj\n2 0 obj\n(new)\nendobj\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !f.Rebuilt || f.Object(2) != String("new") {
		t.Errorf("rebuilt %v, %v", f.Rebuilt, f.Object(2))
	}
	for _, text := range []string{"", "no PDF", "%PDF-1.4\nnothing"} {
		if _, err := Open([]byte(text)); err == nil {
			t.Errorf("%q is opened", text)
		}
	}
}

// TestInlineImages steps over the data of a picture that look like its end.
func TestInlineImages(t *testing.T) {
	var got []string
	Operations([]byte("q BI /W 2 /H 1 ID a EI\x01\x02 EI\nQ S"), func(text string) { t.Error(text) }, func(op Operation) bool {
		got = append(got, op.Name)
		if op.Name == "BI" && op.Image["W"] != Integer(2) {
			t.Errorf("the picture is %v", op.Image)
		}
		return true
	})
	if s := strings.Join(got, " "); s != "q BI Q S" {
		t.Errorf("operators %s", s)
	}
}
