package collate

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/passage"
	"rolexport/internal/render/pdf/page/inspect"
	"rolexport/internal/verify/pdf"
)

// roomForPDF is how many bytes a PDF file may unpack to, for one of a length. Those of rolexport unpack to less than twenty times their length.
func roomForPDF(length int) int { return 16<<20 + 64*length }

func (a *Account) pdf(there, due []byte) {
	if !bytes.HasPrefix(there, []byte("%PDF-")) {
		a.note("it is no PDF file any more")
		return
	}
	should, err := inspect.Read(due)
	if err != nil {
		a.note("what is due cannot be read back: %v", err)
		return
	}
	is, err := inspect.ReadWithin(there, roomForPDF(len(due)))
	if err != nil {
		a.foreign(there, due)
		return
	}
	a.property("title", is.Info["Title"], should.Info["Title"])
	a.pages(is.Text(), should.Text())
	sameWords := len(a.Differences) == 0 && !a.digest
	if n, m := len(is.Pages), len(should.Pages); n != m {
		a.note("it has %s, where %d are due", pages(n), m)
		return
	}
	sameLook := slices.EqualFunc(is.Pages, should.Pages, func(p, q *inspect.Page) bool { return p.Looks() == q.Looks() })
	switch {
	case sameWords && !sameLook:
		a.note("the same words; it looks different")
	case sameWords:
		a.sameLook(is, should)
	}
}

// foreign tells of a file that is not written as rolexport does it. Programs place text in their own ways and drop what
// it stands for, so what differs in spaces or capitals alone is not told.
func (a *Account) foreign(there, due []byte) {
	is, err := pdf.Words(there)
	if err != nil {
		a.note("it is damaged: %v", err)
		return
	}
	should, err := pdf.Words(due)
	if err != nil {
		a.note("what is due cannot be read back: %v", err)
		return
	}
	parts, more := passage.In(strings.Join(is, "\n"), strings.Join(should, "\n"), "", mostPassages)
	for _, p := range parts {
		if !strings.EqualFold(squeezed(p.Old), squeezed(p.New)) {
			a.add(fmt.Sprintf("page %d", pageAt(is, p.At)), p.Old, p.New)
		}
	}
	a.More += more
	if n, m := len(is), len(should); n != m {
		a.note("it has %s, where %d are due", pages(n), m)
	}
	if len(a.Differences) == 0 && !a.digest {
		a.note("the same words")
	}
	a.note("another program has saved it, or damaged it")
}

// squeezed returns a text without spaces.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// sameLook tells what there is to differ in a file whose pages are the same.
func (a *Account) sameLook(is, should *inspect.Document) {
	const same = "the same words and look; "
	var properties []string
	for _, key := range slices.Concat(is.Info.Keys(), should.Info.Keys()) {
		if !slices.Contains(properties, string(key)) && inspect.Format(is.Info[key]) != inspect.Format(should.Info[key]) {
			properties = append(properties, string(key))
		}
	}
	switch {
	case slices.Equal(properties, []string{"Producer"}):
		a.note(same + "another version of the program wrote it")
	case len(properties) > 0:
		a.note(same+"its properties differ: %s", strings.Join(properties, ", "))
	case is.Metadata != should.Metadata:
		a.note(same + "its metadata differ")
	case !slices.Equal(is.Bookmarks, should.Bookmarks):
		a.note(same + "its bookmarks differ")
	case is.Root.Outline() != should.Root.Outline():
		a.note(same + "what it tells to assistive technology, or where its links lead, differs")
	default:
		a.note(same + "pictures, faces or other inner parts differ")
	}
}

// property tells of an entry of the document information.
func (a *Account) property(name string, is, should inspect.Value) {
	text := func(v inspect.Value) string {
		s, _ := v.(inspect.String)
		return s.Text()
	}
	if there, due := text(is), text(should); there != due {
		a.add(name, there, due)
	}
}

// pages tells of the words of all pages in their order. A paragraph or cell stands by itself; words that only come to stand on another page are the same.
func (a *Account) pages(there, due []string) {
	parts, more := passage.In(strings.Join(there, "\n"), strings.Join(due, "\n"), "\n", mostPassages)
	for _, p := range parts {
		a.add(fmt.Sprintf("page %d", pageAt(there, p.At)), p.Old, p.New)
	}
	a.More += more
}

// pageAt returns the page that a place in the joined texts lies on.
func pageAt(texts []string, at int) int {
	for i, s := range texts {
		if at -= len(s) + 1; at < 0 {
			return i + 1
		}
	}
	return max(len(texts), 1)
}

func pages(n int) string {
	if n == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", n)
}
