package txt

import (
	"fmt"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
)

// inlines returns running text for wrap: one space for each run of white space, a line feed for each Break.
func (p *printer) inlines(list []doc.Inline) string {
	if len(list) == 1 {
		if t, ok := list[0].(doc.Text); ok {
			return p.clean.Text(string(t))
		}
	}
	p.text = p.appendInlines(p.text[:0], list)
	return string(flow.TrimBlanks(p.text))
}

// value returns the text of a value for wrap. That of a nil value is empty.
func (p *printer) value(v doc.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case doc.Text:
		return p.clean.Text(string(v))
	}
	return p.inlines([]doc.Inline{v})
}

func (p *printer) appendInlines(b []byte, list []doc.Inline) []byte {
	for _, in := range list {
		b = p.appendInline(b, in)
	}
	return b
}

func (p *printer) appendInline(b []byte, in doc.Inline) []byte {
	switch in := in.(type) {
	case doc.Code:
		b = append(b, '`')
		b = p.clean.Append(b, string(in))
		return append(b, '`')
	case doc.Strong:
		return p.appendInlines(b, in)
	case doc.Emph:
		return p.appendInlines(b, in)
	case *doc.Link:
		return p.appendTarget(p.appendInlines(b, in.Text), in)
	case doc.Break:
		return append(flow.TrimBlanks(b), '\n')
	case doc.Rich:
		return p.appendInlines(b, in)
	case doc.Illustrative:
		plain, _ := doc.Unmark(in)
		return append(p.appendInline(b, plain), doc.IllustrativeMark...)
	case doc.Value:
		return p.clean.Append(b, p.doc.Locale.Text(in))
	}
	panic(fmt.Sprintf("txt: inline of unknown kind %T", in))
}

// appendTarget writes where a link leads, unless its text says so already or it stays in the document.
func (p *printer) appendTarget(b []byte, l *doc.Link) []byte {
	if strings.HasPrefix(l.Target, "#") {
		return b
	}
	address := strings.TrimPrefix(l.Target, "mailto:")
	text := strings.TrimSpace(doc.PlainText(p.doc.Locale, l.Text))
	switch text {
	case address, l.Target:
		return b
	case "":
		return p.clean.Append(b, address)
	}
	b = append(b, " <"...)
	b = p.clean.Append(b, address)
	return append(b, '>')
}
