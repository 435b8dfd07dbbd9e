package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/diag"
	"rolexport/internal/golden"
	"rolexport/internal/sink"
)

// exportTo plans, runs and writes the manifest, as a command does.
func exportTo(ctx context.Context, to sink.Folder, c *fakeComposer, digest string, r Request, o Options) (*Manifest, []Result, error) {
	old, err := LastManifest(to, Shard{})
	if err != nil {
		return nil, nil, err
	}
	p, err := NewPlan(r, c, fakeKinds(), fakeFormats())
	if err != nil {
		return nil, nil, err
	}
	o.Known = Remember(old, to)
	results, err := Run(ctx, p, c, to, o)
	if err != nil && !errors.Is(err, context.Canceled) {
		return nil, results, err
	}
	m := NextManifest(&Manifests{Whole: old}, Dataset{Title: "Test roles", Version: "1.0", Digest: digest}, p, results, Problems(results), to.Holds)
	return m, results, m.Write(to)
}

func TestManifestGolden(t *testing.T) {
	var to sink.Memory
	c := newFake("a:warn-txt <&>", "b:error-bin")
	p := plan(t, c, Request{Kinds: []string{"sheet", "pair"}})
	results, err := Run(context.Background(), p, c, &to, options(2))
	if err != nil {
		t.Fatal(err)
	}
	problems := []Problem{{Diagnostic: diag.Diagnostic{Code: "pay", Pos: diag.Pos{File: "roles/a.yaml", Line: 3, Col: 7}, Message: "odd pay"}}}
	if err := NextManifest(nil, Dataset{Title: "Test roles", Version: "1.0", Digest: "d1"}, p, results, append(problems, Problems(results)...), to.Holds).Write(&to); err != nil {
		t.Fatal(err)
	}
	got, _ := to.ReadFile(ManifestName)
	golden.Check(t, "testdata/manifest.json", string(got))
}

func entries(m *Manifest) string {
	var all []string
	for _, e := range m.Files {
		all = append(all, strings.TrimSuffix(e.Path+"@"+e.Dataset, "@"))
	}
	return strings.Join(all, " ")
}

func TestManifestAfterRuns(t *testing.T) {
	var to sink.Memory
	step := func(c *fakeComposer, digest string, r Request, want, unfinished string, warnings int) {
		t.Helper()
		m, _, err := exportTo(context.Background(), &to, c, digest, r, options(2))
		if err != nil {
			t.Fatal(err)
		}
		if got := entries(m); got != want {
			t.Errorf("the manifest lists\n%s\nwant\n%s", got, want)
		}
		if n := strings.Count(want, "@"); m.Foreign() != n {
			t.Errorf("%d files are from another dataset, want %d", m.Foreign(), n)
		}
		if got := strings.Join(m.Unfinished, " "); got != unfinished {
			t.Errorf("unfinished are %q, want %q", got, unfinished)
		}
		if len(m.Warnings) != warnings {
			t.Errorf("the warnings are %v, want %d", m.Warnings, warnings)
		}
	}
	good, bad := newFake("a", "b:warn-raw"), newFake("a:error-txt", "b")
	step(good, "d1", Request{}, "book.bin pairs/a-vs-b.tab pairs/a-vs-b.txt sheets/a.bin sheets/a.txt sheets/b.bin sheets/b.txt", "", 0)
	// A partial run adds its own and keeps the others.
	step(good, "d1", Request{Kinds: []string{"sheet"}, Formats: []string{"raw"}},
		"book.bin pairs/a-vs-b.tab pairs/a-vs-b.txt sheets/a.bin sheets/a.raw sheets/a.txt sheets/b.bin sheets/b.raw sheets/b.txt", "", 1)
	// Another dataset: what stays is marked with the dataset that it is from, with its warnings.
	step(bad, "d2", Request{Kinds: []string{"sheet"}},
		"book.bin@d1 pairs/a-vs-b.tab@d1 pairs/a-vs-b.txt@d1 sheets/a.bin sheets/a.raw@d1 sheets/a.txt@d1 "+
			"sheets/b.bin sheets/b.raw@d1 sheets/b.txt",
		"sheets/a.txt", 1)
	// Back to the first dataset: the mark goes where it says nothing any more.
	step(good, "d1", Request{Kinds: []string{"book"}},
		"book.bin pairs/a-vs-b.tab pairs/a-vs-b.txt sheets/a.bin@d2 sheets/a.raw sheets/a.txt sheets/b.bin@d2 sheets/b.raw sheets/b.txt@d2", "", 1)
	// A full run tells what it does not make any more, and keeps what it could not replace.
	step(bad, "d2", Request{},
		"book.bin pairs/a-vs-b.tab pairs/a-vs-b.txt sheets/a.bin sheets/a.txt@d1 sheets/b.bin sheets/b.txt", "sheets/a.txt", 0)
}

func TestManifestOfAnInterruptedRunTellsTheTruth(t *testing.T) {
	c := newFake("a", "b", "c", "d")
	ctx, cancel := context.WithCancel(context.Background())
	o := options(1)
	o.Progress = func(done int, _ string) {
		if done >= 4 {
			cancel()
		}
	}
	var to sink.Memory
	m, _, err := exportTo(ctx, &to, c, "d1", Request{Kinds: []string{"sheet"}}, o)
	if err != nil {
		t.Fatal(err)
	}
	if entries(m) != "sheets/a.bin sheets/a.txt sheets/b.bin sheets/b.txt" ||
		!slices.Equal(m.Unfinished, []string{"sheets/c.bin", "sheets/c.txt", "sheets/d.bin", "sheets/d.txt"}) {
		t.Errorf("the manifest lists %s, unfinished %q", entries(m), m.Unfinished)
	}
}

func TestReadManifestRefusesWhatIsNotOurs(t *testing.T) {
	for data, want := range map[string]string{
		"":                      "manifest.json in the output folder was not written by rolexport; remove it or choose another folder",
		`{"name":"my web app"}`: "manifest.json in the output folder was not written by rolexport; remove it or choose another folder",
		`{"manifest":"yes"}`:    "manifest.json in the output folder was not written by rolexport; remove it or choose another folder",
		`{"manifest":2}`:        "manifest.json in the output folder was written by a newer rolexport; remove it or choose another folder",
	} {
		var to sink.Memory
		if err := to.Put(ManifestName, []byte(data)); err != nil {
			t.Fatal(err)
		}
		if _, err := LastManifest(&to, Shard{}); err == nil || err.Error() != want {
			t.Errorf("%q: %v", data, err)
		}
	}
}

// Whatever runs follow each other in a folder, its manifest describes files that are there, byte for byte, and misses none of the last run.
func TestManifestAgreesWithTheFolder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var to sink.Memory
		for range rapid.IntRange(1, 5).Draw(t, "runs") {
			var roles []string
			for i := range rapid.IntRange(1, 4).Draw(t, "roles") {
				title := rapid.SampledFrom([]string{"", "x", "error-txt", "warn-bin", "compose-error"}).Draw(t, "title")
				roles = append(roles, fmt.Sprintf("r%d:%s", i, title))
			}
			ctx, cancel := context.WithCancel(context.Background())
			o := options(rapid.IntRange(1, 3).Draw(t, "workers"))
			limit := rapid.IntRange(1, 40).Draw(t, "limit")
			o.Progress = func(done int, _ string) {
				if done >= limit {
					cancel()
				}
			}
			some := func(label string, of ...string) []string {
				return rapid.SliceOfN(rapid.SampledFrom(of), 0, 1).Draw(t, label)
			}
			request := Request{Kinds: some("kinds", "sheet", "pair", "book"), Formats: some("formats", "txt", "bin", "raw")}
			m, results, err := exportTo(ctx, &to, newFake(roles...), rapid.SampledFrom([]string{"d1", "d2"}).Draw(t, "digest"), request, o)
			cancel()
			var refused *RequestError
			if errors.As(err, &refused) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			agree(t, &to, m, results)
			fresh(t, &to, results, newFake(roles...), request)
		}
	})
}

// fresh checks that a folder in which files were kept holds what a run into an empty one writes.
func fresh(t *rapid.T, folder *sink.Memory, results []Result, c *fakeComposer, request Request) {
	p, err := NewPlan(request, c, fakeKinds(), fakeFormats())
	if err != nil {
		t.Fatal(err)
	}
	var to sink.Memory
	if _, err := Run(context.Background(), p, c, &to, options(1)); err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		for _, f := range r.Files {
			if f.Status != Written && f.Status != Kept {
				continue
			}
			got, _ := folder.ReadFile(f.Path)
			if want, _ := to.ReadFile(f.Path); string(got) != string(want) {
				t.Fatalf("%s was %s and holds %q; made anew it holds %q", f.Path, f.Status, got, want)
			}
		}
	}
}

// agree checks the manifest against the folder and the results of the last run.
func agree(t *rapid.T, folder *sink.Memory, m *Manifest, results []Result) {
	stored, err := LastManifest(folder, Shard{})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := encode(t, stored), encode(t, m); a != b {
		t.Fatalf("the manifest is read as\n%s\nbut was written as\n%s", a, b)
	}
	listed := make(map[string]bool)
	for _, e := range m.Files {
		data, err := folder.ReadFile(e.Path)
		if err != nil {
			t.Fatalf("%s is listed and not there", e.Path)
		}
		if sum := sha256.Sum256(data); e.Bytes != len(data) || e.SHA256 != hex.EncodeToString(sum[:]) {
			t.Fatalf("%s is not as listed", e.Path)
		}
		if listed[e.Path] {
			t.Fatalf("%s is listed twice", e.Path)
		}
		listed[e.Path] = true
	}
	for _, e := range m.Gone {
		if listed[e.Path] || !folder.Holds(e.Path) {
			t.Fatalf("%s is gone from the dataset; in the files: %t, in the folder: %t", e.Path, listed[e.Path], folder.Holds(e.Path))
		}
	}
	if !slices.IsSortedFunc(m.Files, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) }) {
		t.Fatal("the files are not sorted")
	}
	for _, r := range results {
		for _, f := range r.Files {
			there := f.Status == Written || f.Status == Kept
			if there && !listed[f.Path] {
				t.Fatalf("%s was written and is not listed", f.Path)
			}
			if !there != slices.Contains(m.Unfinished, f.Path) {
				t.Fatalf("%s is %s, and unfinished are %q", f.Path, f.Status, m.Unfinished)
			}
		}
	}
}

func encode(t *rapid.T, m *Manifest) string {
	data, err := m.Encode()
	if err != nil || !json.Valid(data) {
		t.Fatalf("no JSON: %s, %v", data, err)
	}
	return string(data)
}
