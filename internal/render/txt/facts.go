package txt

import (
	"strings"

	"rolexport/internal/doc"
)

// A pair is a label and the text beside it.
type pair struct{ label, text string }

func (p *printer) facts(facts []doc.Fact) {
	pairs := make([]pair, len(facts))
	for i, f := range facts {
		pairs[i] = pair{p.clean.Text(f.Label), p.value(f.Value)}
	}
	p.pairs(pairs)
}

// pairs writes labels and, aligned behind the longest of them, their texts. Labels take up to a third of the line.
func (p *printer) pairs(pairs []pair) {
	labels := 0
	for _, f := range pairs {
		labels = max(labels, cells(f.label))
	}
	labels = min(labels, p.width/3)
	for _, f := range pairs {
		left, right := p.wrap(f.label, labels), p.wrap(f.text, p.width-labels-len(gutter))
		for i := range max(len(left), len(right)) {
			p.Line(beside(at(left, i), labels, at(right, i)))
		}
	}
}

// gutter stands between columns.
const gutter = "  "

// beside returns left, filled up to width, and right. There are no blanks behind the last text.
func beside(left string, width int, right string) string {
	if right == "" {
		return left
	}
	return left + strings.Repeat(" ", width-cells(left)) + gutter + right
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
