package dataset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/picture"
)

type sum [sha256.Size]byte

func checksum(src []byte) sum { return sha256.Sum256(src) }

// open returns the content of a file of at most limit bytes.
func (l *loader) open(name string, limit int64) ([]byte, *diag.Diagnostic) {
	src, err := readFile(l.fsys, name, limit)
	if err == nil {
		return src, nil
	}
	d := l.unreadable(name, err)
	return nil, &d
}

var errTooLarge = errors.New("too large")

func readFile(fsys fs.FS, name string, limit int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() // opened for reading alone
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("it is a folder")
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a regular file")
	case info.Size() > limit:
		return nil, fmt.Errorf("%w: %d bytes, and the limit is %d", errTooLarge, info.Size(), limit)
	}
	src := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead)) // as large as the file says, and room to see that it ends there
	if _, err = src.ReadFrom(io.LimitReader(f, limit+1)); err != nil {
		return nil, err
	}
	if int64(src.Len()) > limit {
		return nil, fmt.Errorf("%w: the limit is %d bytes", errTooLarge, limit)
	}
	return src.Bytes(), nil
}

// unreadable returns the problem of a file that cannot be read.
func (l *loader) unreadable(name string, err error) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: "unreadable-file", Pos: diag.Pos{File: l.shown(name)}}
	var detail *fs.PathError
	if errors.As(err, &detail) {
		err = detail.Err
	}
	switch {
	case errors.Is(err, errTooLarge):
		d.Code, d.Message, d.Hint = "too-large", "the file is "+err.Error(), "split it into smaller files"
	case errors.Is(err, fs.ErrNotExist):
		d.Code, d.Message = "missing-file", "there is no such file"
	default:
		d.Message = "the file cannot be read: " + err.Error()
	}
	return d
}

// noMain says more about a dataset whose first file cannot be read.
func (l *loader) noMain(d diag.Diagnostic) diag.Diagnostic {
	if d.Code != "missing-file" || !l.folder {
		return d
	}
	d.Pos.File = l.display
	d.Code, d.Message = "no-dataset", fmt.Sprintf("the folder holds no %q", MainFile)
	d.Hint = fmt.Sprintf("a dataset is a folder with %s, %s/ and %s/; name such a folder, or a single file",
		MainFile, rolesFolder, comparisonsFolder)
	for _, other := range []string{"dataset.yml", "Dataset.yaml", "dataset.YAML"} {
		if l.exists(path.Join(path.Dir(l.main), other)) {
			d.Hint = fmt.Sprintf("rename %q to %q", other, MainFile)
		}
	}
	return d
}

func (l *loader) exists(name string) bool {
	_, err := fs.Stat(l.fsys, name)
	return err == nil
}

// fail notes an error that concerns a file as such, and stray a warning.
func (l *loader) fail(file, code, message, hint string) {
	l.problems = append(l.problems, diag.Diagnostic{
		Severity: diag.Error, Code: code, Pos: diag.Pos{File: l.shown(file)}, Message: message, Hint: hint,
	})
}

func (l *loader) stray(file, hint string, args ...any) {
	l.problems = append(l.problems, diag.Diagnostic{
		Severity: diag.Warning, Code: "stray-file", Pos: diag.Pos{File: l.shown(file)},
		Message: "this is not read", Hint: fmt.Sprintf(hint, args...),
	})
}

// strays warns of YAML files and folders beside the main file that look as if somebody expects them to be read.
func (l *loader) strays() {
	entries, _ := fs.ReadDir(l.fsys, path.Dir(l.main)) // it holds the main file, which has been read
	for _, e := range entries {
		name := e.Name()
		ext := strings.ToLower(path.Ext(name))
		isYAML := (ext == ".yaml" || ext == ".yml") && !e.IsDir()
		if slices.Contains(parts, name) || strings.HasPrefix(name, ".") {
			continue
		}
		like := diag.Nearest(name, parts)
		switch {
		case like != "" && (isYAML || e.IsDir()):
			l.stray(path.Join(path.Dir(l.main), name), "did you mean %q?", like)
		case isYAML && !strings.HasPrefix(name, "theme"):
			l.stray(path.Join(path.Dir(l.main), name), "roles stand in %s/, comparisons in %s/", rolesFolder, comparisonsFolder)
		}
	}
}

// logo reads the picture that the organisation names.
func (l *loader) logo() {
	name := l.ds.Organisation.Logo
	if name == "" {
		return
	}
	bad := func(message, hint string) {
		l.find(origin{path: l.main}, "bad-logo", message, hint, "organisation", "logo")
	}
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\\n\r") {
		bad(fmt.Sprintf("%q is no path inside the dataset", name), `write a path such as "logo.png", with / between folders`)
		return
	}
	file := path.Join(path.Dir(l.main), name)
	data, problem := l.open(file, picture.MaxBytes)
	if problem != nil {
		bad(fmt.Sprintf("%q: %s", name, problem.Message), "")
		return
	}
	l.sums[file] = checksum(data)
	if reason, cure := picture.Check(data); reason != "" {
		bad(fmt.Sprintf("%q %s", name, reason), cure)
		return
	}
	l.ds.Logo = data
}

// digest sums up all files: the SHA-256 of the lines "<SHA-256 of the file>  <path>", sorted by path. It is what
// `sha256sum FILES | sha256sum` prints.
func (l *loader) digest() {
	l.ds.sums = l.sums
	all := sha256.New()
	l.ds.Files = slices.Sorted(maps.Keys(l.sums))
	var line []byte
	for _, name := range l.ds.Files {
		sum := l.sums[name]
		line = append(append(append(hex.AppendEncode(line[:0], sum[:]), "  "...), name...), '\n')
		all.Write(line)
	}
	l.ds.Digest = hex.EncodeToString(all.Sum(nil))
}

// Sum returns the SHA-256 of one of the Files, and false for any other.
func (ds *Dataset) Sum(file string) ([sha256.Size]byte, bool) {
	s, ok := ds.sums[file]
	return s, ok
}
