package strictyaml_test

import (
	"fmt"
	"strings"
	"testing"

	"rolexport/internal/strictyaml"
)

// Brackets that are open at the end of the file are told from other mistakes, whatever stands in them.
var unclosed = []struct{ src, want string }{
	{"title: [\n", `1:8 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"title: [", `1:8 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"title: A\nroles: {", `2:8 the bracket that opens here is not closed (add the '}' that ends it)`},
	{"title: A\nroles: [a, b", `2:8 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"title: A\nroles:\n  - {id: a, title: A,\n", `3:5 the bracket that opens here is not closed (add the '}' that ends it)`},
	{"a: [1, 2, [3, 4]\n", `1:4 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"a: {b: [\n", `1:8 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"a: [1,\n  2,\n\n", `1:4 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"a: [ #x ]\n", `1:4 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"a: [ \"x]\"\n", `1:4 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"a: [it's, 'it''s ]', \"\\\"]\", &m ']', c\n", `1:4 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"a: |\n  [x\nb: [a, b]\nc: {d: [1\n  # ]\n", `4:8 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"a: \"[ {\"\nb: c[1\nd: [\"e\n  f]\n \", g\n", `3:4 the bracket that opens here is not closed (add the ']' that ends it)`},
	{"title: " + strings.Repeat("[", 5_000), `1:5007 the bracket that opens here is not closed (add the ']' that ends it)`},
}

// The parser's own positions are off by a line, point at the begin of the enclosing value, or are missing. Ours point at the spot.
func TestSyntaxErrors(t *testing.T) {
	tests := []struct{ src, want string }{
		{"title: a: b\nx: 1\n", `1:9 ": " is not allowed here`},
		{"x: 1\ntitle: a: b\ny: 1\n", `2:9 ": " is not allowed here`},
		{"id: a\ntitle: \"abc\nb: c\nd: e\n", `2:8 the quoted text that begins here does not end`},
		{"id: a\ntitle: 'abc\nb: c\nd: e\n", `2:8 the quoted text that begins here does not end`},
		{"id: a\nok: \"one\n  two\"\nx: 'three\n", `4:4 the quoted text that begins here does not end`},
		{"id: a\n  title: b\nc: d\n", `2:8 ": " is not allowed here`},
		{"id: a\nduties:\n  - a: 1\n   b: 2\n  - c: 3\n", `4:4 this does not belong to the list around it`},
		{"id: a\nduties:\n\t- a: 1\n", `3:1 a tab is used for indentation`},
		{"id: a\n\tb: 1\n", `2:1 a tab is used for indentation`},
		{"id: a\nx: [1, 2\nb: 3\nc: 4\n", `2:4 the bracket that opens here is not closed, or a comma is missing in it`},
		{"x: 1\na: {x: 1\nb: 3\n", `2:4 the bracket that opens here is not closed, or a comma is missing in it`},
		{"x: 1\na: {b: \"}\"\nb: 3\n", `2:4 the bracket that opens here is not closed, or a comma is missing in it`},
		{"x: {y: [a b]]\n", `1:4 the bracket that opens here is not closed, or a comma is missing in it`},
		{"x: 1\na: [1,,2]\n", `2:7 a value is missing in front of the comma`},
		{"a: [,]\n", `1:5 a value is missing in front of the comma`},
		{"a: [x}\n", `1:4 the bracket that opens here is not closed, or a comma is missing in it`},
		{"x: 1\na: @foo\nb: 2\n", `2:4 text cannot begin with '@'`},
		{"x: 1\na: %foo\nb: 2\n", `2:4 text cannot begin with '%'`},
		{"x: 1\nfoo\nb: 2\n", `2:1 this is neither a key with ":" nor part of the text before`},
		{"k: v\nlist:\n- a\n-b\nz: 1\n", `4:1 this is neither a key with ":" nor part of the text before`},
		{"x: 1\ny:\n  - *nope\n", `3:5 the alias *nope repeats a value that is not there`},
		{"id: x\ny: \"a\\qb\"\n", `2:6 this escape is not known`},
		{"id: x\ny: \"a\" b\nz: 1\n", `2:8 this does not belong to the mapping around it`},
		{"first: 1\na: 'it's'\nb: 1\n", `2:4 this does not belong to the mapping around it`},
		{"- a\nb: c\n", `2:1 this does not belong to the list around it`},
		{"x: 2\na: 1\n- b\n", `3:1 this does not belong to the mapping around it`},
		{"k: v\ntext: >\n  abc\n def\n", `4:2 this does not belong to the mapping around it`},
		{"x: 1\na: -\n b: c\n", `2:4 a list item cannot stand here`},
		{"x: 1\na: ]\n", `2:4 a value cannot begin with ']'`},
		{"Äöü: 1\nłódź: a: b\n", `2:8 ": " is not allowed here`},
		{"a: 1\r\nb: c: d\r\n", `2:5 ": " is not allowed here`},
		{strings.Repeat("# a line that takes its time\n", 50_000) + "a:\n  b: c: d\n", `50002:3 ": " is not allowed here`},
		{strings.Repeat("[", 10_001), `1:10001 lists and mappings are nested more than 64 deep`},
	}
	for _, test := range append(tests, unclosed...) {
		file, problems := strictyaml.Parse("a.yaml", []byte(test.src))
		if len(problems) != 1 || !file.Broken() {
			t.Errorf("%.40q: %v", test.src, problems)
			continue
		}
		p := problems[0]
		got := fmt.Sprintf("%d:%d %s", p.Pos.Line, p.Pos.Col, p.Message)
		if strings.HasSuffix(test.want, ")") {
			got += " (" + p.Hint + ")"
		}
		if got != test.want {
			t.Errorf("%.40q:\n got %s\nwant %s", test.src, got, test.want)
		}
	}
}
