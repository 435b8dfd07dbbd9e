package verify

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rolexport/internal/export"
	"rolexport/internal/sink"
	"rolexport/internal/verify/rule"
)

var (
	ruleMissing    = &rule.Rule{Code: "file-missing", What: "Every file of the manifest is there"}
	ruleChanged    = &rule.Rule{Code: "file-changed", What: "Every file has the size and the SHA-256 that the manifest says"}
	ruleExtra      = &rule.Rule{Code: "file-extra", What: "There are no other files in the folder"}
	ruleUnfinished = &rule.Rule{Code: "file-unfinished", What: "The last export wrote all that it had planned"}
	ruleEntries    = &rule.Rule{Code: "manifest-entries", What: "The manifest names each file once, by a path within the folder"}
)

// Rules returns every rule that files and folders are held to, by subject.
func Rules() []rule.Group {
	groups := []rule.Group{{Title: "Folders", Rules: []*rule.Rule{ruleMissing, ruleChanged, ruleExtra, ruleUnfinished, ruleEntries}}}
	seen := map[string]bool{}
	for _, c := range Checkers() {
		for _, g := range c.Rules() {
			if !seen[g.Title] {
				seen[g.Title] = true
				groups = append(groups, g)
			}
		}
	}
	return groups
}

// readManifests returns what the manifests of a folder that holds files tell of it, nil if it has none, and the shards that have not been joined.
// These tell of later runs than the manifest of the whole does.
func readManifests(files sink.Folder, there []string) (*export.Manifest, []export.Shard, error) {
	var found export.Manifests
	var all export.Manifest
	var shards []export.Shard
	named := map[string]bool{}
	for _, name := range there {
		shard, ok := export.ShardOf(name)
		if !ok && name != export.ManifestName {
			continue
		}
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		m, err := export.DecodeManifest(data, shard)
		switch {
		case errors.Is(err, export.ErrForeign):
			return nil, nil, fmt.Errorf("its %s %w, or is damaged", name, err)
		case err != nil:
			return nil, nil, fmt.Errorf("its %s %w", name, err)
		case !ok:
			found.Whole = m
			continue
		}
		found.Shards, shards = append(found.Shards, m), append(shards, shard)
		all.Files = append(all.Files, m.Files...)
		all.Unfinished = append(all.Unfinished, m.Unfinished...)
		all.Gone = append(all.Gone, m.Gone...)
		for _, name := range m.Unfinished {
			named[name] = true
		}
	}
	if len(shards) == 0 {
		return found.Whole, nil, nil
	}
	if found.Whole != nil {
		rest := found.Beside()
		for _, e := range rest.Files {
			if !named[e.Path] {
				all.Files = append(all.Files, e)
			}
		}
		for _, e := range all.Files {
			named[e.Path] = true
		}
		all.Unfinished = append(all.Unfinished, slices.DeleteFunc(rest.Unfinished, func(name string) bool { return named[name] })...)
	}
	return &all, shards, nil
}

// A job is a file to be checked.
type job struct {
	path       string
	entry      *export.Entry // of the manifest; nil: it has none
	unfinished bool          // an earlier export than the last one wrote it
	finding    *rule.Finding // what is known without reading the file; it is not read then
}

// notWritten says of a file that it is not the last export's.
const notWritten = "the last export did not write it"

// plan returns what is to be checked in a folder that holds files: everything that the manifest names and everything else that is there.
// Without a manifest it is the files that a checker knows.
func plan(m *export.Manifest, there []string) []job {
	var jobs []job
	if m == nil {
		for _, name := range there {
			if _, ok := checkerOf(func(c Checker) bool { return c.Ext == strings.ToLower(path.Ext(name)) }); ok {
				jobs = append(jobs, job{path: name})
			}
		}
		return jobs
	}
	known := map[string]bool{}
	for _, name := range there {
		_, shard := export.ShardOf(name)
		known[name] = shard || name == export.ManifestName
	}
	unfinished := map[string]bool{}
	for _, name := range m.Unfinished {
		unfinished[name] = true
	}
	for i := range m.Files {
		e := &m.Files[i]
		j := job{path: e.Path, entry: e, unfinished: unfinished[e.Path]}
		switch {
		case !fs.ValidPath(e.Path):
			j.finding = &rule.Finding{Rule: ruleEntries, Message: "the manifest names it, and it lies outside of the folder"}
		case known[e.Path]:
			j.finding = &rule.Finding{Rule: ruleEntries, Message: "the manifest names it twice"}
		}
		known[e.Path] = true
		jobs = append(jobs, j)
	}
	for _, name := range m.Unfinished {
		if !known[name] {
			known[name] = true
			jobs = append(jobs, job{path: name, finding: &rule.Finding{Rule: ruleUnfinished, Message: notWritten}})
		}
	}
	gone := map[string]bool{}
	for _, e := range m.Gone {
		gone[e.Path] = true
	}
	for _, name := range there {
		switch {
		case known[name]:
		case gone[name]:
			jobs = append(jobs, job{path: name, finding: &rule.Finding{Rule: ruleExtra, Message: "an earlier export wrote it, and the last one had no such document"}})
		default:
			jobs = append(jobs, job{path: name, finding: &rule.Finding{Rule: ruleExtra, Message: "the manifest does not name it"}})
		}
	}
	return jobs
}

// run checks a file of a folder.
func (j job) run(files sink.Folder) Result {
	var r Result
	format, ext := "", strings.ToLower(path.Ext(j.path))
	if j.entry != nil {
		format = j.entry.Format
	}
	checker, known := checkerOf(func(c Checker) bool { return c.Format == format || format == "" && c.Ext == ext })
	r.Format = checker.Format
	if j.finding != nil {
		r.Findings = []rule.Finding{*j.finding}
		return r
	}
	if j.unfinished {
		r.Findings = append(r.Findings, rule.Finding{Rule: ruleUnfinished, Message: notWritten})
	}
	data, err := files.ReadFile(j.path)
	var obstacle *sink.Obstacle
	switch {
	case errors.Is(err, fs.ErrNotExist) && j.entry != nil:
		r.Findings = append(r.Findings, rule.Finding{Rule: ruleMissing, Message: "the manifest names it, and it is not there"})
		return r
	case errors.As(err, &obstacle) && j.entry != nil:
		r.Findings = append(r.Findings, rule.Finding{Rule: ruleChanged, Message: "it has changed: " + obstacle.In(j.path)})
		return r
	case err != nil:
		r.Err = err
		return r
	}
	if j.entry != nil {
		r.compare(j.entry, data)
	}
	if known {
		r.check(checker, data)
	}
	return r
}

// compare holds a file against its entry in the manifest.
func (r *Result) compare(e *export.Entry, data []byte) {
	sum := sha256.Sum256(data)
	switch {
	case len(data) != e.Bytes:
		r.Findings = append(r.Findings, rule.Finding{
			Rule: ruleChanged, Message: fmt.Sprintf("it has changed: it is %d bytes long, and %d in the manifest", len(data), e.Bytes),
		})
	case hex.EncodeToString(sum[:]) != e.SHA256:
		r.Findings = append(r.Findings, rule.Finding{Rule: ruleChanged, Message: "it has changed: its SHA-256 is not that of the manifest"})
	}
}
