package inspect

import "slices"

// inline are the structure types that stand within a line.
var inline = []string{"Span", "Link", "Lbl"}

// Text returns the text of each page as its readers get it: in the order of the structure, a line for each paragraph, cell or other block,
// without furniture. Each character is what the font says that it means, or what the file says that it stands for.
func Text(pdf []byte) ([]string, error) {
	d, err := Read(pdf)
	if err != nil {
		return nil, err
	}
	pages := make([]string, len(d.Pages))
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
					pages[k.Page] += "\n"
				}
				blocks[k.Page] = block
				pages[k.Page] += k.Text
			}
		}
	}
	walk(d.Root, d.Root)
	for i := range pages {
		if pages[i] != "" {
			pages[i] += "\n"
		}
	}
	return pages, nil
}
