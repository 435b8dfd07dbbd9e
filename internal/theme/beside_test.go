package theme_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifregular"

	"rolexport"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

func TestFaces(t *testing.T) {
	files := map[string]string{
		"brand/my.yaml":               "faces: {regular: fonts/Acme Serif.ttf, bold: fonts/Acme-Bold.ttf}\n",
		"brand/fonts/Acme Serif.ttf":  string(liberationserifregular.TTF),
		"brand/fonts/Acme-Bold.ttf":   string(liberationserifbold.TTF),
		"brand/fonts/Acme-Italic.ttf": "",
	}
	th, problems := load(files, "brand/my.yaml")
	if problems != "" {
		t.Fatal(problems)
	}
	family, builtIn := th.Family(), typeset.Default()
	if family.Regular[0].Name() != "AcmeSerif" || family.Bold[0].Name() != "Acme-Bold" || family.Regular[1] != builtIn.Regular[0] {
		t.Errorf("regular %s before %s, bold %s", family.Regular[0].Name(), family.Regular[1].Name(), family.Bold[0].Name())
	}
	if th.Faces.Italic != nil || family.Italic[0] != builtIn.Italic[0] || family.Mono[0] != builtIn.Mono[0] {
		t.Error("a face that the theme does not name is not the built-in one")
	}
}

// patched returns a font with bytes of it replaced.
func patched(tag string, at int, with ...byte) string {
	ttf := []byte(string(liberationserifregular.TTF))
	i := strings.Index(string(ttf[:400]), tag)
	offset := int(ttf[i+8])<<24 | int(ttf[i+9])<<16 | int(ttf[i+10])<<8 | int(ttf[i+11])
	copy(ttf[offset+at:], with)
	return string(ttf)
}

// What cannot be used is refused where the theme names it.
func TestFaceMistakes(t *testing.T) {
	const cure = " (give a TrueType file (.ttf) of a single face whose licence allows embedding)\n"
	for _, c := range []struct{ file, data, want string }{
		{"../a.ttf", "", `"../a.ttf" is no path beside the theme (write a path such as "fonts/Regular.ttf", with / between folders)` + "\n"},
		{"none.ttf", "", "\"none.ttf\" cannot be read: file does not exist\n"},
		{"a.ttf", "<html>", "\"a.ttf\" cannot be used: not a TrueType font: the file is cut short" + cure},
		{"a.otf", "OTTO\x00\x09------", "\"a.otf\" cannot be used: the font has PostScript outlines (OpenType CFF): " +
			"only TrueType outlines can be embedded" + cure},
		{"a.ttf", patched("OS/2", 8, 0, 2), "\"a.ttf\" cannot be used: its licence forbids embedding (OS/2 fsType 0x0002)" + cure},
		{"a.ttf", patched("glyf", 0, 0x7F), "\"a.ttf\" cannot be used: glyph 4: the outline is cut short" + cure},
		{"a.ttf", patched("hhea", 4, 0x7F), "\"a.ttf\" cannot be used: its lines reach from -216 to 15891 thousandths of an em, " +
			"which is no measure of a text face" + cure},
		{"a.ttf", patched("hmtx", 0, make([]byte, 4*600)...), "\"a.ttf\" cannot be used: its space is 0 thousandths of an em wide, and 50 to 3000 are what text needs" + cure},
		{"a.ttf", patched("loca", 0, make([]byte, 4*600)...), "\"a.ttf\" cannot be used: its letter U+0030 has no form" + cure},
	} {
		files := map[string]string{"my.yaml": "faces:\n  italic: " + c.file + "\n"}
		if c.data != "" {
			files[c.file] = c.data
		}
		th, got := load(files, "my.yaml")
		if want := "error [bad-face] my.yaml:2:11: " + c.want; th != nil || got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
	}
}

// What an overlaid theme names lies beside it, whoever extends it.
func TestFilesBesideAnExtendedTheme(t *testing.T) {
	themes := fstest.MapFS{"themes/house.yaml": {Data: []byte("extends: default\nlogo: {file: logo.png, alt: House, height: 9mm}\n")},
		"themes/logo.png": {Data: []byte(picture)}}
	for _, name := range theme.Names(rolexport.Templates()) {
		data, err := fs.ReadFile(rolexport.Templates(), "themes/"+name+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		themes["themes/"+name+".yaml"] = &fstest.MapFile{Data: data}
	}
	th, problems := theme.Load(themes, "my/own.yaml", func(string) ([]byte, error) { return []byte("extends: house\nfooter: Own\n"), nil })
	if len(problems) > 0 || th.Logo == nil || th.Logo.Alt != "House" {
		t.Fatalf("%+v, %v", th, problems)
	}
}

// FuzzBeside gives damaged logos and faces: a theme with them is refused where it names them, or its faces can be cut.
func FuzzBeside(f *testing.F) {
	f.Add(uint32(0), []byte{}, []byte(picture))
	f.Add(uint32(60_000), []byte{0xFF, 0xFF, 0xFF}, []byte("\xFF\xD8\xFF\xE0"))
	f.Add(uint32(12), []byte("glyf"), []byte("\x89PNG\r\n\x1a\n"))
	f.Add(uint32(4), []byte{0, 3}, []byte("GIF89a"))
	f.Fuzz(func(t *testing.T, at uint32, with, logo []byte) {
		ttf := []byte(string(liberationserifregular.TTF))
		copy(ttf[int(at)%len(ttf):], with)
		th, problems := load(map[string]string{
			"my.yaml": "logo: {file: a, alt: x, height: 20}\nfaces: {regular: b}\n", "a": string(logo), "b": string(ttf),
		}, "my.yaml")
		if th == nil {
			if !strings.Contains(problems, "error [bad-logo] my.yaml:1:14: ") && !strings.Contains(problems, "error [bad-face] my.yaml:2:18: ") {
				t.Fatal(problems)
			}
			return
		}
		var runes []rune
		for r := rune(0x20); r < 0x300; r++ {
			if th.Faces.Regular.Has(r) && r != typeset.SoftHyphen {
				runes = append(runes, r)
			}
		}
		if _, err := th.Faces.Regular.Cut(runes); err != nil {
			t.Fatal(err)
		}
	})
}
