package docx_test

import (
	"strings"
	"testing"

	verify "rolexport/internal/verify/docx"
)

// What Word writes of itself is not held against a file: marks of revisions, fields in one piece, controls, alternatives, notes, markup of later
// versions.
func TestOrdinaryMarkupOfWord(t *testing.T) {
	const (
		item   = `<w:r><w:t>item</w:t></w:r>`
		change = ` w:id="90" w:author="A" w:date="2027-01-01T10:00:00Z"`
		w14    = ` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`
		mc     = ` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	)
	for _, markup := range []string{
		`<w:r w:rsidR="00A1B2C3" w:rsidRPr="00A1B2C3"><w:rPr><w:rtl/><w:b w:val="0"/><w:color w:val="auto" w:themeColor="text1" w:themeTint="A6"/></w:rPr><w:t>x</w:t></w:r>`,
		`<w:ins` + change + `><w:r><w:t>x</w:t></w:r></w:ins><w:del` + change + `><w:r><w:delText>y</w:delText></w:r></w:del>`,
		`<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>`,
		`<w:sdt><w:sdtPr><w:alias w:val="a"/><w:id w:val="-77"/><w:dropDownList><w:listItem w:value="x"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>`,
		`<w:proofErr w:type="spellStart"/><w:r><w:lastRenderedPageBreak/><w:t>x</w:t><w:tab/><w:br w:type="page"/><w:sym w:font="Symbol" w:char="F0B7"/></w:r><w:proofErr w:type="spellEnd"/>`,
		`<w:commentRangeStart w:id="7"/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id="7"/>`,
		`<mc:AlternateContent` + mc + `><mc:Choice xmlns:wps="http://example.org/wps" Requires="wps"><w:r><w:t>x</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>y</w:t></w:r></mc:Fallback></mc:AlternateContent>`,
		`<w:r` + w14 + `><w:rPr><w:u w:val="single"/><w14:ligatures w14:val="all"/></w:rPr><w:t>x</w:t></w:r>`,
		`<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><w:rPr><w:i/></w:rPr><m:t>x</m:t></m:r></m:oMath>`,
	} {
		parts := sound(t)
		const main = "word/document.xml"
		changed := strings.Replace(parts[main], item, markup, 1)
		if changed == parts[main] {
			t.Fatal("there is no item")
		}
		parts[main] = changed
		found, err := verify.Check(pack(t, parts))
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", markup, found, err)
		}
	}
}

// Notes and comments are read where they are, and held against the rules as well.
func TestNotesAreRead(t *testing.T) {
	const (
		space = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
		types = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	)
	parts := sound(t)
	parts["word/footnotes.xml"] = `<w:footnotes` + space + `><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t>n</w:t></w:r></w:p></w:footnote></w:footnotes>`
	parts["[Content_Types].xml"] = strings.Replace(parts["[Content_Types].xml"], `</Types>`,
		`<Override PartName="/word/footnotes.xml" ContentType="`+types+`footnotes+xml"/></Types>`, 1)
	const relations = "word/_rels/document.xml.rels"
	parts[relations] = strings.Replace(parts[relations], `</Relationships>`,
		`<Relationship Id="notes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`, 1)
	parts["word/document.xml"] = strings.Replace(parts["word/document.xml"], `<w:r><w:t>item</w:t></w:r>`, `<w:r><w:footnoteReference w:id="1"/></w:r>`, 1)
	if found, err := verify.Check(pack(t, parts)); err != nil || len(found) > 0 {
		t.Errorf("a footnote: %v, %v", found, err)
	}
	parts["word/footnotes.xml"] = strings.Replace(parts["word/footnotes.xml"], `<w:p>`, `<w:p><w:foo/>`, 1)
	if found, err := verify.Check(pack(t, parts)); err != nil || len(found) != 1 || found[0].Rule.Code != "docx-element" {
		t.Errorf("an element that is none in a footnote: %v, %v", found, err)
	}
}
