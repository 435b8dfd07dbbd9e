package compose

import (
	"fmt"

	"rolexport/internal/diag"
	"rolexport/internal/interchange/roletable"
)

// roleTables lists the one subject of all roles as a table.
func (c *Composer) roleTables(Selection) []Subject {
	if len(c.ds.Roles) == 0 {
		return nil
	}
	return []Subject{c.everything(kindOf("table"))}
}

func (c *Composer) writeRoleTable(_ Subject, format string) ([]byte, diag.List, error) {
	switch format {
	case "xlsx":
		return roletable.Workbook(c.ds)
	case "csv":
		return roletable.CSV(c.ds)
	}
	return nil, nil, fmt.Errorf("there is no way to write a table as %s", format)
}
