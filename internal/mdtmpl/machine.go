package mdtmpl

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"rolexport/internal/diag"
)

// A machine executes templates of a set, one at a time. It is used over and over, because making one costs more than a run.
type machine struct {
	set      *Set
	template *template.Template
	labels   map[string]string
	problems diag.List

	out   []byte // Markdown
	marks []mark // where out comes from, in order
	slots []slot

	apart bool // a block stands alone on the line that is being written

	steps, depth int
}

// A mark says that the Markdown from start on comes from a text of the set, or from an output action when text is negative.
type mark struct{ start, text, site int }

// A slot holds a bound value: see content.
type slot struct {
	site    int
	content any
	spliced int // how many times it was put into the document
}

func newMachine(s *Set) *machine {
	m := &machine{set: s}
	m.template = template.New("").Option("missingkey=error").Funcs(m.functions())
	for name, tree := range s.trees {
		if _, err := m.template.AddParseTree(name, tree); err != nil {
			panic(err) // only a template that has been executed refuses a tree
		}
	}
	return m
}

// reset forgets the run and its data.
func (m *machine) reset() {
	clear(m.slots)
	m.labels, m.problems = nil, nil
	m.out, m.marks, m.slots = m.out[:0], m.marks[:0], m.slots[:0]
	m.apart, m.steps, m.depth = false, 0, 0
}

// run executes a template and reports whether it came to its end.
func (m *machine) run(name string, data any) bool {
	err := m.template.ExecuteTemplate(m, name, data)
	if err != nil && !errors.Is(err, errEnough) {
		m.problems = append(m.problems, m.failure(err))
	}
	return err == nil
}

// errEnough ends a run whose problems are all in the list already.
var errEnough = errors.New("enough problems")

// A limitError ends a run that costs too much.
type limitError struct{ what string }

func (e *limitError) Error() string { return e.what }

// report keeps a problem and lets the run go on. The same problem in every round of a range is reported once.
func (m *machine) report(d diag.Diagnostic) error {
	same := func(o diag.Diagnostic) bool { return o.Pos == d.Pos && o.Message == d.Message }
	if !slices.ContainsFunc(m.problems, same) {
		m.problems = append(m.problems, d)
	}
	if len(m.problems) >= maxProblems {
		return errEnough
	}
	return nil
}

// Write takes the text of a template.
func (m *machine) Write(p []byte) (int, error) {
	if number, text, ok := address(p); ok {
		if m.apart && text[0] == '\n' {
			m.out = append(m.out, '\n')
		}
		m.apart = false
		m.marks = append(m.marks, mark{start: len(m.out), text: number})
		m.out = append(m.out, text...)
	} else {
		m.out = append(m.out, p...)
	}
	return len(p), m.checkSize()
}

func (m *machine) checkSize() error {
	if limit := m.set.limits.bytes; len(m.out) > limit {
		return &limitError{fmt.Sprintf("the template writes more than %d bytes", limit)}
	}
	return nil
}

// bind ends every output action: it keeps the value and writes a slot.
func (m *machine) bind(site int, v any) (string, error) {
	if limit := m.set.limits.slots; len(m.slots) >= limit {
		return "", &limitError{fmt.Sprintf("the template writes more than %d values", limit)}
	}
	content, message, hint := contentOf(v)
	if message != "" {
		if err := m.report(m.set.sites[site].problem(codeValue, hint, "%s", message)); err != nil {
			return "", err
		}
	}
	if m.apart = standsAlone(content) && (len(m.out) == 0 || m.out[len(m.out)-1] == '\n'); m.apart {
		m.out = append(m.out, '\n') // blank lines around it, so that it ends lists, quotes and paragraphs
	}
	m.marks = append(m.marks, mark{start: len(m.out), text: -1, site: site})
	m.out = appendSlot(m.out, len(m.slots))
	m.slots = append(m.slots, slot{site: site, content: content})
	return "", m.checkSize()
}

// step begins a round of a range.
func (m *machine) step(cost int) (string, error) {
	if m.steps += cost; m.steps > m.set.limits.steps {
		return "", &limitError{fmt.Sprintf("the template takes more than %d steps", m.set.limits.steps)}
	}
	return "", nil
}

// enter begins a template.
func (m *machine) enter(cost int) (string, error) {
	if m.depth++; m.depth > m.set.limits.depth {
		return "", &limitError{fmt.Sprintf("templates call each other more than %d deep", m.set.limits.depth)}
	}
	return m.step(cost + 1)
}

// leave ends a template.
func (m *machine) leave(int) string {
	m.depth--
	return ""
}

// at returns where in the templates the Markdown at an offset comes from.
func (m *machine) at(offset int) place {
	i, found := slices.BinarySearchFunc(m.marks, offset, func(k mark, at int) int { return k.start - at })
	if !found {
		i--
	}
	for found && i+1 < len(m.marks) && m.marks[i+1].start == offset {
		i++ // an empty text stands before
	}
	if i < 0 {
		return place{}
	}
	k := m.marks[i]
	if k.text < 0 {
		return m.set.sites[k.site].place
	}
	p := m.set.texts[k.text]
	p.offset += offset - k.start
	return p
}

// failure gives an error of text/template its place and says it in our words.
func (m *machine) failure(err error) diag.Diagnostic {
	at := m.at(len(m.out)) // what was written last
	in, line, col, message := m.set.cutPosition(err.Error())
	if in != nil && line > 0 {
		at = place{in: in, offset: in.offset(line, col+1)} // text/template counts columns from 0
	}
	var limit *limitError
	if errors.As(err, &limit) {
		return at.problem(codeLimit, "", "%s", limit.what)
	}
	if _, after, ok := strings.Cut(message, " at <"); ok && strings.HasPrefix(message, "executing ") {
		if action, what, ok := strings.Cut(after, ">: "); ok {
			at.width, message = len([]rune(action)), what
		}
	}
	message, hint := explain(message)
	return at.problem(codeData, hint, "%s", message)
}

var (
	noField    = regexp.MustCompile(`^can't evaluate field (\S+) in type (\S+)$`)
	noKey      = regexp.MustCompile(`^map has no entry for key (".*")$`)
	nilPointer = regexp.MustCompile(`^nil pointer evaluating \S*\.(\S+)$`)
	noIterate  = regexp.MustCompile(`^range can't iterate over`)
)

// explain says a message of text/template in the words of a template author.
func explain(message string) (said, hint string) {
	if f := noField.FindStringSubmatch(message); f != nil {
		return fmt.Sprintf("no %s in %s", f[1], strings.TrimPrefix(f[2], "*")), "docs/templates.md lists what each template is given"
	}
	if f := noKey.FindStringSubmatch(message); f != nil {
		return "no entry " + f[1], ""
	}
	if f := nilPointer.FindStringSubmatch(message); f != nil {
		return fmt.Sprintf("no %s: what should have it is not stated", f[1]), "put {{with}} or {{if}} around it"
	}
	if noIterate.MatchString(message) {
		return "range needs a list: " + strings.TrimPrefix(message, "range can't iterate over "), ""
	}
	return message, ""
}
