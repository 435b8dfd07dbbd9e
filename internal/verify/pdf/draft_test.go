package pdf_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rolexport"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/theme"
	"rolexport/internal/verify/pdf/object"
)

// A draft is a PDF file taken apart into objects, to be changed and written anew.
type draft struct {
	objects map[int]object.Value // streams are *raw
	trailer object.Dict
	text    map[int]string             // of objects that are to be written as they stand
	patches []func(file string) string // of the finished file; they must not move anything
}

// raw is a stream without filters.
type raw struct {
	dict object.Dict
	data []byte
}

// sample returns a PDF file of ours in which everything occurs that rules speak of: headings, contents, a list, a table, a chart, links,
// a simple font and a composite one.
var sample = sync.OnceValue(func() []byte {
	text := func(s string) []doc.Inline { return []doc.Inline{doc.Text(s)} }
	var many strings.Builder
	for r := rune(0xC0); r < 0x250; r++ {
		many.WriteRune(r)
		if r%8 == 0 {
			many.WriteByte(' ')
		}
	}
	cells := func(list ...string) doc.Row {
		var row doc.Row
		for _, s := range list {
			row.Cells = append(row.Cells, doc.Text(s))
		}
		return row
	}
	d := rendertest.Document("sample",
		&doc.Heading{Level: 1, ID: "top", Text: text("A sample")},
		&doc.Contents{Title: "Contents", Entries: []doc.Entry{
			{Level: 2, ID: "one", Text: text("One")}, {Level: 2, ID: "two", Text: text("Two")},
		}},
		&doc.Heading{Level: 2, ID: "one", Text: text("One")},
		&doc.Paragraph{Text: []doc.Inline{
			doc.Text("See "), &doc.Link{Target: "https://example.org/", Text: text("the example")}, doc.Text("."),
		}},
		&doc.List{Items: []doc.Item{
			{Blocks: []doc.Block{&doc.Paragraph{Text: text("first")}}}, {Blocks: []doc.Block{&doc.Paragraph{Text: text("second")}}},
		}},
		&doc.Heading{Level: 2, ID: "two", Text: text("Two")},
		&doc.Table{Name: "t", Title: "Table", Columns: []doc.Column{{Key: "a", Title: "Head", Header: true}, {Key: "b", Title: "Value"}},
			Rows: []doc.Row{cells("left", "right"), cells("below", "and right")}},
		&doc.Chart{Kind: doc.PathChart, Title: "Path", Alt: "A path of three steps", Table: &doc.Table{
			Name: "path", Title: "Path",
			Columns: []doc.Column{{Key: "step", Title: "Step"}, {Key: "here", Title: "Here", Kind: doc.SymbolColumn}},
			Rows:    []doc.Row{cells("below", ""), cells("here", "x"), cells("above", "")},
		}},
		&doc.Paragraph{Text: []doc.Inline{doc.Illustrative{Value: doc.Number{Value: 42}}}},
		&doc.PageBreak{},
		&doc.Paragraph{Text: text(many.String())},
	)
	tokens, problems := theme.Load(rolexport.Templates(), "default", nil)
	f, ok := formats.ByName("pdf")
	if !ok || problems.HasErrors() {
		panic(fmt.Sprint("there is no format pdf, or no theme: ", problems))
	}
	r, err := f.New(&render.Batch{Theme: tokens})
	if err != nil {
		panic(err)
	}
	var file bytes.Buffer
	env := &render.Env{Now: time.Unix(0, 0).UTC(), Report: func(p diag.Diagnostic) { panic(p) }}
	if err := r.Render(&file, d, env); err != nil {
		panic(err)
	}
	return file.Bytes()
})

// take returns the sample as a draft.
func take(tb testing.TB) *draft {
	tb.Helper()
	f, err := object.Open(sample())
	if err != nil {
		tb.Fatal(err)
	}
	d := &draft{objects: map[int]object.Value{}, trailer: object.Dict{}, text: map[int]string{}}
	for _, key := range []object.Name{"Root", "Info", "ID"} {
		d.trailer[key] = f.Trailer[key]
	}
	for _, n := range f.Numbers() {
		v := f.Object(n)
		s, ok := v.(*object.Stream)
		if !ok {
			d.objects[n] = v
			continue
		}
		if kind := s.Dict["Type"]; kind == object.Name("ObjStm") || kind == object.Name("XRef") {
			continue
		}
		data, err := s.Decode()
		if err != nil {
			tb.Fatal(err)
		}
		dict := maps.Clone(s.Dict)
		for _, key := range []object.Name{"Filter", "DecodeParms", "Length"} {
			delete(dict, key)
		}
		d.objects[n] = &raw{dict, bytes.Clone(data)}
	}
	return d
}

func (d *draft) numbers() []int {
	all := slices.Collect(maps.Keys(d.objects))
	for n := range d.text {
		if _, both := d.objects[n]; !both {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return all
}

// add adds an object and returns the reference to it.
func (d *draft) add(v object.Value) object.Ref {
	n := d.numbers()[len(d.numbers())-1] + 1
	d.objects[n] = v
	return object.Ref{Number: n}
}

// addText adds an object as it is to be written.
func (d *draft) addText(text string) object.Ref {
	ref := d.add(nil)
	d.text[ref.Number] = text
	return ref
}

// patch changes the finished file. What is put in must be as long as what is taken out.
func (d *draft) patch(old, new string) {
	d.patches = append(d.patches, func(file string) string {
		if !strings.Contains(file, old) {
			panic(fmt.Sprintf("the file does not hold %q", old))
		}
		return strings.Replace(file, old, new, 1)
	})
}

// body returns an object as it is written.
func (d *draft) body(n int) string {
	if text, ok := d.text[n]; ok {
		return text
	}
	if s, ok := d.objects[n].(*raw); ok {
		dict := maps.Clone(s.dict)
		dict["Length"] = object.Integer(len(s.data))
		return write(dict) + "\nstream\n" + string(s.data) + "\nendstream"
	}
	return write(d.objects[n])
}

// file writes the draft with a cross-reference table.
func (d *draft) file() []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	offsets := map[int]int{}
	for _, n := range d.numbers() {
		offsets[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, d.body(n))
	}
	start, last := b.Len(), d.numbers()[len(d.numbers())-1]
	fmt.Fprintf(&b, "xref\n0 %d\n", last+1)
	for n := range last + 1 {
		if at, ok := offsets[n]; ok {
			fmt.Fprintf(&b, "%010d 00000 n\r\n", at)
		} else {
			b.WriteString("0000000000 65535 f\r\n")
		}
	}
	d.trailer["Size"] = object.Integer(last + 1)
	fmt.Fprintf(&b, "trailer\n%s\nstartxref\n%d\n%%%%EOF\n", write(d.trailer), start)
	file := b.String()
	for _, p := range d.patches {
		file = p(file)
	}
	return []byte(file)
}

// packed writes the draft with an object stream and a cross-reference stream. head may change the list of objects in the object stream.
func (d *draft) packed(head func(string) string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	type place struct{ kind, at, nth int }
	places := map[int]place{0: {}}
	var list, inner strings.Builder
	count := 0
	last := d.numbers()[len(d.numbers())-1]
	pack, table := last+1, last+2
	for _, n := range d.numbers() {
		if _, ok := d.objects[n].(*raw); ok {
			places[n] = place{1, b.Len(), 0}
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, d.body(n))
			continue
		}
		places[n] = place{2, pack, count}
		fmt.Fprintf(&list, "%d %d ", n, inner.Len())
		inner.WriteString(d.body(n) + " ")
		count++
	}
	first := head(list.String())
	stream := func(n int, dict, data string) {
		places[n] = place{1, b.Len(), 0}
		fmt.Fprintf(&b, "%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n", n, dict, len(data), data)
	}
	stream(pack, fmt.Sprintf("/Type/ObjStm/N %d/First %d", count, len(first)), first+inner.String())
	places[table] = place{1, b.Len(), 0}
	var rows strings.Builder
	for n := range table + 1 {
		p := places[n]
		rows.Write([]byte{byte(p.kind), byte(p.at >> 24), byte(p.at >> 16), byte(p.at >> 8), byte(p.at), byte(p.nth >> 8), byte(p.nth)})
	}
	start := b.Len()
	trailer := strings.TrimSuffix(strings.TrimPrefix(write(d.trailer), "<<"), ">>")
	stream(table, fmt.Sprintf("/Type/XRef/W[1 4 2]/Size %d%s", table+1, trailer), rows.String())
	fmt.Fprintf(&b, "startxref\n%d\n%%%%EOF\n", start)
	return []byte(b.String())
}

// write writes a value.
func write(v object.Value) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool, object.Integer:
		return fmt.Sprint(v)
	case object.Real:
		return fmt.Sprintf("%.6f", float64(v))
	case object.String:
		return fmt.Sprintf("<%x>", string(v))
	case object.Name:
		var b strings.Builder
		b.WriteByte('/')
		for _, c := range []byte(v) {
			if c > 32 && c < 127 && !strings.ContainsRune("#()<>[]{}/%", rune(c)) {
				b.WriteByte(c)
			} else {
				fmt.Fprintf(&b, "#%02X", c)
			}
		}
		return b.String()
	case object.Ref:
		return fmt.Sprintf("%d %d R", v.Number, v.Generation)
	case object.Array:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = write(e)
		}
		return "[" + strings.Join(parts, " ") + "]"
	case object.Dict:
		var b strings.Builder
		for _, k := range v.Keys() {
			b.WriteString(write(k) + " " + write(v[k]) + " ")
		}
		return "<<" + b.String() + ">>"
	}
	panic(fmt.Sprintf("a value of type %T", v))
}

// dict returns an object that is a dictionary or a stream.
func (d *draft) dict(v object.Value) object.Dict {
	if ref, ok := v.(object.Ref); ok {
		v = d.objects[ref.Number]
	}
	switch v := v.(type) {
	case object.Dict:
		return v
	case *raw:
		return v.dict
	}
	panic(fmt.Sprintf("%v is no dictionary", v))
}

func (d *draft) catalog() object.Dict { return d.dict(d.trailer["Root"]) }
func (d *draft) info() object.Dict    { return d.dict(d.trailer["Info"]) }
func (d *draft) stream(v object.Value) *raw {
	return d.objects[v.(object.Ref).Number].(*raw)
}

// page returns a page, counted from 0.
func (d *draft) page(i int) object.Dict {
	return d.dict(d.dict(d.catalog()["Pages"])["Kids"].(object.Array)[i])
}

// content returns the content of a page.
func (d *draft) content(i int) *raw { return d.stream(d.page(i)["Contents"]) }

// all returns the dictionaries that fit, by their numbers.
func (d *draft) all(fits func(object.Dict) bool) []object.Ref {
	var refs []object.Ref
	for _, n := range d.numbers() {
		dict, ok := d.objects[n].(object.Dict)
		if s, stream := d.objects[n].(*raw); stream {
			dict, ok = s.dict, true
		}
		if ok && fits(dict) {
			refs = append(refs, object.Ref{Number: n})
		}
	}
	if len(refs) == 0 {
		panic("the sample has nothing of the kind")
	}
	return refs
}

// elements returns the structure elements of a type.
func (d *draft) elements(kind object.Name) []object.Dict {
	var list []object.Dict
	for _, ref := range d.all(func(e object.Dict) bool { return e["S"] == kind && e["P"] != nil }) {
		list = append(list, d.dict(ref))
	}
	return list
}

// fonts returns the fonts of a kind.
func (d *draft) fonts(kind object.Name) []object.Dict {
	var list []object.Dict
	for _, ref := range d.all(func(e object.Dict) bool { return e["Type"] == object.Name("Font") && e["Subtype"] == kind }) {
		list = append(list, d.dict(ref))
	}
	return list
}

// links returns the link annotations.
func (d *draft) links() []object.Ref {
	return d.all(func(e object.Dict) bool { return e["Subtype"] == object.Name("Link") })
}

// metadata changes the metadata.
func (d *draft) metadata(old, new string) {
	s := d.stream(d.catalog()["Metadata"])
	if !bytes.Contains(s.data, []byte(old)) {
		panic(fmt.Sprintf("the metadata do not hold %q", old))
	}
	s.data = bytes.Replace(s.data, []byte(old), []byte(new), 1)
}

// draw adds operators, as an artifact, to the first page.
func (d *draft) draw(operators string) {
	c := d.content(0)
	c.data = append(c.data, ("\nq /Artifact BMC " + operators + " EMC Q")...)
}

// resource adds a resource to the first page.
func (d *draft) resource(category, name object.Name, v object.Value) {
	all := d.dict(d.page(0)["Resources"])
	if all[category] == nil {
		all[category] = object.Dict{}
	}
	d.dict(all[category])[name] = v
}
