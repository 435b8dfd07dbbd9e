package redline

import (
	"fmt"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/strictyaml"
)

func load(t testing.TB) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return ds
}

// full returns a value of a type in which everything is stated: lists have two items, texts and figures tell where they stand.
func full(t reflect.Type, where string) reflect.Value {
	v := reflect.New(t).Elem()
	fill(v, where)
	return v
}

func fill(v reflect.Value, where string) {
	if v.Type() == dateType {
		v.Set(reflect.ValueOf(dataset.Date{Year: 2027, Month: 1, Day: 31}))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), where)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), fmt.Sprintf("%s %d", where, i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := strictyaml.Key(v.Type().Field(i)); name != "" {
				fill(v.Field(i), where+" "+name)
			}
		}
	case reflect.String:
		v.SetString(where)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Float64:
		v.SetFloat(70)
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic(v.Type().String())
	}
}

// A spot is a place in a value that a test changes.
type spot struct {
	path   string
	change func() // and change back by calling undo
	undo   func()
	leaf   bool
}

// spots lists the plain values of the model: each can be changed, and each list can lose its last item.
func spots(v reflect.Value, path string) []spot {
	if !v.CanSet() && v.Kind() != reflect.Pointer {
		panic(path)
	}
	if v.Type() == dateType || v.Type() == audienceType {
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		return []spot{{path, func() { v.SetZero() }, func() { v.Set(old) }, true}}
	}
	var list []spot
	switch v.Kind() {
	case reflect.Pointer:
		return spots(v.Elem(), path)
	case reflect.Slice:
		old := v.Slice(0, v.Len())
		list = append(list, spot{path, func() { v.Set(old.Slice(0, 1)) }, func() { v.Set(old) }, false})
		if v.Type() != audienceType {
			list = append(list, spots(v.Index(0), path)...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := strictyaml.Key(v.Type().Field(i)); name != "" {
				list = append(list, spots(v.Field(i), path+"/"+name)...)
			}
		}
	case reflect.String:
		old := v.String()
		list = append(list, spot{path, func() { v.SetString("quite another") }, func() { v.SetString(old) }, true})
	case reflect.Int:
		list = append(list, spot{path, func() { v.SetInt(8) }, func() { v.SetInt(7) }, true})
	case reflect.Float64:
		list = append(list, spot{path, func() { v.SetFloat(80) }, func() { v.SetFloat(70) }, true})
	case reflect.Bool:
		list = append(list, spot{path, func() { v.SetBool(false) }, func() { v.SetBool(true) }, true})
	}
	return list
}

// Whatever field of the model changes, the changes name it, and so do all forms of the report.
func TestNoFieldIsForgotten(t *testing.T) {
	before := full(reflect.TypeFor[dataset.Dataset](), "x").Interface().(dataset.Dataset)
	value := full(reflect.TypeFor[dataset.Dataset](), "x").Addr()
	after := value.Interface().(*dataset.Dataset)
	if c := Between(&before, after); c.Any() {
		t.Fatal(c.Text(0))
	}
	all := spots(value.Elem(), "")
	if len(all) < 200 {
		t.Fatalf("only %d places to change", len(all))
	}
	for _, s := range all {
		s.change()
		c := Between(&before, after)
		fields := strings.Split(s.path, "/")[1:]
		if list := fields[0]; len(fields) > 1 && (list == "roles" || list == "comparisons") {
			fields = fields[1:] // they are subjects
		}
		if !told(c, fields, s.path) {
			t.Errorf("%s: the change is not told:\n%s", s.path, c.Text(0))
		}
		for form, text := range map[string]string{"text": c.Text(0), "Markdown": c.Markdown(0)} {
			if text = strings.ToLower(text); !strings.Contains(text, words(fields[0])) && !strings.Contains(text, "quite another") {
				t.Errorf("%s: %s does not name the field:\n%s", s.path, form, text)
			}
		}
		s.undo()
	}
	if c := Between(&before, after); c.Any() {
		t.Fatal("a change was not undone:\n" + c.Text(0))
	}
}

// told reports whether a change stands at the fields, or an item came or went with the field that it is known by.
func told(c *Changes, fields []string, path string) bool {
	for _, s := range c.Subjects {
		if s.Kind != Changed && len(fields) == 1 { // a role is known by its id, a comparison by its roles
			return s.Sort == Role && (path == "/roles" || path == "/roles/id") || s.Sort == Comparison && (path == "/comparisons" || slices.Contains([]string{"a", "b", "id"}, fields[0]))
		}
		for _, x := range s.Changes {
			var at []string
			for _, step := range x.Path {
				at = append(at, step.Field)
			}
			if slices.Equal(at, fields) {
				return true
			}
			known := []string{"role", "title", "skill", "area", "dimension", "department", "location", "code", "text", "label", "with", "scheme", "street", "city"}
			if x.Kind == Removed && slices.Equal(at, fields[:len(fields)-1]) && slices.Contains(known, fields[len(fields)-1]) {
				return true
			}
		}
	}
	return false
}

// Fields that no file states are few and known: a new one has to be thought of here.
func TestFieldsThatNoFileStates(t *testing.T) {
	known := map[string]bool{"Dataset.Digest": true, "Dataset.Reader": true, "Dataset.Logo": true, "Dataset.Files": true, "Role.Pos": true, "Comparison.Pos": true}
	seen := make(map[reflect.Type]bool)
	var visit func(reflect.Type)
	visit = func(ty reflect.Type) {
		for ty.Kind() == reflect.Pointer || ty.Kind() == reflect.Slice {
			ty = ty.Elem()
		}
		if ty.Kind() != reflect.Struct || seen[ty] || ty == dateType {
			return
		}
		seen[ty] = true
		for i := range ty.NumField() {
			f := ty.Field(i)
			name := ty.Name() + "." + f.Name
			if strictyaml.Key(f) != "" {
				visit(f.Type)
			} else if f.IsExported() && !known[name] {
				t.Errorf("%s is not compared", name)
			}
			if k := f.Type; strictyaml.Key(f) != "" && isFigure(k) {
				if _, ok := units[name]; !ok {
					t.Errorf("%s has no unit", name)
				}
			}
		}
	}
	visit(reflect.TypeFor[dataset.Dataset]())
}

func isFigure(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t.Kind() == reflect.Float64
}

func TestNothingChanged(t *testing.T) {
	a, b := load(t), load(t)
	c := Between(a, b)
	if c.Any() || !c.Same || c.Summary() != "no difference" {
		t.Errorf("%v %v %q", c.Any(), c.Same, c.Summary())
	}
}

// Lists of 50,000 duties that share most words take seconds at the most, and little more memory than they fill themselves; partners are found.
func TestManyDuties(t *testing.T) {
	const n = 50_000
	long := strings.Repeat(" so that every order leaves on its day and nobody waits", 2)
	version := func(verb string) *dataset.Dataset {
		duties := make([]dataset.Duty, n)
		for i := range duties {
			duties[i].Title = fmt.Sprintf("%s the shifts of site %d with the team of the night%s", verb, i, long)
		}
		return &dataset.Dataset{Roles: []*dataset.Role{{ID: "planner", Duties: duties}}}
	}
	before, after := version("Plan"), version("Schedule")
	const most = 300 << 20
	held := func() int64 { // of the system, as the limit of the runtime counts it
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.Sys - m.HeapReleased)
	}
	debug.FreeOSMemory() // what other tests left
	atFirst := held()
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(atFirst + most*4/5)) // what is garbage shall not count
	start := time.Now()
	c := Between(before, after)
	took := time.Since(start)
	grown := held() - atFirst
	t.Logf("%s in %v", c.Summary(), took)
	if len(c.Subjects) != 1 || len(c.Subjects[0].Changes) != n {
		t.Fatalf("not %d changes: partners were not found", n)
	}
	for _, x := range c.Subjects[0].Changes[:10] {
		if x.Kind != Changed {
			t.Errorf("%+v", x)
		}
	}
	t.Logf("%d MB", grown>>20)
	if grown > most {
		t.Errorf("%d MB were asked of the system, and %d should do", grown>>20, most>>20)
	}
}
