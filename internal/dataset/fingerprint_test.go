package dataset_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/fingerprint"
)

// Whatever a role says is in its fingerprint; where it stands and how its file is written is not.
func TestFingerprintFollowsWhatIsSaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := datasettest.Draw(t)
		again, problems := dataset.Load(datasettest.Files(ds), dataset.MainFile, "")
		if problems != nil {
			t.Fatal(problems)
		}
		for i, r := range ds.Roles {
			if fingerprint.Of(r) != fingerprint.Of(again.Roles[i]) {
				t.Fatalf("%s: another fingerprint after writing and reading", r.ID)
			}
			for j, other := range ds.Roles[:i] {
				if fingerprint.Of(r) == fingerprint.Of(other) {
					t.Fatalf("roles %d and %d have the same fingerprint", i, j)
				}
			}
		}
	})
}

// A change of any field of a role changes the fingerprint.
func TestFingerprintSeesEveryField(t *testing.T) {
	bare := fingerprint.Of(&dataset.Role{})
	seen := map[string]string{bare: "nothing"}
	typ := reflect.TypeFor[dataset.Role]()
	for i := range typ.NumField() {
		if tag := typ.Field(i).Tag.Get("yaml"); tag == "" || tag == "-" {
			continue
		}
		r := &dataset.Role{}
		fill(reflect.ValueOf(r).Elem().Field(i))
		sum := fingerprint.Of(r)
		if other, ok := seen[sum]; ok {
			t.Errorf("%s and %s have the same fingerprint", typ.Field(i).Name, other)
		}
		seen[sum] = typ.Field(i).Name
	}
}

// fill states something in a value: the first thing that it holds.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		fill(v.Field(0))
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Float64:
		v.SetFloat(1)
	}
}

// Boundaries between texts count.
func TestFingerprintKeepsTextsApart(t *testing.T) {
	a := &dataset.Role{Notes: dataset.NewLines("ab", "c")}
	b := &dataset.Role{Notes: dataset.NewLines("a", "bc")}
	if fingerprint.Of(a) == fingerprint.Of(b) {
		t.Error("two lists have the same fingerprint")
	}
}

func BenchmarkFingerprint(b *testing.B) {
	r := datasettest.ONET(b).Role("51-4033.00")
	for b.Loop() {
		fingerprint.Of(r)
	}
}
