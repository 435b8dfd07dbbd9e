package page

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/typeset"
)

// sheetText is the text of a role sheet of two pages; n makes it differ from others.
func sheetText(n int) []string {
	words := strings.Fields("plans the work of supervisors sets budget and reports results to finance leads improvement of safety " +
		"quality cost delivery people " +
		"agrees targets with sales reviews suppliers hires trains coaches audits measures forecasts schedules staff equipment stock sites shifts")
	lines := make([]string, 0, 110)
	for i := range 110 {
		var b strings.Builder
		for k := range 9 + (i*7+n)%5 {
			b.WriteString(words[(i*13+k*5+n*3)%len(words)])
			b.WriteByte(' ')
		}
		if i%9 == 0 {
			fmt.Fprintf(&b, "(%d\u00a0%%) – EUR\u00a0%d,000", (i+n)%90+5, (n*7+i)%900+50)
		}
		lines = append(lines, b.String())
	}
	return lines
}

// drawSheet draws the text as two pages with heads, lists and a table.
func drawSheet(batch *Batch, lines []string) *File {
	tree := NewTree()
	family := typeset.Default()
	f := NewFile(sampleInfo(), tree, batch)
	run := func(s typeset.Stack, x, y, size int, text string) {
		f.Text(x, y, Run{Face: s[0], Size: size, Colour: ink, Text: text})
	}
	for page := range 2 {
		f.NewPage(a4Width, a4Height)
		f.Artifact(Footer)
		run(family.Regular, margin, a4Height-30000, 7500, fmt.Sprintf("Page %d of 2", page+1))
		var list, table Element
		for i, line := range lines[55*page : 55*page+55] {
			y := margin + 13000*i
			switch {
			case i%11 == 0:
				f.Mark(tree.Add(0, H1+Tag(min(i, 1)), Props{}))
				run(family.Bold, margin, y, 12000, line[:20])
				f.Artifact(Layout)
				f.Line(margin, y+3000, a4Width-margin, y+3000, 500, grey)
				list, table = tree.Add(0, L, Props{}), tree.Add(0, Table, Props{})
			case i%11 < 4:
				f.Mark(tree.Add(0, P, Props{}))
				run(family.Regular, margin, y, 9500, line)
			case i%11 < 8:
				li := tree.Add(list, LI, Props{})
				f.Mark(tree.Add(li, Lbl, Props{}))
				run(family.Regular, margin, y, 9500, "•")
				f.Mark(tree.Add(li, LBody, Props{}))
				run(family.Regular, margin+10000, y, 9500, line)
			default:
				tr := tree.Add(table, TR, Props{})
				f.Artifact(Layout)
				f.Rect(margin, y-9000, 200000, 12000, wash)
				f.Mark(tree.Add(tr, TH, Props{Scope: RowScope}))
				run(family.Bold, margin, y, 9000, line[:12])
				f.Mark(tree.Add(tr, TD, Props{}))
				run(family.Regular, margin+120000, y, 9000, line[12:40])
				f.Mark(tree.Add(tr, TD, Props{}))
				run(family.Italic, margin+300000, y, 9000, line[40:])
			}
		}
	}
	return f
}

// BenchmarkFinish writes role sheets of two pages whose faces have been cut before, as most of a batch have.
func BenchmarkFinish(b *testing.B) {
	batch := NewBatch()
	texts := make([][]string, 20)
	for i := range texts {
		texts[i] = sheetText(i)
	}
	benchmarkFinish(b, func(i int) *File { return drawSheet(batch, texts[i%len(texts)]) })
}

// BenchmarkFinishAlone writes role sheets that share nothing.
func BenchmarkFinishAlone(b *testing.B) {
	text := sheetText(0)
	benchmarkFinish(b, func(int) *File { return drawSheet(NewBatch(), text) })
}

func benchmarkFinish(b *testing.B, file func(int) *File) {
	var out bytes.Buffer
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		out.Reset()
		if err := file(i).Finish(&out, func(diag.Diagnostic) {}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len()), "bytes")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkDraw draws without writing.
func BenchmarkDraw(b *testing.B) {
	batch, text := NewBatch(), sheetText(0)
	b.ReportAllocs()
	for b.Loop() {
		f := drawSheet(batch, text)
		f.err = io.EOF
		f.Finish(io.Discard, nil) // gives its memory back
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}
