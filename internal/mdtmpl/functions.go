package mdtmpl

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template"

	"rolexport/internal/doc"
)

// A function is what a template author may call.
type function struct {
	usage    string
	min, max int // arguments; max -1: any number
}

// functions is the closed list. What is not in it does not exist.
var functions = map[string]function{
	"label":      {`label "key" ["name" VALUE]...`, 1, -1},
	"md":         {"md TEXT", 1, 1},
	"join":       {`join LIST ", "`, 2, 2},
	"table":      {"table X", 1, 1},
	"facts":      {"facts X", 1, 1},
	"chart":      {"chart X", 1, 1},
	"place":      {"place X", 1, 1}, // block is a word of text/template
	"masthead":   {"masthead KICKER CONTEXT", 2, 2},
	"contents":   {"contents TITLE LEVEL", 2, 2},
	"columns":    {"columns", 0, 0},
	"side":       {"side", 0, 0},
	"endcolumns": {"endcolumns", 0, 0},
	"pagebreak":  {"pagebreak", 0, 0},
	"lead":       {"lead", 0, 0},
	"small":      {"small", 0, 0},
	"tip":        {"tip [TITLE]", 0, 1},
	"caution":    {"caution [TITLE]", 0, 1},
	"stated":     {"stated X", 1, 1},
	"len":        {"len X", 1, 1},
	"index":      {"index X KEY...", 2, -1},
	"and":        {"and X Y...", 1, -1},
	"or":         {"or X Y...", 1, -1},
	"not":        {"not X", 1, 1},
	"eq":         {"eq X Y...", 2, -1},
	"ne":         {"ne X Y", 2, 2},
	"lt":         {"lt X Y", 2, 2},
	"le":         {"le X Y", 2, 2},
	"gt":         {"gt X Y", 2, 2},
	"ge":         {"ge X Y", 2, 2},
}

func functionNames() []string { return slices.Sorted(maps.Keys(functions)) }

// withheld says why functions of text/template are not offered: they would flatten a value to a string before it is bound.
var withheld = map[string]string{
	"print":    "write the values one after the other: {{.A}} {{.B}}",
	"println":  "write the values one after the other: {{.A}} {{.B}}",
	"printf":   "write the values one after the other; the document's language decides how figures look",
	"html":     "every value is written as plain text; the format escapes what it must",
	"js":       "every value is written as plain text; the format escapes what it must",
	"urlquery": "an address comes from the data as a whole: [text]({{.URL}})",
	"call":     "a method of the data is called by its name: {{.Method}}",
	"slice":    "the data decides how much of a text is shown",
}

// functions binds the list to the machine. len, index, and the logic are those of text/template.
func (m *machine) functions() template.FuncMap {
	return template.FuncMap{
		"bind":  m.bind,
		"label": m.label, "md": m.markdown, "join": m.join,
		"table": m.table, "facts": m.facts, "chart": m.chart, "place": m.place,
		"masthead": m.masthead, "contents": m.contents,
		"columns":    func() marker { return columnsMarker{} },
		"side":       func() marker { return sideMarker{} },
		"endcolumns": func() marker { return endMarker{} },
		"pagebreak":  func() blocks { return blocks{&doc.PageBreak{}} },
		"lead":       func() marker { return styleMarker(doc.Lead) },
		"small":      func() marker { return styleMarker(doc.Note) },
		"tip":        func(title ...any) marker { return m.callout(doc.Tip, title) },
		"caution":    func(title ...any) marker { return m.callout(doc.Caution, title) },
		"stated":     stated,
	}
}

// label returns the words of a key. Values take the places of the names in braces.
func (m *machine) label(key string, pairs ...any) any {
	words, ok := m.labels[key]
	if !ok {
		m.report(unknownLabel(m.set.sites[m.site].place, key, m.labels))
		return nil
	}
	if len(pairs) == 0 {
		return doc.Text(words)
	}
	if len(pairs)%2 != 0 {
		m.wrong("write {{"+functions["label"].usage+"}}", "a name without a value")
		return nil
	}
	used := make([]bool, len(pairs)/2)
	var w inlineWriter
	for rest := words; rest != ""; {
		before, after, _ := strings.Cut(rest, "{")
		w.text(before)
		name, behind, ok := strings.Cut(after, "}")
		i := 0
		for i < len(used) && pairs[2*i] != name {
			i++
		}
		if !ok || i == len(used) { // braces that name nothing are text
			w.text(rest[len(before) : len(rest)-len(after)])
			rest = after
			continue
		}
		used[i] = true
		m.running(&w, pairs[2*i+1])
		rest = behind
	}
	for i, u := range used {
		if !u {
			m.wrong("", "label %q, %q, has no {%v}", key, words, pairs[2*i])
		}
	}
	return doc.Rich(w.inlines())
}

// running writes a value as running text.
func (m *machine) running(w *inlineWriter, v any) {
	content, message, hint := contentOf(v)
	if message != "" {
		m.wrong(hint, "%s", message)
		return
	}
	switch c := content.(type) {
	case doc.Inline:
		w.inline(c)
	case paragraphs:
		for _, in := range c.joined() {
			w.inline(in)
		}
	default:
		m.wrong("", "a block or marker is not running text")
	}
}

// markdown parses text from the data: the only way in which data becomes markup.
func (m *machine) markdown(v any) any {
	if s, ok := v.(string); ok {
		return parseMarkup(s)
	}
	if isNil(v) {
		return nil
	}
	r := reflect.Indirect(reflect.ValueOf(v))
	if r.Kind() != reflect.String {
		m.wrong("write the value without md", "md needs a text, this is %s", describe(v))
		return nil
	}
	return parseMarkup(r.String())
}

// join writes the members of a list with a separator between them.
func (m *machine) join(list any, separator string) any {
	items, ok := listOf(list)
	if !ok {
		m.wrong("write {{"+functions["join"].usage+"}}", "join needs a list, this is %s", describe(list))
		return nil
	}
	var w inlineWriter
	for i, item := range items {
		if i > 0 {
			w.text(separator)
		}
		m.running(&w, item)
	}
	return richContent(w.inlines())
}

// stated reports whether the data gives a value.
func stated(v any) bool {
	content, message, _ := contentOf(v)
	if _, absent := content.(doc.NotStated); absent && message == "" {
		return false
	}
	if b, ok := content.(blocks); ok {
		return len(b) > 0
	}
	items, isList := listOf(v)
	return !isList || len(items) > 0
}
