package xlsxtest

import (
	"encoding/xml"
	"fmt"
	"path"
	"strings"
)

// readObjects reads the table and the charts of a sheet.
func (r *reader) readObjects(s *Sheet, part string) error {
	rels := path.Dir(part) + "/_rels/" + path.Base(part) + ".rels"
	if r.parts[rels] == nil {
		return nil
	}
	targets, err := r.relations(rels)
	if err != nil {
		return err
	}
	for _, target := range targets {
		name := path.Join(path.Dir(part), target)
		switch {
		case strings.HasPrefix(name, "xl/tables/"):
			var t struct {
				Name string `xml:"displayName,attr"`
				Area string `xml:"ref,attr"`
			}
			if err := r.parse(name, &t); err != nil {
				return err
			}
			s.Table = t.Name + " " + t.Area
		case strings.HasPrefix(name, "xl/drawings/"):
			if err := r.readCharts(s, name); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reader) readCharts(s *Sheet, drawing string) error {
	var d struct {
		Anchors []struct {
			Column int `xml:"from>col"`
			Row    int `xml:"from>row"`
			Frame  struct {
				Alt string `xml:"descr,attr"`
			} `xml:"graphicFrame>nvGraphicFramePr>cNvPr"`
			Chart struct {
				ID string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
			} `xml:"graphicFrame>graphic>graphicData>chart"`
		} `xml:"oneCellAnchor"`
	}
	if err := r.parse(drawing, &d); err != nil {
		return err
	}
	if len(d.Anchors) == 0 {
		return nil
	}
	targets, err := r.relations(path.Dir(drawing) + "/_rels/" + path.Base(drawing) + ".rels")
	if err != nil {
		return err
	}
	for _, a := range d.Anchors {
		text, err := r.readChart(path.Join(path.Dir(drawing), targets[a.Chart.ID]))
		if err != nil {
			return err
		}
		s.Charts = append(s.Charts, fmt.Sprintf("column %d row %d %s alt %q", a.Column, a.Row, text, a.Frame.Alt))
	}
	return nil
}

// readChart returns the kinds and areas of a chart in the order in which they stand.
func (r *reader) readChart(part string) (string, error) {
	d := xml.NewDecoder(strings.NewReader(string(r.parts[part])))
	var out []string
	element := ""
	for {
		token, err := d.Token()
		if token == nil {
			break
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			element = t.Name.Local
			if strings.HasSuffix(element, "Chart") {
				out = append(out, element)
			}
		case xml.EndElement:
			element = ""
		case xml.CharData:
			switch element {
			case "f":
				out = append(out, string(t))
			case "t":
				out = append(out, fmt.Sprintf("%q", string(t)))
			}
		}
	}
	return strings.Join(out, " "), nil
}
