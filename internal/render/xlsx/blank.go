package xlsx

import (
	"archive/zip"
	"bytes"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/ooxml"
)

// The content of a workbook without content, as excelize takes it over. excelize.NewFile does the same, but reads a theme and a style
// sheet each time, which takes longer than all that it then does for a small workbook; theme and styles are parts of our own.
const (
	blankContentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"></Default>` +
		`<Default Extension="xml" ContentType="application/xml"></Default>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"></Override>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml">` +
		`</Override><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml">` +
		`</Override><Override PartName="/xl/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"></Override>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"></Override>` +
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"></Override></Types>`

	relationshipsOf = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	officeRelation  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`

	blankPackageRels = xmlHead + relationshipsOf +
		`<Relationship Id="rId1" Type="` + officeRelation + `/officeDocument" Target="xl/workbook.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="rId3" Type="` + officeRelation + `/extended-properties" Target="docProps/app.xml"/></Relationships>`

	blankWorkbookRels = xmlHead + relationshipsOf +
		`<Relationship Id="rId1" Type="` + officeRelation + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + officeRelation + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId3" Type="` + officeRelation + `/theme" Target="theme/theme1.xml"/></Relationships>`

	blankWorkbook = xmlHead + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + officeRelation + `">` +
		`<workbookPr defaultThemeVersion="164011"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="13500"/></bookViews>` +
		`<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`

	blankSheet = xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + officeRelation + `">` +
		`<dimension ref="A1"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData/></worksheet>`
)

// blank is the workbook without content as a file.
var blank = sync.OnceValues(func() ([]byte, error) {
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for _, p := range []ooxml.Part{
		{Name: ooxml.ContentTypes, Content: []byte(blankContentTypes)},
		{Name: ooxml.PackageRels, Content: []byte(blankPackageRels)},
		{Name: "xl/_rels/workbook.xml.rels", Content: []byte(blankWorkbookRels)},
		{Name: "xl/workbook.xml", Content: []byte(blankWorkbook)},
		{Name: "xl/worksheets/sheet1.xml", Content: []byte(blankSheet)},
	} {
		member, err := archive.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := member.Write(p.Content); err != nil {
			return nil, err
		}
	}
	err := archive.Close()
	return file.Bytes(), err
})

// open returns a workbook with one sheet for excelize to work on.
func open() (*excelize.File, error) {
	content, err := blank()
	if err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	file.Styles, file.Theme = nil, nil
	return file, nil
}

// A theme of a workbook colours what its reader adds. The look of our own cells does not depend on it.
var blankTheme = sync.OnceValue(func() []byte {
	var b strings.Builder
	b.WriteString(xmlHead + `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="rolexport"><a:themeElements><a:clrScheme name="rolexport">`)
	for _, c := range [][2]string{
		{"dk1", "000000"}, {"lt1", "FFFFFF"}, {"dk2", "1B2437"}, {"lt2", "F4F6F9"}, {"accent1", "0B6B66"}, {"accent2", "8A4B14"},
		{"accent3", "5B6678"}, {"accent4", "2F5F9E"}, {"accent5", "7A5C00"}, {"accent6", "6B3F87"}, {"hlink", "0B6B66"}, {"folHlink", "5B6678"},
	} {
		b.WriteString(`<a:` + c[0] + `><a:srgbClr val="` + c[1] + `"/></a:` + c[0] + `>`)
	}
	const face = `<a:latin typeface="` + typeface + `"/><a:ea typeface=""/><a:cs typeface=""/>`
	b.WriteString(`</a:clrScheme><a:fontScheme name="rolexport"><a:majorFont>` + face + `</a:majorFont><a:minorFont>` + face + `</a:minorFont></a:fontScheme>`)
	b.WriteString(`<a:fmtScheme name="rolexport"><a:fillStyleLst>` + strings.Repeat(`<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`, 3) + `</a:fillStyleLst><a:lnStyleLst>`)
	b.WriteString(strings.Repeat(`<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>`, 3) + `</a:lnStyleLst><a:effectStyleLst>`)
	b.WriteString(strings.Repeat(`<a:effectStyle><a:effectLst/></a:effectStyle>`, 3) + `</a:effectStyleLst><a:bgFillStyleLst>`)
	b.WriteString(strings.Repeat(`<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`, 3) + `</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`)
	return []byte(b.String())
})
