package export

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"slices"
	"sync"

	"rolexport/internal/collate"
	"rolexport/internal/sink"
)

// A Fault says how a file of a folder is not what the dataset yields.
type Fault string

// The faults.
const (
	Absent     Fault = "missing"    // the dataset yields it, and it is not there
	Stale      Fault = "stale"      // it is as it was written, and the dataset, the theme or the program yields something else now
	Tampered   Fault = "edited"     // it is neither what the manifest says was written nor what the dataset yields
	Obstructed Fault = "obstructed" // something stands in its place that is no file, and that an export does not replace
	Unreadable Fault = "unreadable" // what it says cannot be known
	Unaccepted Fault = "extra"      // nothing yields it
)

// Faults returns all faults in the order in which they are told.
func Faults() []Fault { return []Fault{Absent, Stale, Tampered, Obstructed, Unreadable, Unaccepted} }

// A Finding is a file that is not as it should be.
type Finding struct {
	Path, Kind, Format string // kind and format as far as they are known
	Roles              []string
	Fault              Fault
	Account            collate.Account // what differs in content; notes alone for what is extra or cannot be read
	err                error
}

// note is an account in a sentence.
func note(sentence string) collate.Account { return collate.Account{Notes: []string{sentence}} }

// Side returns whose words are the newer ones in the account.
func (f *Finding) Side() collate.Side {
	if f.Fault == Tampered {
		return collate.Older
	}
	return collate.Newer
}

// A Shelf is a folder that can say all that it holds.
type Shelf interface {
	sink.Folder
	// Names returns the names of its files, sorted. Files that are hidden need not be among them.
	Names() []string
}

// Check runs a plan against a folder without writing to it, and returns what is not there as the plan has it, in its order, and then what is there too
// much. Files that options.Known tells to be right are not made; all others are, in memory. A file whose bytes are right is right, whatever the manifest
// says. Of a plan that is a part of what the dataset yields only that part counts. manifests are what InspectManifests found in the folder. Results tell
// of documents that could not be made; the error is the context's.
func Check(ctx context.Context, plan *Plan, composer Composer, folder Shelf, manifests *Manifests, options Options) ([]Finding, []Result, error) {
	l := &look{folder: folder, known: options.Known, found: make(map[string]*Finding)}
	options.Force = false
	results, err := Run(ctx, plan, composer, l, options)
	if err != nil {
		return nil, results, err
	}
	var all []Finding
	planned := make(map[string]bool, plan.Len())
	for _, r := range results {
		for _, f := range r.Files {
			planned[f.Path] = true
			if found := l.found[f.Path]; found != nil {
				found.Kind, found.Format, found.Roles = r.Subject.Kind, f.Format.Name, r.Subject.Roles
				all = append(all, *found)
			}
		}
	}
	manifest := manifests.All()
	if all = append(all, manifests.Damaged...); manifest == nil && len(manifests.Damaged) == 0 && !plan.Partial() {
		all = append(all, Finding{Path: plan.Shard.Manifest(), Fault: Absent})
	}
	return append(all, extras(plan, planned, folder, manifest)...), results, nil
}

// A look is a Sink that compares what it is given with what a folder holds, and keeps nothing.
type look struct {
	folder sink.Folder
	known  *Memory

	mu    sync.Mutex
	found map[string]*Finding
}

// Put finds out how the file in the folder differs from data.
func (l *look) Put(name string, data []byte) error {
	if f := l.compare(name, data); f != nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.found[name] = f
	}
	return nil
}

func (l *look) compare(name string, data []byte) *Finding {
	there, err := l.folder.ReadFile(name)
	entry := l.known.entry(name)
	f := &Finding{Path: name}
	var obstacle *sink.Obstacle
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.Fault = Absent
		return f
	case errors.As(err, &obstacle):
		f.Fault, f.Account = Obstructed, note(obstacle.In(name))
		return f
	case err != nil:
		f.Fault, f.Account = Unreadable, note(err.Error())
		return f
	}
	is, due := checksum(there), checksum(data)
	if is == due {
		return nil
	}
	if f.Fault = Stale; entry != nil && entry.SHA256 != is {
		f.Fault = Tampered
	}
	f.Account = collate.Files(name, there, data)
	if f.Fault == Tampered && entry.SHA256 != due {
		f.Account.Notes = append(f.Account.Notes, "the dataset, the theme or the program has changed since it was written, too")
	}
	return f
}

// extras returns the files of the folder that nothing yields, by their paths.
func extras(plan *Plan, planned map[string]bool, folder Shelf, manifest *Manifest) []Finding {
	var all []Finding
	told := make(map[string]bool)
	if manifest != nil {
		for _, e := range slices.Concat(manifest.Files, manifest.Gone) {
			if planned[e.Path] || told[e.Path] {
				continue
			}
			told[e.Path] = true
			if !plan.covers(&e) || !folder.Holds(e.Path) {
				continue
			}
			f := Finding{Path: e.Path, Kind: e.Kind, Format: e.Format, Roles: e.Roles, Fault: Unaccepted, Account: note("the dataset does not yield it any more")}
			if Intact(folder, &e) != "" {
				f.Account.Notes = append(f.Account.Notes, "somebody has changed it since it was written")
			}
			all = append(all, f)
		}
	}
	if !plan.Partial() {
		for _, name := range folder.Names() {
			if !stranger(name, plan.Shard) || planned[name] || told[name] {
				continue
			}
			all = append(all, Finding{Path: name, Fault: Unaccepted, Account: note("export has not written it")})
		}
	}
	slices.SortFunc(all, func(a, b Finding) int { return cmp.Compare(a.Path, b.Path) })
	return all
}

// AsYielded reports whether a folder is known to be all that a call that follows from inputs yields, without making anything. manifest is that of the
// last run over the shard, nil for none. It does not know of a request for less than everything.
func AsYielded(manifest *Manifest, inputs string, request Request, shard Shard, folder Shelf, workers int) bool {
	if request.partial() || !manifest.Untouched(inputs, folder, workers) {
		return false
	}
	known := make(map[string]bool, len(manifest.Files))
	for _, e := range manifest.Files {
		known[e.Path] = true
	}
	return !slices.ContainsFunc(folder.Names(), func(name string) bool { return stranger(name, shard) && !known[name] })
}

// stranger reports whether a file of the folder that no document is planned for would be an extra one of the shard.
func stranger(name string, shard Shard) bool {
	_, ofShard := ShardOf(name)
	return name != ManifestName && !ofShard && shard.Has(stem(name))
}
