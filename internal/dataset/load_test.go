package dataset_test

import (
	"testing"

	"rolexport"
	"rolexport/internal/dataset"
)

func TestDefaultDatasetIsSound(t *testing.T) {
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	for _, p := range problems {
		t.Error(p)
	}
	if ds == nil || len(ds.Roles) == 0 {
		t.Fatal("no roles")
	}
}
