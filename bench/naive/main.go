//go:build unix

// Command naive sets role sheets with gofpdf as its manual suggests: faces added to every document, text by Cell and MultiCell.
//
// usage: naive role-sheet CONTENT.json FONTS OUT
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/jung-kurt/gofpdf"

	"rolexport/bench/content"
)

func main() {
	if len(os.Args) != 5 || os.Args[1] != "role-sheet" {
		fmt.Fprintln(os.Stderr, "usage: naive role-sheet CONTENT.json FONTS OUT")
		os.Exit(2)
	}
	if err := run(os.Args[2], os.Args[3], os.Args[4]); err != nil {
		fmt.Fprintln(os.Stderr, "naive:", err)
		os.Exit(1)
	}
}

func run(from, fonts, out string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var c content.Content
	if err := json.Unmarshal(data, &c); err != nil {
		return err
	}
	f := faces{}
	if f.regular, err = os.ReadFile(filepath.Join(fonts, "regular.ttf")); err != nil {
		return err
	}
	if f.bold, err = os.ReadFile(filepath.Join(fonts, "bold.ttf")); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	before := cpu()
	for i, r := range c.Roles {
		name := filepath.Join(out, fmt.Sprintf("%05d.pdf", i+1))
		if err := f.roleSheet(r).OutputFileAndClose(name); err != nil {
			return err
		}
	}
	_, err = fmt.Printf(`{"render_ms": %.3f}`+"\n", cpu()-before)
	return err
}

// cpu returns the user and system time of this process so far, in milliseconds.
func cpu() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // only wrong arguments can be refused
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e6
}

type faces struct{ regular, bold []byte }

// Millimetres.
const (
	margin = 18.0
	width  = 174.0
)

// A sheet is a document under construction.
type sheet struct{ *gofpdf.Fpdf }

func (f faces) roleSheet(r content.Role) *gofpdf.Fpdf {
	s := sheet{gofpdf.New("P", "mm", "A4", "")}
	s.AddUTF8FontFromBytes("sans", "", f.regular)
	s.AddUTF8FontFromBytes("sans", "B", f.bold)
	s.SetMargins(margin, margin, margin)
	s.SetAutoPageBreak(true, 20)
	s.SetTitle(r.Title, true)
	s.SetFooterFunc(func() {
		s.SetY(-14)
		s.SetFont("sans", "", 8)
		s.CellFormat(width/2, 5, r.Title, "", 0, "L", false, 0, "")
		s.CellFormat(width/2, 5, fmt.Sprintf("Page %d", s.PageNo()), "", 0, "R", false, 0, "")
	})
	s.AddPage()
	s.band(r.Title, "Role sheet · "+r.Facts.Department)
	s.paragraph("", 11, r.Summary)
	s.heading("Purpose")
	s.paragraph("", 10, r.Purpose)
	s.heading("Key facts")
	for _, fact := range facts(r) {
		s.row([]float64{50, 124}, fact[:])
	}
	s.heading("Duties")
	for _, d := range r.Duties {
		s.paragraph("B", 10, d.Title)
		s.paragraph("", 9.5, d.Text)
	}
	s.heading("Skills")
	for _, skill := range r.Skills {
		s.row([]float64{139, 35}, []string{skill.Title, strings.Repeat("●", skill.Level) + strings.Repeat("○", 4-skill.Level)})
	}
	s.heading("Signs of success")
	for _, m := range r.Measures {
		s.row([]float64{64, 75, 35}, []string{m.Title, m.Why, m.Target})
	}
	s.heading("Education and pay")
	s.paragraph("", 10, r.Education)
	s.paragraph("", 10, fmt.Sprintf("Pay: %s to %s a year, %s in the middle", euros(r.Pay.Min), euros(r.Pay.Max), euros(r.Pay.Mid)))
	return s.Fpdf
}

func facts(r content.Role) [][2]string {
	f := r.Facts
	return [][2]string{
		{"Department", f.Department}, {"Reports to", f.ReportsTo}, {"Level", f.Level}, {"Team", fmt.Sprintf("%d people", f.Team)},
		{"Location", f.Location}, {"Budget", euros(f.Budget)}, {"Signs up to", euros(f.SignsUpTo)}, {"Contract", f.Contract},
	}
}

func euros(n int) string { return fmt.Sprintf("€%d,%03d", n/1000, n%1000) }

func (s sheet) band(title, subtitle string) {
	s.SetFillColor(28, 77, 82)
	s.Rect(0, 0, 210, 30, "F")
	s.SetTextColor(255, 255, 255)
	s.SetXY(margin, 8)
	s.SetFont("sans", "B", 19)
	s.CellFormat(width, 9, title, "", 2, "L", false, 0, "")
	s.SetFont("sans", "", 10)
	s.CellFormat(width, 6, subtitle, "", 1, "L", false, 0, "")
	s.SetTextColor(0, 0, 0)
	s.SetY(36)
}

func (s sheet) heading(words string) {
	s.Ln(3)
	s.SetFont("sans", "B", 12)
	s.CellFormat(width, 7, words, "", 1, "L", false, 0, "")
}

func (s sheet) paragraph(style string, size float64, words string) {
	s.SetFont("sans", style, size)
	s.MultiCell(width, size/2, words, "", "L", false)
}

// row draws short cells in boxes, the first of them bold.
func (s sheet) row(widths []float64, cells []string) {
	style := "B"
	for i, cell := range cells {
		s.SetFont("sans", style, 9)
		s.CellFormat(widths[i], 6.4, cell, "1", 0, "L", false, 0, "")
		style = ""
	}
	s.Ln(6.4)
}
