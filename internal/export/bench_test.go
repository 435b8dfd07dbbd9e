package export

import (
	"testing"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
)

// BenchmarkContent sums up a role sheet.
func BenchmarkContent(b *testing.B) {
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if ds == nil {
		b.Fatal(problems)
	}
	c, problems := compose.New(ds, rolexport.Templates())
	if c == nil {
		b.Fatal(problems)
	}
	d, problems := c.Compose(c.Subject("role-sheet", "operations-manager"))
	if d == nil {
		b.Fatal(problems)
	}
	k := newKeys(Options{Program: "program", Theme: "theme"}, nil)
	b.ReportAllocs()
	for b.Loop() {
		k.content(d)
	}
}
