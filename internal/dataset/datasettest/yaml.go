package datasettest

import (
	"bytes"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing/fstest"

	"go.yaml.in/yaml/v3"

	"rolexport/internal/dataset"
)

// Files writes a dataset as the files that dataset.Load reads: a main file that lists the ids, and a file for each role and
// comparison, for the plan and for the logo.
func Files(ds *dataset.Dataset) fstest.MapFS {
	files := fstest.MapFS{}
	main := *ds
	main.Roles, main.Comparisons, main.Workforce = nil, nil, nil
	settings := encode(reflect.ValueOf(main))
	list := func(key string, ids []string) {
		items := &yaml.Node{Kind: yaml.SequenceNode}
		for _, id := range ids {
			items.Content = append(items.Content, text(id))
		}
		settings.Content = append(settings.Content, text(key), items)
	}
	var ids []string
	for _, r := range ds.Roles {
		files["roles/"+r.ID+".yaml"] = &fstest.MapFile{Data: YAML(r)}
		ids = append(ids, r.ID)
	}
	list("roles", ids)
	ids = nil
	for _, c := range ds.Comparisons {
		files["comparisons/"+c.ID+".yaml"] = &fstest.MapFile{Data: YAML(c)}
		ids = append(ids, c.ID)
	}
	list("comparisons", ids)
	files[dataset.MainFile] = &fstest.MapFile{Data: write(settings)}
	if ds.Workforce != nil {
		files["workforce.yaml"] = &fstest.MapFile{Data: YAML(ds.Workforce)}
	}
	if ds.Logo != nil {
		files[ds.Organisation.Logo] = &fstest.MapFile{Data: ds.Logo}
	}
	return files
}

// YAML writes a value of the role model as YAML. What is not stated is left out.
func YAML(v any) []byte { return write(encode(reflect.ValueOf(v))) }

func write(n *yaml.Node) []byte {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		panic(err) // the tree is our own
	}
	return b.Bytes()
}

func text(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	if strings.Contains(s, "\t") {
		n.Style = yaml.DoubleQuotedStyle // the encoder would write block text that begins with a tab, which no parser accepts
	}
	return n
}

func plain(tag, s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: s} }

func encode(v reflect.Value) *yaml.Node {
	switch x := v.Interface().(type) {
	case dataset.Date:
		return plain("!!timestamp", x.String())
	case dataset.RoleRef:
		if x.Title == "" && x.Count == nil {
			return text(x.Role)
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		return encode(v.Elem())
	case reflect.String:
		return text(v.String())
	case reflect.Bool:
		return plain("!!bool", strconv.FormatBool(v.Bool()))
	case reflect.Int:
		return plain("!!int", strconv.FormatInt(v.Int(), 10))
	case reflect.Float64:
		return plain("!!float", strconv.FormatFloat(v.Float(), 'f', -1, 64))
	case reflect.Slice:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		for i := range v.Len() {
			n.Content = append(n.Content, encode(v.Index(i)))
		}
		return n
	case reflect.Struct:
		n := &yaml.Node{Kind: yaml.MappingNode}
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
			absent := v.Field(i).IsZero() && v.Field(i).Kind() != reflect.Float64 // amounts are written even if they are 0
			if name == "" || name == "-" || absent {
				continue
			}
			n.Content = append(n.Content, text(name), encode(v.Field(i)))
		}
		return n
	}
	panic(fmt.Sprintf("datasettest: cannot write %v", v.Type()))
}
