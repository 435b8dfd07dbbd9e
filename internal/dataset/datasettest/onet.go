package datasettest

import (
	"path/filepath"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/interchange/intake"
	"rolexport/internal/interchange/onet"
)

// ONET returns the five occupations in testdata/onet as roles, by their O*NET-SOC codes:
//
//	11-1021.00  General and Operations Managers
//	11-3071.00  Transportation, Storage, and Distribution Managers
//	11-9199.00  Managers, All Other: without duties and skills
//	25-2057.00  Special Education Teachers, Middle School: 40 duties
//	51-4033.00  a title of 105 characters, 255 aliases
func ONET(t testing.TB) *dataset.Dataset {
	t.Helper()
	var problems intake.Problems
	f, err := intake.Open(filepath.Join(root(t), "testdata", "onet"), &problems)
	if err != nil || f == nil {
		t.Fatal(problems.List(), err)
	}
	in := onet.Read(f, onet.Options{}, &problems)
	if list := problems.List(); in == nil || list != nil {
		t.Fatal(list)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return Load(t, Files(in.Dataset))
}
