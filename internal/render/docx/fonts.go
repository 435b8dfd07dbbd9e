package docx

import (
	"strings"

	"rolexport/internal/ooxml"
)

// The faces that documents name unless the theme brings its own. None is embedded: where a machine lacks one, the table of fonts says what is
// as wide, and most machines have one or the other.
const (
	builtinFace = "Liberation Sans"
	builtinMono = "Liberation Mono"
)

// A font is an entry of the table of fonts (ECMA-376-1, 17.8.3.10).
type font struct{ name, instead, family, pitch string }

func (w *writer) fontTable() []byte {
	list := []font{{w.face, "", "swiss", "variable"}}
	if w.face == builtinFace {
		list[0].instead = "Arial"
	}
	if w.mono != w.face {
		mono := font{w.mono, "", "modern", "fixed"}
		if w.mono == builtinMono {
			mono.instead = "Courier New"
		}
		list = append(list, mono)
	}
	var b strings.Builder
	b.WriteString(xmlHead + `<w:fonts` + namespaces + `>`)
	for _, f := range list {
		b.WriteString(`<w:font w:name="` + string(ooxml.AppendXML(nil, f.name)) + `">`)
		if f.instead != "" {
			b.WriteString(`<w:altName w:val="` + f.instead + `"/>`)
		}
		b.WriteString(`<w:family w:val="` + f.family + `"/><w:pitch w:val="` + f.pitch + `"/></w:font>`)
	}
	b.WriteString(`</w:fonts>`)
	return []byte(b.String())
}
