package compose

import (
	"strings"

	"rolexport/internal/calc"
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// A row sets the statements of two roles in one dimension side by side. A statement that is missing is nil.
type row struct {
	id, title     string
	first, second *statement
}

type statement dataset.Statement

// stated reports whether there are words to show; a bare score is none.
func (s *statement) stated() bool { return s != nil && (line(s.Short) != "" || line(s.Text) != "") }

// cell is the statement in a few words.
func (s *statement) cell() doc.Value {
	if !s.stated() {
		return doc.NotStated{}
	}
	return mark(text(firstOf(line(s.Short), s.Text)), s.Illustrative)
}

// prose is the statement in full.
func (s *statement) prose() doc.Value {
	if !s.stated() {
		return doc.NotStated{}
	}
	return mark(text(firstOf(line(s.Text), sentence(s.Short))), s.Illustrative)
}

// rows holds a row for each dimension of the dataset.
func (c *Composer) rows(a, b *dataset.Role) []row {
	first, second := statements(a), statements(b)
	list := make([]row, len(c.ds.Dimensions))
	for i, d := range c.ds.Dimensions {
		list[i] = row{id: d.ID, title: line(d.Title), first: first[d.ID], second: second[d.ID]}
	}
	return list
}

// statements returns what a role states, by dimension. Where different readers are told different things, somebody who is shown everything
// sees one behind the other.
func statements(r *dataset.Role) map[string]*statement {
	m := make(map[string]*statement, len(r.Statements))
	for i := range r.Statements {
		s := (*statement)(&r.Statements[i])
		if earlier := m[s.Dimension]; earlier != nil {
			both := *earlier
			both.Short, both.Text = join(" / ", earlier.Short, s.Short), join(" ", earlier.Text, s.Text)
			both.Illustrative = earlier.Illustrative || s.Illustrative
			if both.Score == nil {
				both.Score = s.Score
			}
			s = &both
		}
		m[s.Dimension] = s
	}
	return m
}

// The symbols that say how two statements differ, and the labels that explain them.
const (
	firstWider  = "◀"
	secondWider = "▶"
	muchTheSame = "≈"
	theSame     = "="
	inKind      = "≠"
	oneSide     = "–"
)

var legend = []struct{ symbol, label string }{
	{firstWider, "first_wider"},
	{secondWider, "second_wider"},
	{muchTheSame, "much_the_same"},
	{theSame, "the_same"},
	{inKind, "differs_in_kind"},
	{oneSide, "one_side_only"},
}

// symbol says how the two statements differ. Scores tell which reaches further; without them the words can only be equal or differ.
func (r row) symbol() string {
	a, b := r.first, r.second
	switch {
	case !a.stated() || !b.stated():
		return oneSide
	case a.Score != nil && b.Score != nil && *a.Score > *b.Score:
		return firstWider
	case a.Score != nil && b.Score != nil && *a.Score < *b.Score:
		return secondWider
	case a.cell() == b.cell():
		return theSame
	case a.Score != nil && b.Score != nil:
		return muchTheSame
	}
	return inKind
}

// signs says what the head of the symbols and each of them mean.
func (c *Composer) signs() []doc.Sign {
	list := []doc.Sign{{Text: c.say("difference"), Meaning: c.say("verdict")}}
	for _, l := range legend {
		list = append(list, doc.Sign{Text: l.symbol, Meaning: c.say(l.label)})
	}
	return list
}

// legend explains the symbols that the rows show.
func (c *Composer) legend(rows []row) string {
	shown := make(map[string]bool, len(legend))
	for _, r := range rows {
		shown[r.symbol()] = true
	}
	var list []string
	for _, l := range legend {
		if shown[l.symbol] {
			list = append(list, l.symbol+" "+c.say(l.label))
		}
	}
	return strings.Join(list, dot)
}

// comparisonMatrix is the table of the dimensions with a column for each role and one for the difference between them.
func (c *Composer) comparisonMatrix(a, b *dataset.Role, rows []row) *doc.Table {
	t := &doc.Table{Name: "comparison", Title: c.say("at_a_glance"), Sheet: c.say("comparison"), Columns: []doc.Column{
		{Key: "dimension", Title: c.say("dimension"), Header: true, Weight: 3},
		{Key: "first", Title: line(a.Title), Subtitle: c.subtitle(a), Weight: 5, Accent: doc.FirstAccent},
		{Key: "difference", Title: c.say("difference"), Kind: doc.SymbolColumn, Signs: c.signs()},
		{Key: "second", Title: line(b.Title), Subtitle: c.subtitle(b), Weight: 5, Accent: doc.SecondAccent},
		{Key: "verdict", Title: c.say("verdict"), Weight: 1, Detail: true},
		{Key: "first-score", Title: c.say("score_of", "role", line(a.Title)), Kind: doc.NumberColumn, Detail: true, Accent: doc.FirstAccent},
		{Key: "second-score", Title: c.say("score_of", "role", line(b.Title)), Kind: doc.NumberColumn, Detail: true, Accent: doc.SecondAccent},
		{Key: "ahead", Title: c.say("score_ahead"), Kind: doc.NumberColumn, Detail: true},
	}}
	for i, r := range rows {
		ahead := computed(minus(own("first-score", i), own("second-score", i)), doc.Number{})
		t.Rows = append(t.Rows, data(doc.Text(r.title), r.first.cell(), doc.Text(r.symbol()), r.second.cell(),
			doc.Text(c.verdict(r)), r.first.score(), r.second.score(), ahead))
	}
	if err := calc.Solve([]*doc.Table{t}, c.loc.Words.NotStated); err != nil {
		panic(err) // the table computes from itself alone
	}
	return t
}

// score is how far the role reaches, 0..5.
func (s *statement) score() doc.Value {
	if s == nil || s.Score == nil {
		return doc.NotStated{}
	}
	return doc.Number{Value: float64(*s.Score)}
}

// verdict says in a word, behind a symbol, whether the statements are the same, differ, or are not both stated.
func (c *Composer) verdict(r row) string {
	switch r.symbol() {
	case oneSide:
		return oneSide + " " + c.say("verdict_not_stated")
	case theSame:
		return theSame + " " + c.say("verdict_same")
	case muchTheSame:
		return muchTheSame + " " + c.say("verdict_much_the_same")
	}
	return inKind + " " + c.say("verdict_differs")
}

// subtitle places a role under its column head: its level, and to whom it reports.
func (c *Composer) subtitle(r *dataset.Role) string {
	level, reports := "", ""
	if r.Level != nil {
		level = firstOf(line(r.Level.Code), line(r.Level.Title))
	}
	if r.ReportsTo != nil {
		reports = c.say("subtitle_reports", "title", c.refTitle(*r.ReportsTo))
	}
	return join(dot, level, reports)
}
