package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"rolexport/internal/picture"
	"rolexport/internal/typeset"
)

// logoTokens name a picture.
type logoTokens struct {
	File   string `yaml:"file" jsonschema:"required,example=logo.png"` // PNG or JPEG, its path seen from the theme file
	Alt    string `yaml:"alt" jsonschema:"required,example=Acme"`      // what it shows, for those who cannot see it
	Height length `yaml:"height" jsonschema:"example=11mm"`            // printed height; absent: eight times space.unit
}

// faceTokens name TrueType files, their paths seen from the theme file.
type faceTokens struct {
	Regular    string `yaml:"regular" jsonschema:"example=fonts/Acme-Regular.ttf"` // running text
	Bold       string `yaml:"bold"`                                                // titles, heads, labels
	Italic     string `yaml:"italic"`                                              // stressed words
	BoldItalic string `yaml:"bold_italic"`                                         // stressed words within bold text
	Mono       string `yaml:"mono"`                                                // code
}

// beside reads a file that a token names. It says what is wrong with the path, or with reading it.
func (l *loader) beside(name, example string, token ...any) (data []byte, reason, cure string) {
	if !fs.ValidPath(name) || strings.Contains(name, `\`) {
		return nil, "is no path beside the theme", fmt.Sprintf("write a path such as %q, with / between folders", example)
	}
	var err error
	if l.own != "" && l.files[0].Has(token...) {
		data, err = l.read(filepath.Join(filepath.Dir(l.own), filepath.FromSlash(name)))
	} else {
		data, err = fs.ReadFile(l.builtin, path.Join(folder, name))
	}
	if err != nil {
		return nil, "cannot be read: " + inner(err), ""
	}
	return data, "", ""
}

// logo reads and checks the picture.
func (l *loader) logo(tokens *logoTokens) *Logo {
	if tokens == nil {
		return nil
	}
	bad := func(code, message, hint, key string) {
		l.problems = append(l.problems, l.problem(code, message, hint, "logo", key))
	}
	if !picture.Described(tokens.Alt) {
		bad("missing-field", "the logo says nothing to those who do not see it", "state what it shows: alt: Company name", "alt")
	}
	if l.states("logo", "height") && (tokens.Height < 4_000 || tokens.Height > 200_000) {
		bad("bad-length", "the logo's height must be from 4 to 200 points", "", "height")
	}
	data, reason, cure := l.beside(tokens.File, "logo.png", "logo", "file")
	if reason == "" {
		reason, cure = picture.Check(data)
	}
	if reason != "" {
		bad("bad-logo", fmt.Sprintf("%q %s", tokens.File, reason), cure, "file")
		return nil
	}
	return &Logo{Data: data, Alt: tokens.Alt, Height: int(tokens.Height)}
}

// faces reads and checks the faces.
func (l *loader) faces(tokens *faceTokens) (f Faces) {
	for _, it := range []struct {
		token, file string
		into        **typeset.Face
	}{
		{"regular", tokens.Regular, &f.Regular},
		{"bold", tokens.Bold, &f.Bold},
		{"italic", tokens.Italic, &f.Italic},
		{"bold_italic", tokens.BoldItalic, &f.BoldItalic},
		{"mono", tokens.Mono, &f.Mono},
	} {
		if it.file != "" {
			*it.into = l.face(it.token, it.file)
		}
	}
	return f
}

func (l *loader) face(token, file string) *typeset.Face {
	data, reason, cure := l.beside(file, "fonts/Regular.ttf", "faces", token)
	if reason == "" {
		name := path.Base(file)
		face, err := typeset.Parse(strings.TrimSuffix(name, path.Ext(name)), data)
		if err == nil {
			err = face.Check()
		}
		if err == nil {
			return face
		}
		reason = "cannot be used: " + errors.Unwrap(err).Error()
		cure = "give a TrueType file (.ttf) of a single face whose licence allows embedding"
	}
	l.problems = append(l.problems, l.problem("bad-face", fmt.Sprintf("%q %s", file, reason), cure, "faces", token))
	return nil
}

// inner returns what is wrong with a file without repeating its name.
func inner(err error) string {
	if detail, ok := err.(*fs.PathError); ok {
		return detail.Err.Error()
	}
	return err.Error()
}
