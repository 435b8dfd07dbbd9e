package export

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/render"
	"rolexport/internal/sink"
)

func TestParseShard(t *testing.T) {
	for text, want := range map[string]string{
		"1/1": "1/1", "2/4": "2/4", "9999/9999": "9999/9999", "02/4": "2/4",
		"":                       `"" is no shard; write which of how many, counted from 1: 2/4 is the second of four`,
		"2":                      `"2" is no shard; write which of how many, counted from 1: 2/4 is the second of four`,
		"-1/4":                   `"-1/4" is no shard; write which of how many, counted from 1: 2/4 is the second of four`,
		"0/4":                    "shard 0/4: shards count from 1; add 1 to an index that counts from 0",
		"5/4":                    "shard 5/4: there is no such one; the last of 4 is 4/4",
		"0/0":                    "shard 0/0: there is at least one shard; 1/1 is all of it",
		"1/10000":                "shard 1/10000: there are at most 9999 shards; use fewer, larger ones",
		"1/99999999999999999999": "shard 1/99999999999999999999: there are at most 9999 shards; use fewer, larger ones",
	} {
		s, err := ParseShard(text)
		got := s.String()
		if refused := (*RequestError)(nil); errors.As(err, &refused) {
			got = refused.Message + "; " + refused.Hint
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// The shard of a path is a promise: folders of one run are joined with those of a later version.
func TestShardOfAPathNeverChanges(t *testing.T) {
	for stem, want := range map[string]int{"catalogue": 3, "role-sheets/operations-manager": 4, "role-sheets/business-manager": 7, "workbooks/role-matrix": 3} {
		at := 0
		for i := 1; i <= 7; i++ {
			if (Shard{i, 7}).Has(stem) {
				at = i
			}
		}
		if at != want {
			t.Errorf("%s is in shard %d/7, want %d", stem, at, want)
		}
	}
}

func TestNamesOfShards(t *testing.T) {
	for _, s := range []Shard{{1, 1}, {2, 4}, {9999, 9999}} {
		if got, ok := ShardOf(s.Manifest()); !ok || got != s {
			t.Errorf("%s: %v, %t", s.Manifest(), got, ok)
		}
	}
	for _, name := range []string{ManifestName, "manifest-0-of-4.json", "manifest-5-of-4.json", "manifest-1-of-04.json", "x/manifest-1-of-4.json"} {
		if s, ok := ShardOf(name); ok {
			t.Errorf("%s is taken for %v", name, s)
		}
	}
}

// runTo exports a shard, or everything for the zero Shard, as a command does.
func runTo(t *rapid.T, to *sink.Memory, c *fakeComposer, digest string, r Request, s Shard) error {
	t.Helper()
	old, err := ReadManifests(to)
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPlan(r, c, fakeKinds(), fakeFormats())
	if err != nil {
		return err
	}
	p = p.Part(s)
	o := options(2)
	o.Known = Remember(old.All(), to)
	results, err := Run(context.Background(), p, c, to, o)
	if err != nil {
		t.Fatal(err)
	}
	m := NextManifest(old, Dataset{Title: "Test roles", Digest: digest}, p, results, Problems(results), to.Holds)
	m.Shard = p.Share(Origin{Program: "program"}, r, render.Env{}, false, old)
	m.Settle("inputs of "+digest, len(digest))
	if err := m.Write(to); err != nil {
		t.Fatal(err)
	}
	if s.IsAll() {
		if err := old.RemoveShards(to); err != nil {
			t.Fatal(err)
		}
	}
	return nil
}

// found returns the shards that folders hold.
func found(t interface {
	Helper()
	Fatal(...any)
}, folders ...*sink.Memory) []Source {
	t.Helper()
	var all []Source
	for i, folder := range folders {
		m, err := ReadManifests(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range m.Shards {
			all = append(all, Source{one, folder, fmt.Sprintf("%d/%s", i, one.Shard.Manifest())})
		}
	}
	SortShards(all)
	return all
}

func join(t *rapid.T, out *sink.Memory, folders ...*sink.Memory) {
	t.Helper()
	shards := found(t, folders...)
	for _, s := range shards {
		if damage := s.Damage(2); len(damage) > 0 {
			t.Fatal(damage)
		}
	}
	if misfits := Misfits(shards); len(misfits) > 0 {
		t.Fatal(misfits)
	}
	old, err := ReadManifests(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shards {
		if err := s.Collect(out); err != nil {
			t.Fatal(err)
		}
	}
	m := Join(old.Whole, shards, out.Holds)
	m.Settle(Inputs(shards))
	if err := m.Write(out); err != nil {
		t.Fatal(err)
	}
	if err := old.RemoveShards(out); err != nil {
		t.Fatal(err)
	}
}

// Whatever is asked for, shards that are joined are what one run writes, manifest included: into folders that hold earlier runs, in one folder or each in
// its own, and with documents that warn and fail.
func TestShardsAreTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var single, shared sink.Memory
		for run := range rapid.IntRange(1, 3).Draw(t, "runs") {
			roles := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
				"a", "b", "c:warn-txt", "d:error-bin", "e", "f:compose-error", "g", "h:compose-warning",
			}), 1, 8, func(s string) string { return s }).Draw(t, "roles")
			request := rapid.SampledFrom([]Request{
				{}, {}, {Kinds: []string{"sheet"}}, {Formats: []string{"txt"}}, {Roles: []string{"a", "c"}},
			}).Draw(t, "request")
			digest := fmt.Sprint("digest ", rapid.IntRange(1, 2).Draw(t, "digest"))
			if runTo(t, &single, newFake(roles...), digest, request, Shard{}) != nil {
				continue // there is nothing to export
			}
			of := rapid.IntRange(1, 5).Draw(t, "of")
			folders := []*sink.Memory{&shared}
			apart := rapid.Bool().Draw(t, "apart")
			if apart {
				folders = nil
			}
			for _, i := range rapid.Permutation(slices.Collect(func(yield func(int) bool) {
				for i := range of {
					if !yield(i + 1) {
						return
					}
				}
			})).Draw(t, "order") {
				to := &shared
				if apart {
					to = &sink.Memory{}
					folders = append(folders, to)
				}
				if err := runTo(t, to, newFake(roles...), digest, request, Shard{i, of}); err != nil {
					t.Fatal(err)
				}
			}
			join(t, &shared, folders...)
			if a, b := contents(t, &single), contents(t, &shared); !maps.Equal(a, b) {
				t.Fatalf("run %d: one run leaves\n%v\nand %d shards\n%v", run, a, of, b)
			}
		}
	})
}

func contents(t *rapid.T, folder *sink.Memory) map[string]string {
	all := make(map[string]string)
	for _, name := range folder.Names() {
		data, err := folder.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = string(data)
	}
	return all
}

// A run of everything takes over from shards that nobody has joined.
func TestWholeAfterShards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var to, fresh sink.Memory
		c := newFake("a", "b", "c", "d")
		for _, i := range []int{1, 3} {
			if err := runTo(t, &to, c, "digest", Request{}, Shard{i, 4}); err != nil {
				t.Fatal(err)
			}
		}
		composed := len(to.Names())
		for _, folder := range []*sink.Memory{&to, &fresh} {
			if err := runTo(t, folder, c, "digest", Request{}, Shard{}); err != nil {
				t.Fatal(err)
			}
		}
		if a, b := contents(t, &to), contents(t, &fresh); !maps.Equal(a, b) || composed < 4 {
			t.Fatalf("%v\nwant\n%v", a, b)
		}
	})
}

func TestMisfits(t *testing.T) {
	share := func(i, of int) *Share { return &Share{Shard: Shard{i, of}, Program: "p", Request: "r"} }
	source := func(name string, s *Share, digest string, paths ...string) Source {
		m := &Manifest{Version: 1, Dataset: Dataset{Digest: digest}, Shard: s}
		for _, p := range paths {
			m.Files = append(m.Files, Entry{Path: p})
		}
		one := *s
		one.Named, one.Paths = m.named()
		m.Shard = &one
		return Source{Manifest: m, Display: name}
	}
	other := share(2, 2)
	other.Program = "q"
	asked := share(2, 2)
	asked.Request = "s"
	keeps := share(2, 2)
	keeps.Earlier = []string{"e"}
	cut := source("b", share(2, 2), "d", "y", "z")
	cut.Files = cut.Files[:1]
	for name, test := range map[string]struct {
		shards []Source
		want   []string
	}{
		"a whole":         {[]Source{source("a", share(1, 2), "d", "x"), source("b", share(2, 2), "d", "y")}, nil},
		"an empty shard":  {[]Source{source("a", share(1, 2), "d", "x"), source("b", share(2, 2), "d")}, nil},
		"a gap":           {[]Source{source("a", share(1, 3), "d"), source("c", share(3, 3), "d")}, []string{"a shard-missing of 3 shards there are missing: 2/3"}},
		"many gaps":       {[]Source{source("a", share(9, 9), "d")}, []string{"a shard-missing of 9 shards there are missing: 1/9, 2/9, 3/9, 4/9, 5/9 and 3 more"}},
		"twice":           {[]Source{source("a", share(1, 1), "d", "x"), source("b", share(1, 1), "d", "x")}, []string{"b shard-overlap shard 1/1 is in a too"}},
		"a file in two":   {[]Source{source("a", share(1, 2), "d", "x"), source("b", share(2, 2), "d", "x")}, []string{"b shard-overlap x is in a too"}},
		"another dataset": {[]Source{source("a", share(1, 2), "d"), source("b", share(2, 2), "e")}, []string{"b shard-differs shard 2/2 was made from another dataset than shard 1/2 in a"}},
		"another program": {[]Source{source("a", share(1, 2), "d"), source("b", other, "d")}, []string{"b shard-differs shard 2/2 was made by another program than shard 1/2 in a"}},
		"another request": {[]Source{source("a", share(1, 2), "d"), source("b", asked, "d")},
			[]string{"b shard-differs shard 2/2 was made with other flags, templates or theme than shard 1/2 in a"}},
		"other earlier runs": {[]Source{source("a", share(1, 2), "d"), source("b", keeps, "d")},
			[]string{"b shard-differs shard 2/2 keeps the files of other earlier exports than shard 1/2 in a"}},
		"an entry that was taken out": {[]Source{source("a", share(1, 2), "d", "x"), cut},
			[]string{"b shard-incomplete shard 2/2 names 1 files, and not the 2 that it was written with"}},
		"another number": {[]Source{source("a", share(1, 2), "d", "x"), source("b", share(2, 2), "d", "y"), source("c", share(2, 3), "d", "x", "y")},
			[]string{"c shard-differs shard 2/3 is one of another number than shard 1/2 in a"}},
	} {
		var got []string
		for _, d := range Misfits(test.shards) {
			got = append(got, strings.Join([]string{d.Pos.File, d.Code, d.Message}, " "))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\n%q\nwant\n%q", name, got, test.want)
		}
	}
}

func TestDamageOfShards(t *testing.T) {
	var to sink.Memory
	rapid.Check(t, func(t *rapid.T) {
		to = sink.Memory{}
		if err := runTo(t, &to, newFake("a", "b"), "d", Request{Kinds: []string{"sheet"}}, Shard{1, 1}); err != nil {
			t.Fatal(err)
		}
	})
	s := found(t, &to)[0]
	if damage := s.Damage(3); len(damage) > 0 {
		t.Fatal(damage)
	}
	if err := to.Remove("sheets/a.bin"); err != nil {
		t.Fatal(err)
	}
	if err := to.Put("sheets/b.txt", []byte("mine")); err != nil {
		t.Fatal(err)
	}
	damage := s.Damage(3)
	if len(damage) != 2 || damage[0].Code != "file-missing" || damage[1].Code != "file-changed" {
		t.Fatal(damage)
	}
	var out sink.Memory
	if err := s.Collect(&out); err == nil {
		t.Error("files that have changed were collected")
	}
}

// A document about all roles of a large dataset is made when it is asked for, and its file stays beside those of a run that leaves it out.
func TestTooManyTogether(t *testing.T) {
	var ids []string
	for i := range MostTogether + 1 {
		ids = append(ids, fmt.Sprintf("r%04d", i))
	}
	few, many := newFake(ids[:MostTogether]...), newFake(ids...)
	kinds := fakeKinds()
	kinds[2].Together = true
	count := func(c *fakeComposer, r Request) (int, []string) {
		p, err := NewPlan(r, c, kinds, fakeFormats())
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, d := range p.Documents {
			if d.Subject.Kind == "book" {
				n++
			}
		}
		return n, p.LeftOut
	}
	for name, test := range map[string]struct {
		c       *fakeComposer
		request Request
		made    int
		leftOut []string
	}{
		"few":                 {few, Request{}, 1, nil},
		"many":                {many, Request{}, 0, []string{"book"}},
		"of one role":         {many, Request{Roles: ids[:1]}, 0, []string{"book"}},
		"in its format":       {many, Request{Formats: []string{"bin"}}, 0, []string{"book"}},
		"in another":          {many, Request{Formats: []string{"tab"}}, 0, nil},
		"asked for":           {many, Request{Kinds: []string{"book"}}, 1, nil},
		"others asked for":    {many, Request{Kinds: []string{"sheet"}}, 0, nil},
		"asked for, with all": {many, Request{Kinds: []string{"sheet", "book"}}, 1, nil},
	} {
		if made, leftOut := count(test.c, test.request); made != test.made || !slices.Equal(leftOut, test.leftOut) {
			t.Errorf("%s: made %d and left out %q", name, made, leftOut)
		}
	}
	old := &Manifest{Dataset: Dataset{Digest: "old"}, Files: []Entry{{Path: "book.bin", Kind: "book"}, {Path: "sheets/z.txt", Kind: "sheet"}}}
	p, err := NewPlan(Request{}, many, kinds, fakeFormats())
	if err != nil {
		t.Fatal(err)
	}
	m := NextManifest(&Manifests{Whole: old}, Dataset{Digest: "new"}, p, nil, nil, func(string) bool { return true })
	if len(m.Files) != 1 || m.Files[0].Path != "book.bin" || m.Files[0].Dataset != "old" || len(m.Gone) != 1 || m.Gone[0].Path != "sheets/z.txt" {
		t.Errorf("files %v, gone %v", m.Files, m.Gone)
	}
}
