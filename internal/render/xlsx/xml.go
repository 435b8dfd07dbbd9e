package xlsx

import (
	"strconv"
	"strings"

	"rolexport/internal/ooxml"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// appendText writes s as <t> in a cell: with the blanks at its ends, and in the notation that a cell text has.
func appendText(b []byte, s string) []byte {
	if keepsBlanks(s) {
		b = append(b, `<t xml:space="preserve">`...)
	} else {
		b = append(b, `<t>`...)
	}
	return append(ooxml.AppendXML(b, ooxml.EscapeText(s)), `</t>`...)
}

// keepsBlanks reports whether s has blanks that a reader of XML may drop.
func keepsBlanks(s string) bool {
	return s != "" && (s[0] <= ' ' || s[len(s)-1] <= ' ' || strings.IndexByte(s, '\n') >= 0)
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }
