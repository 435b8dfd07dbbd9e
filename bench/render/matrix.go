//go:build unix

package main

import (
	"encoding/json"
	"os"

	"rolexport/bench/content"
	"rolexport/internal/compose"
	"rolexport/internal/doc"
)

// matrix returns the one document that is the table of roles by dimensions, and nothing besides.
func matrix(name string, cost *costs) (*composed, error) {
	var m content.Matrix
	var err error
	cost.Load, err = measure(func() error {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return json.Unmarshal(data, &m)
	})
	if err != nil {
		return nil, err
	}
	const kind = "role-matrix"
	all := &composed{kind: kind, documents: make(map[string]*doc.Document)}
	cost.Compose, err = measure(func() error {
		all.add(compose.Subject{Kind: kind, Name: kind, Title: "Role matrix"}, &doc.Document{
			Kind: kind, Name: kind, Title: "Role matrix", Locale: doc.English(), Blocks: []doc.Block{
				&doc.Heading{Level: 1, ID: "role-matrix", Text: []doc.Inline{doc.Text("Role matrix")}},
				&doc.Heading{Level: 2, ID: "matrix", Text: []doc.Inline{doc.Text("Matrix")}},
				matrixTable(&m),
			},
		})
		return nil
	})
	return all, err
}

func matrixTable(m *content.Matrix) *doc.Table {
	t := &doc.Table{Name: "matrix", Title: "Matrix", Columns: []doc.Column{{Key: "role", Title: "Role", Header: true, Weight: 2}}}
	for _, d := range m.Dimensions {
		t.Columns = append(t.Columns, doc.Column{Key: "dimension-" + d.ID, Title: d.Title, Weight: 3})
	}
	for _, row := range m.Rows {
		var cells []doc.Value
		for _, words := range row {
			cells = append(cells, doc.Text(words))
		}
		t.Rows = append(t.Rows, doc.Row{Cells: cells})
	}
	return t
}
