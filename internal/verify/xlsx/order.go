package xlsx

import (
	"strings"

	"rolexport/internal/verify/opc"
)

// The order in which the schema wants the children of some elements. Elements that are not listed are of extensions; many says which may stand
// more than once.
var (
	worksheetOrder = strings.Fields(`sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
		autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions
		pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing
		legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst`)
	workbookOrder = strings.Fields(`fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences
		definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst`)
	styleOrder = strings.Fields(`numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst`)
	tableOrder = strings.Fields(`autoFilter sortState tableColumns tableStyleInfo extLst`)
	cellOrder  = strings.Fields(`f v is extLst`)

	chartSpaceOrder = strings.Fields(`date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData
		printSettings userShapes extLst`)
	chartOrder    = strings.Fields(`title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst`)
	plotAreaOrder = strings.Fields(`layout areaChart barChart lineChart radarChart pieChart doughnutChart scatterChart catAx valAx dateAx serAx dTable spPr extLst`)
	barOrder      = strings.Fields(`barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst`)
	lineOrder     = strings.Fields(`grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst`)
	radarOrder    = strings.Fields(`radarStyle varyColors ser dLbls axId extLst`)
	barSerOrder   = strings.Fields(`idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst`)
	lineSerOrder  = strings.Fields(`idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst`)
	radarSerOrder = strings.Fields(`idx order tx spPr marker dPt dLbls cat val extLst`)
	catAxOrder    = strings.Fields(`axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr
		crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst`)
	valAxOrder = strings.Fields(`axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr
		crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst`)
	labelsOrder = strings.Fields(`dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator
		showLeaderLines leaderLines extLst`)
	legendOrder = strings.Fields(`legendPos legendEntry layout overlay spPr txPr extLst`)

	many = map[string]bool{
		"conditionalFormatting": true, "ser": true, "axId": true, "dLbl": true, "dPt": true, "legendEntry": true, "catAx": true, "valAx": true, "dateAx": true,
		"serAx": true, "barChart": true, "lineChart": true, "areaChart": true, "errBars": true, "trendline": true, "AlternateContent": true,
	}
)

// checkOrder holds the children of n against an order. Axes may stand in any order among themselves, and so may the kinds of a chart.
func (b *book) checkOrder(part string, n *opc.Node, order []string) {
	b.CheckOrder(part, n, opc.Sequence{Names: order, Many: many, Place: func(name string, at int) int {
		if n.Name == "plotArea" {
			return plotPlace(name, at)
		}
		return at
	}})
}

func plotPlace(name string, at int) int {
	switch {
	case strings.HasSuffix(name, "Chart"):
		return 1
	case strings.HasSuffix(name, "Ax"):
		return 2
	case name == "layout":
		return 0
	}
	return 3 + at
}
