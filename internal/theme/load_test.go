package theme_test

import (
	"testing"

	"rolexport"
	"rolexport/internal/theme"
)

func TestBuiltInThemesAreSound(t *testing.T) {
	names := theme.Names(rolexport.Templates())
	if len(names) < 3 {
		t.Fatalf("built-in themes: %v", names)
	}
	for _, name := range names {
		th, problems := theme.Load(rolexport.Templates(), name, nil)
		for _, p := range problems {
			t.Errorf("%s: %v", name, p)
		}
		if th == nil || th.Type.Body.Size != 9400 || th.Space.MarginTop != 45354 {
			t.Errorf("%s: %+v", name, th)
		}
	}
}
