// Package opc reads packages of Office Open XML (ISO/IEC 29500-2) for the checkers of their formats, and holds them against what all of them
// ask for: sound names, one type for each part, relationships that lead somewhere, and properties that say what the file is.
package opc

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rolexport/internal/verify/rule"
)

// Limits of what a file may make us do.
const (
	maxParts = 10_000
	maxBytes = 1 << 30 // of all parts
)

// Rules are the rules of a format that its package is held to.
type Rules struct {
	Package *rule.Rule // names of members, and that they can be read
	Types   *rule.Rule // [Content_Types].xml
	XML     *rule.Rule // well-formed parts
	Related *rule.Rule // relationships
	Order   *rule.Rule // of elements
	Title   *rule.Rule // what core properties have to say

	Properties *rule.Rule // core properties as such
}

// A Package is a file that is being checked.
type Package struct {
	rule.Findings
	Parts map[string][]byte
	Order []string          // of the parts in the archive
	Types map[string]string // content type by part
	// Streamed reports whether a part is looked at in pieces, so that it is not read as a whole; nil: none is.
	Streamed func(name string) bool

	rules Rules
	trees map[string]*Node // parsed parts
}

// Open reads the parts of a file, which messages call by a word such as "a workbook". The error says why it cannot be checked.
func Open(data []byte, what string, rules Rules) (*Package, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("this is not %s: it is no zip archive, or it is damaged", what)
	}
	p := &Package{Parts: map[string][]byte{}, Types: map[string]string{}, trees: map[string]*Node{}, rules: rules}
	if err := p.read(archive); err != nil {
		return nil, err
	}
	return p, nil
}

// Check holds the package against the rules that all formats share.
func (p *Package) Check() {
	p.checkTypes()
	p.checkReached()
}

// read takes the parts from the archive.
func (p *Package) read(archive *zip.Reader) error {
	if len(archive.File) > maxParts {
		return fmt.Errorf("the file has more than %d parts", maxParts)
	}
	left := int64(maxBytes)
	folded := map[string]bool{}
	for _, member := range archive.File {
		name := member.Name
		if strings.HasSuffix(name, "/") {
			continue
		}
		if !fs.ValidPath(name) || strings.ContainsAny(name, `\:`) {
			p.Add(p.rules.Package, name, "the name leads out of the archive")
			continue
		}
		if folded[strings.ToLower(name)] {
			p.Add(p.rules.Package, name, "the archive has two of it")
			continue
		}
		folded[strings.ToLower(name)] = true
		data, err := readMember(member, left+1)
		if left -= int64(len(data)); left < 0 {
			return fmt.Errorf("the parts of the file are longer than %d MB", maxBytes>>20)
		}
		if err != nil {
			p.Add(p.rules.Package, name, "it cannot be read: %v", err)
		}
		p.Parts[name] = data
		p.Order = append(p.Order, name)
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

// Tree returns the root of a part, nil where it is not there or not well-formed.
func (p *Package) Tree(name string) *Node {
	if n, done := p.trees[name]; done {
		return n
	}
	data, ok := p.Parts[name]
	if !ok {
		return nil
	}
	n, err := Parse(data, nil)
	if err != nil {
		p.Add(p.rules.XML, name, "%v", err)
	}
	p.trees[name] = n
	return n
}

// Stream returns the root of a part of which one kind of element is handed on and not kept, nil where it is not well-formed.
func (p *Package) Stream(name string, stream Stream) *Node {
	n, err := Parse(p.Parts[name], &stream)
	if err != nil {
		p.Add(p.rules.XML, name, "%v", err)
		return nil
	}
	p.trees[name] = n
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

func (p *Package) checkTypes() {
	root := p.Tree(typesPart)
	if root == nil {
		p.Add(p.rules.Types, "", "there is no %s", typesPart)
		return
	}
	byExt := map[string]string{}
	for _, n := range root.Kids {
		switch n.Name {
		case "Default":
			ext := strings.ToLower(n.Attr("Extension"))
			if byExt[ext] != "" {
				p.Add(p.rules.Types, typesPart, "the extension %q has two types", ext)
			}
			byExt[ext] = n.Attr("ContentType")
		case "Override":
			name := strings.TrimPrefix(n.Attr("PartName"), "/")
			if p.Types[name] != "" {
				p.Add(p.rules.Types, typesPart, "%q has two types", name)
			}
			p.Types[name] = n.Attr("ContentType")
			if _, ok := p.Parts[name]; !ok {
				p.Add(p.rules.Types, typesPart, "it gives a type to %q, which is not there", name)
			}
		}
	}
	for _, name := range p.Order {
		if p.Types[name] == "" {
			p.Types[name] = byExt[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
		}
		if p.Types[name] == "" && name != typesPart {
			p.Add(p.rules.Types, typesPart, "it gives no type to %q", name)
		}
	}
}

// A Relation leads from a part to another.
type Relation struct {
	ID, Kind string
	Target   string // a part, or an address outside of the package
	External bool
}

// relationsOf returns the name of the part with the relationships of a part; "" is the package.
func relationsOf(name string) string {
	return path.Join(path.Dir(name), "_rels", path.Base("/"+name)+".rels")
}

// Relations returns where a part leads.
func (p *Package) Relations(of string) []Relation {
	name := relationsOf(of)
	if of == "" {
		name = "_rels/.rels"
	}
	root := p.Tree(name)
	if root == nil {
		return nil
	}
	var all []Relation
	for _, n := range root.Kids {
		r := Relation{ID: n.Attr("Id"), Target: n.Attr("Target"), External: n.Attr("TargetMode") == "External"}
		r.Kind = n.Attr("Type")[strings.LastIndexByte(n.Attr("Type"), '/')+1:]
		switch {
		case r.External:
		case strings.HasPrefix(r.Target, "/"):
			r.Target = path.Clean(r.Target[1:])
		default:
			r.Target = path.Join(path.Dir(of), r.Target)
		}
		all = append(all, r)
	}
	return all
}

// Related returns the relations of a part that are of a kind.
func (p *Package) Related(of, kind string) []Relation {
	return slices.DeleteFunc(p.Relations(of), func(r Relation) bool { return r.Kind != kind })
}

// Relation finds a relation of a part by its name.
func (p *Package) Relation(of, id string) (Relation, bool) {
	for _, r := range p.Relations(of) {
		if r.ID == id {
			return r, true
		}
	}
	return Relation{}, false
}

// checkReached follows the relationships from the package on: each leads to a part that is there, and each part is reached.
func (p *Package) checkReached() {
	reached := map[string]bool{}
	var follow func(of string)
	follow = func(of string) {
		ids := map[string]bool{}
		for _, r := range p.Relations(of) {
			at := relationsOf(of)
			if ids[r.ID] || r.ID == "" {
				p.Add(p.rules.Related, at, "the relationship %q has no name of its own", r.ID)
			}
			ids[r.ID] = true
			if r.Kind == "" {
				p.Add(p.rules.Related, at, "the relationship %q has no type", r.ID)
			}
			if r.External {
				continue
			}
			target, _, _ := strings.Cut(r.Target, "#")
			if _, ok := p.Parts[target]; !ok {
				p.Add(p.rules.Related, at, "%q leads to %q, which is not there", r.ID, target)
			} else if !reached[target] {
				reached[target] = true
				follow(target)
			}
		}
	}
	follow("")
	for _, name := range p.Order {
		if !reached[name] && name != typesPart && !strings.HasSuffix(name, ".rels") {
			p.Add(p.rules.Related, name, "no relationship leads to it")
		}
		if isXML(name) && (p.Streamed == nil || !p.Streamed(name)) {
			p.Tree(name)
		}
	}
}
