package data_test

import (
	"strings"
	"testing"

	"rolexport/internal/verify/data"
	"rolexport/internal/verify/rule"
)

// told returns findings as "code object", one a line.
func told(t *testing.T, found []rule.Finding, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range found {
		lines = append(lines, strings.TrimSpace(f.Rule.Code+" "+f.Object))
	}
	return strings.Join(lines, "\n")
}

func TestCheckCSV(t *testing.T) {
	for name, test := range map[string]struct{ file, want string }{
		"sound":                {"id,pay\r\na,-1.5\r\n\"b\nc\",'=1\r\n", ""},
		"empty":                {"", "csv-header"},
		"line feeds alone":     {"id\na\nb\n", "csv-line-ends\ncsv-line-ends record 1\ncsv-line-ends record 2"},
		"a cell too few":       {"id,pay\r\na\r\nb,1\r\n", "csv-columns line 2"},
		"an open quotation":    {"id\r\n\"a\r\n", "csv-columns line 2"},
		"a column twice":       {"id,id,\r\n", "csv-header column 2\ncsv-header column 3"},
		"formulas":             {"id,note\r\n=1+1,+49 30\r\n@a,-b\r\n", "csv-formula record 2, column 1\ncsv-formula record 2, column 2\ncsv-formula record 3, column 1\ncsv-formula record 3, column 2"},
		"a formula for a name": {"=id\r\n", "csv-formula record 1, column 1"},
		"a byte order mark":    {"\uFEFFid\r\n", ""},
		"no text":              {"id\r\n\xff\r\n", "data-utf8 line 2"},
	} {
		found, err := data.CheckCSV([]byte(test.file))
		if got := told(t, found, err); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestCheckJSON(t *testing.T) {
	const schema = `"$schema": "urn:rolexport:schema:role"`
	for name, test := range map[string]struct{ file, want string }{
		"a role":              {`{` + schema + `, "id": "a", "title": "\ud83d\ude00", "pay": {"min": 1e3}}`, ""},
		"another file":        {`{"name": "thing", "list": [1, {"a": 1}, {"a": null}]}`, ""},
		"a list":              {`[1, 2]`, ""},
		"an unknown field":    {`{` + schema + `, "titel": "A"}`, "json-role"},
		"a wrong type":        {`{` + schema + `, "duties": {"id": [1]}}`, "json-role"},
		"a newer schema":      {`{"$schema": "urn:rolexport:schema:comparison"}`, "json-role $schema"},
		"a schema of others":  {`{"$schema": "https://json.schemastore.org/package", "id": 1}`, ""},
		"repeated members":    {`{"a": 1, "b": [{"c": 1, "c": 2}], "a": 2}`, "json-repeated b[0].c\njson-repeated a"},
		"broken":              {"{\"a\": 1,\n}", "json-syntax line 2"},
		"cut off":             {`{"a": `, "json-syntax line 1"},
		"two values":          {"{}\n{}", "json-syntax line 2"},
		"empty":               {"", "json-syntax line 1"},
		"no text":             {"\"\xff\"", "data-utf8 line 1"},
		"a byte order mark":   {"\uFEFF{}", "data-utf8 line 1"},
		"very deep":           {strings.Repeat("[", 20000), "json-syntax line 1"},
		"deep and sound":      {strings.Repeat("[", 5000) + strings.Repeat("]", 5000), ""},
		"a mark and mistakes": {"\uFEFF{", "data-utf8 line 1\njson-syntax line 1"},
	} {
		found, err := data.CheckJSON([]byte(test.file))
		if got := told(t, found, err); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestCheckJSONLD(t *testing.T) {
	node := func(members string) string { return `{"@context": "https://schema.org", "@graph": [` + members + `]}` }
	const posting = `{"@type": "JobPosting", "title": "A", "description": "<p>A</p>", "datePosted": "2027-01-01", "hiringOrganization": {"@type": "Organization", "name": "O"}`
	for name, test := range map[string]struct{ file, want string }{
		"an occupation":         {node(`{"@type": "Occupation", "@id": "#a", "name": "A", "skills": ["x", {"@type": "DefinedTerm", "name": "y"}]}`), ""},
		"without a graph":       {`{"@context": "http://schema.org/", "@type": "Occupation", "name": "A", "duties": []}`, "jsonld-terms"},
		"a posting":             {node(posting + `, "jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": []}`), ""},
		"nowhere":               {node(posting + `}`), "jsonld-required @graph[0]"},
		"superseded":            {node(posting + `, "jobLocation": [], "benefits": "x", "incentives": "y"}`), "jsonld-terms @graph[0]\njsonld-terms @graph[0]"},
		"no name":               {node(`{"@type": "Occupation", "name": ""}`), "jsonld-required @graph[0]"},
		"a unit is missing":     {node(`{"@type": "Occupation", "name": "A", "estimatedSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": {"minValue": 1}}}`), "jsonld-required @graph[0].estimatedSalary"},
		"a currency is missing": {node(`{"@type": "Occupation", "name": "A", "estimatedSalary": {"@type": "MonetaryAmount", "value": 1}}`), "jsonld-required @graph[0].estimatedSalary"},
		"a lost node":           {node(posting + `, "jobLocation": [], "relevantOccupation": {"@id": "#a"}}`), "jsonld-nodes @graph[0].relevantOccupation"},
		"a node":                {node(posting + `, "jobLocation": [], "relevantOccupation": {"@id": "#a"}}, {"@id": "#a", "@type": "Occupation", "name": "A"}`), ""},
		"words of others":       {`{"@context": "https://example.org", "@type": "Occupation", "x": 1}`, ""},
		"types of others":       {node(`{"@type": "Person", "knows": 1}`), ""},
		"broken":                {node(`{`), "json-syntax line 1"},
	} {
		found, err := data.CheckJSONLD([]byte(test.file))
		if got := told(t, found, err); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add([]byte(`{"$schema": "urn:rolexport:schema:role", "id": "a", "duties": [{"id": "d", "share": 10}]}`))
	f.Add([]byte("id,note\r\na,\"x\ny\"\r\n"))
	f.Add([]byte("{\"a\": [{}, null, 1e999, \"\\ud800\"]}"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if _, err := data.CheckJSON(file); err != nil {
			t.Error(err)
		}
		if _, err := data.CheckJSONLD(file); err != nil {
			t.Error(err)
		}
		if _, err := data.CheckCSV(file); err != nil {
			t.Error(err)
		}
	})
}
