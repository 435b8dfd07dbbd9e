package export

import "rolexport/internal/diag"

// Try composes the first document of each kind of the plan and returns the errors, so that a mistake in a template that only data brings
// to light ends a run before anything is written. The other documents stay uncomposed until their turn. A panic is left to Run: it
// concerns one document, not the templates.
func Try(plan *Plan, composer Composer) []Problem {
	var all []Problem
	tried := make(map[string]bool)
	for i := range plan.Documents {
		d := &plan.Documents[i]
		if tried[d.Subject.Kind] {
			continue
		}
		tried[d.Subject.Kind] = true
		for _, problem := range try(composer, d) {
			if problem.Severity == diag.Error {
				all = append(all, Problem{d.Stem, problem})
			}
		}
	}
	return all
}

func try(composer Composer, d *Document) (problems diag.List) {
	defer func() {
		if recover() != nil {
			problems = nil
		}
	}()
	return composer.Try(d.Subject)
}
