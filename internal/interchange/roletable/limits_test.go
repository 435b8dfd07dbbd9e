package roletable

import (
	"strings"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/interchange/grid"
)

// What import table refuses for its size is told when it is written.
func TestTooLarge(t *testing.T) {
	full := make([]outCell, grid.MaxCells+1)
	for i := range full {
		full[i].stated = true
	}
	for want, c := range map[string]struct {
		rows [][]outCell
		size int
	}{
		"":                        {make([][]outCell, grid.MaxRows), grid.MaxBytes},
		"more than 200000 rows":   {make([][]outCell, grid.MaxRows+1), 0},
		"more than 2000000 cells": {[][]outCell{full}, 0},
		"more than 64 MB":         {nil, grid.MaxBytes + 1},
	} {
		problems := tooLarge([]sheet{{name: "Duties", rows: c.rows}}, make([]byte, c.size))
		right := len(problems) == 1 && problems[0].Code == "table-too-large" && strings.Contains(problems[0].Message, want)
		if want == "" {
			right = problems == nil
		}
		if !right {
			t.Errorf("%v lack %q", problems, want)
		}
	}
}

// A text is as long as its cell, which holds an apostrophe before a text that a spreadsheet would take for something else.
func TestTooLongText(t *testing.T) {
	most := strings.Repeat("x", grid.MaxText)
	for text, fits := range map[string]bool{most: true, most + "x": false, "=" + most[1:]: false, "=" + most[2:]: true} {
		ds := &dataset.Dataset{Title: "T", Roles: []*dataset.Role{{ID: "lead", Title: "Lead", Purpose: text}}}
		file, problems, err := CSV(ds)
		if told := len(problems) == 1 && strings.Contains(problems[0].Message, "more than 200000 characters"); err != nil || told == fits {
			t.Errorf("%d characters after %q: %v %v", len(text), text[:1], problems, err)
		}
		if _, problems := grid.Read("roles.csv", file); problems.HasErrors() == fits {
			t.Errorf("%d characters after %q: %v", len(text), text[:1], problems)
		}
	}
}
