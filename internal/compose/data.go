package compose

import (
	"fmt"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/roledata"
)

// roleData lists the files of each role, and those of all roles together.
func (c *Composer) roleData(Selection) []Subject {
	k := kindOf("data")
	list := make([]Subject, 0, len(c.ds.Roles)+1)
	for _, r := range c.ds.Roles {
		list = append(list, k.data(r))
	}
	if len(c.ds.Roles) > 0 {
		list = append(list, c.everything(k))
	}
	return list
}

// data returns the subject of a kind of data that is about one role.
func (k *kind) data(r *dataset.Role) Subject {
	s := roleSubject(k.ID, r)
	for _, f := range k.Data {
		if !k.Gathers(f) {
			s.Formats = append(s.Formats, f)
		}
	}
	return s
}

// everything returns the subject of a kind of data that is about all roles.
func (c *Composer) everything(k *kind) Subject {
	return Subject{Kind: k.ID, Name: Everything, Roles: c.roleIDs(), Title: line(c.ds.Title), Formats: k.Gathered}
}

func (c *Composer) writeRoleData(s Subject, format string) (file []byte, problems diag.List, err error) {
	switch {
	case format == "csv":
		file, err = roledata.CSV(c.ds)
	case len(s.Roles) != 1:
		err = fmt.Errorf("%s holds one role, and %d are asked for", format, len(s.Roles))
	case format == "json":
		file, err = roledata.JSON(c.ds.Role(s.Roles[0]))
	case format == "jsonld":
		file, err = roledata.JSONLD(c.ds, c.ds.Role(s.Roles[0]))
	default:
		err = fmt.Errorf("there is no way to write a role as %s", format)
	}
	return file, nil, err
}
