// Package content makes the texts that the benchmarks set: roles and comparisons of about the size that people write, seeded, so that
// the same number of roles always gives the same bytes. rolexport reads them as a dataset, the other tools as JSON.
package content

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Content is what one run of the benchmarks sets. Every figure in it is invented.
type Content struct {
	Dimensions  []Term       `json:"dimensions"`
	Skills      []Term       `json:"skills"`
	Roles       []Role       `json:"roles"`
	Comparisons []Comparison `json:"comparisons"`
}

// A Term is an entry of a vocabulary.
type Term struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// A Role holds what a role sheet of two pages says: some 400 words in seven sections.
type Role struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	Summary    string      `json:"summary"`
	Purpose    string      `json:"purpose"`
	Facts      Facts       `json:"facts"`
	Duties     []Duty      `json:"duties"`
	Skills     []Skill     `json:"skills"`
	Measures   []Measure   `json:"measures"`
	Education  string      `json:"education"`
	Pay        Pay         `json:"pay"`
	Statements []Statement `json:"statements"` // one for each of Content.Dimensions
}

// Facts are the eight facts at the head of a sheet; money is in EUR.
type Facts struct {
	Department string `json:"department"`
	ReportsTo  string `json:"reports_to"`
	Level      string `json:"level"`
	Team       int    `json:"team"` // people
	Location   string `json:"location"`
	Budget     int    `json:"budget"`      // a year
	SignsUpTo  int    `json:"signs_up_to"` // alone
	Contract   string `json:"contract"`
}

// A Duty is a part of the work.
type Duty struct {
	Title string `json:"title"`
	Text  string `json:"text"`
	Share int    `json:"share"` // of working time, %; those of a role add up to 100
}

// A Skill is a level, 1 to 4, of one of Content.Skills.
type Skill struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Level int    `json:"level"`
}

// A Measure is a sign of success.
type Measure struct {
	Title  string `json:"title"`
	Why    string `json:"why"`
	Target string `json:"target"`
}

// Pay is a pay band in EUR a year.
type Pay struct {
	Min int `json:"min"`
	Mid int `json:"mid"`
	Max int `json:"max"`
}

// A Statement says what a role is in one dimension.
type Statement struct {
	Dimension string `json:"dimension"`
	Short     string `json:"short"`
}

// A Comparison sets two roles against each other: a table of their statements, and a paragraph for each dimension.
type Comparison struct {
	A            string     `json:"a"` // ids of roles
	B            string     `json:"b"`
	Introduction string     `json:"introduction"`
	Contrasts    []Contrast `json:"contrasts"`
	Closing      string     `json:"closing"`
}

// A Contrast is the paragraph of a Comparison for one dimension.
type Contrast struct {
	Dimension string `json:"dimension"`
	Text      string `json:"text"`
}

// ID returns the name of the comparison.
func (c Comparison) ID() string { return c.A + "-vs-" + c.B }

// New returns n roles, and a comparison of the first with the second, the third with the fourth, and so on.
func New(n int) *Content {
	w := newWriter()
	c := &Content{Dimensions: dimensions(), Skills: skills()}
	for i := range n {
		c.Roles = append(c.Roles, w.role(i, c))
	}
	for i := 1; i < n; i += 2 {
		c.Comparisons = append(c.Comparisons, w.comparison(c.Roles[i-1].ID, c.Roles[i].ID))
	}
	return c
}

// A Matrix is a table of roles by dimensions.
type Matrix struct {
	Dimensions []Term     `json:"dimensions"`
	Rows       [][]string `json:"rows"` // a title, and some twenty words for each dimension
}

// NewMatrix returns a matrix of n roles.
func NewMatrix(n int) *Matrix {
	w := newWriter()
	m := &Matrix{Dimensions: dimensions()}
	for i := range n {
		row := []string{w.title(i)}
		for range m.Dimensions {
			row = append(row, w.prose(16))
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// Content returns roles with the statements of the matrix and nothing else.
func (m *Matrix) Content() *Content {
	c := &Content{Dimensions: m.Dimensions}
	for i, row := range m.Rows {
		r := Role{ID: id(i), Title: row[0]}
		for j, d := range m.Dimensions {
			r.Statements = append(r.Statements, Statement{Dimension: d.ID, Short: row[j+1]})
		}
		c.Roles = append(c.Roles, r)
	}
	return c
}

// A writer strings words together.
type writer struct{ *rand.Rand }

func newWriter() *writer { return &writer{rand.New(rand.NewPCG(1980, 2026))} }

func id(i int) string { return fmt.Sprintf("role-%05d", i+1) }

func (w *writer) of(words []string) string { return words[w.IntN(len(words))] }

// between returns a whole number from low up to high.
func (w *writer) between(low, high int) int { return low + w.IntN(high-low+1) }

// some returns n of the words in a new order.
func (w *writer) some(words []string, n int) []string {
	list := make([]string, n)
	for i, at := range w.Perm(len(words))[:n] {
		list[i] = words[at]
	}
	return list
}

// sentence returns nine to fourteen words.
func (w *writer) sentence() string {
	s := strings.Join([]string{w.of(actors), w.of(actions), w.of(things), w.of(manners)}, " ") + "."
	return strings.ToUpper(s[:1]) + s[1:]
}

// prose returns sentences of at least the number of words together.
func (w *writer) prose(words int) string {
	var list []string
	for n := 0; n < words; {
		s := w.sentence()
		list = append(list, s)
		n += len(strings.Fields(s))
	}
	return strings.Join(list, " ")
}

func (w *writer) title(i int) string {
	return fmt.Sprintf("%s %s %s %d", w.of(ranks), w.of(fields), w.of(posts), i+1)
}

func (w *writer) role(i int, c *Content) Role {
	low := w.between(27, 84) * 1000
	r := Role{
		ID: id(i), Title: w.title(i), Summary: w.sentence(), Purpose: w.prose(48),
		Facts: Facts{
			Department: w.of(fields), ReportsTo: "Head of " + w.of(fields), Level: w.of(levels), Team: w.between(2, 70),
			Location: w.of(places), Budget: w.between(40, 950) * 1000, SignsUpTo: w.between(1, 30) * 500, Contract: w.of(contracts),
		},
		Education:  w.of(schooling),
		Pay:        Pay{Min: low, Mid: low * 115 / 100, Max: low * 130 / 100},
		Statements: w.statements(),
	}
	shares := [...]int{20, 20, 15, 10, 10, 10, 10, 5}
	for i, title := range w.some(dutyTitles, len(shares)) {
		r.Duties = append(r.Duties, Duty{Title: title, Text: w.prose(28), Share: shares[i]})
	}
	for _, at := range w.Perm(len(c.Skills))[:8] {
		r.Skills = append(r.Skills, Skill{ID: c.Skills[at].ID, Title: c.Skills[at].Title, Level: w.between(1, 4)})
	}
	for _, title := range w.some(measureTitles, 4) {
		r.Measures = append(r.Measures, Measure{Title: title, Why: w.of(reasons), Target: fmt.Sprintf("≥ %d %%", w.between(75, 99))})
	}
	return r
}

// statements returns a statement for each dimension.
func (w *writer) statements() []Statement {
	var list []Statement
	for _, d := range dimensions() {
		list = append(list, Statement{Dimension: d.ID, Short: w.prose(10)})
	}
	return list
}

func (w *writer) comparison(a, b string) Comparison {
	c := Comparison{A: a, B: b, Introduction: w.prose(48), Closing: w.prose(26)}
	for _, d := range dimensions() {
		c.Contrasts = append(c.Contrasts, Contrast{Dimension: d.ID, Text: w.prose(13)})
	}
	return c
}
