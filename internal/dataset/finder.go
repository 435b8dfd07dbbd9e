package dataset

import (
	"io/fs"
	"path"
	"slices"
	"sync"

	"rolexport/internal/diag"
	"rolexport/internal/strictyaml"
)

// A Finder finds where the files of a dataset say something. It reads a file when it is searched for the first time. It is safe for
// concurrent use.
type Finder struct {
	ds      *Dataset
	fsys    fs.FS
	display string
	main    string

	mu     sync.Mutex
	read   map[string]*strictyaml.File
	absent map[string]bool // texts that no file holds
}

// maxRead is how many files a Finder keeps in memory.
const maxRead = 64

// NewFinder returns the Finder of a dataset that Load has read from fsys with the same main and display.
func NewFinder(ds *Dataset, fsys fs.FS, main, display string) *Finder {
	if display == "" {
		display = builtIn
	}
	return &Finder{ds: ds, fsys: fsys, display: display, main: main, absent: map[string]bool{}}
}

// Find returns a warning at the first place that holds text: in one of the roles, in a comparison of two of them, in the main file, or
// in any other.
func (f *Finder) Find(text string, roles []string) (diag.Diagnostic, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.absent[text] {
		return diag.Diagnostic{}, false
	}
	for _, id := range roles {
		if r := f.ds.Role(id); r != nil {
			if d, ok := f.in(r.Pos, rolesFolder, text); ok {
				return d, true
			}
		}
	}
	for _, c := range f.ds.Comparisons {
		if slices.Contains(roles, c.A) && slices.Contains(roles, c.B) {
			if d, ok := f.in(c.Pos, comparisonsFolder, text); ok {
				return d, true
			}
		}
	}
	for _, name := range append([]string{f.main}, f.ds.Files...) {
		if name != f.main && path.Ext(name) != ".yaml" {
			continue
		}
		if d, ok := f.file(name).Find(text); ok {
			return d, true
		}
	}
	f.absent[text] = true
	return diag.Diagnostic{}, false
}

// in searches what begins at pos: the item of a list in the main file, else a whole file.
func (f *Finder) in(pos diag.Pos, list, text string) (diag.Diagnostic, bool) {
	for _, name := range f.ds.Files {
		if path.Join(f.display, name) != pos.File {
			continue
		}
		file := f.file(name)
		if name != f.main {
			return file.Find(text)
		}
		for i := 0; file.Has(list, i); i++ {
			if file.Pos(list, i) == pos {
				return file.Find(text, list, i)
			}
		}
	}
	return diag.Diagnostic{}, false
}

// file returns a file of the dataset. One that cannot be read any more holds nothing.
func (f *Finder) file(name string) *strictyaml.File {
	if file := f.read[name]; file != nil {
		return file
	}
	src, err := readFile(f.fsys, name, strictyaml.MaxBytes)
	if err != nil {
		src = nil
	}
	file, _ := strictyaml.Parse(path.Join(f.display, name), src)
	if f.read == nil || len(f.read) >= maxRead {
		f.read = map[string]*strictyaml.File{}
	}
	f.read[name] = file
	return file
}
