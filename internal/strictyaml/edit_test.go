package strictyaml_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"rolexport/internal/strictyaml"
)

type crew struct {
	Title string   `yaml:"title"`
	Size  int      `yaml:"size"`
	Lead  *worker  `yaml:"lead"`
	Tags  []string `yaml:"tags"`
	All   []worker `yaml:"all"`
	Notes string   `yaml:"notes"`
}

type worker struct {
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
	Text string `yaml:"text"`
	Age  int    `yaml:"age"`
}

const crewFile = `# The night shift.
# Kept by the foreman.

title: 'Night shift'   # as the door says
tags: [night, b]

# Everybody.
all:
    # by age
  # the oldest
  - id: ann
    name: Ann
    text: >-
      Drives
      the # truck.
    age: 61   # next week

  # the youngest
  - {id: bob, name: Bob, age: 16}
  - id: cid
    name: Cid
    # of whom little is known
  # nobody follows

notes: |
  first

  # no comment
# the end
`

// What changes is exchanged line by line; every other line stays.
func TestEditKeepsWhatStays(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*crew)
		edits  [][2]string // of the file: what stands in place of what
	}{
		{"nothing", func(*crew) {}, nil},
		{"a text", func(x *crew) { x.Title = "Late shift" }, [][2]string{{`'Night shift'   # as`, `'Late shift' # as`}}},
		{"a new field", func(x *crew) { x.Size = 3 }, [][2]string{{"tags: [night, b]", "size: 3\ntags: [night, b]"}}},
		{"a new mapping", func(x *crew) { x.Lead = &worker{ID: "ann"} }, [][2]string{{"tags: [night, b]", "lead:\n  id: ann\ntags: [night, b]"}}},
		{"a flow list", func(x *crew) { x.Tags = []string{"c"} }, [][2]string{{"[night, b]", "[c]"}}},
		{"a field less", func(x *crew) { x.Tags = nil }, [][2]string{{"tags: [night, b]\n", ""}}},
		{"a field of an item", func(x *crew) { x.All[0].Age = 62 }, [][2]string{{"61   # next", "62 # next"}}},
		{"a folded text", func(x *crew) { x.All[0].Text = "Walks." }, [][2]string{{">-\n      Drives\n      the # truck.", "Walks."}}},
		{"a flow item", func(x *crew) { x.All[1].Age = 17 }, [][2]string{{"age: 16", "age: 17"}}},
		{"a field more in an item", func(x *crew) { x.All[2].Age = 30 }, [][2]string{{"    name: Cid\n", "    name: Cid\n    age: 30\n"}}},
		{"an item less", func(x *crew) { x.All = x.All[1:] }, [][2]string{{crewFile[strings.Index(crewFile, "    # by age"):strings.Index(crewFile, "\n  # the youngest")], ""}}},
		{"an item more", func(x *crew) { x.All = append(x.All, worker{ID: "dan"}) }, [][2]string{{"little is known\n", "little is known\n  - id: dan\n"}}},
		{"another order", func(x *crew) { x.All[1], x.All[2] = x.All[2], x.All[1] },
			[][2]string{{"\n  # the youngest\n  - {id: bob, name: Bob, age: 16}\n", ""}, {"little is known\n", "little is known\n\n  # the youngest\n  - {id: bob, name: Bob, age: 16}\n"}}},
		{"block text", func(x *crew) { x.Notes = "a\nb" }, [][2]string{{"|\n  first\n\n  # no comment", "|-\n  a\n  b"}}},
		{"the last field", func(x *crew) { x.Notes = "" }, [][2]string{{"\nnotes: |\n  first\n\n  # no comment\n", ""}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := crewFile
			for _, e := range c.edits {
				if !strings.Contains(want, e[0]) {
					t.Fatalf("the file lacks %q", e[0])
				}
				want = strings.Replace(want, e[0], e[1], 1)
			}
			var old, changed crew
			for _, x := range []*crew{&old, &changed} {
				f, problems := strictyaml.Parse("", []byte(crewFile))
				if problems = append(problems, f.Decode(x)...); problems != nil {
					t.Fatal(problems)
				}
			}
			c.change(&changed)
			if got := string(strictyaml.Edit([]byte(crewFile), &old, &changed)); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// The ends of lines and the byte order mark stay as the file has them.
func TestEditKeepsLineEnds(t *testing.T) {
	src := "\uFEFFtitle: a # x\r\nsize: 1\r\nnotes: b"
	got := string(strictyaml.Edit([]byte(src), &crew{Title: "a", Size: 1, Notes: "b"}, &crew{Title: "a", Size: 2, Tags: []string{"t"}, Notes: "b"}))
	if want := "\uFEFFtitle: a # x\r\nsize: 2\r\ntags:\r\n  - t\r\nnotes: b\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A file whose lines depend on each other is written anew rather than wrongly.
func TestEditWritesAnew(t *testing.T) {
	for _, src := range []string{
		"{title: a, size: 1}", "title: &t a\nsize: 1\nnotes: *t", "? title\n: a\n? size\n: 1", "--- {title: a, size: 1}",
		"title: a\nsize: 1\nlead: &l {id: x}\nall: [*l]",
	} {
		var old crew
		f, problems := strictyaml.Parse("", []byte(src))
		if problems = append(problems, f.Decode(&old)...); problems != nil {
			t.Fatal(problems)
		}
		changed := old
		changed.Title, changed.Lead = "b", nil
		var got crew
		text := strictyaml.Edit([]byte(src), &old, &changed)
		f, problems = strictyaml.Parse("", text)
		if problems = append(problems, f.Decode(&got)...); problems != nil {
			t.Fatalf("%q: %v", text, problems)
		}
		if got.Title != "b" || got.Size != 1 || got.Lead != nil || got.Notes != changed.Notes || len(got.All) != len(changed.All) {
			t.Errorf("%q became %q", src, text)
		}
	}
}

// FuzzEdit holds for any file that can be read: what is edited says what it should, and editing back says what it said.
func FuzzEdit(f *testing.F) {
	f.Add([]byte(crewFile), "Late", 3)
	f.Add([]byte("title: &t a\nsize: 1\nnotes: *t\nall:\n- - x\n-  id: é\n   name: ü\n- &a {id: b}\n- *a\n"), "b", 0)
	f.Add([]byte("---\n# c\n\"title\": |2\n   a\n  # b\nlead:\n\n  # d\n  id: a\n...\n"), "", 1)
	f.Add([]byte("? title\n: a\n<<: {size: 2}\ntags:\n    # deep\n  - a # b\n  -\n    c\nall: # e\n\t\n- {id: x,\n  # f\n  name: y}\n"), "#", 2)
	f.Fuzz(func(t *testing.T, src []byte, text string, size int) {
		read := func(src []byte) (*crew, bool) {
			x := &crew{}
			file, problems := strictyaml.Parse("", src)
			problems = append(problems, file.Decode(x)...)
			return x, !problems.HasErrors() && !file.Broken()
		}
		old, ok := read(src)
		if !ok || !utf8.ValidString(text) || strings.ContainsRune(text, '\r') || strings.ContainsFunc(text, strictyaml.Forbidden) {
			return // such a text no file can hold
		}
		changed := *old
		changed.Title, changed.Size = text, size%1000
		changed.All = append([]worker{{ID: "new", Name: text}}, old.All...)
		if len(old.All) > 0 {
			changed.All[1].Text, changed.All[len(old.All)].Age = text, size%1000
		}
		if len(old.Tags) > 0 {
			changed.Tags = old.Tags[1:]
		}
		wanted, ok := read(strictyaml.Encode(&changed))
		if !ok {
			t.Fatalf("%+v cannot be read back", changed)
		}
		edited := strictyaml.Edit(src, old, &changed)
		if got, ok := read(edited); !ok || !reflect.DeepEqual(orNone(got), orNone(wanted)) {
			t.Fatalf("%q became %q, which says %+v, want %+v", src, edited, got, wanted)
		}
		again := strictyaml.Edit(edited, wanted, old)
		if got, ok := read(again); !ok || !reflect.DeepEqual(orNone(got), orNone(old)) {
			t.Fatalf("%q became %q, which says %+v, want %+v", edited, again, got, old)
		}
	})
}

// orNone makes no difference between an empty list and none, nor between a mapping that says nothing and none.
func orNone(x *crew) crew {
	c := *x
	if len(c.Tags) == 0 {
		c.Tags = nil
	}
	if len(c.All) == 0 {
		c.All = nil
	}
	if c.Lead != nil && *c.Lead == (worker{}) {
		c.Lead = nil
	}
	return c
}
