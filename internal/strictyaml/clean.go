package strictyaml

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"rolexport/internal/diag"
)

// maxBadRunes is how many bad characters of a file are reported one by one.
const maxBadRunes = 20

var byteOrderMark = []byte("\uFEFF")

// clean stores src in f without the byte order mark and with everything that must not occur in a file replaced by U+FFFD, and
// reports it. A file with a stray byte is thereby still checked for everything else, and its columns stay right.
func (f *File) clean(src []byte) diag.List {
	f.src = bytes.TrimPrefix(src, byteOrderMark)
	if isPlain(f.src) {
		return nil
	}
	type finding struct {
		offset int
		r      rune // utf8.RuneError: the byte at offset is not UTF-8
	}
	var found []finding
	var invalid []finding
	fixed := make([]byte, 0, len(f.src)+64)
	original := f.src
	for i := 0; i < len(original); {
		r, size := utf8.DecodeRune(original[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			invalid = append(invalid, finding{len(fixed), rune(original[i])})
			fixed = utf8.AppendRune(fixed, utf8.RuneError)
		case forbidden(r):
			found = append(found, finding{len(fixed), r})
			fixed = utf8.AppendRune(fixed, utf8.RuneError)
		default:
			fixed = append(fixed, original[i:i+size]...)
		}
		i += size
	}
	f.src = fixed

	var problems diag.List
	if len(invalid) > 0 {
		message := fmt.Sprintf("the byte 0x%02X is not UTF-8", invalid[0].r)
		if len(invalid) > 1 {
			message += fmt.Sprintf(" (the first of %d such bytes in this file)", len(invalid))
		}
		line, col := f.lineCol(invalid[0].offset)
		problems = append(problems, f.at(line, col, 1, "invalid-utf8", message, "save the file as UTF-8"))
	}
	for i, bad := range found {
		if i == maxBadRunes {
			problems = append(problems, f.whole("control-character",
				fmt.Sprintf("%d more characters of this kind are not shown", len(found)-i), ""))
			break
		}
		line, col := f.lineCol(bad.offset)
		code, message, hint := describe(bad.r)
		problems = append(problems, f.at(line, col, 1, code, message, hint))
	}
	return problems
}

// isPlain reports whether src holds nothing that clean would replace. It is the path that nearly all files take.
func isPlain(src []byte) bool {
	for i := 0; i < len(src); {
		b := src[i]
		if b < utf8.RuneSelf {
			if b < ' ' && b != '\n' && b != '\t' && b != '\r' || b == 0x7F {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 || forbidden(r) {
			return false
		}
		i += size
	}
	return true
}

// forbidden reports whether r must not occur in a file, written as such or as an escape.
func forbidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return false
	case r < ' ', r >= 0x7F && r <= 0x9F: // C0, delete, C1
		return true
	case r == '\u2028' || r == '\u2029': // YAML counts them as line breaks, editors do not
		return true
	case r == '\uE000' || r == '\uE001': // mark the places of values in templates
		return true
	}
	return r&0xFFFE == 0xFFFE // not characters: U+FFFE, U+FFFF and their like in the other planes
}

// Forbidden reports whether a file must not hold a character, not even as an escape.
func Forbidden(r rune) bool { return forbidden(r) }

// describe says what is wrong with a forbidden rune.
func describe(r rune) (code, message, hint string) {
	switch r {
	case '\uE000', '\uE001':
		return "reserved-character", fmt.Sprintf("the private-use character U+%04X is reserved", r),
			"remove it, or use another private-use character"
	case '\u2028', '\u2029':
		return "control-character", fmt.Sprintf("the line separator U+%04X is not allowed", r), "use a line break"
	case '\r':
		return "control-character", "the control character U+000D (carriage return) is not allowed", "use a line break"
	case '\u0085':
		return "control-character", "the control character U+0085 (next line) is not allowed", "use a line break"
	}
	if r >= 0x80 && r <= 0x9F {
		return "control-character", fmt.Sprintf("the control character U+%04X is not allowed", r),
			"text in the encoding Windows-1252 was probably taken for another: write the character that was meant"
	}
	return "control-character", fmt.Sprintf("the control character U+%04X is not allowed", r), "remove it"
}

// otherEncoding recognises UTF-16 and UTF-32, with or without a byte order mark, and returns the cure.
func otherEncoding(src []byte) string {
	const hint = "save it as UTF-8; it looks like "
	switch {
	case len(src) >= 2 && (src[0] == 0xFF && src[1] == 0xFE || src[0] == 0xFE && src[1] == 0xFF):
		return hint + "UTF-16"
	case len(src) >= 4 && bytes.Count(src[:min(len(src), 256)], []byte{0}) > min(len(src), 256)/4:
		return hint + "UTF-16 or a binary file"
	}
	return ""
}
