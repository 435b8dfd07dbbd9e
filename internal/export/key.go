package export

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"

	"rolexport/internal/doc"
	"rolexport/internal/fingerprint"
	"rolexport/internal/render"
	"rolexport/internal/sink"
)

// A Key stands for all that the bytes of a file follow from: sums, hexadecimal. Files with the same Key are the same. In JSON it is one text, with
// dashes between.
type Key struct {
	Content string // the document as it was composed, so with templates, labels and locale; 32 digits
	Look    string // theme, faces, sheet, time, format, of documents about all roles the user's own templates; 16 digits
	Program string // the program; 16 digits
}

// MarshalText writes the key as one text.
func (k Key) MarshalText() ([]byte, error) {
	if k == (Key{}) {
		return nil, nil
	}
	return []byte(k.Content + "-" + k.Look + "-" + k.Program), nil
}

// UnmarshalText reads it. A text of another form becomes a key that no file has.
func (k *Key) UnmarshalText(text []byte) error {
	k.read(string(text))
	return nil
}

func (k *Key) read(text string) {
	content, rest, _ := strings.Cut(text, "-")
	look, program, ok := strings.Cut(rest, "-")
	if *k = (Key{}); ok && !strings.Contains(program, "-") {
		*k = Key{content, look, program}
	}
}

// An Origin says what the files of a run are made from: sums, hexadecimal.
type Origin struct {
	Program   string // version.Identity
	Dataset   string // Digest of the dataset
	Templates string // the user's own; empty: none
	Theme     string // Fingerprint of the theme
}

// Inputs stands for everything that a run follows from, for Manifest.Inputs.
func (o Origin) Inputs(request Request, env render.Env, strict bool) string {
	return fingerprint.Of(o, request.plain(), env.Now.Unix(), string(env.Paper), strict)
}

// The digits of a sum that stand in a Key.
const (
	contentDigits = 32
	otherDigits   = 16
)

// A Reason says why a file was made. The empty one: it was not, for it is there as it should be.
type Reason string

// The reasons.
const (
	New     Reason = "new"     // the manifest does not know it
	Missing Reason = "missing" // it is not there
	Edited  Reason = "edited"  // it is not what was written
	Content Reason = "content" // the document says something else
	Look    Reason = "look"    // theme, faces, sheet or time differ
	Program Reason = "program" // another version of the program wrote it
	Warned  Reason = "warned"  // there were warnings about it, which are told again
	Forced  Reason = "forced"  // everything is made anew
)

// Sentence tells the reason as a line about the file goes on.
func (r Reason) Sentence() string {
	switch r {
	case "":
		return "kept: nothing that it is made from has changed"
	case New:
		return "made: the manifest does not name it"
	case Missing:
		return "made: it was missing"
	case Edited:
		return "made: it had been changed since it was written"
	case Content:
		return "made: what it says has changed"
	case Look:
		return "made: the theme, the sheet or the time has changed"
	case Program:
		return "made: another version of rolexport wrote it"
	case Warned:
		return "made: there are warnings about it to be repeated"
	case Forced:
		return "made: everything was asked for"
	}
	return string(r)
}

// A Memory of earlier runs tells which files need not be made again. A nil one remembers nothing.
type Memory struct {
	folder  sink.Folder
	entries map[string]*Entry
	warned  map[string]bool // paths and stems that there are warnings about
}

// Remember returns what the manifest of a folder tells of its files; nil for no manifest.
func Remember(m *Manifest, folder sink.Folder) *Memory {
	if m == nil {
		return nil
	}
	mem := &Memory{folder: folder, entries: make(map[string]*Entry, len(m.Files)), warned: make(map[string]bool)}
	for i := range m.Files {
		mem.entries[m.Files[i].Path] = &m.Files[i]
	}
	for i := range m.Gone {
		mem.entries[m.Gone[i].Path] = &m.Gone[i]
	}
	for _, w := range m.Warnings {
		mem.warned[w.Path] = true
	}
	return mem
}

// entry returns what the manifest says of a path, nil if it does not name it.
func (m *Memory) entry(path string) *Entry {
	if m == nil {
		return nil
	}
	return m.entries[path]
}

// due says why the file has to be made, and returns the entry of one that need not be.
func (m *Memory) due(path, stem string, key Key) (Reason, *Entry) {
	e := m.entry(path)
	switch {
	case e == nil:
		return New, nil
	case m.warned[path] || m.warned[stem]:
		return Warned, nil
	case e.Key.Content == "" || e.Key.Content != key.Content:
		return Content, nil
	case e.Key.Look != key.Look:
		return Look, nil
	case e.Key.Program != key.Program:
		return Program, nil
	}
	if r := Intact(m.folder, e); r != "" {
		return r, nil
	}
	return "", e
}

// same reports whether a file that was made anew came out as it is there already.
func (m *Memory) same(f *FileResult) bool {
	e := m.entry(f.Path)
	return e != nil && e.SHA256 == f.SHA256 && Intact(m.folder, e) == ""
}

// Intact returns Missing or Edited for a file of the folder that is not what its entry says, and "" for one that is.
func Intact(folder sink.Folder, e *Entry) Reason {
	sum, length, err := folder.Sum(e.Path)
	var wanted [sha256.Size]byte
	switch {
	case err != nil:
		return Missing
	case length != int64(e.Bytes) || len(e.SHA256) != hex.EncodedLen(len(wanted)):
		return Edited
	}
	if _, err := hex.Decode(wanted[:], []byte(e.SHA256)); err != nil || sum != wanted {
		return Edited
	}
	return ""
}

// keys makes the Keys of a run. What documents share is summed up once.
type keys struct {
	program string
	own     bool // there are templates of the user's own
	looks   map[appearance]string
	shared  sync.Map // sums of locales and logos by their pointers
}

// An appearance is what files of many documents have in common.
type appearance struct {
	format   string
	together bool // their documents are about all roles
}

// newKeys returns what makes the keys of files of the given documents, and nil for options without a program, which makes no keys. Of a document about
// all roles it is asked whether it would come out the same without composing it, which costs as much as it does: so its look says which templates it
// was made from, too.
func newKeys(o Options, documents []Document) *keys {
	if o.Program == "" {
		return nil
	}
	k := &keys{program: fingerprint.Of(o.Program)[:otherDigits], own: o.Templates != "", looks: make(map[appearance]string)}
	for _, d := range documents {
		for _, f := range d.Files {
			l := appearance{f.Format.Name, d.Together && k.own}
			if k.looks[l] != "" {
				continue
			}
			parts := []any{f.Format.Name, f.Format.Ext, o.Theme, o.Env.Now.Unix(), string(o.Env.Paper)}
			if l.together {
				parts = append(parts, o.Templates)
			}
			k.looks[l] = fingerprint.Of(parts...)[:otherDigits]
		}
	}
	return k
}

// content sums up a document.
func (k *keys) content(d *doc.Document) string {
	if k == nil {
		return ""
	}
	own := *d
	own.Locale, own.Logo = nil, nil
	return fingerprint.Of(&own, k.sum(d.Locale), k.sum(d.Logo))[:contentDigits]
}

// sum returns the fingerprint of what a pointer points to, which does not change.
func (k *keys) sum(pointer any) string {
	if s, ok := k.shared.Load(pointer); ok {
		return s.(string)
	}
	s := fingerprint.Of(pointer)
	k.shared.Store(pointer, s)
	return s
}

func (k *keys) of(content string, d *Document, f *File) Key {
	if k == nil {
		return Key{}
	}
	return Key{Content: content, Look: k.looks[appearance{f.Format.Name, d.Together && k.own}], Program: k.program}
}
