package pdf

import (
	"rolexport/internal/verify/pdf/object"
)

// marks are the numbered marked content sequences of a page or of a form XObject.
type marks struct {
	where  string
	object int // of the page or the form
	key    int // of the parent tree; -1: none
	found  map[int]bool
}

func newMarks(where string, object, key int) *marks {
	return &marks{where, object, key, map[int]bool{}}
}

// A sequence is a marked content sequence that is open.
type sequence struct {
	artifact bool     // it or one around it is an artifact
	tagged   bool     // it or one around it has a number
	element  *element // that holds it or one around it
	replaced bool     // other text is to be read in its stead
}

// begin opens a sequence.
func (r *run) begin(op object.Operation) {
	var s sequence
	if n := len(r.stack); n > 0 {
		s = r.stack[n-1]
	}
	tag, ok := op.Operands[0].(object.Name)
	if !ok {
		r.add(ruleSequence, r.where, "a marked content sequence has %s for a tag", object.Kind(op.Operands[0]))
	}
	var properties object.Dict
	if op.Name == "BDC" {
		properties = r.properties(op.Operands[1])
	}
	if tag == "Artifact" {
		if s.tagged {
			r.add(ruleNested, r.where, "an artifact lies in tagged content")
		}
		s.artifact, s.element = true, nil
	}
	if lang, ok := r.get(properties, "Lang").(object.String); ok {
		r.checkLang(lang, r.where)
	}
	if _, ok := r.get(properties, "ActualText").(object.String); ok {
		s.replaced = true
	}
	if v, ok := properties["MCID"]; ok {
		r.number(v, &s)
	}
	r.stack = append(r.stack, s)
}

// number notes the number of a sequence.
func (r *run) number(v object.Value, s *sequence) {
	id, ok := r.integer(v)
	switch {
	case !ok || id < 0:
		r.add(ruleSequence, r.where, "the number of a sequence is no number from 0")
		return
	case s.artifact:
		r.add(ruleNested, r.where, "the tagged sequence %d lies in an artifact", id)
	case s.tagged:
		r.add(ruleSequence, r.where, "sequence %d lies in another one with a number", id)
	case r.marks.found[id]:
		r.add(ruleMCID, r.where, "there are two sequences %d", id)
	}
	s.tagged = true
	r.marks.found[id] = true
	if s.element = r.tree.items[item{r.marks.object, id}]; s.element != nil {
		s.replaced = s.replaced || s.element.replaced()
	}
}

// properties returns the property list of a sequence, which may be a resource.
func (r *run) properties(v object.Value) object.Dict {
	if d, ok := v.(object.Dict); ok {
		return d
	}
	return r.dict(r.resource("Properties", v))
}
