package xlsx

import (
	"strings"

	"rolexport/internal/doc"
)

// used is what there is to explain in a workbook.
type used struct {
	inputs, results bool
	signs           map[string]bool // of Flags
}

func (b *workbook) uses() used {
	u := used{signs: map[string]bool{}}
	for _, s := range b.tables {
		for _, f := range s.table.Fields {
			u.inputs = u.inputs || f.Input
		}
		for j, c := range s.table.Columns {
			u.inputs = u.inputs || c.Input
			if c.Emphasis == doc.Flags {
				s.signs(j, u.signs)
			}
		}
		for _, r := range s.table.Rows {
			for _, v := range r.Cells {
				v, _ = doc.Unmark(v)
				_, computed := v.(doc.Computed)
				u.results = u.results || computed
			}
		}
	}
	return u
}

// signs adds the signs that the texts of a column begin with, now or in another case.
func (s *tableSheet) signs(j int, found map[string]bool) {
	for i, r := range s.table.Rows {
		if j >= len(r.Cells) {
			continue
		}
		v, _ := doc.Unmark(r.Cells[j])
		texts := []string{s.book.lower(v).text}
		if c, ok := v.(doc.Computed); ok {
			texts = formula{book: s.book, home: s, row: i}.outcomes(c.Expr)
		}
		for _, text := range texts {
			for _, sign := range []string{doc.Fine, doc.Fault, doc.Under, doc.Over} {
				if strings.HasPrefix(text, sign) {
					found[sign] = true
				}
			}
		}
	}
}

// legend says what the looks of cells mean, where there are inputs or signs.
func (x *index) legend() error {
	u := x.uses()
	if !u.inputs && len(u.signs) == 0 {
		return nil
	}
	words, colours := x.doc.Locale.Words, x.theme.Colours
	if err := x.heading(&doc.Heading{Level: 2, Text: []doc.Inline{doc.Text(words.Legend)}}); err != nil {
		return err
	}
	sample := style{colour: colours.Ink, align: left, edge: hairBelow}
	input := sample
	input.ground, input.colour = on(colours.Input), colours.InputInk
	type line struct {
		shown bool
		text  string
		look  style
		means string
	}
	lines := []line{{u.inputs, "123", input, words.InputCell}, {u.results, "123", sample, words.ComputedCell}}
	means := map[string]string{doc.Fine: words.Fine, doc.Fault: words.Fault, doc.Under: words.Under, doc.Over: words.Over}
	lines = append(lines, line{u.signs[doc.Fine], doc.Fine, sample, words.Fine})
	for _, f := range flags {
		look := sample
		look.ground, look.colour = on(f.ground), f.ink
		lines = append(lines, line{u.signs[f.sign], f.sign, look, means[f.sign]})
	}
	for _, l := range lines {
		if !l.shown {
			continue
		}
		label, text := cell{kind: textCell, text: l.text}, cell{kind: textCell, text: l.means}
		if err := x.line(&label, &text, l.look, x.body(), 0); err != nil {
			return err
		}
	}
	return nil
}
