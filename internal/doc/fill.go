package doc

import "strings"

// Fill returns pattern with each place such as "{n}" replaced by the text that follows it in pairs. What is put in is not searched
// again. It does what strings.NewReplacer does without making a table, which costs more than to fill in a pattern once.
func Fill(pattern string, pairs ...string) string {
	var b strings.Builder
	b.Grow(len(pattern) + 16)
next:
	for pattern != "" {
		at := strings.IndexByte(pattern, '{')
		if at < 0 {
			break
		}
		b.WriteString(pattern[:at])
		pattern = pattern[at:]
		for i := 0; i < len(pairs); i += 2 {
			if rest, ok := strings.CutPrefix(pattern, pairs[i]); ok {
				b.WriteString(pairs[i+1])
				pattern = rest
				continue next
			}
		}
		b.WriteByte('{')
		pattern = pattern[1:]
	}
	b.WriteString(pattern)
	return b.String()
}
