// Package intake opens what people download: a folder or a zip archive of tables. It takes nothing on trust: paths, links, sizes and
// encodings are checked before a cell is believed.
package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"rolexport/internal/diag"
)

// Limits of what is read. They are several times what the largest of the public databases need.
const (
	MaxArchive = 512 << 20 // bytes of an archive
	MaxFile    = 256 << 20 // bytes of a file, unpacked
	MaxTotal   = 1 << 30   // bytes of all files of an archive, unpacked
	MaxFiles   = 2_000     // files of an archive or folder
	MaxRatio   = 200       // bytes that a packed byte may become
	MaxDepth   = 4         // folders inside each other
	MaxCell    = 100_000   // bytes of a cell
	MaxColumns = 500       // of a table
)

// A Folder is a folder or archive that has been opened. Its files are known by their names alone, in whatever folder inside they lie.
type Folder struct {
	Name string // as the user wrote it

	files    map[string][]*member // by their names in lower case
	names    []string
	problems *Problems
	close    func() error
}

type member struct {
	path    string // with slashes
	refused string // why it is not opened
	open    func() (io.ReadCloser, error)
}

// Open opens a folder or a zip archive. What is wrong with its content is added to problems; the Folder is nil when it must not be read. The
// error is one of the file system.
func Open(name string, problems *Problems) (*Folder, error) {
	f := &Folder{Name: name, files: map[string][]*member{}, problems: problems, close: func() error { return nil }}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, reason(name, err)
	case info.IsDir():
		err = f.openDir(name)
	case !info.Mode().IsRegular():
		problems.Fail(f.pos("", 0), "no-archive", "it is neither a folder nor a zip archive", "")
		return nil, nil
	default:
		err = f.openZip(name, info.Size())
	}
	if err != nil {
		return nil, reason(name, errors.Join(err, f.close()))
	}
	if problems.Failed() {
		return nil, f.close()
	}
	return f, nil
}

// Close lets go of the folder.
func (f *Folder) Close() error { return f.close() }

// Names returns the names of the files, without folders.
func (f *Folder) Names() []string { return f.names }

// Has reports whether there is a file of that name, in capitals or not.
func (f *Folder) Has(name string) bool { return len(f.files[strings.ToLower(name)]) > 0 }

// pos returns the place of a file as the user would write it.
func (f *Folder) pos(name string, line int) diag.Pos {
	return diag.Pos{File: path.Join(filepath.ToSlash(f.Name), name), Line: line}
}

// Pos returns a line of the file of a name; 0 stands for the file as such.
func (f *Folder) Pos(name string, line int) diag.Pos {
	if m := f.files[strings.ToLower(name)]; len(m) > 0 {
		name = m[0].path
	}
	return f.pos(name, line)
}

func (f *Folder) add(m *member) {
	base := path.Base(m.path)
	f.files[strings.ToLower(base)] = append(f.files[strings.ToLower(base)], m)
	f.names = append(f.names, base)
}

// openDir lists the files of a folder. Links are not followed.
func (f *Folder) openDir(name string) error {
	root, err := os.OpenRoot(name)
	if err != nil {
		return err
	}
	f.close = root.Close
	return fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(e.Name(), "."), e.IsDir() && strings.Count(name, "/") >= MaxDepth-1:
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return nil
		case len(f.names) == MaxFiles:
			f.problems.Fail(f.pos("", 0), "too-large", fmt.Sprintf("the folder holds more than %d files", MaxFiles), "name the folder of the tables alone")
			return fs.SkipAll
		}
		m := &member{path: name, open: func() (io.ReadCloser, error) { return root.Open(filepath.FromSlash(name)) }}
		if e.Type()&fs.ModeSymlink != 0 {
			m.refused = "it is a symbolic link, which is not followed"
		} else if !e.Type().IsRegular() {
			m.refused = "it is not a regular file"
		}
		f.add(m)
		return nil
	})
}

// Text returns the beginning of a text file of the folder, up to limit bytes, and "" when there is none.
func (f *Folder) Text(name string, limit int64) string {
	r := f.open(name)
	if r == nil {
		return ""
	}
	defer r.Close() // it was only read from
	text, err := io.ReadAll(io.LimitReader(r, limit))
	if err != nil {
		f.problems.Fail(f.Pos(name, 0), "unreadable-file", "the file cannot be read: "+plain(err), "")
	}
	return string(bytes.TrimPrefix(text, []byte("\uFEFF")))
}

// open opens a file. It returns nil when there is none, or when it must not be read, which it reports.
func (f *Folder) open(name string) io.ReadCloser {
	found := f.files[strings.ToLower(name)]
	switch {
	case len(found) == 0:
		return nil
	case len(found) > 1:
		f.problems.Fail(f.pos("", 0), "duplicate-file", fmt.Sprintf("there are two files %q: %s and %s", name, found[0].path, found[1].path),
			"name the folder of one of them")
		return nil
	case found[0].refused != "":
		f.problems.Fail(f.pos(found[0].path, 0), "unsafe-file", "the file is not read: "+found[0].refused, "put the file itself in its place")
		return nil
	}
	r, err := found[0].open()
	if err != nil {
		f.problems.Fail(f.pos(found[0].path, 0), "unreadable-file", "the file cannot be read: "+plain(err), "")
		return nil
	}
	return &bounded{ReadCloser: r, left: MaxFile}
}

// errTooLarge is what a file ends in that is larger than it may be.
var errTooLarge = fmt.Errorf("it is larger than %d MB", MaxFile>>20)

// bounded ends a file that is larger than MaxFile, whatever it said of its size.
type bounded struct {
	io.ReadCloser
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLarge
	}
	n, err := b.ReadCloser.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// reason returns err as "path: reason", without the name of the system call.
func reason(path string, err error) error { return fmt.Errorf("%s: %s", path, plain(err)) }

func plain(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return err.Error()
}
