package export

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"rolexport/internal/pattern"
	"rolexport/internal/sink"
)

// MostShards is the largest Of of a Shard.
const MostShards = 9999

// A Shard is a part of an export: each document belongs to one of so many. The zero Shard is all of it.
type Shard struct {
	Index int `json:"index"` // from 1
	Of    int `json:"of"`
}

var shardPattern = pattern.New(`^([0-9]+)/([0-9]+)$`)

// ParseShard reads "2/4". The error is a RequestError.
func ParseShard(text string) (Shard, error) {
	m := shardPattern().FindStringSubmatch(text)
	if m == nil {
		return Shard{}, &RequestError{fmt.Sprintf("%q is no shard", text), "write which of how many, counted from 1: 2/4 is the second of four"}
	}
	index, err := strconv.Atoi(m[1])
	of, err2 := strconv.Atoi(m[2])
	switch {
	case err != nil || err2 != nil || of > MostShards:
		return Shard{}, &RequestError{fmt.Sprintf("shard %s: there are at most %d shards", text, MostShards), "use fewer, larger ones"}
	case of == 0:
		return Shard{}, &RequestError{fmt.Sprintf("shard %s: there is at least one shard", text), "1/1 is all of it"}
	case index > of:
		return Shard{}, &RequestError{fmt.Sprintf("shard %s: there is no such one", text), fmt.Sprintf("the last of %d is %d/%d", of, of, of)}
	case index == 0:
		return Shard{}, &RequestError{fmt.Sprintf("shard %s: shards count from 1", text), "add 1 to an index that counts from 0"}
	}
	return Shard{index, of}, nil
}

// String returns the shard as ParseShard reads it.
func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Of) }

// IsAll reports whether the shard leaves nothing out.
func (s Shard) IsAll() bool { return s == Shard{} }

// Use says how an export of the shard shares its folder: other shards of as many may be written at the same time, and nothing else.
func (s Shard) Use() sink.Use {
	if s.IsAll() {
		return sink.Alone
	}
	return sink.PartOf(fmt.Sprintf("of-%d", s.Of), strconv.Itoa(s.Index), "shard "+s.String())
}

// Manifest returns the path of the shard's manifest in the output folder.
func (s Shard) Manifest() string {
	if s.IsAll() {
		return ManifestName
	}
	return fmt.Sprintf("manifest-%d-of-%d.json", s.Index, s.Of)
}

var shardManifest = pattern.New(`^manifest-([1-9][0-9]{0,3})-of-([1-9][0-9]{0,3})\.json$`)

// ShardOf returns the shard whose manifest a file at the top of an output folder is, by its name.
func ShardOf(name string) (Shard, bool) {
	m := shardManifest().FindStringSubmatch(name)
	if m == nil {
		return Shard{}, false
	}
	index, _ := strconv.Atoi(m[1]) // the pattern has seen to it
	of, _ := strconv.Atoi(m[2])
	return Shard{index, of}, index <= of
}

// Has reports whether the document at a path without extension belongs to the shard: the first eight bytes of the SHA-256 of the path, as a number with
// the highest byte first, leave Index - 1 when they are divided by Of. So a document stays in its shard whatever else the dataset holds.
func (s Shard) Has(stem string) bool {
	if s.IsAll() {
		return true
	}
	sum := sha256.Sum256([]byte(stem))
	return binary.BigEndian.Uint64(sum[:8])%uint64(s.Of) == uint64(s.Index-1)
}

// Part returns the documents of the plan that belong to a shard. There may be none.
func (p *Plan) Part(s Shard) *Plan {
	if s.IsAll() {
		return p
	}
	part := *p
	part.Documents, part.spared, part.Shard = s.of(p.Documents), s.of(p.spared), s
	return &part
}

// of returns those of documents that belong to the shard.
func (s Shard) of(documents []Document) []Document {
	var mine []Document
	for _, d := range documents {
		if s.Has(d.Stem) {
			mine = append(mine, d)
		}
	}
	return mine
}

// Manifests are what a folder holds of them.
type Manifests struct {
	Whole   *Manifest   // nil: none
	Shards  []*Manifest // by the names of their files: of shards that have not been joined
	Damaged []Finding   // of InspectManifests: those that cannot be read
}

// ReadManifests returns the manifests of a folder. A file in the place of one that is none is an error, for it is somebody else's.
func ReadManifests(folder sink.Folder) (*Manifests, error) {
	all, err := InspectManifests(folder)
	if err == nil && len(all.Damaged) > 0 {
		return nil, all.Damaged[0].err
	}
	return all, err
}

// InspectManifests returns the manifests of a folder so far as they can be read, and what is there in the place of the others.
func InspectManifests(folder sink.Folder) (*Manifests, error) {
	names, err := folder.Top()
	if err != nil {
		return nil, err
	}
	var all Manifests
	for _, name := range names {
		shard, ok := ShardOf(name)
		if !ok && name != ManifestName {
			continue
		}
		m, err := readManifest(folder, name, shard)
		var obstacle *sink.Obstacle
		switch {
		case errors.As(err, &obstacle):
			all.Damaged = append(all.Damaged, Finding{Path: name, Fault: Obstructed, Account: note(obstacle.In(name)), err: err})
		case errors.Is(err, ErrForeign):
			all.Damaged = append(all.Damaged, Finding{Path: name, Fault: Tampered, Account: note("it is no manifest any more; remove it, and export anew"), err: err})
		case errors.Is(err, ErrRenamed):
			all.Damaged = append(all.Damaged, Finding{Path: name, Fault: Tampered, Account: note("it is the manifest of another shard; remove it, and export anew"), err: err})
		case err != nil:
			return nil, err
		case shard.IsAll():
			all.Whole = m
		default:
			all.Shards = append(all.Shards, m)
		}
	}
	return &all, nil
}

// LastManifest returns the manifest of a shard that a folder holds, and nil when it has none. A file in its place that is none is an error. Of
// everything there is none either beside shards, which are newer.
func LastManifest(folder sink.Folder, shard Shard) (*Manifest, error) {
	if shard.IsAll() {
		all, err := ReadManifests(folder)
		if err != nil || len(all.Shards) > 0 {
			return nil, err
		}
		return all.Whole, nil
	}
	m, err := readManifest(folder, shard.Manifest(), shard)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return m, err
}

func readManifest(folder sink.Folder, name string, shard Shard) (*Manifest, error) {
	data, err := folder.ReadFile(name)
	if err != nil {
		return nil, err
	}
	m, err := DecodeManifest(data, shard)
	if err != nil {
		return nil, fmt.Errorf("%s in the output folder %w; remove it or choose another folder", name, err)
	}
	return m, nil
}

// What is wrong with a file that should be a manifest, as a sentence about it goes on.
var (
	ErrForeign = errors.New("was not written by rolexport")
	ErrNewer   = errors.New("was written by a newer rolexport")
	ErrRenamed = errors.New("has the name of another manifest")
)

// DecodeManifest reads the manifest of a shard, or for the zero Shard of everything. The error is one of those above.
func DecodeManifest(data []byte, shard Shard) (*Manifest, error) {
	var m Manifest
	var err error
	if !decodeQuickly(data, &m) {
		err = json.Unmarshal(data, &m)
	}
	switch {
	case err != nil || m.Version == 0:
		return nil, ErrForeign
	case m.Version > manifestVersion:
		return nil, ErrNewer
	case m.Shard == nil && !shard.IsAll() || m.Shard != nil && m.Shard.Shard != shard:
		return nil, ErrRenamed
	}
	return &m, nil
}

// Of returns the manifest of a shard, nil if there is none; for the zero Shard one of all that the folder holds.
func (m *Manifests) Of(s Shard) *Manifest {
	if m == nil {
		return nil
	}
	if s.IsAll() {
		return m.All()
	}
	for _, one := range m.Shards {
		if one.Shard.Shard == s {
			return one
		}
	}
	return nil
}

// All returns one manifest of all that the folder holds, nil if it has none: shards that have not been joined tell of later runs than the whole does,
// also by what they do not name any more.
func (m *Manifests) All() *Manifest {
	if len(m.Shards) == 0 {
		return m.Whole
	}
	var all Manifest
	if m.Whole != nil {
		all = *m.Whole
		all.Files, all.Gone, all.Warnings = nil, nil, nil
	} else {
		all.Version, all.Dataset = manifestVersion, m.Shards[0].Dataset
	}
	all.Inputs, all.Remarks, all.Shard = "", 0, nil // it is that of no run
	told := make(map[string]bool)
	add := func(one *Manifest) {
		for _, e := range one.Files {
			if !told[e.Path] {
				told[e.Path] = true
				all.Files = append(all.Files, e.from(one.Dataset.Digest, all.Dataset.Digest))
			}
		}
		all.Unfinished = append(all.Unfinished, one.Unfinished...)
		all.Warnings = append(all.Warnings, one.Warnings...)
	}
	lost := func(one *Manifest) {
		for _, e := range one.Gone {
			if !told[e.Path] {
				told[e.Path] = true
				all.Gone = append(all.Gone, e)
			}
		}
	}
	for _, one := range m.Shards {
		add(one)
	}
	for _, one := range m.Shards {
		lost(one)
	}
	if m.Whole != nil {
		rest := m.Beside()
		add(rest)
		lost(rest)
	}
	all.sort()
	return &all
}

// Beside returns what the manifest of the whole tells besides those of the shards: nothing of the files that they name, nor of those that they would
// have made or kept and do not name.
func (m *Manifests) Beside() *Manifest {
	var plans []*Plan
	named, unfinished := make(map[string]bool), make(map[string]bool)
	for _, one := range m.Shards {
		plans = append(plans, one.plan())
		for _, e := range slices.Concat(one.Files, one.Gone) {
			named[e.Path] = true
		}
		for _, name := range one.Unfinished {
			unfinished[name] = true
		}
	}
	outdated := func(e Entry) bool {
		return named[e.Path] || !unfinished[e.Path] && slices.ContainsFunc(plans, func(p *Plan) bool { return p.covers(&e) })
	}
	rest := *m.Whole
	rest.Files, rest.Gone = slices.DeleteFunc(slices.Clone(rest.Files), outdated), slices.DeleteFunc(slices.Clone(rest.Gone), outdated)
	return &rest
}

// RemoveShards removes the manifests of shards from a folder, once another tells of their files.
func (m *Manifests) RemoveShards(folder sink.Folder) error {
	for _, one := range m.Shards {
		if err := folder.Remove(one.Shard.Manifest()); err != nil {
			return err
		}
	}
	return folder.Sync()
}
