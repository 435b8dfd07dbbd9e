package pdf

import (
	"fmt"

	"rolexport/internal/verify/pdf/object"
)

// annotations are the types that PDF/A-2 permits.
var annotations = names(
	"Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly", "StrikeOut",
	"Stamp", "Caret", "Ink", "Popup", "FileAttachment", "Widget", "PrinterMark", "Watermark", "Redact",
)

// Flags of annotations.
const (
	flagInvisible = 1 << 0
	flagHidden    = 1 << 1
	flagPrint     = 1 << 2
	flagNoView    = 1 << 5
	flagToggle    = 1 << 8
)

// checkAnnotations looks at the annotations of all pages.
func (c *checker) checkAnnotations() {
	for _, p := range c.pages {
		for i, v := range c.array(p.dict["Annots"]) {
			d := c.dict(v)
			kind := c.name(d["Subtype"])
			where := at(v, fmt.Sprintf("annotation %d of %v", i+1, p))
			if d == nil {
				c.add(ruleAnnotType, where, "it is not there")
				continue
			}
			if !annotations[kind] {
				c.add(ruleAnnotType, where, "annotations of type %q are not permitted", short(string(kind)))
			}
			c.checkFlags(d, kind, where)
			c.checkAppearance(p, d, kind, where)
			c.checkAnnotationTag(c.tree.objects[objectOf(v)], p, d, kind, where)
			if kind == "Widget" && (d["A"] != nil || d["AA"] != nil) {
				c.add(ruleField, where, "the form field has an action")
			}
			if _, ok := c.get(d, "Contents").(object.String); ok && !c.hasLang() {
				c.add(ruleWords, where, "nothing says in which language its /Contents are")
			}
			if kind == "Link" {
				c.checkDest(d, where, "the link")
			}
		}
	}
}

func (c *checker) checkFlags(d object.Dict, kind object.Name, where string) {
	if kind == "Popup" {
		return
	}
	flags, ok := c.integer(d["F"])
	switch {
	case !ok:
		c.add(ruleAnnotFlags, where, "it has no flags, /F")
	case flags&flagPrint == 0:
		c.add(ruleAnnotFlags, where, "it is not printed: /F is %d", flags)
	case flags&(flagInvisible|flagHidden|flagNoView|flagToggle) != 0:
		c.add(ruleAnnotFlags, where, "it is hidden: /F is %d", flags)
	}
}

// checkAppearance looks at how an annotation is drawn.
func (c *checker) checkAppearance(p *page, d object.Dict, kind object.Name, where string) {
	appearance := c.dict(d["AP"])
	if appearance == nil {
		if b, ok := c.box(d["Rect"]); ok && b.width() == 0 && b.height() == 0 || kind == "Popup" || kind == "Link" {
			return
		}
		c.add(ruleAppearance, where, "it has no appearance, /AP")
		return
	}
	for _, key := range appearance.Keys() {
		if key != "N" {
			c.add(ruleAppearance, where, "its appearance has /%s, and only /N is allowed", key)
		}
	}
	button := kind == "Widget" && c.name(d["FT"]) == "Btn"
	drawn := object.Array{appearance["N"]}
	if s := c.stream(appearance["N"]); (s == nil) != button && kind != "Widget" {
		c.add(ruleAppearance, where, "its appearance /N is no stream")
	}
	if states, ok := c.get(appearance, "N").(object.Dict); ok {
		drawn = nil
		for _, key := range states.Keys() {
			drawn = append(drawn, states[key])
		}
	}
	for _, v := range drawn {
		if s := c.stream(v); s != nil && c.enter(v) {
			r := &run{
				checker: c, where: at(v, "the appearance of "+where), page: p, marks: newMarks(where, 0, -1), free: true,
				resources: c.dict(s.Dict["Resources"]), state: initialState,
			}
			data, _ := s.Decode()
			r.follow(data)
		}
	}
}

// checkAnnotationTag looks at the structure element of an annotation.
func (c *checker) checkAnnotationTag(e *element, p *page, d object.Dict, kind object.Name, where string) {
	var role object.Name
	if e != nil {
		role = e.role
	}
	contents := c.text(d["Contents"])
	hidden := c.unseen(p, d)
	switch kind {
	case "Popup":
	case "PrinterMark":
		if e != nil {
			c.add(ruleAnnotTag, where, "a printer's mark stands in the structure tree")
		}
	case "Link":
		if role != "Link" {
			c.add(ruleLinkTag, where, "the link stands in %s and not in Link", inElement(e))
		}
		if contents == "" {
			c.add(ruleLinkText, where, "the link does not say by /Contents where it leads")
		}
	case "Widget":
		if role != "Form" && !hidden {
			c.add(ruleWidgetTag, where, "the form field stands in %s and not in Form", inElement(e))
		}
		if c.text(d["TU"]) == "" && c.text(c.dict(d["Parent"])["TU"]) == "" && (e == nil || c.text(e.dict["Alt"]) == "") && !hidden {
			c.add(ruleField, where, "the form field has no name for people, /TU")
		}
	default:
		if role != "Annot" && !hidden {
			c.add(ruleAnnotTag, where, "it stands in %s and not in Annot", inElement(e))
		}
		if contents == "" && (e == nil || c.text(e.dict["Alt"]) == "") && !hidden {
			c.add(ruleAnnotText, where, "it has no /Contents, and its structure element no /Alt")
		}
	}
}

func inElement(e *element) string {
	if e == nil {
		return "no structure element"
	}
	return e.String()
}

// unseen reports whether an annotation is hidden or lies beside the page.
func (c *checker) unseen(p *page, d object.Dict) bool {
	if flags, _ := c.integer(d["F"]); flags&flagHidden != 0 {
		return true
	}
	key := object.Name("CropBox")
	if p.value(key) == nil {
		key = "MediaBox"
	}
	paper, ok := c.box(p.value(key))
	rect, ok2 := c.box(d["Rect"])
	return ok && ok2 && (rect.right < paper.left || rect.left > paper.right || rect.top < paper.bottom || rect.bottom > paper.top)
}
