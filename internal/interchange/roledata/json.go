// Package roledata writes roles as data for other programs: as JSON with the names of the model, as JSON-LD with those of schema.org, and
// as a table of comma-separated values. docs/data.md describes the files.
package roledata

import (
	"rolexport/internal/dataset"
	"rolexport/internal/strictyaml"
)

// Schema is the id of the JSON Schema of a role, the one that rolexport schema role prints. It is a name, not an address.
const Schema = "urn:rolexport:schema:role"

// JSON returns a role with the names and the order of its YAML file. What is not stated is left out.
func JSON(r *dataset.Role) ([]byte, error) { return strictyaml.EncodeJSON(r, Schema), nil }
