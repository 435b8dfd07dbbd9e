package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
)

// The kinds that rolexport show makes of one and of two roles, and of any in a format of data.
const (
	roleSheet  = "role-sheet"
	comparison = "comparison"
	roleData   = "data"
)

// findRole returns the role that the user means by an id, a title or an alias.
func findRole(ds *dataset.Dataset, name string) (*dataset.Role, error) {
	found := ds.Find(name)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		var names []string
		for _, r := range ds.Roles {
			names = append(append(names, r.ID, r.Title), r.Aliases.Texts()...)
		}
		hint := diag.DidYouMean(name, names)
		if hint == "" {
			hint = "rolexport list roles shows the roles"
		}
		return nil, usage(fmt.Sprintf("unknown role %q", name), hint)
	}
	var candidates []string
	for _, r := range found {
		candidates = append(candidates, fmt.Sprintf("%s (%s)", r.ID, r.Title))
	}
	return nil, usage(fmt.Sprintf("%q may be any of %d roles", name, len(found)), "give an id: "+strings.Join(candidates, ", "))
}

// findRoles returns the ids of the roles, each once, in the given order.
func findRoles(ds *dataset.Dataset, names []string) ([]string, error) {
	var ids []string
	for _, name := range names {
		r, err := findRole(ds, name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, r.ID) {
			ids = append(ids, r.ID)
		}
	}
	return ids, nil
}

func kindNames() []string {
	var names []string
	for _, k := range compose.Kinds() {
		names = append(names, k.ID)
	}
	return names
}

func formatNames() []string {
	var names []string
	for _, f := range formats.All() {
		names = append(names, f.Name)
	}
	return names
}

// findKind returns the document kind with the id.
func findKind(id string) (compose.Kind, error) {
	for _, k := range compose.Kinds() {
		if k.ID == id {
			return k, nil
		}
	}
	return compose.Kind{}, unknown("kind", id, kindNames())
}

// findFormat returns the format with the name.
func findFormat(name string) (render.Format, error) {
	for _, f := range formats.All() {
		if f.Name == name {
			return f, nil
		}
	}
	return render.Format{}, unknown("format", name, formatNames())
}

// formatOf returns the format whose files end as path does.
func formatOf(path, ext string) (render.Format, error) {
	var exts []string
	for _, f := range formats.All() {
		if strings.EqualFold(f.Ext, ext) {
			return f, nil
		}
		exts = append(exts, f.Ext)
	}
	message := fmt.Sprintf("no format has files that end as %q does", path)
	return render.Format{}, usage(message, "they end in "+strings.Join(exts, ", ")+"; or say --format")
}

// oneOf returns the value of a flag that takes one of a few words.
func oneOf(c *cli.Context, flag string, words ...string) (string, error) {
	value := c.String(flag)
	if value == "" || slices.Contains(words, value) {
		return value, nil
	}
	return "", unknown("value of --"+flag, value, words)
}

// unknown refuses a name that is not among the known ones.
func unknown(sort, name string, known []string) error {
	hint := diag.DidYouMean(name, known)
	if hint == "" {
		hint = "known: " + strings.Join(known, ", ")
	}
	return usage(fmt.Sprintf("unknown %s %q", sort, name), hint)
}
