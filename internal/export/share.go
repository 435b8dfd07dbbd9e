package export

import (
	"slices"
	"strings"

	"rolexport/internal/fingerprint"
	"rolexport/internal/render"
)

// A Share says in the manifest of a shard which one it is, and of what. Only shards of the same whole can be joined.
type Share struct {
	Shard
	Program string `json:"program"`         // stands for the program; 16 digits
	Request string `json:"request"`         // stands for what was asked for, and how it was to look; 16 digits
	Scope   *Scope `json:"scope,omitempty"` // of the Plan
	// Earlier stands for the runs whose files are kept beside those of the last one, which was about less. They are complete if all shards have them.
	Earlier []string `json:"earlier,omitempty"`
	Named   int      `json:"named"` // how many paths of files the manifest names, unfinished ones included
	Paths   string   `json:"paths"` // stands for these paths; 16 digits
}

// Share returns what the manifest of a shard says of the plan, and nil for that of everything. earlier are the manifests that the folder had; the other
// arguments are those of Origin.Inputs.
func (p *Plan) Share(from Origin, request Request, env render.Env, strict bool, earlier *Manifests) *Share {
	if p.Shard.IsAll() {
		return nil
	}
	program := fingerprint.Of(from.Program)[:otherDigits]
	from.Program, from.Dataset = "", "" // they are told by themselves
	s := &Share{Shard: p.Shard, Program: program, Request: from.Inputs(request, env, strict)[:otherDigits], Scope: p.Scope}
	if old := earlier.Of(p.Shard); old != nil && s.Scope != nil {
		all := ordered(append(slices.Clone(old.Shard.Earlier), old.run()))
		s.Earlier = slices.DeleteFunc(all, func(run string) bool { return strings.HasPrefix(run, s.Request) })
	}
	return s
}

// run stands for the run that wrote the manifest of a shard; its first digits for what was asked for.
func (m *Manifest) run() string {
	return m.Shard.Request + fingerprint.Of(m.Shard.Program, m.Dataset.Digest)[:otherDigits]
}

// plan returns of the plan of the run that wrote the manifest what it was about.
func (m *Manifest) plan() *Plan {
	if m.Shard == nil {
		return &Plan{LeftOut: m.LeftOut}
	}
	return &Plan{Shard: m.Shard.Shard, Scope: m.Shard.Scope, LeftOut: m.LeftOut}
}

// complete reports whether the manifest of a shard names the files that it was written with; of everything it is not known.
func (m *Manifest) complete() bool {
	if m.Shard == nil {
		return true
	}
	_, paths := m.named()
	return paths == m.Shard.Paths
}

// named counts the paths of files that the manifest names, and returns what stands for them.
func (m *Manifest) named() (int, string) {
	paths := slices.Clone(m.Unfinished)
	for _, e := range m.Files {
		paths = append(paths, e.Path)
	}
	paths = ordered(paths)
	return len(paths), fingerprint.Of(paths)[:otherDigits]
}
