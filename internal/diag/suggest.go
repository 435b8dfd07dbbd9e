package diag

import (
	"fmt"
	"slices"
	"strings"
)

// DidYouMean returns the hint `did you mean "x"?` for the candidate that is most like word, and "" when none is like it.
func DidYouMean(word string, candidates []string) string {
	if nearest := Nearest(word, candidates); nearest != "" {
		return fmt.Sprintf("did you mean %q?", nearest)
	}
	return ""
}

// Nearest returns the candidate that is most like word, the first of equals, and "" when none is like it. Case, and "-", "_" and
// space for each other, do not count. A word that is the begin of a candidate, or the other way round, is like it too.
func Nearest(word string, candidates []string) string {
	const longest = 100 // nobody mistypes more than this, and the comparison is quadratic
	const shortest = 3  // of a begin that tells enough
	w := fold(word)
	if len(w) == 0 || len(w) > longest {
		return ""
	}
	best, bestDistance := "", 1+max(1, (len(w)+1)/3)
	prefix := ""
	for _, candidate := range candidates {
		c := fold(candidate)
		if common := min(len(c), len(w)); prefix == "" && common >= shortest && slices.Equal(c[:common], w[:common]) {
			prefix = candidate
		}
		if len(c) > longest || abs(len(c)-len(w)) >= bestDistance {
			continue
		}
		if d := distance(w, c); d < bestDistance && 2*d < max(len(c), len(w)) {
			best, bestDistance = candidate, d
		}
	}
	if best == "" {
		return prefix
	}
	return best
}

// fold maps what people do not tell apart to one form.
func fold(s string) []rune {
	return []rune(strings.Map(func(r rune) rune {
		if r == '_' || r == ' ' {
			return '-'
		}
		return r
	}, strings.ToLower(s)))
}

// distance returns how many letters must be inserted, dropped, replaced or swapped with their neighbour to make b from a.
func distance(a, b []rune) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	var beforeThat []int
	for j := range row {
		row[j] = j
	}
	for i := range a {
		beforeThat, before, row = before, row, slices.Grow(beforeThat[:0], len(b)+1)[:len(b)+1]
		row[0] = i + 1
		for j := range b {
			replace := before[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(replace, before[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], beforeThat[j-1]+1)
			}
		}
	}
	return row[len(b)]
}

func abs(x int) int { return max(x, -x) }
