package dataset

import (
	"math"

	"rolexport/internal/diag"
)

// unstated is a rank that no file can state.
const unstated = math.MinInt

// Preset lets the loader tell a rank that is not stated from 0.
func (l *Level) Preset() { l.Rank = unstated }

// Preset lets the loader tell an amount that is not stated from 0.
func (a *Amount) Preset() { a.Amount = math.NaN() }

// ClearPresets takes the marks of what is not stated from a role that was decoded without Load: a rank becomes 0, and an amount without a sum
// is reported.
func (r *Role) ClearPresets() diag.List {
	if r.Level != nil && r.Level.Rank == unstated {
		r.Level.Rank = 0
	}
	var problems diag.List
	clearAmount := func(a *Amount) {
		if a != nil && math.IsNaN(a.Amount) {
			a.Amount = 0
			problems = append(problems, diag.Diagnostic{Severity: diag.Error, Code: "missing-field", Message: `"amount" is missing`})
		}
	}
	if r.Authority != nil {
		clearAmount(r.Authority.BudgetLimit)
	}
	if r.Scope != nil {
		clearAmount(r.Scope.Budget)
	}
	return problems
}

// UnmarshalScalar takes the id of a role of the dataset.
func (r *RoleRef) UnmarshalScalar(text string) error {
	r.Role = text
	return nil
}

// UnmarshalScalar takes the id of a role that has a file of its own.
func (r *Role) UnmarshalScalar(text string) error {
	r.ID, r.named = text, true
	return nil
}

// UnmarshalScalar takes the id of a comparison that has a file of its own.
func (c *Comparison) UnmarshalScalar(text string) error {
	c.ID, c.named = text, true
	return nil
}

// UnmarshalScalar takes the text of a line that is for everybody.
func (l *Line) UnmarshalScalar(text string) error {
	l.Text = text
	return nil
}

// MarshalScalar gives the id of a role of the dataset that nothing more is said of.
func (r RoleRef) MarshalScalar() (text string, bare, ok bool) {
	return r.Role, false, r.Title == "" && r.Count == nil && r.Audience == nil
}

// MarshalScalar gives the id of a role that has a file of its own.
func (r *Role) MarshalScalar() (text string, bare, ok bool) { return r.ID, false, r.named }

// MarshalScalar gives the id of a comparison that has a file of its own.
func (c *Comparison) MarshalScalar() (text string, bare, ok bool) { return c.ID, false, c.named }

// MarshalScalar gives the text of a line that nothing more is said of.
func (l Line) MarshalScalar() (text string, bare, ok bool) {
	return l.Text, false, l.ID == "" && l.Audience == nil
}

// MarshalScalar gives the day.
func (d Date) MarshalScalar() (text string, bare, ok bool) { return d.String(), true, true }
