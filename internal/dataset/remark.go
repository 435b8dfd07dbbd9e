package dataset

import (
	"path"
	"slices"

	"rolexport/internal/diag"
	"rolexport/internal/strictyaml"
)

// A Remark is something to be said about a value of a dataset whose place is not known yet.
type Remark struct {
	Role    *Role // nil: the main file
	Path    []any // keys and indexes, from the role or from the top of the main file
	Problem diag.Diagnostic
}

// Place returns the problems of remarks with the places of their values, in the order of files and lines. Each file is read once more.
func (f *Finder) Place(remarks []Remark) diag.List {
	f.mu.Lock()
	f.prepare()
	f.mu.Unlock()
	byFile := map[string][]Remark{}
	var names []string
	for _, r := range remarks {
		name := f.main
		if r.Role != nil {
			name = f.names[r.Role.Pos.File]
		}
		if byFile[name] == nil {
			names = append(names, name)
		}
		byFile[name] = append(byFile[name], r)
	}
	placed := make([]diag.List, len(names))
	parallel(len(names), func(i int) { placed[i] = f.placeIn(names[i], byFile[names[i]]) })
	all := slices.Concat(placed...)
	all.Sort()
	return all
}

// placeIn places the remarks about one file. One that cannot be read any more has no places but itself.
func (f *Finder) placeIn(name string, remarks []Remark) diag.List {
	src, err := readFile(f.fsys, name, strictyaml.MaxBytes)
	if err != nil {
		src = nil
	}
	file, _ := strictyaml.Parse(path.Join(f.display, name), src)
	items := map[diag.Pos]int{} // of the roles that the main file holds
	if name == f.main {
		for i := 0; file.Has(rolesFolder, i); i++ {
			items[file.Pos(rolesFolder, i)] = i
		}
	}
	problems := make(diag.List, 0, len(remarks))
	for _, r := range remarks {
		at := r.Path
		if r.Role != nil && name == f.main {
			at = append([]any{rolesFolder, items[r.Role.Pos]}, at...)
		}
		d := file.Problem(r.Problem.Code, r.Problem.Message, r.Problem.Hint, at...)
		d.Severity = r.Problem.Severity
		problems = append(problems, d)
	}
	return problems
}
