package dataset

import "math"

// unstated is a rank that no file can state.
const unstated = math.MinInt

// Preset lets the loader tell a rank that is not stated from 0.
func (l *Level) Preset() { l.Rank = unstated }

// Preset lets the loader tell an amount that is not stated from 0.
func (a *Amount) Preset() { a.Amount = math.NaN() }

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
