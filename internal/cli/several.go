package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/dataset"
)

// severalFlag is a flag that takes several values: divided by commas, or each by the flag again.
func severalFlag(name, usage string) cli.Flag {
	return &cli.StringSliceFlag{Name: name, Usage: usage + "; several divided by commas, or by the flag again"}
}

// several returns the values of a severalFlag whose values have no commas in them, each once.
func several(c *cli.Context, flag string) ([]string, error) {
	var all []string
	for _, given := range c.StringSlice(flag) {
		values, err := divided(flag, given)
		if err != nil {
			return nil, err
		}
		for _, v := range values {
			if !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	return all, nil
}

// divided returns the values between the commas of what a flag was given.
func divided(flag, given string) ([]string, error) {
	values := strings.Split(given, ",")
	for i := range values {
		if values[i] = strings.TrimSpace(values[i]); values[i] == "" {
			return nil, usage(fmt.Sprintf("%s %q has nothing beside a comma", dashed(flag), given), "leave out the comma, or write a value there")
		}
	}
	return values, nil
}

// chosenRoles returns the ids of the roles that --role names, each once, in the given order. A title may have commas: they divide what is no role as it
// stands.
func chosenRoles(ds *dataset.Dataset, given []string) ([]string, error) {
	var names []string
	for _, text := range given {
		if !strings.Contains(text, ",") || len(ds.Find(text)) > 0 {
			names = append(names, text)
			continue
		}
		more, err := divided("role", text)
		if err != nil {
			return nil, err
		}
		names = append(names, more...)
	}
	return findRoles(ds, names)
}
