package export

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What is read quickly is what encoding/json reads, of manifests as they are written and of such that somebody has changed.
func TestDecodeQuickly(t *testing.T) {
	text := rapid.OneOf(rapid.StringMatching(`[a-z/.-]{0,6}`), rapid.StringN(0, 6, -1))
	entry := rapid.Custom(func(t *rapid.T) Entry {
		return Entry{
			Path: text.Draw(t, "path"), Kind: text.Draw(t, "kind"), Format: text.Draw(t, "format"), Roles: append([]string{}, rapid.SliceOfN(text, 0, 3).Draw(t, "roles")...),
			Bytes: rapid.Int().Draw(t, "bytes"), SHA256: text.Draw(t, "sum"), Key: Key{text.Draw(t, "content"), "look", "program"},
			Dataset: rapid.SampledFrom([]string{"", "", "d"}).Draw(t, "dataset"),
		}
	})
	quick := 0
	rapid.Check(t, func(t *rapid.T) {
		m := &Manifest{
			Version: 1, Dataset: Dataset{Title: text.Draw(t, "title"), Digest: "d"}, Files: rapid.SliceOfN(entry, 0, 4).Draw(t, "files"),
			Gone: rapid.SliceOfN(entry, 0, 1).Draw(t, "gone"), Warnings: []Warning{},
		}
		data := []byte(encode(t, m))
		check := func(data []byte) {
			var got, want Manifest
			if !decodeQuickly(data, &got) {
				return
			}
			quick++
			if err := json.Unmarshal(data, &want); err != nil || !reflect.DeepEqual(got, want) {
				t.Fatalf("%s\nis read as\n%+v\nand not, %v,\n%+v", data, got, err, want)
			}
		}
		check(data)
		lines := strings.SplitAfter(string(data), "\n")
		at, from := rapid.IntRange(0, len(lines)-1).Draw(t, "at"), rapid.IntRange(0, len(lines)-1).Draw(t, "from")
		lines[at] = lines[from]
		check([]byte(strings.Join(lines, "")))
		i := rapid.IntRange(0, len(data)-1).Draw(t, "byte")
		data[i] = rapid.SampledFrom([]byte("\"\\,:[]{} \n0aé")).Draw(t, "to")
		check(data)
	})
	if quick == 0 {
		t.Errorf("no manifest was read quickly")
	}
}

// A manifest of many files is read without encoding/json.
func TestManifestsAreReadQuickly(t *testing.T) {
	m := &Manifest{Version: 1, Warnings: []Warning{{Code: "x", Message: "y"}}, Shard: &Share{Shard: Shard{1, 2}}, Inputs: "i"}
	for _, dataset := range []string{"", "d"} {
		m.Files = append(m.Files,
			Entry{Path: "role-sheets/café.pdf", Kind: "role-sheet", Format: "pdf", Roles: []string{"a", "b"}, Bytes: 7, SHA256: "s", Key: Key{"c", "l", "p"}, Dataset: dataset},
			Entry{Path: "x", Roles: []string{}, Dataset: dataset})
	}
	data, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	var got Manifest
	if !decodeQuickly(data, &got) || !reflect.DeepEqual(&got, m) {
		t.Errorf("%s\nis read as\n%+v", data, got)
	}
}
