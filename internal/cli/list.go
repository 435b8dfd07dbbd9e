package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/urfave/cli/v2"

	"rolexport/internal/compose"
	"rolexport/internal/export"
	"rolexport/internal/render/formats"
)

// A list is something that rolexport list prints.
type list struct {
	name, summary string
	rows          func(*program, *cli.Context) (table, error)
}

// lists returns all lists, in the order of the help.
func lists() []list {
	return []list{
		{"roles", "the roles of the dataset", (*program).roles},
		{"comparisons", "its authored comparisons", (*program).comparisons},
		{"kinds", "the kinds of documents, their formats and paths", func(*program, *cli.Context) (table, error) { return kindTable(), nil }},
		{"formats", "the formats of files", func(*program, *cli.Context) (table, error) { return formatTable(), nil }},
	}
}

func (p *program) listCommand() *cli.Command {
	var names []string
	var about strings.Builder
	for _, l := range lists() {
		names = append(names, l.name)
		about.WriteString("\n  " + fmt.Sprintf("%-11s  %s", l.name, l.summary))
	}
	return &cli.Command{
		Name: "list", ArgsUsage: strings.Join(names, "|"), Usage: "list roles, comparisons, kinds or formats",
		Description: "What to list:" + about.String(),
		Flags: []cli.Flag{
			dataFlag(), audienceFlag(), &cli.StringFlag{Name: "report", Usage: "print the list as `text|json`"},
		},
		Action: p.list,
	}
}

func (p *program) list(c *cli.Context) error {
	format, err := reportForm(c)
	if err != nil {
		return err
	}
	var names []string
	for _, l := range lists() {
		names = append(names, l.name)
	}
	switch c.NArg() {
	case 0:
		return usage("nothing to list", "say one of "+strings.Join(names, ", "))
	case 1:
	default:
		return tooMany(c, 1)
	}
	for _, l := range lists() {
		if l.name != c.Args().First() {
			continue
		}
		t, err := l.rows(p, c)
		if err != nil {
			return err
		}
		if format == "json" {
			return writeJSON(p.out, t.items)
		}
		p.out.print(t.text())
		return nil
	}
	return unknown("thing to list", c.Args().First(), names)
}

// A table is a list in both its forms.
type table struct {
	head  []string
	rows  [][]string
	items []any // as JSON
}

func (t *table) add(item any, cells ...string) {
	t.rows = append(t.rows, cells)
	t.items = append(t.items, item)
}

// text returns the table with aligned columns and no trailing blanks.
func (t *table) text() string {
	widths := make([]int, len(t.head))
	lines := append([][]string{t.head}, t.rows...)
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], uniseg.StringWidth(cell))
		}
	}
	var b strings.Builder
	for _, line := range lines {
		var padded strings.Builder
		for i, cell := range line {
			padded.WriteString(cell + strings.Repeat(" ", widths[i]-uniseg.StringWidth(cell)+2))
		}
		b.WriteString(strings.TrimRight(padded.String(), " ") + "\n")
	}
	return b.String()
}

func (p *program) roles(c *cli.Context) (table, error) {
	in, err := p.loadFor(c)
	if err != nil {
		return table{}, err
	}
	type item struct {
		ID      string   `json:"id"`
		Title   string   `json:"title"`
		Aliases []string `json:"aliases"`
		Family  string   `json:"family,omitempty"`
	}
	t := table{head: []string{"ROLE", "TITLE", "ALSO CALLED"}, items: []any{}}
	for _, r := range in.dataset.Roles {
		t.add(item{r.ID, r.Title, append([]string{}, r.Aliases.Texts()...), r.Family}, r.ID, r.Title, strings.Join(r.Aliases.Texts(), ", "))
	}
	return t, nil
}

func (p *program) comparisons(c *cli.Context) (table, error) {
	in, err := p.loadFor(c)
	if err != nil {
		return table{}, err
	}
	type item struct {
		ID    string   `json:"id"`
		Roles []string `json:"roles"`
		Title string   `json:"title"`
	}
	t := table{head: []string{"COMPARISON", "TITLE"}, items: []any{}}
	for _, s := range in.composer.Subjects(comparison, compose.Selection{}) {
		t.add(item{s.Name, s.Roles, s.Title}, s.Name, s.Title)
	}
	return t, nil
}

// loadFor loads the dataset that a list is about.
func (p *program) loadFor(c *cli.Context) (*input, error) {
	src, err := p.open(c.String("data"))
	if err != nil {
		return nil, err
	}
	defer src.close()
	return p.load(c, src, &report{})
}

// kindTable lists the kinds of documents.
func kindTable() table {
	type item struct {
		Kind    string   `json:"kind"`
		Formats []string `json:"formats"`         // by default
		Others  []string `json:"further_formats"` // when asked for
		Path    string   `json:"path"`            // without extension
		Default bool     `json:"default"`         // exported without being asked for
		Summary string   `json:"summary"`
	}
	t := table{head: []string{"KIND", "FORMATS", "ON REQUEST", "PATH", "SUMMARY"}, items: []any{}}
	for _, k := range compose.Kinds() {
		var others []string
		for _, f := range export.Formats(k, formats.All()) {
			if !slices.Contains(k.Formats, f.Name) {
				others = append(others, f.Name)
			}
		}
		summary := k.Summary
		if k.OnRequest {
			summary += "; on request: --kind " + k.ID
		} else if k.Together {
			summary += fmt.Sprintf("; above %d roles on request: --kind %s", export.MostTogether, k.ID)
		}
		t.add(item{k.ID, k.Formats, append([]string{}, others...), k.Path(placeholderName(k)), !k.OnRequest, k.Summary},
			k.ID, strings.Join(k.Formats, ", "), strings.Join(others, ", "), kindPaths(k), summary)
	}
	return t
}

// placeholderName stands for the names of the documents of a kind.
func placeholderName(k compose.Kind) string {
	switch {
	case len(k.Gathered) == len(k.Formats):
		return compose.Everything
	case k.ID == comparison || k.ID == sideBySide:
		return "<a>-vs-<b>"
	}
	return "<id>"
}

// kindPaths returns the paths of a kind in its formats: those of one role, and those of all roles.
func kindPaths(k compose.Kind) string {
	var one, all []string
	for _, f := range formats.All() {
		switch ext := strings.TrimPrefix(f.Ext, "."); {
		case !slices.Contains(k.Formats, f.Name):
		case k.Gathers(f.Name):
			all = append(all, ext)
		default:
			one = append(one, ext)
		}
	}
	var paths []string
	if len(one) > 0 {
		paths = append(paths, k.Path(placeholderName(k))+"."+strings.Join(one, "|"))
	}
	if len(all) > 0 {
		paths = append(paths, k.Path(compose.Everything)+"."+strings.Join(all, "|"))
	}
	return strings.Join(paths, ", ")
}

// formatTable lists the formats.
func formatTable() table {
	type item struct {
		Format    string `json:"format"`
		Extension string `json:"extension"`
		MediaType string `json:"media_type"`
		Summary   string `json:"summary"`
	}
	t := table{head: []string{"FORMAT", "FILES", "MEDIA TYPE", "SUMMARY"}, items: []any{}}
	for _, f := range formats.All() {
		t.add(item{f.Name, f.Ext, f.MediaType, f.Summary}, f.Name, "*"+f.Ext, f.MediaType, f.Summary)
	}
	return t
}
