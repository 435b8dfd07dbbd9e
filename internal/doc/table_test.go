package doc

import (
	"reflect"
	"testing"
)

func TestPrinted(t *testing.T) {
	whole := &Table{Name: "t", Columns: []Column{{Key: "a"}}, Rows: []Row{{Cells: []Value{Text("x")}}}}
	if whole.Printed() != whole {
		t.Error("a table without detail is copied")
	}
	table := &Table{
		Name: "t", Columns: []Column{{Key: "a", Detail: true}, {Key: "b"}, {Key: "c", Detail: true}},
		Rows: []Row{
			{Cells: []Value{Text("1"), Text("2"), Text("3")}},
			{Kind: SpareRow, Cells: []Value{nil, nil, nil}},
			{Kind: TotalRow, Cells: []Value{nil, Text("4"), nil}},
		},
	}
	want := &Table{
		Name: "t", Columns: []Column{{Key: "b"}},
		Rows: []Row{{Cells: []Value{Text("2")}}, {Kind: TotalRow, Cells: []Value{Text("4")}}},
	}
	if got := table.Printed(); !reflect.DeepEqual(got, want) {
		t.Errorf("printed: %+v", got)
	}
	if len(table.Columns) != 3 || len(table.Rows) != 3 {
		t.Error("the table itself has changed")
	}
}

func TestTablesOfCharts(t *testing.T) {
	a, b := &Table{Name: "a"}, &Table{Name: "b"}
	got := Tables([]Block{&Chart{Table: a, Shown: true}, &Chart{Table: b}, a})
	if want := []*Table{b, a}; !reflect.DeepEqual(got, want) {
		t.Errorf("tables: %v", got)
	}
}
