package schema_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/invopop/jsonschema"

	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/golden"
	"rolexport/internal/schema"
	"rolexport/internal/strictyaml"
	"rolexport/internal/theme"
)

// types are the Go types that the files of each subject are decoded into.
var types = map[string]reflect.Type{
	"dataset":    reflect.TypeFor[dataset.Dataset](),
	"role":       reflect.TypeFor[dataset.Role](),
	"comparison": reflect.TypeFor[dataset.Comparison](),
	"workforce":  reflect.TypeFor[dataset.Workforce](),
	"theme":      reflect.TypeFor[theme.Document](),
	"labels":     reflect.TypeFor[compose.Labels](),
}

func TestCommittedSchemasAreCurrent(t *testing.T) {
	for _, s := range schema.Subjects() {
		golden.Check(t, s.Name+".json", string(generate(t, s)))
	}
}

func generate(t *testing.T, s schema.Subject) []byte {
	t.Helper()
	r := &jsonschema.Reflector{
		FieldNameTag: "yaml", RequiredFromJSONSchemaTags: true, Anonymous: true, Mapper: words,
		LookupComment: comment(t), Namer: defined,
	}
	root := r.ReflectFromType(types[s.Name])
	root.ID = jsonschema.ID("urn:rolexport:schema:" + s.Name)
	root.Title = "rolexport: " + s.Summary
	for name, d := range root.Definitions {
		clean(d)
		exemplify(name, d)
		if name == "roleRef" { // which names it in one way
			d.OneOf = []*jsonschema.Schema{with("role"), with("title")}
		}
		if shorthand[name] != "" {
			root.Definitions[name] = &jsonschema.Schema{
				Description: d.Description,
				AnyOf:       []*jsonschema.Schema{{Type: "string", Description: shorthand[name]}, d},
			}
		}
	}
	if audience := root.Definitions["audience"]; audience != nil {
		audience.MinItems, audience.UniqueItems = new(uint64(1)), true
		audience.Items.Enum = []any{"internal", "candidate", "public"}
	}
	if name := path.Base(root.Ref); shorthand[name] != "" { // a file is never written short
		whole := root.Definitions[name].AnyOf[1]
		if s.Name == "role" { // which is written as JSON too, and names its schema there
			whole.Properties.Set("$schema", &jsonschema.Schema{Const: string(root.ID), Description: "in JSON alone: the name of this schema"})
		}
		root.Definitions[name+fileForm], root.Ref = whole, "#/$defs/"+name+fileForm
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// defined returns the name of a type's definition; a type without a name has none.
func defined(t reflect.Type) string {
	first, size := utf8.DecodeRuneInString(t.Name())
	if size == 0 {
		return ""
	}
	return strings.ToLower(string(first)) + t.Name()[size:]
}

// with asks for a field, which is declared here too, as the strict mode of validators wants it.
func with(field string) *jsonschema.Schema {
	s := &jsonschema.Schema{Required: []string{field}, Properties: jsonschema.NewProperties()}
	s.Properties.Set(field, jsonschema.TrueSchema)
	return s
}

// Every definition and every field tells what it is.
func TestEverythingIsDescribed(t *testing.T) {
	for _, s := range schema.Subjects() {
		for name, d := range parsed(t, s).Definitions {
			if d.Description == "" {
				t.Errorf("%s: %s has no description: give its Go type a comment", s.Name, name)
			}
		}
	}
	everyProperty(t, func(subject, name, key string, s *jsonschema.Schema) {
		if s.Description == "" {
			t.Errorf("%s: %s of %s has no description: give its Go field a comment", subject, key, name)
		}
	})
}

func parsed(t *testing.T, s schema.Subject) *jsonschema.Schema {
	t.Helper()
	var root jsonschema.Schema
	if err := json.Unmarshal(schema.JSON(s.Name), &root); err != nil {
		t.Fatal(err)
	}
	return &root
}

// everyProperty calls do with each field of each type in each schema.
func everyProperty(t *testing.T, do func(subject, name, key string, s *jsonschema.Schema)) {
	t.Helper()
	for _, s := range schema.Subjects() {
		for name, d := range parsed(t, s).Definitions {
			for _, form := range append(d.AnyOf, d) {
				for p := form.Properties.Oldest(); p != nil; p = p.Next() {
					do(s.Name, strings.TrimSuffix(name, fileForm), p.Key, p.Value)
				}
			}
		}
	}
}

// fileForm ends the name of a type as a file holds it, never written short.
const fileForm = "File"

// shorthand says what a text stands for in place of a mapping: the types of the model that are a strictyaml.Scalar.
var shorthand = map[string]string{
	"role":       "the id of a role that has a file of its own",
	"comparison": "the id of a comparison that has a file of its own",
	"roleRef":    "the id of a role of the dataset",
	"line":       "the text, for everybody",
}

// Each type that can be written short has a word for it.
func TestShorthandIsComplete(t *testing.T) {
	scalar := reflect.TypeFor[strictyaml.Scalar]()
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(x reflect.Type) {
		if seen[x] {
			return
		}
		seen[x] = true
		switch x.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(x.Elem())
		case reflect.Struct:
			name := defined(x)
			if reflect.PointerTo(x).Implements(scalar) && shorthand[name] == "" && words(x) == nil {
				t.Errorf("%v can be written short: say how in the schema", x)
			}
			for i := range x.NumField() {
				if x.Field(i).Tag.Get("yaml") != "" {
					walk(x.Field(i).Type)
				}
			}
		}
	}
	for _, x := range types {
		walk(x)
	}
}

// words returns the schemas of types that are one word or number in a file.
func words(t reflect.Type) *jsonschema.Schema {
	switch t.String() {
	case "dataset.Date":
		return &jsonschema.Schema{Type: "string", Format: "date", Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}
	case "theme.RGB":
		return &jsonschema.Schema{Type: "string", Pattern: "^#[0-9a-fA-F]{6}$", Examples: []any{"#0b6b66"}}
	case "theme.length":
		return &jsonschema.Schema{
			AnyOf:    []*jsonschema.Schema{{Type: "number", Minimum: "0"}, {Type: "string", Pattern: `^[0-9]{1,6}(\.[0-9]{1,3})? ?(pt|mm|cm|in)?$`}},
			Examples: []any{9.4, "16mm"},
		}
	}
	return nil
}

// clean drops fields of Go that no file holds, and lets a null stand for what is not stated.
func clean(s *jsonschema.Schema) {
	if s.Properties == nil {
		return
	}
	for p := s.Properties.Oldest(); p != nil; {
		next := p.Next()
		if p.Key != strings.ToLower(p.Key) {
			s.Properties.Delete(p.Key)
		}
		p = next
	}
}

var reference = regexp.MustCompile(`\b[A-Z]\w+\.[A-Z]\w+\b`)

// comment returns what looks up the comment of a type or field in its source, with names as files write them.
func comment(t *testing.T) func(reflect.Type, string) string {
	t.Helper()
	comments := map[string]string{} // by "dataset.Role" and "dataset.Role.Title"
	for _, folder := range []string{"dataset", "theme", "compose"} {
		files, err := filepath.Glob(filepath.Join("..", folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			collect(file, folder, comments)
		}
	}
	return func(x reflect.Type, field string) string {
		name := x.String()
		if field != "" {
			name += "." + field
		}
		return reference.ReplaceAllStringFunc(comments[name], asWritten)
	}
}

// collect adds the comments of a file's struct types and their fields.
func collect(file *ast.File, folder string, comments map[string]string) {
	for _, d := range file.Decls {
		declaration, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range declaration.Specs {
			of, ok := s.(*ast.TypeSpec)
			if !ok {
				continue
			}
			name := folder + "." + of.Name.Name
			comments[name] = oneLine(cmp.Or(of.Doc.Text(), declaration.Doc.Text()))
			if structure, ok := of.Type.(*ast.StructType); ok {
				for _, field := range structure.Fields.List {
					for _, n := range field.Names {
						comments[name+"."+n.Name] = oneLine(cmp.Or(field.Doc.Text(), field.Comment.Text()))
					}
				}
			}
		}
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// asWritten turns the Go name of a field of the model into its key, "Dataset.SkillLevels" into "skill_levels of the dataset".
func asWritten(name string) string {
	owner, field, _ := strings.Cut(name, ".")
	for _, x := range []reflect.Type{reflect.TypeFor[dataset.Dataset](), reflect.TypeFor[dataset.Workforce](), reflect.TypeFor[dataset.Statements]()} {
		if f, ok := x.FieldByName(field); ok && x.Name() == owner {
			return f.Tag.Get("yaml") + " of the " + strings.ToLower(owner)
		}
	}
	return name
}
