//go:build unix

// Command run measures rolexport against the tools that people use instead, on the same content: it installs what is missing, builds and
// generates, lets every contestant take its turn in each of several rounds, and prints tables. docs/performance.md explains them.
//
//	go run ./bench/run [-rounds 5] [-documents 200] [-only sheets,one] [-json FILE]
//	go run ./bench/run -only scale [-scale 1000,100000] [-rounds 1]
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

func main() {
	cache, _ := os.UserCacheDir() // without one, -cache has to name it
	var s setup
	flag.StringVar(&s.cache, "cache", filepath.Join(cache, "rolexport-bench"), "keep programs and packages in `DIR`")
	flag.IntVar(&s.documents, "documents", 200, "number of role sheets; half as many comparisons")
	flag.IntVar(&s.matrixRows, "matrix", 20000, "number of roles in the large workbook")
	rounds := flag.Int("rounds", 5, "number of rounds")
	only := flag.String("only", "", "measure these alone: a list of "+strings.Join(experimentNames(), ", "))
	file := flag.String("json", "", "write all figures to `FILE`")
	scales := flag.String("scale", "1000,100000", "numbers of roles of the experiment "+scale+", which is made with -only alone")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, &s, *rounds, *only, *scales, *file); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// A report is what -json writes.
type report struct {
	Machine   string   `json:"machine"`
	Versions  []string `json:"versions"`
	Documents int      `json:"documents"`
	Rounds    int      `json:"rounds"`
	Tables    []table  `json:"tables"`
	Samples   samples  `json:"samples"`
}

func run(ctx context.Context, s *setup, rounds int, only, scales, file string) error {
	if s.documents < 2 || s.documents%2 == 1 || rounds < 1 {
		return fmt.Errorf("-documents must be even, from 2, and -rounds at least 1")
	}
	all, err := s.measured(ctx, rounds, only, scales)
	if err != nil {
		return err
	}
	r := report{
		Machine:  fmt.Sprintf("%s/%s, %d processors", runtime.GOOS, runtime.GOARCH, runtime.NumCPU()),
		Versions: s.versions, Documents: s.documents, Rounds: rounds, Tables: tables(s, all), Samples: all,
	}
	r.print(os.Stdout)
	if file == "" {
		return nil
	}
	data, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(data, '\n'), 0o666)
}

// measured makes the rounds of the experiments that are asked for.
func (s *setup) measured(ctx context.Context, rounds int, only, scales string) (samples, error) {
	names := experimentNames()
	names = names[:len(names)-1] // without the one that takes long
	if only != "" {
		names = strings.Split(only, ",")
	}
	if slices.Contains(names, scale) {
		var err error
		if s.sizes, err = sizes(scales); err != nil {
			return nil, err
		}
		s.alone = len(names) == 1
	}
	for _, name := range names {
		if !slices.Contains(experimentNames(), name) {
			return nil, fmt.Errorf("-only %s: there are %s", name, strings.Join(experimentNames(), ", "))
		}
	}
	defer s.clean()
	if err := s.prepare(ctx); err != nil {
		return nil, err
	}
	all := make(samples)
	for round := range rounds {
		for _, e := range experiments(s) {
			if !slices.Contains(names, e.name) {
				continue
			}
			progress("round %d of %d: %s", round+1, rounds, e.name)
			if err := e.round(ctx, s, all); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// progress tells on the terminal what is going on.
func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, "bench: "+format+"\n", args...) }
