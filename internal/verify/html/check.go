package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"

	"rolexport/internal/verify/data"
	"rolexport/internal/verify/rule"
)

// maxBytes bounds the files that are read.
const maxBytes = 256 << 20

// Check holds a page against its rules.
func Check(data []byte) ([]rule.Finding, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("it is larger than %d MB", maxBytes>>20)
	}
	c := &checker{ids: map[string]int{}}
	c.text(data)
	c.tokens(data)
	c.whole()
	return c.found.List(), nil
}

// An element is one that is open.
type element struct {
	tag  string
	attr map[string]string
	line int
	text strings.Builder // of it and all within
	said bool            // something within has words that are no text
	head bool            // of a table: has a th
	name bool            // of a table: has a caption
	cols int             // of a table: cells of its first row; of a row: its cells
}

type checker struct {
	found  rule.Findings
	line   int
	open   []*element
	ids    map[string]int // lines by id
	refs   []reference
	policy string
	style  []byte
	styles int
	level  int
	ones   int
	mains  []string // ids
	first  string   // target of the first link
	links  int
	lang   bool
	title  bool
	zoom   bool
	code   bool // states its encoding
}

// A reference is an id that something refers to.
type reference struct {
	id, by string
	line   int
}

func (c *checker) add(r *rule.Rule, format string, args ...any) {
	c.found.Add(r, fmt.Sprintf("line %d", c.line), format, args...)
}

// text checks the characters of the file.
func (c *checker) text(data []byte) {
	c.line = 1
	if bytes.HasPrefix(data, []byte("\uFEFF")) {
		c.add(ruleText, "it begins with a byte order mark")
	}
	if !bytes.HasPrefix(bytes.TrimPrefix(data, []byte("\uFEFF")), []byte("<!DOCTYPE html>")) {
		c.add(ruleText, "it does not begin with <!DOCTYPE html>")
	}
	for line := range bytes.Lines(data) {
		line = bytes.TrimSuffix(line, []byte("\n"))
		if !utf8.Valid(line) {
			c.add(ruleText, "it is not UTF-8")
		}
		for _, r := range string(line) {
			if unicode.IsControl(r) && r != '\t' && r != '\r' {
				c.add(ruleText, "it holds the control character U+%04X", r)
				break
			}
		}
		c.line++
	}
}

// void elements have no end.
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// tokens goes through the file.
func (c *checker) tokens(data []byte) {
	z := nethtml.NewTokenizer(bytes.NewReader(data))
	c.line = 1
	for {
		kind := z.Next()
		raw := z.Raw()
		switch kind {
		case nethtml.ErrorToken:
			if err := z.Err(); err != io.EOF {
				c.add(ruleSyntax, "it cannot be read further: %v", err)
			}
			for _, e := range c.open {
				c.add(ruleSyntax, "<%s> of line %d is not closed", e.tag, e.line)
			}
			return
		case nethtml.TextToken:
			c.said(string(z.Text()))
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			c.begin(z.Token(), kind == nethtml.SelfClosingTagToken)
		case nethtml.EndTagToken:
			name, _ := z.TagName()
			c.end(string(name))
		}
		c.line += bytes.Count(raw, []byte("\n"))
	}
}

// said adds text to all elements that are open.
func (c *checker) said(text string) {
	if len(c.open) == 0 {
		return
	}
	if last := c.open[len(c.open)-1]; last.tag == "style" || last.tag == "script" {
		last.text.WriteString(text)
		return
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	for _, e := range c.open {
		if e.tag != "html" && e.tag != "body" && e.tag != "main" {
			e.text.WriteString(text)
		}
	}
}

func (c *checker) begin(t nethtml.Token, closed bool) {
	e := &element{tag: t.Data, attr: map[string]string{}, line: c.line}
	for _, a := range t.Attr {
		e.attr[a.Key] = a.Val
	}
	c.attributes(e)
	c.element(e)
	if closed && !c.inside("svg") && !slices.Contains(void, e.tag) {
		c.add(ruleSyntax, "<%s/> does not close itself", e.tag)
	}
	if !closed && !slices.Contains(void, e.tag) {
		c.open = append(c.open, e)
	}
}

func (c *checker) inside(tag string) bool {
	return slices.ContainsFunc(c.open, func(e *element) bool { return e.tag == tag })
}

// nearest returns the innermost open element of a tag, nil if there is none.
func (c *checker) nearest(tag string) *element {
	for i := len(c.open) - 1; i >= 0; i-- {
		if c.open[i].tag == tag {
			return c.open[i]
		}
	}
	return nil
}

func (c *checker) end(tag string) {
	at := len(c.open) - 1
	for at >= 0 && c.open[at].tag != tag {
		at--
	}
	if at < 0 {
		c.add(ruleSyntax, "</%s> closes nothing", tag)
		return
	}
	for _, e := range c.open[at+1:] {
		c.add(ruleSyntax, "</%s> comes before <%s> of line %d is closed", tag, e.tag, e.line)
	}
	e := c.open[at]
	c.open = c.open[:at]
	c.closed(e)
}

// whole checks what is known at the end.
func (c *checker) whole() {
	c.line = 1
	for _, r := range c.refs {
		if c.ids[r.id] == 0 {
			c.found.Add(ruleRefers, fmt.Sprintf("line %d", r.line), "%s refers to %q, which is not there", r.by, r.id)
		}
	}
	if c.ones != 1 {
		c.found.Add(ruleHeadings, "", "there are %d headings of level 1", c.ones)
	}
	if len(c.mains) != 1 {
		c.found.Add(ruleRegions, "", "there are %d elements main", len(c.mains))
	} else if c.first != "#"+c.mains[0] || c.mains[0] == "" {
		c.found.Add(ruleRegions, "", "the first link does not lead to the main content")
	}
	for _, need := range []struct {
		there bool
		rule  *rule.Rule
		what  string
	}{
		{c.lang, ruleLanguage, "no language is stated"}, {c.title, ruleTitle, "there is no title"}, {c.zoom, ruleZoom, "there is no viewport"},
		{c.code, ruleText, "the encoding is not stated"}, {c.policy != "", ruleRequest, "there is no policy"},
	} {
		if !need.there {
			c.found.Add(need.rule, "", "%s", need.what)
		}
	}
	if c.policy != "" {
		if !strings.HasPrefix(c.policy, "default-src 'none';") || strings.Contains(c.policy, "unsafe") || strings.Contains(c.policy, "http") || strings.Contains(c.policy, "*") {
			c.found.Add(ruleRequest, "", "the policy lets in more than the page itself: %s", c.policy)
		}
		if sum := sha256.Sum256(c.style); c.styles > 0 && !strings.Contains(c.policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
			c.found.Add(ruleStyle, "", "the style is not the one that the policy names")
		}
	}
}

// linked checks data within the page.
func (c *checker) linked(text string) {
	found, err := data.CheckJSONLD([]byte(text))
	if err != nil {
		c.add(ruleData, "the linked data: %v", err)
	}
	var nodes struct {
		Context any `json:"@context"`
	}
	if json.Unmarshal([]byte(text), &nodes) == nil && nodes.Context == nil {
		c.add(ruleData, "the linked data do not say in whose words they are (@context)")
	}
	for _, f := range found {
		c.add(ruleData, "the linked data: %s", strings.TrimPrefix(f.Object+": "+f.Message, ": "))
	}
}
