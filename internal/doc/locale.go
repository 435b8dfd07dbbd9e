package doc

// A Locale says how values and the few words that renderers need are written in a language. It is data: the files in
// templates/labels hold one for each language.
type Locale struct {
	Lang string // BCP 47 tag of the documents, for example "en-GB"
	// LabelLang is the tag of Words, Months and Labels where those of another language stand in; empty: they are in Lang.
	LabelLang string
	Decimal   string // decimal sign
	Group     string // sign between groups of three digits; may be empty
	Percent   string // "{n} %", with a no-break space
	Money     string // "{c} {n}", with a no-break space; {c} is the currency code
	Date      string // "{d} {month} {y}", also {m} as a number
	Months    [12]string
	Words     Words
	Labels    map[string]string // the section heads and labels of the document kinds, by key, for templates and tables
}

// Words are the words that renderers write of themselves.
type Words struct {
	NotStated    string // "Not stated"
	Illustrative string // footnote: "* illustrative figure"
	Rating       string // "{level} of {of}"
	Page         string // "Page {page} of {pages}"
	Contents     string // "Contents"
	Index        string // "Index": the first sheet of a workbook
	Continued    string // "continued"
	Skip         string // "Skip to the text": the first link of a page of the web
	SignHere     string // label behind each party of a SignOff: "name, date, signature"
	Legend       string // "Legend": what the looks of cells mean, in workbooks
	InputCell    string // what an input is
	ComputedCell string // what a result is
	Fine         string // what the sign Fine means, and likewise the next three
	Fault        string
	Under        string
	Over         string
	Refused      string // "This cannot stand here": the title of what a workbook says of an entry that it refuses, at most 32 characters
	EnterFigure  string // the cure: a figure from {least} to {most}; likewise the next six
	EnterWhole   string
	EnterStep    string // a multiple of {step}
	EnterDay     string
	EnterQuarter string // the first day of a quarter of the calendar
	EnterLetters string // a text of {n} letters
	EnterListed  string // one of the list
}
