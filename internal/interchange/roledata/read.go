package roledata

import (
	"bytes"
	"encoding/json"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/strictyaml"
)

// ReadJSON returns the role that JSON has written, as strictly as a file of a dataset is read: names and types are checked, what they refer to is
// not. With an error among the problems the role is incomplete. The text must be JSON; places in problems mean nothing.
func ReadJSON(data []byte) (*dataset.Role, diag.List) {
	var members map[string]any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&members); err != nil {
		return nil, diag.List{{Severity: diag.Error, Code: "syntax", Message: err.Error()}}
	}
	delete(members, "$schema")
	var plain bytes.Buffer // without the escapes that JSON has and YAML has not
	e := json.NewEncoder(&plain)
	e.SetEscapeHTML(false)
	if err := e.Encode(members); err != nil {
		return nil, diag.List{{Severity: diag.Error, Code: "syntax", Message: err.Error()}}
	}
	file, problems := strictyaml.Parse("", plain.Bytes())
	if file.Broken() {
		return nil, problems
	}
	r := &dataset.Role{}
	problems = append(problems, file.Decode(r)...)
	return r, append(problems, r.ClearPresets()...)
}
