// Package docx holds Word documents against the rules whose breach makes Word offer to repair a file, or keeps readers out who do not see:
// parts and their relationships, order of elements, styles, lists, tables, bookmarks, links, fields.
package docx

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/pattern"
	"rolexport/internal/verify/opc"
	"rolexport/internal/verify/rule"
)

// A document is a file that is being checked.
type document struct {
	*opc.Package
	main      string            // name of the main part
	styles    map[string]string // kind by id
	lists     map[string]bool   // numbers of lists
	bookmarks map[string]bool   // names
	drawings  map[string]bool   // numbers
}

// Check holds a Word document against the rules. The error says why a file cannot be checked.
func Check(data []byte) ([]rule.Finding, error) {
	p, err := opc.Open(data, "a Word document", opc.Rules{
		Package: rulePackage, Types: ruleTypes, XML: ruleXML, Related: ruleRelated, Order: ruleOrder, Title: ruleTitle,
		Properties: ruleProperties,
	})
	if err != nil {
		return nil, err
	}
	d := &document{Package: p, styles: map[string]string{}, lists: map[string]bool{}, bookmarks: map[string]bool{}, drawings: map[string]bool{}}
	d.Check()
	main := d.Related("", "officeDocument")
	if len(main) == 0 || d.Parts[main[0].Target] == nil {
		d.Add(ruleBody, "", "the package leads to no document")
		return d.List(), nil
	}
	d.main = main[0].Target
	d.checkType(d.main, "document.main")
	d.CheckProperties()
	for _, kind := range []string{"styles", "numbering", "settings", "fontTable"} {
		for _, r := range d.Related(d.main, kind) {
			if n := d.Tree(r.Target); n != nil {
				d.checkSchema(r.Target, n)
			}
			d.checkType(r.Target, kind)
		}
	}
	d.readStyles()
	d.readLists()
	d.checkMain()
	return d.List(), nil
}

// wordTypes is how the types of the parts begin that are WordprocessingML.
const wordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml."

// chartType is the type of parts that are charts.
const chartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

// checkType holds the type of a part against what leads to it: Word does not open a part of another type.
func (d *document) checkType(part, kind string) {
	want := wordTypes + kind + "+xml"
	if got := d.Types[part]; got != want {
		d.Add(ruleTypes, part, "its type is %q, not %q", got, want)
	}
}

func (d *document) readStyles() {
	for _, r := range d.Related(d.main, "styles") {
		for _, s := range d.Tree(r.Target).Children("style") {
			id := val(s, "styleId")
			if id == "" || d.styles[id] != "" {
				d.Add(ruleStyles, r.Target, "the style %q has no id of its own", id)
			}
			d.styles[id] = val(s, "type")
		}
		based := map[string]string{}
		for _, s := range d.Tree(r.Target).Children("style") {
			for _, name := range []string{"basedOn", "next"} {
				if other := s.Child(name); other != nil && d.styles[val(other, "val")] == "" {
					d.Add(ruleStyles, r.Target, "the style %q names %q, which is not there", val(s, "styleId"), val(other, "val"))
				}
			}
			based[val(s, "styleId")] = val(s.Child("basedOn"), "val")
		}
		for _, id := range slices.Sorted(maps.Keys(based)) {
			steps, on := 0, based[id]
			for ; on != "" && on != id && steps < len(based); steps++ {
				on = based[on]
			}
			if on == id {
				d.Add(ruleStyles, r.Target, "the style %q is based on itself", id)
			}
		}
	}
}

func (d *document) readLists() {
	for _, r := range d.Related(d.main, "numbering") {
		root := d.Tree(r.Target)
		kinds := map[string]bool{}
		for _, n := range root.Children("abstractNum") {
			id := val(n, "abstractNumId")
			if kinds[id] {
				d.Add(ruleLists, r.Target, "two kinds of lists have the number %s", id)
			}
			kinds[id] = true
		}
		for _, n := range root.Children("num") {
			id := val(n, "numId")
			if d.lists[id] {
				d.Add(ruleLists, r.Target, "two lists have the number %s", id)
			}
			d.lists[id] = true
			if kind := n.Child("abstractNumId"); kind == nil || !kinds[val(kind, "val")] {
				d.Add(ruleLists, r.Target, "the list %s is of no kind", id)
			}
		}
	}
}

func (d *document) checkMain() {
	root := d.Tree(d.main)
	body := root.Child("body")
	if body == nil {
		d.Add(ruleBody, d.main, "there is no body")
		return
	}
	if len(body.Kids) == 0 || body.Kids[len(body.Kids)-1].Name != "sectPr" {
		d.Add(ruleBody, d.main, "the body does not end with the properties of its section")
	}
	d.checkBookmarks(root)
	d.checkContent(d.main, root)
	d.checkBlocks(d.main, body)
	body.Below("sectPr", d.checkSection)
	d.checkNoteParts()
	for _, name := range d.Order {
		if strings.HasPrefix(d.Types[name], wordTypes) {
			d.checkCompatibility(name, d.Tree(name), nil)
		}
	}
}

var bookmarkName = pattern.New(`^[\pL_][\pL\pN_]{0,39}$`)

func (d *document) checkBookmarks(root *opc.Node) {
	numbers, names := map[string]bool{}, map[string]bool{}
	root.Below("bookmarkStart", func(n *opc.Node) {
		name, id := val(n, "name"), val(n, "id")
		switch {
		case !bookmarkName().MatchString(name):
			d.Add(ruleBookmarks, d.main, "%q is no name of a bookmark", name)
		case names[strings.ToLower(name)]:
			d.Add(ruleBookmarks, d.main, "the bookmark %q stands twice", name)
		}
		if id == "" || numbers[id] {
			d.Add(ruleBookmarks, d.main, "the bookmark %q has no number of its own", name)
		}
		numbers[id], names[strings.ToLower(name)], d.bookmarks[name] = true, true, true
	})
	root.Below("bookmarkEnd", func(n *opc.Node) {
		if !numbers[val(n, "id")] {
			d.Add(ruleBookmarks, d.main, "a bookmark ends that has not begun: number %s", val(n, "id"))
		}
		delete(numbers, val(n, "id"))
	})
	for _, id := range slices.Sorted(maps.Keys(numbers)) {
		d.Add(ruleBookmarks, d.main, "bookmark number %s has no end of its own", id)
	}
}

// checkContent holds what a part says against the rules: the main part, and heads and feet.
func (d *document) checkContent(part string, root *opc.Node) {
	d.checkSchema(part, root)
	d.checkNotes(part, root)
	for _, ref := range [][2]string{{"pStyle", "paragraph"}, {"rStyle", "character"}, {"tblStyle", "table"}} {
		root.Below(ref[0], func(n *opc.Node) {
			if kind := d.styles[val(n, "val")]; kind != ref[1] {
				d.Add(ruleStyles, part, "there is no style %q for a %s", val(n, "val"), ref[1])
			}
		})
	}
	root.Below("numPr", func(n *opc.Node) {
		if id := n.Child("numId"); id == nil || !d.lists[val(id, "val")] && val(id, "val") != "0" {
			d.Add(ruleLists, part, "an item belongs to no list")
		}
		if level := n.Child("ilvl"); level != nil && (len(val(level, "val")) != 1 || val(level, "val") > "8") {
			d.Add(ruleLists, part, "an item is on level %s", val(level, "val"))
		}
	})
	root.Below("t", func(n *opc.Node) {
		if n.Text != strings.Trim(n.Text, " \t\n\r") && spaceOf(n) != "preserve" {
			d.Add(ruleText, part, "%.40q has blanks at its ends that a reader may drop", n.Text)
		}
	})
	root.Below("hyperlink", func(n *opc.Node) {
		d.checkLink(part, n)
		n.Below("hyperlink", func(*opc.Node) { d.Add(ruleLinks, part, "a link stands in a link") })
	})
	root.Below("p", func(n *opc.Node) { d.checkFields(part, n) })
	root.Below("inline", func(n *opc.Node) { d.checkDrawing(part, n) })
}

func (d *document) checkLink(part string, n *opc.Node) {
	if anchor := val(n, "anchor"); anchor != "" {
		if !d.bookmarks[anchor] {
			d.Add(ruleLinks, part, "there is no bookmark %q", anchor)
		}
		return
	}
	r, ok := d.Relation(part, n.Relation())
	if !ok || r.Kind != "hyperlink" || !r.External {
		d.Add(ruleLinks, part, "there is no address %q", n.Relation())
		return
	}
	if u, err := url.Parse(r.Target); err != nil || u.Scheme == "" || strings.ContainsAny(r.Target, " \"<>\\^`{|}") {
		d.Add(ruleLinks, part, "%.80q is no address", r.Target)
	}
}

var pageOf = pattern.New(`^ *PAGEREF +(\S+)`)

// checkFields follows the fields of a paragraph: each begins, is parted from its result, and ends.
func (d *document) checkFields(part string, p *opc.Node) {
	state := ""
	var walk func(*opc.Node)
	walk = func(n *opc.Node) {
		for _, k := range n.Kids {
			switch k.Name {
			case "fldChar":
				now := val(k, "fldCharType")
				if want := map[string]string{"": "begin", "begin": "separate", "separate": "end"}[state]; now != want {
					d.Add(ruleFields, part, "%q of a field stands where %q should", now, want)
				}
				if state = now; now == "end" {
					state = ""
				}
			case "instrText":
				if m := pageOf().FindStringSubmatch(k.Text); m != nil && !d.bookmarks[m[1]] {
					d.Add(ruleFields, part, "a field refers to the bookmark %q, which is not there", m[1])
				}
			}
			walk(k)
		}
	}
	walk(p)
	if state != "" {
		d.Add(ruleFields, part, "a field does not end in its paragraph")
	}
}

func (d *document) checkDrawing(part string, n *opc.Node) {
	properties := n.Child("docPr")
	if properties == nil {
		d.Add(ruleDrawings, part, "a picture has no properties")
		return
	}
	id := properties.Attr("id")
	if id == "" || d.drawings[id] {
		d.Add(ruleDrawings, part, "a picture has no number of its own")
	}
	d.drawings[id] = true
	if strings.TrimSpace(properties.Attr("descr")) == "" {
		d.Add(ruleAlt, part, "the picture %q has no alternative text", properties.Attr("name"))
	}
	n.Below("chart", func(c *opc.Node) {
		if r, ok := d.Relation(part, c.Relation()); !ok || r.Kind != "chart" || d.Types[r.Target] != chartType {
			d.Add(ruleDrawings, part, "there is no chart %q", c.Relation())
		}
	})
	n.Below("blip", func(b *opc.Node) {
		if r, ok := d.Relation(part, b.Relation()); !ok || r.Kind != "image" || d.Parts[r.Target] == nil {
			d.Add(ruleDrawings, part, "there is no picture %q", b.Relation())
		}
	})
}

// checkSection holds pages against the rules, and follows to their heads and feet.
func (d *document) checkSection(n *opc.Node) {
	kinds := map[string]bool{}
	for _, k := range n.Kids {
		kind := strings.TrimSuffix(k.Name, "Reference")
		if kind == k.Name {
			continue
		}
		on := kind + " " + val(k, "type")
		if kinds[on] {
			d.Add(ruleFurniture, d.main, "there are two parts for %s", on)
		}
		kinds[on] = true
		r, ok := d.Relation(d.main, k.Relation())
		root := d.Tree(r.Target)
		if !ok || r.Kind != kind || root == nil {
			d.Add(ruleFurniture, d.main, "there is no %s", on)
			continue
		}
		d.checkType(r.Target, kind)
		d.checkContent(r.Target, root)
		if len(root.Kids) == 0 || root.Kids[len(root.Kids)-1].Name != "p" {
			d.Add(ruleFurniture, r.Target, "it does not end with a paragraph")
		}
	}
	size, margins := n.Child("pgSz"), n.Child("pgMar")
	width, left, right := length(size, "w"), length(margins, "left"), length(margins, "right")
	high, top, bottom := length(size, "h"), length(margins, "top"), length(margins, "bottom")
	if width <= left+right || high <= top+bottom {
		d.Add(rulePages, d.main, "pages of %d by %d twips have no room between their margins", width, high)
	}
}

// length returns an attribute as a number, 0 where it is none.
func length(n *opc.Node, name string) int {
	x, _ := strconv.Atoi(val(n, name)) // 0 is told as no room
	return x
}
