package html_test

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/verify/html"
)

// sound is a page that keeps every rule.
const sound = `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-SUM'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>
<style>p{margin:0}</style>
<script type="application/ld+json">
{"@context": "https://example.com/ns"}
</script>
</head>
<body>
<a class="skip" href="#main">Skip</a>
<header><h1 id="a">Page</h1></header>
<main id="main">
<h2 id="b">Part</h2>
<p>Text with a <a href="https://example.org/">link</a>.<br></p>
<nav aria-labelledby="b"><ul><li><a href="#a">Page</a></li></ul></nav>
<img src="data:image/png;base64,AA==" alt="Logo">
<svg role="img" aria-labelledby="t"><title id="t">Drawing</title><rect/></svg>
<table><caption>Table</caption><tr><th scope="col">A</th><th scope="col">B</th></tr><tr><th scope="row">1</th><td>2</td></tr>
<tr><th colspan="2" scope="rowgroup">G</th></tr></table>
</main>
</body>
</html>
`

func page(text string) []byte {
	sum := sha256.Sum256([]byte("p{margin:0}"))
	return []byte(strings.Replace(text, "SUM", base64.StdEncoding.EncodeToString(sum[:]), 1))
}

func TestSoundPage(t *testing.T) {
	if found, err := html.Check(page(sound)); err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
}

// A page is told the same each time that it is checked.
func TestSameWords(t *testing.T) {
	bad := page(strings.Replace(sound, "<p>", `<p onclick="a" onfocus="b" onload="c" onkeyup="d">`, 1))
	first, _ := html.Check(bad)
	for range 20 {
		if again, _ := html.Check(bad); len(first) != 4 || !slices.Equal(again, first) {
			t.Fatalf("%v, then %v", first, again)
		}
	}
}

// Each defect is found, by its rule.
func TestDefects(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range []struct{ old, new, code string }{
		{"<!DOCTYPE html>\n", "", "html-text"},
		{"Text", "Te\x07xt", "html-text"},
		{"Text", "Te\xffxt", "html-text"},
		{"<!DOCTYPE", "\uFEFF<!DOCTYPE", "html-text"},
		{`<meta charset="utf-8">`, "", "html-text"},
		{"</p>", "", "html-syntax"},
		{"</body>", "</i></body>", "html-syntax"},
		{"</main>\n</body>", "</body>\n</main>", "html-syntax"},
		{"<p>", "<p/><p>", "html-syntax"},
		{`<h2 id="b">`, `<h2 id="a">`, "html-id"},
		{`<h2 id="b">`, `<h2 id="b b">`, "html-id"},
		{` lang="en"`, "", "html-language"},
		{`lang="en"`, `lang="xx-invalid-language-tag"`, "html-language"},
		{"<p>", `<p lang="klingonese-of-the-north">`, "html-language"},
		{`<main `, `<main role="banana" `, "html-role"},
		{`<main `, `<main tabindex="5" `, "html-order"},
		{"<title>A page</title>", "<title> </title>", "html-title"},
		{", initial-scale=1", ", maximum-scale=1", "html-zoom"},
		{`<h2 id="b">Part</h2>`, `<h3 id="b">Part</h3>`, "html-headings"},
		{">Part<", "> <", "html-headings"},
		{`<h2 id="b">Part</h2>`, `<h1 id="b">Part</h1>`, "html-headings"},
		{`<main id="main">`, `<main id="text">`, "html-landmarks"},
		{`href="#main"`, `href="#a"`, "html-landmarks"},
		{`href="#a"`, `href="#z"`, "html-reference"},
		{`aria-labelledby="t"`, `aria-labelledby="t z"`, "html-reference"},
		{`alt="Logo"`, `alt=""`, "html-alternative"},
		{` role="img" aria-labelledby="t"`, "", "html-alternative"},
		{`<caption>Table</caption>`, "", "html-table"},
		{`<th scope="row">1</th>`, "", "html-table"},
		{` scope="row"`, "", "html-table"},
		{`>link</a>`, `></a>`, "html-name"},
		{` aria-labelledby="b"`, "", "html-name"},
		{"<p>", "<p onclick='a()'>", "html-script"},
		{"https://example.org/", "javascript:a()", "html-script"},
		{"</head>", "<script>a()</script></head>", "html-script"},
		{"</head>", "<link rel=stylesheet href=a.css></head>", "html-request"},
		{"data:image/png;base64,AA==", "https://example.org/a.png", "html-request"},
		{"default-src 'none'", "default-src *", "html-request"},
		{"p{margin:0}", "@import url(http://a)", "html-request"},
		{"</head>", `<meta http-equiv="refresh" content="1"></head>`, "html-request"},
		{"p{margin:0}", "p{margin:1px}", "html-style"},
		{"<p>", `<p style="margin:0">`, "html-style"},
		{`"https://example.com/ns"}`, `}`, "html-data"},
		{`"@context"`, `"@contxt"`, "html-data"},
		{`{"@context": "https://example.com/ns"}`, `{"@context": "https://schema.org", "@type": "Occupation", "salary": 1}`, "html-data"},
	} {
		broken := strings.Replace(sound, c.old, c.new, 1)
		if broken == sound {
			t.Fatalf("%q is not in the page", c.old)
		}
		found, err := html.Check(page(broken))
		if err != nil {
			t.Error(err)
		}
		codes := map[string]bool{}
		for _, f := range found {
			codes[f.Rule.Code] = true
		}
		if !codes[c.code] {
			t.Errorf("%q instead of %q: %s is not found among %v", c.new, c.old, c.code, found)
		}
		seen[c.code] = true
	}
	for _, g := range html.Rules() {
		for _, r := range g.Rules {
			if !seen[r.Code] {
				t.Errorf("no page breaks %s", r.Code)
			}
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(page(sound))
	f.Add([]byte("<table><tr><td colspan=99999999999999><svg/><a href>"))
	f.Add([]byte("<title><script type=application/ld+json></svg>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := html.Check(data); err != nil {
			t.Error(err)
		}
	})
}
