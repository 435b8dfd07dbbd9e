package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/sink"
)

// A Source is the manifest of a shard with the folder that its files lie in.
type Source struct {
	*Manifest
	Folder  sink.Folder
	Display string // how the user calls the manifest
}

// Misfits returns what keeps shards from being joined: one that is missing or there twice, a file in two of them, or shards of different wholes.
func Misfits(shards []Source) diag.List {
	var all diag.List
	find := func(code string, s Source, message, hint string) {
		all = append(all, diag.Diagnostic{Severity: diag.Error, Code: code, Pos: diag.Pos{File: s.Display}, Message: message, Hint: hint})
	}
	first := shards[0]
	have, owner := make(map[int]string), make(map[string]string)
	for _, s := range shards {
		if s.Shard.Of != first.Shard.Of {
			find("shard-differs", s, fmt.Sprintf("shard %s is one of another number than shard %s in %s", s.Shard, first.Shard, first.Display),
				"name the folders of shards of one number alone, and remove the manifests that an earlier export in other parts has left")
			continue // whose files are those of the others
		}
		if what := differs(first.Manifest, s.Manifest); what != "" {
			find("shard-differs", s, fmt.Sprintf("shard %s %s than shard %s in %s", s.Shard, what, first.Shard, first.Display),
				"export all shards from one checkout, by one program and with the same flags")
		} else if !slices.Equal(first.Shard.Earlier, s.Shard.Earlier) {
			find("shard-differs", s, fmt.Sprintf("shard %s keeps the files of other earlier exports than shard %s in %s", s.Shard, first.Shard, first.Display),
				"export all shards anew into empty folders, or all of them without --kind, --format and --role")
		}
		if other := have[s.Shard.Index]; other != "" {
			find("shard-overlap", s, fmt.Sprintf("shard %s is in %s too", s.Shard, other), "name the folder of each shard once")
			continue
		}
		have[s.Shard.Index] = s.Display
		if !s.complete() {
			n, _ := s.named()
			find("shard-incomplete", s, fmt.Sprintf("shard %s names %d files, and not the %d that it was written with", s.Shard, n, s.Shard.Named),
				fmt.Sprintf("export shard %s anew", s.Shard))
		}
		for _, e := range s.Files {
			if other := owner[e.Path]; other != "" {
				find("shard-overlap", s, fmt.Sprintf("%s is in %s too", e.Path, other), "export both shards anew")
			}
			owner[e.Path] = s.Display
		}
	}
	var missing []string
	for i := range first.Shard.Of {
		if have[i+1] == "" {
			missing = append(missing, Shard{i + 1, first.Shard.Of}.String())
		}
	}
	if n := len(missing); n > 0 {
		const few = 5
		text := strings.Join(missing[:min(few, n)], ", ")
		if n > few {
			text += fmt.Sprintf(" and %d more", n-few)
		}
		find("shard-missing", Source{Display: first.Display}, fmt.Sprintf("of %d shards there are missing: %s", first.Shard.Of, text),
			"export them, and name the folders of all shards")
	}
	return all
}

// differs says in which way two shards are not of one whole.
func differs(a, b *Manifest) string {
	switch {
	case a.Dataset != b.Dataset:
		return "was made from another dataset"
	case a.Shard.Program != b.Shard.Program:
		return "was made by another program"
	case a.Shard.Request != b.Shard.Request || !slices.Equal(a.LeftOut, b.LeftOut):
		return "was made with other flags, templates or theme"
	}
	return ""
}

// Damage returns what is wrong with the files of a shard: those that are not there, or not as they were written. It looks at so many at a time.
func (s Source) Damage(workers int) diag.List {
	reasons := make([]Reason, len(s.Files))
	parallel(len(s.Files), workers, func(i int) bool {
		reasons[i] = Intact(s.Folder, &s.Files[i])
		return true
	})
	var all diag.List
	for i, r := range reasons {
		d := diag.Diagnostic{Severity: diag.Error, Pos: diag.Pos{File: s.Display}, Hint: fmt.Sprintf("export shard %s anew", s.Shard)}
		switch r {
		case "":
			continue
		case Missing:
			d.Code, d.Message = "file-missing", s.Files[i].Path+" is not there"
		default:
			d.Code, d.Message = "file-changed", s.Files[i].Path+" has changed since it was written"
		}
		all = append(all, d)
	}
	return all
}

// Join returns the manifest of the whole that shards without Misfits are: that of one run that makes all of it, into the folder whose manifest is old.
// holds tells of that folder, with the files of the shards.
func Join(old *Manifest, shards []Source, holds func(path string) bool) *Manifest {
	first := shards[0].Manifest
	m := &Manifest{Version: manifestVersion, Dataset: first.Dataset, LeftOut: first.LeftOut, Files: []Entry{}, Warnings: []Warning{}}
	planned, gone := make(map[string]bool), make(map[string]bool)
	for _, s := range shards {
		m.Files = append(m.Files, s.Files...)
		m.Unfinished = append(m.Unfinished, s.Unfinished...)
		m.Warnings = append(m.Warnings, s.Warnings...)
		for _, e := range s.Files {
			planned[e.Path] = true
		}
		for _, name := range s.Unfinished {
			planned[name] = true
		}
	}
	for _, s := range shards {
		for _, e := range s.Gone {
			if !planned[e.Path] && !gone[e.Path] && holds(e.Path) {
				gone[e.Path] = true
				m.Gone = append(m.Gone, e)
			}
		}
	}
	m.follow(&Manifests{Whole: old}, &Plan{Scope: first.Shard.Scope, LeftOut: first.LeftOut}, planned, holds)
	return m
}

// Inputs returns what all of the shards followed from, for Manifest.Settle; nothing if that is not known of one of them.
func Inputs(shards []Source) (inputs string, remarks int) {
	for _, s := range shards {
		if s.Inputs != shards[0].Inputs {
			return "", 0
		}
	}
	return shards[0].Inputs, shards[0].Remarks
}

// Collect puts the files of the shard into a folder where they are to lie together. A file that is not what its entry says is refused.
func (s Source) Collect(to sink.Folder) error {
	for i := range s.Files {
		e := &s.Files[i]
		data, err := s.Folder.ReadFile(e.Path)
		if err != nil {
			return err
		}
		if checksum(data) != e.SHA256 {
			return fmt.Errorf("%s: %s has changed while it was read", s.Display, e.Path)
		}
		if err := to.Put(e.Path, data); err != nil {
			return err
		}
	}
	return nil
}

// SortShards puts shards in their order.
func SortShards(shards []Source) {
	slices.SortStableFunc(shards, func(a, b Source) int {
		return cmp.Or(cmp.Compare(a.Shard.Of, b.Shard.Of), cmp.Compare(a.Shard.Index, b.Shard.Index))
	})
}
