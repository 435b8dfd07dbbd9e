package dataset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/diag"
)

// checkMembers checks the ids of roles and comparisons: there, safe as file names and no two alike.
func (l *loader) checkMembers() {
	seen := newIDs()
	for _, r := range l.ds.Roles {
		l.checkMemberID(r.ID, l.origins[r], seen)
	}
	seen = newIDs()
	for _, c := range l.ds.Comparisons {
		if c.ID == "" && c.A != "" && c.B != "" {
			c.ID = c.A + "-vs-" + c.B
		}
		if c.A != "" && c.B != "" {
			l.checkMemberID(c.ID, l.origins[c], seen)
		}
	}
}

func (l *loader) checkMemberID(id string, at origin, seen ids) {
	l.checkID(id, at, "id")
	if earlier := seen.add(id); earlier != "" {
		l.duplicate(id, earlier, at, "id")
	}
}

// isRole reports whether an id is that of a role, be it one whose file has mistakes.
func (l *loader) isRole(id string) bool { return l.roles()[id] || l.broken[id] }

// roles returns the ids of the roles.
func (l *loader) roles() map[string]bool {
	if l.roleIDs == nil {
		l.roleIDs = make(map[string]bool, len(l.ds.Roles))
		for _, r := range l.ds.Roles {
			l.roleIDs[r.ID] = true
		}
	}
	return l.roleIDs
}

// checkRoleID reports an id that no role has.
func (l *loader) checkRoleID(id, outside string, at origin, path ...any) {
	if l.isRole(id) {
		return
	}
	l.find(at, "unknown-role", fmt.Sprintf("there is no role %q", short(id)), cmp.Or(l.likelyRole(id), outside), path...)
}

// maxGuesses is how many unknown roles are compared with all names: enough for mistakes, too few for a hostile file to cost time.
const maxGuesses = 100

// likelyRole guesses which role was meant: by its title or alias, or by a mistyped name.
func (l *loader) likelyRole(name string) string {
	if l.guesses++; l.guesses > maxGuesses {
		return ""
	}
	if found := l.ds.Find(name); len(found) > 0 && found[0].ID != "" {
		return fmt.Sprintf("did you mean %q?", found[0].ID)
	}
	var ids, names []string
	holder := map[string]string{}
	for _, r := range l.ds.Roles {
		ids = append(ids, r.ID)
		for _, n := range append([]string{r.Title}, r.Aliases.Texts()...) {
			names = append(names, n)
			holder[n] = r.ID
		}
	}
	if hint := diag.DidYouMean(name, ids); hint != "" {
		return hint
	}
	if nearest := diag.Nearest(name, names); nearest != "" {
		return fmt.Sprintf("did you mean %q?", holder[nearest])
	}
	return ""
}

const outsideHint = `write "title: ..." for a role outside of this dataset`

// checkReferences checks the roles that a role names.
func (l *loader) checkReferences(r *Role, at origin) {
	if r.ReportsTo != nil {
		l.checkRef(*r.ReportsTo, r, "a role cannot report to itself", at, "reports_to")
	}
	for i, ref := range r.DirectReports {
		l.checkRef(ref, r, "a role cannot be its own direct report", at, "direct_reports", i)
	}
	for i, ref := range r.Career.From {
		l.checkRef(ref, r, "a role cannot lead to itself", at, "career", "from", i)
	}
	for i, ref := range r.Career.To {
		l.checkRef(ref, r, "a role cannot lead to itself", at, "career", "to", i)
	}
}

func (l *loader) checkRef(ref RoleRef, r *Role, itself string, at origin, path ...any) {
	inner := append(slices.Clone(path), "role")
	switch {
	case ref.Role == "" && isBlank(ref.Title):
		l.find(at, "missing-field", `a role is named by its "role" (an id) or its "title"`, "", path...)
	case ref.Role != "" && ref.Title != "":
		l.find(at, "role-and-title", `"role" and "title" exclude each other`, "drop the title: that of the role is used",
			append(slices.Clone(path), "title")...)
	case ref.Role != "" && ref.Role == r.ID:
		l.find(at, "refers-to-itself", itself, "", inner...)
	case ref.Role != "":
		l.checkRoleID(ref.Role, outsideHint, at, inner...)
	}
	atLeast(l, ref.Count, 0, at, append(slices.Clone(path), "count")...)
}

// checkCycles reports each circle in who reports to whom once, at its first role.
func (l *loader) checkCycles() {
	above := make(map[string]string, len(l.ds.Roles))
	place := make(map[string]origin, len(l.ds.Roles))
	for _, r := range l.ds.Roles {
		if r.ReportsTo != nil && r.ReportsTo.Role != r.ID && above[r.ID] == "" {
			above[r.ID], place[r.ID] = r.ReportsTo.Role, l.origins[r]
		}
	}
	walked := map[string]int{} // the walk in which an id was met, from 1
	for n, r := range l.ds.Roles {
		id := r.ID
		for id != "" && walked[id] == 0 {
			walked[id] = n + 1
			id = above[id]
		}
		if id == "" || walked[id] != n+1 {
			continue
		}
		circle := []string{id}
		for next := above[id]; next != id; next = above[next] {
			circle = append(circle, next)
		}
		l.find(place[id], "reports-to-cycle", "reports_to runs in a circle: "+arrows(append(circle, id)),
			"one of them must report to somebody else", "reports_to")
	}
}

// arrows writes a way along ids, the middle of a long one left out.
func arrows(ids []string) string {
	if len(ids) > 8 {
		ids = slices.Concat(ids[:4], []string{"…"}, ids[len(ids)-3:])
	}
	return strings.Join(ids, " → ")
}

// checkComparisons checks the authored comparisons.
func (l *loader) checkComparisons(v vocabularies) {
	pairs := map[[2]string]*Comparison{}
	for _, c := range l.ds.Comparisons {
		at := l.origins[c]
		for _, side := range []struct{ key, id string }{{"a", c.A}, {"b", c.B}} {
			if side.id == "" {
				l.find(at, "missing-field", fmt.Sprintf("%q is missing", side.key), "a comparison names its two roles as a and b", side.key)
			} else {
				l.checkRoleID(side.id, "a comparison is between two roles of this dataset", at, side.key)
			}
		}
		switch earlier := pairs[pair(c.A, c.B)]; {
		case c.A == "" || c.B == "":
		case c.A == c.B:
			l.find(at, "refers-to-itself", fmt.Sprintf("the comparison sets %q against itself", short(c.A)), "name two roles", "b")
		case earlier != nil:
			l.find(at, "repeated-comparison",
				fmt.Sprintf("%q and %q are compared twice, the first time in %q", short(c.A), short(c.B), short(earlier.ID)), "keep one of the two", "a")
		default:
			pairs[pair(c.A, c.B)] = c
		}
		if a, b := l.namedPair(c.ID); a != "" && c.A != "" && c.B != "" && pair(a, b) != pair(c.A, c.B) {
			l.find(at, "id-differs", fmt.Sprintf("the id %q names other roles than a and b", short(c.ID)),
				"correct a and b, or rename it", "a")
		}
		read := readership{}
		for i, x := range c.Contrasts {
			l.checkTerm(x.Dimension, v.dimensions, "dimension", "dimensions", at, "contrasts", i, "dimension")
			l.repeatedFor(read, x.Dimension, x.Audience, "dimension", at, "contrasts", i, "dimension")
			l.need(x.Text, at, "contrasts", i, "text")
		}
	}
}

// namedPair returns the two roles that the id of a comparison names, and nothing when it names none.
func (l *loader) namedPair(id string) (a, b string) {
	const between = "-vs-"
	for i := range len(id) {
		if strings.HasPrefix(id[i:], between) && l.isRole(id[:i]) && l.isRole(id[i+len(between):]) {
			return id[:i], id[i+len(between):]
		}
	}
	return "", ""
}
