package golden_test

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolexport"
	"rolexport/internal/diag"
	"rolexport/internal/exttool"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/theme"
)

const (
	manual      = "../../docs/themes.md"
	mostPicture = 80_000 // bytes
)

// The manual shows a page of each built-in theme. With ROLEXPORT_PICTURES=1 (make pictures) they are taken anew, by pdftoppm.
func TestPicturesOfThemes(t *testing.T) {
	text, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range theme.Names(rolexport.Templates()) {
		link := "themes/" + name + ".png"
		if !strings.Contains(string(text), "("+link+")") {
			t.Errorf("%s does not show %s", manual, link)
		}
		file := filepath.Join(filepath.Dir(manual), filepath.FromSlash(link))
		if os.Getenv("ROLEXPORT_PICTURES") == "1" {
			if err := os.WriteFile(file, portrait(t, name), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
			continue
		}
		if size, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || size.Width < 500 || len(data) > mostPicture {
			t.Errorf("%s: %d bytes, %d pixels wide, %v", file, len(data), size.Width, err)
		}
	}
}

// portrait returns a picture of the first page of a role sheet in a theme.
func portrait(t *testing.T, name string) []byte {
	t.Helper()
	th, problems := theme.Load(rolexport.Templates(), name, os.ReadFile)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	format, _ := formats.ByName("pdf")
	r, err := format.New(&render.Batch{Theme: th})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents(t) {
		if d.Kind != "role-sheet" || d.Name != "operations-manager" {
			continue
		}
		var b bytes.Buffer
		if err := r.Render(&b, d, &render.Env{Report: func(p diag.Diagnostic) { t.Error(p) }}); err != nil {
			t.Fatal(err)
		}
		page := strings.TrimSuffix(exttool.File(t, "page.pdf", b.Bytes()), ".pdf")
		exttool.Run(t, "pdftoppm", "-r", "80", "-png", "-singlefile", page+".pdf", page)
		data, err := os.ReadFile(page + ".png")
		if err != nil {
			t.Fatal(err)
		}
		return reduced(t, data)
	}
	t.Fatal("there is no role sheet to show")
	return nil
}

// reduced returns a picture in its 64 commonest colours.
func reduced(t *testing.T, data []byte) []byte {
	t.Helper()
	full, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	at := full.Bounds()
	count := map[color.Color]int{}
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			count[full.At(x, y)]++
		}
	}
	colours := make([]color.Color, 0, len(count))
	for c := range count {
		colours = append(colours, c)
	}
	slices.SortFunc(colours, func(a, b color.Color) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(value(a), value(b)))
	})
	few := image.NewPaletted(at, colours[:min(len(colours), 64)])
	for y := at.Min.Y; y < at.Max.Y; y++ {
		for x := at.Min.X; x < at.Max.X; x++ {
			few.Set(x, y, full.At(x, y))
		}
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, few); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func value(c color.Color) uint32 {
	r, g, b, _ := c.RGBA()
	return r>>8<<16 | g>>8<<8 | b>>8
}
