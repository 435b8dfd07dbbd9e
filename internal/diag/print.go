package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// program is the name that every line for people begins with.
const program = "rolexport"

// Colours of a terminal.
const (
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	cyan   = "\x1b[1;36m"
	faint  = "\x1b[2m"
	plain  = "\x1b[0m"
)

// Print writes a diagnostic for people, in one piece: what is wrong and where, the line of the source with a caret, and the cure.
//
//	rolexport: error: roles/lead.yaml:3:1: unknown field "sumary" [unknown-field]
//	    3 | sumary: Keeps one area running
//	      | ^^^^^^
//	rolexport: hint: did you mean "summary"?
func Print(w io.Writer, d Diagnostic, colour bool) error {
	paint := func(code, s string) string {
		if !colour {
			return s
		}
		return code + s + plain
	}
	tone := yellow
	if d.Severity == Error {
		tone = red
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s: %s ", program, paint(tone, d.Severity.String()+":"))
	if at := d.Pos.String(); at != "" {
		fmt.Fprintf(&b, "%s: ", visible(at))
	}
	b.WriteString(visible(d.Message))
	if d.Code != "" {
		fmt.Fprintf(&b, " %s", paint(faint, "["+d.Code+"]"))
	}
	b.WriteByte('\n')
	if d.Source != "" && d.Pos.Line > 0 {
		text, caret := underline(d)
		fmt.Fprintf(&b, "%s %s\n", paint(faint, fmt.Sprintf("%5d |", d.Pos.Line)), text)
		if caret != "" {
			indent := caret[:strings.IndexByte(caret, '^')]
			fmt.Fprintf(&b, "%s %s%s\n", paint(faint, "      |"), indent, paint(tone, caret[len(indent):]))
		}
	}
	for _, line := range d.details() {
		fmt.Fprintf(&b, "    %s\n", line)
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "%s: %s %s\n", program, paint(cyan, "hint:"), visible(d.Hint))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// Print writes all problems for people.
func (l List) Print(w io.Writer, colour bool) error {
	for _, d := range l {
		if err := Print(w, d, colour); err != nil {
			return err
		}
	}
	return nil
}

// underline returns the source line as a terminal shows it and the carets that go below it; no carets when the column is not known.
func underline(d Diagnostic) (text, caret string) {
	runes := []rune(d.Source)
	begin := d.Pos.Col - 1 - d.Skipped
	var lead string
	if d.Skipped > 0 {
		lead = "…"
	}
	text = strings.TrimRight(lead+visible(d.Source), " ")
	if begin < 0 || begin > len(runes) {
		return text, ""
	}
	end := min(begin+max(d.Width, 1), len(runes))
	before := uniseg.StringWidth(lead + visible(string(runes[:begin])))
	under := uniseg.StringWidth(visible(string(runes[begin:end])))
	return text, strings.Repeat(" ", before) + strings.Repeat("^", max(under, 1))
}

// visible replaces what would move the cursor or turn the direction of a terminal: text in diagnostics is the user's.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029', r == unicode.ReplacementChar:
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// record is a diagnostic as programs read it. What is not known is left out.
type record struct {
	Severity string `json:"severity"`
	Code     string `json:"code,omitempty"`
	File     string `json:"file,omitempty"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"` // in characters, from 1
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Details  string `json:"details,omitempty"`
}

// WriteJSON writes all problems for programs: an array of objects with the keys severity, code, file, line, column, message, hint and
// details.
func (l List) WriteJSON(w io.Writer) error {
	records := make([]record, len(l))
	for i, d := range l {
		records[i] = record{d.Severity.String(), d.Code, d.Pos.File, d.Pos.Line, d.Pos.Col, d.Message, d.Hint, d.Details}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(records); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}
