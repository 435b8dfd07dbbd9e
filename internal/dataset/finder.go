package dataset

import (
	"io/fs"
	"path"
	"slices"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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

	mu         sync.Mutex
	names      map[string]string           // of the files, by their paths in problems
	read       map[string]*strictyaml.File // the latest
	characters map[string]map[rune]bool    // beyond ASCII, of each file that was ever read
}

// maxRead is how many files a Finder keeps in memory.
const maxRead = 64

// NewFinder returns the Finder of a dataset that Load has read from fsys with the same main and display.
func NewFinder(ds *Dataset, fsys fs.FS, main, display string) *Finder {
	if display == "" {
		display = builtIn
	}
	return &Finder{ds: ds, fsys: fsys, display: display, main: main}
}

// Find returns a warning at the first place that holds text: in one of the roles, in a comparison of two of them, in the main file, or
// in any other.
func (f *Finder) Find(text string, roles []string) (diag.Diagnostic, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.prepare()
	text = norm.NFC.String(text)
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
		if f.mayHold(name, text) {
			if d, ok := f.file(name).Find(text); ok {
				return d, true
			}
		}
	}
	return diag.Diagnostic{}, false
}

func (f *Finder) prepare() {
	if f.names != nil {
		return
	}
	f.names, f.characters = make(map[string]string, len(f.ds.Files)), make(map[string]map[rune]bool, len(f.ds.Files))
	for _, name := range f.ds.Files {
		f.names[path.Join(f.display, name)] = name
	}
}

// in searches what begins at pos: the item of a list in the main file, else a whole file.
func (f *Finder) in(pos diag.Pos, list, text string) (diag.Diagnostic, bool) {
	name, ok := f.names[pos.File]
	if !ok || !f.mayHold(name, text) {
		return diag.Diagnostic{}, false
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
	return diag.Diagnostic{}, false
}

// mayHold reports whether a file is YAML and holds the characters of a text.
func (f *Finder) mayHold(name, text string) bool {
	if name != f.main && path.Ext(name) != ".yaml" {
		return false
	}
	set, known := f.characters[name]
	if !known {
		set = f.file(name).Characters()
		f.characters[name] = set
	}
	for _, r := range text {
		if r >= utf8.RuneSelf && !set[r] {
			return false
		}
	}
	return true
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
