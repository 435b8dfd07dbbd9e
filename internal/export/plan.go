// Package export turns a dataset's documents into files: it plans which documents become which files, lets a number of workers compose,
// render and write them, and records what was made in a manifest.
//
// The plan is pure and complete before the first byte is written. Results come in the plan's order, whatever the schedule was.
package export

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"rolexport/internal/compose"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
)

// A Composer knows the documents of a dataset and makes them. Compose is safe for concurrent use.
type Composer interface {
	Subjects(kind string, selection compose.Selection) []compose.Subject
	Compose(compose.Subject) (*doc.Document, diag.List)
	Try(compose.Subject) diag.List // what Compose would report, of a part of a long document
	// Write makes a file of data: one of a format that the kind has no documents for.
	Write(s compose.Subject, format string) ([]byte, diag.List)
}

var _ Composer = (*compose.Composer)(nil)

// A Request says what to export. An empty list asks for everything of its sort.
type Request struct {
	Kinds    []string // ids
	Formats  []string // names
	Roles    []string // ids
	AllPairs bool     // comparisons of all pairs of roles, not of the authored ones alone
}

// partial reports whether the request leaves out some of what the dataset yields.
func (r Request) partial() bool { return len(r.Kinds)+len(r.Formats)+len(r.Roles) > 0 }

// plain returns the request as all those who ask for the same would have said it: the order of words and their number say nothing.
func (r Request) plain() Request {
	r.Kinds, r.Formats, r.Roles = ordered(r.Kinds), ordered(r.Formats), ordered(r.Roles)
	return r
}

// A RequestError is a Request that cannot be met.
type RequestError struct {
	Message string
	Hint    string // the cure
}

// Error returns the message.
func (e *RequestError) Error() string { return e.Message }

// MostTogether is the largest number of roles that a document about all of them is made of without being asked for: beyond it nobody reads it
// from one end to the other, and it costs more than all others together.
const MostTogether = 500

// A Plan lists the documents to make, each once, with the files that it becomes.
type Plan struct {
	Documents []Document
	Scope     *Scope     // what was asked for; nil: all that the dataset yields
	LeftOut   []string   // ids of kinds that the dataset is too large for, unless they are asked for
	Shard     Shard      // the part of the whole plan that Documents are
	spared    []Document // those of LeftOut, in all formats that they might be there in
}

// A Document is a planned document.
type Document struct {
	Subject compose.Subject
	Stem    string // path of its files without the extension, with slashes
	Files   []File
	// Together says that it is about all roles, so that an export of many leaves it out unless it is asked for.
	Together bool
}

// A File is a planned file.
type File struct {
	Path   string // inside the output folder, with slashes
	Format render.Format
	Data   bool // written from the roles themselves, not rendered from a document
}

// Len returns the number of files.
func (p *Plan) Len() int {
	n := 0
	for _, d := range p.Documents {
		n += len(d.Files)
	}
	return n
}

// NewPlan decides which documents become which files. A Request for what there is not, or for a kind in a format in which it has no
// meaning, yields a RequestError.
func NewPlan(request Request, composer Composer, kinds []compose.Kind, formats []render.Format) (*Plan, error) {
	all, err := choose(request, kinds, formats)
	if err != nil {
		return nil, err
	}
	plan := &Plan{Scope: newScope(request, all)}
	selection := compose.Selection{Roles: request.Roles, AllPairs: request.AllPairs}
	for _, k := range all {
		for _, subject := range composer.Subjects(k.kind.ID, selection) {
			if k.kind.Together && len(subject.Roles) > MostTogether && len(request.Kinds) == 0 {
				plan.LeftOut = append(plan.LeftOut, k.kind.ID)
				can := k.formats
				if len(request.Formats) == 0 {
					can = Formats(k.kind, formats)
				}
				plan.spared = append(plan.spared, newDocument(subject, k.kind, can))
				continue
			}
			if d := newDocument(subject, k.kind, k.formats); len(d.Files) > 0 {
				plan.Documents = append(plan.Documents, d)
			}
		}
	}
	if len(plan.Documents) == 0 && len(plan.LeftOut) > 0 {
		return nil, &RequestError{
			Message: fmt.Sprintf("nothing to export: of more than %d roles, %s is made only when it is asked for", MostTogether, strings.Join(plan.LeftOut, ", ")),
			Hint:    "--kind " + strings.Join(plan.LeftOut, " --kind "),
		}
	}
	if len(plan.Documents) == 0 {
		return nil, &RequestError{Message: "nothing to export: the dataset yields no such document", Hint: needs(request, composer, all)}
	}
	return plan, plan.check()
}

// needs says why there is no document of the kinds: what the dataset would have to state for each of which it has none at all.
func needs(request Request, composer Composer, kinds []chosen) string {
	var hints []string
	for _, k := range kinds {
		if k.kind.Needs != "" && len(composer.Subjects(k.kind.ID, compose.Selection{AllPairs: request.AllPairs})) == 0 {
			hints = append(hints, k.kind.ID+": "+k.kind.Needs)
		}
	}
	if len(hints) == 0 {
		return "rolexport list roles and rolexport list comparisons show what it holds"
	}
	return strings.Join(hints, "; ")
}

// NewDocument plans a single document.
func NewDocument(subject compose.Subject, kind compose.Kind, format render.Format) (*Plan, error) {
	if !meaningful(kind, format) {
		return nil, meaningless(kind, format, []compose.Kind{kind}, []render.Format{format})
	}
	if !subject.Has(format.Name) {
		return nil, elsewhere(kind, format)
	}
	plan := &Plan{Documents: []Document{newDocument(subject, kind, []render.Format{format})}, Scope: &Scope{}}
	return plan, plan.check()
}

func newDocument(subject compose.Subject, kind compose.Kind, formats []render.Format) Document {
	d := Document{Subject: subject, Stem: kind.Path(subject.Name), Together: kind.Together}
	for _, f := range formats {
		if subject.Has(f.Name) {
			d.Files = append(d.Files, File{Path: d.Stem + f.Ext, Format: f, Data: kind.IsData(f.Name)})
		}
	}
	return d
}

// check refuses paths that would meet on some file system: letters that differ in case only, or in how an accent is encoded.
func (p *Plan) check() error {
	manifest := &compose.Subject{Kind: "manifest"}
	taken := map[string]place{ManifestName: {ManifestName, manifest}}
	for i := range p.Documents {
		d := &p.Documents[i]
		for _, f := range d.Files {
			if !fs.ValidPath(f.Path) {
				return fmt.Errorf("%q is no path for a file (%s %s)", f.Path, d.Subject.Kind, d.Subject.Name)
			}
			key := folded(f.Path)
			if first, ok := taken[key]; ok {
				return collision(first, place{f.Path, &d.Subject})
			}
			taken[key] = place{f.Path, &d.Subject}
		}
	}
	return nil
}

// A place is where a document is written to.
type place struct {
	path    string
	subject *compose.Subject
}

// folded returns what is left of a path on a file system that ignores case and how an accent is encoded.
func folded(path string) string {
	plain := func(r rune) bool { return r < utf8.RuneSelf && !unicode.IsUpper(r) }
	if !strings.ContainsFunc(path, func(r rune) bool { return !plain(r) }) {
		return path // as nearly all are
	}
	return norm.NFC.String(cases.Fold().String(norm.NFD.String(path)))
}

// collision says that two documents have one place.
func collision(a, b place) error {
	one, other := named(a.subject), named(b.subject)
	e := &RequestError{
		Message: fmt.Sprintf("%s and %s would both be written to %s", one, other, a.path),
		Hint:    "change one of the ids, or export one of the two at a time with --role",
	}
	if a.path != b.path {
		e.Message = fmt.Sprintf("%s and %s would be written to %s and %s, one file where case does not count", one, other, a.path, b.path)
	}
	return e
}

// named names a document by its roles, for its own name may be that of another one.
func named(s *compose.Subject) string {
	const few = 2
	if len(s.Roles) == 0 || len(s.Roles) > few {
		return "the " + s.Kind
	}
	quoted := make([]string, len(s.Roles))
	for i, id := range s.Roles {
		quoted[i] = fmt.Sprintf("%q", id)
	}
	return fmt.Sprintf("the %s of %s", s.Kind, strings.Join(quoted, " and "))
}

// chosen is a kind with the formats that it is exported in.
type chosen struct {
	kind    compose.Kind
	formats []render.Format
}

// choose resolves the kinds and formats of a request. Formats that are asked for alone go to the kinds that have them by default, or, if
// no kind does, to all kinds that have a meaning in them.
func choose(request Request, kinds []compose.Kind, formats []render.Format) ([]chosen, error) {
	wantedKinds, err := pick("kind", request.Kinds, kinds, func(k compose.Kind) string { return k.ID })
	if err != nil {
		return nil, err
	}
	wantedFormats, err := pick("format", request.Formats, formats, func(f render.Format) string { return f.Name })
	if err != nil {
		return nil, err
	}
	kindsNamed, formatsNamed := len(request.Kinds) > 0, len(request.Formats) > 0
	var all []chosen
	for _, k := range wantedKinds {
		if k.OnRequest && !kindsNamed {
			continue
		}
		c := chosen{kind: k}
		for _, f := range wantedFormats {
			switch {
			case kindsNamed && formatsNamed:
				if !meaningful(k, f) {
					return nil, meaningless(k, f, kinds, formats)
				}
			case formatsNamed && !someDefault(kinds, f):
				if !meaningful(k, f) {
					continue
				}
			case !slices.Contains(k.Formats, f.Name):
				continue
			}
			c.formats = append(c.formats, f)
		}
		if len(c.formats) > 0 {
			all = append(all, c)
		}
	}
	return all, nil
}

// pick returns the entries of all with the given names, in the order of all; all of them for no names.
func pick[T any](sort string, names []string, all []T, name func(T) string) ([]T, error) {
	if len(names) == 0 {
		return all, nil
	}
	var known []string
	for _, v := range all {
		known = append(known, name(v))
	}
	for _, n := range names {
		if !slices.Contains(known, n) {
			return nil, &RequestError{Message: fmt.Sprintf("unknown %s %q", sort, n), Hint: sort + "s: " + strings.Join(known, ", ")}
		}
	}
	var picked []T
	for _, v := range all {
		if slices.Contains(names, name(v)) {
			picked = append(picked, v)
		}
	}
	return picked, nil
}

// someDefault reports whether a kind has the format by default.
func someDefault(kinds []compose.Kind, f render.Format) bool {
	return slices.ContainsFunc(kinds, func(k compose.Kind) bool { return slices.Contains(k.Formats, f.Name) })
}

// meaningful reports whether there are files of the kind in the format.
func meaningful(k compose.Kind, f render.Format) bool {
	return k.IsData(f.Name) || k.Composed() && !f.OfData() && (k.Tabular || !f.Tabular)
}

// Formats returns the formats that there are files of the kind in.
func Formats(k compose.Kind, formats []render.Format) []render.Format {
	var can []render.Format
	for _, f := range formats {
		if meaningful(k, f) {
			can = append(can, f)
		}
	}
	return can
}

// elsewhere says that a format of the kind has a file about all roles where one about a role is asked for, or the other way round.
func elsewhere(k compose.Kind, f render.Format) error {
	if k.Gathers(f.Name) {
		return &RequestError{
			Message: fmt.Sprintf("%s as %s is one file about all roles", k.ID, f.Name),
			Hint:    fmt.Sprintf("rolexport show --kind %s --format %s", k.ID, f.Name),
		}
	}
	return &RequestError{
		Message: fmt.Sprintf("%s as %s is about one role", k.ID, f.Name),
		Hint:    fmt.Sprintf("rolexport show ROLE --kind %s --format %s", k.ID, f.Name),
	}
}

// meaningless tells which kinds the format could be asked for, and which formats the kind.
func meaningless(k compose.Kind, f render.Format, kinds []compose.Kind, formats []render.Format) error {
	var kindsWith, formatsWith []string
	for _, other := range kinds {
		if meaningful(other, f) {
			kindsWith = append(kindsWith, other.ID)
		}
	}
	for _, other := range Formats(k, formats) {
		formatsWith = append(formatsWith, other.Name)
	}
	message := fmt.Sprintf("%s cannot be written as %s", k.ID, f.Name)
	if k.Composed() && !f.OfData() {
		message += ", which holds tables only"
	}
	if len(kindsWith) == 0 || len(formatsWith) == 0 { // it is not known here
		return &RequestError{Message: message, Hint: "rolexport list kinds shows what is written in which formats"}
	}
	return &RequestError{
		Message: message,
		Hint: fmt.Sprintf("%s has meaning for %s; %s for %s",
			f.Name, strings.Join(kindsWith, ", "), k.ID, strings.Join(formatsWith, ", ")),
	}
}
