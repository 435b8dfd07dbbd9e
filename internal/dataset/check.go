package dataset

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"rolexport/internal/diag"
	"rolexport/internal/pattern"
	"rolexport/internal/strictyaml"
)

// check looks for what a person would call a mistake in files that are well formed.
func (l *loader) check() {
	main := origin{path: l.main}
	if !l.mainBroken {
		l.checkSettings(main)
		if len(l.ds.Roles) == 0 && len(l.broken) == 0 {
			l.find(main, "no-roles", "the dataset holds no role", fmt.Sprintf("put a file for each role into %s/", rolesFolder))
		}
	}
	v := l.vocabularies()
	l.checkAudiences(main)
	l.checkMembers()
	for _, r := range l.ds.Roles {
		l.checkRole(r, l.origins[r], v)
	}
	l.checkCycles()
	l.checkComparisons(v)
	if !l.mainBroken {
		l.checkRACI(v, main)
	}
	if l.ds.Workforce != nil {
		if at, ok := l.origins[l.ds.Workforce]; ok {
			l.checkWorkforce(l.ds.Workforce, at)
		}
	}
}

// A vocabulary holds the ids of terms. Where the file that gives them cannot be read in full, nothing is unknown.
type vocabulary struct {
	ids   []string
	known map[string]bool
	whole bool
}

type vocabularies struct{ dimensions, areas, skills vocabulary }

func (l *loader) vocabularies() vocabularies {
	make := func(terms []Term) vocabulary {
		v := vocabulary{known: make(map[string]bool, len(terms)), whole: !l.mainBroken}
		for _, t := range terms {
			v.ids = append(v.ids, t.ID)
			v.known[t.ID] = true
			v.whole = v.whole && t.ID != ""
		}
		return v
	}
	return vocabularies{make(l.ds.Dimensions), make(l.ds.Areas), make(l.ds.Skills)}
}

// checkTerm reports an id that is missing or that its vocabulary lacks. kind is what its key is called, plural the vocabulary.
func (l *loader) checkTerm(id string, v vocabulary, kind, plural string, at origin, path ...any) {
	switch {
	case id == "":
		l.find(at, "missing-field", fmt.Sprintf("%q is missing", kind), fmt.Sprintf("name an id of %q in %s", plural, l.main), path...)
	case v.whole && !v.known[id]:
		hint := diag.DidYouMean(id, v.ids)
		switch {
		case hint != "":
		case len(v.ids) == 0:
			hint = fmt.Sprintf("%s lists no %s yet: add %q to it", l.main, plural, plural)
		default:
			hint = fmt.Sprintf("%s lists %s", l.main, strictyaml.Enumerate(v.ids))
		}
		l.find(at, "unknown-"+kind, fmt.Sprintf("there is no %s %q", kind, short(id)), hint, path...)
	}
}

func (l *loader) checkSettings(main origin) {
	ds := l.ds
	l.checkTitle(ds.Title, main, "title")
	if ds.Language != "" {
		if _, err := language.Parse(ds.Language); err != nil {
			l.find(main, "bad-language", fmt.Sprintf("%q is no language tag", short(ds.Language)),
				"write a tag such as en, en-GB or pt-BR", "language")
		}
	}
	l.checkCurrency(ds.Currency, main, "currency")
	l.checkChoice(ds.Paper, []string{"a4", "letter"}, main, "paper")
	if n := len(ds.SkillLevels); n != 0 && n != 5 {
		l.find(main, "wrong-count", fmt.Sprintf(`"skill_levels" holds %s, not 5`, count(n, "word")),
			"one for each level from 0 to 4", "skill_levels")
	}
	l.checkTexts(ds.SkillLevels, main, "skill_levels")
	l.checkTerms(ds.Dimensions, main, "dimensions")
	l.checkTerms(ds.Areas, main, "areas")
	l.checkTerms(ds.Skills, main, "skills")
	l.checkRules(main)
}

func (l *loader) checkTerms(terms []Term, main origin, key string) {
	seen := newIDs()
	for i, t := range terms {
		l.checkID(t.ID, main, key, i, "id")
		if earlier := seen.add(t.ID); earlier != "" {
			l.duplicate(t.ID, earlier, main, key, i, "id")
		}
		l.checkTitle(t.Title, main, key, i, "title")
	}
}

// duplicate reports an id that collides with an earlier one.
func (l *loader) duplicate(id, earlier string, at origin, path ...any) {
	if id == earlier {
		l.find(at, "duplicate-id", fmt.Sprintf("the id %q is given twice", short(id)), "rename one of the two", path...)
		return
	}
	l.find(at, "duplicate-id", fmt.Sprintf("the ids %q and %q differ only in case", short(earlier), short(id)),
		"some systems take them for the same file: rename one of the two", path...)
}

// repeated reports a reference that a list holds twice.
func (l *loader) repeated(seen map[string]bool, id, kind string, at origin, path ...any) {
	if id != "" && seen[id] {
		l.find(at, "repeated-"+kind, fmt.Sprintf("the %s %q is given twice", kind, short(id)), "keep one of the two", path...)
	}
	seen[id] = true
}

var currencyCode = pattern.New(`^[A-Z]{3}$`)

// IsCurrency reports whether a word is written like an ISO 4217 code.
func IsCurrency(code string) bool { return currencyCode().MatchString(code) }

func (l *loader) checkCurrency(code string, at origin, path ...any) {
	if code == "" || currencyCode().MatchString(code) {
		return
	}
	hint := "write an ISO 4217 code such as EUR"
	if upper := strings.ToUpper(code); currencyCode().MatchString(upper) {
		hint = fmt.Sprintf("did you mean %q?", upper)
	}
	l.find(at, "bad-currency", fmt.Sprintf("%q is no currency code", short(code)), hint, path...)
}

// checkMoney checks the currency of an amount, which the dataset may give.
func (l *loader) checkMoney(code string, at origin, path ...any) {
	l.checkCurrency(code, at, append(path, "currency")...)
	if code == "" && l.ds.Currency == "" && !l.mainBroken {
		l.find(at, "missing-currency", "the amount has no currency", fmt.Sprintf("add currency: EUR here or to %s", l.main), path...)
	}
}

// checkChoice checks a word of a closed list. The last element of path is its key.
func (l *loader) checkChoice(word string, choices []string, at origin, path ...any) {
	if word == "" || slices.Contains(choices, word) {
		return
	}
	hint := cmp.Or(diag.DidYouMean(word, choices), "write "+either(choices))
	l.find(at, "unknown-word", fmt.Sprintf("%q cannot be %q", path[len(path)-1], short(word)), hint, path...)
}

// either lists the words of a choice.
func either(words []string) string {
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// checkTexts checks that the items of a list say something.
func (l *loader) checkTexts(items []string, at origin, path ...any) {
	for i, item := range items {
		if isBlank(item) {
			l.find(at, "empty-item", fmt.Sprintf("an item of %q is empty", path[len(path)-1]), "remove it", append(slices.Clone(path), i)...)
		}
	}
}

// checkLines checks that the lines of a list say something.
func (l *loader) checkLines(lines Lines, at origin, path ...any) {
	l.checkTexts(lines.Texts(), at, path...)
}

// need reports a text that must not be absent. The last element of path is its key.
func (l *loader) need(text string, at origin, path ...any) {
	if isBlank(text) {
		l.find(at, "missing-field", fmt.Sprintf("%q is missing", path[len(path)-1]), "", path...)
	}
}

// checkTitle checks that a title is there, on one line.
func (l *loader) checkTitle(title string, at origin, path ...any) {
	l.need(title, at, path...)
	l.checkLine(title, at, path...)
}

// checkLine reports line breaks where a document has room for one line.
func (l *loader) checkLine(text string, at origin, path ...any) {
	if strings.Contains(text, "\n") {
		l.find(at, "line-break", "the text goes over several lines", `write it on one line, or behind ">-"`, path...)
	}
}

// MaxFigure is the largest figure: more than any company counts, and few enough digits that arithmetic stays exact to the cent.
const MaxFigure = 1e13

// checkFigure checks an amount or a head count.
func (l *loader) checkFigure(x *float64, at origin, path ...any) {
	atLeast(l, x, 0, at, path...)
	if x != nil && *x > MaxFigure {
		l.find(at, "out-of-range", fmt.Sprintf("%s is too large: %s", keyOf(path), number(*x)), "", path...)
	}
}

// keyOf names the value at the end of path for a message.
func keyOf(path []any) string {
	if key, ok := path[len(path)-1].(string); ok {
		return strconv.Quote(key)
	}
	return fmt.Sprintf("an item of %q", path[len(path)-2])
}

// between reports a number outside of its bounds.
func between[N int | float64](l *loader, n *N, low, high N, at origin, path ...any) {
	if n != nil && (*n < low || *n > high) {
		l.find(at, "out-of-range",
			fmt.Sprintf("%s must be from %s to %s, not %s", keyOf(path), number(low), number(high), number(*n)), "", path...)
	}
}

// number writes a number as people do, without an exponent.
func number[N int | float64](n N) string { return strconv.FormatFloat(float64(n), 'f', -1, 64) }

// atLeast reports a number that is too small.
func atLeast[N int | float64](l *loader, n *N, low N, at origin, path ...any) {
	if n != nil && *n < low {
		l.find(at, "out-of-range", fmt.Sprintf("%s must be at least %s, not %s", keyOf(path), number(low), number(*n)), "", path...)
	}
}

// isBlank reports whether there is nothing to be seen in a text.
func isBlank(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) })
}

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
