package html

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"rolexport/internal/doc"
	"rolexport/internal/picture"
	"rolexport/internal/render"
)

// document writes the page with the given style sheet.
func (p *printer) document(style string) {
	p.plan()
	p.out = append(p.out, "<!DOCTYPE html>\n"...)
	p.open("html", "lang", p.loc.Lang, "dir", p.base())
	p.line()
	p.head(style)
	p.open("body")
	p.line()
	p.open("a", "class", "skip", "href", "#"+p.anchors[mainAnchor])
	p.label(p.loc.Words.Skip)
	p.end("a")
	p.line()
	rest := p.masthead(p.doc.Blocks)
	p.open("main", "id", p.anchors[mainAnchor], "tabindex", "-1")
	p.line()
	p.opened = true
	p.blocks(rest)
	if doc.HasIllustrative(p.doc.Blocks) {
		p.paragraph("illustrative", []doc.Inline{doc.Text(p.loc.Words.Illustrative)})
	}
	p.end("main")
	p.line()
	p.imprint()
	p.end("body")
	p.line()
	p.end("html")
	p.line()
}

// head writes what the page says of itself, and its style. The policy lets nothing in from elsewhere, and no style but this one.
func (p *printer) head(style string) {
	sum := sha256.Sum256([]byte(style))
	policy := "default-src 'none'; img-src data:; font-src data:; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
	p.open("head")
	p.line()
	p.meta("charset", "utf-8")
	p.meta("http-equiv", "Content-Security-Policy", "content", policy)
	p.meta("name", "viewport", "content", "width=device-width, initial-scale=1")
	p.meta("name", "color-scheme", "content", "light dark")
	p.open("title")
	p.escape(p.clean.Text(p.doc.Title))
	p.end("title")
	p.line()
	p.named("description", p.doc.Subject)
	p.named("author", p.doc.Author)
	p.named("keywords", strings.Join(p.doc.Keywords, ", "))
	p.named("generator", "rolexport")
	p.open("style")
	p.out = append(p.out, style...)
	p.end("style")
	p.line()
	if len(p.doc.Linked) > 0 {
		p.open("script", "type", "application/ld+json")
		p.line()
		p.out = append(p.out, inScript(p.doc.Linked)...)
		p.line()
		p.end("script")
		p.line()
	}
	p.end("head")
	p.line()
}

func (p *printer) meta(attributes ...string) {
	p.open("meta", attributes...)
	p.line()
}

func (p *printer) named(name, content string) {
	if content = p.clean.Text(content); content != "" {
		p.meta("name", name, "content", content)
	}
}

// inScript returns JSON with the characters escaped that could end the element or the line, or that no file of text should hold. They stand in
// strings alone.
func inScript(json []byte) []byte {
	var b []byte
	for len(json) > 0 {
		r, n := utf8.DecodeRune(json)
		switch {
		case r == '<', r == '>', r == '&', r >= 0x7F && r < 0xA0, r == 0x2028, r == 0x2029, r == 0xFEFF, r >= 0xFDD0 && r < 0xFDF0, r&0xFFFE == 0xFFFE && r < 0x10000:
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
		json = json[n:]
	}
	return b
}

// mainAnchor stands for the main content among the anchors; no heading has an empty id that is linked to.
const mainAnchor = ""

// plan gives each heading the id that links lead to, and finds out how far levels are lowered.
func (p *printer) plan() {
	covers, parts := 0, 0
	doc.Walk(p.doc.Blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Cover:
			covers++
		case *doc.Heading:
			if b.Level <= 1 {
				parts++
			}
			if id := identifier(b.ID); id != "" && p.anchors[b.ID] == "" {
				p.anchors[b.ID] = p.fresh(id)
			}
		}
		return true
	})
	p.parts = -1 // a title of its own stands above all parts
	if covers == 1 || covers == 0 && parts == 1 {
		p.parts = 0
	}
	if parts > 1 || covers > 0 && parts > 0 || covers > 1 {
		p.shift = 1
	}
	p.anchors[mainAnchor] = p.fresh("main")
}

// identifier returns s as it may stand in an id: without white space and controls.
func identifier(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7F || r == utf8.RuneError || r >= 0x80 && r <= 0xA0 || r == 0x2028 || r == 0x2029 || r&0xFFFE == 0xFFFE || r == 0xFEFF || r >= 0xFDD0 && r < 0xFDF0 {
			return -1
		}
		return r
	}, s)
}

// fresh returns an id that no element has yet.
func (p *printer) fresh(wanted string) string {
	id := wanted
	for n := 2; p.taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", wanted, n)
	}
	p.taken[id] = true
	return id
}

// masthead writes the banner of the page: logo, kicker and title with its lead, and returns the blocks that are left.
func (p *printer) masthead(blocks []doc.Block) []doc.Block {
	p.open("header")
	p.line()
	p.logo()
	switch {
	case p.parts < 0:
		p.level = 1
		p.heading = p.clean.Text(p.doc.Title)
		p.headingID = p.fresh("title")
		p.open("h1", "id", p.headingID, "dir", p.direction(p.doc.Title))
		p.run(p.doc.Title)
		p.end("h1")
		p.line()
		p.parts = 0
	case len(blocks) == 0:
	default:
		switch first := blocks[0].(type) {
		case *doc.Cover:
			p.block(first)
			blocks = blocks[1:]
		case *doc.Heading:
			if first.Level <= 1 {
				p.block(first)
				blocks = blocks[1:]
			}
		}
	}
	for len(blocks) > 0 {
		lead, ok := blocks[0].(*doc.Paragraph)
		if !ok || lead.Style != doc.Lead {
			break
		}
		p.block(lead)
		blocks = blocks[1:]
	}
	p.end("header")
	p.line()
	return blocks
}

// logo writes the organisation's logo, or that of the theme.
func (p *printer) logo() {
	img, height := render.Logo(p.doc, p.theme)
	if img == nil {
		return
	}
	printed, err := p.album.Print(img.Data, p.sheet.upright/2, cmp.Or(height, 8*p.theme.Space.Unit))
	if err != nil {
		p.tell("bad-image", fmt.Sprintf("the logo %v; it is left out", err), picture.Cure(err))
		return
	}
	p.open("img", "class", "logo", "src", p.addressOf(printed.File), "alt", p.clean.Text(img.Alt), "height", fmt.Sprint(printed.Height*4/3000))
	p.line()
}

// addressOf returns the address of a picture that is in the page itself, made once in a batch.
func (r *renderer) addressOf(file []byte) string {
	if known, ok := r.addresses.Load(&file[0]); ok {
		return known.(string)
	}
	address := "data:" + http.DetectContentType(file) + ";base64," + base64.StdEncoding.EncodeToString(file)
	r.addresses.Store(&file[0], address)
	return address
}

// imprint writes the furniture of pages: the footer, that of the theme, and the closing lines of the document.
func (p *printer) imprint() {
	p.open("footer")
	p.line()
	for i, s := range slices.Concat([]string{p.doc.Running.Footer, p.theme.Footer}, p.doc.Closing()) {
		if strings.TrimSpace(s) == "" {
			continue
		}
		p.paragraph([]string{"running", "marking", ""}[min(i, 2)], []doc.Inline{doc.Text(s)})
	}
	p.end("footer")
	p.line()
}
