// Command generate writes what the benchmarks set: a dataset folder for rolexport, the same content as JSON for the other tools, and
// the two faces that all of them set it in.
//
//	go run ./bench/generate -roles 200 DIR
//	go run ./bench/generate -roles 100000 -dataset DIR
//	go run ./bench/generate -matrix 20000 DIR
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"

	"rolexport/bench/content"
)

func main() {
	roles := flag.Int("roles", 0, "write `N` whole roles, and a comparison of every two")
	bare := flag.Bool("dataset", false, "write the dataset alone: neither JSON nor faces")
	matrix := flag.Int("matrix", 0, "write `N` roles that hold a statement in each of twelve dimensions, and nothing else")
	flag.Parse()
	if flag.NArg() != 1 || (*roles > 0) == (*matrix > 0) {
		fmt.Fprintln(os.Stderr, "usage: generate -roles N|-matrix N [-dataset] DIR")
		os.Exit(2)
	}
	var err error
	if *roles > 0 {
		c := content.New(*roles)
		err = write(flag.Arg(0), c, c, *bare)
	} else {
		m := content.NewMatrix(*matrix)
		err = write(flag.Arg(0), m.Content(), m, *bare)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// write writes DIR/dataset/ and, unless that is to be all, DIR/content.json and DIR/fonts/.
func write(dir string, dataset *content.Content, forJSON any, bare bool) error {
	if err := dataset.WriteDataset(filepath.Join(dir, "dataset")); err != nil || bare {
		return err
	}
	data, err := json.Marshal(forJSON)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "content.json"), data, 0o666); err != nil {
		return err
	}
	fonts := filepath.Join(dir, "fonts")
	if err := os.MkdirAll(fonts, 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(fonts, "regular.ttf"), liberationsansregular.TTF, 0o666); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(fonts, "bold.ttf"), liberationsansbold.TTF, 0o666)
}
