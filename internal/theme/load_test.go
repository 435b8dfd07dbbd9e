package theme_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"rolexport"
	"rolexport/internal/overlay"
	"rolexport/internal/theme"
)

func TestBuiltInThemesAreSound(t *testing.T) {
	names := theme.Names(rolexport.Templates())
	if strings.Join(names, " ") != "default ink plain" {
		t.Fatalf("built-in themes: %v", names)
	}
	for _, name := range names {
		th, problems := theme.Load(rolexport.Templates(), name, nil)
		for _, p := range problems {
			t.Errorf("%s: %v", name, p)
		}
		if th == nil || th.Name != name || th.Type.Body != (theme.Style{Size: 9400, Leading: 13200}) || th.Space.MarginTop != 45354 {
			t.Errorf("%s: %+v", name, th)
		}
	}
	plain, _ := theme.Load(rolexport.Templates(), "plain", nil)
	for _, c := range []theme.RGB{plain.Colours.Ink, plain.Colours.Accent, plain.Colours.Second, plain.Colours.InputInk, plain.Colours.AccentWash} {
		if c.R != c.G || c.G != c.B {
			t.Errorf("%v in the plain theme is no grey", c)
		}
	}
	ink, _ := theme.Load(rolexport.Templates(), "ink", nil)
	for _, c := range []theme.RGB{ink.Colours.Wash, ink.Colours.Stripe, ink.Colours.AccentWash, ink.Colours.SecondWash, ink.Colours.Input} {
		if c != (theme.RGB{R: 255, G: 255, B: 255}) {
			t.Errorf("%v is a ground in the theme that saves ink", c)
		}
	}
}

// load loads a user's theme from memory.
func load(files map[string]string, name string) (*theme.Theme, string) {
	th, problems := theme.Load(rolexport.Templates(), name, func(path string) ([]byte, error) {
		text, ok := files[path]
		if !ok {
			return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
		}
		return []byte(text), nil
	})
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s [%s] %v\n", p.Severity, p.Code, p)
	}
	return th, b.String()
}

const picture = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55" +
	"\x00\x00\x00\nIDAT\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71\x00\x00\x00\x00IEND\xae\x42\x60\x82"

// A theme of the user's own states what differs.
func TestUserTheme(t *testing.T) {
	th, problems := load(map[string]string{
		"brand/my.yaml": "extends: plain\ncolours: {accent: \"#0B3D91\"}\ntype: {body: {size: 10, leading: 14.125pt}}\n" +
			"space: {margin_left: 0.75in, gutter: 1 cm, rule: 0.5}\npaper: letter\nfooter: Internal\nlogo: {file: img/logo.png, alt: Acme, height: 12mm}\n",
		"brand/img/logo.png": picture,
	}, "brand/my.yaml")
	if problems != "" {
		t.Fatal(problems)
	}
	got := fmt.Sprint(th.Name, th.Colours.Accent.String(), th.Colours.Ink.String(), th.Type.Body, th.Type.Small, th.Space.MarginLeft, th.Space.Gutter, th.Space.Rule,
		th.Space.MarginRight, th.Paper, th.Footer, th.Logo.Alt, th.Logo.Height, len(th.Logo.Data))
	want := fmt.Sprint("brand/my.yaml", "#0b3d91", "#111111", theme.Style{Size: 10000, Leading: 14125}, theme.Style{Size: 7500, Leading: 10400},
		54000, 28346, 500, 51024, "letter", "Internal", "Acme", 34016, len(picture))
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A logo needs no height: it has that of one of which the theme says nothing.
func TestLogoWithoutHeight(t *testing.T) {
	for src, want := range map[string]int{
		"logo: {file: logo.png, alt: Acme}\n": 0, "logo: {file: logo.png, alt: Acme, height: 4}\n": 4000,
	} {
		th, problems := load(map[string]string{"my.yaml": src, "logo.png": picture}, "my.yaml")
		if problems != "" || th.Logo.Height != want {
			t.Errorf("%s%s%+v", src, problems, th)
		}
	}
}

func TestThemeMistakes(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"keys and types", "extend: plain\ncolours: {inc: \"#000000\", ink: red, soft: \"#123\", muted: 112233, wash: \"#12345g\"}\ntype: {body: {size: -1, leading: 1.5555}}\n",
			`error [unknown-field] my.yaml:1:1: unknown field "extend" (did you mean "extends"?)
error [unknown-field] my.yaml:2:11: unknown field "inc" in "colours" (did you mean "ink"?)
error [bad-colour] my.yaml:2:32: "ink" must be a colour such as "#0b6b66", not the text "red"
error [bad-colour] my.yaml:2:43: "soft" must be a colour such as "#0b6b66", not the text "#123" (write "#112233")
error [bad-colour] my.yaml:2:58: "muted" must be a colour such as "#0b6b66", not 112233 (write "#112233", in quotes)
error [bad-colour] my.yaml:2:72: "wash" must be a colour such as "#0b6b66", not the text "#12345g"
error [bad-length] my.yaml:3:21: "size" must be a length such as 9.4 (points) or 16mm, not -1 (units are pt, mm, cm and in; decimals stand behind a point, three at the most)
error [bad-length] my.yaml:3:34: "leading" must be a length such as 9.4 (points) or 16mm, not 1.5555 (units are pt, mm, cm and in; decimals stand behind a point, three at the most)
`},
		{"a colour that is a comment", "colours:\n  ink: #000000\n",
			"error [bad-colour] my.yaml:2:3: \"ink\" has no value (put the colour in quotes: without them # begins a comment)\n"},
		{"unreadable text", "colours:\n  muted: \"#9a9a9a\"\n  input: \"#333333\"\n",
			`warning [low-contrast] my.yaml:2:10: "muted" on "white" has a contrast of 2.8 to 1, and text needs 4.5 (darken the text or lighten its ground)
warning [low-contrast] my.yaml:2:10: "muted" on "wash" has a contrast of 2.5 to 1, and text needs 4.5 (darken the text or lighten its ground)
warning [low-contrast] my.yaml:2:10: "muted" on "stripe" has a contrast of 2.7 to 1, and text needs 4.5 (darken the text or lighten its ground)
warning [low-contrast] my.yaml:2:10: "muted" on "accent_wash" has a contrast of 2.2 to 1, and text needs 4.5 (darken the text or lighten its ground)
warning [low-contrast] my.yaml:2:10: "muted" on "second_wash" has a contrast of 2.3 to 1, and text needs 4.5 (darken the text or lighten its ground)
warning [low-contrast] my.yaml:3:10: "ink" on "input" has a contrast of 1.2 to 1, and text needs 4.5 (darken the text or lighten its ground)
warning [low-contrast] my.yaml:3:10: "input_ink" on "input" has a contrast of 1.6 to 1, and text needs 4.5 (darken the text or lighten its ground)
`},
		{"lengths that make no page", "type:\n  title: {size: 100}\n  small: {leading: 5}\nspace: {side_width: 250, unit: 0, margin_top: 300mm, gutter: 3cm}\n",
			`error [bad-length] my.yaml:2:17: title size must be from 4 to 96 points, not 100
error [bad-length] my.yaml:2:17: the leading of "title" is smaller than its size, so that lines overlap
error [bad-length] my.yaml:3:20: the leading of "small" is smaller than its size, so that lines overlap
error [bad-length] my.yaml:4:21: margins, gutter and side column leave 158 points for the main column on A4 (leave it 170 points)
error [bad-length] my.yaml:4:32: unit must be from 1 to 24 points, not 0
error [bad-length] my.yaml:4:47: margin_top must be from 0 to 200 points, not 850.394
`},
		{"small text above body text", "type: {small: {size: 30, leading: 33}}\n",
			`error [bad-length] my.yaml:1:22: small text of 30 points is larger than body text of 9.4 (give "small" the size of "body" at the most)
`},
		{"narrow side column", "space: {side_width: 60pt}\n", `error [bad-length] my.yaml:1:21: side_width must be from 90 to 300 points, not 60
`},
		{"side column too narrow for its text", "type: {body: {size: 24, leading: 30}}\n",
			`error [bad-length] my.yaml:1:21: a side column of 153.071 points is too narrow for body text of 24 (make it 192 points wide, which is 8 times the size of body text, or more)
`},
		{"unknown sheet", "paper: lettr\n", "error [unknown-word] my.yaml:1:8: \"lettr\" is none of the sheets a4 and letter (did you mean \"letter\"?)\n"},
		{"logo", "logo: {file: ../logo.png, height: 1mm}\n",
			`error [missing-field] my.yaml:1:1: the logo says nothing to those who do not see it (state what it shows: alt: Company name)
error [bad-logo] my.yaml:1:14: "../logo.png" is no path beside the theme (write a path such as "logo.png", with / between folders)
error [bad-length] my.yaml:1:35: the logo's height must be from 4 to 200 points
`},
		{"logo without visible words", "logo: {file: logo.png, alt: \"\\u200b\", height: 1mm}\n",
			`error [bad-logo] my.yaml:1:14: "logo.png" cannot be read: file does not exist
error [missing-field] my.yaml:1:29: the logo says nothing to those who do not see it (state what it shows: alt: Company name)
error [bad-length] my.yaml:1:47: the logo's height must be from 4 to 200 points
`},
		{"logo of no height", "logo: {file: logo.png, alt: Acme, height: 0}\n", "error [bad-logo] my.yaml:1:14: \"logo.png\" cannot be read: file does not exist\n" +
			"error [bad-length] my.yaml:1:43: the logo's height must be from 4 to 200 points\n"},
		{"missing logo", "logo: {file: logo.png, alt: Acme, height: 10mm}\n",
			"error [bad-logo] my.yaml:1:14: \"logo.png\" cannot be read: file does not exist\n"},
		{"no picture", "logo: {file: text.png, alt: Acme, height: 10mm}\n",
			"error [bad-logo] my.yaml:1:14: \"text.png\" is neither a PNG nor a JPEG picture (convert it to PNG)\n"},
		{"extends", "extends: defalt\n", "error [unknown-theme] my.yaml:1:10: there is no theme \"defalt\" (did you mean \"default\"?)\n"},
		{"extends itself", "extends: my.yaml\n",
			"error [unknown-theme] my.yaml:1:10: there is no theme \"my.yaml\" (there are default, ink, plain; a file of your own is named with its path)\n"},
		{"syntax", "colours: {ink: \"#000000\"\n", "error [syntax] my.yaml:1:10: the bracket that opens here is not closed (add the '}' that ends it)\n"},
		{"empty", "", "error [empty-file] my.yaml: the file holds no YAML\n"},
	}
	for _, test := range tests {
		th, got := load(map[string]string{"my.yaml": test.src, "text.png": "no picture"}, "my.yaml")
		if got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
		if (th == nil) != strings.Contains(got, "error [") {
			t.Errorf("%s: theme %v", test.name, th)
		}
	}
	for name, want := range map[string]string{
		"blue":      "error [unknown-theme] there is no theme \"blue\" (there are default, ink, plain; a file of your own is named with its path)\n",
		"Ink":       "error [unknown-theme] there is no theme \"Ink\" (did you mean \"ink\"?)\n",
		"none.yaml": "error [unreadable-file] none.yaml: the theme cannot be read: file does not exist\n",
	} {
		if th, got := load(nil, name); th != nil || got != want {
			t.Errorf("%s: %v, %s", name, th, got)
		}
	}
}

// What is wrong with a theme of a folder is said of the file as the user calls it.
func TestThemesGoByTheirFile(t *testing.T) {
	mine := overlay.Named("mine", fstest.MapFS{"themes/house.yaml": {Data: []byte("footer: [x]\n")}})
	_, problems := theme.Load(overlay.New(mine, rolexport.Templates()), "house", nil)
	if len(problems) != 1 || problems[0].Pos.String() != "mine/themes/house.yaml:1:1" {
		t.Errorf("problems %v", problems)
	}
}

// Built-in themes may be overlaid by a user's, which may then extend each other in a circle.
func TestThemesInACircle(t *testing.T) {
	themes := fstest.MapFS{
		"themes/default.yaml": {Data: []byte("extends: one\n")},
		"themes/one.yaml":     {Data: []byte("extends: two\n")},
		"themes/two.yaml":     {Data: []byte("extends: one\n")},
	}
	th, problems := theme.Load(themes, "", nil)
	if th != nil || len(problems) != 1 || problems[0].Code != "theme-cycle" {
		t.Errorf("%v, %v", th, problems)
	}
}

func TestDefaultIsAssumed(t *testing.T) {
	a, _ := theme.Load(rolexport.Templates(), "", nil)
	b, _ := load(map[string]string{"my.yaml": "footer: x\n"}, "my.yaml")
	if a.Colours != b.Colours || a.Type != b.Type || a.Space != b.Space || b.Footer != "x" {
		t.Errorf("%+v differs from %+v", a, b)
	}
}

// FuzzLoad holds for any theme file: no panic, and either a theme whose tokens are in bounds or an error.
func FuzzLoad(f *testing.F) {
	f.Add([]byte("extends: plain\ncolours: {ink: \"#000000\"}\n"))
	f.Add([]byte("type: {body: {size: 999999.999mm, leading: 0.001in}}\nspace: {unit: 4 pt}\n"))
	f.Add([]byte("logo: {file: logo.png, alt: x, height: 20}\nfooter: [x]\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		th, problems := load(map[string]string{"my.yaml": string(src), "logo.png": string(src)}, "my.yaml")
		if (th == nil) != strings.Contains(problems, "error [") {
			t.Fatalf("%v: %s", th, problems)
		}
		if th != nil && (th.Type.Body.Size < 4000 || th.Space.Unit < 1000 || th.Space.MarginLeft > 200_000) {
			t.Errorf("%+v", th)
		}
	})
}
