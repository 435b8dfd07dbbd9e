package page

import (
	"fmt"

	"golang.org/x/text/language"

	"rolexport/internal/diag"
	images "rolexport/internal/picture"
)

// audit looks for what keeps the file from being accessible (PDF/UA-1, PDF/A-2a) and cannot be put right here.
func (f *File) audit() []diag.Diagnostic {
	var found []diag.Diagnostic
	problem := func(message, hint string) {
		found = append(found, diag.Diagnostic{Severity: diag.Warning, Code: "pdf-not-accessible", Message: message, Hint: hint})
	}
	if f.info.Title == "" {
		problem("the document has no title", "a PDF without a title does not claim to be accessible")
	}
	if !languageTag(f.info.Lang) {
		problem(fmt.Sprintf("%q is not a language tag", f.info.Lang), "write a BCP 47 tag, for example en-GB")
	}
	figures, heads := 0, 0
	for e := range Element(len(f.tree.nodes)) {
		p := f.tree.Props(e)
		switch f.tree.Tag(e) {
		case Figure:
			if !images.Described(p.Alt) && !images.Described(p.ActualText) {
				figures++
			}
		case TH:
			if p.Scope == NoScope {
				heads++
			}
		}
		if p.Lang != "" && !languageTag(p.Lang) {
			problem(fmt.Sprintf("%q is not a language tag", p.Lang), "write a BCP 47 tag, for example en-GB")
		}
	}
	if figures > 0 {
		problem(fmt.Sprintf("%d of the figures have no words that say what they show", figures), "give each figure an alternative text")
	}
	if heads > 0 {
		problem(fmt.Sprintf("%d table heads do not say whether they head a row or a column", heads), "")
	}
	return found
}

// languageTag reports whether tag is a BCP 47 tag, by the same rule as the checks of datasets and of finished files: tags for private use are.
func languageTag(tag string) bool {
	_, err := language.Parse(tag)
	return tag != "" && err == nil
}
