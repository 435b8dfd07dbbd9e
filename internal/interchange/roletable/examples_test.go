package roletable

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/charmap"

	"rolexport/internal/dataset"
	"rolexport/internal/golden"
	"rolexport/internal/interchange/merge"
	"rolexport/internal/strictyaml"
)

// TestExamples reads each table in testdata/*.txtar, sound and broken ones, with the options on its first line, and compares what is said and what
// becomes of it.
func TestExamples(t *testing.T) {
	golden.Examples(t, "testdata/*.txtar", []string{"want"}, func(t *testing.T, e *golden.Example) map[string]string {
		return map[string]string{"want": read(t, e)}
	})
}

// read reads the table of an example.
func read(t *testing.T, e *golden.Example) string {
	t.Helper()
	var o Options
	var out strings.Builder
	latin, into := false, dataset.Dataset{}
	first, _, _ := strings.Cut(e.Comment, "\n")
	words := strings.Fields(strings.TrimPrefix(first, "#"))
	for i := 0; i+1 < len(words); i += 2 {
		switch words[i] {
		case "sheet":
			o.Sheet = words[i+1]
		case "header-row":
			o.HeaderRow, _ = strconv.Atoi(words[i+1])
		case "currency":
			o.Currency = words[i+1]
		case "encoding":
			latin = words[i+1] == "latin-1"
		case "source":
			o.Source = &dataset.Source{Name: words[i+1]}
		default:
			t.Fatalf("unknown option %q", words[i])
		}
	}
	var table txtar.File
	for _, f := range e.Files {
		switch {
		case f.Name == "map.yaml":
			m, problems := ParseMapping(f.Name, f.Data)
			for _, p := range problems {
				fmt.Fprintf(&out, "%s: %s\n", p.Severity, p.Error())
			}
			if o.Map = m; m == nil {
				return out.String()
			}
		case f.Name == "dataset.yaml":
			file, problems := strictyaml.Parse(f.Name, f.Data)
			if problems = append(problems, file.Decode(&into)...); len(problems) > 0 {
				t.Fatal(problems)
			}
			o.Into = &into
		case strings.HasPrefix(f.Name, "table."):
			table = f
		}
	}
	data := strings.ReplaceAll(string(table.Data), "<TAB>", "\t")
	if latin {
		encoded, err := charmap.Windows1252.NewEncoder().String(data)
		if err != nil {
			t.Fatal(err)
		}
		data = encoded
	}
	result, problems := Read(table.Name, []byte(data), o)
	for _, p := range problems {
		fmt.Fprintf(&out, "%s: %s [%s]\n", p.Severity, p.Error(), p.Code)
	}
	if result == nil {
		return out.String()
	}
	for _, n := range result.Notes {
		fmt.Fprintf(&out, "note: %s\n", n)
	}
	ds := result.Import.Dataset
	for _, k := range vocabularies {
		for _, term := range k.of(ds) {
			fmt.Fprintf(&out, "new %s %s: %s\n", k.word, term.ID, term.Title)
		}
	}
	for _, r := range ds.Roles {
		fmt.Fprintf(&out, "---\n%s", strictyaml.Encode(r))
	}
	// What is read without errors can be written, unless the folder's own checks say why not.
	if o.Into == nil {
		_, problems, err := merge.New(filepath.Join(t.TempDir(), "new"), result.Import)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			fmt.Fprintf(&out, "%s: %s [%s]\n", p.Severity, cmp.Or(p.Error(), ""), p.Code)
		}
	}
	return out.String()
}
