package xlsx

import (
	"strings"

	"rolexport/internal/doc"
)

// outcomes lists the texts that an expression may come to when inputs change, as far as it says them itself: what it chooses from, and what
// stands in its place where it fails. Of a cell that it names it takes the text as it is, or each of the list that the cell is chosen from. A
// text that is joined of others takes the longest of each.
func (f formula) outcomes(e doc.Expr) []string {
	switch e := e.(type) {
	case doc.Constant:
		if _, isNumber := number(e.Value); !isNumber {
			return []string{f.book.lower(e.Value).text}
		}
	case doc.If:
		return append(f.outcomes(e.Then), f.outcomes(e.Else)...)
	case doc.Stated:
		return append(f.outcomes(e.Of), f.book.doc.Locale.Words.NotStated)
	case doc.Join:
		var all strings.Builder
		for _, term := range e {
			all.WriteString(f.book.longest(f.outcomes(term)))
		}
		return []string{all.String()}
	case doc.Named:
		for _, s := range f.book.tables {
			for _, field := range s.table.Fields {
				if strings.EqualFold(field.Name, string(e)) {
					return append(f.listed(field.Among, field.From), f.outcomes(doc.Ref{Table: s.table.Name, Column: field.Column, Row: field.Row})...)
				}
			}
		}
	case doc.Ref:
		v, _ := doc.Unmark(f.content(e))
		texts := []string{f.book.lower(v).text}
		if c, ok := v.(doc.Computed); ok && f.kindOf(c) == textCell {
			home := f
			if s, _, err := f.place(e.Table); err == nil {
				home.home, home.row = s, e.Row
			}
			texts = append(texts, home.outcomes(c.Expr)...)
		}
		return texts
	}
	return nil
}

// listed are the texts that a cell is chosen from.
func (f formula) listed(among []string, from doc.Choices) []string {
	texts := append([]string(nil), among...)
	if s := f.book.byName[from.Table]; s != nil {
		for row := range s.body {
			texts = append(texts, f.book.lower(f.content(doc.Ref{Table: from.Table, Column: from.Column, Row: row})).text)
		}
	}
	return texts
}

// longest is the text that takes most room.
func (b *workbook) longest(texts []string) string {
	longest, most := "", -1
	for _, t := range texts {
		if _, whole := b.rulers.regular.words(t); whole > most {
			longest, most = t, whole
		}
	}
	return longest
}

// mayBeAbsent reports whether an expression may come to what is not stated.
func mayBeAbsent(e doc.Expr) bool {
	switch e := e.(type) {
	case doc.Stated:
		return true
	case doc.Constant:
		_, absent := e.Value.(doc.NotStated)
		return absent
	case doc.If:
		return mayBeAbsent(e.Then) || mayBeAbsent(e.Else)
	}
	return false
}

// texts lists what a cell may come to show besides what it shows: the states that its formula may come to, or the list that it is chosen from.
func (s *tableSheet) texts(i, j int, c *cell) []string {
	f := formula{book: s.book, home: s, row: i}
	if c.expr != nil {
		if c.kind == textCell {
			return f.outcomes(c.expr)
		}
		return nil
	}
	if !s.inputs[spot{j, i}] {
		return nil
	}
	among, from, _ := s.choices(j, i)
	return f.listed(among, from)
}
