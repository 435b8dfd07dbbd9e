// Package datasettest gives tests datasets of real data: occupations of the O*NET database and job titles in many languages.
//
// They are written as YAML and loaded again, so that they have passed the same checks as a user's own.
package datasettest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rolexport/internal/dataset"
)

// Load loads a dataset folder and ends the test when it has problems, warnings included.
func Load(t testing.TB, files fs.FS) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(files, dataset.MainFile, "")
	for _, p := range problems {
		t.Error(p)
	}
	if ds == nil {
		t.FailNow()
	}
	return ds
}

// Titles returns a dataset with a role for each title in testdata/titles: 432 titles of 36 locales. Ids are the locale and a number.
func Titles(t testing.TB) *dataset.Dataset {
	t.Helper()
	var titles map[string][]string
	if err := json.Unmarshal(read(t, "titles", "titles.json"), &titles); err != nil {
		t.Fatal(err)
	}
	ds := &dataset.Dataset{Title: "Titles of the world"}
	for _, locale := range slices.Sorted(maps.Keys(titles)) {
		for i, title := range titles[locale] {
			ds.Roles = append(ds.Roles, &dataset.Role{
				ID: fmt.Sprintf("%s-%02d", locale, i+1), Title: title, Family: locale,
				Source: &dataset.Source{Name: "Faker", Licence: "MIT", Credit: "Job titles from Faker, joke2k/faker, MIT licence."},
			})
		}
	}
	return Load(t, Files(ds))
}

// read returns a file of the folder testdata at the root of the module.
func read(t testing.TB, path ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{root(t), "testdata"}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// root returns the folder of the module, in or above the test's own.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}
