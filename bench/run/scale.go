//go:build unix

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// scale is the experiment that sets datasets of several sizes against each other. It takes long, and is made when it is asked for.
const scale = "scale"

// A size is a number of roles of the experiment.
type size int

func (n size) content() string   { return fmt.Sprintf("scale-%d", n) }
func (n size) full() string      { return fmt.Sprintf("%d roles", n) }
func (n size) kept() string      { return fmt.Sprintf("%d roles, nothing changed", n) }
func (n size) oneWorker() string { return fmt.Sprintf("%d roles, 1 worker", n) }

// documents counts role sheets, and a comparison of every two. The catalogue of so many roles is made only when it is asked for.
func (n size) documents() int { return int(n) + int(n)/2 }

// sizes reads a list of numbers of roles.
func sizes(list string) ([]size, error) {
	const fewest = 502 // of fewer a catalogue is made as well
	var all []size
	for _, text := range strings.Split(list, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < fewest || n%2 == 1 {
			return nil, fmt.Errorf("-scale %s: write even numbers of roles from %d, divided by commas", list, fewest)
		}
		all = append(all, size(n))
	}
	return all, nil
}

// scales returns an experiment for each size: everything in one format, once more without a change, and the smallest on one worker as well. Small ones
// are made several times in a round.
func (s *setup) scales() []experiment {
	const enough = 10000
	var list []experiment
	for i, n := range s.sizes {
		command := []string{
			s.program("rolexport"), "export", "--quiet", "--data", filepath.Join(s.content(n.content()), "dataset"), "--format", "pdf", "--out", s.out(),
		}
		e := experiment{scale, n.documents(), max(1, min(5, enough/int(n))), []contestant{
			{name: n.full(), command: slices.Concat(command, []string{"--workers", "2"})},
			{name: n.kept(), command: slices.Concat(command, []string{"--workers", "2"}), again: true},
		}}
		if i == 0 {
			e.contestants = append(e.contestants, contestant{name: n.oneWorker(), command: slices.Concat(command, []string{"--workers", "1"})})
		}
		list = append(list, e)
	}
	return list
}

// generateScales writes the datasets.
func (s *setup) generateScales(ctx context.Context) error {
	for _, n := range s.sizes {
		progress("generating %d roles", n)
		if err := call(ctx, s.program("generate"), "-dataset", "-roles", strconv.Itoa(int(n)), s.content(n.content())); err != nil {
			return err
		}
	}
	return nil
}

// scaleTables returns what is to be printed of the experiment.
func (s *setup) scaleTables(add func(title, experiment string, figures []figure, contestants ...string)) {
	figures := []figure{cpuFigure, wallFigure, peakFigure}
	var full []string
	for _, n := range s.sizes {
		full = append(full, n.full())
	}
	add("Scale: CPU time for each PDF, whole process", scale, figures, full...)
	for _, n := range s.sizes {
		add(fmt.Sprintf("Scale: %d roles, %d PDFs, nothing changed since", n, n.documents()), scale, []figure{totalFigure, wallFigure, peakFigure}, n.full(), n.kept())
	}
	if len(s.sizes) > 0 {
		n := s.sizes[0]
		add(fmt.Sprintf("Scale: %d roles, two workers and one", n), scale, []figure{wallFigure, totalFigure}, n.full(), n.oneWorker())
	}
}
