package strictyaml

import (
	"fmt"

	"rolexport/internal/diag"
)

// collector gathers the problems of a file: each once (an anchored value is decoded again for each of its aliases), and no more
// than anybody would read.
type collector struct {
	list    diag.List
	seen    map[identity]bool
	dropped int
}

type identity struct {
	pos     diag.Pos
	message string
}

// full reports whether further problems are only counted, and counts one if so.
func (c *collector) full() bool {
	if len(c.list) < maxProblems {
		return false
	}
	c.dropped++
	return true
}

func (c *collector) add(d diag.Diagnostic) {
	id := identity{d.Pos, d.Message}
	if c.seen[id] {
		return
	}
	if c.seen == nil {
		c.seen = map[identity]bool{}
	}
	c.seen[id] = true
	c.list = append(c.list, d)
}

// problems returns what was gathered, sorted by place.
func (c *collector) problems() diag.List {
	c.list.Sort()
	if c.dropped > 0 {
		c.list = append(c.list, diag.Diagnostic{
			Severity: diag.Error, Code: "too-many-problems", Pos: diag.Pos{File: c.list[0].Pos.File},
			Message: fmt.Sprintf("%d more problems in this file are not shown", c.dropped),
		})
	}
	return c.list
}
