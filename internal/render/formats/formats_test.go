package formats

import "testing"

func TestNamesAndExtensionsAreUnique(t *testing.T) {
	seen := make(map[string]bool)
	for _, f := range All() {
		for _, key := range []string{f.Name, f.Ext} {
			if key == "" || seen[key] {
				t.Errorf("%q is empty or taken by another format", key)
			}
			seen[key] = true
		}
		if found, ok := ByName(f.Name); !ok || found.Ext != f.Ext {
			t.Errorf("%q is not found by its name", f.Name)
		}
	}
	if _, ok := ByName("doc"); ok {
		t.Error("a format is found that does not exist")
	}
}
