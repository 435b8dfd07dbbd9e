package docx

import (
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
)

// foot returns the foot of the pages of a document without the element around it.
func foot(t *testing.T, says, lang, page string) string {
	t.Helper()
	d := rendertest.Document("foot", &doc.Paragraph{Text: plain("x")})
	locale := *doc.English()
	locale.Lang, locale.Words.Page = lang, page
	d.Locale, d.Running.Footer = &locale, says
	got := part(t, "word/footer1.xml", d)
	return got[strings.Index(got, "<w:p>"):]
}

// What the document is stays clear of the page number, over two lines at the most.
func TestFootStaysClearOfThePageNumber(t *testing.T) {
	const page = "Page {page} of {pages}"
	long := strings.Repeat("Verwaltungsangestellte und Sachbearbeiter ", 3)
	if got := foot(t, "Operations Manager", "en", page); strings.Contains(got, "<w:br/>") || !strings.Contains(got, `Operations Manager</w:t></w:r><w:r><w:tab/>`) {
		t.Errorf("a short foot:\n%s", got)
	}
	if got := foot(t, long+"2027", "en", page); strings.Count(got, "<w:br/>") != 1 || !strings.Contains(got, `2027</w:t></w:r><w:r><w:tab/>`) {
		t.Errorf("a foot of two lines:\n%s", got)
	}
	if got := foot(t, long+long+"2027", "en", page); strings.Count(got, "<w:br/>") != 1 || !strings.Contains(got, `…</w:t></w:r><w:r><w:tab/>`) {
		t.Errorf("a foot that is cut:\n%s", got)
	}
}

// The words around the number of a page stay in their order, whatever the direction of the foot.
func TestPageNumberKeepsItsOrder(t *testing.T) {
	const (
		english, hebrew = "Page {page} of {pages}", "עמוד {page} מתוך {pages}"
		lrm, rlm        = "<w:t>\u200e</w:t>", "<w:rPr><w:rtl/></w:rPr><w:t>\u200f</w:t>"
		plainField      = `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
		turnedField     = `<w:r><w:rPr><w:rtl/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>`
	)
	for _, c := range []struct{ name, says, lang, page, mark, field string }{
		{"all from left to right", "Team", "en", english, "", plainField},
		{"English words in a Hebrew foot", "צוות", "he", english, lrm, plainField},
		{"Hebrew words in a Hebrew foot", "צוות", "he", hebrew, "", turnedField},
		{"Hebrew words in an English foot", "Team", "he", hebrew, rlm, turnedField},
		{"figures alone in a Hebrew foot", "צוות", "he", "{page} / {pages}", "", turnedField},
	} {
		got := foot(t, c.says, c.lang, c.page)
		number := got[strings.Index(got, "<w:tab/>"):]
		marks := 0
		if c.mark != "" {
			marks = strings.Count(number, c.mark)
		}
		if marked := strings.ContainsAny(number, "\u200e\u200f"); marked != (c.mark != "") || marked && marks != 2 {
			t.Errorf("%s: %d marks of direction:\n%s", c.name, marks, number)
		}
		if strings.Count(number, c.field) != 2 {
			t.Errorf("%s: the fields do not run as their words do:\n%s", c.name, number)
		}
	}
}
