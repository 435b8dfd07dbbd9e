package html

import (
	"bytes"
	"encoding/base64"
	"io"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/render/rendertest"
)

// own renders a document in a theme that brings a logo and a face, and returns the page with what was reported.
func own(t *testing.T, face []byte, d *doc.Document) (string, diag.List) {
	t.Helper()
	th, problems := rendertest.OwnTheme(rendertest.Logo(), face)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r, err := newRenderer(&render.Batch{Theme: th})
	if err != nil {
		t.Fatal(err)
	}
	page, reports := rendertest.Render(t, r, d)
	return string(page), reports
}

// What a theme brings is in the page: the logo and the faces as they are, the words of the footer.
func TestOwnLogoAndFaces(t *testing.T) {
	d := rendertest.Document("own", &doc.Heading{Level: 1, Text: plain("Title")})
	page, reports := own(t, liberationserifregular.TTF, d)
	if len(reports) > 0 {
		t.Error(reports)
	}
	face := "src:url(data:font/ttf;base64," + base64.StdEncoding.EncodeToString(liberationserifregular.TTF) + ")"
	for _, want := range []string{
		`<img class="logo" src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(rendertest.Logo()) + `" alt="Own &amp; Sons" height="40">`,
		`@font-face{font-family:own;font-weight:400;font-style:normal;` + face, `@font-face{font-family:own;font-weight:400;font-style:italic;` + face,
		`--family:own,"Liberation Sans"`, `@bottom-center{content:"Internal"`, `<p class="marking">Internal</p>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %.120s", want)
		}
	}
	sound(t, "own", []byte(page))

	picture := rendertest.Logo()
	d.Logo = &doc.Image{Data: bytes.Clone(picture), Alt: "Organisation"}
	page, _ = own(t, liberationserifregular.TTF, d)
	if !strings.Contains(page, `alt="Organisation" height="40"`) || strings.Count(page, "<img") != 1 {
		t.Error("the organisation's logo does not stand in the place of the theme's")
	}
}

// A logo that is to be turned stands in the page upright, without the note of the camera.
func TestTurnedLogo(t *testing.T) {
	d := rendertest.Document("turned", &doc.Heading{Level: 1, Text: plain("Title")})
	d.Logo = &doc.Image{Data: rendertest.TurnedLogo(), Alt: "Logo"}
	page, _ := rendertest.Render(t, rendertest.New(t, Format), d)
	address := []byte(`src="data:image/jpeg;base64,`)
	if !bytes.Contains(page, address) || bytes.Contains(page, append(address, base64.StdEncoding.EncodeToString(d.Logo.Data)[:64]...)) {
		t.Error("the logo is not embedded anew")
	}
}

// A face whose licence lets nobody pass it on stays outside of the page, and a logo that is none is left out. Both are told.
func TestWhatMayNotBeEmbedded(t *testing.T) {
	locked := bytes.Clone(liberationserifregular.TTF)
	at := bytes.Index(locked[:400], []byte("OS/2")) + 8
	offset := int(locked[at])<<24 | int(locked[at+1])<<16 | int(locked[at+2])<<8 | int(locked[at+3])
	locked[offset+9] = 8 // fsType: may be embedded in documents to edit
	d := rendertest.Document("locked", &doc.Heading{Level: 1, Text: plain("Title")})
	d.Logo = &doc.Image{Data: []byte("no picture"), Alt: "x"}
	page, reports := own(t, locked, d)
	if strings.Contains(page, "@font-face") || strings.Contains(page, "font-family:own") || strings.Contains(page, "--family:own") {
		t.Error("the face is in the page")
	}
	if strings.Contains(page, "<img") {
		t.Error("the logo is in the page")
	}
	codes := map[string]bool{}
	for _, p := range reports {
		codes[p.Code] = true
	}
	if !codes["face-not-embedded"] || !codes["bad-image"] {
		t.Errorf("told: %v", reports)
	}
}

func TestUnknownPaper(t *testing.T) {
	d := rendertest.Document("paper")
	d.Paper = "a3"
	if err := rendertest.New(t, Format).Render(io.Discard, d, &render.Env{}); err == nil || !strings.Contains(err.Error(), "a3") {
		t.Errorf("paper a3: %v", err)
	}
}
