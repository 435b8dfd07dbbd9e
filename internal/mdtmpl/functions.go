package mdtmpl

import (
	"fmt"
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
	min, max int  // arguments; max -1: any number
	ours     bool // takes the number of its site as a first argument, which the rewriter puts in
}

// functions is the closed list. What is not in it does not exist.
var functions = map[string]function{
	"label":      {`label "key" ["name" VALUE]...`, 1, -1, true},
	"md":         {"md TEXT", 1, 1, true},
	"join":       {`join LIST ", "`, 2, 2, true},
	"table":      {"table X", 1, 1, true},
	"facts":      {"facts X", 1, 1, true},
	"chart":      {"chart X", 1, 1, true},
	"block":      {"block X", 1, 1, true},
	"masthead":   {"masthead KICKER CONTEXT", 2, 2, true},
	"contents":   {"contents TITLE LEVEL", 2, 2, true},
	"columns":    {"columns", 0, 0, true},
	"side":       {"side", 0, 0, true},
	"endcolumns": {"endcolumns", 0, 0, true},
	"pagebreak":  {"pagebreak", 0, 0, true},
	"lead":       {"lead", 0, 0, true},
	"small":      {"small", 0, 0, true},
	"tip":        {"tip [TITLE]", 0, 1, true},
	"caution":    {"caution [TITLE]", 0, 1, true},
	"stated":     {"stated X", 1, 1, false},
	"len":        {"len X", 1, 1, false},
	"index":      {"index X KEY...", 2, -1, false},
	"and":        {"and X Y...", 1, -1, false},
	"or":         {"or X Y...", 1, -1, false},
	"not":        {"not X", 1, 1, false},
	"eq":         {"eq X Y...", 2, -1, false},
	"ne":         {"ne X Y", 2, 2, false},
	"lt":         {"lt X Y", 2, 2, false},
	"le":         {"le X Y", 2, 2, false},
	"gt":         {"gt X Y", 2, 2, false},
	"ge":         {"ge X Y", 2, 2, false},
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
		"bind": m.bind, "step": m.step, "enter": m.enter, "leave": m.leave,
		"label": m.label, "md": m.markdown, "join": m.join,
		"table": m.table, "facts": m.facts, "chart": m.chart, "block": m.block,
		"masthead": m.masthead, "contents": m.contents,
		"columns":    func(int) marker { return columnsMarker{} },
		"side":       func(int) marker { return sideMarker{} },
		"endcolumns": func(int) marker { return endMarker{} },
		"pagebreak":  func(int) blocks { return blocks{&doc.PageBreak{}} },
		"lead":       func(int) marker { return styleMarker(doc.Lead) },
		"small":      func(int) marker { return styleMarker(doc.Note) },
		"tip":        func(site int, title ...any) (marker, error) { return m.callout(site, doc.Tip, title) },
		"caution":    func(site int, title ...any) (marker, error) { return m.callout(site, doc.Caution, title) },
		"stated":     stated,
	}
}

// wrong reports a bad argument of a function at a site.
func (m *machine) wrong(site int, hint, format string, args ...any) error {
	return m.report(m.set.sites[site].problem(codeValue, hint, format, args...))
}

// label returns the words of a key. Values take the places of the names in braces.
func (m *machine) label(site int, key string, pairs ...any) (any, error) {
	words, ok := m.labels[key]
	if !ok {
		return nil, m.report(unknownLabel(m.set.sites[site].place, key, m.labels))
	}
	if len(pairs) == 0 {
		return doc.Text(words), nil
	}
	var w inlineWriter
	for i := 0; i+1 < len(pairs); i += 2 {
		name, _ := plainText(pairs[i])
		before, after, ok := strings.Cut(words, "{"+name+"}")
		if !ok {
			return nil, m.wrong(site, fmt.Sprintf("it says %q", m.labels[key]), "label %q has no {%s} here", key, name)
		}
		inlines, err := m.running(site, pairs[i+1])
		if err != nil {
			return nil, err
		}
		w.text(before)
		for _, in := range inlines {
			w.inline(in)
		}
		words = after
	}
	w.text(words)
	if len(pairs)%2 != 0 {
		return nil, m.wrong(site, "write {{"+functions["label"].usage+"}}", "a name without a value")
	}
	return doc.Rich(w.inlines()), nil
}

// running returns a value as running text.
func (m *machine) running(site int, v any) ([]doc.Inline, error) {
	content, message, hint := contentOf(v)
	if message != "" {
		return nil, m.wrong(site, hint, "%s", message)
	}
	switch c := content.(type) {
	case doc.Inline:
		return []doc.Inline{c}, nil
	case paragraphs:
		return c.joined(), nil
	}
	return nil, m.wrong(site, "", "a block or marker is not running text")
}

// markdown parses text from the data: the only way in which data becomes markup.
func (m *machine) markdown(site int, v any) (any, error) {
	s, ok := v.(string)
	if !ok && !isNil(v) {
		r := reflect.Indirect(reflect.ValueOf(v))
		if r.Kind() != reflect.String {
			return nil, m.wrong(site, "write the value without md", "md needs a text, this is %T", v)
		}
		s = r.String()
	}
	return parseMarkup(s), nil
}

// join writes the members of a list with a separator between them.
func (m *machine) join(site int, list, separator any) (any, error) {
	between, ok := plainText(separator)
	if s, isString := separator.(string); isString {
		between, ok = s, true // blanks count
	}
	items, isList := listOf(list)
	if !ok || !isList {
		return nil, m.wrong(site, "write {{"+functions["join"].usage+"}}", "join needs a list and a text")
	}
	var w inlineWriter
	for i, item := range items {
		inlines, err := m.running(site, item)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			w.text(between)
		}
		for _, in := range inlines {
			w.inline(in)
		}
	}
	return richContent(w.inlines()), nil
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
