package export

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/sink"
)

// check checks a folder as a command does.
func check(t interface{ Fatal(...any) }, folder *sink.Memory, c *fakeComposer, r Request, shard Shard, o Options) ([]Finding, []Result) {
	all, err := InspectManifests(folder)
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewPlan(r, c, fakeKinds(), fakeFormats())
	if err != nil {
		t.Fatal(err)
	}
	m := all.All()
	o.Known = Remember(m, folder)
	findings, results, err := Check(context.Background(), p.Part(shard), c, folder, all, o)
	if err != nil {
		t.Fatal(err)
	}
	return findings, results
}

// faults writes findings as "path fault", in order.
func faults(findings []Finding) string {
	var list []string
	for _, f := range findings {
		list = append(list, f.Path+" "+string(f.Fault))
	}
	return strings.Join(list, ", ")
}

func mustExport(t interface{ Fatal(...any) }, folder *sink.Memory, c *fakeComposer) []Result {
	_, results, err := exportTo(context.Background(), folder, c, "d1", Request{}, options(2))
	if err != nil {
		t.Fatal(err)
	}
	return results
}

func TestCheck(t *testing.T) {
	put := func(name, data string) func(*sink.Memory) {
		return func(m *sink.Memory) { _ = m.Put(name, []byte(data)) }
	}
	remove := func(name string) func(*sink.Memory) {
		return func(m *sink.Memory) { _ = m.Remove(name) }
	}
	for _, test := range []struct {
		name    string
		change  func(*sink.Memory)
		now     []string // roles; nil: as they were
		request Request
		shard   Shard
		want    string
	}{
		{name: "nothing"},
		{name: "missing", change: remove("sheets/a.txt"), want: "sheets/a.txt missing"},
		{name: "edited", change: put("sheets/a.txt", "by hand"), want: "sheets/a.txt edited"},
		{name: "the same bytes", change: put("sheets/a.txt", "txt of a one at 1980\n")},
		{name: "extra", change: put("notes/x.txt", "x"), want: "notes/x.txt extra"},
		{name: "no manifest", change: remove(ManifestName), want: "manifest.json missing"},
		{name: "no manifest, part", change: remove(ManifestName), request: Request{Kinds: []string{"sheet"}}},
		{name: "stale", now: []string{"a:uno", "b:two"}, want: "sheets/a.txt stale, sheets/a.bin stale"},
		{name: "stale, part", now: []string{"a:uno", "b:two"}, request: Request{Formats: []string{"bin"}}, want: "sheets/a.bin stale"},
		{name: "stale, another part", now: []string{"a:uno", "b:two"}, request: Request{Roles: []string{"b"}}},
		{
			name: "stale and edited", now: []string{"a:uno", "b:two"}, change: put("sheets/a.txt", "by hand"),
			want: "sheets/a.txt edited, sheets/a.bin stale",
		},
		{name: "right though the manifest does not know", now: []string{"a:uno", "b:two"}, change: func(m *sink.Memory) {
			put("sheets/a.txt", "txt of a uno at 1980\n")(m)
			put("sheets/a.bin", "bin of a uno at 1980\n")(m)
		}},
		{
			name: "gone", now: []string{"a:one"},
			want: "pairs/a-vs-b.tab extra, pairs/a-vs-b.txt extra, sheets/b.bin extra, sheets/b.txt extra",
		},
		{name: "gone, part", now: []string{"a:one"}, request: Request{Kinds: []string{"sheet"}, Formats: []string{"txt"}}, want: "sheets/b.txt extra"},
		{name: "gone, of another role", now: []string{"a:one"}, request: Request{Roles: []string{"a"}, Kinds: []string{"sheet"}}},
		{name: "extra, part", change: put("notes/x.txt", "x"), request: Request{Kinds: []string{"sheet"}}},
		{name: "damaged manifest", change: put(ManifestName, "<<<<<<< ours"), want: "manifest.json edited"},
		{
			name: "damaged manifest, part", change: func(m *sink.Memory) { put(ManifestName, "{}")(m); put("sheets/a.txt", "by hand")(m) },
			request: Request{Kinds: []string{"sheet"}}, want: "sheets/a.txt stale, manifest.json edited",
		},
		{
			name: "damaged manifest of a shard", change: put("manifest-1-of-2.json", `{"manifest":1,"shard":{"index":2,"of":2}}`),
			want: "manifest-1-of-2.json edited",
		},
		{name: "manifest of a shard", change: put("manifest-1-of-2.json", `{"manifest":1,"shard":{"index":1,"of":2}}`)},
	} {
		t.Run(test.name, func(t *testing.T) {
			var folder sink.Memory
			mustExport(t, &folder, newFake("a:one", "b:two"))
			if test.change != nil {
				test.change(&folder)
			}
			before := snapshot(&folder)
			now := test.now
			if now == nil {
				now = []string{"a:one", "b:two"}
			}
			findings, _ := check(t, &folder, newFake(now...), test.request, test.shard, options(2))
			if got := faults(findings); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if after := snapshot(&folder); after != before {
				t.Errorf("the folder was\n%s\nand is\n%s", before, after)
			}
		})
	}
}

func snapshot(m *sink.Memory) string {
	var b strings.Builder
	for _, name := range m.Names() {
		data, _ := m.ReadFile(name)
		fmt.Fprintf(&b, "%s %q\n", name, data)
	}
	return b.String()
}

func TestCheckAccounts(t *testing.T) {
	var folder sink.Memory
	mustExport(t, &folder, newFake("a:one", "b:two"))
	_ = folder.Put("sheets/b.txt", []byte("txt of b three at 1980\n"))
	findings, _ := check(t, &folder, newFake("a:uno", "b:two"), Request{Formats: []string{"txt"}, Kinds: []string{"sheet"}}, Shard{}, options(1))
	if len(findings) != 2 {
		t.Fatalf("%+v", findings)
	}
	for i, want := range []string{
		"line 1: “txt of a one at 1980” is now “txt of a uno at 1980”",
		"line 1: “txt of b three at 1980” should be “txt of b two at 1980”",
	} {
		if got := strings.Join(findings[i].Account.Lines(findings[i].Side()), "\n"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestCheckMakesNothingThatIsKnown counts what is composed and rendered.
func TestCheckMakesNothingThatIsKnown(t *testing.T) {
	var folder sink.Memory
	mustExport(t, &folder, newFake("a:one", "b:two"))
	o := options(1)
	o.Renderers = Renderers{} // a rendering would panic, and so fail
	findings, results := check(t, &folder, newFake("a:one", "b:two"), Request{}, Shard{}, o)
	if len(findings) > 0 || Count(results, Failed) > 0 {
		t.Errorf("%+v, %+v", findings, Problems(results))
	}
}

// What cannot be read is not taken for edited.
func TestCheckOfWhatCannotBeRead(t *testing.T) {
	folder := unreadable{Memory: &sink.Memory{}, name: "sheets/a.txt"}
	mustExport(t, folder.Memory, newFake("a:one"))
	_ = folder.Put("sheets/a.bin", []byte("by hand"))
	m, err := InspectManifests(folder)
	if err != nil {
		t.Fatal(err)
	}
	c, o := newFake("a:one"), options(1)
	o.Known = Remember(m.All(), folder)
	findings, _, err := Check(context.Background(), plan(t, c, Request{}), c, folder, m, o)
	if got := faults(findings); err != nil || got != "sheets/a.txt unreadable, sheets/a.bin edited" {
		t.Errorf("got %q, %v", got, err)
	}
}

// unreadable is a folder with a file that may not be read.
type unreadable struct {
	*sink.Memory
	name string
}

func (u unreadable) ReadFile(name string) ([]byte, error) {
	if name == u.name {
		return nil, fs.ErrPermission
	}
	return u.Memory.ReadFile(name)
}

func (u unreadable) Sum(name string) (sum [sha256.Size]byte, length int64, err error) {
	if name == u.name {
		return sum, 0, fs.ErrPermission
	}
	return u.Memory.Sum(name)
}

func TestCheckTellsWhatCannotBeMade(t *testing.T) {
	var folder sink.Memory
	mustExport(t, &folder, newFake("a:one"))
	findings, results := check(t, &folder, newFake("a:error-bin"), Request{}, Shard{}, options(1))
	if got := faults(findings); got != "sheets/a.txt stale" {
		t.Errorf("got %q", got)
	}
	if n := Count(results, Failed); n != 1 {
		t.Errorf("%d failed", n)
	}
}

// After any export a check finds nothing; after any change of the data or of the folder it names exactly what an export into an empty folder would have
// otherwise, its shards name the same, and the next export makes exactly those.
func TestCheckNamesWhatAnExportMakes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		roles := func(label string) []string {
			var all []string
			for _, id := range []string{"a", "b", "c", "d"}[:rapid.IntRange(1, 4).Draw(t, label)] {
				all = append(all, id+":"+rapid.SampledFrom([]string{"one", "two", "warn-txt"}).Draw(t, id))
			}
			return all
		}
		var folder sink.Memory
		before := roles("before")
		mustExport(t, &folder, newFake(before...))
		if findings, _ := check(t, &folder, newFake(before...), Request{}, Shard{}, options(2)); len(findings) > 0 {
			t.Fatalf("after an export: %s", faults(findings))
		}
		now := before
		if rapid.Bool().Draw(t, "change the data") {
			now = roles("now")
		}
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			names := append(slices.DeleteFunc(folder.Names(), func(s string) bool { return s == ManifestName }), "x.txt", "sheets/x.bin")
			name := rapid.SampledFrom(names).Draw(t, "file")
			if rapid.Bool().Draw(t, "remove") {
				_ = folder.Remove(name)
			} else {
				_ = folder.Put(name, []byte(rapid.SampledFrom([]string{"", "x", "txt of a one at 1980\n"}).Draw(t, "data")))
			}
		}
		var fresh sink.Memory
		mustExport(t, &fresh, newFake(now...))
		var due, extra []string
		for _, name := range fresh.Names() {
			is, err := folder.ReadFile(name)
			if should, _ := fresh.ReadFile(name); name != ManifestName && (err != nil || string(is) != string(should)) {
				due = append(due, name)
			}
		}
		for _, name := range folder.Names() {
			if !fresh.Holds(name) {
				extra = append(extra, name)
			}
		}
		findings, _ := check(t, &folder, newFake(now...), Request{}, Shard{}, options(2))
		if got, want := pathsOf(findings, false), due; !slices.Equal(got, want) {
			t.Fatalf("to be made are %q, want %q", got, want)
		}
		if got := pathsOf(findings, true); !slices.Equal(got, extra) {
			t.Fatalf("extra are %q, want %q", got, extra)
		}
		var parts []Finding
		for i := range 3 {
			part, _ := check(t, &folder, newFake(now...), Request{}, Shard{Index: i + 1, Of: 3}, options(1))
			parts = append(parts, part...)
		}
		if got, want := append(pathsOf(parts, false), pathsOf(parts, true)...), append(due, extra...); !slices.Equal(got, want) {
			t.Fatalf("the shards name %q, want %q", got, want)
		}
		var made []string
		for _, r := range mustExport(t, &folder, newFake(now...)) {
			for _, f := range r.Files {
				if f.Status == Written {
					made = append(made, f.Path)
				}
			}
		}
		// What was edited to be right already is put again, which leaves it as it is.
		for _, name := range due {
			if !slices.Contains(made, name) {
				t.Fatalf("%s was not made", name)
			}
		}
		findings, _ = check(t, &folder, newFake(now...), Request{}, Shard{}, options(1))
		if got := pathsOf(findings, false); len(got) > 0 {
			t.Fatalf("after the next export are to be made %q", got)
		}
	})
}

// pathsOf returns the sorted paths of findings that are extra, or of all others.
func pathsOf(findings []Finding, extra bool) []string {
	var names []string
	for _, f := range findings {
		if (f.Fault == Unaccepted) == extra {
			names = append(names, f.Path)
		}
	}
	slices.Sort(names)
	return names
}
