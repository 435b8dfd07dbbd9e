package export

import (
	"errors"
	"testing"
)

// Files for one audience do not go beside files for another.
func TestAdmits(t *testing.T) {
	held := func(audience string) *Manifest {
		return &Manifest{Version: 1, Dataset: Dataset{Audience: audience}, Files: []Entry{{Path: "a.txt"}}}
	}
	for _, test := range []struct {
		folder *Manifest
		wants  string
		err    string
	}{
		{nil, "public", ""},
		{&Manifest{Version: 1, Dataset: Dataset{Audience: "internal"}}, "public", ""}, // it holds nothing
		{held(""), "", ""},
		{held("public"), "public", ""},
		{held("internal"), "public", "the output folder holds files for internal readers, and none for public readers may stand beside them"},
		{held(""), "candidate", "the output folder holds files for everybody, and none for candidate readers may stand beside them"},
		{held("candidate"), "", "the output folder holds files for candidate readers, and none for everybody may stand beside them"},
	} {
		err := test.folder.Admits(test.wants)
		var mixed *MixedError
		if (err == nil) != (test.err == "") || err != nil && (err.Error() != test.err || !errors.As(err, &mixed)) {
			t.Errorf("%+v admits %q: %v, want %q", test.folder, test.wants, err, test.err)
		}
	}
}
