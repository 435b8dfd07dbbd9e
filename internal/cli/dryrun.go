package cli

import (
	"bufio"
	"fmt"

	"github.com/urfave/cli/v2"

	"rolexport/internal/export"
	"rolexport/internal/sink"
)

// dryRun prints the plan, and with --prune what would be removed.
func (p *program) dryRun(c *cli.Context, call *exportCall, plan *export.Plan, r *report) error {
	listed := isText(c)
	list := bufio.NewWriter(p.out)
	for _, d := range plan.Documents {
		for _, f := range d.Files {
			if listed {
				_, _ = list.WriteString(f.Path + "\n") // a failure is found by run
				continue
			}
			r.Files = append(r.Files, reportFile{
				Path: f.Path, Kind: d.Subject.Kind, Format: f.Format.Name, Roles: d.Subject.Roles, Status: "planned",
			})
		}
	}
	_ = list.Flush()
	r.verdict = fmt.Sprintf("would write %s to %s", count(plan.Len(), "file"), call.out)
	if c.Bool("prune") {
		n, err := p.dryPrune(call, plan, r)
		if err != nil {
			return err
		}
		if n > 0 {
			r.verdict += fmt.Sprintf(" and remove %d", n)
		}
	}
	p.voice.note("%s", r.verdict)
	return nil
}

// dryPrune names what --prune would remove, and counts it.
func (p *program) dryPrune(call *exportCall, plan *export.Plan, r *report) (int, error) {
	folder, err := sink.OpenView(call.out)
	if err != nil {
		return 0, err
	}
	defer func() { _ = folder.Close() }() // it was only read from
	earlier, err := export.ReadManifests(folder)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, e := range plan.Gone(earlier, folder.Holds) {
		if export.Intact(folder, &e) != "" {
			continue // somebody has changed it, so that it stays
		}
		n++
		p.voice.note("would remove %s", e.Path)
		r.Files = append(r.Files, reportFile{Path: e.Path, Kind: e.Kind, Format: e.Format, Roles: e.Roles, Status: "removable"})
	}
	return n, nil
}
