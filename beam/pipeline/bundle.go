package pipeline

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/overlay"
	"rolexport/internal/theme"
)

// A Bundle holds every file that documents are made from, so that workers on other machines need nothing but it.
type Bundle struct {
	Main      string            // first file of the dataset
	Display   string            // how the user calls its folder; empty: the built-in dataset
	Dataset   map[string][]byte // files of the dataset by their paths; nil: the built-in one
	Templates map[string][]byte // the user's own; nil: none
	Theme     string            // name or file of the theme
	Looks     map[string][]byte // files that the theme consists of, by the paths that they were read from
}

// Pack reads what the given flags of rolexport export name: the folder or file of the dataset (empty: the built-in one), the folder of templates
// (empty: none), the name or file of the theme (empty: the default). Problems of the files are left to those who load them.
func Pack(data, templates, look string) (*Bundle, error) {
	b := &Bundle{Main: dataset.MainFile, Theme: look, Looks: map[string][]byte{}}
	if err := b.packDataset(data); err != nil {
		return nil, err
	}
	if templates != "" {
		root, err := os.OpenRoot(templates)
		if err != nil {
			return nil, err
		}
		defer func() { _ = root.Close() }() // it was only read from
		if b.Templates, err = read(root.FS()); err != nil {
			return nil, err
		}
	}
	theme.Load(b.templates(), look, func(path string) ([]byte, error) {
		data, err := os.ReadFile(path)
		if err == nil {
			b.Looks[path] = data
		}
		return data, err
	})
	return b, nil
}

// packDataset takes the files that loading the dataset reads, and those in the folders beside its main file.
func (b *Bundle) packDataset(name string) error {
	if name == "" {
		return nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	folder := name
	if !info.IsDir() {
		folder, b.Main = filepath.Dir(name), filepath.Base(name)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }() // it was only read from
	seen := &recorder{FS: root.FS(), files: map[string][]byte{}}
	dataset.Load(seen, b.Main, folder)
	b.Dataset, b.Display = seen.files, filepath.ToSlash(folder)
	return seen.err
}

// templates returns the templates, the user's own over the built-in ones.
func (b *Bundle) templates() fs.FS {
	builtIn := overlay.Named("templates", rolexport.Templates())
	if b.Templates == nil {
		return builtIn
	}
	return overlay.New(overlay.Named("templates", overlay.Files(b.Templates)), builtIn)
}

// load returns the dataset as it was loaded, and the theme, with the problems of both.
func (b *Bundle) load() (*dataset.Dataset, *theme.Theme, diag.List) {
	ds, problems := dataset.Load(b.files(), b.Main, b.Display)
	look, more := theme.Load(b.templates(), b.Theme, func(path string) ([]byte, error) {
		data, ok := b.Looks[path]
		if !ok {
			return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
		}
		return data, nil
	})
	return ds, look, append(problems, more...)
}

func (b *Bundle) files() fs.FS {
	if b.Dataset == nil {
		return rolexport.Dataset()
	}
	return overlay.Files(b.Dataset)
}

// Encode returns the bundle as a file.
func (b *Bundle) Encode() ([]byte, error) {
	var out bytes.Buffer
	err := gob.NewEncoder(&out).Encode(b)
	return out.Bytes(), err
}

// Unpack reads what Encode wrote.
func Unpack(data []byte) (*Bundle, error) {
	var b Bundle
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&b); err != nil {
		return nil, fmt.Errorf("the bundle is damaged: %w", err)
	}
	return &b, nil
}

// read returns all files of a folder.
func read(files fs.FS) (map[string][]byte, error) {
	all := map[string][]byte{}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		all[name], err = fs.ReadFile(files, name)
		return err
	})
	return all, err
}
