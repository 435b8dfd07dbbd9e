package pdf

import "rolexport/internal/verify/pdf/object"

// maxColumns is how wide a table may be.
const maxColumns = 4096

// A cell is a cell of a table with its place.
type cell struct {
	*element
	row, column, rows, columns int
}

// checkTable lays out the cells of a table.
func (c *checker) checkTable(table *element) {
	rows := tableRows(table)
	if len(rows) == 0 {
		return
	}
	cells, taken := c.layOut(table, rows)
	counts, ends := make([]int, len(rows)), make([]int, len(rows))
	for place := range taken {
		counts[place[0]]++
		ends[place[0]] = max(ends[place[0]], place[1]+1)
	}
	for i, end := range ends {
		switch {
		case counts[i] < end:
			c.add(ruleShape, table.String(), "row %d has a gap", i+1)
		case end != ends[0]:
			c.add(ruleShape, table.String(), "row %d has %d columns, and the first %d", i+1, end, ends[0])
		}
	}
	c.checkHeads(cells)
}

// tableRows returns the rows of a table, those within its parts as well.
func tableRows(table *element) []*element {
	var rows []*element
	for _, k := range table.kids {
		switch k.role {
		case "TR":
			rows = append(rows, k)
		case "THead", "TBody", "TFoot":
			rows = append(rows, tableRows(k)...)
		}
	}
	return rows
}

// layOut gives each cell its place. taken holds the cells by row and column.
func (c *checker) layOut(table *element, rows []*element) (cells []cell, taken map[[2]int]*element) {
	taken = map[[2]int]*element{}
	for i, row := range rows {
		column := 0
		for _, k := range row.kids {
			if k.role != "TH" && k.role != "TD" {
				continue
			}
			for taken[[2]int{i, column}] != nil {
				column++
			}
			here := cell{k, i, column, c.span(k, "RowSpan"), c.span(k, "ColSpan")}
			if i+here.rows > len(rows) {
				c.add(ruleShape, k.String(), "it spans %d rows, and the table ends before", here.rows)
				here.rows = len(rows) - i
			}
			if column+here.columns > maxColumns || len(taken)+here.rows*here.columns > 1<<20 {
				c.add(ruleShape, table.String(), "it is too large to be laid out")
				return cells, taken
			}
			for y := range here.rows {
				for x := range here.columns {
					place := [2]int{i + y, column + x}
					if other := taken[place]; other != nil {
						c.add(ruleShape, k.String(), "it overlaps %v", other)
					}
					taken[place] = k
				}
			}
			cells = append(cells, here)
			column += here.columns
		}
	}
	return cells, taken
}

func (c *checker) span(e *element, key object.Name) int {
	if n, ok := c.attribute(e, "Table", key).(object.Integer); ok && n >= 1 {
		return int(min(n, maxColumns))
	}
	return 1
}

// checkHeads looks for what joins cells to their heads: a scope, or the heads' names.
func (c *checker) checkHeads(cells []cell) {
	ids := map[string]bool{}
	for _, k := range cells {
		if id := c.text(k.dict["ID"]); id != "" && k.role == "TH" {
			ids[id] = true
		}
	}
	named := func(k cell) bool {
		list, _ := c.attribute(k.element, "Table", "Headers").(object.Array)
		for _, v := range list {
			if !ids[c.text(v)] {
				c.add(ruleScope, k.String(), "its /Headers name %q, which no head cell of the table has for an /ID", c.text(v))
			}
		}
		return len(list) > 0
	}
	all := true
	for _, k := range cells {
		if !named(k) && k.role == "TD" {
			all = false
		}
	}
	if all {
		return
	}
	for _, k := range cells {
		if k.role != "TH" {
			continue
		}
		scope, _ := c.attribute(k.element, "Table", "Scope").(object.Name)
		switch scope {
		case "Row", "Column", "Both":
		case "":
			c.add(ruleScope, k.String(), "it has no /Scope: nothing says whether it heads a row or a column")
		default:
			c.add(ruleScope, k.String(), "its /Scope is %s, none of Row, Column, Both", scope)
		}
	}
}
