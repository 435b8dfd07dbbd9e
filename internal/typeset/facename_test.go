package typeset

import (
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"
)

func TestFamilyName(t *testing.T) {
	family := Default()
	for face, want := range map[*Face]string{
		family.Regular[0]: "Liberation Sans", family.BoldItalic[0]: "Liberation Sans", family.Mono[0]: "Liberation Mono",
		mustParse("house", dejavusans.TTF): "DejaVu Sans",
	} {
		if got := face.FamilyName(); got != want {
			t.Errorf("%s is of the family %q, want %q", face.Name(), got, want)
		}
	}
}

// A table that is cut anywhere says less, and does no harm.
func TestCutNames(t *testing.T) {
	all, err := tables(dejavusans.TTF)
	if err != nil {
		t.Fatal(err)
	}
	whole := all["name"]
	for n := range whole {
		if name := nameOf(whole[:n:n], familyName); name != "" && name != "DejaVu Sans" {
			t.Fatalf("%d bytes: %q", n, name)
		}
	}
	if nameOf(whole, familyName) == "" {
		t.Error("the whole table has no name")
	}
}
