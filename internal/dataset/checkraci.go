package dataset

// checkRACI checks that assignments name areas and roles of the dataset, each area once and each role once in it. Whether one role
// answers for an area is a matter of the assignment, not of its form: the workbook says so.
func (l *loader) checkRACI(v vocabularies, at origin) {
	areas := map[string]bool{}
	for i, a := range l.ds.RACI {
		l.checkTerm(a.Area, v.areas, "area", "areas", at, "raci", i, "area")
		l.repeated(areas, a.Area, "area", at, "raci", i, "area")
		roles := map[string]bool{}
		for _, part := range []struct {
			key string
			ids []string
		}{{"responsible", a.Responsible}, {"accountable", a.Accountable}, {"consulted", a.Consulted}, {"informed", a.Informed}} {
			for j, id := range part.ids {
				l.checkRoleID(id, "parts are for roles of this dataset", at, "raci", i, part.key, j)
				l.repeated(roles, id, "role", at, "raci", i, part.key, j)
			}
		}
	}
}
