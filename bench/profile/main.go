// Command profile runs rolexport with a CPU profile, to see where the time of a whole command goes.
//
//	go run ./bench/generate -roles 1000 /dev/shm/content
//	go run ./bench/profile cpu.prof export --data /dev/shm/content/dataset --kind role-sheet --format pdf --out /dev/shm/out
//	go tool pprof -top cpu.prof
package main

import (
	"fmt"
	"os"
	"runtime/pprof"

	"rolexport/internal/cli"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: profile FILE COMMAND [ARGUMENT]...")
		os.Exit(2)
	}
	f, err := os.Create(os.Args[1])
	if err == nil {
		err = pprof.StartCPUProfile(f)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "profile:", err)
		os.Exit(1)
	}
	cli.TradeMemory()
	code := cli.Main(append([]string{"rolexport"}, os.Args[2:]...), os.Stdout, os.Stderr)
	pprof.StopCPUProfile()
	if err := f.Close(); err != nil {
		fmt.Fprintln(os.Stderr, "profile:", err)
	}
	os.Exit(code)
}
