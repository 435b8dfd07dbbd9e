package dataset

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rolexport/internal/diag"
	"rolexport/internal/strictyaml"
)

// A member is a *Role or a *Comparison: what stands inline in the main file or in a file of its own that is named by its id.
type member interface {
	comparable
	identity() (id string, named bool)
	settle(id string, pos diag.Pos)
}

func (r *Role) identity() (string, bool)             { return r.ID, r.named }
func (c *Comparison) identity() (string, bool)       { return c.ID, c.named }
func (r *Role) settle(id string, pos diag.Pos)       { r.ID, r.Pos = id, pos }
func (c *Comparison) settle(id string, pos diag.Pos) { c.ID, c.Pos = id, pos }

// A source is a file that is decoded into one value.
type source struct {
	path string
	id   string // by its name
	into any    // *Role, *Comparison or *Workforce

	sum      sum
	pos      diag.Pos // where its content begins
	broken   bool
	problems diag.List
}

// read reads the file. It may run beside others: it touches nothing but the source.
func (s *source) read(l *loader) {
	src, problem := l.open(s.path, strictyaml.MaxBytes)
	if problem != nil {
		s.problems, s.broken = diag.List{*problem}, true
		return
	}
	s.sum = checksum(src)
	file, problems := strictyaml.Parse(l.shown(s.path), src)
	s.problems = append(problems, file.Decode(s.into)...)
	s.broken, s.pos = file.Broken(), file.Pos()
}

// A summer is a file system that tells the SHA-256 of a regular file more quickly than by reading it, where ok is true.
type summer interface {
	Sum(name string) (sum [sha256.Size]byte, length int64, ok bool)
}

// sumUp takes the checksum of the file alone.
func (s *source) sumUp(l *loader) {
	if quick, can := l.fsys.(summer); can {
		if sum, length, ok := quick.Sum(s.path); ok && length <= strictyaml.MaxBytes {
			s.sum = sum
			return
		}
	}
	src, problem := l.open(s.path, strictyaml.MaxBytes)
	s.sum, s.broken = checksum(src), problem != nil
}

// gather returns the members in their order, those that the main file lists before those that are only there, and the files to
// read them from. The key of the list is the name of the folder.
func gather[M member](l *loader, folder string, listed []M, fresh func() M) (members []M, files []*source) {
	stems := l.stems(folder)
	taken := map[string]bool{}
	take := func(id string) {
		m := fresh()
		taken[id] = true
		l.origins[m] = origin{path: stems[id]}
		members = append(members, m)
		files = append(files, &source{path: stems[id], id: id, into: m})
	}
	var none M
	for i, m := range listed {
		if m == none {
			continue // an empty item, which has been reported
		}
		id, named := m.identity()
		if !named {
			l.origins[m] = origin{l.main, []any{folder, i}}
			members = append(members, m)
			continue
		}
		id = norm.NFC.String(id)
		switch {
		case stems[id] == "":
			l.broken[id] = true
			file := path.Join(path.Dir(l.main), folder, id+".yaml")
			hint := cmp.Or(diag.DidYouMean(id, slices.Sorted(maps.Keys(stems))), "add the file, or take the id off the list")
			l.find(origin{path: l.main}, "missing-file", fmt.Sprintf("there is no file %q", file), hint, folder, i)
		case taken[id]:
			l.find(origin{path: l.main}, "duplicate-id", fmt.Sprintf("%q is listed twice", id), "keep one of the two", folder, i)
		default:
			take(id)
		}
	}
	if l.folder {
		for _, id := range slices.Sorted(maps.Keys(stems)) {
			if !taken[id] {
				take(id)
			}
		}
	}
	return members, files
}

// settle takes up what reading a file has brought.
func (l *loader) settle(s *source) {
	l.note(s.path, s.problems)
	if s.sum != (sum{}) {
		l.sums[s.path] = s.sum
	}
	if s.broken {
		l.broken[s.id] = true
		delete(l.origins, s.into)
		return
	}
	m, ok := s.into.(interface {
		identity() (string, bool)
		settle(string, diag.Pos)
	})
	if !ok {
		return
	}
	if id, _ := m.identity(); id != "" && norm.NFC.String(id) != s.id {
		l.find(origin{path: s.path}, "id-differs", fmt.Sprintf("the id %q differs from the file's name", id),
			fmt.Sprintf("rename the file to %q, or leave the id out", id+".yaml"), "id")
	}
	m.settle(s.id, s.pos)
}

// readable returns the members whose files could be read.
func readable[M member](l *loader, members []M) []M {
	return slices.DeleteFunc(members, func(m M) bool {
		_, ok := l.origins[m]
		return !ok
	})
}

// stems returns the YAML files of a folder beside the main file by their names without extension, in the composed form of Unicode:
// some file systems keep names decomposed.
func (l *loader) stems(folder string) map[string]string {
	dir := path.Join(path.Dir(l.main), folder)
	stems := map[string]string{}
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.problems = append(l.problems, l.unreadable(dir, err))
		}
		return stems
	}
	for _, e := range entries {
		name := e.Name()
		ext := path.Ext(name)
		stem := norm.NFC.String(strings.TrimSuffix(name, ext))
		file := dir + "/" + name
		switch {
		case strings.HasPrefix(name, "."):
		case e.IsDir():
			l.stray(file, "folders inside %q are not read", folder+"/")
		case ext == ".yaml" && stems[stem] != "":
			l.fail(file, "duplicate-id", fmt.Sprintf("its name is the same text as that of %q", path.Base(stems[stem])), "rename one of the two")
		case ext == ".yaml":
			stems[stem] = file
		case strings.EqualFold(ext, ".yml") || strings.EqualFold(ext, ".yaml"):
			if l.folder {
				l.fail(file, "file-extension", "the file is not read: its name does not end in .yaml", fmt.Sprintf("rename it to %q", stem+".yaml"))
			}
		}
	}
	return stems
}
