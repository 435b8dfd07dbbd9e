package content

import (
	"bufio"
	_ "embed"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/template"
)

// files are the files of a dataset, as a person would write them: prose folded over several lines.
//
//go:embed files.yaml.tmpl
var files string

var fileTemplates = template.Must(template.New("").Funcs(template.FuncMap{"quote": strconv.Quote, "fold": fold}).Parse(files))

// WriteDataset writes the content as a dataset folder.
func (c *Content) WriteDataset(dir string) error {
	if err := write(filepath.Join(dir, "dataset.yaml"), "dataset", c); err != nil {
		return err
	}
	for _, r := range c.Roles {
		if err := write(filepath.Join(dir, "roles", r.ID+".yaml"), "role", r); err != nil {
			return err
		}
	}
	for _, p := range c.Comparisons {
		if err := write(filepath.Join(dir, "comparisons", p.ID()+".yaml"), "comparison", p); err != nil {
			return err
		}
	}
	return nil
}

func write(name, kind string, data any) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	if err := fileTemplates.ExecuteTemplate(w, kind, data); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// fold breaks text into indented lines of about a hundred characters, for a folded scalar.
func fold(indent int, text string) string {
	var out strings.Builder
	width := 0
	for _, word := range strings.Fields(text) {
		if width == 0 || width+len(word) > 100 {
			out.WriteString("\n" + strings.Repeat(" ", indent))
			width = 0
		} else {
			out.WriteByte(' ')
		}
		out.WriteString(word)
		width += len(word) + 1
	}
	return ">-" + out.String()
}
