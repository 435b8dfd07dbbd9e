package csvfile

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "plain": "plain", "a=b": "a=b", "'": "'", "'quoted'": "'quoted'", " =1": " =1",
		"=1+1": "'=1+1", "+49": "'+49", "-": "'-", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx", "\rx": "'\rx", "'=1": "''=1", "''=1": "'''=1",
	} {
		if got := Escape(text); got != want {
			t.Errorf("%q is escaped as %q, want %q", text, got, want)
		}
	}
}

func TestUnescapeIsTheInverse(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[=+\-@'\t\r a]{0,6}`))
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "text")
		cell := Escape(s)
		if StartsFormula(cell) {
			t.Fatalf("%q is a formula", cell)
		}
		if got := Unescape(cell); got != s {
			t.Fatalf("%q comes back as %q", s, got)
		}
	})
}

func TestWriteIsReadBack(t *testing.T) {
	cell := rapid.OneOf(rapid.StringMatching(`[a",\n '=]{0,8}`), rapid.Map(rapid.String(), func(s string) string {
		return strings.ReplaceAll(s, "\r", "") // which the reader drops before a line break
	}))
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 5).Draw(t, "columns")
		records := rapid.SliceOfN(rapid.SliceOfN(cell, n, n), 1, 5).Draw(t, "records")
		data, err := Write(records)
		if err != nil {
			t.Fatal(err)
		}
		got, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil || !reflect.DeepEqual(got, records) {
			t.Fatalf("%q\nread back as %q, %v", records, got, err)
		}
		if !bytes.HasSuffix(data, []byte("\r\n")) {
			t.Fatalf("%q does not end in CR LF", data)
		}
	})
}
