// Package xlsx holds Excel workbooks against the rules of their packaging: parts, their types, their relationships, their XML. What the
// sheets say is not looked at.
package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"rolexport/internal/verify/rule"
)

// opc is the standard of the packaging.
const opc = "ISO/IEC 29500-2:2021, "

var (
	rulePackage = &rule.Rule{
		Code: "xlsx-package", Clause: opc + "6.2, 7.3",
		What: "The file is a zip archive whose members have sound names, each once, and sound data",
	}
	ruleTypes = &rule.Rule{
		Code: "xlsx-content-types", Clause: opc + "6.2.3, 7.2.3",
		What: "`[Content_Types].xml` gives every part a type, and no part that is not there",
	}
	ruleXML = &rule.Rule{
		Code: "xlsx-xml", Clause: opc + "6.1.4",
		What: "Parts that are XML are well-formed",
	}
	ruleRelated = &rule.Rule{
		Code: "xlsx-relationship", Clause: opc + "6.5",
		What: "Relationships have names of their own and lead to parts that are there",
	}
	ruleBook = &rule.Rule{
		Code: "xlsx-workbook", Clause: "ISO/IEC 29500-1:2016, 18.2",
		What: "There is a workbook, and its sheets are there",
	}
)

// Rules returns the rules that Check knows.
func Rules() []rule.Group {
	return []rule.Group{{Title: "Excel workbooks", Rules: []*rule.Rule{rulePackage, ruleTypes, ruleXML, ruleRelated, ruleBook}}}
}

// Limits of what a workbook may make us do.
const (
	maxParts = 10_000
	maxBytes = 512 << 20 // of all parts
)

// A book is a workbook that is being checked.
type book struct {
	found rule.Findings
	parts map[string][]byte // by name, without the slash
	order []string
}

// Check holds a workbook against the rules. The error says why a file cannot be checked.
func Check(data []byte) ([]rule.Finding, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("this is not a workbook: it is no zip archive, or it is damaged")
	}
	b := &book{parts: map[string][]byte{}}
	if err := b.read(archive); err != nil {
		return nil, err
	}
	for _, name := range b.order {
		if isXML(name) {
			b.checkXML(name)
		}
	}
	b.checkTypes()
	for _, name := range b.order {
		if strings.HasSuffix(name, ".rels") {
			b.checkRelationships(name)
		}
	}
	b.checkBook()
	return b.found.List(), nil
}

// read takes the parts from the archive.
func (b *book) read(archive *zip.Reader) error {
	if len(archive.File) > maxParts {
		return fmt.Errorf("the workbook has more than %d parts", maxParts)
	}
	left := int64(maxBytes)
	for _, member := range archive.File {
		name := member.Name
		if strings.HasSuffix(name, "/") {
			continue
		}
		if !fs.ValidPath(name) || strings.ContainsAny(name, `\:`) {
			b.found.Add(rulePackage, name, "the name leads out of the archive")
			continue
		}
		if _, twice := b.parts[name]; twice {
			b.found.Add(rulePackage, name, "the archive has two of it")
			continue
		}
		r, err := member.Open()
		var data []byte
		if err == nil {
			data, err = io.ReadAll(io.LimitReader(r, left+1))
			_ = r.Close() // its error is the read's
		}
		if left -= int64(len(data)); left < 0 {
			return fmt.Errorf("the parts of the workbook are longer than %d MB", maxBytes>>20)
		}
		if err != nil {
			b.found.Add(rulePackage, name, "it cannot be read: %v", err)
		}
		b.parts[name] = data
		b.order = append(b.order, name)
	}
	return nil
}

func isXML(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".xml", ".rels", ".vml":
		return true
	}
	return false
}

// elements calls visit for each element of an XML part.
func elements(data []byte, visit func(xml.StartElement)) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	some := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && some {
			return nil
		}
		if errors.Is(err, io.EOF) {
			return errors.New("it is empty")
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			some = true
			visit(e)
		}
	}
}

func (b *book) checkXML(name string) {
	if err := elements(b.parts[name], func(xml.StartElement) {}); err != nil {
		b.found.Add(ruleXML, name, "%v", err)
	}
}

// attribute returns an attribute of an element by its local name.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

const typesPart = "[Content_Types].xml"

func (b *book) checkTypes() {
	data, ok := b.parts[typesPart]
	if !ok {
		b.found.Add(ruleTypes, "", "there is no %s", typesPart)
		return
	}
	byExt, byName := map[string]bool{}, map[string]bool{}
	_ = elements(data, func(e xml.StartElement) { // whether it is well-formed is looked at elsewhere
		switch e.Name.Local {
		case "Default":
			byExt[strings.ToLower(attribute(e, "Extension"))] = true
		case "Override":
			name := strings.TrimPrefix(attribute(e, "PartName"), "/")
			byName[name] = true
			if _, ok := b.parts[name]; !ok {
				b.found.Add(ruleTypes, typesPart, "it gives a type to %q, which is not there", name)
			}
		}
	})
	for _, name := range b.order {
		ext := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
		if name != typesPart && !byName[name] && !byExt[ext] {
			b.found.Add(ruleTypes, typesPart, "it gives no type to %q", name)
		}
	}
}

// A relationship leads from a part to another.
type relationship struct{ id, kind, target string }

// relationships returns those of a part of relationships; targets are names of parts, and empty outside of the package.
func (b *book) relationships(name string) []relationship {
	folder := path.Dir(path.Dir(name))
	var all []relationship
	_ = elements(b.parts[name], func(e xml.StartElement) { // whether it is well-formed is looked at elsewhere
		if e.Name.Local != "Relationship" {
			return
		}
		r := relationship{attribute(e, "Id"), attribute(e, "Type"), attribute(e, "Target")}
		switch {
		case attribute(e, "TargetMode") == "External":
			r.target = ""
		case strings.HasPrefix(r.target, "/"):
			r.target = path.Clean(r.target[1:])
		default:
			r.target = path.Join(folder, r.target)
		}
		all = append(all, r)
	})
	return all
}

func (b *book) checkRelationships(name string) {
	seen := map[string]bool{}
	for _, r := range b.relationships(name) {
		if seen[r.id] || r.id == "" {
			b.found.Add(ruleRelated, name, "the relationship %q has no name of its own", r.id)
		}
		seen[r.id] = true
		target, _, _ := strings.Cut(r.target, "#")
		if _, ok := b.parts[target]; !ok && target != "" {
			b.found.Add(ruleRelated, name, "%q leads to %q, which is not there", r.id, target)
		}
	}
}

// checkBook looks for the workbook and its sheets.
func (b *book) checkBook() {
	main := ""
	for _, r := range b.relationships("_rels/.rels") {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			main = r.target
		}
	}
	data, ok := b.parts[main]
	if !ok {
		b.found.Add(ruleBook, "", "the package leads to no workbook")
		return
	}
	sheets := map[string]bool{}
	for _, r := range b.relationships(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels")) {
		_, there := b.parts[r.target]
		sheets[r.id] = there
	}
	count := 0
	_ = elements(data, func(e xml.StartElement) {
		if e.Name.Local != "sheet" {
			return
		}
		count++
		id := ""
		for _, a := range e.Attr {
			if a.Name.Local == "id" && a.Name.Space != "" {
				id = a.Value
			}
		}
		if !sheets[id] {
			b.found.Add(ruleBook, main, "the sheet %q is not there", attribute(e, "name"))
		}
	})
	if count == 0 {
		b.found.Add(ruleBook, main, "it has no sheets")
	}
}
