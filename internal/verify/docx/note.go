package docx

import "rolexport/internal/verify/opc"

// notes are the parts that hold what stands beside the text, by the element that refers to one of them.
var notes = map[string]struct{ part, element string }{
	"footnoteReference": {"footnotes", "footnote"}, "endnoteReference": {"endnotes", "endnote"}, "commentReference": {"comments", "comment"},
}

// checkNotes holds the references of a part to notes and comments against the parts that hold these.
func (d *document) checkNotes(part string, root *opc.Node) {
	for _, reference := range []string{"footnoteReference", "endnoteReference", "commentReference"} {
		note := notes[reference]
		var known map[string]bool
		root.Below(reference, func(n *opc.Node) {
			if known == nil {
				known = map[string]bool{}
				for _, r := range d.Related(d.main, note.part) {
					for _, k := range d.Tree(r.Target).Children(note.element) {
						known[val(k, "id")] = true
					}
				}
			}
			if !known[val(n, "id")] {
				d.Add(ruleNotes, part, "there is no %s %q", note.element, val(n, "id"))
			}
		})
	}
}

// checkNoteParts holds what notes and comments say against the rules.
func (d *document) checkNoteParts() {
	for _, kind := range []string{"footnotes", "endnotes", "comments"} {
		for _, r := range d.Related(d.main, kind) {
			if root := d.Tree(r.Target); root != nil {
				d.checkType(r.Target, kind)
				d.checkContent(r.Target, root)
			}
		}
	}
}
