package readback

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rolexport/internal/readback/written"
)

// inLine are the elements of a page that part no words.
var inLine = []string{"a", "code", "em", "span", "strong", "tspan"}

// unread are the classes of what a page shows beyond the plain text: the way to the text, and what is furniture on a sheet of paper. Drawings
// of series have their words in a table.
var unread = []string{"skip", "running", "marking", "illustrative", "bars", "stacks", "radar", "ring"}

// pageText returns the text of a page in the order of the file, each block and cell on lines of its own.
func pageText(t *testing.T, w *written.Document) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(w.Files["html"]))
	if err != nil {
		t.Fatalf("%s: %v", w.Name(), err)
	}
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		block := n.Type == html.ElementNode && !slices.Contains(inLine, n.Data)
		if n.Type == html.ElementNode {
			if n.Data == "head" || n.Data == "title" || n.Data == "desc" {
				return
			}
			for _, a := range n.Attr {
				if a.Key == "class" && slices.ContainsFunc(strings.Fields(a.Val), func(c string) bool { return slices.Contains(unread, c) }) {
					return
				}
			}
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if block {
			b.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			b.WriteByte('\n')
		}
	}
	walk(root)
	return b.String()
}

// A page of the web reads like the plain text, in every script.
func TestPagesReadLikeTheText(t *testing.T) {
	t.Parallel()
	for _, w := range slices.Concat(written.Defaults(t), written.Titles(t)) {
		if !isNarrow(w) || w.Doc.Kind == "side-by-side" { // plain text divides a table of four roles
			continue
		}
		if d := difference(reading(pageText(t, w)), plainReading(t, w)); d != "" {
			t.Errorf("%s: page and text part at %s", w.Name(), d)
		}
	}
}

// Where the order differs, and of texts that are nasty, every sentence is there as it was written.
func TestPagesHoldEverySentence(t *testing.T) {
	t.Parallel()
	for _, w := range slices.Concat(written.Defaults(t), written.Nasties(t)) {
		text := written.Squeeze(pageText(t, w))
		for _, s := range sentences(w.Doc) {
			if !strings.Contains(text, written.Squeeze(s)) {
				t.Errorf("%s: the page lacks %q", w.Name(), s)
			}
		}
	}
}
