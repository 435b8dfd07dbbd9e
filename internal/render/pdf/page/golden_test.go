package page

import (
	"testing"

	"rolexport/internal/golden"
)

func TestSampleDump(t *testing.T) {
	dump, err := Dump(sample(t, NewBatch()))
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/sample.dump", dump)
}
