package compose

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"

	"rolexport"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/overlay"
	"rolexport/internal/strictyaml"
)

// fallbackLanguage is the language of last resort, and the one whose file says which labels a language must have.
const fallbackLanguage = "en"

// labelFile is a file of templates/labels.
type labelFile struct {
	Lang    string            `yaml:"lang"`
	Decimal string            `yaml:"decimal"`
	Group   string            `yaml:"group"`
	Percent string            `yaml:"percent"`
	Money   string            `yaml:"money"`
	Date    string            `yaml:"date"`
	Months  []string          `yaml:"months"`
	Words   wordFile          `yaml:"words"`
	Labels  map[string]string `yaml:"labels"`
}

type wordFile struct {
	NotStated    string `yaml:"not_stated"`
	Illustrative string `yaml:"illustrative"`
	Rating       string `yaml:"rating"`
	Page         string `yaml:"page"`
	Contents     string `yaml:"contents"`
	Index        string `yaml:"index"`
	Continued    string `yaml:"continued"`
	Skip         string `yaml:"skip"`
	SignHere     string `yaml:"sign_here"`
	Legend       string `yaml:"legend"`
	InputCell    string `yaml:"input_cell"`
	ComputedCell string `yaml:"computed_cell"`
	Fine         string `yaml:"fine"`
	Fault        string `yaml:"fault"`
	Under        string `yaml:"under"`
	Over         string `yaml:"over"`
	Refused      string `yaml:"refused"`
	EnterFigure  string `yaml:"enter_figure"`
	EnterWhole   string `yaml:"enter_whole"`
	EnterDay     string `yaml:"enter_day"`
	EnterQuarter string `yaml:"enter_quarter"`
	EnterLetters string `yaml:"enter_letters"`
	EnterListed  string `yaml:"enter_listed"`
}

// loadLocale reads the words of a language from labels/<language>.yaml. A language without a file of its own falls back to the
// one without its last subtag, de-AT to de, and at last to English. Words of another language are worth a warning; those of another
// region are not.
func loadLocale(templates fs.FS, language string) (*doc.Locale, diag.List) {
	if language == "" {
		language = fallbackLanguage
	}
	for _, tag := range fallbacks(language) {
		name := "labels/" + tag + ".yaml"
		src, err := fs.ReadFile(templates, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, unreadable(overlay.Display(templates, name), err)
		}
		locale, problems := parseLocale(overlay.Display(templates, name), src)
		if locale == nil {
			return nil, problems
		}
		if primary(language) != primary(tag) {
			problems = append(problems, diag.Diagnostic{
				Code:    "language-fallback",
				Message: fmt.Sprintf("no words for language %q, using %q", language, locale.Lang),
				Hint:    fmt.Sprintf("add labels/%s.yaml to a folder given by --templates", language),
			})
			locale.LabelLang = locale.Lang
		}
		if !strings.EqualFold(language, tag) {
			locale.Lang = language // the tag of the dataset's texts, which outweigh the labels
		}
		return locale, problems
	}
	return nil, refuse("no-labels", fmt.Sprintf("no words for language %q, nor labels/%s.yaml", language, fallbackLanguage),
		"rolexport init writes the built-in ones")
}

// unreadable says that a file of labels is there and cannot be read.
func unreadable(name string, err error) diag.List {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	problems := refuse("unreadable-labels", "the labels cannot be read: "+err.Error(), "")
	problems[0].Pos.File = name
	return problems
}

// fallbacks lists a language tag, the tags that it narrows, and the language of last resort.
func fallbacks(tag string) []string {
	var list []string
	for tag != "" {
		list = append(list, tag)
		i := strings.LastIndexByte(tag, '-')
		tag = tag[:max(i, 0)]
	}
	if !slices.Contains(list, fallbackLanguage) {
		list = append(list, fallbackLanguage)
	}
	return list
}

// primary returns the language of a tag without script and region.
func primary(tag string) string {
	language, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return language
}

// parseLocale reads a file of labels and names whatever is missing in it. The locale is nil when it cannot be used.
func parseLocale(name string, src []byte) (*doc.Locale, diag.List) {
	file, problems := strictyaml.Parse(name, src)
	if problems.HasErrors() {
		return nil, problems
	}
	var l labelFile
	problems = append(problems, file.Decode(&l)...)
	if problems.HasErrors() {
		return nil, problems
	}
	required := maps.Keys(l.Labels)
	if !bytes.Equal(src, builtinEnglish()) { // which is used most and need not be read twice
		required = slices.Values(requiredLabels())
	}
	for _, key := range l.missing(required) {
		problems = append(problems, file.Problem("missing-label", fmt.Sprintf("%q is missing", key), "labels/en.yaml shows what it says"))
	}
	if len(l.Months) != 12 {
		problems = append(problems, file.Problem("wrong-months", fmt.Sprintf("months names %d months, not 12", len(l.Months)), "", "months"))
	}
	if problems.HasErrors() {
		return nil, problems
	}
	return l.locale(), problems
}

// missing names, in the order of the alphabet, what the file lacks of the required labels and of everything else. The grouping sign may
// be empty.
func (l *labelFile) missing(required iter.Seq[string]) []string {
	var keys []string
	for key, value := range map[string]string{
		"lang": l.Lang, "decimal": l.Decimal, "percent": l.Percent, "money": l.Money, "date": l.Date,
		"words.not_stated": l.Words.NotStated, "words.illustrative": l.Words.Illustrative, "words.rating": l.Words.Rating,
		"words.page": l.Words.Page, "words.contents": l.Words.Contents, "words.continued": l.Words.Continued,
		"words.index": l.Words.Index, "words.skip": l.Words.Skip, "words.sign_here": l.Words.SignHere, "words.legend": l.Words.Legend,
		"words.input_cell": l.Words.InputCell, "words.computed_cell": l.Words.ComputedCell, "words.fine": l.Words.Fine,
		"words.fault": l.Words.Fault, "words.under": l.Words.Under, "words.over": l.Words.Over,
		"words.refused": l.Words.Refused, "words.enter_figure": l.Words.EnterFigure, "words.enter_whole": l.Words.EnterWhole,
		"words.enter_day": l.Words.EnterDay, "words.enter_quarter": l.Words.EnterQuarter,
		"words.enter_letters": l.Words.EnterLetters, "words.enter_listed": l.Words.EnterListed,
	} {
		if value == "" {
			keys = append(keys, key)
		}
	}
	for key := range required {
		if l.Labels[key] == "" {
			keys = append(keys, "labels."+key)
		}
	}
	slices.Sort(keys)
	return keys
}

func (l *labelFile) locale() *doc.Locale {
	return &doc.Locale{
		Lang: l.Lang, Decimal: l.Decimal, Group: l.Group, Percent: l.Percent, Money: l.Money, Date: l.Date,
		Months: [12]string(l.Months),
		Words:  doc.Words(l.Words),
		Labels: l.Labels,
	}
}

// requiredLabels lists the keys of the built-in English labels: any language must have them all, and may have more for
// templates of its own.
func requiredLabels() []string {
	var l labelFile
	file, problems := strictyaml.Parse(builtinLabels, builtinEnglish())
	if problems = append(problems, file.Decode(&l)...); problems.HasErrors() {
		panic(problems) // built in, and tested
	}
	return slices.Sorted(maps.Keys(l.Labels))
}

// builtinLabels is the file of the built-in English labels.
const builtinLabels = "labels/" + fallbackLanguage + ".yaml"

func builtinEnglish() []byte {
	src, err := fs.ReadFile(rolexport.Templates(), builtinLabels)
	if err != nil {
		panic(err) // built in
	}
	return src
}
