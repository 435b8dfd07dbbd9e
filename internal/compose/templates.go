package compose

import (
	"bytes"
	"io/fs"
	"sync"

	"rolexport"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/mdtmpl"
)

// A library gives each kind the templates that its own is executed with.
type library func(kind string) *mdtmpl.Set

// loadTemplates parses templates and checks them against the views and the labels.
func loadTemplates(templates fs.FS, locale *doc.Locale) (library, diag.List) {
	set, problems := mdtmpl.Parse(templates)
	if problems.HasErrors() {
		return nil, problems
	}
	if problems = append(problems, set.Check(views(), locale.Labels)...); problems.HasErrors() {
		return nil, problems
	}
	return func(string) *mdtmpl.Set { return set }, problems
}

// builtinLibrary parses the template of a kind when it is first executed: a built-in one stands alone, and a test checks it with the labels
// of each language.
func builtinLibrary() library {
	all := map[string]func() *mdtmpl.Set{}
	for _, k := range kinds() {
		if k.view != nil {
			all[k.ID] = sync.OnceValue(func() *mdtmpl.Set {
				set, problems := mdtmpl.Parse(single{rolexport.Templates(), k.ID + mdtmpl.Ext})
				if problems.HasErrors() {
					panic(problems) // built in, and tested
				}
				return set
			})
		}
	}
	return func(kind string) *mdtmpl.Set { return all[kind]() }
}

// single is a folder with only one file of another.
type single struct {
	fs.FS
	name string
}

// ReadDir implements fs.ReadDirFS.
func (s single) ReadDir(string) ([]fs.DirEntry, error) {
	info, err := fs.Stat(s.FS, s.name)
	if err != nil {
		return nil, err
	}
	return []fs.DirEntry{fs.FileInfoToDirEntry(info)}, nil
}

// areBuiltin reports whether the templates of a folder, and its labels for a language, are those of the program itself.
func areBuiltin(templates fs.FS, language string) bool {
	var names []string
	for _, folder := range []fs.FS{templates, rolexport.Templates()} {
		found, err := fs.Glob(folder, "*"+mdtmpl.Ext)
		if err != nil {
			return false
		}
		names = append(names, found...)
	}
	for _, tag := range fallbacks(language) {
		names = append(names, "labels/"+tag+".yaml") // none of which has to be there
	}
	for _, name := range names {
		src, err := fs.ReadFile(templates, name)
		own, missing := fs.ReadFile(rolexport.Templates(), name)
		if (err == nil) != (missing == nil) || !bytes.Equal(src, own) {
			return false
		}
	}
	return true
}
