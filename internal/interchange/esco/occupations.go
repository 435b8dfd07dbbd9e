package esco

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/intake"
)

// groups reads what ISCO groups are called.
func (r *reader) groups() {
	r.groupOf = map[string]string{}
	r.rows("ISCOGroups", []string{"code", "preferredLabel"}, func(row intake.Row) {
		m := iscoCode().FindStringSubmatch(row.Cells[0])
		if m == nil {
			r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no code of an ISCO group", short(row.Cells[0])))
			return
		}
		r.groupOf[m[1]] = intake.OneLine(row.Cells[1])
	})
}

// An occupation is a row of the table of occupations.
type occupation struct {
	row      intake.Row
	uri, id  string
	code     string
	modified string
}

// The columns of the table of occupations.
const (
	columnType = iota
	columnURI
	columnGroup
	columnLabel
	columnAlternative
	columnStatus
	columnModified
	columnScope
	columnDefinition
	columnDescription
	columnCode
)

var occupationColumns = []string{
	"conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "status?", "modifiedDate?", "scopeNote?", "definition?", "description", "code?",
}

// occupations reads the occupations that are asked for.
func (r *reader) occupations(codes []string) bool {
	pick := newPicker(codes)
	if bad := pick.bad(); bad != "" {
		r.problems.Fail(diag.Pos{}, "bad-code", fmt.Sprintf("--code: %q is neither a code nor a URI of ESCO, nor a code of ISCO", short(bad)), "write it as 1324.3.4")
		return false
	}
	var all []*occupation
	byURI, byCode := map[string]*occupation{}, map[string]string{}
	r.rows("occupations", occupationColumns, func(row intake.Row) {
		o := r.occupation(row)
		if o == nil {
			return
		}
		if before := byURI[o.uri]; before != nil {
			r.repeated(before, o)
			return
		}
		if o.code != "" && byCode[o.code] != "" {
			r.leaveOut(row, "duplicate-id", fmt.Sprintf("the code %s is that of another occupation too", o.code))
			return
		}
		byURI[o.uri], byCode[o.code] = o, o.uri
		all = append(all, o)
	})
	if r.problems.Failed() {
		return false
	}
	for _, o := range all {
		r.known[o.uri] = true
		if pick.takes(o) {
			role := r.role(o)
			r.ds.Roles = append(r.ds.Roles, role)
			r.byURI[o.uri] = role
		}
	}
	at := r.folder.Pos("occupations_"+r.language+".csv", 0)
	for _, code := range pick.missed() {
		r.problems.Fail(at, "unknown-occupation", fmt.Sprintf("--code: there is no occupation %s", code), "")
	}
	if len(r.ds.Roles) == 0 && !r.problems.Failed() {
		r.problems.Fail(at, "no-roles", "the table of occupations holds none", "")
	}
	slices.SortStableFunc(r.ds.Roles, func(a, b *dataset.Role) int { return strings.Compare(a.ID, b.ID) })
	r.fields = []string{
		"title", "aliases.text", "purpose", "family", "codes.scheme", "codes.code", "codes.title", "codes.match", "codes.version", "notes.text", "source",
	}
	return !r.problems.Failed()
}

// occupation takes a row of the table of occupations, and returns nil for one that is left out.
func (r *reader) occupation(row intake.Row) *occupation {
	c := row.Cells
	o := &occupation{row: row, uri: c[columnURI], id: idOf(c[columnURI]), code: c[columnCode], modified: c[columnModified]}
	switch {
	case c[columnType] != "Occupation":
		r.leaveOut(row, "unknown-word", fmt.Sprintf("the concept type is %q, not Occupation", short(c[columnType])))
	case c[columnStatus] != "" && c[columnStatus] != "released":
		r.leaveOut(row, "unknown-word", fmt.Sprintf("the occupation is not released: its status is %q", short(c[columnStatus])))
	case o.id == "":
		r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no URI of a concept", short(o.uri)))
	case o.code != "" && !escoCode().MatchString(o.code):
		r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no code of an occupation", short(o.code)))
	case iscoCode().FindStringSubmatch(c[columnGroup]) == nil:
		r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no code of an ISCO group", short(c[columnGroup])))
	case intake.OneLine(c[columnLabel]) == "":
		r.leaveOut(row, "missing-cell", "the occupation has no preferred label")
	default:
		return o
	}
	return nil
}

// repeated settles a concept that is given twice, as ESCO itself does in places: the row that was modified last counts. Rows that say different
// things are reported.
func (r *reader) repeated(before, o *occupation) {
	for i := range o.row.Cells {
		if i != columnModified && o.row.Cells[i] != before.row.Cells[i] {
			r.problems.Row(o.row.Pos, "duplicate-id", fmt.Sprintf("the occupation is given before in line %d, in other words", before.row.Pos.Line),
				"the row that was modified last is taken")
			break
		}
	}
	if o.modified > before.modified { // both are written as 2024-01-25T11:28:50Z
		*before = *o
	}
}

// role returns an occupation as a role. Its id is the code, or in editions without codes the end of the URI.
func (r *reader) role(o *occupation) *dataset.Role {
	c := o.row.Cells
	group := iscoCode().FindStringSubmatch(c[columnGroup])[1]
	role := &dataset.Role{
		ID: cmp.Or(o.code, o.id), Title: intake.OneLine(c[columnLabel]), Purpose: cmp.Or(c[columnDescription], c[columnDefinition]),
		Family: r.groupOf[group],
		Codes: []dataset.Code{
			{Scheme: "esco", Code: cmp.Or(o.code, o.id), Title: intake.OneLine(c[columnLabel]), Match: "exact", Version: r.version},
			{Scheme: "isco", Code: group, Title: r.groupOf[group], Match: "nearest", Version: "08"},
		},
		Source: &dataset.Source{Name: "ESCO", Version: r.version, Licence: licence, Credit: Credit, URL: o.uri},
	}
	seen := map[string]bool{strings.ToLower(role.Title): true}
	for _, label := range strings.Split(c[columnAlternative], "\n") {
		label = intake.OneLine(label)
		if key := strings.ToLower(label); label != "" && !seen[key] {
			seen[key] = true
			role.Aliases = append(role.Aliases, dataset.Line{Text: label})
		}
	}
	if c[columnScope] != "" {
		role.Notes = dataset.NewLines(c[columnScope])
	}
	return role
}

// broader reads of which wider occupations an occupation is one: tags.
func (r *reader) broader() {
	columns := []string{"conceptUri", "broaderType", "broaderUri", "broaderLabel?"}
	there := r.rows("broaderRelationsOccPillar", columns, func(row intake.Row) {
		uri, kind, label := row.Cells[0], row.Cells[1], intake.OneLine(row.Cells[3])
		role := r.byURI[uri]
		if role == nil || !strings.HasSuffix(kind, "Occupation") {
			return // occupations that were not asked for, and groups, which occupations name themselves
		}
		if wider := r.byURI[row.Cells[2]]; label == "" && wider != nil {
			label = wider.Title
		}
		if label == "" {
			r.leaveOut(row, "missing-cell", "the broader occupation has no label")
			return
		}
		role.Tags = append(role.Tags, dataset.Line{Text: label})
	})
	if there {
		r.fields = append(r.fields, "tags.text")
	}
}

// A picker knows which occupations were asked for.
type picker struct {
	codes []string
	found map[string]bool
}

func newPicker(codes []string) *picker {
	p := &picker{found: map[string]bool{}}
	for _, code := range codes {
		if id := idOf(code); id != "" {
			code = id
		}
		p.codes = append(p.codes, code)
	}
	return p
}

// bad returns a code that is none.
func (p *picker) bad() string {
	for _, code := range p.codes {
		if !escoCode().MatchString(code) && !uuid().MatchString(code) && !iscoCode().MatchString(code) {
			return code
		}
	}
	return ""
}

func (p *picker) takes(o *occupation) bool {
	taken := len(p.codes) == 0
	for _, code := range p.codes {
		group := iscoCode().FindStringSubmatch(code)
		if code == o.code || code == o.id || group != nil && strings.HasPrefix(iscoCode().FindStringSubmatch(o.row.Cells[columnGroup])[1], group[1]) {
			p.found[code] = true
			taken = true
		}
	}
	return taken
}

// missed returns the codes that no occupation has.
func (p *picker) missed() []string {
	return slices.DeleteFunc(slices.Clone(p.codes), func(code string) bool { return p.found[code] })
}
