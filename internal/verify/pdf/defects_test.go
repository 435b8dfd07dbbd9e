package pdf_test

import (
	"fmt"
	"slices"
	"testing"

	"rolexport/internal/verify/pdf"
	"rolexport/internal/verify/pdf/object"
)

// A defect is a deliberate mistake in the sample.
type defect struct {
	name string
	rule string   // that it breaks
	also []string // rules that it cannot help breaking
	do   func(d *draft)
}

var defects = slices.Concat(fileDefects, metadataDefects, graphicsDefects, fontDefects, annotationDefects, structureDefects)

func TestDefects(t *testing.T) {
	for _, f := range defects {
		t.Run(f.rule+"/"+f.name, func(t *testing.T) {
			defer func() {
				if v := recover(); v != nil {
					t.Fatal(v) // the sample lacks what the defect is made of
				}
			}()
			d := take(t)
			f.do(d)
			expect(t, d.file(), f.rule, f.also)
		})
	}
}

// expect checks that a file breaks a rule, and no others but those that are named.
func expect(t *testing.T, file []byte, rule string, also []string) {
	t.Helper()
	found, err := pdf.Check(file)
	if err != nil {
		t.Fatal(err)
	}
	named := false
	for _, f := range found {
		named = named || f.Rule.Code == rule
		if f.Rule.Code != rule && !slices.Contains(also, f.Rule.Code) {
			t.Errorf("not expected: [%s] %s: %s", f.Rule.Code, f.Object, f.Message)
		}
	}
	if !named {
		t.Errorf("%s is not named", rule)
	}
}

// TestAllowed changes the sample in ways that break nothing.
func TestAllowed(t *testing.T) {
	for name, do := range map[string]func(*draft){
		"language of no registry": func(d *draft) { d.catalog()["Lang"] = object.String("zz-ZZ") },
		"undetermined language":   func(d *draft) { d.catalog()["Lang"] = object.String("xx") },
		"private language":        func(d *draft) { d.elements("P")[0]["Lang"] = object.String("x-klingon") },
		"page turned":             func(d *draft) { d.page(0)["Rotate"] = object.Integer(-270) },
		"printed form": func(d *draft) {
			form := d.elements("P")[0]
			form["S"], form["A"] = object.Name("Form"), object.Dict{"O": object.Name("PrintField"), "Role": object.Name("tv")}
		},
		"numbering": func(d *draft) {
			d.elements("L")[0]["A"] = object.Dict{"O": object.Name("List"), "ListNumbering": object.Name("UpperRoman")}
		},
		"mask of one bit": func(d *draft) {
			d.picture(object.Dict{"ImageMask": true, "BitsPerComponent": object.Integer(1), "ColorSpace": nil})
		},
		"values of common forms": func(d *draft) {
			d.metadata("<dc:title>", `<xmp:Rating>-1</xmp:Rating><dc:date><rdf:Seq><rdf:li>2027-01-31</rdf:li></rdf:Seq></dc:date>`+
				`<r:Marked xmlns:r="http://ns.adobe.com/xap/1.0/rights/">True</r:Marked><dc:title>`)
		},
		"type of many values": func(d *draft) {
			d.metadata("<pdfaProperty:valueType>Integer", "<pdfaProperty:valueType>bag Closed Choice of Integer")
		},
		"type that is described": func(d *draft) {
			d.metadata("<pdfaProperty:valueType>Integer", "<pdfaProperty:valueType>seq Foo")
			d.metadata("<pdfaSchema:prefix>", `<pdfaSchema:valueType><rdf:Seq><rdf:li rdf:parseType="Resource"`+
				` xmlns:pdfaType="http://www.aiim.org/pdfa/ns/type#"><pdfaType:type>Foo</pdfaType:type>`+
				`<pdfaType:namespaceURI>urn:x</pdfaType:namespaceURI><pdfaType:prefix>x</pdfaType:prefix><pdfaType:description>x</pdfaType:description>`+
				`</rdf:li></rdf:Seq></pdfaSchema:valueType><pdfaSchema:prefix>`)
		},
		"two descriptions of one thing": func(d *draft) {
			d.metadata("</rdf:RDF>", `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:source>a</dc:source></rdf:Description></rdf:RDF>`)
		},
		"metadata of a page": func(d *draft) { d.page(0)["Metadata"] = d.catalog()["Metadata"] },
	} {
		t.Run(name, func(t *testing.T) {
			d := take(t)
			do(d)
			if found, err := pdf.Check(d.file()); err != nil || len(found) > 0 {
				t.Errorf("%v, %v", found, err)
			}
		})
	}
}

// TestRulesHaveDefects looks for a deliberate defect of each rule.
func TestRulesHaveDefects(t *testing.T) {
	shown := map[string]bool{"pdf-object-stream": true} // see TestObjectStreams
	for _, f := range defects {
		shown[f.rule] = true
	}
	codes := map[string]bool{}
	for _, g := range pdf.Rules() {
		for _, r := range g.Rules {
			if codes[r.Code] {
				t.Errorf("there are two rules %s", r.Code)
			}
			codes[r.Code] = true
			if !shown[r.Code] {
				t.Errorf("no defect breaks %s", r.Code)
			}
			if r.Clause == "" || r.What == "" {
				t.Errorf("%s has no clause, or does not say what it asks for", r.Code)
			}
		}
	}
	for code := range shown {
		if !codes[code] {
			t.Errorf("a defect breaks %s, which is no rule", code)
		}
	}
}

// TestSample checks that the sample is fine, as it is and taken apart and written anew.
func TestSample(t *testing.T) {
	same := func(head string) string { return head }
	for name, file := range map[string][]byte{
		"as written": sample(), "with a table": take(t).file(), "with object streams": take(t).packed(same),
	} {
		found, err := pdf.Check(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, f := range found {
			t.Errorf("%s: [%s] %s: %s", name, f.Rule.Code, f.Object, f.Message)
		}
	}
}

func TestObjectStreams(t *testing.T) {
	swap := func(head string) string { // the first two objects have each other's number
		var a, b, x, y int
		var rest string
		if _, err := fmt.Sscanf(head, "%d %d %d %d %s", &a, &x, &b, &y, &rest); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%d %d %d %d ", b, x, a, y) + head[len(fmt.Sprintf("%d %d %d %d ", a, x, b, y)):]
	}
	found, err := pdf.Check(take(t).packed(swap))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(found, func(f finding) bool { return f.Rule.Code == "pdf-object-stream" }) {
		t.Error("pdf-object-stream is not named")
	}
}
