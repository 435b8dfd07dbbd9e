package sink

import "testing"

func TestSplitOf(t *testing.T) {
	for name, want := range map[string]string{
		".rolexport-part-of-2.1.lock": "of-2", ".rolexport-part-of-2.lock": "", ".rolexport-part-.1.lock": "", ".rolexport-part-of-2.1.2.lock": "",
		".rolexport-part-Of.1.lock": "", ".rolexport-part-of-2.1": "", "rolexport-part-of-2.1.lock": "", "out": "",
	} {
		if split, ok := splitOf(name); ok != (want != "") || ok && split != want {
			t.Errorf("%s: %q, %v", name, split, ok)
		}
	}
}
