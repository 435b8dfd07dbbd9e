package diag

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// The elements of a JUnit report, as the schema of the Jenkins xUnit plugin (junit-10.xsd) has them; GitLab reads the same.
type (
	junitReport struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string      `xml:"name,attr"`
		Class   string      `xml:"classname,attr"`
		Skipped *junitText  `xml:"skipped"`
		Error   *junitText  `xml:"error"`
		Failure *junitText  `xml:"failure"`
		Out     *junitPlain `xml:"system-out"`
	}
	junitText struct {
		Type    string `xml:"type,attr,omitempty"`
		Message string `xml:"message,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
	junitPlain struct {
		Text string `xml:",chardata"`
	}
)

// WriteJUnit writes the outcome as a JUnit report. Errors fail their case; warnings pass it and stand in its output. What ended the command
// is an error in a case of its own where no other fails, so that a report shows a failure exactly when the command failed.
func (o *Outcome) WriteJUnit(w io.Writer) error {
	report := junitReport{Name: o.Command}
	suite := func(name string) *junitSuite {
		for i := len(report.Suites) - 1; i >= 0; i-- { // most often the last
			if report.Suites[i].Name == name {
				return &report.Suites[i]
			}
		}
		report.Suites = append(report.Suites, junitSuite{Name: name})
		return &report.Suites[len(report.Suites)-1]
	}
	for _, c := range o.Cases {
		s := suite(c.Suite)
		s.add(c.junit())
	}
	for _, s := range report.Suites {
		report.Failures += s.Failures
	}
	if o.Failure != nil && report.Failures == 0 {
		suite(o.Command).add(junitCase{
			Name: o.Command, Class: o.Command,
			Error: &junitText{Message: visible(o.Failure.Message), Text: advice(*o.Failure)},
		})
	}
	for _, s := range report.Suites {
		report.Tests += s.Tests
		report.Errors += s.Errors
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(report); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

func (s *junitSuite) add(c junitCase) {
	s.Tests++
	switch {
	case c.Error != nil:
		s.Errors++
	case c.Failure != nil:
		s.Failures++
	case c.Skipped != nil:
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

func (c Case) junit() junitCase {
	j := junitCase{Name: c.Name, Class: c.Suite}
	var told [2][]string
	var first [2]*Diagnostic
	for i, d := range c.Problems {
		if first[d.Severity] == nil {
			first[d.Severity] = &c.Problems[i]
		}
		told[d.Severity] = append(told[d.Severity], place(d)+advice(d))
	}
	if n := len(told[Error]); n > 0 {
		message := visible(place(*first[Error]) + first[Error].Message)
		if n > 1 {
			message = fmt.Sprintf("%s; and %d more", message, n-1)
		}
		j.Failure = &junitText{Type: first[Error].Code, Message: message, Text: strings.Join(told[Error], "\n")}
	}
	if len(told[Warning]) > 0 {
		j.Out = &junitPlain{"warning: " + strings.Join(told[Warning], "\nwarning: ")}
	}
	if c.Skipped != "" {
		j.Skipped = &junitText{Message: visible(c.Skipped)}
	}
	return j
}

// place returns what stands before the message of a problem: where it is.
func place(d Diagnostic) string {
	if at := visible(d.Pos.String()); at != "" {
		return at + ": "
	}
	return ""
}
