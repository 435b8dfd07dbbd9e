package xmp_test

import (
	"testing"

	"rolexport/internal/verify/pdf/xmp"
)

const (
	head = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="urn:a">`
	tail = `</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
)

// TestForms reads properties in all the forms in which RDF lets them be written.
func TestForms(t *testing.T) {
	tests := []struct {
		name, body string
		kind       xmp.Kind
		text       string
	}{
		{"attribute", `<rdf:Description a:p="one"/>`, xmp.Text, "one"},
		{"element", `<rdf:Description><a:p>one &amp; two</a:p></rdf:Description>`, xmp.Text, "one & two"},
		{"prefix of its own", `<rdf:Description><b:p xmlns:b="urn:a">one</b:p></rdf:Description>`, xmp.Text, "one"},
		{"resource", `<rdf:Description><a:p rdf:resource="urn:x"/></rdf:Description>`, xmp.Text, "urn:x"},
		{"list", `<rdf:Description><a:p><rdf:Seq><rdf:li>one</rdf:li><rdf:li>two</rdf:li></rdf:Seq></a:p></rdf:Description>`,
			xmp.Seq, "one, two"},
		{"languages", `<rdf:Description><a:p><rdf:Alt><rdf:li xml:lang="de">eins</rdf:li>` +
			`<rdf:li xml:lang="x-default">one</rdf:li></rdf:Alt></a:p></rdf:Description>`, xmp.Alt, "one"},
		{"structure", `<rdf:Description><a:p rdf:parseType="Resource"><a:q>one</a:q></a:p></rdf:Description>`, xmp.Struct, ""},
		{"structure of attributes", `<rdf:Description><a:p a:q="one"/></rdf:Description>`, xmp.Struct, ""},
		{"structure in a description", `<rdf:Description><a:p><rdf:Description a:q="one"/></a:p></rdf:Description>`, xmp.Struct, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := xmp.Parse([]byte(head + test.body + tail))
			if err != nil {
				t.Fatal(err)
			}
			q, ok := p.Get("urn:a", "p")
			if !ok || !p.Wrapped || q.Value.Kind != test.kind || q.Value.String() != test.text {
				t.Fatalf("%+v, %v", q, ok)
			}
			if test.kind == xmp.Struct {
				if f, ok := q.Value.Field("urn:a", "q"); !ok || f.Value.Text != "one" {
					t.Errorf("the field is %+v, %v", f, ok)
				}
			}
		})
	}
}

func TestDamage(t *testing.T) {
	for name, packet := range map[string]string{
		"empty":             "",
		"no RDF":            `<x:xmpmeta xmlns:x="adobe:ns:meta/"/>`,
		"not closed":        head + "<rdf:Description>",
		"closed wrongly":    head + "<rdf:Description></rdf:Other>" + tail,
		"unknown prefix":    head + `<rdf:Description b:p="one"/>` + tail,
		"not UTF-8":         head + "\xff" + tail,
		"property twice":    head + `<rdf:Description a:p="one"/><rdf:Description a:p="two"/>` + tail,
		"not a description": head + `<a:p>one</a:p>` + tail,
	} {
		if _, err := xmp.Parse([]byte(packet)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(head + `<rdf:Description a:p="one"><a:q><rdf:Bag><rdf:li>x</rdf:li></rdf:Bag></a:q></rdf:Description>` + tail))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = xmp.Parse(data) // what it says is not asked
	})
}
