package xlsxtest

import (
	"fmt"
	"strconv"
	"strings"
)

// Dump returns a workbook file as text that can be read in a review: every sheet with its set-up and cells, and one hash over the
// uncompressed parts.
func Dump(data []byte) (string, error) {
	book, err := Read(data)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "workbook %q %s\n", book.Title, book.Lang)
	for _, n := range book.Names {
		fmt.Fprintf(&b, "  name %s\n", n)
	}
	for _, s := range book.Sheets {
		dumpSheet(&b, s)
	}
	fmt.Fprintf(&b, "\nparts sha256 %s\n", book.Hash)
	return b.String(), nil
}

func dumpSheet(b *strings.Builder, s Sheet) {
	fmt.Fprintf(b, "\nsheet %q\n", s.Name)
	for _, fact := range [][2]string{
		{"widths", strings.Join(s.Widths, " ")}, {"freeze", s.Freeze}, {"filter", s.Filter}, {"print", s.Print},
		{"table", s.Table},
	} {
		if fact[1] != "" {
			fmt.Fprintf(b, "  %s %s\n", fact[0], fact[1])
		}
	}
	for _, rule := range s.Rules {
		fmt.Fprintf(b, "  rule %s\n", rule)
	}
	for _, list := range s.Lists {
		fmt.Fprintf(b, "  list %s\n", list)
	}
	for _, chart := range s.Charts {
		fmt.Fprintf(b, "  chart %s\n", chart)
	}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if c.Kind == "blank" && c.Formula == "" {
				continue
			}
			fmt.Fprintf(b, "  %s%s\n", dumpCell(c), link(s.Links[c.Ref]))
		}
	}
}

func dumpCell(c Cell) string {
	var b strings.Builder
	b.WriteString(c.Ref + " ")
	switch c.Kind {
	case "number":
		b.WriteString(strconv.FormatFloat(c.Number, 'g', -1, 64))
	case "text":
		b.WriteString(strconv.Quote(c.Text))
	default:
		b.WriteString("(no result)")
	}
	if c.Format != "" {
		fmt.Fprintf(&b, " [%s]", c.Format)
	}
	if c.Formula != "" {
		b.WriteString(" = " + c.Formula)
	}
	if c.Bold {
		b.WriteString(" bold")
	}
	if c.Input {
		b.WriteString(" input")
	}
	return b.String()
}

func link(target string) string {
	if target == "" {
		return ""
	}
	return " -> " + target
}
