package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/sink"
)

// ManifestName is the path of the manifest in the output folder.
const ManifestName = "manifest.json"

// manifestVersion is raised when a reader of the manifest has to know of a change.
const manifestVersion = 1

// A Manifest tells what an output folder holds and what it was made from. It depends on the dataset, the program and what was asked for:
// no time, host or absolute path is in it.
type Manifest struct {
	Version int     `json:"manifest"`
	Dataset Dataset `json:"dataset"`
	Shard   *Share  `json:"shard,omitempty"` // the part of an export that this tells of; nil: all of it
	// Inputs stands for everything that the last run followed from, its flags included, if it ended well and without a warning. Empty: not known.
	Inputs     string    `json:"inputs,omitempty"`
	Remarks    int       `json:"remarks,omitempty"`    // how many warnings the rules of the dataset gave in the run that Inputs stands for
	LeftOut    []string  `json:"left_out,omitempty"`   // see Plan
	Files      []Entry   `json:"files"`                // sorted by path
	Gone       []Entry   `json:"gone,omitempty"`       // files of earlier runs that the dataset does not yield any more, sorted by path
	Unfinished []string  `json:"unfinished,omitempty"` // paths that the last run planned and did not write, sorted
	Warnings   []Warning `json:"warnings"`
}

// Dataset names the dataset of a Manifest.
type Dataset struct {
	Title   string `json:"title"`
	Version string `json:"version"`
	// Audience is whom the files are for; empty: they leave nothing out.
	Audience string `json:"audience,omitempty"`
	Digest   string `json:"digest"` // SHA-256, hexadecimal, of the dataset; for an audience, of what it may see
}

// An Entry is a file of the output folder.
type Entry struct {
	Path   string   `json:"path"`
	Kind   string   `json:"kind"`
	Format string   `json:"format"`
	Roles  []string `json:"roles"`
	Bytes  int      `json:"bytes"`
	SHA256 string   `json:"sha256"`
	Key    Key      `json:"key"` // what the file follows from
	// Dataset is the digest of the dataset that the file was made from, if that is not the one the Manifest names: it was left by an
	// earlier run.
	Dataset string `json:"dataset,omitempty"`
}

// A Warning is a problem that did not keep the files from being written.
type Warning struct {
	Path    string `json:"path,omitempty"` // of the output file, or of its document without extension; empty: the dataset
	Code    string `json:"code,omitempty"`
	Message string `json:"message"`
	File    string `json:"file,omitempty"` // of the dataset
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
}

// NextManifest returns the manifest of a folder after a run. The files of the run stand for themselves. Of the earlier manifests (nil: none)
// stay, so far as the folder still holds them, the files that the run planned and did not write, those outside of what it was about, and those of kinds
// that it left out; others are gone from the dataset. problems are all that were met, those of the results included.
func NextManifest(earlier *Manifests, d Dataset, plan *Plan, results []Result, problems []Problem, holds func(path string) bool) *Manifest {
	m := &Manifest{Version: manifestVersion, Dataset: d, LeftOut: plan.LeftOut, Files: []Entry{}, Warnings: []Warning{}}
	planned := make(map[string]bool)
	for _, r := range results {
		for _, f := range r.Files {
			planned[f.Path] = true
			if f.Status != Written && f.Status != Kept {
				m.Unfinished = append(m.Unfinished, f.Path)
				continue
			}
			m.Files = append(m.Files, Entry{
				Path: f.Path, Kind: r.Subject.Kind, Format: f.Format.Name, Roles: append([]string{}, r.Subject.Roles...),
				Bytes: f.Bytes, SHA256: f.SHA256, Key: f.Key,
			})
		}
	}
	for _, p := range problems {
		if p.Severity == diag.Warning {
			m.Warnings = append(m.Warnings, newWarning(p))
		}
	}
	m.follow(earlier, plan, planned, holds)
	return m
}

// Gone returns the files of a folder that a run of the plan would find to be gone from the dataset.
func (p *Plan) Gone(earlier *Manifests, holds func(path string) bool) []Entry {
	planned := make(map[string]bool, p.Len())
	for _, d := range p.Documents {
		for _, f := range d.Files {
			planned[f.Path] = true
		}
	}
	var m Manifest
	m.follow(earlier, p, planned, holds)
	return m.Gone
}

// follow takes over what stays of the earlier manifests of a folder, given the plan of the run and the paths of it. Of a shard that is what its own
// manifest says; that of the whole keeps telling of the files that no shard names, and the shard that they belong to finds out which of them are gone.
func (m *Manifest) follow(earlier *Manifests, plan *Plan, planned map[string]bool, holds func(path string) bool) {
	if old := earlier.Of(plan.Shard); old != nil {
		written := make(map[string]bool, len(m.Files))
		for _, e := range m.Files {
			written[e.Path] = true
		}
		m.keep(old, func(e *Entry) bool { return !written[e.Path] && (planned[e.Path] || !plan.covers(e)) && holds(e.Path) })
		m.lose(old, plan, planned, holds)
	}
	if !plan.Shard.IsAll() && earlier != nil && earlier.Whole != nil {
		m.lose(earlier.Whole, plan, planned, holds)
	}
	m.sort()
}

// A MixedError says that a folder holds files for another audience than those that were to be added.
type MixedError struct{ Has, Wants string }

// Error names both audiences.
func (e *MixedError) Error() string {
	return fmt.Sprintf("the output folder holds files for %s, and none for %s may stand beside them", readers(e.Has), readers(e.Wants))
}

func readers(audience string) string {
	if audience == "" {
		return "everybody"
	}
	return audience + " readers"
}

// Admits returns a MixedError unless files for the audience may go into the folder of the manifest, which may be nil: beside files for others
// they would be handed out with them.
func (m *Manifest) Admits(audience string) error {
	if m == nil || len(m.Files) == 0 || m.Dataset.Audience == audience {
		return nil
	}
	return &MixedError{m.Dataset.Audience, audience}
}

// Foreign returns how many of the files were made from another dataset than the one that the manifest names, apart from those that are told of already.
func (m *Manifest) Foreign(told ...Remnant) int {
	n := 0
	for _, e := range m.Files {
		if e.Dataset != "" && !slices.ContainsFunc(told, func(r Remnant) bool { return r.Path == e.Path }) {
			n++
		}
	}
	return n
}

func newWarning(p Problem) Warning {
	return Warning{Path: p.Path, Code: p.Code, Message: p.Message, File: p.Pos.File, Line: p.Pos.Line, Column: p.Pos.Col}
}

// keep takes over from old the entries that stay, with their warnings.
func (m *Manifest) keep(old *Manifest, stays func(*Entry) bool) {
	concerned := make(map[string]bool) // paths with and without their extension
	for _, e := range old.Files {
		if !stays(&e) {
			continue
		}
		m.Files = append(m.Files, e.from(old.Dataset.Digest, m.Dataset.Digest))
		concerned[e.Path], concerned[stem(e.Path)] = true, true
	}
	for _, w := range old.Warnings {
		if concerned[w.Path] {
			m.Warnings = append(m.Warnings, w)
		}
	}
}

// from returns the entry of a manifest about the dataset of one digest as it stands in that of another.
func (e Entry) from(old, digest string) Entry {
	if e.Dataset = cmp.Or(e.Dataset, old); e.Dataset == digest {
		e.Dataset = ""
	}
	return e
}

// lose takes over from old the entries of files that the plan is about, that nothing is planned for and that are still there.
func (m *Manifest) lose(old *Manifest, plan *Plan, planned map[string]bool, holds func(path string) bool) {
	stays := make(map[string]bool, len(m.Files))
	warned := make(map[string]bool, len(old.Warnings))
	for _, w := range old.Warnings {
		warned[w.Path] = true
	}
	for _, e := range slices.Concat(m.Files, m.Gone) {
		stays[e.Path] = true
	}
	for i, e := range slices.Concat(old.Files, old.Gone) {
		is := plan.covers(&e) || i >= len(old.Files) && plan.Shard.Has(stem(e.Path)) // what was gone before is gone
		if is && !stays[e.Path] && !planned[e.Path] && holds(e.Path) {
			stays[e.Path] = true // it is named once
			if warned[e.Path] || warned[stem(e.Path)] {
				e.Key = Key{} // should its document come back, it is made anew, for the warning to be told
			}
			m.Gone = append(m.Gone, e)
		}
	}
}

// ForManifest returns the problems of an input and of a run as the manifest tells them: nothing of where the dataset lies, so paths begin in its folder,
// which problems call display, and others that begin at a root are cut to the name of the file. For an audience it tells nothing of the files at all,
// whose names and lines are not for it.
func ForManifest(input, results []Problem, display, audience string) []Problem {
	if audience != "" {
		all := slices.Clone(results)
		for i := range all {
			all[i].Pos = diag.Pos{}
		}
		return all
	}
	all := slices.Concat(input, results)
	for i := range all {
		at := &all[i].Pos
		at.File = strings.TrimPrefix(at.File, path.Clean(display)+"/")
		if filepath.IsAbs(at.File) {
			at.File = filepath.Base(at.File)
		}
	}
	return all
}

// Settle notes what the run followed from, so that the next one can see that nothing has changed. It notes nothing where there is something to be told
// again: warnings, files that were made from other data or were not finished. Whoever knows of Remnants does not call it.
func (m *Manifest) Settle(inputs string, remarks int) {
	if inputs != "" && len(m.Warnings)+len(m.Unfinished)+m.Foreign() == 0 {
		m.Inputs, m.Remarks = inputs, remarks
	}
}

// Untouched reports whether a run that follows from inputs would find every file of the folder as it should be, and none that is gone from the dataset.
func (m *Manifest) Untouched(inputs string, folder sink.Folder, workers int) bool {
	if m == nil || inputs == "" || m.Inputs != inputs || len(m.Gone) > 0 || !m.complete() {
		return false
	}
	return parallel(len(m.Files), workers, func(i int) bool { return Intact(folder, &m.Files[i]) == "" })
}

// stem returns the path without its extension.
func stem(path string) string {
	if i := strings.LastIndexByte(path, '.'); i > strings.LastIndexByte(path, '/') {
		return path[:i]
	}
	return path
}

func (m *Manifest) sort() {
	slices.SortFunc(m.Files, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(m.Gone, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	slices.Sort(m.Unfinished)
	m.Unfinished = slices.Compact(m.Unfinished)
	slices.SortFunc(m.Warnings, func(a, b Warning) int {
		return cmp.Or(
			strings.Compare(a.Path, b.Path), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			strings.Compare(a.Code, b.Code), strings.Compare(a.Message, b.Message),
		)
	})
	m.Warnings = slices.Compact(m.Warnings)
}

// Encode returns the manifest as JSON.
func (m *Manifest) Encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(m)
	return b.Bytes(), err
}

// name is the path of the manifest in its folder.
func (m *Manifest) name() string {
	if m.Shard == nil {
		return ManifestName
	}
	return m.Shard.Manifest()
}

// Write puts the manifest into the folder after everything that it tells of is there to stay.
func (m *Manifest) Write(folder sink.Folder) error {
	if m.Shard != nil {
		m.Shard.Named, m.Shard.Paths = m.named()
	}
	data, err := m.Encode()
	if err != nil {
		return err
	}
	if err := folder.Sync(); err != nil {
		return err
	}
	return folder.Put(m.name(), data)
}
