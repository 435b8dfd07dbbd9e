package dataset

import (
	"io/fs"
	"path"
	"runtime"
	"sync"
	"sync/atomic"

	"rolexport/internal/diag"
	"rolexport/internal/strictyaml"
)

// MainFile is the file of a dataset folder that is read first.
const MainFile = "dataset.yaml"

// builtIn stands before the paths of the built-in dataset in problems.
const builtIn = "dataset"

// Beside the main file.
const (
	rolesFolder       = "roles"
	comparisonsFolder = "comparisons"
)

// WorkforceFile is the file of a dataset folder that holds the plan.
const WorkforceFile = "workforce.yaml"

// parts are the files and folders that make a dataset folder, the logo aside.
var parts = []string{rolesFolder, comparisonsFolder, WorkforceFile, MainFile}

// Load reads and checks a dataset. main is its first file: MainFile for a folder, of which roles/, comparisons/ and workforce.yaml
// then belong to it; any other name for a dataset in one file, of which only the files belong to it that it lists.
//
// display is what stands before paths in problems: the folder as the user typed it, empty for the built-in dataset. The problems
// are all problems of all files, in the order of files and lines. The Dataset is nil when one of them is an error.
func Load(fsys fs.FS, main, display string) (*Dataset, diag.List) {
	l := newLoader(fsys, main, display)
	l.load()
	l.problems.Sort()
	if l.problems.HasErrors() {
		return nil, l.problems
	}
	l.ds.makeIndex()
	return l.ds, l.problems
}

// Digest returns the Digest that Load would give, without reading what the files of roles and comparisons say. It is empty where Load would find a problem
// on the way to them.
func Digest(fsys fs.FS, main string) string {
	l := newLoader(fsys, main, "")
	if !l.settings() {
		return ""
	}
	files := l.sources()
	parallel(len(files), func(i int) { files[i].sumUp(l) })
	for _, f := range files {
		if f.broken {
			return ""
		}
		l.sums[f.path] = f.sum
	}
	l.beside()
	if len(l.problems)+len(l.findings) > 0 {
		return ""
	}
	l.digest()
	return l.ds.Digest
}

func newLoader(fsys fs.FS, main, display string) *loader {
	if display == "" {
		display = builtIn
	}
	return &loader{
		fsys: fsys, display: display, main: main, folder: path.Base(main) == MainFile, ds: &Dataset{},
		sums: map[string]sum{}, origins: map[any]origin{}, broken: map[string]bool{}, reported: map[string]diag.List{},
	}
}

// A loader is one run of Load.
type loader struct {
	fsys    fs.FS
	display string
	main    string
	folder  bool // the dataset is a folder: files that are not listed belong to it too
	ds      *Dataset

	mainBroken bool                 // the main file could not be parsed, so that its vocabularies are not known
	sums       map[string]sum       // of each file that was read
	origins    map[any]origin       // where each *Role, *Comparison and *Workforce stands
	broken     map[string]bool      // ids of roles and comparisons that are there but cannot be read
	reported   map[string]diag.List // problems of parsing and decoding by path; they may explain findings
	roleIDs    map[string]bool      // of the roles that could be read
	guesses    int                  // see likelyRole
	findings   []finding
	problems   diag.List
}

// An origin is the file in which something stands, and where in it.
type origin struct {
	path string
	at   []any
}

func (l *loader) load() {
	if !l.settings() {
		return
	}
	files := l.sources()
	parallel(len(files), func(i int) { files[i].read(l) })
	for _, f := range files {
		l.settle(f)
	}
	l.ds.Roles = readable(l, l.ds.Roles)
	l.ds.Comparisons = readable(l, l.ds.Comparisons)
	l.beside()
	l.check()
	l.locate()
	l.digest()
}

// sources lists the files beside the main file that are to be read, and puts the roles and comparisons that they will hold in order.
func (l *loader) sources() []*source {
	roles, files := gather(l, rolesFolder, l.ds.Roles, func() *Role { return &Role{} })
	comparisons, more := gather(l, comparisonsFolder, l.ds.Comparisons, func() *Comparison { return &Comparison{} })
	l.ds.Roles, l.ds.Comparisons = roles, comparisons
	files = append(files, more...)
	if plan := l.workforce(); plan != nil {
		files = append(files, plan)
	}
	return files
}

// beside reads the logo, and warns of files that are not read.
func (l *loader) beside() {
	l.logo()
	if l.folder {
		l.strays()
	}
}

// settings reads the main file and reports whether there is one.
func (l *loader) settings() bool {
	src, problem := l.open(l.main, strictyaml.MaxBytes)
	if problem != nil {
		l.problems = append(l.problems, l.noMain(*problem))
		return false
	}
	l.sums[l.main] = checksum(src)
	file, problems := strictyaml.Parse(l.shown(l.main), src)
	l.note(l.main, append(problems, file.Decode(l.ds)...))
	l.mainBroken = file.Broken()
	for i, r := range l.ds.Roles {
		if r != nil {
			r.Pos = file.Pos(rolesFolder, i)
		}
	}
	for i, c := range l.ds.Comparisons {
		if c != nil {
			c.Pos = file.Pos(comparisonsFolder, i)
		}
	}
	return true
}

// workforce returns the file of the plan, and nil when it has none of its own.
func (l *loader) workforce() *source {
	here := path.Join(path.Dir(l.main), WorkforceFile)
	if l.ds.Workforce != nil {
		l.origins[l.ds.Workforce] = origin{l.main, []any{"workforce"}}
	}
	if !l.folder || !l.exists(here) {
		return nil
	}
	if l.ds.Workforce != nil {
		l.find(origin{path: l.main}, "repeated-workforce", "the plan is given here and in "+WorkforceFile, "keep one of the two", "workforce")
		return nil
	}
	l.ds.Workforce = &Workforce{}
	l.origins[l.ds.Workforce] = origin{path: here}
	return &source{path: here, into: l.ds.Workforce}
}

// note keeps the problems of a file.
func (l *loader) note(path string, problems diag.List) {
	if len(problems) > 0 {
		l.problems = append(l.problems, problems...)
		l.reported[path] = append(l.reported[path], problems...)
	}
}

// shown returns a path as problems show it.
func (l *loader) shown(file string) string { return path.Join(l.display, file) }

// parallel calls do for 0 to n-1 from as many goroutines as there are processors.
func parallel(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
