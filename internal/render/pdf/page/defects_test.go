package page

import (
	"bytes"
	"strings"
	"testing"

	"rolexport/internal/render/pdf/page/inspect"
)

// assembled writes a small file with a link and a bookmark, after spoil has changed the drawing and edit the content of its page.
func assembled(t *testing.T, spoil func(*File), edit func(string) string) []byte {
	t.Helper()
	info := sampleInfo()
	info.Bookmarks = []Bookmark{{1, "One", 0, 1000}, {2, "Two", 0, 2000}}
	p := newPen(info, NewBatch())
	p.Anchor("top", 0)
	p.add(H1, "Head")
	p.add(P, "Some text (in brackets).")
	e := p.tree.Add(p.tree.Add(0, P, Props{}), Link, Props{})
	p.Mark(e)
	p.run(p.family.Regular, margin, 300000, 10000, ink, "a link")
	p.LinkTo(e, margin, 290000, 50000, 12000, "#top", "to the top")
	p.closeMark()
	if spoil != nil {
		spoil(p.File)
	}
	fonts, err := p.cut()
	if err != nil {
		t.Fatal(err)
	}
	contents, err := p.encode(fonts)
	if err != nil {
		t.Fatal(err)
	}
	if edit != nil {
		edited := edit(string(contents[0]))
		if edited == string(contents[0]) {
			t.Fatal("nothing was edited")
		}
		contents[0] = []byte(edited)
	}
	o := newObjects()
	defer o.release()
	if err := p.assemble(o, fonts, contents, true); err != nil {
		t.Fatal(err)
	}
	return bytes.Clone(o.out)
}

func replace(old, new string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, new, 1) }
}

// What is wrong with a file is found when it is read, so a golden that could be written has none of these defects.
func TestReadFindsDefects(t *testing.T) {
	if _, err := inspect.Dump(assembled(t, nil, nil)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, want string
		spoil      func(*File)
		edit       func(string) string
	}{
		{"unmarked text", "belongs to nothing", nil, func(s string) string { return s + "BT /F0 9 Tf (x)Tj ET\n" }},
		{"unmarked rule", "belongs to nothing", nil, func(s string) string { return s + "1 1 5 5 re f\n" }},
		{"no number", "neither content nor furniture", nil, func(s string) string { return s + "/P<</Lang(de)>>BDC 1 1 5 5 re f EMC\n" }},
		{"end missing", "does not end", nil, func(s string) string { return s[:strings.LastIndex(s, "EMC\n")] }},
		{"end twice", "nothing is marked", nil, func(s string) string { return s + "EMC\n" }},
		{"number twice", "there are two", nil, replace("<</MCID 1>>", "<</MCID 0>>")},
		{"nested numbers", "stands in another", nil, replace("(Head", "(H)Tj /P<</MCID 7>>BDC EMC (Head")},
		{"number without an element", "content 3 of page 1 belongs to no element", nil, func(s string) string { return s + "/P<</MCID 3>>BDC EMC\n" }},
		{"furniture in content", "furniture within content", nil, replace("(Head", "(H)Tj /Artifact BMC EMC (Head")},
		{"text object open", "do not alternate", nil, replace("BT\n", "BT BT\n")},
		{"unknown font", "there is no font F9", nil, replace("/F0", "/F9")},
		{"unknown code", "does not say what code", nil, replace("(Head", "(\x7fHead")},
		{"unknown operator", "operator Xx: not known", nil, replace("BT\n", "Xx BT\n")},
		{"operand missing", "operator Td: 1 operands", nil, replace(" Tf\n", " Tf 5 Td\n")},
		{"content of no element", "content 2 of page 1", func(f *File) { f.items = f.items[:2] }, nil},
		{"content of two elements", "two elements", func(f *File) { f.items = append(f.items, f.items[0]) }, nil},
		{"link of no element", "belong to no element", func(f *File) { f.items = f.items[:3] }, nil},
		{"link on another page", "no link of its page", func(f *File) {
			f.NewPage(a4Width, a4Height)
			f.items[3].page = 1
		}, nil},
	} {
		_, err := inspect.Dump(assembled(t, c.spoil, c.edit))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

// FuzzInspect damages a file: reading it back fails or not, but neither panics nor hangs.
func FuzzInspect(f *testing.F) {
	good := plain(f, NewBatch(), "Plain text and a ✓.")
	f.Add(uint32(0), []byte("%PDF-1.4"), 0)
	f.Add(uint32(len(good)-30), []byte("9"), 5)
	f.Add(uint32(200), []byte{0, 1, 2}, 100)
	f.Fuzz(func(t *testing.T, at uint32, with []byte, cut int) {
		pdf := bytes.Clone(good)
		copy(pdf[int(at)%len(pdf):], with)
		if cut > 0 {
			pdf = append(pdf[:len(pdf)-cut%len(pdf)], "\nstartxref\n9\n%%EOF\n"...)
		}
		inspect.Text(pdf)
		inspect.Dump(pdf)
	})
}

// FuzzContent reads any operators.
func FuzzContent(f *testing.F) {
	f.Add([]byte("BT /F0 9 Tf (x\\)) Tj [1 <</A(b)/C[1 0 R]>>] ET"))
	f.Add([]byte("<48 65>> ((()) % x\n/Name#20 -.5 +7 null true"))
	f.Fuzz(func(t *testing.T, content []byte) { inspect.Operations(content) })
}
