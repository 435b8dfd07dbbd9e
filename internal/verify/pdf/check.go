// Package pdf holds PDF files against the rules of ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a) that a program can decide. It reads
// any PDF file, also damaged ones and such as were never meant to conform, and shares no code with what writes ours.
package pdf

import (
	"errors"
	"fmt"
	"math"

	"rolexport/internal/verify/pdf/object"
	"rolexport/internal/verify/rule"
)

// A checker holds one file against the rules.
type checker struct {
	file    *object.File
	found   rule.Findings
	catalog object.Dict

	pages    []*page
	byObject map[int]*page
	named    map[object.String]object.Value // destinations by name

	profile profile                 // of the output intent
	spots   map[string]object.Array // Separation spaces by name: alternate space and transformation
	entered map[int]bool            // patterns and appearances that were followed
	fonts   map[string]*font
	order   []*font // in the order of their first use
	forms   map[int]*form
	packets map[int]bool // metadata that were looked at

	tree       *tree
	operations int
	tooLong    bool
}

// maxOperations is how many operators of content streams are followed.
const maxOperations = 30_000_000

// Check returns where a file breaks the rules. The error says why a file cannot be checked.
func Check(data []byte) ([]rule.Finding, error) {
	file, err := object.Open(data)
	if err != nil {
		return nil, err
	}
	c := &checker{
		file: file, byObject: map[int]*page{}, spots: map[string]object.Array{}, entered: map[int]bool{},
		fonts: map[string]*font{}, forms: map[int]*form{}, packets: map[int]bool{},
	}
	c.catalog = c.dict(file.Trailer["Root"])
	c.checkHeader()
	c.checkEnd()
	c.checkTrailer()
	if file.Trailer["Encrypt"] != nil {
		return c.found.List(), nil // nothing else can be read
	}
	c.checkObjects()
	c.readPages()
	c.checkCatalog()
	c.checkMetadata()
	c.checkIntents()
	c.readTree()
	c.checkContents()
	c.checkTree()
	c.checkAnnotations()
	c.checkFonts()
	c.checkOutline()
	c.checkLabels()
	c.checkFaults()
	if c.tooLong {
		err = errors.New("the pages have more operators than can be followed")
	}
	return c.found.List(), err
}

func (c *checker) add(r *rule.Rule, where, format string, args ...any) {
	c.found.Add(r, where, format, args...)
}

// get returns the value of an entry, references followed.
func (c *checker) get(d object.Dict, key object.Name) object.Value { return c.file.Resolve(d[key]) }

// dict returns a dictionary, that of a stream as well, and nil for anything else.
func (c *checker) dict(v object.Value) object.Dict {
	switch v := c.file.Resolve(v).(type) {
	case object.Dict:
		return v
	case *object.Stream:
		return v.Dict
	}
	return nil
}

func (c *checker) array(v object.Value) object.Array {
	a, _ := c.file.Resolve(v).(object.Array)
	return a
}

func (c *checker) name(v object.Value) object.Name {
	n, _ := c.file.Resolve(v).(object.Name)
	return n
}

func (c *checker) stream(v object.Value) *object.Stream {
	s, _ := c.file.Resolve(v).(*object.Stream)
	return s
}

// text returns a text string.
func (c *checker) text(v object.Value) string {
	s, _ := c.file.Resolve(v).(object.String)
	return s.Text()
}

func (c *checker) integer(v object.Value) (int, bool) {
	n, ok := c.file.Resolve(v).(object.Integer)
	return int(min(max(n, math.MinInt32), math.MaxInt32)), ok
}

func (c *checker) number(v object.Value) (float64, bool) { return object.Number(c.file.Resolve(v)) }

// at names an object in a message: with its number if v is a reference, else as a part of something.
func at(v object.Value, of string) string {
	ref, ok := v.(object.Ref)
	switch {
	case !ok:
		return of
	case of == "":
		return ref.String()
	}
	return fmt.Sprintf("%s (%v)", of, ref)
}

// number of the object that a value is; 0: it stands in another.
func objectOf(v object.Value) int {
	ref, _ := v.(object.Ref)
	return ref.Number
}
