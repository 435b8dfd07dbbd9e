package export

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/sink"
)

// gonePaths returns the paths of files that a manifest says are gone.
func gonePaths(m *Manifest) []string {
	var paths []string
	for _, e := range m.Gone {
		paths = append(paths, e.Path)
	}
	return paths
}

// A run that is about less finds what is gone of that, and nothing else.
func TestGoneOfAPart(t *testing.T) {
	for _, test := range []struct {
		name    string
		now     []string
		request Request
		want    []string
	}{
		{"of a format", []string{"a:one", "c:three"}, Request{Formats: []string{"txt"}}, []string{"pairs/a-vs-b.txt", "pairs/b-vs-c.txt", "sheets/b.txt"}},
		{"of a kind", []string{"a:one", "c:three"}, Request{Kinds: []string{"sheet"}}, []string{"sheets/b.bin", "sheets/b.txt"}},
		{"of a kind in a format", []string{"a:one", "c:three"}, Request{Kinds: []string{"sheet"}, Formats: []string{"bin"}}, []string{"sheets/b.bin"}},
		{"of a role", []string{"a:one", "c:three"}, Request{Roles: []string{"a"}, Formats: []string{"txt"}}, []string{"pairs/a-vs-b.txt"}},
		{"nothing", []string{"a:one", "b:two", "c:three"}, Request{Kinds: []string{"sheet"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				var folder sink.Memory
				before := newFake("a:one", "b:two", "c:three")
				if err := runTo(t, &folder, before, "d1", Request{}, Shard{}); err != nil {
					t.Fatal(err)
				}
				all, _ := ReadManifests(&folder)
				p, err := NewPlan(test.request, newFake(test.now...), fakeKinds(), fakeFormats())
				if err != nil {
					t.Fatal(err)
				}
				if got := gonePaths(&Manifest{Gone: p.Gone(all, folder.Holds)}); !slices.Equal(got, test.want) {
					t.Fatalf("before the run %q, want %q", got, test.want)
				}
				of := rapid.IntRange(0, 3).Draw(t, "of")
				var got []string
				for i := range max(of, 1) {
					shard := Shard{i + 1, of}
					if of == 0 {
						shard = Shard{}
					}
					if err := runTo(t, &folder, newFake(test.now...), "d2", test.request, shard); err != nil {
						t.Fatal(err)
					}
					all, err := ReadManifests(&folder)
					if err != nil {
						t.Fatal(err)
					}
					got = append(got, gonePaths(all.Of(shard))...)
				}
				if slices.Sort(got); !slices.Equal(got, test.want) {
					t.Fatalf("of %d shards %q, want %q", of, got, test.want)
				}
			})
		})
	}
}

// Documents that follow from a choice of roles are not gone because others were chosen.
func TestChosenIsNotGone(t *testing.T) {
	kinds := fakeKinds()
	kinds[1].Chosen = true
	p, err := NewPlan(Request{Kinds: []string{"pair"}, Roles: []string{"a"}}, newFake("a", "b"), kinds, fakeFormats())
	if err != nil {
		t.Fatal(err)
	}
	old := &Manifest{Files: []Entry{{Path: "pairs/a-vs-z.txt", Kind: "pair", Format: "txt", Roles: []string{"a", "z"}}}}
	if gone := p.Gone(&Manifests{Whole: old}, func(string) bool { return true }); len(gone) > 0 {
		t.Errorf("%+v", gone)
	}
}

// The order and the number of words in a request say nothing.
func TestSameRequest(t *testing.T) {
	share := func(r Request) *Share {
		p, err := NewPlan(r, newFake("a", "b"), fakeKinds(), fakeFormats())
		if err != nil {
			t.Fatal(err)
		}
		return p.Part(Shard{1, 2}).Share(Origin{}, r, options(1).Env, false, nil)
	}
	one := share(Request{Kinds: []string{"sheet", "pair"}, Formats: []string{"txt"}, Roles: []string{"a", "b"}})
	same := share(Request{Kinds: []string{"pair", "sheet", "pair"}, Formats: []string{"txt", "txt"}, Roles: []string{"b", "a"}})
	other := share(Request{Kinds: []string{"sheet", "pair"}, Formats: []string{"txt"}, Roles: []string{"a"}})
	if one.Request != same.Request || one.Request == other.Request {
		t.Errorf("%s, %s and %s", one.Request, same.Request, other.Request)
	}
}
