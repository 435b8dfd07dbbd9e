package dataset_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/fingerprint"
)

var audienceType = reflect.TypeFor[dataset.Audience]()

// visit calls do for each struct below v that has an Audience, with that field. do is told whether what holds the item is hidden, and returns
// whether the item is.
func visit(v reflect.Value, hidden bool, do func(item reflect.Value, audience *dataset.Audience, within bool) bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Elem(), hidden, do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), hidden, do)
		}
	case reflect.Struct:
		if f := v.FieldByName("Audience"); f.IsValid() && f.Type() == audienceType {
			hidden = do(v, f.Addr().Interface().(*dataset.Audience), hidden)
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				visit(v.Field(i), hidden, do)
			}
		}
	}
}

// written returns a dataset as one text.
func written(ds *dataset.Dataset) string {
	files := dataset.Files(ds)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%s\n%s\n", name, files[name])
	}
	return b.String()
}

func load(t *testing.T) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return ds
}

// Whatever is for whom, a reader sees a dataset that is whole, and nothing that is for others; the dataset itself stays as it is.
func TestFor(t *testing.T) {
	readers := []dataset.Audience{nil, nil, nil, nil, {"internal"}, {"candidate"}, {"candidate", "public"}, {"internal", "candidate", "public"}}
	secret := regexp.MustCompile(`secret[0-9]+x`)
	rapid.Check(t, func(r *rapid.T) {
		ds := load(t)
		reader := rapid.SampledFrom(dataset.Audiences()).Draw(r, "reader")
		chance := rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 0)) // a draw for each of a thousand items takes seconds
		n, hidden := 0, map[string]bool{}
		visit(reflect.ValueOf(ds).Elem(), false, func(item reflect.Value, audience *dataset.Audience, within bool) bool {
			*audience = readers[chance.IntN(len(readers))]
			within = within || !audience.Includes(reader)
			// A text of the item that nothing refers to tells whether it is seen.
			for _, name := range []string{"Title", "Text", "Note", "Summary", "Value", "Version", "Department", "Address", "Why"} {
				if f := item.FieldByName(name); f.IsValid() && f.Kind() == reflect.String && item.Type().Name() != "RoleRef" {
					n++
					mark := fmt.Sprintf("secret%dx", n)
					f.SetString(mark)
					hidden[mark] = within
					break
				}
			}
			return within
		})
		before := fingerprint.Of(ds)
		shown := ds.For(reader)
		if fingerprint.Of(ds) != before {
			r.Fatal("the dataset has changed")
		}
		text := written(shown)
		for _, mark := range secret.FindAllString(text, -1) {
			if hidden[mark] {
				r.Fatalf("%s is shown to %s readers", mark, reader)
			}
		}
		if strings.Contains(text, "audience:") {
			r.Fatal("it says for whom it is")
		}
		if len(shown.Roles) > 0 {
			datasettest.Load(t, datasettest.Files(shown)) // without problems
		}
		if again := ds.For(reader); again.Digest != shown.Digest {
			r.Fatal("another digest the second time")
		}
		if all := ds.For(""); all != ds {
			r.Fatal("somebody who is shown everything sees another dataset")
		}
	})
}

// A reader's digest depends on what he sees, and on nothing else.
func TestForDigest(t *testing.T) {
	ds := load(t)
	ds.Roles[0].Notes = dataset.Lines{{Text: "a", Audience: dataset.Audience{"internal"}}, {Text: "b"}}
	digest := func(reader string) string { return ds.For(reader).Digest }
	candidate, internal := digest("candidate"), digest("internal")
	if candidate == internal || candidate == ds.Digest || len(candidate) != len(ds.Digest) {
		t.Errorf("digests %s, %s and %s", candidate, internal, ds.Digest)
	}
	ds.Roles[0].Notes[0].Text = "c"
	ds.Digest, ds.Files = "another", nil
	ds.Rules.NoPay = "error"
	if digest("candidate") != candidate || digest("internal") == internal {
		t.Error("the digests do not follow what is seen")
	}
	ds.Roles[0].Notes[1].Text = "d"
	if digest("candidate") == candidate {
		t.Error("the digest does not follow what is seen")
	}
}

// Every item of a list can name its readers, and every part of a role that is more than a group of items.
func TestEveryItemHasAnAudience(t *testing.T) {
	groups := map[string]string{
		"Dataset": "it is what is filtered", "Organisation": "it publishes the documents", "Statements": "documents need them", "Rules": "they are for nobody",
		"Amount": "its authority or scope has", "Source": "its credit must be printed", "Date": "a word",
	}
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(x reflect.Type) {
		switch x.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(x.Elem())
		case reflect.Struct:
			if seen[x] {
				return
			}
			seen[x] = true
			if f, ok := x.FieldByName("Audience"); groups[x.Name()] == "" && (!ok || f.Type != audienceType) {
				t.Errorf("%v has no Audience", x)
			}
			for i := range x.NumField() {
				if tag := x.Field(i).Tag.Get("yaml"); tag != "" && tag != "-" {
					walk(x.Field(i).Type)
				}
			}
		}
	}
	walk(reflect.TypeFor[dataset.Dataset]())
	if len(seen) < 30 {
		t.Errorf("only %d types met", len(seen))
	}
}
