package html

import (
	"bytes"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/verify/html"
)

func TestConformance(t *testing.T) { rendertest.Kit{Format: Format, Read: read, Whole: true}.Run(t) }

// read returns the text of a page: what stands in its body, in the order of the file.
func read(tb testing.TB, page []byte) string {
	tb.Helper()
	root, err := nethtml.Parse(bytes.NewReader(page))
	if err != nil {
		tb.Fatal(err)
	}
	var b strings.Builder
	var walk func(*nethtml.Node)
	walk = func(n *nethtml.Node) {
		switch {
		case n.Type == nethtml.TextNode:
			b.WriteString(n.Data)
		case n.Type == nethtml.ElementNode && (n.Data == "head" || n.Data == "title" || n.Data == "desc"):
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return b.String()
}

// sound holds a page against the rules.
func sound(t *testing.T, name string, page []byte) {
	t.Helper()
	found, err := html.Check(page)
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for _, f := range found {
		t.Errorf("%s: %s: %s: %s", name, f.Rule.Code, f.Object, f.Message)
	}
}

// Every page keeps the rules, whatever its texts.
func TestPagesAreSound(t *testing.T) {
	r := rendertest.New(t, Format)
	check := func(name string, d *doc.Document) {
		page, _ := rendertest.Render(t, r, d)
		sound(t, name, page)
	}
	for name, d := range rendertest.Specimens() {
		check(name, d)
	}
	check("everything", rendertest.Everything())
}

// No text of a document becomes markup: the elements of a page are the same, whatever its texts.
func TestTextsAreNoMarkup(t *testing.T) {
	r := rendertest.New(t, Format)
	for name, d := range rendertest.Specimens() {
		d.Title, d.Subject, d.Author, d.Keywords = "</title><script>a()</script>", `"><img src=x>`, "<b>", []string{"<!--", "-->"}
		d.Running.Footer = `</style><script>"\` + "\n"
		d.Linked = []byte("{\"a\": \"</script><script>b()</script><!--\u0085\u2028\"}\n")
		page, _ := rendertest.Render(t, r, d)
		for _, bad := range []string{"<script>", "</script><", "<img", "<b>", "<!--", "\u0085"} {
			if strings.Contains(string(page), bad) {
				t.Errorf("%s: %q is in the page", name, bad)
			}
		}
	}
}
