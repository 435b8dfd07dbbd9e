package md

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	nethtml "golang.org/x/net/html"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
	"rolexport/internal/render/rendertest"
)

// github reads Markdown as GitHub does.
var github = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))

// read returns what a reader sees of Markdown that was turned into HTML.
func read(tb testing.TB, source []byte) string {
	tb.Helper()
	var page bytes.Buffer
	if err := github.Convert(source, &page); err != nil {
		tb.Fatal(err)
	}
	return textOf(&page)
}

func textOf(page io.Reader) string {
	var b strings.Builder
	for tokens := nethtml.NewTokenizer(page); ; {
		switch tokens.Next() {
		case nethtml.ErrorToken:
			return b.String()
		case nethtml.TextToken:
			b.WriteString(tokens.Token().Data)
		}
	}
}

func ignore(diag.Diagnostic) {}

func TestConformance(t *testing.T) {
	rendertest.Kit{Format: Format, Read: read, Whole: true}.Run(t)
}

// TestStructure parses what was written and counts what it finds: no text may open a heading, list, rule or table, or close one.
func TestStructure(t *testing.T) {
	r := rendertest.New(t, Format)
	for name, d := range rendertest.Specimens() {
		source, _ := rendertest.Render(t, r, d)
		if got, want := found(source), expected(d); got != want {
			t.Errorf("%s: found\n%+v\nwant\n%+v\nin:\n%.3000s", name, got, want, source)
		}
	}
}

// A census counts the parts of a document.
type census struct {
	titles, headings, lists, items, quotes, tables, rows, cells, code, rules, others int
}

func found(source []byte) census {
	var c census
	tree := github.Parser().Parse(text.NewReader(source))
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the walker returns no error
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			c.headings++
			if n.Level == 1 {
				c.titles++
			}
		case *ast.List:
			c.lists++
		case *ast.ListItem:
			c.items++
		case *ast.Blockquote:
			c.quotes++
		case *extast.Table:
			c.tables++
		case *extast.TableRow, *extast.TableHeader:
			c.rows++
		case *extast.TableCell:
			c.cells++
		case *ast.CodeSpan:
			c.code++
		case *ast.ThematicBreak:
			c.rules++
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock, *ast.Image, *extast.Strikethrough, *extast.TaskCheckBox:
			c.others++
		}
		return ast.WalkContinue, nil
	})
	return c
}

func expected(d *doc.Document) census {
	c := census{titles: 1, rules: 1}
	covers, parts := 0, 0
	doc.Walk(d.Blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Cover:
			covers++
			c.headings++
			c.addList(len(b.Facts))
		case *doc.Heading:
			c.headings++
			if b.Level == 1 {
				parts++
			}
		case *doc.Contents:
			c.items += len(b.Entries)
			depth := 0
			for i, e := range b.Entries { // lists open where the level rises
				if i == 0 || e.Level > depth {
					c.lists++
				}
				depth = e.Level
			}
		case *doc.List:
			c.addList(len(b.Items))
		case *doc.Facts:
			c.addList(len(b.Items))
		case *doc.SignOff:
			c.addList(len(b.Parties))
		case *doc.Callout:
			c.quotes++
		case *doc.Table:
			c.addTable(b)
		case *doc.Chart:
			if !flow.IsPath(b) && !b.Shown {
				c.addTable(b.Table)
			}
		}
		return true
	})
	if covers == 0 && parts != 1 {
		c.headings++
	}
	doc.WalkInlines(d.Blocks, func(in doc.Inline) {
		if _, ok := in.(doc.Code); ok {
			c.code++
		}
	})
	return c
}

func (c *census) addList(items int) {
	if items > 0 {
		c.lists++
		c.items += items
	}
}

func (c *census) addTable(t *doc.Table) {
	c.tables++
	c.rows += 1 + len(t.Rows)
	c.cells += (1 + len(t.Rows)) * len(t.Columns)
}
