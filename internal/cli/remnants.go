package cli

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/export"
)

// leftAsTheyWere warns of the files about all roles that an export has left as they were, and that are not what the dataset yields.
func leftAsTheyWere(out string, remnants []export.Remnant) diag.List {
	var all diag.List
	for _, left := range remnants {
		what := map[export.Reason]string{
			export.Missing: "somebody has removed it, and the manifest does not name it any more",
			export.Edited:  "somebody has edited it",
			export.Content: "it was made from other data",
			export.Look:    "it was made with another theme, sheet or time, or with other templates",
			export.Program: "another version of rolexport wrote it",
		}[left.Reason]
		all = append(all, diag.Diagnostic{
			Code: "left-as-it-was", Pos: diag.Pos{File: path.Join(filepath.ToSlash(out), left.Path)}, Message: "it is made on request alone, and was left as it is: " + what,
			Hint: "--kind " + left.Kind + " makes it anew",
		})
	}
	return all
}

// mixedFolder warns of a folder whose manifest names a dataset that some of its files were not made from.
func mixedFolder(out string, m *export.Manifest, foreign int) diag.List {
	name := fmt.Sprintf("%q", strings.TrimSpace(m.Dataset.Title+" "+m.Dataset.Version))
	return diag.List{{
		Code: "mixed-datasets",
		Message: fmt.Sprintf("the manifest in %s names the dataset %s now, but %d of its %d files were made from other data",
			out, name, foreign, len(m.Files)),
		Hint: "export without --kind, --format and --role to make them anew, or use a folder for each dataset",
	}}
}
