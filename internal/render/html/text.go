package html

import (
	"fmt"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/typeset"
)

// base returns the dir of the document.
func (p *printer) base() string {
	if p.rightToLeft {
		return "rtl"
	}
	return "ltr"
}

// direction returns the dir of an element that holds a paragraph, whatever styles and links are in it: that of its first strong letter, and empty
// where it runs as the document does.
func (p *printer) direction(text string) string {
	switch right := typeset.BeginsAtRight(text, p.rightToLeft); {
	case right == p.rightToLeft:
		return ""
	case right:
		return "rtl"
	}
	return "ltr"
}

// language returns the lang of an element that holds nothing but a text: that of the labels for a label in another language.
func (p *printer) language(text string) string {
	if p.vocabulary.IsLabel(p.loc, text) {
		return p.loc.LabelLang
	}
	return ""
}

// run writes a text that stands in a line, in its language. In which order it stands among its neighbours follows from the direction of the
// paragraph that they are all part of: none is apart from the others (UAX #9).
func (p *printer) run(text string) {
	lang := p.language(text)
	if lang != "" {
		p.open("span", "lang", lang)
	}
	p.text(text)
	if lang != "" {
		p.end("span")
	}
}

// text writes a text with one space for each run of white space.
func (p *printer) text(text string) { p.escape(string(p.clean.Append([]byte{'x'}, text)[1:])) }

// label writes words of our own, in their language.
func (p *printer) label(text string) {
	if p.loc.LabelLang != "" {
		p.open("span", "lang", p.loc.LabelLang)
		p.text(text)
		p.end("span")
		return
	}
	p.text(text)
}

func (p *printer) inlines(list []doc.Inline) {
	for _, in := range list {
		p.inline(in)
	}
}

func (p *printer) inline(in doc.Inline) {
	switch in := in.(type) {
	case doc.Code:
		p.open("code", "dir", "ltr")
		p.text(string(in))
		p.end("code")
	case doc.Strong:
		p.open("strong")
		p.inlines(in)
		p.end("strong")
	case doc.Emph:
		p.open("em")
		p.inlines(in)
		p.end("em")
	case *doc.Link:
		p.link(in)
	case doc.Break:
		p.open("br")
	case doc.Rich:
		p.inlines(in)
	case doc.Illustrative:
		plain, _ := doc.Unmark(in)
		p.inline(plain)
		p.text(doc.IllustrativeMark)
	case doc.Rating:
		p.label(p.loc.Text(in))
	case doc.Computed:
		p.inline(in.Result)
	case doc.NotStated:
		p.open("span", "class", "unstated", "lang", p.loc.LabelLang)
		p.text(p.loc.Words.NotStated)
		p.end("span")
	case doc.Value:
		p.run(p.loc.Text(in))
	default:
		panic(fmt.Sprintf("html: inline of unknown kind %T", in))
	}
}

// link writes a link, with its address as its text where it has none. One that leads nowhere is told, and its text stays.
func (p *printer) link(l *doc.Link) {
	text := p.clean.Text(doc.PlainText(p.loc, l.Text))
	target, ok := p.target(l.Target)
	if !ok {
		p.inlines(l.Text)
		return
	}
	p.open("a", "href", target)
	if text == "" {
		p.run(strings.TrimPrefix(l.Target, "mailto:"))
	}
	p.inlines(l.Text)
	p.end("a")
}

// target returns where a link leads, and whether that is somewhere.
func (p *printer) target(target string) (string, bool) {
	if id, inside := strings.CutPrefix(target, "#"); inside {
		anchor := p.anchors[id]
		if id == mainAnchor || anchor == "" {
			p.tell("broken-link", fmt.Sprintf("no heading has the name that the link %q leads to", target), "")
			return "", false
		}
		return "#" + anchor, true
	}
	scheme, _, _ := strings.Cut(target, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return identifier(target), true
	}
	p.tell("broken-link", fmt.Sprintf("the link to %q is no address that a page may lead to", target), "")
	return "", false
}
