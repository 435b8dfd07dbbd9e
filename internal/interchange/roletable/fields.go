package roletable

import (
	_ "embed"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"

	"rolexport/internal/dataset"
	"rolexport/internal/strictyaml"
)

// A kind is what a field holds.
type kind uint8

const (
	textKind kind = iota
	wordKind      // one of a few
	dayKind
	truthKind
	wholeKind
	figureKind
	percentKind
	moneyKind
	linesKind    // texts, each with readers of its own
	textsKind    // texts, or words
	audienceKind // words for readers
)

// A field is a column of a role, or of the items of one of its lists.
type field struct {
	path   string // keys with dots between them: pay.min, duties.share
	list   string // path of the list that it belongs to an item of; empty for a field of the role itself
	within []int  // indices of the struct fields that lead to it, from the role or from the item
	kind   kind
	words  []string // of wordKind and audienceKind
	header string   // how exports call its column
}

// A list is a list of items with columns of their own.
type list struct {
	path   string
	within []int // from the role
	item   reflect.Type
	fields []*field
}

// A schema is what a role consists of, as the model declares it.
type schema struct {
	fields []*field // of the role and of all lists, in the order of the model
	lists  []*list
	byPath map[string]*field
}

// percents are the fields that count hundredths, money those that hold an amount; no type tells them from other figures.
var (
	percents = []string{"duties.share", "employment.travel"}
	money    = []string{"pay.min", "pay.mid", "pay.max", "scope.budget.amount", "authority.budget_limit.amount"}
)

// theSchema is made from the types of the model, so that a field that is added there has its column here.
var theSchema = sync.OnceValue(func() *schema {
	s := &schema{byPath: map[string]*field{}}
	s.walk(reflect.TypeFor[dataset.Role](), "", nil, nil)
	return s
})

var (
	dayType      = reflect.TypeFor[dataset.Date]()
	linesType    = reflect.TypeFor[dataset.Lines]()
	audienceType = reflect.TypeFor[dataset.Audience]()
)

func (s *schema) walk(t reflect.Type, prefix string, within []int, in *list) {
	for i := range t.NumField() {
		name := strictyaml.Key(t.Field(i))
		if name == "" {
			continue
		}
		path, at, ft := prefix+name, append(slices.Clone(within), i), t.Field(i).Type
		if ft.Kind() == reflect.Pointer {
			ft = ft.Elem()
		}
		switch {
		case ft.Kind() == reflect.Struct && ft != dayType:
			s.walk(ft, path+".", at, in)
		case ft.Kind() == reflect.Slice && ft.Elem().Kind() == reflect.Struct && ft != linesType:
			if in != nil {
				panic("roletable: " + path + " is a list in a list") // the layouts have no room for it
			}
			l := &list{path: path, within: at, item: ft.Elem()}
			s.lists = append(s.lists, l)
			s.walk(ft.Elem(), path+".", nil, l)
		default:
			s.add(path, at, ft, in)
		}
	}
}

func (s *schema) add(path string, within []int, t reflect.Type, in *list) {
	f := &field{path: path, within: within, kind: kindOf(path, t), header: headerOf(path)}
	if words := vocabulary().words(path); f.kind == textKind && words != nil {
		f.kind, f.words = wordKind, words
	}
	if f.kind == audienceKind {
		f.words = vocabulary().words("audience")
	}
	if in != nil {
		f.list = in.path
		in.fields = append(in.fields, f)
	}
	s.fields = append(s.fields, f)
	s.byPath[path] = f
}

func kindOf(path string, t reflect.Type) kind {
	switch {
	case t == dayType:
		return dayKind
	case t == linesType:
		return linesKind
	case t == audienceType:
		return audienceKind
	case slices.Contains(percents, path):
		return percentKind
	case slices.Contains(money, path):
		return moneyKind
	}
	switch t.Kind() {
	case reflect.String:
		return textKind
	case reflect.Bool:
		return truthKind
	case reflect.Int:
		return wholeKind
	case reflect.Float64:
		return figureKind
	case reflect.Slice:
		if t.Elem().Kind() == reflect.String {
			return textsKind
		}
	}
	panic(fmt.Sprintf("roletable: %s is of a type that has no column: %v", path, t))
}

// list returns the list with the path, or nil.
func (s *schema) list(path string) *list {
	for _, l := range s.lists {
		if l.path == path {
			return l
		}
	}
	return nil
}

// get returns the value of a field, and false when a part that holds it is absent.
func (f *field) get(v reflect.Value) (reflect.Value, bool) {
	for _, i := range f.within {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return v, false
		}
		v = v.Elem()
		return v, true // stated, even if it is 0
	}
	return v, !v.IsZero() || f.kind == moneyKind // an amount that is there is stated
}

// set stores a value, and makes the parts that hold it.
func (f *field) set(v, value reflect.Value) {
	for _, i := range f.within {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	if v.Kind() == reflect.Pointer {
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(value.Convert(v.Type().Elem()))
		v.Set(p)
		return
	}
	v.Set(value.Convert(v.Type()))
}

// items returns the list's slice in a role.
func (l *list) items(role *dataset.Role) reflect.Value {
	v := reflect.ValueOf(role)
	for _, i := range l.within {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return reflect.Zero(reflect.SliceOf(l.item))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

// setItems stores the list's slice in a role.
func (l *list) setItems(role *dataset.Role, items reflect.Value) {
	(&field{within: l.within}).set(reflect.ValueOf(role), items)
}

//go:embed words.yaml
var wordsFile []byte

// words are the names of columns and the words of cells in the languages that tables come in.
type words struct {
	Columns map[string][]string `yaml:"columns"` // by path; the first is the header of exports
	Words   []struct {
		Fields []string `yaml:"fields"`
		Values []struct {
			Word string   `yaml:"word"`
			Also []string `yaml:"also"`
		} `yaml:"values"`
	} `yaml:"words"`
	NotStated  []string            `yaml:"not_stated"`
	Yes        []string            `yaml:"yes"`
	No         []string            `yaml:"no"`
	From       []string            `yaml:"from"`  // before an amount that is the least
	UpTo       []string            `yaml:"up_to"` // before an amount that is the most
	Thousand   []string            `yaml:"thousand"`
	Million    []string            `yaml:"million"`
	Currencies map[string][]string `yaml:"currencies"` // by sign: the codes that it stands for, the likeliest first
}

var vocabulary = sync.OnceValue(func() *words {
	w := &words{}
	file, problems := strictyaml.Parse("words.yaml", wordsFile)
	if problems = append(problems, file.Decode(w)...); len(problems) > 0 {
		panic(problems) // the file is our own
	}
	return w
})

// words returns the words that a field may hold, in their order, and nil when it holds any text.
func (w *words) words(path string) []string {
	var list []string
	for _, set := range w.Words {
		if slices.Contains(set.Fields, path) {
			for _, v := range set.Values {
				list = append(list, v.Word)
			}
		}
	}
	return list
}

// word returns the word of a field that a cell means.
func (w *words) word(path, cell string) (string, bool) {
	cell = squeeze(cell)
	for _, set := range w.Words {
		if !slices.Contains(set.Fields, path) {
			continue
		}
		for _, v := range set.Values {
			if squeeze(v.Word) == cell || slices.ContainsFunc(v.Also, func(s string) bool { return squeeze(s) == cell }) {
				return v.Word, true
			}
		}
	}
	return "", false
}

// headerOf returns how exports call the column of a field.
func headerOf(path string) string {
	if names := vocabulary().Columns[path]; len(names) > 0 {
		return names[0]
	}
	name := strings.NewReplacer(".", " ", "_", " ").Replace(path)
	return strings.ToUpper(name[:1]) + name[1:]
}

// squeeze maps what people write for the same name to one form: letters, digits and signs of money count, case does not.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return -1
	}, dataset.FoldName(s))
}
