package dataset

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
