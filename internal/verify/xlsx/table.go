package xlsx

import (
	"strings"

	"rolexport/internal/verify/opc"
)

// A table is a table object on a sheet.
type table struct {
	name string
	part string
	area area
	root *opc.Node
}

// tablesOf returns the tables of a sheet, whose heads are then looked for in its cells.
func (b *book) tablesOf(s *sheet) []*table {
	var all []*table
	for _, r := range b.Related(s.part, "table") {
		root := b.Tree(r.Target)
		if root == nil {
			continue
		}
		t := &table{name: root.Attr("displayName"), part: r.Target, root: root}
		a, ok := parseArea(root.Attr("ref"))
		if !ok {
			b.Add(ruleTables, r.Target, "the table has the area %q, which is none", root.Attr("ref"))
			continue
		}
		t.area = a
		all = append(all, t)
	}
	b.tables = append(b.tables, all...)
	return all
}

func (b *book) checkTables(s *sheet, tables []*table, heads map[string]string) {
	announced := s.root.Child("tableParts").Children("tablePart")
	if len(announced) != len(b.Related(s.part, "table")) {
		b.Add(ruleTables, s.part, "%d tables are announced, and there are %d", len(announced), len(b.Related(s.part, "table")))
	}
	for _, n := range announced {
		if r, ok := b.Relation(s.part, n.Relation()); !ok || r.Kind != "table" {
			b.Add(ruleTables, s.part, "there is no table %q", n.Relation())
		}
	}
	for i, t := range tables {
		b.checkTable(t, heads)
		for _, other := range tables[:i] {
			if t.area.overlaps(other.area) {
				b.Add(ruleTables, t.part, "%q overlaps the table %q", t.name, other.name)
			}
		}
	}
}

func (b *book) checkTable(t *table, heads map[string]string) {
	b.checkOrder(t.part, t.root, tableOrder)
	if id := t.root.Attr("id"); id == "" || id == "0" || b.ids[id] {
		b.Add(ruleTables, t.part, "the number %q is none of its own", id)
	} else {
		b.ids[id] = true
	}
	if t.area.bottom == t.area.top && t.root.Attr("headerRowCount") != "0" {
		b.Add(ruleTables, t.part, "the table has no row below its heads")
	}
	if f := t.root.Child("autoFilter"); f != nil {
		if a, ok := parseArea(f.Attr("ref")); !ok || a.left != t.area.left || a.right != t.area.right || a.top != t.area.top || a.bottom > t.area.bottom {
			b.Add(ruleTables, t.part, "the filter covers %q, the table %q", f.Attr("ref"), t.root.Attr("ref"))
		}
	}
	columns := t.root.Child("tableColumns").Children("tableColumn")
	if len(columns) != t.area.right-t.area.left+1 {
		b.Add(ruleTables, t.part, "the table has %d columns on %d", len(columns), t.area.right-t.area.left+1)
		return
	}
	seen := map[string]bool{}
	for i, c := range columns {
		name := c.Attr("name")
		if folded := strings.ToLower(name); seen[folded] || name == "" {
			b.Add(ruleTables, t.part, "two columns are named %q", name)
		} else {
			seen[folded] = true
		}
		if cell := cellName(t.area.left+i, t.area.top); t.root.Attr("headerRowCount") != "0" && strings.ReplaceAll(heads[cell], "\n", "_x000a_") != name {
			b.Add(ruleTables, t.part, "the column %q has the head %q in %s", name, heads[cell], cell)
		}
	}
}

// checkTableNames holds the names of tables against each other and against those of cells.
func (b *book) checkTableNames() {
	seen := map[string]bool{}
	for _, t := range b.tables {
		folded := strings.ToLower(t.name)
		switch {
		case !isName(t.name):
			b.Add(ruleTables, t.part, "%q is no name that Excel takes", t.name)
		case seen[folded] || b.names[folded]:
			b.Add(ruleTables, t.part, "the name %q is taken", t.name)
		}
		seen[folded] = true
	}
}
