package compose

import (
	"slices"
	"testing"
)

// TestSkillsToBuildNameWhatIsNotStated finds skills on a role sheet that the next role asks for, though one of the two states no level: nothing
// says that they need not be built.
func TestSkillsToBuildNameWhatIsNotStated(t *testing.T) {
	ds := matrixDataset()
	want := []string{"Skills to build for Head: Lead (1\u00a0→\u00a04).", "Skills for Head without a stated level: Sell."}
	if got := composer(t, ds).careerNotes(ds.Role("a")); !slices.Equal(got, want) {
		t.Errorf("the next role states no level: %q, want %q", got, want)
	}
	ds.Role("a").Skills = nil
	none := 0
	ds.Role("b").Skills[1].Level = &none // which nobody has to have
	want = []string{"Skills for Head without a stated level: Lead, Sell."}
	if got := composer(t, ds).careerNotes(ds.Role("a")); !slices.Equal(got, want) {
		t.Errorf("the role states no skills: %q, want %q", got, want)
	}
}
