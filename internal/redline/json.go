package redline

import (
	"math"
	"reflect"

	"rolexport/internal/dataset"
	"rolexport/internal/strictyaml"
)

// A Report is the whole account for programs. docs/diff.md describes it.
type Report struct {
	Old       ReportVersion   `json:"old"`
	New       ReportVersion   `json:"new"`
	Different bool            `json:"different"` // in content
	Summary   string          `json:"summary"`
	Subjects  []ReportSubject `json:"subjects"`
	Rewritten []string        `json:"rewritten"` // files that are other bytes and say the same
}

// A ReportVersion is one side.
type ReportVersion struct {
	Name    string `json:"name"`
	Title   string `json:"title"`
	Version string `json:"version"`
	Date    string `json:"date"`
	Digest  string `json:"digest"`
}

// A ReportSubject is a part of the dataset.
type ReportSubject struct {
	Sort    Sort           `json:"sort"`
	ID      string         `json:"id,omitempty"`
	Title   string         `json:"title,omitempty"`
	Change  Kind           `json:"change"`
	Old     any            `json:"old,omitempty"` // of one that was removed: all that it stated
	New     any            `json:"new,omitempty"` // of one that was added: all that it states
	Changes []ReportChange `json:"changes"`
}

// A ReportChange is a difference.
type ReportChange struct {
	Path    []string `json:"path"` // fields and items in turn, as in ["duties", "plan-shifts", "share"]
	Change  Kind     `json:"change"`
	Old     any      `json:"old,omitempty"`
	New     any      `json:"new,omitempty"`
	Percent *float64 `json:"percent,omitempty"` // by how much an amount of money changed, with a decimal
	Follow  int      `json:"follow,omitempty"`  // how many references follow what was renamed
	Moved   []string `json:"moved,omitempty"`
}

// Report returns the whole account.
func (c *Changes) Report() *Report {
	r := &Report{
		Old: ReportVersion(c.Old), New: ReportVersion(c.New), Different: c.Any(), Summary: c.Summary(),
		Subjects: []ReportSubject{}, Rewritten: append([]string{}, c.Rewritten...),
	}
	for _, s := range c.Subjects {
		subject := ReportSubject{Sort: s.Sort, ID: s.ID, Title: s.Title, Change: s.Kind, Changes: []ReportChange{}}
		switch whole := datum(reflect.ValueOf(s.Whole)); s.Kind {
		case Added:
			subject.New = whole
		case Removed:
			subject.Old = whole
		}
		for _, x := range s.Changes {
			subject.Changes = append(subject.Changes, x.report())
		}
		r.Subjects = append(r.Subjects, subject)
	}
	return r
}

func (c Change) report() ReportChange {
	r := ReportChange{Change: c.Kind, Old: datum(reflect.ValueOf(c.Old)), New: datum(reflect.ValueOf(c.New)), Follow: c.Follow, Moved: c.Moved}
	for _, step := range c.Path {
		r.Path = append(r.Path, step.Field)
		if step.Item != "" {
			r.Path = append(r.Path, step.Item)
		}
	}
	if p, ok := c.Percent(); ok {
		r.Percent = &p
	}
	return r
}

// datum returns a value as JSON writes it: structs with the names of YAML, what is not stated left out.
func datum(v reflect.Value) any {
	switch {
	case !v.IsValid():
		return nil
	case v.Type() == dateType:
		return dateText(v.Interface().(dataset.Date))
	case v.Kind() == reflect.Float64 && (math.IsInf(v.Float(), 0) || math.IsNaN(v.Float())):
		return nil // no dataset that was loaded holds one
	case v.Kind() == reflect.Pointer:
		return datum(v.Elem())
	case v.Kind() == reflect.Slice:
		list := make([]any, v.Len())
		for i := range list {
			list[i] = datum(v.Index(i))
		}
		return list
	case v.Kind() != reflect.Struct:
		return v.Interface()
	}
	fields := make(map[string]any)
	for i := range v.NumField() {
		if name := strictyaml.Key(v.Type().Field(i)); name != "" && !v.Field(i).IsZero() {
			fields[name] = datum(v.Field(i))
		}
	}
	return fields
}
