package dataset

import (
	"path"
	"slices"
	"strings"

	"rolexport/internal/strictyaml"
)

// Files returns a dataset as the files that Load reads, by their paths: a main file that lists the ids, and a file for each role and
// comparison, for the plan and for the logo.
func Files(ds *Dataset) map[string][]byte {
	files := make(map[string][]byte, len(ds.Roles)+len(ds.Comparisons)+3)
	main := *ds
	main.Roles, main.Comparisons, main.Workforce = nil, nil, nil
	for _, r := range ds.Roles {
		files[RoleFile(r.ID)] = strictyaml.Encode(r)
		main.Roles = append(main.Roles, &Role{ID: r.ID, named: true})
	}
	for _, c := range ds.Comparisons {
		files[ComparisonFile(c.ID)] = strictyaml.Encode(c)
		main.Comparisons = append(main.Comparisons, &Comparison{ID: c.ID, named: true})
	}
	files[MainFile] = strictyaml.Encode(&main)
	if ds.Workforce != nil {
		files[WorkforceFile] = strictyaml.Encode(ds.Workforce)
	}
	if ds.Logo != nil {
		files[ds.Organisation.Logo] = ds.Logo
	}
	return files
}

// IsPart reports whether a path in a dataset folder is one where Load looks for a part of the dataset, the logo aside.
func IsPart(file string) bool {
	top, _, _ := strings.Cut(file, "/")
	return slices.Contains(parts, top)
}

// RoleFile returns the path of a role's own file in a dataset folder.
func RoleFile(id string) string { return path.Join(rolesFolder, id+".yaml") }

// ComparisonFile returns the path of a comparison's own file in a dataset folder.
func ComparisonFile(id string) string { return path.Join(comparisonsFolder, id+".yaml") }
