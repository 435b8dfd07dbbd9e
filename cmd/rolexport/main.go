// Command rolexport makes finished documents from a dataset of job roles. See rolexport help.
package main

import (
	"os"

	"rolexport/internal/cli"
)

func main() {
	cli.TradeMemory()
	os.Exit(cli.Main(os.Args, os.Stdout, os.Stderr))
}
