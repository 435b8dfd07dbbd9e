package xlsx

import (
	"strconv"
	"strings"
)

// The size of a sheet.
const (
	maxRow    = 1_048_576
	maxColumn = 16_384
)

// An area is a rectangle of cells, counted from 1.
type area struct{ left, top, right, bottom int }

func (a area) overlaps(o area) bool {
	return a.left <= o.right && o.left <= a.right && a.top <= o.bottom && o.top <= a.bottom
}

func (a area) size() int { return (a.right - a.left + 1) * (a.bottom - a.top + 1) }

// parseCell reads a reference such as B7 or $B$7.
func parseCell(s string) (column, row int, ok bool) {
	s = strings.TrimPrefix(s, "$")
	i := 0
	for i < len(s) && i < 4 && (s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 'a' && s[i] <= 'z') {
		column = column*26 + int(s[i]&^0x20-'A') + 1
		i++
	}
	digits := strings.TrimPrefix(s[i:], "$")
	row, err := strconv.Atoi(digits)
	ok = i > 0 && i < 4 && err == nil && digits[0] >= '1' && digits[0] <= '9' && column <= maxColumn && row <= maxRow
	return column, row, ok
}

// parseArea reads a cell, an area, whole rows or whole columns.
func parseArea(s string) (area, bool) {
	first, last, pair := strings.Cut(s, ":")
	if !pair {
		last = first
	}
	if c, r, ok := parseCell(first); ok {
		c2, r2, ok := parseCell(last)
		return area{c, r, c2, r2}, ok && c <= c2 && r <= r2
	}
	if !pair {
		return area{}, false
	}
	if c, _, ok := parseCell(first + "1"); ok {
		c2, _, ok := parseCell(last + "1")
		return area{c, 1, c2, maxRow}, ok && c <= c2
	}
	if _, r, ok := parseCell("A" + strings.TrimPrefix(first, "$")); ok {
		_, r2, ok := parseCell("A" + strings.TrimPrefix(last, "$"))
		return area{1, r, maxColumn, r2}, ok && r <= r2
	}
	return area{}, false
}

// areas reads a list of areas with blanks between them, and says which of them is none.
func (b *book) areas(part, what, list string) []area {
	var all []area
	for _, s := range strings.Fields(list) {
		a, ok := parseArea(s)
		if !ok {
			b.Add(ruleArea, part, "%s has the area %q, which is none", what, s)
			continue
		}
		all = append(all, a)
	}
	if len(all) == 0 {
		b.Add(ruleArea, part, "%s has no area", what)
	}
	return all
}

// splitSheet parts a reference into its sheet, unquoted, and the rest.
func splitSheet(s string) (sheet, rest string, ok bool) {
	if strings.HasPrefix(s, "'") {
		for i := 1; i < len(s); i++ {
			if s[i] != '\'' {
				continue
			}
			if i+1 < len(s) && s[i+1] == '\'' {
				i++
				continue
			}
			if i+1 < len(s) && s[i+1] == '!' {
				return strings.ReplaceAll(s[1:i], "''", "'"), s[i+2:], true
			}
			return "", s, false
		}
		return "", s, false
	}
	if i := strings.IndexByte(s, '!'); i > 0 {
		return s[:i], s[i+1:], true
	}
	return "", s, true
}
