package export

import (
	"cmp"
	"slices"

	"rolexport/internal/render"
	"rolexport/internal/sink"
)

// Including returns the plan with the documents that it leaves out, in the formats in which the manifest of a folder names them: whoever asks whether
// the folder is right wants to know it of these, too.
func (p *Plan) Including(m *Manifest) *Plan {
	if m == nil || len(p.spared) == 0 {
		return p
	}
	named := make(map[string]bool)
	for _, e := range m.Files {
		if p.leaves(&e) {
			named[e.Path] = true
		}
	}
	all := *p
	all.Documents, all.LeftOut, all.spared = slices.Clone(p.Documents), slices.Clone(p.LeftOut), nil
	for _, d := range p.spared {
		if d.Files = slices.DeleteFunc(slices.Clone(d.Files), func(f File) bool { return !named[f.Path] }); len(d.Files) == 0 {
			continue
		}
		all.Documents = append(all.Documents, d)
		all.LeftOut = slices.DeleteFunc(all.LeftOut, func(kind string) bool { return kind == d.Subject.Kind })
	}
	return &all
}

// A Remnant is a file that an export leaves as it is because its kind is left out, and that is not what the dataset yields.
type Remnant struct {
	Entry
	Reason Reason // Missing, Edited, Content, Look or Program
}

// Remnants returns those files that the manifest of a folder names, before the plan is run with the options and a dataset of the digest. It composes
// nothing: one that would come out the same from other data is among them.
func (p *Plan) Remnants(m *Manifest, digest string, options Options, folder sink.Folder) []Remnant {
	if m == nil || len(p.LeftOut) == 0 {
		return nil
	}
	var all []Remnant
	due := newKeys(options, p.spared)
	for _, e := range m.Files {
		if !p.leaves(&e) {
			continue
		}
		reason := Intact(folder, &e)
		now := due.of(e.Key.Content, &Document{Together: true}, &File{Format: render.Format{Name: e.Format}})
		switch {
		case reason != "":
		case cmp.Or(e.Dataset, m.Dataset.Digest) != digest:
			reason = Content
		case e.Key.Look != now.Look:
			reason = Look
		case e.Key.Program != now.Program:
			reason = Program
		default:
			continue
		}
		all = append(all, Remnant{e, reason})
	}
	return all
}
