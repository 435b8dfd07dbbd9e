//go:build unix

package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// A table sets the figures of contestants against those of its first row.
type table struct {
	Title string   `json:"title"`
	Heads []string `json:"heads"` // of the figures
	Rows  []row    `json:"rows"`
}

// A row holds medians over all rounds.
type row struct {
	Name    string    `json:"name"`
	Figures []float64 `json:"figures"`
	// Ratio is the median of the ratios to the first row within a round, in the first figure; Low and High are the extremes.
	Ratio float64 `json:"ratio"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// A figure reads a number off a sample.
type figure struct {
	head string
	of   func(sample) float64
}

func perDocument(of func(sample) float64) func(sample) float64 {
	return func(x sample) float64 { return of(x) / float64(x.Documents) }
}

var (
	renderFigure = figure{"CPU ms", perDocument(func(x sample) float64 { return x.Render })}
	cpuFigure    = figure{"CPU ms", perDocument(func(x sample) float64 { return x.CPU })}
	bytesFigure  = figure{"bytes", perDocument(func(x sample) float64 { return float64(x.Bytes) })}
	wallFigure   = figure{"wall ms", func(x sample) float64 { return x.Wall }}
	innerFigure  = figure{"wall ms", func(x sample) float64 { return x.Inner }}
	totalFigure  = figure{"CPU ms", func(x sample) float64 { return x.CPU }}
	peakFigure   = figure{"peak MB", func(x sample) float64 { return x.Peak }}
)

// tables returns what is to be printed of the samples: those of experiments that were not made are left out.
func tables(s *setup, all samples) []table {
	var list []table
	add := func(title, experiment string, figures []figure, contestants ...string) {
		if t := newTable(title, all[experiment], figures, contestants); len(t.Rows) > 0 {
			list = append(list, t)
		}
	}
	rendered, complete := []figure{renderFigure, bytesFigure}, []figure{cpuFigure, bytesFigure}
	add("PDF role sheets, rendering alone, per document", "sheets", rendered, rendering, canvas, platypus, typst, naive)
	add("PDF role sheets, whole process, per document", "sheets", complete, whole, canvas, platypus, typst, naive)
	add("PDF comparisons, rendering alone, per document", "comparisons", rendered, rendering, canvas, platypus)
	add("PDF comparisons, whole process, per document", "comparisons", complete, whole, canvas, platypus)
	add("One PDF role sheet from the start of the process", "one", []figure{wallFigure, totalFigure, peakFigure},
		whole, canvas, platypus, typst, naive, justStarted)
	add("Workers, whole process, all role sheets", "workers", []figure{wallFigure, totalFigure}, twoWorkers, oneWorker)
	add("Workers, rendering alone, all role sheets", "workers", []figure{innerFigure, totalFigure}, renderTwo, renderOne)
	add("Comparison workbooks, rendering alone, per document", "workbooks", rendered, rendering, writer)
	add("Comparison workbooks, whole process, per document", "workbooks", complete, whole, writer)
	add("Word role sheets, rendering alone, per document", "word", rendered, rendering, docx)
	add("Word role sheets, whole process, per document", "word", complete, whole, docx)
	add("Pages of role sheets, rendering alone, per document", "pages", rendered, rendering)
	add("Pages of role sheets, whole process, per document", "pages", complete, whole)
	add(fmt.Sprintf("Workbook of %d roles x 12 dimensions, rendering alone", s.matrixRows), "matrix",
		[]figure{renderFigure, peakFigure, bytesFigure}, rendering, writer)
	s.scaleTables(add)
	if t := s.steps(all["sheets"][rendering]); len(t.Rows) > 0 {
		list = append(list, t)
	}
	return list
}

func newTable(title string, runs map[string][]sample, figures []figure, contestants []string) table {
	t := table{Title: title}
	for _, f := range figures {
		t.Heads = append(t.Heads, f.head)
	}
	for _, name := range contestants {
		mine := runs[name]
		if len(mine) == 0 {
			continue
		}
		r := row{Name: name}
		for _, f := range figures {
			r.Figures = append(r.Figures, median(read(mine, f)))
		}
		first, own := read(runs[contestants[0]], figures[0]), read(mine, figures[0])
		var ratios []float64
		for i := range min(len(first), len(own)) {
			ratios = append(ratios, own[i]/first[i])
		}
		r.Ratio, r.Low, r.High = median(ratios), slices.Min(ratios), slices.Max(ratios)
		t.Rows = append(t.Rows, r)
	}
	return t
}

// steps tells where rolexport's own time goes, for each role.
func (s *setup) steps(runs []sample) table {
	t := table{Title: "Steps of rolexport, per role with its statements and half a comparison", Heads: []string{"CPU ms"}}
	if len(runs) == 0 {
		return t
	}
	for _, step := range []figure{
		{"loading YAML", func(x sample) float64 { return x.Load }},
		{"composing the role sheet", func(x sample) float64 { return x.Compose }},
		{"rendering it to a file", func(x sample) float64 { return x.Render }},
	} {
		t.Rows = append(t.Rows, row{Name: step.head, Figures: []float64{median(read(runs, step)) / float64(s.documents)}})
	}
	return t
}

func read(runs []sample, f figure) []float64 {
	list := make([]float64, len(runs))
	for i, x := range runs {
		list[i] = f.of(x)
	}
	return list
}

// median returns the middle of the numbers, or the mean of the two in the middle.
func median(list []float64) float64 {
	list = slices.Sorted(slices.Values(list))
	half := len(list) / 2
	if len(list)%2 == 1 {
		return list[half]
	}
	return (list[half-1] + list[half]) / 2
}

// print writes the tables in Markdown, aligned for reading as they are.
func (r *report) print(w io.Writer) {
	fmt.Fprintf(w, "%s; %s\n%d role sheets, %d rounds\n", r.Machine, strings.Join(r.Versions, ", "), r.Documents, r.Rounds)
	for _, t := range r.Tables {
		t.print(w)
	}
}

func (t table) print(w io.Writer) {
	name := 0
	for _, r := range t.Rows {
		name = max(name, len(r.Name))
	}
	fmt.Fprintf(w, "\n%s\n\n| %-*s |", t.Title, name, "")
	for _, head := range t.Heads {
		fmt.Fprintf(w, " %9s |", head)
	}
	compared := t.Rows[0].Ratio != 0
	if compared {
		fmt.Fprintf(w, " %6s | %-13s |", "ratio", "lowest–highest")
	}
	fmt.Fprintf(w, "\n|%s|%s", strings.Repeat("-", name+2), strings.Repeat("----------:|", len(t.Heads)))
	if compared {
		fmt.Fprintf(w, "-------:|----------------|")
	}
	fmt.Fprintln(w)
	for _, r := range t.Rows {
		fmt.Fprintf(w, "| %-*s |", name, r.Name)
		for _, x := range r.Figures {
			fmt.Fprintf(w, " %9s |", shown(x))
		}
		if compared {
			digits := 2
			if r.Ratio < 0.1 {
				digits = 3
			}
			fmt.Fprintf(w, " %6.*f | %-14s |", digits, r.Ratio, fmt.Sprintf("%.*f–%.*f", digits, r.Low, digits, r.High))
		}
		fmt.Fprintln(w)
	}
}

// shown returns a figure with three digits that matter.
func shown(x float64) string {
	switch {
	case x < 10:
		return fmt.Sprintf("%.2f", x)
	case x < 100:
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.0f", x)
}
