package docx

import (
	"strings"

	"rolexport/internal/verify/opc"
)

// The order in which the schema wants the children of some elements (annex A of the standard).
var orders = map[string][]string{
	"pPr": strings.Fields(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
		kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
		suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`),
	"rPr": strings.Fields(`rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color
		spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange`),
	"tblPr": strings.Fields(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd
		tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`),
	"trPr": strings.Fields(`cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden ins del trPrChange`),
	"tcPr": strings.Fields(`cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel
		cellMerge tcPrChange`),
	"sectPr": strings.Fields(`headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign
		noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange`),
	"pBdr":       strings.Fields(`top left bottom right between bar`),
	"tblBorders": strings.Fields(`top left start bottom right end insideH insideV`),
	"tcBorders":  strings.Fields(`top left start bottom right end insideH insideV tl2br tr2bl`),
	"tblCellMar": strings.Fields(`top left start bottom right end`),
	"numPr":      strings.Fields(`ilvl numId numberingChange ins`),
	"style": strings.Fields(`name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose
		personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`),
	"styles":      strings.Fields(`docDefaults latentStyles style`),
	"tblStylePr":  strings.Fields(`pPr rPr tblPr trPr tcPr`),
	"numbering":   strings.Fields(`numPicBullet abstractNum num numIdMacAtCleanup`),
	"abstractNum": strings.Fields(`nsid multiLevelType tmpl name styleLink numStyleLink lvl`),
	"lvl":         strings.Fields(`start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr`),
	"num":         strings.Fields(`abstractNumId lvlOverride`),
	"lvlOverride": strings.Fields(`startOverride lvl`),
	"font":        strings.Fields(`altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic`),
	"tbl":         strings.Fields(`tblPr tblGrid tr`),
	"tr":          strings.Fields(`tblPrEx trPr tc`),
	"inline":      strings.Fields(`extent effectExtent docPr cNvGraphicFramePr graphic`),
	"pic":         strings.Fields(`nvPicPr blipFill spPr`),
}

var many = map[string]bool{
	"headerReference": true, "footerReference": true, "style": true, "tblStylePr": true, "abstractNum": true, "num": true, "lvl": true, "lvlOverride": true,
	"tr": true, "tc": true,
}

// checkSchema holds a part against the schema as far as Word is strict about it.
func (d *document) checkSchema(part string, root *opc.Node) {
	d.checkOrders(part, root)
	d.checkValues(part, root)
}

// checkOrders holds all elements below n against the schema.
func (d *document) checkOrders(part string, n *opc.Node) {
	if order, ok := orders[n.Name]; ok && strings.HasPrefix(n.Space, "http://schemas.openxmlformats.org/") {
		d.CheckOrder(part, n, opc.Sequence{Names: order, Many: many})
	}
	for i, k := range n.Kids {
		if propertiesOf[k.Name] == n.Name && i > 0 {
			d.Add(ruleOrder, part, "in <%s>, <%s> does not stand first", n.Name, k.Name)
		}
		d.checkOrders(part, k)
	}
}

// propertiesOf says of which element properties are the first child.
var propertiesOf = map[string]string{"pPr": "p", "rPr": "r", "tcPr": "tc", "tblPr": "tbl"}
