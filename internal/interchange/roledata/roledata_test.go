package roledata_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/golden"
	"rolexport/internal/interchange/csvfile"
	"rolexport/internal/interchange/roledata"
	"rolexport/internal/verify/data"
	"rolexport/internal/verify/rule"
)

// written returns what a writer has written.
func written(t rapid.TB, file []byte, err error) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// sound fails for a file that breaks a rule of its format.
func sound(t rapid.TB, check func([]byte) ([]rule.Finding, error), file []byte) {
	t.Helper()
	found, err := check(file)
	if err != nil || len(found) > 0 {
		t.Fatalf("%v, %v in\n%s", found, err, file)
	}
}

func TestJSONIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := datasettest.DrawRole(t)
		file, err := roledata.JSON(want)
		written(t, file, err)
		sound(t, data.CheckJSON, file)
		got, problems := roledata.ReadJSON(file)
		if problems != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%v\nread back:\n%+v\nwritten:\n%+v\n%s", problems, got, want, file)
		}
	})
}

// samples are datasets with what people and classifications write.
func samples(t *testing.T) map[string]*dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return map[string]*dataset.Dataset{"default": ds, "nasty": datasettest.Nasty(t), "O*NET": datasettest.ONET(t), "titles": datasettest.Titles(t)}
}

func TestSamples(t *testing.T) {
	for name, ds := range samples(t) {
		for _, r := range ds.Roles {
			file, err := roledata.JSON(r)
			sound(t, data.CheckJSON, written(t, file, err))
			got, problems := roledata.ReadJSON(file)
			if problems != nil {
				t.Fatalf("%s: %s: %v", name, r.ID, problems)
			}
			got.Pos = r.Pos
			if again, _ := roledata.JSON(got); !bytes.Equal(again, file) {
				t.Errorf("%s: %s is not read back as it was", name, r.ID)
			}
			file, err = roledata.JSONLD(ds, r)
			sound(t, data.CheckJSONLD, written(t, file, err))
		}
		all, err := roledata.Occupations(ds)
		sound(t, data.CheckJSONLD, written(t, all, err))
		if n := bytes.Count(all, []byte(`"@type": "Occupation"`)); n != len(ds.Roles) {
			t.Errorf("%s: there are %d occupations of %d roles", name, n, len(ds.Roles))
		}
		file, err := roledata.CSV(ds)
		sound(t, data.CheckCSV, written(t, file, err))
	}
}

// names returns the names of the fields that a role has in a file, as the header of a table does.
func names(prefix string, t reflect.Type) []string {
	var all []string
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("yaml")
		if name == "" || name == "-" {
			continue
		}
		inner := f.Type
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct && inner.Name() != "Date" && inner.Name() != "RoleRef" {
			all = append(all, names(prefix+name+".", inner)...)
			continue
		}
		all = append(all, prefix+name)
	}
	return all
}

func TestCSVIsReadBack(t *testing.T) {
	want := names("", reflect.TypeFor[dataset.Role]())
	rapid.Check(t, func(t *rapid.T) {
		ds := &dataset.Dataset{Roles: []*dataset.Role{datasettest.DrawRole(t), datasettest.DrawRole(t)}}
		file, err := roledata.CSV(ds)
		written(t, file, err)
		sound(t, data.CheckCSV, file)
		records, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
		if err != nil || len(records) != 3 || !slices.Equal(records[0], want) {
			t.Fatalf("%v: %d records, columns %q", err, len(records), records[0])
		}
		for i, r := range ds.Roles {
			cell := func(column string) string { return csvfile.Unescape(records[i+1][slices.Index(want, column)]) }
			if cell("title") != r.Title || cell("aliases") != strings.Join(r.Aliases.Texts(), "\n") || cell("purpose") != r.Purpose {
				t.Fatalf("row %q of %+v", records[i+1], r)
			}
			if got := cell("pay.min"); (got == "") != (r.Pay == nil || r.Pay.Min == nil) {
				t.Fatalf("pay.min is %q of %+v", got, r.Pay)
			}
			if duties := cell("duties"); duties != "" {
				var list []map[string]any
				if err := json.Unmarshal([]byte(duties), &list); err != nil || len(list) != len(r.Duties) {
					t.Fatalf("duties %s of %+v: %v", duties, r.Duties, err)
				}
			}
		}
	})
}

// advert returns a dataset whose role states everything that JSON-LD has words for.
func advert(t *testing.T) *dataset.Dataset {
	t.Helper()
	return datasettest.Load(t, fstest.MapFS{"dataset.yaml": {Data: []byte(`
title: Stores
currency: GBP
organisation: {name: Quay & Sons, contact: people@quay.example, address: 12 Quay Street}
statements: {how_to_apply: Write to <us>.}
skills: [{id: counting, title: Counting, description: Counts.}]
roles:
  - id: läufer 1
    title: Runner <b>
    aliases: [Messenger]
    summary: Runs & brings.
    purpose: Things are where they are needed.
    employment: {location: Northbridge, remote: hybrid, schedule: Mornings, physical: [Runs]}
    duties:
      - {title: Run, text: From here to there., share: 60}
      - {title: Rest!, text: A while.}
      - {text: Tells what was seen.}
    skills: [{skill: counting, level: 2}]
    education: {required: [School], preferred: [More school]}
    experience: {required: [A year of running]}
    pay: {min: 12.34, max: 15, period: hour, note: Tips come on top.}
    benefits: [Shoes, Tea]
    codes: [{scheme: isco, code: "9621", match: nearest, version: "08", title: Messengers}, {scheme: esco, code: 9621.1}]
    source: {name: Old book, version: "2", licence: https://book.example/licence, credit: From the old book.}
    posting:
      posted: 2027-01-15
      valid_through: 2027-02-28
      starts: 2027-04-01
      employment_types: [part-time, per-diem]
      locations: [{street: 12 Quay Street, city: Northbridge, postal_code: NB1, country: GB}]
      applicant_countries: [IE]
      openings: 2
      reference: "7"
      url: https://jobs.quay.example/7
      direct_apply: false
`[1:])}})
}

// The files of the role in advert are read best as they are.
func TestFilesOfARole(t *testing.T) {
	ds := advert(t)
	r := ds.Roles[0]
	for name, write := range map[string]func() ([]byte, error){
		"role.json":   func() ([]byte, error) { return roledata.JSON(r) },
		"role.jsonld": func() ([]byte, error) { return roledata.JSONLD(ds, r) },
		"roles.csv":   func() ([]byte, error) { return roledata.CSV(ds) },
	} {
		file, err := write()
		golden.Check(t, "testdata/"+name, string(written(t, file, err)))
	}
}

// A page of many roles is no advertisement.
func TestOccupationsHoldNoPosting(t *testing.T) {
	file, err := roledata.Occupations(advert(t))
	sound(t, data.CheckJSONLD, written(t, file, err))
	if bytes.Contains(file, []byte("JobPosting")) {
		t.Errorf("there is a posting:\n%s", file)
	}
}

// A figure that is an example is no offer, and work from anywhere has no place.
func TestPostingLeavesOut(t *testing.T) {
	ds := advert(t)
	r := ds.Roles[0]
	r.Pay.Illustrative, r.Posting.Locations, r.Source = true, nil, nil
	file, err := roledata.JSONLD(ds, r)
	sound(t, data.CheckJSONLD, written(t, file, err))
	for _, absent := range []string{"Salary", "12.34", "jobLocation\"", "CreativeWork"} {
		if bytes.Contains(file, []byte(absent)) {
			t.Errorf("%s is there:\n%s", absent, file)
		}
	}
	if !bytes.Contains(file, []byte(`"jobLocationType": "TELECOMMUTE"`)) {
		t.Errorf("where the work is done:\n%s", file)
	}
}

// What a file does not state is not read as a figure.
func TestReadJSONWithoutFigures(t *testing.T) {
	r, problems := roledata.ReadJSON([]byte(`{"level": {"code": "M1"}, "pay": {"min": 0}}`))
	if len(problems) > 0 || r.Level.Rank != 0 || r.Level.Code != "M1" || *r.Pay.Min != 0 {
		t.Errorf("%+v, %v", r, problems)
	}
	_, problems = roledata.ReadJSON([]byte(`{"scope": {"budget": {"currency": "EUR"}}, "authority": {"budget_limit": {}}}`))
	if len(problems) != 2 || problems[0].Message != `"amount" is missing` {
		t.Errorf("%v", problems)
	}
}

func FuzzReadJSON(f *testing.F) {
	f.Add([]byte(`{"$schema": "urn:rolexport:schema:role", "id": "a", "title": "\ud83d\ude00", "reports_to": "b", "pay": {"min": 1e3}}`))
	f.Add([]byte(`{"aliases": ["a", {"text": "b", "audience": ["internal"]}], "level": {"rank": 1.0}, "duties": null}`))
	f.Add([]byte(`{"level": {}, "scope": {"budget": {}}}`))
	f.Add([]byte("{\"a\": \"\\u0000\\u0085\\ufeff\\ue000\", \"b\": 1e999}"))
	f.Fuzz(func(t *testing.T, file []byte) {
		r, problems := roledata.ReadJSON(file)
		if r == nil && !problems.HasErrors() {
			t.Errorf("nothing is read, and nothing said")
		}
		if r == nil || problems.HasErrors() {
			return
		}
		again, err := roledata.JSON(r)
		if err != nil {
			t.Fatal(err)
		}
		if back, problems := roledata.ReadJSON(again); problems.HasErrors() || !reflect.DeepEqual(back, r) {
			t.Errorf("%s\nis read back from\n%s\nas %+v, %v", file, again, back, problems)
		}
	})
}
