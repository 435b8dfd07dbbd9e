package xlsxtest

import (
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

type reader struct {
	parts   map[string][]byte
	strings []string
	formats []cellFormat
}

type cellFormat struct {
	number     string
	bold, wrap bool
	input      bool
}

func (r *reader) parse(name string, v any) error {
	content, ok := r.parts[name]
	if !ok {
		return fmt.Errorf("the workbook has no part %s", name)
	}
	if err := xml.Unmarshal(content, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (r *reader) read(book *Workbook) error {
	var core struct {
		Title string `xml:"title"`
		Lang  string `xml:"language"`
	}
	if err := r.parse("docProps/core.xml", &core); err != nil {
		return err
	}
	book.Title, book.Lang = core.Title, core.Lang
	if err := r.readStrings(); err != nil {
		return err
	}
	if err := r.readFormats(); err != nil {
		return err
	}
	var index struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
		Names []struct {
			Name string `xml:"name,attr"`
			Area string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
	}
	if err := r.parse("xl/workbook.xml", &index); err != nil {
		return err
	}
	targets, err := r.relations("xl/_rels/workbook.xml.rels")
	if err != nil {
		return err
	}
	for _, n := range index.Names {
		book.Names = append(book.Names, n.Name+" = "+n.Area)
	}
	for _, s := range index.Sheets {
		sheet, err := r.readSheet(s.Name, "xl/"+targets[s.ID])
		if err != nil {
			return err
		}
		book.Sheets = append(book.Sheets, sheet)
	}
	return nil
}

func (r *reader) relations(name string) (map[string]string, error) {
	var rels struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	if err := r.parse(name, &rels); err != nil {
		return nil, err
	}
	targets := map[string]string{}
	for _, rel := range rels.Relationship {
		targets[rel.ID] = rel.Target
	}
	return targets, nil
}

func (r *reader) readStrings() error {
	var table struct {
		Items []textXML `xml:"si"`
	}
	if _, ok := r.parts["xl/sharedStrings.xml"]; !ok {
		return nil
	}
	if err := r.parse("xl/sharedStrings.xml", &table); err != nil {
		return err
	}
	for _, item := range table.Items {
		r.strings = append(r.strings, item.String())
	}
	return nil
}

// unescape undoes the _xHHHH_ escapes of strings (ECMA-376 22.9.2.19).
func unescape(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], "_x") && len(s) >= i+7 && s[i+6] == '_' {
			if code, err := strconv.ParseUint(s[i+2:i+6], 16, 32); err == nil {
				out.WriteRune(rune(code))
				i += 6
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

func (r *reader) readFormats() error {
	var sheet struct {
		Numbers []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Fonts []struct {
			Bold *struct{} `xml:"b"`
		} `xml:"fonts>font"`
		Cells []struct {
			Number    int `xml:"numFmtId,attr"`
			Font      int `xml:"fontId,attr"`
			Alignment struct {
				Wrap string `xml:"wrapText,attr"`
			} `xml:"alignment"`
			Protection struct {
				Locked string `xml:"locked,attr"`
			} `xml:"protection"`
		} `xml:"cellXfs>xf"`
	}
	if err := r.parse("xl/styles.xml", &sheet); err != nil {
		return err
	}
	codes := map[int]string{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
	for _, n := range sheet.Numbers {
		codes[n.ID] = n.Code
	}
	for _, c := range sheet.Cells {
		f := cellFormat{number: codes[c.Number], wrap: c.Alignment.Wrap == "true" || c.Alignment.Wrap == "1", input: c.Protection.Locked == "0"}
		if c.Font < len(sheet.Fonts) {
			f.bold = sheet.Fonts[c.Font].Bold != nil
		}
		r.formats = append(r.formats, f)
	}
	return nil
}

// sheetXML mirrors the elements of a worksheet part that tests look at.
type sheetXML struct {
	Columns []struct {
		Min   int     `xml:"min,attr"`
		Width float64 `xml:"width,attr"`
	} `xml:"cols>col"`
	Pane *struct {
		TopLeft string `xml:"topLeftCell,attr"`
	} `xml:"sheetViews>sheetView>pane"`
	Filter *struct {
		Ref string `xml:"ref,attr"`
	} `xml:"autoFilter"`
	Setup *struct {
		Orientation string `xml:"orientation,attr"`
		Paper       string `xml:"paperSize,attr"`
		Wide        string `xml:"fitToWidth,attr"`
		Scale       string `xml:"scale,attr"`
	} `xml:"pageSetup"`
	Beside []struct {
		Column int `xml:"id,attr"`
	} `xml:"colBreaks>brk"`
	Rows []struct {
		Height string    `xml:"ht,attr"`
		Cells  []cellXML `xml:"c"`
	} `xml:"sheetData>row"`
	Links []struct {
		Ref      string `xml:"ref,attr"`
		Location string `xml:"location,attr"`
		ID       string `xml:"id,attr"`
	} `xml:"hyperlinks>hyperlink"`
	Lists []struct {
		Area   string `xml:"sqref,attr"`
		Type   string `xml:"type,attr"`
		Prompt string `xml:"prompt,attr"`
		Title  string `xml:"errorTitle,attr"`
		Cure   string `xml:"error,attr"`
		Shows  string `xml:"showErrorMessage,attr"`
		List   string `xml:"formula1"`
		Upper  string `xml:"formula2"`
	} `xml:"dataValidations>dataValidation"`
	Rules []struct {
		Area string `xml:"sqref,attr"`
		Rule []struct {
			Type    string `xml:"type,attr"`
			Formula string `xml:"formula"`
		} `xml:"cfRule"`
	} `xml:"conditionalFormatting"`
}

type cellXML struct {
	Ref     string   `xml:"r,attr"`
	Style   int      `xml:"s,attr"`
	Type    string   `xml:"t,attr"`
	Formula string   `xml:"f"`
	Value   *string  `xml:"v"`
	Inline  *textXML `xml:"is"`
}

// textXML is a text in one piece, or in runs of different looks.
type textXML struct {
	Text string `xml:"t"`
	Runs []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

func (x *textXML) String() string {
	text := x.Text
	for _, run := range x.Runs {
		text += run.Text
	}
	return unescape(text)
}

func (r *reader) readSheet(name, part string) (Sheet, error) {
	var x sheetXML
	if err := r.parse(part, &x); err != nil {
		return Sheet{}, err
	}
	s := Sheet{Name: name, Links: map[string]string{}}
	for _, c := range x.Columns {
		s.Widths = append(s.Widths, strconv.FormatFloat(c.Width, 'f', -1, 64))
	}
	if x.Pane != nil {
		s.Freeze = x.Pane.TopLeft
	}
	if x.Filter != nil {
		s.Filter = x.Filter.Ref
	}
	if x.Setup != nil {
		s.Print = x.Setup.Orientation + " " + x.Setup.Paper
		if x.Setup.Scale != "" {
			s.Print += " at " + x.Setup.Scale + "%"
		}
		for _, b := range x.Beside {
			s.Print += fmt.Sprintf(" page behind column %d", b.Column)
		}
		if x.Setup.Wide != "" && x.Setup.Wide != "1" {
			s.Print += " " + x.Setup.Wide + " wide"
		}
	}
	for _, row := range x.Rows {
		out := Row{Height: row.Height}
		for _, c := range row.Cells {
			cell, err := r.readCell(c)
			if err != nil {
				return s, fmt.Errorf("%s, cell %s: %w", part, c.Ref, err)
			}
			out.Cells = append(out.Cells, cell)
		}
		s.Rows = append(s.Rows, out)
	}
	for _, l := range x.Links {
		s.Links[l.Ref] = l.Location
		if l.Location == "" {
			targets, err := r.relations(path.Dir(part) + "/_rels/" + path.Base(part) + ".rels")
			if err != nil {
				return s, err
			}
			s.Links[l.Ref] = targets[l.ID]
		}
	}
	for _, l := range x.Lists {
		refusal := ""
		if l.Cure != "" {
			refusal = "else " + l.Title + ": " + l.Cure
		}
		s.Lists = append(s.Lists, words(l.Area, l.Type, l.List, l.Upper, l.Prompt, refusal))
	}
	for _, c := range x.Rules {
		for _, rule := range c.Rule {
			s.Rules = append(s.Rules, words(c.Area, rule.Type, rule.Formula))
		}
	}
	return s, r.readObjects(&s, part)
}

// words joins what is not empty.
func words(list ...string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), " ")
}

func (r *reader) readCell(c cellXML) (Cell, error) {
	out := Cell{Ref: c.Ref, Kind: "blank", Formula: c.Formula}
	if c.Style < len(r.formats) {
		f := r.formats[c.Style]
		out.Format, out.Bold, out.Wrap, out.Input = f.number, f.bold, f.wrap, f.input
	}
	if c.Type == "inlineStr" && c.Inline != nil {
		out.Kind, out.Text = "text", c.Inline.String()
		return out, nil
	}
	if c.Value == nil {
		return out, nil
	}
	switch c.Type {
	case "s":
		i, err := strconv.Atoi(*c.Value)
		if err != nil || i < 0 || i >= len(r.strings) {
			return out, fmt.Errorf("there is no string %q", *c.Value)
		}
		out.Kind, out.Text = "text", r.strings[i]
	case "str":
		out.Kind, out.Text = "text", unescape(*c.Value)
	case "", "n":
		n, err := strconv.ParseFloat(*c.Value, 64)
		if err != nil {
			return out, err
		}
		out.Kind, out.Number = "number", n
	case "e", "b":
		out.Kind, out.Text = map[string]string{"e": "error", "b": "truth"}[c.Type], *c.Value
	default:
		return out, fmt.Errorf("type %q is not expected", c.Type)
	}
	return out, nil
}
