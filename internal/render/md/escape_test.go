package md

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/render/flow"
	"rolexport/internal/render/rendertest"
)

// TestMarkdownIsClean shows what is escaped, and that no more is.
func TestMarkdownIsClean(t *testing.T) {
	strong := func(s string) doc.Inline { return doc.Strong{doc.Text(s)} }
	for _, c := range []struct {
		text []doc.Inline
		want string
	}{
		{
			[]doc.Inline{doc.Text("Plans, leads (and) controls: 1.5 % of snake_case - done!")},
			"Plans, leads (and) controls: 1.5 % of snake_case - done!",
		},
		{[]doc.Inline{doc.Text("a *b* _c_ [d] <e> `f` ~g~ h|i \\")}, "a \\*b\\* \\_c\\_ \\[d\\] \\<e> \\`f\\` \\~g\\~ h\\|i \\\\"},
		{[]doc.Inline{doc.Text("# a #1")}, "\\# a #1"},
		{[]doc.Inline{doc.Text("-5 to +5")}, "-5 to +5"},
		{[]doc.Inline{doc.Text("- a"), doc.Break{}, doc.Text("2. b"), doc.Break{}, doc.Text("2.5 c")}, "\\- a\\\n2\\. b\\\n2.5 c"},
		{[]doc.Inline{doc.Text("R&D &amp; &#65; & co")}, "R\\&D \\&amp; \\&#65; & co"},
		{[]doc.Inline{strong("Title."), doc.Text(" Text.")}, "**Title.** Text."},
		{[]doc.Inline{doc.Text("x"), strong("y"), doc.Text("z")}, "x<strong>y</strong>z"},
		{[]doc.Inline{doc.Text("("), strong("y"), doc.Text("),")}, "(**y**),"},
		{[]doc.Inline{doc.Text("x"), strong("(y)"), doc.Text("z")}, "x<strong>(y)</strong>z"},
		{[]doc.Inline{strong("x"), doc.Emph{doc.Text("y")}}, "<strong>x</strong><em>y</em>"},
		{[]doc.Inline{doc.Emph{}, doc.Text("x")}, "x"},
		{[]doc.Inline{doc.Code("a`b"), doc.Text(" "), doc.Code("`")}, "``a`b`` `` ` ``"},
		{[]doc.Inline{&doc.Link{Target: "https://x.org/a_(b) c", Text: []doc.Inline{doc.Text("d]")}}}, "[d\\]](https://x.org/a\\_\\(b\\)%20c)"},
		{[]doc.Inline{doc.Text("so!"), &doc.Link{Target: "mailto:a@x.org", Text: []doc.Inline{doc.Text("a")}}}, "so\\![a](mailto:a@x.org)"},
		{[]doc.Inline{doc.Text("https://x.org/a and https://x.org/~a")}, "https://x.org/a and https\\://x.org/\\~a"},
		{[]doc.Inline{doc.Illustrative{Value: doc.Number{Value: 5}}}, "5\u00a0\\*"},
	} {
		d := rendertest.Document("clean", &doc.Paragraph{Text: c.text})
		source, _ := rendertest.Render(t, rendertest.New(t, Format), d)
		_, after, _ := strings.Cut(string(source), "\n\n")
		if got, _, _ := strings.Cut(after, "\n\n"); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

// tables is GitHub's Markdown but for bare addresses, of which goldmark takes more than GitHub does.
var tables = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList),
	goldmark.WithRendererOptions(html.WithUnsafe()))

// TestAnyTextComesBack writes random text in random stress and places, and expects it back literally.
func TestAnyTextComesBack(t *testing.T) {
	r := rendertest.New(t, Format)
	words := rapid.OneOf(
		rapid.StringOf(rapid.SampledFrom([]rune("*_`~[]()<>#+-=|\\!&;:./@ \u00a0ab19wé業\n"))),
		rapid.SampledFrom([]string{"www.a.b", "https://", "&amp;", "1.", "- ", "a", " ", "**", "```", "|", "---", "<b>", "](x)", "a@b.org"}),
		rapid.String(),
	)
	rapid.Check(t, func(t *rapid.T) {
		head, text, cell := inlines(t, words, 0, "head"), inlines(t, words, 0, "text"), inlines(t, words, 0, "cell")
		d := rendertest.Document("any",
			&doc.Heading{Level: 1, ID: "h", Text: head},
			&doc.Paragraph{Text: text},
			&doc.Table{Name: "t", Columns: []doc.Column{{Key: "c", Title: "C"}}, Rows: []doc.Row{{Cells: []doc.Value{doc.Rich(cell)}}}},
			&doc.List{Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Text: text}}}}},
		)
		var source, page bytes.Buffer
		if err := r.Render(&source, d, &render.Env{Report: ignore}); err != nil {
			t.Fatal(err)
		}
		if err := tables.Convert(source.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		want := plain(head) + plain(text) + "C" + plain(cell) + plain(text) + "Specimens 1.0" + "Bear this in mind." + "Credit where due."
		if got := squeeze(textOf(&page)); got != squeeze(want) {
			t.Fatalf("got  %q\nwant %q\nfrom\n%s", got, squeeze(want), source.String())
		}
	})
}

// inlines draws running text.
func inlines(t *rapid.T, words *rapid.Generator[string], depth int, label string) []doc.Inline {
	list := make([]doc.Inline, rapid.IntRange(0, 4).Draw(t, label))
	for i := range list {
		kinds := 6
		if depth > 1 {
			kinds = 3
		}
		switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
		case 0:
			list[i] = doc.Text(words.Draw(t, "words"))
		case 1:
			list[i] = doc.Code(words.Draw(t, "code"))
		case 2:
			list[i] = doc.Break{}
		case 3:
			list[i] = doc.Strong(inlines(t, words, depth+1, label))
		case 4:
			list[i] = doc.Emph(inlines(t, words, depth+1, label))
		case 5:
			text := append(inlines(t, words, depth+1, label), doc.Text("link"))
			list[i] = &doc.Link{Target: "https://example.org/" + words.Draw(t, "target"), Text: text}
		}
	}
	return list
}

func plain(text []doc.Inline) string { return doc.PlainText(doc.English(), text) }

func squeeze(s string) string {
	c := flow.Cleaner{Report: ignore}
	return norm.NFC.String(strings.Join(strings.Fields(strings.ReplaceAll(c.Text(s), "\u00a0", " ")), ""))
}
