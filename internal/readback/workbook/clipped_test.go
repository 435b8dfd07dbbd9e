package workbook

import (
	"encoding/xml"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"rolexport/internal/compose"
	"rolexport/internal/diag"
	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
	"rolexport/internal/render/xlsx/xlsxtest"
)

// A printed page says which words stand where, in points, whether they can be seen or not.
type printedPage struct {
	Width float64 `xml:"width,attr"`
	Words []struct {
		X0   float64 `xml:"xMin,attr"`
		Y0   float64 `xml:"yMin,attr"`
		X1   float64 `xml:"xMax,attr"`
		Y1   float64 `xml:"yMax,attr"`
		Text string  `xml:",chardata"`
	} `xml:"word"`
}

// has reports whether there is a word that begins like the given one, of which the rest may lie beyond the edge of a page.
func (p printedPage) has(word string) bool {
	for _, w := range p.Words {
		if strings.HasPrefix(w.Text, word) {
			return true
		}
	}
	return false
}

// clipped has LibreOffice print workbooks and looks at a picture of each page: it returns the words of which a part has no ink, since a cell
// cuts them off, and how many words it has looked at.
func clipped(t *testing.T, files ...string) (cut []string, words int) {
	t.Helper()
	exttool.Require(t, "soffice")
	exttool.Require(t, "pdftotext")
	exttool.Require(t, "pdftoppm")
	const (
		dots  = 120 // to the inch
		pages = 20  // of a workbook
	)
	out := soffice(t, "pdf", files...)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".xlsx")
		pdf, stem := filepath.Join(out, name+".pdf"), filepath.Join(out, name)
		exttool.Run(t, "pdftotext", "-bbox", "-l", fmt.Sprint(pages), pdf, stem+".html")
		exttool.Run(t, "pdftoppm", "-r", fmt.Sprint(dots), "-l", fmt.Sprint(pages), "-gray", "-png", pdf, stem)
		data, err := os.ReadFile(stem + ".html")
		if err != nil {
			t.Fatal(err)
		}
		var listed struct {
			Pages []printedPage `xml:"body>doc>page"`
		}
		decoder := xml.NewDecoder(strings.NewReader(string(data)))
		decoder.Strict, decoder.Entity = false, xml.HTMLEntity
		if err := decoder.Decode(&listed); err != nil {
			t.Fatal(err)
		}
		pictures, err := filepath.Glob(stem + "-*.png")
		if err != nil || len(pictures) != len(listed.Pages) {
			t.Fatalf("%s: %d pages, %d pictures, %v", name, len(listed.Pages), len(pictures), err)
		}
		slices.Sort(pictures)
		for i, page := range listed.Pages {
			picture := readPicture(t, pictures[i])
			for _, w := range page.Words {
				letters := strings.IndexFunc(w.Text, func(r rune) bool { return r >= unicode.MaxLatin1 || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) < 0
				if !letters || len(w.Text) < 3 || w.X1-w.X0 < w.Y1-w.Y0 { // marks are small, and words of charts may stand upright
					continue
				}
				words++
				scale := func(x float64) int { return int(x * dots / 72) }
				whole, any := inked(picture, image.Rect(scale(w.X0), scale(w.Y0), scale(w.X1)+1, scale(w.Y1)+1))
				if !whole && !any && i+1 < len(listed.Pages) && listed.Pages[i+1].has(w.Text) {
					continue // LibreOffice writes a chart on the page before a break as well, and hides it there
				}
				if !whole {
					cut = append(cut, fmt.Sprintf("%s, page %d, %.0f points down: %q", name, i+1, w.Y0, w.Text))
				}
			}
		}
	}
	return cut, words
}

func readPicture(t *testing.T, path string) *image.Gray {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	grey := image.NewGray(picture.Bounds())
	draw.Draw(grey, grey.Rect, picture, grey.Rect.Min, draw.Src)
	return grey
}

// inked reports whether the ink of a word reaches from the left end of its box to the right, and over most of the height of small letters; and
// whether there is any.
func inked(picture *image.Gray, box image.Rectangle) (whole, any bool) {
	const contrast = 60
	box = box.Intersect(picture.Rect) // what is hidden may reach beyond the edge of a page
	grey := func(x, y int) int { return int(picture.GrayAt(x, y).Y) }
	var shades [256]int
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			shades[grey(x, y)]++
		}
	}
	ground, most := 255, 0
	for shade, n := range shades {
		if n > most {
			ground, most = shade, n
		}
	}
	ink := image.Rectangle{}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row, dots := image.Rectangle{}, 0
		for x := box.Min.X; x < box.Max.X; x++ {
			if d := grey(x, y) - ground; d > contrast || d < -contrast {
				row = row.Union(image.Rect(x, y, x+1, y+1))
				dots++
			}
		}
		if dots < box.Dx()*19/20 { // else a rule, not letters
			ink = ink.Union(row)
		}
	}
	slack := box.Dy() / 3
	return ink.Min.X-box.Min.X <= slack && box.Max.X-ink.Max.X <= slack && ink.Dy() >= box.Dy()*3/10, !ink.Empty()
}

// TestNoWordIsClipped looks at pictures of the printed sheets of all default workbooks, and of those of odd titles in German.
func TestNoWordIsClipped(t *testing.T) {
	t.Parallel()
	exttool.Require(t, "soffice")
	var files []string
	for _, w := range workbooks(t) {
		if w.doc.Kind != "role-sheet" {
			files = append(files, w.path)
		}
	}
	ds := odd(t)
	ds.Language = "de-DE"
	dir := t.TempDir()
	for _, k := range compose.Kinds() {
		if k.ID != "workforce-plan" && k.ID != "comparison" {
			continue
		}
		for _, w := range written.Write(t, ds, k, func(diag.Diagnostic) {}, "xlsx") {
			path := filepath.Join(dir, "odd-"+w.Doc.Name+".xlsx")
			if err := os.WriteFile(path, w.Files["xlsx"], 0o600); err != nil {
				t.Fatal(err)
			}
			files = append(files, path)
		}
	}
	cut, words := clipped(t, files...)
	for _, c := range cut {
		t.Error(c)
	}
	if words < 3000 {
		t.Errorf("only %d words were looked at", words)
	}
	t.Logf("%d words in %d workbooks", words, len(files))
}

// TestClippedWordsAreSeen makes a row and a column too small, so that the test above has something to find.
func TestClippedWordsAreSeen(t *testing.T) {
	t.Parallel()
	exttool.Require(t, "soffice")
	sound := workbooks(t)[0].data
	for name, change := range map[string][3]string{
		"low": {"sheet4", `ht="16.75"`, `ht="6"`}, "narrow": {"sheet2", `(<col min="3" max="3" width=)"[0-9.]+"`, `$1"8"`}, // whose text wraps
	} {
		file := xlsxtest.Repack(t, sound, func(part, content string) (string, string) {
			if part == "xl/worksheets/"+change[0]+".xml" {
				content = regexp.MustCompile(change[1]).ReplaceAllString(content, change[2])
			}
			return part, content
		})
		path := filepath.Join(t.TempDir(), name+".xlsx")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		if cut, _ := clipped(t, path); len(cut) == 0 {
			t.Errorf("%s: nothing is found", name)
		}
	}
}
