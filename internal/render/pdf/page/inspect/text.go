package inspect

import (
	"slices"
	"strings"
)

// inline are the structure types that stand within a line.
var inline = []string{"Span", "Link", "Lbl"}

// Text returns the text of each page as its readers get it: in the order of the structure, a line for each paragraph, cell or other block,
// without furniture. Each character is what the font says that it means, or what the file says that it stands for.
func Text(pdf []byte) ([]string, error) {
	d, err := Read(pdf)
	if err != nil {
		return nil, err
	}
	return d.Text(), nil
}

// Text returns what the function Text does.
func (d *Document) Text() []string {
	pages := make([]strings.Builder, len(d.Pages))
	blocks := make([]*Element, len(d.Pages)) // the last one on each page
	var walk func(e, block *Element)
	walk = func(e, block *Element) {
		if !slices.Contains(inline, e.Tag) {
			block = e
		}
		for _, k := range e.Kids {
			switch {
			case k.Element != nil:
				walk(k.Element, block)
			case k.Text != "":
				if blocks[k.Page] != nil && blocks[k.Page] != block {
					pages[k.Page].WriteByte('\n')
				}
				blocks[k.Page] = block
				pages[k.Page].WriteString(k.Text)
			}
		}
	}
	walk(d.Root, d.Root)
	texts := make([]string, len(pages))
	for i := range pages {
		if pages[i].Len() > 0 {
			pages[i].WriteByte('\n')
		}
		texts[i] = pages[i].String()
	}
	return texts
}
