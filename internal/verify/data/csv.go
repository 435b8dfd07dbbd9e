package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"

	"rolexport/internal/interchange/csvfile"
	"rolexport/internal/verify/rule"
)

var (
	ruleColumns  = &rule.Rule{Code: "csv-columns", Clause: "RFC 4180, 2.4", What: "Every record has as many cells as the header, and quotation marks are closed"}
	ruleHeader   = &rule.Rule{Code: "csv-header", What: "Every column has a name of its own"}
	ruleFormula  = &rule.Rule{Code: "csv-formula", What: "No cell begins as a formula does; numbers may"}
	ruleLineEnds = &rule.Rule{Code: "csv-line-ends", Clause: "RFC 4180, 2.1", What: "Records end with CR LF"}
)

// CheckCSV holds comma-separated values against their rules.
func CheckCSV(data []byte) ([]rule.Finding, error) {
	var found rule.Findings
	data, ok := decoded(&found, data)
	if !ok {
		return found.List(), nil
	}
	if len(data) == 0 {
		found.Add(ruleHeader, "", "the file is empty")
	} else if !bytes.HasSuffix(data, []byte("\r\n")) {
		found.Add(ruleLineEnds, "", "the file does not end with CR LF")
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.ReuseRecord = true
	for number := 1; ; number++ {
		start := r.InputOffset()
		record, err := r.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return found.List(), nil
		case errors.As(err, &broken) && errors.Is(err, csv.ErrFieldCount):
			found.Add(ruleColumns, fmt.Sprintf("line %d", broken.StartLine), "it has %d cells, and the header has %d", len(record), r.FieldsPerRecord)
		case errors.As(err, &broken):
			found.Add(ruleColumns, fmt.Sprintf("line %d", broken.Line), "%v", broken.Err)
			return found.List(), nil
		case err != nil:
			return found.List(), err
		}
		if end := r.InputOffset(); end >= start+2 && end < int64(len(data)) && data[end-2] != '\r' {
			found.Add(ruleLineEnds, fmt.Sprintf("record %d", number), "it ends with a line feed alone")
		}
		if number == 1 {
			checkHeader(&found, record)
		}
		for i, cell := range record {
			if _, err := strconv.ParseFloat(cell, 64); err != nil && csvfile.StartsFormula(cell) {
				found.Add(ruleFormula, fmt.Sprintf("record %d, column %d", number, i+1), "it begins with %q", cell[:1])
			}
		}
	}
}

func checkHeader(found *rule.Findings, names []string) {
	seen := map[string]bool{}
	for i, name := range names {
		column := fmt.Sprintf("column %d", i+1)
		switch {
		case name == "":
			found.Add(ruleHeader, column, "it has no name")
		case seen[name]:
			found.Add(ruleHeader, column, "%q is the name of another one", name)
		}
		seen[name] = true
	}
}
