package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"rolexport/internal/interchange/roledata"
	"rolexport/internal/verify/rule"
)

var (
	ruleSyntax   = &rule.Rule{Code: "json-syntax", Clause: "RFC 8259, 2", What: "The file is one value of JSON"}
	ruleRepeated = &rule.Rule{Code: "json-repeated", Clause: "RFC 8259, 4", What: "No object has two members of one name"}
	ruleRole     = &rule.Rule{Code: "json-role", What: "What names the schema of roles is a role"}
)

// CheckJSON holds a JSON file against its rules.
func CheckJSON(data []byte) ([]rule.Finding, error) {
	var found rule.Findings
	value, data := parsed(&found, data)
	object, _ := value.(map[string]any)
	if schema, _ := object["$schema"].(string); strings.HasPrefix(schema, schemas) {
		if schema != roledata.Schema {
			found.Add(ruleRole, "$schema", "%q is not known here, but %q", schema, roledata.Schema)
			return found.List(), nil
		}
		_, problems := roledata.ReadJSON(data)
		for _, p := range problems {
			found.Add(ruleRole, "", "%s", p.Message)
		}
	}
	return found.List(), nil
}

// schemas is what the names of the schemas of roles begin with.
var schemas = roledata.Schema[:strings.LastIndexByte(roledata.Schema, ':')+1]

// parsed returns the value that a file holds, nil if it is none, and its text.
func parsed(found *rule.Findings, data []byte) (any, []byte) {
	if bytes.HasPrefix(data, mark) {
		found.Add(ruleUTF8, "line 1", "it begins with a byte order mark")
	}
	data, ok := decoded(found, data)
	if !ok {
		return nil, nil
	}
	var value any
	d := json.NewDecoder(bytes.NewReader(data))
	err := d.Decode(&value)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errors.New("something stands behind the value")
		}
	}
	if err != nil {
		at := d.InputOffset()
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = syntax.Offset
		}
		found.Add(ruleSyntax, fmt.Sprintf("line %d", 1+bytes.Count(data[:min(at, int64(len(data)))], []byte("\n"))), "%v", err)
		return nil, nil
	}
	repeated(found, json.NewDecoder(bytes.NewReader(data)), "")
	return value, data
}

// repeated looks for members of one name in the next value, at path in the file. What d reads is sound.
func repeated(found *rule.Findings, d *json.Decoder, path string) {
	token, err := d.Token()
	if err != nil {
		return
	}
	switch token {
	case json.Delim('{'):
		seen := map[string]bool{}
		for d.More() {
			name, _ := d.Token()
			at := strings.TrimPrefix(fmt.Sprintf("%s.%v", path, name), ".")
			if seen[at] {
				found.Add(ruleRepeated, at, "it is there twice")
			}
			seen[at] = true
			repeated(found, d, at)
		}
	case json.Delim('['):
		for i := 0; d.More(); i++ {
			repeated(found, d, fmt.Sprintf("%s[%d]", path, i))
		}
	default:
		return
	}
	_, _ = d.Token() // the bracket that closes it
}
