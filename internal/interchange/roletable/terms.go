package roletable

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
)

// A termKind is a vocabulary: its word, and the field that names a term of it.
type termKind struct {
	word, field string
	of          func(*dataset.Dataset) []dataset.Term
}

var vocabularies = []termKind{
	{"dimension", "statements.dimension", func(ds *dataset.Dataset) []dataset.Term { return ds.Dimensions }},
	{"area", "responsibilities.area", func(ds *dataset.Dataset) []dataset.Term { return ds.Areas }},
	{"skill", "skills.skill", func(ds *dataset.Dataset) []dataset.Term { return ds.Skills }},
}

// nameTerm takes the title of a term that stands beside its id.
func (im *importer) nameTerm(c chosen, r grid.Row, col *column, at place, cell grid.Cell) {
	id, _ := im.text(c, r, strings.TrimSuffix(col.path, ".title"))
	title, _ := im.cellText(at, cell)
	if id == "" || title == "" {
		return
	}
	v := slices.IndexFunc(vocabularies, func(v termKind) bool { return v.field+".title" == col.path })
	known := im.term(v, id)
	switch {
	case known == nil:
		im.addTerm(v, at, dataset.Term{ID: id, Title: title})
	case known.Title != title && !im.warned[col.path+id]:
		im.warned[col.path+id] = true
		im.doubt(at, "title-not-changed", fmt.Sprintf("the %s %q is called %q, which stays", vocabularies[v].word, clip(id), clip(known.Title)),
			"change the title on the sheet Terms, or in dataset.yaml")
	}
}

// term returns the term of a vocabulary that an id or, where it is none, a title names; nil when there is none.
func (im *importer) term(v int, name string) *dataset.Term {
	if im.byTerm[v] == nil {
		im.byTerm[v] = map[string]dataset.Term{}
		for _, t := range vocabularies[v].of(im.Into) {
			im.learn(v, t)
		}
	}
	for _, key := range []string{name, " " + dataset.FoldName(name)} {
		if t, ok := im.byTerm[v][key]; ok {
			return &t
		}
	}
	return nil
}

// learn lets a term be found. Its title outweighs that of the dataset.
func (im *importer) learn(v int, t dataset.Term) {
	im.byTerm[v][t.ID] = t
	if title := " " + dataset.FoldName(t.Title); im.byTerm[v][title].ID == "" {
		im.byTerm[v][title] = t
	}
}

// termID returns the id of the term that the value of a field names, and other values as they are.
func (im *importer) termID(f *field, value reflect.Value) reflect.Value {
	for v, k := range vocabularies {
		if k.field != f.path {
			continue
		}
		if t := im.term(v, value.String()); t != nil {
			return reflect.ValueOf(t.ID)
		}
	}
	return value
}

func (im *importer) addTerm(v int, at place, t dataset.Term) {
	if problem, hint := dataset.UnsafeID(t.ID); problem != "" {
		im.bad(at, fmt.Sprintf("the id %q %s", clip(t.ID), problem), hint)
		return
	}
	var known []string
	for _, k := range vocabularies[v].of(im.Into) {
		known = append(known, k.ID, k.Title)
	}
	if len(known) > 0 {
		im.doubt(at, "new-term", fmt.Sprintf("the %s %q is new", vocabularies[v].word, clip(t.Title)), diag.DidYouMean(t.Title, known))
	}
	im.terms[v] = append(im.terms[v], t)
	im.learn(v, t)
}

// resolve turns names of terms and roles into ids.
func (im *importer) resolve(e *entry) {
	for v, vocabulary := range vocabularies {
		list, key, _ := strings.Cut(vocabulary.field, ".")
		l := theSchema().list(list)
		f := theSchema().byPath[list+"."+key]
		items := l.items(e.role)
		for i := range items.Len() {
			name, ok := f.get(items.Index(i))
			if !ok {
				continue
			}
			at := place{pos: e.pos}
			if rows := e.items[list]; i < len(rows) {
				at = rows[i].at
			}
			t := im.term(v, name.String())
			if t == nil {
				id := name.String()
				if problem, _ := dataset.UnsafeID(id); problem != "" || strings.ContainsFunc(id, isProse) {
					id = im.freeID(id, func(id string) bool { return im.term(v, id) != nil })
				}
				im.addTerm(v, at, dataset.Term{ID: id, Title: name.String()})
				f.set(items.Index(i), reflect.ValueOf(id))
				continue
			}
			f.set(items.Index(i), reflect.ValueOf(t.ID))
		}
	}
	if e.role.ReportsTo != nil {
		im.resolveRole(e.role.ReportsTo, place{pos: e.pos, header: "Reports to"}, e)
	}
	for path, refs := range map[string][]dataset.RoleRef{
		"direct_reports": e.role.DirectReports, "career.from": e.role.Career.From, "career.to": e.role.Career.To,
	} {
		for i := range refs {
			at := place{pos: e.pos}
			if rows := e.items[path]; i < len(rows) {
				at = rows[i].at
			}
			im.resolveRole(&refs[i], at, e)
		}
	}
}

// isProse reports whether a character tells that a text is a title and no id.
func isProse(r rune) bool { return unicode.IsSpace(r) || unicode.IsUpper(r) }

// resolveRole turns the name of a role into its id. A role that is not known stays outside of the dataset.
func (im *importer) resolveRole(ref *dataset.RoleRef, at place, e *entry) {
	name := ref.Role
	if name == "" || im.byID[name] != nil || im.Into.Role(name) != nil {
		return
	}
	var found []*dataset.Role
	for _, known := range im.byTitle[dataset.FoldName(name)] {
		found = append(found, known.role)
	}
	if found == nil {
		found = im.called(name)
	}
	switch {
	case len(found) == 1:
		ref.Role = found[0].ID
	case len(found) > 1:
		im.report(diag.Error, at.pos, "ambiguous-role", fmt.Sprintf("%q can be %q or %q", clip(name), found[0].ID, found[1].ID), "write the id")
	case ref.Title == "":
		ref.Role, ref.Title = "", name
		im.report(diag.Warning, at.pos, "role-outside",
			fmt.Sprintf("the role %q names %q, which no role is called: it is kept as the title of a role outside of the dataset",
				clip(e.role.ID), clip(name)), "")
	}
}

// titled returns the roles of the dataset with a title, and called those with it or, where there are none, with it as an alias.
func (im *importer) titled(title string) []*dataset.Role {
	if im.oldNames == nil {
		im.oldNames = map[string][]*dataset.Role{}
		for _, r := range im.Into.Roles {
			key := dataset.FoldName(r.Title)
			im.oldNames[key] = append(im.oldNames[key], r)
			for _, alias := range r.Aliases.Texts() {
				key := " " + dataset.FoldName(alias)
				im.oldNames[key] = append(im.oldNames[key], r)
			}
		}
	}
	return im.oldNames[dataset.FoldName(title)]
}

func (im *importer) called(name string) []*dataset.Role {
	if found := im.titled(name); found != nil {
		return found
	}
	return im.oldNames[" "+dataset.FoldName(name)]
}

// idFor makes the id of a role from its title: that of the role of the dataset that is called so; else its letters and digits in lower
// case, in words joined by hyphens. Where that is taken, a short sum of the title makes it another's.
func (im *importer) idFor(title string) string {
	for _, r := range im.titled(title) {
		if im.byID[r.ID] == nil {
			return r.ID
		}
	}
	return im.freeID(title, func(id string) bool { return im.byID[id] != nil || im.Into.Role(id) != nil })
}

func (im *importer) freeID(title string, taken func(string) bool) string {
	id := slug(title)
	if id == "" || taken(id) {
		sum := sha256.Sum256([]byte(dataset.FoldName(title)))
		id = cmp.Or(id, "role") + "-" + hex.EncodeToString(sum[:3])
	}
	return id
}

// slug returns the letters and digits of a text in lower case, words joined by hyphens, in a length that leaves room for more.
func slug(text string) string {
	const most = 80 // bytes
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(norm.NFC.String(text)) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = b.Len() > 0
			continue
		}
		if b.Len()+utf8.RuneLen(r)+1 > most {
			break
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	id := norm.NFC.String(b.String())
	if problem, _ := dataset.UnsafeID(id); problem != "" {
		return "role-" + id // the name of a device, say
	}
	return id
}

// readTerms reads a sheet of terms.
func (im *importer) readTerms(s *grid.Sheet, columns []*column) {
	c := chosen{Sheet: s, columns: columns}
	im.oddities(c)
	given := map[string]bool{}
	for _, r := range s.Rows[1:] {
		word, at := im.text(c, r, termsHeader)
		if word == "" {
			im.report(diag.Error, s.Pos(r.Number), "row-without-vocabulary", fmt.Sprintf("the row names no vocabulary: %q", clip(rowText(r))),
				"write dimension, area or skill")
			continue
		}
		word, ok := im.vocabularyOf(at, word)
		if !ok {
			continue
		}
		var t dataset.Term
		t.ID, at = im.text(c, r, "terms.id")
		t.Title, _ = im.text(c, r, "terms.title")
		t.Description, _ = im.text(c, r, "terms.description")
		if t.Title == "" {
			t.Title = t.ID
		}
		if t.ID == "" {
			t.ID = slug(t.Title)
		}
		if text, at := im.text(c, r, "terms.audience"); text != "" {
			f := &field{words: vocabulary().words("audience")}
			if list, ok := im.audience(f, at, text); ok {
				t.Audience = list.Interface().(dataset.Audience)
			}
		}
		v := slices.IndexFunc(vocabularies, func(k termKind) bool { return k.word == word })
		if problem, hint := dataset.UnsafeID(t.ID); problem != "" || t.ID == "" {
			im.bad(at, fmt.Sprintf("the id %q %s", clip(t.ID), cmp.Or(problem, "is empty")), hint)
			continue
		}
		if given[word+" "+t.ID] {
			im.bad(at, fmt.Sprintf("the %s %q is given twice", word, clip(t.ID)), "keep one of the two rows")
			continue
		}
		given[word+" "+t.ID] = true
		im.term(v, t.ID) // what the dataset has is known first
		im.terms[v] = append(im.terms[v], t)
		im.learn(v, t)
	}
}

func (im *importer) vocabularyOf(at place, text string) (string, bool) {
	word, ok := im.word(termsHeader, vocabulary().words(termsHeader), at, text)
	return word.String(), ok
}
