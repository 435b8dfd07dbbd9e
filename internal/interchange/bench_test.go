package interchange_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolexport/internal/interchange/intake"
	"rolexport/internal/interchange/merge"
)

// occupations is how many the whole O*NET database holds.
const occupations = 1016

// whole returns a folder of as many occupations as the whole database holds: those in testdata/onet again and again under other codes.
func whole(t testing.TB) string {
	t.Helper()
	const excerpt = "../../testdata/onet"
	dir := t.TempDir()
	entries, err := os.ReadDir(excerpt)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(excerpt, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(data), "\n")
		var b strings.Builder
		b.WriteString(lines[0])
		if !strings.HasPrefix(lines[0], "O*NET-SOC Code") {
			b.WriteString(strings.Join(lines[1:], ""))
		} else {
			codes := map[string]int{"11-1021.00": 0, "11-3071.00": 1, "11-9199.00": 2, "25-2057.00": 3, "51-4033.00": 4}
			for n := range (occupations + 4) / 5 {
				for _, line := range lines[1:] {
					code, rest, _ := strings.Cut(line, "\t")
					if i := 5*n + codes[code]; line != "" && i < occupations {
						fmt.Fprintf(&b, "10-%04d.00\t%s", i, rest)
					}
				}
			}
		}
		if err := os.WriteFile(filepath.Join(dir, e.Name()), []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// The whole database becomes a dataset, every occupation of it.
func TestWholeDatabase(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	in, _ := bring(t, "onet", whole(t), "my") // the excerpt names related occupations by codes that are others here, which is said
	if ds := sound(t, in); len(ds.Roles) != occupations {
		t.Errorf("%d roles", len(ds.Roles))
	}
}

func BenchmarkWholeDatabase(b *testing.B) {
	from := whole(b)
	for b.Loop() {
		var problems intake.Problems
		f, err := intake.Open(from, &problems)
		if err != nil {
			b.Fatal(err)
		}
		in := importers["onet"](f, nil, &problems)
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
		plan, _, err := merge.New(filepath.Join(b.TempDir(), "out"), in)
		if err != nil {
			b.Fatal(err)
		}
		if err := plan.Write(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*occupations)/b.Elapsed().Seconds(), "occupations/s")
}
