package verify_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/export"
	"rolexport/internal/verify"
)

// exported writes a folder of two texts with their manifest.
func exported(t *testing.T, change func(m *export.Manifest, dir string)) string {
	t.Helper()
	dir := t.TempDir()
	m := &export.Manifest{Version: 1, Files: []export.Entry{}, Warnings: []export.Warning{}}
	for name, text := range map[string]string{"a/one.txt": "one\n", "two.md": "two\n"} {
		sum := sha256.Sum256([]byte(text))
		m.Files = append(m.Files, export.Entry{
			Path: name, Format: strings.TrimPrefix(filepath.Ext(name), "."), Bytes: len(text), SHA256: hex.EncodeToString(sum[:]),
		})
		put(t, dir, name, text)
	}
	slices.SortFunc(m.Files, func(a, b export.Entry) int { return strings.Compare(a.Path, b.Path) })
	change(m, dir)
	data, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, export.ManifestName, string(data))
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFolder(t *testing.T) {
	tests := []struct {
		name   string
		change func(m *export.Manifest, dir string)
		want   []string // path and rule of what is found
	}{
		{"as exported", func(*export.Manifest, string) {}, nil},
		{"missing", func(_ *export.Manifest, dir string) {
			if err := os.Remove(filepath.Join(dir, "two.md")); err != nil {
				t.Fatal(err)
			}
		}, []string{"two.md file-missing"}},
		{"longer", func(_ *export.Manifest, dir string) { put(t, dir, "two.md", "two and more\n") }, []string{"two.md file-changed"}},
		{"as long", func(_ *export.Manifest, dir string) { put(t, dir, "two.md", "owt\n") }, []string{"two.md file-changed"}},
		{"changed and broken", func(_ *export.Manifest, dir string) { put(t, dir, "a/one.txt", "one \n") }, []string{
			"a/one.txt file-changed", "a/one.txt text-trailing-blank",
		}},
		{"extra", func(_ *export.Manifest, dir string) { put(t, dir, "b/x.bin", "") }, []string{"b/x.bin file-extra"}},
		{"gone", func(m *export.Manifest, dir string) {
			m.Gone, m.Files = m.Files[1:], m.Files[:1]
		}, []string{"two.md file-extra"}},
		{"hidden", func(_ *export.Manifest, dir string) {
			put(t, dir, ".git/config", "")
			put(t, dir, "a/.DS_Store", "")
			put(t, dir, ".rolexport.lock", "")
		}, nil},
		{"moves to be made", func(_ *export.Manifest, dir string) { put(t, dir, ".rolexport-moves.tmp", "[]") }, []string{".rolexport-moves.tmp file-extra"}},
		{"left over", func(_ *export.Manifest, dir string) { put(t, dir, ".rolexport-1.tmp", "") }, []string{".rolexport-1.tmp file-extra"}},
		{"unfinished", func(m *export.Manifest, _ string) { m.Unfinished = []string{"three.pdf"} }, []string{
			"three.pdf file-unfinished",
		}},
		{"unfinished and there", func(m *export.Manifest, dir string) {
			m.Unfinished = []string{"a/one.txt", "two.md"}
			put(t, dir, "two.md", "three\n")
		}, []string{"a/one.txt file-unfinished", "two.md file-unfinished", "two.md file-changed"}},
		{"twice", func(m *export.Manifest, _ string) { m.Files = append(m.Files, m.Files[0]) }, []string{"a/one.txt manifest-entries"}},
		{"outside", func(m *export.Manifest, _ string) { m.Files = append(m.Files, export.Entry{Path: "../etc/passwd"}) }, []string{
			"../etc/passwd manifest-entries",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := exported(t, test.change)
			target, err := verify.Path(dir, 2)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range target.Results {
				if r.Err != nil {
					t.Errorf("%s: %v", r.Path, r.Err)
				}
				for _, f := range r.Findings {
					name, err := filepath.Rel(dir, filepath.FromSlash(r.Path))
					if err != nil {
						t.Fatal(err)
					}
					got = append(got, filepath.ToSlash(name)+" "+f.Rule.Code)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
			results := slices.SortedFunc(slices.Values(target.Results), func(a, b verify.Result) int { return strings.Compare(a.Path, b.Path) })
			all := len(results)
			results = slices.CompactFunc(results, func(a, b verify.Result) bool { return a.Path == b.Path })
			if test.name != "twice" && len(results) != all {
				t.Errorf("%d files are told of %d times", len(results), all)
			}
		})
	}
}

func TestFolderWithoutManifest(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.txt", "fine\n")
	put(t, dir, "b.png", "no checker knows it")
	target, err := verify.Path(dir, 1)
	if err != nil || !target.Unmanaged || len(target.Results) != 1 || len(target.Results[0].Findings) > 0 {
		t.Errorf("%+v, %v", target, err)
	}
}

// A link in the place of a file is told with its cure, and not followed, wherever it leads; nor is one above the file that leads out.
func TestLinksAreNotFollowed(t *testing.T) {
	elsewhere := t.TempDir()
	put(t, elsewhere, "two.md", "two\n")
	for target, file := range map[string]string{filepath.Join(elsewhere, "two.md"): "two.md", ".two.md": "two.md", "nothing": "two.md", elsewhere: "a"} {
		dir := exported(t, func(_ *export.Manifest, dir string) {
			put(t, dir, ".two.md", "two\n")
			if err := os.RemoveAll(filepath.Join(dir, file)); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(target, filepath.Join(dir, file)); err != nil {
				t.Skip(err)
			}
		})
		found, err := verify.Path(dir, 1)
		if err != nil {
			t.Fatal(err)
		}
		at, want := 1, "it has changed: it is a symbolic link, which is not followed; remove it"
		if file == "a" {
			at, want = 0, "it has changed: "+filepath.Join(dir, "a")+" is a symbolic link that leads out of "+dir+", and is not followed; remove it"
		}
		if r := found.Results[at]; r.Err != nil || len(r.Findings) != 1 || r.Findings[0].Rule.Code != "file-changed" || r.Findings[0].Message != want {
			t.Errorf("%s: %v %v, want %s", target, r.Findings, r.Err, want)
		}
	}
}

func TestNewestManifest(t *testing.T) {
	newest := export.NextManifest(nil, export.Dataset{}, &export.Plan{}, nil, nil, nil).Version
	dir := exported(t, func(m *export.Manifest, _ string) { m.Version = newest })
	if _, err := verify.Path(dir, 1); err != nil {
		t.Errorf("the manifest that export writes is not known: %v", err)
	}
	dir = exported(t, func(m *export.Manifest, _ string) { m.Version = newest + 1 })
	if _, err := verify.Path(dir, 1); err == nil || !strings.Contains(err.Error(), "newer") {
		t.Errorf("a manifest of the future: %v", err)
	}
}

// Shards that have not been joined tell of their files, and the manifest of a whole beside them of those that they do not name.
func TestFolderOfShards(t *testing.T) {
	shard := func(t *testing.T, dir string, index int, files ...export.Entry) {
		t.Helper()
		s := &export.Manifest{
			Version: 1, Shard: &export.Share{Shard: export.Shard{Index: index, Of: 3}}, Files: files, Warnings: []export.Warning{},
		}
		data, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		put(t, dir, s.Shard.Manifest(), string(data))
	}
	for _, test := range []struct {
		name   string
		change func(m *export.Manifest, dir string)
		want   []string
		shards int
	}{
		{"beside a whole", func(m *export.Manifest, dir string) {
			newer := m.Files[0]
			newer.Bytes++ // a later run has written it
			shard(t, dir, 1, newer)
			put(t, dir, "a/one.txt", "one and more\n")
		}, []string{"a/one.txt file-changed"}, 1},
		{"two of three", func(m *export.Manifest, dir string) {
			shard(t, dir, 1, m.Files[0])
			shard(t, dir, 3, m.Files[1])
		}, nil, 2},
		{"a file in two", func(m *export.Manifest, dir string) {
			shard(t, dir, 1, m.Files[0])
			shard(t, dir, 2, m.Files[0])
		}, []string{"a/one.txt manifest-entries"}, 2},
	} {
		dir := exported(t, test.change)
		target, err := verify.Path(dir, 2)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		var got []string
		for _, r := range target.Results {
			for _, f := range r.Findings {
				got = append(got, strings.TrimPrefix(r.Path, filepath.ToSlash(dir)+"/")+" "+f.Rule.Code)
			}
		}
		if !slices.Equal(got, test.want) || len(target.Shards) != test.shards {
			t.Errorf("%s: found %q in %v, want %q", test.name, got, target.Shards, test.want)
		}
	}
	renamed := exported(t, func(m *export.Manifest, dir string) {
		shard(t, dir, 1, m.Files[0])
		if err := os.Rename(filepath.Join(dir, "manifest-1-of-3.json"), filepath.Join(dir, "manifest-2-of-3.json")); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := verify.Path(renamed, 1); err == nil || err.Error() != "its manifest-2-of-3.json has the name of another manifest" {
		t.Errorf("a manifest that was renamed: %v", err)
	}
}
