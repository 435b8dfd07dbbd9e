package mdtmpl

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/template"

	"rolexport/internal/diag"
	"rolexport/internal/pattern"
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

	site  int  // where the run is
	apart bool // a block stands alone on the line that is being written

	rehearsing   bool // there is no data: see rehearsal
	steps, depth int
	stop         error // ends the run
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
	m.site, m.apart, m.rehearsing, m.steps, m.depth, m.stop = 0, false, false, 0, 0, nil
}

// run executes a template and reports whether it came to its end.
func (m *machine) run(name string, data any) bool {
	err := m.template.ExecuteTemplate(m, name, data)
	if err != nil && !errors.Is(err, errEnough) {
		m.problems = append(m.problems, m.failure(err, data))
	}
	return err == nil
}

// errEnough ends a run whose problems are all in the list already.
var errEnough = errors.New("enough problems")

// A limitError ends a run that costs too much.
type limitError struct {
	at   place
	what string
}

func (e *limitError) Error() string { return e.what }

// report keeps a problem and lets the run go on, unless there are too many. The same problem in every round of a range is kept once.
func (m *machine) report(d diag.Diagnostic) {
	same := func(o diag.Diagnostic) bool { return o.Pos == d.Pos && o.Message == d.Message }
	if len(m.problems) < maxProblems && !slices.ContainsFunc(m.problems, same) {
		m.problems = append(m.problems, d)
	}
	if len(m.problems) == maxProblems && m.stop == nil {
		m.stop = errEnough
	}
}

// Write follows the instructions that the texts of a template begin with. A call without one comes from an action: bind has
// written for it, and may have left an error.
func (m *machine) Write(p []byte) (int, error) {
	if op, operand, text, ok := cutInstruction(p); ok {
		m.follow(op, operand, text)
	} else if len(p) > 0 {
		panic(fmt.Sprintf("mdtmpl: %q is not bound", p))
	}
	return len(p), m.stop
}

func (m *machine) follow(op opcode, operand int, text []byte) {
	switch op {
	case opText:
		if m.apart && text[0] == '\n' {
			m.out = append(m.out, '\n')
		}
		m.apart = false
		m.marks = append(m.marks, mark{start: len(m.out), text: operand})
		m.out = append(m.out, text...)
		m.limit(m.set.texts[operand], len(m.out), m.set.limits.bytes, "writes more than %d bytes")
	case opSite:
		m.site = operand
	case opLabel:
		m.site = operand
		m.bind(m.label(m.set.sites[operand].label))
	case opStep:
		m.steps += m.set.steps[operand].cost
		m.limit(m.set.steps[operand].place, m.steps, m.set.limits.steps, "takes more than %d steps")
	case opEnter:
		m.depth++
		m.limit(m.set.steps[operand].place, m.depth, m.set.limits.depth, "calls templates more than %d deep")
		m.follow(opStep, operand, nil)
	case opLeave:
		m.depth--
	}
}

// bind ends every output action: it keeps the value and writes a slot. What it returns is printed.
func (m *machine) bind(v any) string {
	content, message, hint := contentOf(v)
	if message != "" {
		m.wrong(hint, "%s", message)
	}
	if m.apart = standsAlone(content) && (len(m.out) == 0 || m.out[len(m.out)-1] == '\n'); m.apart {
		m.out = append(m.out, '\n') // blank lines around it, so that it ends lists, quotes and paragraphs
	}
	m.marks = append(m.marks, mark{start: len(m.out), text: -1, site: m.site})
	m.out = appendSlot(m.out, len(m.slots))
	m.slots = append(m.slots, slot{site: m.site, content: content})
	at := m.set.sites[m.site].place
	m.limit(at, len(m.slots), m.set.limits.slots, "writes more than %d values")
	m.limit(at, len(m.out), m.set.limits.bytes, "writes more than %d bytes")
	return ""
}

// limit ends the run at the next Write if n is above the limit.
func (m *machine) limit(at place, n, limit int, what string) {
	if n > limit && m.stop == nil {
		m.stop = &limitError{at, fmt.Sprintf("the template "+what, limit)}
	}
}

// wrong reports a problem of the action that is running.
func (m *machine) wrong(hint, format string, args ...any) {
	m.report(m.set.sites[m.site].problem(codeValue, hint, format, args...))
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
func (m *machine) failure(err error, data any) diag.Diagnostic {
	var limit *limitError
	if errors.As(err, &limit) {
		return limit.at.problem(codeLimit, "", "%s", limit.what)
	}
	var at place
	if m.site < len(m.set.sites) {
		at = m.set.sites[m.site].place
	}
	in, line, col, message := m.set.cutPosition(err.Error())
	if in != nil && line > 0 {
		at = in.operand(in.offset(line, col+1)) // text/template counts columns from 0
	}
	if _, after, ok := strings.Cut(message, " at <"); ok && strings.HasPrefix(message, "executing ") {
		if _, what, ok := strings.Cut(after, ">: "); ok {
			message = what
		}
	}
	message, hint := explain(message, data)
	return at.problem(codeData, hint, "%s", message)
}

var (
	noField    = pattern.New(`^can't evaluate field (\S+) in type (.+)$`)
	noKey      = pattern.New(`^map has no entry for key "(.*)"$`)
	nilPointer = pattern.New(`^nil pointer evaluating .*\.(\S+)$`)
	noIterate  = pattern.New(`(?s)^range can't iterate over (.*)$`)
	calling    = pattern.New(`(?s)^error calling (\w+): (.*)$`)
)

// explain says a message of text/template in the words of a template author.
func explain(message string, data any) (said, hint string) {
	if f := noField().FindStringSubmatch(message); f != nil {
		return "no ." + f[1] + " here", fieldHint(f[1], fieldsOf(data, f[2]))
	}
	if f := noKey().FindStringSubmatch(message); f != nil {
		return "no ." + f[1] + " here", fieldHint(f[1], nil)
	}
	if f := calling().FindStringSubmatch(message); f != nil {
		return f[1] + ": " + f[2], ""
	}
	if f := nilPointer().FindStringSubmatch(message); f != nil {
		return fmt.Sprintf("no .%s: what should have it is not stated", f[1]), "put {{with}} or {{if}} around it"
	}
	if f := noIterate().FindStringSubmatch(message); f != nil {
		return fmt.Sprintf("range needs a list, this is %q", f[1]), ""
	}
	return message, ""
}
