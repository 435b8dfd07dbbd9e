// Package xlsx holds Excel workbooks against the rules whose breach makes Excel offer to repair a file, or keeps readers out who do not
// see: parts and their relationships, order of elements, names, references, values, tables, rules, charts.
package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rolexport/internal/verify/rule"
)

// Limits of what a workbook may make us do.
const (
	maxParts = 10_000
	maxBytes = 1 << 30 // of all parts
)

// A book is a workbook that is being checked.
type book struct {
	rule.Findings
	parts  map[string][]byte
	order  []string
	types  map[string]string // content type by part
	trees  map[string]*node  // parsed parts, without the rows of sheets
	sheets []*sheet
	names  map[string]bool // defined names, in lower case
	styles styles
	texts  int // shared strings
	tables []*table
	ids    map[string]bool // numbers of tables
}

// Check holds a workbook against the rules. The error says why a file cannot be checked.
func Check(data []byte) ([]rule.Finding, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("this is not a workbook: it is no zip archive, or it is damaged")
	}
	b := &book{parts: map[string][]byte{}, types: map[string]string{}, trees: map[string]*node{}, names: map[string]bool{}, ids: map[string]bool{}}
	if err := b.read(archive); err != nil {
		return nil, err
	}
	b.checkTypes()
	b.checkReached()
	main := b.related("", "officeDocument")
	if len(main) == 0 || b.parts[main[0].target] == nil {
		b.Add(ruleBook, "", "the package leads to no workbook")
		return b.List(), nil
	}
	b.checkProperties()
	b.checkBook(main[0].target)
	return b.List(), nil
}

// read takes the parts from the archive.
func (b *book) read(archive *zip.Reader) error {
	if len(archive.File) > maxParts {
		return fmt.Errorf("the workbook has more than %d parts", maxParts)
	}
	left := int64(maxBytes)
	folded := map[string]bool{}
	for _, member := range archive.File {
		name := member.Name
		if strings.HasSuffix(name, "/") {
			continue
		}
		if !fs.ValidPath(name) || strings.ContainsAny(name, `\:`) {
			b.Add(rulePackage, name, "the name leads out of the archive")
			continue
		}
		if folded[strings.ToLower(name)] {
			b.Add(rulePackage, name, "the archive has two of it")
			continue
		}
		folded[strings.ToLower(name)] = true
		data, err := readMember(member, left+1)
		if left -= int64(len(data)); left < 0 {
			return fmt.Errorf("the parts of the workbook are longer than %d MB", maxBytes>>20)
		}
		if err != nil {
			b.Add(rulePackage, name, "it cannot be read: %v", err)
		}
		b.parts[name] = data
		b.order = append(b.order, name)
	}
	return nil
}

func readMember(member *zip.File, most int64) ([]byte, error) {
	r, err := member.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, most))
}

// tree returns the root of a part, nil where it is not there or not well-formed. The rows of a sheet are not kept.
func (b *book) tree(name string) *node {
	if n, done := b.trees[name]; done {
		return n
	}
	data, ok := b.parts[name]
	if !ok {
		return nil
	}
	n, err := parse(data, func(*node) {})
	if err != nil {
		b.Add(ruleXML, name, "%v", err)
	}
	b.trees[name] = n
	return n
}

const typesPart = "[Content_Types].xml"

func isXML(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".xml", ".rels", ".vml":
		return true
	}
	return false
}

func (b *book) checkTypes() {
	root := b.tree(typesPart)
	if root == nil {
		b.Add(ruleTypes, "", "there is no %s", typesPart)
		return
	}
	byExt := map[string]string{}
	for _, n := range root.kids {
		switch n.name {
		case "Default":
			ext := strings.ToLower(n.attr("Extension"))
			if byExt[ext] != "" {
				b.Add(ruleTypes, typesPart, "the extension %q has two types", ext)
			}
			byExt[ext] = n.attr("ContentType")
		case "Override":
			name := strings.TrimPrefix(n.attr("PartName"), "/")
			if b.types[name] != "" {
				b.Add(ruleTypes, typesPart, "%q has two types", name)
			}
			b.types[name] = n.attr("ContentType")
			if _, ok := b.parts[name]; !ok {
				b.Add(ruleTypes, typesPart, "it gives a type to %q, which is not there", name)
			}
		}
	}
	for _, name := range b.order {
		if b.types[name] == "" {
			b.types[name] = byExt[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
		}
		if b.types[name] == "" && name != typesPart {
			b.Add(ruleTypes, typesPart, "it gives no type to %q", name)
		}
	}
}

// A relation leads from a part to another.
type relation struct {
	id, kind string
	target   string // a part, or an address outside of the package
	external bool
}

// relationsOf returns the name of the part with the relationships of a part; "" is the package.
func relationsOf(name string) string {
	return path.Join(path.Dir(name), "_rels", path.Base("/"+name)+".rels")
}

// relations returns where a part leads.
func (b *book) relations(of string) []relation {
	name := relationsOf(of)
	if of == "" {
		name = "_rels/.rels"
	}
	root := b.tree(name)
	if root == nil {
		return nil
	}
	var all []relation
	for _, n := range root.kids {
		r := relation{id: n.attr("Id"), target: n.attr("Target"), external: n.attr("TargetMode") == "External"}
		r.kind = n.attr("Type")[strings.LastIndexByte(n.attr("Type"), '/')+1:]
		switch {
		case r.external:
		case strings.HasPrefix(r.target, "/"):
			r.target = path.Clean(r.target[1:])
		default:
			r.target = path.Join(path.Dir(of), r.target)
		}
		all = append(all, r)
	}
	return all
}

// related returns the relations of a part that are of a kind.
func (b *book) related(of, kind string) []relation {
	return slices.DeleteFunc(b.relations(of), func(r relation) bool { return r.kind != kind })
}

// relation finds a relation of a part by its name.
func (b *book) relation(of, id string) (relation, bool) {
	for _, r := range b.relations(of) {
		if r.id == id {
			return r, true
		}
	}
	return relation{}, false
}

// checkReached follows the relationships from the package on: each leads to a part that is there, and each part is reached.
func (b *book) checkReached() {
	reached := map[string]bool{}
	var follow func(of string)
	follow = func(of string) {
		ids := map[string]bool{}
		for _, r := range b.relations(of) {
			at := relationsOf(of)
			if ids[r.id] || r.id == "" {
				b.Add(ruleRelated, at, "the relationship %q has no name of its own", r.id)
			}
			ids[r.id] = true
			if r.kind == "" {
				b.Add(ruleRelated, at, "the relationship %q has no type", r.id)
			}
			if r.external {
				continue
			}
			target, _, _ := strings.Cut(r.target, "#")
			if _, ok := b.parts[target]; !ok {
				b.Add(ruleRelated, at, "%q leads to %q, which is not there", r.id, target)
			} else if !reached[target] {
				reached[target] = true
				follow(target)
			}
		}
	}
	follow("")
	for _, name := range b.order {
		if !reached[name] && name != typesPart && !strings.HasSuffix(name, ".rels") {
			b.Add(ruleRelated, name, "no relationship leads to it")
		}
		if isXML(name) && !strings.Contains(name, "worksheets/sheet") {
			b.tree(name) // sheets are parsed when their rows are looked at
		}
	}
}

func (b *book) checkProperties() {
	core := b.related("", "core-properties")
	if len(core) == 0 || b.tree(core[0].target) == nil {
		b.Add(ruleTitle, "", "the package says nothing about itself")
		return
	}
	root := b.tree(core[0].target)
	for _, element := range []string{"title", "language"} {
		if n := root.child(element); n == nil || strings.TrimSpace(n.text) == "" {
			b.Add(ruleTitle, core[0].target, "there is no %s", element)
		}
	}
}
