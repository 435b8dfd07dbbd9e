package xlsx

import (
	"strconv"
	"strings"

	"rolexport/internal/pattern"
	"rolexport/internal/verify/opc"
)

const maxSheetName = 31

// A sheet is a worksheet of the book.
type sheet struct {
	name string
	part string
	root *opc.Node // without rows
}

func (b *book) sheet(name string) *sheet {
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, name) {
			return s
		}
	}
	return nil
}

// checkBook checks the workbook part and all that it leads to.
func (b *book) checkBook(main string) {
	root := b.Tree(main)
	if root == nil {
		return
	}
	b.checkOrder(main, root, workbookOrder)
	b.listSheets(main, root)
	b.checkNames(main, root)
	for _, r := range b.Related(main, "styles") {
		b.checkStyles(r.Target)
	}
	for _, r := range b.Related(main, "sharedStrings") {
		b.checkTexts(r.Target)
	}
	for _, s := range b.sheets {
		b.checkSheet(s)
	}
	b.checkTableNames()
}

func (b *book) listSheets(main string, root *opc.Node) {
	seen, ids, shown := map[string]bool{}, map[string]bool{}, 0
	for _, n := range root.Child("sheets").Children("sheet") {
		name := n.Attr("name")
		if message := sheetName(name); message != "" {
			b.Add(ruleSheets, main, "the name %q %s", name, message)
		}
		if seen[strings.ToLower(name)] {
			b.Add(ruleSheets, main, "two sheets are named %q", name)
		}
		if ids[n.Attr("sheetId")] {
			b.Add(ruleBook, main, "two sheets have the number %s", n.Attr("sheetId"))
		}
		seen[strings.ToLower(name)], ids[n.Attr("sheetId")] = true, true
		if n.Attr("state") == "" || n.Attr("state") == "visible" {
			shown++
		}
		r, ok := b.Relation(main, n.Relation())
		if !ok || b.Parts[r.Target] == nil {
			b.Add(ruleBook, main, "the sheet %q is not there", name)
			continue
		}
		if r.Kind == "worksheet" {
			b.sheets = append(b.sheets, &sheet{name: name, part: r.Target})
		}
	}
	if shown == 0 {
		b.Add(ruleBook, main, "no sheet is seen")
	}
	if view := root.Child("bookViews").Child("workbookView"); view != nil {
		if tab, ok := view.Number("activeTab"); ok && tab >= len(seen) {
			b.Add(ruleBook, main, "sheet number %d is to be shown first, and there are %d", tab+1, len(seen))
		}
	}
}

// sheetName says what is wrong with the name of a sheet.
func sheetName(name string) string {
	switch {
	case name == "":
		return "is empty"
	case opc.Units(name) > maxSheetName:
		return "has " + strconv.Itoa(opc.Units(name)) + " characters"
	case strings.ContainsAny(name, `[]:*?/\`):
		return `has one of []:*?/\ in it`
	case strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'"):
		return "has an apostrophe at an end"
	case strings.EqualFold(name, "History"):
		return "is reserved"
	}
	return ""
}

var nameForm = pattern.New(`^[\p{L}_\\][\p{L}\p{N}_.\\?]*$`)

// isName reports whether a name may be defined: one that is no reference in either notation.
func isName(name string) bool {
	if _, _, cell := parseCell(name); cell || opc.Units(name) > 255 || !nameForm().MatchString(name) {
		return false
	}
	return !rowColumnForm().MatchString(name)
}

var rowColumnForm = pattern.New(`(?i)^(R[0-9]*C[0-9]*|R|C)$`)

func (b *book) checkNames(main string, root *opc.Node) {
	type place struct{ name, scope string }
	seen := map[place]bool{}
	for _, n := range root.Child("definedNames").Children("definedName") {
		name, scope := n.Attr("name"), n.Attr("localSheetId")
		key := place{strings.ToLower(name), scope}
		if seen[key] {
			b.Add(ruleNames, main, "%q is defined twice in one scope", name)
		}
		seen[key] = true
		if i, err := strconv.Atoi(scope); scope != "" && (err != nil || i < 0 || i >= len(root.Child("sheets").Children("sheet"))) {
			b.Add(ruleNames, main, "%q belongs to a sheet that there is not", name)
		}
		if !strings.HasPrefix(name, "_xlnm.") {
			if !isName(name) {
				b.Add(ruleNames, main, "%q is no name that Excel takes", name)
			}
			b.names[strings.ToLower(name)] = true
		}
		for _, s := range splitReferences(n.Text) {
			b.checkReference(ruleNames, main+", "+name, s)
		}
	}
}

// splitReferences parts a list of references at its commas, but not within the name of a sheet.
func splitReferences(s string) []string {
	var all []string
	quoted, from := false, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\'':
			quoted = !quoted
		case s[i] == ',' && !quoted:
			all = append(all, s[from:i])
			from = i + 1
		}
	}
	return append(all, s[from:])
}

func (b *book) checkTexts(part string) {
	root := b.Tree(part)
	for _, n := range root.Children("si") {
		b.texts++
		length := 0
		n.Below("t", func(t *opc.Node) { length += opc.Units(t.Text) })
		if length > maxText {
			b.Add(ruleTexts, part, "a text has %d characters", length)
		}
	}
}
