package html

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// fetches are the attributes that make a browser ask for something, apart from links that a reader follows.
var fetches = []string{"src", "srcset", "data", "poster", "background", "ping", "action", "formaction", "manifest", "cite", "longdesc"}

// attributes checks what any element may have.
func (c *checker) attributes(e *element) {
	if id, ok := e.attr["id"]; ok {
		switch {
		case id == "" || strings.ContainsAny(id, " \t\n\r\f"):
			c.add(ruleID, "the id %q is empty or holds white space", id)
		case c.ids[id] != 0:
			c.add(ruleID, "the id %q is that of line %d", id, c.ids[id])
		default:
			c.ids[id] = c.line
		}
	}
	for _, name := range []string{"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "for"} {
		for _, id := range strings.Fields(e.attr[name]) {
			c.refs = append(c.refs, reference{id, name, c.line})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(e.attr)) {
		if strings.HasPrefix(name, "on") {
			c.add(ruleScript, "the attribute %s holds a script", name)
		}
		if name == "style" {
			c.add(ruleStyle, "<%s> has a style of its own", e.tag)
		}
		if low := strings.ToLower(strings.TrimSpace(e.attr[name])); strings.HasPrefix(low, "javascript:") || strings.HasPrefix(low, "vbscript:") {
			c.add(ruleScript, "the address in %s is a script", name)
		}
	}
	if lang, ok := e.attr["lang"]; ok && lang != "" {
		if _, err := language.Parse(lang); err != nil {
			c.add(ruleLanguage, "%q is no language tag such as en-GB", lang)
		}
	}
	for role := range strings.FieldsSeq(e.attr["role"]) {
		if !slices.Contains(roles, role) {
			c.add(ruleRoles, "<%s> has the role %q, which does not exist", e.tag, role)
		}
	}
	if n, err := strconv.Atoi(strings.TrimSpace(e.attr["tabindex"])); err == nil && n > 0 {
		c.add(ruleOrder, "<%s> has the tabindex %d", e.tag, n)
	}
	for _, name := range fetches {
		if value, ok := e.attr[name]; ok && !strings.HasPrefix(value, "data:image/") {
			c.add(ruleRequest, "<%s> asks for %.60q", e.tag, value)
		}
	}
	if href, ok := e.attr["href"]; ok && e.tag != "a" && !strings.HasPrefix(href, "#") {
		c.add(ruleRequest, "<%s> asks for %.60q", e.tag, href)
	}
}

// element checks an element that begins.
func (c *checker) element(e *element) {
	switch e.tag {
	case "html":
		c.lang = strings.TrimSpace(e.attr["lang"]) != ""
	case "meta":
		c.meta(e)
	case "base", "link", "iframe", "object", "embed", "form", "input", "button", "frame", "applet", "portal", "foreignobject":
		c.add(ruleRequest, "<%s> has no place in a page that needs nobody", e.tag)
	case "script":
		if e.attr["type"] != "application/ld+json" {
			c.add(ruleScript, "there is a script")
		}
	case "main":
		c.mains = append(c.mains, e.attr["id"])
	case "a":
		href, ok := e.attr["href"]
		if !ok {
			break
		}
		if c.links++; c.links == 1 {
			c.first = href
		}
		if id, inside := strings.CutPrefix(href, "#"); inside {
			c.refs = append(c.refs, reference{id, "a link", c.line})
		}
	case "img":
		if strings.TrimSpace(e.attr["alt"]) == "" {
			c.add(ruleImages, "a picture has no words")
		}
		for _, o := range c.open {
			o.said = true
		}
	case "svg":
		if e.attr["aria-hidden"] != "true" && (e.attr["role"] != "img" || e.attr["aria-labelledby"] == "" && e.attr["aria-label"] == "") {
			c.add(ruleImages, "a drawing has no words, and is not hidden")
		}
	case "nav", "aside":
		c.named(e)
	case "caption":
		if t := c.nearest("table"); t != nil {
			t.name = true
		}
	case "th":
		if t := c.nearest("table"); t != nil {
			t.head = true
		}
		switch e.attr["scope"] {
		case "col", "row", "colgroup", "rowgroup":
		default:
			c.add(ruleTables, "a head does not say what it heads")
		}
	}
	if e.attr["role"] == "region" {
		c.named(e)
	}
	if e.tag == "td" || e.tag == "th" {
		if row := c.nearest("tr"); row != nil {
			span, err := strconv.Atoi(e.attr["colspan"])
			if err != nil {
				span = 1
			}
			row.cols += span
		}
	}
}

func (c *checker) named(e *element) {
	if e.attr["aria-label"] == "" && e.attr["aria-labelledby"] == "" {
		c.add(ruleNames, "<%s> has no name", e.tag)
	}
}

func (c *checker) meta(e *element) {
	content := e.attr["content"]
	switch {
	case strings.EqualFold(e.attr["charset"], "utf-8"):
		c.code = true
	case e.attr["name"] == "viewport":
		c.zoom = strings.Contains(content, "width=device-width") && !strings.Contains(content, "user-scalable") && !strings.Contains(content, "maximum-scale")
	case strings.EqualFold(e.attr["http-equiv"], "Content-Security-Policy"):
		c.policy = content
	case strings.EqualFold(e.attr["http-equiv"], "refresh"):
		c.add(ruleRequest, "the page leads elsewhere by itself")
	}
}

// closed checks an element that ends.
func (c *checker) closed(e *element) {
	text := strings.TrimSpace(e.text.String())
	switch e.tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		level := int(e.tag[1] - '0')
		if level == 1 {
			c.ones++
		}
		if level > c.level+1 {
			c.add(ruleHeadings, "a heading of level %d follows one of level %d", level, c.level)
		}
		c.level = level
		if text == "" && !e.said {
			c.add(ruleHeadings, "a heading has no text")
		}
	case "title":
		if !c.inside("svg") {
			c.title = c.title || text != ""
		}
	case "a":
		if text == "" && !e.said && e.attr["href"] != "" && e.attr["aria-label"] == "" {
			c.add(ruleNames, "a link has no text")
		}
	case "style":
		c.styles++
		c.style = []byte(e.text.String())
		for _, fetch := range []string{"@import", "url(http", "url(//", "url(\"", "url('"} {
			if strings.Contains(e.text.String(), fetch) {
				c.add(ruleRequest, "the style asks for something: %s", fetch)
			}
		}
	case "script":
		if e.attr["type"] == "application/ld+json" {
			c.linked(e.text.String())
		}
	case "tr":
		t := c.nearest("table")
		switch {
		case t == nil:
			c.add(ruleTables, "a row stands in no table")
		case t.cols == 0:
			t.cols = e.cols
		case t.cols != e.cols:
			c.add(ruleTables, "a row has %d cells, and the first has %d", e.cols, t.cols)
		}
	case "table":
		if !e.head {
			c.add(ruleTables, "a table has no heads")
		}
		if !e.name && e.attr["aria-labelledby"] == "" && e.attr["aria-label"] == "" {
			c.add(ruleTables, "a table has no name")
		}
	}
}
