package compose

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"reflect"
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

// Labels is a file of labels: how values are written in a language, and the words of documents. Names in braces stand for values.
type Labels struct {
	Lang    string            `yaml:"lang" jsonschema:"required,example=de-DE"`             // BCP 47 tag of the language
	Decimal string            `yaml:"decimal" jsonschema:"required,example=."`              // the decimal sign
	Group   string            `yaml:"group" jsonschema:"example=\\,"`                       // what stands between thousands; may be empty
	Percent string            `yaml:"percent" jsonschema:"required,example={n} %"`          // a percentage: {n} is the figure
	Money   string            `yaml:"money" jsonschema:"required,example={c} {n}"`          // an amount: {n} is the figure, {c} the currency
	Date    string            `yaml:"date" jsonschema:"required,example={d} {month} {y}"`   // a day: {d}, {month} and {y} are its parts
	Months  []string          `yaml:"months" jsonschema:"required,minItems=12,maxItems=12"` // names of the twelve months
	Words   formatWords       `yaml:"words" jsonschema:"required"`                          // words that the formats write of themselves
	Labels  map[string]string `yaml:"labels" jsonschema:"required"`                         // words of the documents, by the keys of labels/en.yaml
}

// formatWords holds the words that the formats write of themselves. Each has to be there.
type formatWords struct {
	NotStated    string `yaml:"not_stated" jsonschema:"required,example=Not stated"`                                                  // of what the data does not state
	Illustrative string `yaml:"illustrative" jsonschema:"required,example=* illustrative figure"`                                     // what an asterisk beside a figure means
	Rating       string `yaml:"rating" jsonschema:"required,example={level} of {of}"`                                                 // a level on a scale
	Page         string `yaml:"page" jsonschema:"required,example=Page {page} of {pages}"`                                            // number of a page
	Contents     string `yaml:"contents" jsonschema:"required,example=Contents"`                                                      // head of the contents
	Index        string `yaml:"index" jsonschema:"required,example=Index"`                                                            // head of the index
	Continued    string `yaml:"continued" jsonschema:"required,example=continued"`                                                    // beside the head of what began on another page
	Skip         string `yaml:"skip" jsonschema:"required,example=Skip to the text"`                                                  // the link that leads past the head of a page of the web
	SignHere     string `yaml:"sign_here" jsonschema:"required,example=name\\, date\\, signature"`                                    // below a line to sign on
	Legend       string `yaml:"legend" jsonschema:"required,example=Legend"`                                                          // head of the legend of a workbook
	InputCell    string `yaml:"input_cell" jsonschema:"required,example=may be changed"`                                              // what a cell for input is
	ComputedCell string `yaml:"computed_cell" jsonschema:"required,example=computed from other cells"`                                // what a computed cell is
	Fine         string `yaml:"fine" jsonschema:"required,example=as it should be"`                                                   // what the colour of a sound value means
	Fault        string `yaml:"fault" jsonschema:"required,example=not as it should be"`                                              // what the colour of a fault means
	Under        string `yaml:"under" jsonschema:"required,example=below what is needed"`                                             // what the colour of too low a value means
	Over         string `yaml:"over" jsonschema:"required,example=above what is needed"`                                              // what the colour of too high a value means
	Refused      string `yaml:"refused" jsonschema:"required,example=This cannot stand here"`                                         // title of the message when an entry is refused
	EnterFigure  string `yaml:"enter_figure" jsonschema:"required,example=Enter a figure from {least} to {most}."`                    // what may be entered: a figure
	EnterWhole   string `yaml:"enter_whole" jsonschema:"required,example=Enter a whole figure from {least} to {most}."`               // what may be entered: a whole figure
	EnterStep    string `yaml:"enter_step" jsonschema:"required,example=Enter a multiple of {step} from {least} to {most}."`          // what may be entered: a multiple of a figure
	EnterDay     string `yaml:"enter_day" jsonschema:"required,example=Enter a day from {least} to {most}."`                          // what may be entered: a day
	EnterQuarter string `yaml:"enter_quarter" jsonschema:"required,example=Enter the first day of a quarter from {least} to {most}."` // what may be entered: a quarter
	EnterLetters string `yaml:"enter_letters" jsonschema:"required,example=Enter {n} letters."`                                       // what may be entered: letters
	EnterListed  string `yaml:"enter_listed" jsonschema:"required,example=Choose from the list."`                                     // what may be entered: an item of a list
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

// checkLabels checks the files of labels that are neither built in nor the one that loadLocale reads for the language: they are asked for by
// other datasets.
func checkLabels(templates fs.FS, language string) diag.List {
	names, _ := fs.Glob(templates, "labels/*.yaml") // the pattern is well formed
	for _, tag := range fallbacks(language) {
		if i := slices.Index(names, "labels/"+tag+".yaml"); i >= 0 {
			names = slices.Delete(names, i, i+1)
			break
		}
	}
	var problems diag.List
	for _, name := range names {
		src, err := fs.ReadFile(templates, name)
		if err != nil {
			problems = append(problems, unreadable(overlay.Display(templates, name), err)...)
			continue
		}
		if own, err := fs.ReadFile(rolexport.Templates(), name); err == nil && bytes.Equal(src, own) {
			continue // built in, and tested
		}
		_, more := parseLocale(overlay.Display(templates, name), src)
		problems = append(problems, more...)
	}
	return problems
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
	var l Labels
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
func (l *Labels) missing(required iter.Seq[string]) []string {
	keys := slices.DeleteFunc(unsaid("", *l), func(key string) bool { return key == "group" })
	keys = append(keys, unsaid("words.", l.Words)...)
	for key := range required {
		if l.Labels[key] == "" {
			keys = append(keys, "labels."+key)
		}
	}
	slices.Sort(keys)
	return keys
}

// unsaid returns the keys of the texts of a struct that are empty, with what stands before them.
func unsaid(prefix string, of any) []string {
	var keys []string
	v := reflect.ValueOf(of)
	for i := range v.NumField() {
		if key := strictyaml.Key(v.Type().Field(i)); v.Field(i).Kind() == reflect.String && v.Field(i).IsZero() {
			keys = append(keys, prefix+key)
		}
	}
	return keys
}

func (l *Labels) locale() *doc.Locale {
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
	var l Labels
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
