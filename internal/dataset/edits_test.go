package dataset_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/diag"
)

// Whatever becomes of a dataset, its edited files say it, and roles that stay keep their files.
func TestEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, changed := datasettest.Draw(t), datasettest.Draw(t)
		old.Workforce, changed.Workforce = nil, nil
		stays := rapid.IntRange(0, 1).Draw(t, "stays")
		changed.Roles[stays] = old.Roles[stays]
		files := datasettest.Files(old)
		loaded := mustLoad(t, files)
		edits, err := dataset.Edits(files, loaded, changed)
		if err != nil {
			t.Fatal(err)
		}
		if edits[dataset.RoleFile(old.Roles[stays].ID)] != nil {
			t.Error("a role that stays is written")
		}
		for name, data := range edits {
			files[name] = &fstest.MapFile{Data: data}
		}
		got := mustLoad(t, files)
		for _, want := range append(slices.Clone(changed.Roles), old.Roles[min(len(changed.Roles), len(old.Roles)):]...) {
			r := *got.Role(want.ID)
			r.Pos = diag.Pos{}
			if !reflect.DeepEqual(&r, want) {
				t.Errorf("got %+v\nwant %+v", r, want)
			}
		}
		if !reflect.DeepEqual(got.Skills, changed.Skills) || got.Title != changed.Title || !reflect.DeepEqual(got.Comparisons, loaded.Comparisons) {
			t.Errorf("got %+v\nwant %+v", got, changed)
		}
		again, err := dataset.Edits(files, got, got)
		if err != nil || len(again) > 0 {
			t.Errorf("nothing to change, and %v is changed, %v", slices.Sorted(maps.Keys(again)), err)
		}
	})
}

func mustLoad(t *rapid.T, files fstest.MapFS) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(files, dataset.MainFile, "")
	if problems != nil {
		for name, f := range files {
			t.Logf("%s:\n%s", name, f.Data)
		}
		t.Fatal(problems)
	}
	return ds
}

// A role that stands in the main file is edited there, and a new one gets a file.
func TestEditsOfInlineRoles(t *testing.T) {
	const main = `title: Two roles # of many
roles:
  # with a file
  - lead
  # without
  - id: clerk
    title: Clerk # of the stock
    level: {rank: 1}
`
	files := fstest.MapFS{dataset.MainFile: {Data: []byte(main)}, "roles/lead.yaml": {Data: []byte("# the lead\ntitle: Lead\n")}}
	old := datasettest.Load(t, files)
	clerk := *old.Role("clerk")
	clerk.Summary = "Counts."
	changed := *old
	changed.Roles = []*dataset.Role{&clerk, {ID: "new", Title: "New"}}
	edits, err := dataset.Edits(files, old, &changed)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		dataset.MainFile: main + "    summary: Counts.\n  - new\n",
		"roles/new.yaml": "id: new\ntitle: New\n",
	}
	if len(edits) != len(want) {
		t.Errorf("%d files are edited", len(edits))
	}
	for name, text := range want {
		if string(edits[name]) != text {
			t.Errorf("%s:\n%s\nwant:\n%s", name, edits[name], text)
		}
	}
}
