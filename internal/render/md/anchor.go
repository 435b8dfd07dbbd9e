package md

import (
	"strconv"
	"strings"
	"unicode"

	"rolexport/internal/doc"
)

// anchors returns the fragment that each heading gets where Markdown is read, on GitHub, GitLab and their like: its text in lower case, with
// hyphens for spaces and without punctuation, numbered where it occurs again.
func anchors(d *doc.Document, titled bool) map[string]string {
	byID := make(map[string]string)
	used := make(map[string]int)
	add := func(id, text string) {
		slug := slug(text)
		n := used[slug]
		used[slug] = n + 1
		for n > 0 {
			numbered := slug + "-" + strconv.Itoa(n)
			if _, taken := used[numbered]; !taken {
				slug = numbered
				used[slug] = 1
				break
			}
			n++
		}
		if _, ok := byID[id]; id != "" && !ok {
			byID[id] = slug
		}
	}
	if !titled {
		add("", d.Title)
	}
	doc.Walk(d.Blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Cover:
			add("", doc.PlainText(d.Locale, b.Title))
		case *doc.Heading:
			add(b.ID, doc.PlainText(d.Locale, b.Text))
		}
		return true
	})
	return byID
}

func slug(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(text))
}
