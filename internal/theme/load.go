package theme

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/overlay"
	"rolexport/internal/strictyaml"
)

const (
	folder    = "themes"
	byDefault = "default"
)

// A Document is a theme file. Fields mirror those of Theme, with lengths as people write them.
type Document struct {
	Extends string      `yaml:"extends" jsonschema:"example=default"`   // the theme that this one extends: default, plain or ink
	Colours Colours     `yaml:"colours"`                                // colours as #rrggbb, in quotes
	Type    typeTokens  `yaml:"type"`                                   // sizes of type with their leading
	Space   spaceTokens `yaml:"space"`                                  // margins and distances
	Logo    *logoTokens `yaml:"logo"`                                   // picture at the head of the first page
	Faces   faceTokens  `yaml:"faces"`                                  // TrueType files of the organisation
	Paper   string      `yaml:"paper" jsonschema:"enum=a4,enum=letter"` // sheet to print on, whatever the dataset says; absent: the dataset's
	Footer  string      `yaml:"footer" jsonschema:"example=Internal"`   // text in the middle of each page's footer
}

// styleTokens are a size of type.
type styleTokens struct {
	Size    length `yaml:"size"`    // of type
	Leading length `yaml:"leading"` // from baseline to baseline
}

// typeTokens are the sizes of type.
type typeTokens struct {
	Title   styleTokens `yaml:"title"`   // of the document
	Lead    styleTokens `yaml:"lead"`    // the sentence below the title
	Heading styleTokens `yaml:"heading"` // section heads
	Body    styleTokens `yaml:"body"`    // running text
	Small   styleTokens `yaml:"small"`   // labels and notes
}

// spaceTokens are margins, distances and thicknesses.
type spaceTokens struct {
	MarginTop    length `yaml:"margin_top"`    // of the page
	MarginRight  length `yaml:"margin_right"`  // of the page
	MarginLeft   length `yaml:"margin_left"`   // of the page
	MarginBottom length `yaml:"margin_bottom"` // below the text; the footer stands in it
	Gutter       length `yaml:"gutter"`        // between main and side column
	SideWidth    length `yaml:"side_width"`    // width of the side column
	Unit         length `yaml:"unit"`          // the grid: distances are multiples of it
	Rule         length `yaml:"rule"`          // thickness of a hairline
	Bar          length `yaml:"bar"`           // thickness of bars: shares, pay bands
}

// Load returns a theme. nameOrFile is the name of a theme in the folder themes of builtin ("" is default) or, when it holds a "/" or
// ends in .yaml, the path of a file that read returns. The Theme is nil when one of the problems is an error.
func Load(builtin fs.FS, nameOrFile string, read func(path string) ([]byte, error)) (*Theme, diag.List) {
	l := &loader{builtin: builtin, read: read}
	if nameOrFile == "" {
		nameOrFile = byDefault
	}
	var tokens Document
	if isFile(nameOrFile) {
		l.file(nameOrFile, &tokens)
	} else {
		l.named(nameOrFile, &tokens, diag.Diagnostic{Severity: diag.Error, Code: "unknown-theme"})
	}
	if !l.problems.HasErrors() {
		l.check(&tokens)
	}
	t := &Theme{Name: nameOrFile, Colours: tokens.Colours, Paper: tokens.Paper, Footer: tokens.Footer}
	copyTokens(&t.Type, tokens.Type)
	copyTokens(&t.Space, tokens.Space)
	t.Logo, t.Faces = l.logo(tokens.Logo), l.faces(&tokens.Faces)
	l.problems.Sort()
	if l.problems.HasErrors() {
		return nil, l.problems
	}
	return t, l.problems
}

// Names returns the names of the themes in the folder themes of builtin, sorted.
func Names(builtin fs.FS) []string {
	files, _ := fs.Glob(builtin, folder+"/*.yaml") // the pattern is well formed
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = strings.TrimSuffix(path.Base(file), ".yaml")
	}
	return names
}

func isFile(s string) bool {
	ext := strings.ToLower(path.Ext(s))
	return strings.ContainsAny(s, `/\`) || ext == ".yaml" || ext == ".yml"
}

type loader struct {
	builtin  fs.FS
	read     func(path string) ([]byte, error)
	files    []*strictyaml.File // the theme's own file, then the one that it extends and so on
	loaded   []string           // names of the built-in themes among them
	own      string             // path of the user's file; empty for a built-in theme
	problems diag.List
}

// named loads a built-in theme into tokens. asked is the problem to report when there is none of that name.
func (l *loader) named(name string, tokens *Document, asked diag.Diagnostic) {
	file := path.Join(folder, name+".yaml")
	src, err := fs.ReadFile(l.builtin, file)
	if err != nil {
		names := Names(l.builtin)
		asked.Message = fmt.Sprintf("there is no theme %q", name)
		if asked.Hint = diag.DidYouMean(name, names); asked.Hint == "" {
			asked.Hint = fmt.Sprintf("there are %s; a file of your own is named with its path", strings.Join(names, ", "))
		}
		l.problems = append(l.problems, asked)
		return
	}
	l.loaded = append(l.loaded, name)
	l.parse(overlay.Display(l.builtin, file), name, src, tokens)
}

// file loads a user's theme into tokens.
func (l *loader) file(name string, tokens *Document) {
	src, err := l.read(name)
	if err != nil {
		l.problems = append(l.problems, diag.Diagnostic{
			Severity: diag.Error, Code: "unreadable-file", Pos: diag.Pos{File: name}, Message: "the theme cannot be read: " + inner(err),
		})
		return
	}
	l.own = name
	l.parse(filepath.ToSlash(name), "", src, tokens)
}

// parse loads what the file extends into tokens, and then the file itself over it. name is that of a built-in theme, empty for a
// user's.
func (l *loader) parse(display, name string, src []byte, tokens *Document) {
	file, problems := strictyaml.Parse(display, src)
	var own Document
	problems = append(problems, file.Decode(&own)...)
	l.files = append(l.files, file)
	l.problems = append(l.problems, problems...)
	base := own.Extends
	if base == "" && name != byDefault {
		base = byDefault
	}
	asked := file.Problem("unknown-theme", "", "", "extends")
	switch {
	case slices.Contains(l.loaded, base):
		asked.Code, asked.Message = "theme-cycle", fmt.Sprintf("the theme extends itself by way of %q", base)
		l.problems = append(l.problems, asked)
	case base != "":
		l.named(base, tokens, asked)
	}
	file.Decode(tokens) // its problems have been reported
}

// states reports whether the theme, or one that it extends, states a token.
func (l *loader) states(token ...any) bool {
	return slices.ContainsFunc(l.files, func(f *strictyaml.File) bool { return f.Has(token...) })
}

// problem places a problem in the first file, from the theme's own down to the one that it extends, that states the token.
func (l *loader) problem(code, message, hint string, token ...any) diag.Diagnostic {
	return l.problemOf(code, message, hint, token)
}

// problemOf places a problem that arises from several tokens: at the first of them that the theme's own file states.
func (l *loader) problemOf(code, message, hint string, tokens ...[]any) diag.Diagnostic {
	for _, file := range l.files {
		for _, token := range tokens {
			if file.Has(token...) {
				return file.Problem(code, message, hint, token...)
			}
		}
	}
	return l.files[0].Problem(code, message, hint, tokens[0]...)
}

// copyTokens copies lengths, field by field, from the struct of a file to the one of a Theme.
func copyTokens(to, from any) { copyFields(reflect.ValueOf(to).Elem(), reflect.ValueOf(from)) }

func copyFields(to, from reflect.Value) {
	for i := range from.NumField() {
		name := from.Type().Field(i).Name
		if field := from.Field(i); field.Kind() == reflect.Struct {
			copyFields(to.FieldByName(name), field)
		} else {
			to.FieldByName(name).SetInt(field.Int())
		}
	}
}
