// Package merge brings what an importer has read into a dataset folder: a new one, or one that somebody keeps by hand.
//
// Nothing is written before the whole result has been checked in memory as Load checks it. What the import does not know stays: roles,
// fields, items, comments, the order of keys.
package merge

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/overlay"
	"rolexport/internal/sink"
)

// An Import is what an importer has read.
type Import struct {
	// Dataset holds the roles, each with an id, and the terms that they refer to. Its settings serve a folder that holds no dataset yet.
	Dataset *dataset.Dataset
	// Fields are the fields of a role that the import knows, as keys with dots between them: "title", "duties", "duties.text". What it knows
	// and does not state is removed. Of a list that is named by fields of its items ("duties.text", "duties.essential") the items are matched by
	// their ids (or else titles), and their other fields stay; a list that is named itself ("aliases") is one value.
	Fields []string
	// Owns reports whether an item of a list that is matched by ids can only have come from the source of the import. Such items go when the
	// import has them no more. Nil: all other items stay.
	Owns func(list, id string) bool
	// Names are the ids of roles, by the titles that the source calls them in lists of careers. Such a title becomes the id wherever the dataset has
	// the role, also in roles that are not imported. Nil: titles stay.
	Names map[string]string
	// Places tell where the source has a role, by its id: what is wrong with it is reported there. Nil: where it would stand in the folder.
	Places map[string]diag.Pos
}

// A Status says what becomes of a role or term.
type Status string

// The statuses.
const (
	Added     Status = "added"
	Changed   Status = "changed"
	Unchanged Status = "unchanged" // as in the import
	Left      Status = "left"      // not in the import
)

// An Entry says what becomes of a role or a term of a vocabulary.
type Entry struct {
	Status Status   `json:"status"`
	Sort   string   `json:"sort"` // role, skill, area or dimension
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Fields []string `json:"fields,omitempty"` // that change
}

// A Plan is what an import does to a folder.
type Plan struct {
	New     bool    // the folder holds no dataset yet
	Entries []Entry // in the order of the import, those that are left last
	Dataset *dataset.Dataset

	dir   string
	files map[string][]byte
}

// ErrNoDataset is the error of a folder that holds something, but no dataset.
var ErrNoDataset = errors.New("it holds files, but no " + dataset.MainFile)

// New plans to bring an import into a folder, which need not exist. Problems with errors are those of the dataset that is there (its paths
// are shown as Load shows them) or those that the merged one would have; there is no Plan then.
func New(dir string, in *Import) (*Plan, diag.List, error) {
	root, err := openFolder(dir)
	if err != nil {
		return nil, nil, err
	}
	if root == nil {
		return plan(dir, nil, in)
	}
	defer root.Close() // it was only read from
	return plan(dir, root.FS(), in)
}

// openFolder returns nil for a folder that is not there or is empty but for hidden files.
func openFolder(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, reason(err))
	}
	entries, err := fs.ReadDir(root.FS(), ".")
	held := slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return !strings.HasPrefix(e.Name(), ".") })
	switch {
	case err != nil:
		err = fmt.Errorf("%s: %w", dir, reason(err))
	case !held:
	case slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == dataset.MainFile }):
		return root, nil
	default:
		err = fmt.Errorf("%s: %w", dir, ErrNoDataset)
	}
	return nil, errors.Join(err, root.Close())
}

// reason returns err without the name of the system call.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func plan(dir string, folder fs.FS, in *Import) (*Plan, diag.List, error) {
	p := &Plan{New: folder == nil, dir: dir}
	display := filepath.ToSlash(dir)
	if p.New {
		p.files = dataset.Files(in.Dataset)
		p.compare(&dataset.Dataset{}, in.Dataset, in)
		p, problems, err := p.check(overlay.Files(p.files), display, in.Dataset.Roles)
		return p, in.place(problems, display), err
	}
	old, problems := dataset.Load(folder, dataset.MainFile, display)
	if old == nil {
		return nil, problems, nil
	}
	changed := in.merged(old)
	var err error
	if p.files, err = dataset.Edits(folder, old, changed); err != nil {
		return nil, nil, err
	}
	p.compare(old, changed, in)
	p, problems, err = p.check(overlay.New(overlay.Files(p.files), folder), display, changed.Roles)
	problems = in.place(problems, display)
	if p != nil {
		problems = append(problems, otherLanguage(old, in.Dataset, display)...)
	}
	return p, problems, err
}

// check loads the dataset that the plan leads to.
func (p *Plan) check(result fs.FS, display string, roles []*dataset.Role) (*Plan, diag.List, error) {
	ds, problems := dataset.Load(result, dataset.MainFile, display)
	if ds == nil {
		return nil, problems, nil
	}
	for _, r := range roles {
		if len(differing(ds.Role(r.ID), r)) > 0 {
			return nil, nil, fmt.Errorf("role %q would not be read back as it was imported; this is a defect of rolexport", r.ID)
		}
	}
	p.Dataset = ds
	return p, problems, nil
}

// place moves problems of imported roles to where the source has them.
func (in *Import) place(problems diag.List, display string) diag.List {
	for i, d := range problems {
		id := strings.TrimSuffix(strings.TrimPrefix(d.Pos.File, display+"/"+path.Dir(dataset.RoleFile("id"))+"/"), ".yaml")
		if at, ok := in.Places[id]; ok && d.Pos.File == display+"/"+dataset.RoleFile(id) {
			d.Message = fmt.Sprintf("role %q: %s", id, d.Message)
			problems[i] = diag.Diagnostic{Severity: d.Severity, Code: d.Code, Pos: at, Message: d.Message, Hint: d.Hint}
		}
	}
	return problems
}

// otherLanguage warns of texts in two languages.
func otherLanguage(old, imported *dataset.Dataset, display string) diag.List {
	is, errOld := language.Parse(cmp.Or(old.Language, "en"))
	comes, errNew := language.Parse(cmp.Or(imported.Language, "en"))
	base := func(t language.Tag) string { b, _ := t.Base(); return b.String() }
	if errOld != nil || errNew != nil || base(is) == base(comes) {
		return nil
	}
	return diag.List{{
		Severity: diag.Warning, Code: "other-language", Pos: diag.Pos{File: display + "/" + dataset.MainFile},
		Message: fmt.Sprintf("the dataset is in %q, and what is imported in %q", is, comes), Hint: "keep a folder for each language",
	}}
}

// Count returns how many roles, or terms of a vocabulary, have a status.
func (p *Plan) Count(sort string, status Status) int {
	n := 0
	for _, e := range p.Entries {
		if e.Sort == sort && e.Status == status {
			n++
		}
	}
	return n
}

// Files returns the paths of the files that Write writes, sorted.
func (p *Plan) Files() []string {
	var names []string
	for name := range p.files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Write writes the files of the plan, all or, as far as can be told before, none of them.
func (p *Plan) Write() error {
	if len(p.files) == 0 {
		return nil
	}
	dir, err := sink.OpenDir(p.dir, sink.Alone)
	if err != nil {
		return err
	}
	return errors.Join(dir.PutAll(p.files), dir.Close())
}
