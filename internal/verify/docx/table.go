package docx

import (
	"strconv"
	"strings"

	"rolexport/internal/verify/opc"
)

// checkBlocks holds what stands below each other against the rules: the body, and cells.
func (d *document) checkBlocks(part string, n *opc.Node) {
	before := ""
	for _, k := range n.Kids {
		if k.Name == "tbl" {
			if before == "tbl" {
				d.Add(ruleTables, part, "no paragraph parts two tables")
			}
			d.checkTable(part, k)
		}
		before = k.Name
	}
}

func (d *document) checkTable(part string, table *opc.Node) {
	grid := len(table.Child("tblGrid").Children("gridCol"))
	rows := table.Children("tr")
	if grid == 0 || len(rows) == 0 {
		d.Add(ruleTables, part, "a table has no columns or no rows")
	}
	heads := true
	for i, row := range rows {
		head := row.Child("trPr").Child("tblHeader") != nil
		if head && !heads {
			d.Add(ruleHeads, part, "row %d is a head and does not stand at the top", i+1)
		}
		heads = heads && head
		columns := 0
		for _, cell := range row.Children("tc") {
			span := 1
			if s := cell.Child("tcPr").Child("gridSpan"); s != nil {
				span, _ = strconv.Atoi(val(s, "val")) // 0 is told below
			}
			columns += span
			if len(cell.Kids) == 0 || cell.Kids[len(cell.Kids)-1].Name != "p" {
				d.Add(ruleTables, part, "a cell of row %d does not end with a paragraph", i+1)
			}
			d.checkBlocks(part, cell)
		}
		if columns != grid {
			d.Add(ruleTables, part, "row %d has %d columns, and the grid %d", i+1, columns, grid)
		}
	}
}

// val returns an attribute of WordprocessingML.
func val(n *opc.Node, name string) string {
	if n != nil {
		for _, a := range n.Attributes() {
			if a.Name.Local == name && strings.HasSuffix(a.Name.Space, "/wordprocessingml/2006/main") {
				return a.Value
			}
		}
	}
	return ""
}

// spaceOf returns the attribute xml:space.
func spaceOf(n *opc.Node) string {
	for _, a := range n.Attributes() {
		if a.Name.Local == "space" && a.Name.Space == "http://www.w3.org/XML/1998/namespace" {
			return a.Value
		}
	}
	return ""
}
