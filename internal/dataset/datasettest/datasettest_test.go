package datasettest_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
)

func TestONET(t *testing.T) {
	ds := datasettest.ONET(t)
	if len(ds.Roles) != 5 || len(ds.Skills) != 35 {
		t.Fatalf("%d roles, %d skills", len(ds.Roles), len(ds.Skills))
	}
	if n := len(ds.Role("11-9199.00").Duties); n != 0 {
		t.Errorf("%d duties of the occupation without", n)
	}
	if n := len(ds.Role("25-2057.00").Duties); n != 40 {
		t.Errorf("%d duties of the occupation with 40", n)
	}
	if r := ds.Role("51-4033.00"); utf8.RuneCountInString(r.Title) != 105 || len(r.Aliases) != 255 || len(r.Skills) != 29 {
		t.Errorf("%q with %d aliases, %d skills", r.Title, len(r.Aliases), len(r.Skills))
	}
}

func TestTitles(t *testing.T) {
	if ds := datasettest.Titles(t); len(ds.Roles) != 432 {
		t.Errorf("%d titles", len(ds.Roles))
	}
}

func TestNasty(t *testing.T) {
	ds := datasettest.Nasty(t)
	if n := utf8.RuneCountInString(ds.Roles[0].Purpose); n != datasettest.LongText {
		t.Errorf("the longest text has %d characters", n)
	}
	all := strings.Builder{}
	for _, data := range dataset.Files(ds) {
		all.Write(data)
	}
	for _, part := range []string{"**c** __d__", "<b>bold</b>", "{{.X}}", "_x0041_", "| no | table |", "業務部長", "מנהל", "ผู้จัดการ"} {
		if !strings.Contains(all.String(), part) {
			t.Errorf("no text holds %q", part)
		}
	}
}
