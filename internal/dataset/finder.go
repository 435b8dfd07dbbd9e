package dataset

import (
	"io/fs"
	"maps"
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

// Find returns, for each of the texts that the dataset holds, a warning at the first place that does: in one of the roles, in a comparison
// of two of them, in the main file, or in any other.
func (f *Finder) Find(texts, roles []string) map[string]diag.Diagnostic {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.prepare()
	s := search{f, texts, make(map[string]diag.Diagnostic, len(texts))}
	for _, id := range roles {
		if r := f.ds.Role(id); r != nil {
			s.in(r.Pos, rolesFolder)
		}
	}
	for _, c := range f.ds.Comparisons {
		if slices.Contains(roles, c.A) && slices.Contains(roles, c.B) {
			s.in(c.Pos, comparisonsFolder)
		}
	}
	for _, name := range append([]string{f.main}, f.ds.Files...) {
		s.below(name)
	}
	return s.found
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

// A search is for texts of which some are found.
type search struct {
	*Finder
	left  []string
	found map[string]diag.Diagnostic
}

// in searches what begins at pos: the item of a list in the main file, else a whole file.
func (s *search) in(pos diag.Pos, list string) {
	name, ok := s.names[pos.File]
	switch {
	case !ok || len(s.left) == 0:
	case name != s.main:
		s.below(name)
	default:
		file := s.file(name)
		for i := 0; file.Has(list, i); i++ {
			if file.Pos(list, i) == pos {
				s.below(name, list, i)
				return
			}
		}
	}
}

// below searches a file below a path.
func (s *search) below(name string, path ...any) {
	var texts []string
	for _, text := range s.left {
		if s.mayHold(name, text) {
			texts = append(texts, text)
		}
	}
	if len(texts) == 0 {
		return
	}
	maps.Copy(s.found, s.file(name).Find(texts, path...))
	s.left = slices.DeleteFunc(slices.Clone(s.left), func(text string) bool {
		_, found := s.found[text]
		return found
	})
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
	for _, r := range norm.NFC.String(text) {
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
