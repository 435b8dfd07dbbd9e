// Package rendertest holds every format to the same promises: the words of a document arrive, or their loss is reported; the same
// document gives the same bytes, alone, in a batch and in parallel; nothing in a text does harm.
package rendertest

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rolexport"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/theme"
)

// A Kit holds a format to the promises of package render.
type Kit struct {
	Format render.Format
	// Read returns the text that a reader of a rendering sees. Nil: the bytes are that text, in UTF-8.
	Read func(tb testing.TB, rendering []byte) string
	// Whole says that Read returns each text of the document in one piece. Otherwise lines may break it, and columns beside it part
	// its lines, so that only its words are looked for.
	Whole bool
}

// Run runs the tests of the kit.
func (k Kit) Run(t *testing.T) {
	t.Run("facts", func(t *testing.T) { checkFacts(t, k.Format) })
	t.Run("words arrive", k.checkSpecimens)
	t.Run("same bytes", func(t *testing.T) { checkBytes(t, k.Format) })
	t.Run("document untouched", func(t *testing.T) { checkUntouched(t, k.Format) })
	t.Run("logo of the printed size", func(t *testing.T) { checkLogo(t, k.Format) })
	t.Run("write error", func(t *testing.T) { checkWriteError(t, k.Format) })
}

// Batch returns what renderers share, with the default theme.
func Batch(tb testing.TB) *render.Batch {
	tb.Helper()
	th, problems := theme.Load(rolexport.Templates(), "default", nil)
	if problems.HasErrors() {
		tb.Fatal(problems)
	}
	return &render.Batch{Theme: th}
}

// New returns a renderer of a format, with the default theme.
func New(tb testing.TB, f render.Format) render.Renderer {
	tb.Helper()
	r, err := f.New(Batch(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// Render returns the bytes of a document and what was reported.
func Render(tb testing.TB, r render.Renderer, d *doc.Document) ([]byte, diag.List) {
	tb.Helper()
	var reports diag.List
	var b bytes.Buffer
	env := &render.Env{
		Now:    time.Date(2027, 1, 2, 3, 4, 5, 0, time.UTC),
		Report: func(p diag.Diagnostic) { reports = append(reports, p) },
	}
	if err := r.Render(&b, d, env); err != nil {
		tb.Errorf("%s/%s: %v", d.Kind, d.Name, err) // no Fatal: it may be in a goroutine
	}
	return b.Bytes(), reports
}

// Document returns a document of the given blocks, with everything around them that a document has.
func Document(name string, blocks ...doc.Block) *doc.Document {
	return &doc.Document{
		Kind: "specimen", Name: name, Title: "Specimen " + name, Subject: "What a renderer must write", Author: "Example organisation",
		Keywords: []string{"test"}, Roles: []string{"operations-manager"}, Locale: doc.English(), Paper: doc.A4,
		Source: doc.Source{
			Title: "Specimens", Version: "1.0", Digest: strings.Repeat("0123456789abcdef", 4), Credits: []string{"Credit where due."},
		},
		Running: doc.Running{Footer: "Specimens 1.0", Note: "Bear this in mind."},
		Blocks:  blocks,
	}
}

// Everything returns a document with each block kind in it.
func Everything() *doc.Document {
	var blocks []doc.Block
	text := numbered("Plain words", new(int))
	for i, s := range specimens {
		for _, b := range s.blocks(text) {
			blocks = append(blocks, distinct(b, i))
		}
	}
	return Document("everything", blocks...)
}

// distinct gives the IDs and names of a specimen a number, so that they are unique beside those of others.
func distinct(b doc.Block, number int) doc.Block {
	mark := func(s string) string { return fmt.Sprintf("%s-%d", s, number) }
	doc.Walk([]doc.Block{b}, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Heading:
			b.ID = mark(b.ID)
		case *doc.Contents:
			for i := range b.Entries {
				b.Entries[i].ID = mark(b.Entries[i].ID)
			}
		}
		return true
	})
	for i, t := range doc.Tables([]doc.Block{b}) {
		t.Name = fmt.Sprintf("%s-%d", mark(t.Name), i)
	}
	doc.WalkInlines([]doc.Block{b}, func(in doc.Inline) {
		if l, ok := in.(*doc.Link); ok && strings.HasPrefix(l.Target, "#") {
			l.Target = mark(l.Target)
		}
	})
	return b
}

// numbered returns a source of texts that each end in a number of their own, so that none can stand in for another.
func numbered(text string, n *int) func() string {
	return func() string {
		*n++
		return fmt.Sprintf("%s q%dq", text, *n)
	}
}

func checkFacts(t *testing.T, f render.Format) {
	if f.Name == "" || f.Name != strings.ToLower(f.Name) {
		t.Errorf("the name %q is not a word in lower case", f.Name)
	}
	if !strings.HasPrefix(f.Ext, ".") || len(f.Ext) < 2 {
		t.Errorf("the extension %q is none", f.Ext)
	}
	if !strings.Contains(f.MediaType, "/") {
		t.Errorf("the media type %q is none", f.MediaType)
	}
	if f.Summary == "" || strings.HasSuffix(f.Summary, ".") {
		t.Errorf("the summary %q is not a line for lists", f.Summary)
	}
}

// Specimens yields small documents, by name, that together put each nasty text into every place of each block kind.
func Specimens() iter.Seq2[string, *doc.Document] {
	return func(yield func(string, *doc.Document) bool) {
		for _, s := range specimens {
			for _, n := range Nasties() {
				name := s.name + ", " + n.Name
				if !yield(name, Document("nasty", s.blocks(numbered(n.Text, new(int)))...)) {
					return
				}
			}
		}
		yield("no blocks", Document("empty"))
	}
}

func (k Kit) checkSpecimens(t *testing.T) {
	r := New(t, k.Format)
	for name, d := range Specimens() {
		k.CheckWords(t, r, d, name)
	}
	k.CheckWords(t, r, Everything(), "everything")
}

// CheckWords renders a document and fails where words of it are neither in the rendering nor reported as lost.
func (k Kit) CheckWords(t *testing.T, r render.Renderer, d *doc.Document, what string) {
	t.Helper()
	rendering, reports := Render(t, r, d)
	text := string(rendering)
	if !k.Format.Binary {
		checkText(t, text, what)
	}
	if k.Read != nil {
		text = k.Read(t, rendering)
	}
	lost := missing(text, shown(d), k.Whole)
	if len(lost) > 0 && len(reports) == 0 {
		t.Errorf("%s: lost without a report: %.200q\nin:\n%.4000s", what, lost, text)
	}
	if len(reports) == 0 && slices.ContainsFunc(shown(d), phrase.isUnwritable) {
		t.Errorf("%s: characters that no document can carry are not reported", what)
	}
	for _, p := range reports {
		if p.Code == "" || p.Message == "" || p.Severity != diag.Warning {
			t.Errorf("%s: a report without a code or message, or that is no warning: %#v", what, p)
		}
	}
}

// checkText fails where a rendering that is text is not clean.
func checkText(t *testing.T, text, what string) {
	t.Helper()
	if strings.ToValidUTF8(text, "") != text {
		t.Errorf("%s: the text is not valid UTF-8", what)
	}
	for i, r := range text {
		if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) {
			t.Errorf("%s: control character %U in %.60q", what, r, text[max(0, i-20):])
			break
		}
	}
	if !strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n") {
		t.Errorf("%s: the text does not end in one line feed: %.60q", what, text[max(0, len(text)-20):])
	}
	for line := range strings.Lines(text) {
		if strings.HasSuffix(line, " \n") {
			t.Errorf("%s: blanks at the end of %q", what, line)
		}
	}
}

// renderings is how often a document must come out the same.
const renderings = 20

func checkBytes(t *testing.T, f render.Format) {
	d := Everything()
	want, reported := Render(t, New(t, f), d)

	t.Run("again", func(t *testing.T) {
		for range renderings {
			if got, _ := Render(t, New(t, f), d); !bytes.Equal(got, want) {
				t.Fatal("a new renderer writes other bytes")
			}
		}
	})
	t.Run("in a batch", func(t *testing.T) {
		r := New(t, f)
		for i := range renderings {
			nasty := Nasties()[i%len(Nasties())]
			Render(t, r, Document("other", specimens[i%len(specimens)].blocks(numbered(nasty.Text, new(int)))...))
			got, reports := Render(t, r, d)
			if !bytes.Equal(got, want) {
				t.Fatal("what else is rendered shows in the bytes")
			}
			if fmt.Sprint(reports) != fmt.Sprint(reported) {
				t.Fatal("what else is rendered shows in the reports")
			}
		}
	})
	t.Run("in parallel", func(t *testing.T) {
		r := New(t, f)
		var group sync.WaitGroup
		for i := range renderings {
			group.Go(func() {
				if i%3 == 0 {
					Render(t, r, Document("other", specimens[i%len(specimens)].blocks(numbered("業務", new(int)))...))
				}
				if got, _ := Render(t, r, d); !bytes.Equal(got, want) {
					t.Error("renderings at the same time show in the bytes")
				}
			})
		}
		group.Wait()
	})
}

func checkUntouched(t *testing.T, f render.Format) {
	d := Everything()
	var before, after strings.Builder
	if err := doc.Dump(&before, d); err != nil {
		t.Fatal(err)
	}
	Render(t, New(t, f), d)
	if err := doc.Dump(&after, d); err != nil {
		t.Fatal(err)
	}
	if before.String() != after.String() {
		t.Error("rendering changes the document")
	}
}

var errFull = errors.New("disk full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// checkLogo gives a photo of many times the pixels that its printed size, 32 points of height, asks for: a document takes no more of it than it shows.
func checkLogo(t *testing.T, f render.Format) {
	r, d := New(t, f), Document("logo", &doc.Paragraph{Text: []doc.Inline{doc.Text("Words.")}})
	without, _ := Render(t, r, d)
	for name, data := range map[string][]byte{"PNG": largeLogo(asPNG), "JPEG": largeLogo(asJPEG)} {
		d.Logo = &doc.Image{Data: data, Alt: "Photo"}
		with, reports := Render(t, r, d)
		const most = 267 * 200 * 3 * 4 / 3 // pixels of three colours, in base 64
		if len(with)-len(without) > most || len(reports) > 0 {
			t.Errorf("a %s of %d bytes makes the file %d bytes larger, and no more than %d are of use; %v", name, len(data), len(with)-len(without), most, reports)
		}
	}
}

func checkWriteError(t *testing.T, f render.Format) {
	env := &render.Env{Now: time.Unix(0, 0).UTC(), Report: func(diag.Diagnostic) {}}
	if err := New(t, f).Render(full{}, Everything(), env); !errors.Is(err, errFull) {
		t.Errorf("the writer's error does not come back: %v", err)
	}
}
