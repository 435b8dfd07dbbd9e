package dataset

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rolexport/internal/strictyaml"
)

// Edits returns the files of a dataset folder, by path, whose text becomes another one when old, which Load has read from fsys, becomes
// changed: the settings and vocabularies of the main file, and the roles of changed. Roles that changed lacks, comparisons and the plan are
// left alone. Files keep what does not change, comments included. A new role gets a file, and stands last where the main file lists roles.
func Edits(fsys fs.FS, old, changed *Dataset) (map[string][]byte, error) {
	files := map[string][]byte{}
	main, err := fs.ReadFile(fsys, MainFile)
	if err != nil {
		return nil, err
	}
	var listed Dataset
	file, _ := strictyaml.Parse(MainFile, main)
	file.Decode(&listed) // its problems are warnings: it has been loaded
	from, to := *old, *changed
	from.Roles, from.Comparisons, from.Workforce = listed.Roles, listed.Comparisons, listed.Workforce
	to.Roles, to.Comparisons, to.Workforce = slices.Clone(listed.Roles), listed.Comparisons, listed.Workforce
	places := old.roleFiles()
	for _, r := range changed.Roles {
		before := old.Role(r.ID)
		switch {
		case before == nil:
			files[RoleFile(r.ID)] = strictyaml.Encode(r)
			if len(listed.Roles) > 0 {
				to.Roles = append(to.Roles, &Role{ID: r.ID, named: true})
			}
		case places[r.ID] == "":
			at := slices.IndexFunc(listed.Roles, func(x *Role) bool { return x != nil && !x.named && x.ID == r.ID })
			to.Roles[at] = r
		default:
			if bytes.Equal(strictyaml.Encode(before), strictyaml.Encode(r)) {
				continue
			}
			src, err := fs.ReadFile(fsys, places[r.ID])
			if err != nil {
				return nil, err
			}
			files[places[r.ID]] = strictyaml.Edit(src, before, r)
		}
	}
	if edited := strictyaml.Edit(main, &from, &to); !bytes.Equal(edited, main) {
		files[MainFile] = edited
	}
	return files, nil
}

// roleFiles returns the files of roles by their ids. A role that the main file holds has none.
func (ds *Dataset) roleFiles() map[string]string {
	files := map[string]string{}
	for _, name := range ds.Files {
		if dir, base := path.Split(name); dir == rolesFolder+"/" {
			files[norm.NFC.String(strings.TrimSuffix(base, path.Ext(base)))] = name
		}
	}
	return files
}
