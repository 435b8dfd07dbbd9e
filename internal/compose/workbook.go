package compose

import (
	"fmt"

	"rolexport/internal/calc"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// A workbook is a document of tables that compute from each other.
type workbook struct {
	*Composer
	tables []*doc.Table
	brief  briefing
}

// add makes a table known to the others. It returns the table.
func (b *workbook) add(t *doc.Table) *doc.Table {
	if t != nil {
		b.tables = append(b.tables, t)
	}
	return t
}

// compose computes the tables, which view holds, and runs the template over it. What a template leaves out, no formula can refer to:
// such cells keep their results alone.
func (b *workbook) compose(s Subject, subject string, view any) (*doc.Document, diag.List) {
	if err := calc.Solve(b.tables, b.loc.Words.NotStated); err != nil {
		return nil, refuse("broken-formula", fmt.Sprintf("%s: %v", s.Kind, err), "this is a defect of rolexport: please report it")
	}
	blocks, problems := b.execute(s.Kind, view)
	problems = append(problems, b.brief.problems()...)
	b.settle(blocks)
	return b.document(s, subject, join(dot, s.Title, b.datasetEdition()), blocks), problems
}

// settle fits tables and charts to the others that a template has placed.
func (b *workbook) settle(blocks []doc.Block) {
	placed := make(map[string]bool)
	doc.Walk(blocks, func(block doc.Block) bool {
		if t, ok := block.(*doc.Table); ok {
			placed[t.Name] = true
		}
		return true
	})
	doc.Walk(blocks, func(block doc.Block) bool {
		if c, ok := block.(*doc.Chart); ok {
			c.Shown = placed[c.Table.Name]
			if !placed[c.On] {
				c.On = ""
			}
		}
		return true
	})
	calc.Detach(doc.Tables(blocks))
}
