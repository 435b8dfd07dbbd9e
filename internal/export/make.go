package export

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/compose"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
)

func (r *run) compose(subject compose.Subject) (d *doc.Document, problems diag.List) {
	defer func() {
		if v := recover(); v != nil {
			d, problems = nil, diag.List{broken("composing", v)}
		}
	}()
	d, problems = r.composer.Compose(subject)
	if d == nil && !problems.HasErrors() {
		problems = append(problems, diag.Diagnostic{Severity: diag.Error, Code: "no-document", Message: "no document came of it"})
	}
	return d, r.weigh(located(problems, subject.Roles, r.options.Locate))
}

func (r *run) render(buffer *bytes.Buffer, d *doc.Document, f render.Format) (problems diag.List) {
	defer func() {
		if v := recover(); v != nil {
			problems = append(problems, broken("rendering", v))
		}
	}()
	env := r.options.Env
	env.Report = func(d diag.Diagnostic) { problems = append(problems, d) }
	if err := r.options.Renderers[f.Name].Render(buffer, d, &env); err != nil {
		problems = append(problems, asDiagnostics(err)...)
	}
	return r.weigh(located(problems, d.Roles, r.options.Locate))
}

// write makes a file of data.
func (r *run) write(buffer *bytes.Buffer, subject compose.Subject, f render.Format) (problems diag.List) {
	defer func() {
		if v := recover(); v != nil {
			problems = append(problems, broken("writing", v))
		}
	}()
	data, problems := r.composer.Write(subject, f.Name)
	buffer.Write(data)
	return r.weigh(problems)
}

// weigh makes errors of warnings when the run is strict.
func (r *run) weigh(problems diag.List) diag.List {
	if r.options.Strict {
		problems = slices.Clone(problems)
		for i := range problems {
			problems[i].Severity = diag.Error
		}
	}
	return problems
}

// asDiagnostics returns the errors that err carries.
func asDiagnostics(err error) diag.List {
	var list diag.List
	if errors.As(err, &list) && list.HasErrors() {
		return list
	}
	var d diag.Diagnostic
	if errors.As(err, &d) {
		d.Message = strings.Replace(err.Error(), d.Error(), d.Message, 1) // with the words around it
	} else {
		d = diag.Diagnostic{Code: "render", Message: err.Error()}
	}
	d.Severity = diag.Error
	return diag.List{d}
}

// broken returns the diagnostic for a panic.
func broken(what string, v any) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Error,
		Code:     "panic",
		Message:  fmt.Sprintf("%s broke off: %v%s", what, v, origin()),
		Hint:     "this is a defect of rolexport; please report it with the role that shows it",
	}
}
