package docx

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/pattern"
)

// A kind of values, by what the standard calls it (ISO/IEC 29500-1, 17.18).
type kind struct {
	is   func(string) bool
	what string // the others are not
}

// between are whole numbers, both ends included.
func between(least, most int) kind {
	return kind{func(s string) bool {
		n, err := strconv.Atoi(s)
		return err == nil && n >= least && n <= most
	}, "a whole number from " + strconv.Itoa(least) + " to " + strconv.Itoa(most)}
}

func oneOf(list string) kind {
	words := strings.Fields(list)
	what := "one of " + strings.Join(words[:min(len(words), 12)], ", ")
	if len(words) > 12 {
		what += " and so on"
	}
	return kind{func(s string) bool { return slices.Contains(words, s) }, what}
}

func shaped(p func() *regexp.Regexp, what string) kind {
	return kind{func(s string) bool { return p().MatchString(s) }, what}
}

var (
	sixDigits = pattern.New(`^([0-9A-Fa-f]{6}|auto)$`)
	tag       = pattern.New(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
	hexDigits = pattern.New(`^[0-9A-Fa-f]+$`)
	shadePart = pattern.New(`^(nil|clear|solid|pct[0-9]{1,2}|(thin)?([Hh]orz|[Vv]ert|[Dd]iag|[Rr]everseDiag)(Stripe|Cross))$`)
	moment    = pattern.New(`^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$`)
)

// kinds are the kinds of values, by the names that attributes gives them.
var kinds = map[string]kind{
	"text": {func(string) bool { return true }, "text"}, "flag": oneOf(`0 1 true false on off`), "whole": between(-1<<31, 1<<31-1),
	"colour": shaped(sixDigits, "a colour"), "lang": shaped(tag, "a language"), "hex": shaped(hexDigits, "a hexadecimal number"),
	"shade": shaped(shadePart, "a pattern"), "moment": shaped(moment, "a date with a time"),
	"length": between(-31_680, 31_680), // twips: 22 inches, the most that Word sets
	"extent": between(0, 31_680), "side": between(1, 31_680), "half": between(2, 3276), "kern": between(0, 3276), "stroke": between(0, 96), "gap": between(0, 31),
	"level": between(0, 8), "list": between(0, 32_767), "outline": between(0, 9), "columns": between(1, 63), "count": between(0, 32_767),
	"width": oneOf(`nil pct dxa auto`), "layout": oneOf(`fixed autofit`), "merge": oneOf(`restart continue`), "valign": oneOf(`top center both bottom`),
	"jc":   oneOf(`left center right both start end distribute mediumKashida numTab highKashida lowKashida thaiDistribute`),
	"rule": oneOf(`auto exact atLeast`), "tab": oneOf(`left center right start end decimal bar clear num`),
	"leader": oneOf(`none dot hyphen underscore heavy middleDot`), "orient": oneOf(`portrait landscape`), "break": oneOf(`page column textWrapping`),
	"clear": oneOf(`none left right all`), "field": oneOf(`begin separate end`), "page": oneOf(`default first even`),
	"section": oneOf(`nextPage nextColumn continuous evenPage oddPage`), "style": oneOf(`paragraph character table numbering`),
	"part": oneOf(`wholeTable firstRow lastRow firstCol lastCol band1Vert band2Vert band1Horz band2Horz neCell nwCell seCell swCell`),
	"line": oneOf(`nil none single thick double dotted dashed dotDash dotDotDash triple thinThickSmallGap thickThinSmallGap thinThickThinSmallGap
		thinThickMediumGap thickThinMediumGap thinThickThinMediumGap thinThickLargeGap thickThinLargeGap thinThickThinLargeGap wave doubleWave
		dashSmallGap dashDotStroked threeDEmboss threeDEngrave outset inset`),
	"underline": oneOf(`none single words double thick dotted dottedHeavy dash dashedHeavy dashLong dashLongHeavy dotDash dashDotHeavy dotDotDash
		dashDotDotHeavy wave wavyHeavy wavyDouble`),
	"highlight": oneOf(`none black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed darkYellow darkGray lightGray`),
	"theme": oneOf(`none dark1 light1 dark2 light2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink background1 text1
		background2 text2`),
	"raise": oneOf(`baseline superscript subscript`), "family": oneOf(`auto decorative modern roman script swiss`), "pitch": oneOf(`default fixed variable`),
	"multi": oneOf(`singleLevel multilevel hybridMultilevel`), "suff": oneOf(`tab space nothing`), "turn": oneOf(`ltr rtl`),
	"proof": oneOf(`spellStart spellEnd gramStart gramEnd`), "squeeze": oneOf(`doNotCompress compressPunctuation compressPunctuationAndJapaneseKana`),
	"flow": oneOf(`lrTb tbRl btLr lrTbV tbRlV tbLrV tb rl lr tbV rlV lrV`),
	"count_in": oneOf(`decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital
		japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2
		aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese
		ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional
		taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand koreanDigital koreanCounting koreanLegal
		koreanDigital2 vietnameseCounting russianLower russianUpper none numberInDash hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels
		hindiConsonants hindiNumbers hindiCounting thaiLetters thaiNumbers thaiCounting bahtText dollarText custom`),
}

// bundles are attributes that several elements have.
var bundles = map[string]string{
	"@themed": `themeColor:theme themeTint:hex themeShade:hex`,
	"@line":   `!val:line sz:stroke space:gap color:colour @themed shadow:flag frame:flag`,
	"@width":  `w:extent type:width`,
	"@change": `!id:whole !author:text date:moment`,
	"@place":  `colFirst:whole colLast:whole displacedByCustomXml:text`,
	"@look":   `firstRow:flag lastRow:flag firstColumn:flag lastColumn:flag`,
}

// attributes are those of WordprocessingML that elements have, each with the kind of its values; one after an exclamation mark has to be there.
// An element that is not here has none, but for the numbers of revisions that any may have.
var attributes = func() map[string]string {
	all := map[string]string{
		"color": `!val:colour @themed`, "shd": `!val:shade color:colour @themed fill:colour themeFill:theme themeFillTint:hex themeFillShade:hex`,
		"u": `val:underline color:colour @themed`, "bdr": `@line`, "lang": `val:lang eastAsia:lang bidi:lang`, "themeFontLang": `val:text eastAsia:text bidi:text`,
		"rFonts":      `hint:text ascii:text hAnsi:text eastAsia:text cs:text asciiTheme:text hAnsiTheme:text eastAsiaTheme:text cstheme:text`,
		"spacing":     `before:extent beforeLines:whole beforeAutospacing:flag after:extent afterLines:whole afterAutospacing:flag line:length lineRule:rule`,
		"rPr/spacing": `!val:length`, "fitText": `!val:extent id:whole`, "tabs/tab": `!val:tab leader:leader !pos:length`,
		"eastAsianLayout": `id:whole combine:flag combineBrackets:text vert:flag vertCompress:flag`,
		"ind": `left:length leftChars:whole start:length startChars:whole right:length rightChars:whole end:length endChars:whole
			hanging:extent hangingChars:whole firstLine:extent firstLineChars:whole`,
		"framePr": `dropCap:text lines:whole w:extent h:extent vSpace:extent hSpace:extent wrap:text hAnchor:text vAnchor:text x:length xAlign:text y:length
			yAlign:text hRule:rule anchorLock:flag`,
		"cnfStyle": `val:text @look oddVBand:flag evenVBand:flag oddHBand:flag evenHBand:flag firstRowFirstColumn:flag firstRowLastColumn:flag
			lastRowFirstColumn:flag lastRowLastColumn:flag`,
		"tblpPr": `leftFromText:extent rightFromText:extent topFromText:extent bottomFromText:extent vertAnchor:text horzAnchor:text tblpXSpec:text
			tblpX:length tblpYSpec:text tblpY:length`,
		"tblInd": `w:length type:width`, "tblLayout": `type:layout`, "tblLook": `val:hex @look noHBand:flag noVBand:flag`,
		"gridCol": `w:extent`, "trHeight": `val:extent hRule:rule`, "cellMerge": `vMerge:text vMergeOrig:text @change`, "headers": `!val:text`,
		"headerReference": `!type:page`, "footerReference": `!type:page`, "pgSz": `w:side h:side orient:orient code:whole`,
		"pgMar":    `!top:length !right:extent !bottom:length !left:extent !header:extent !footer:extent !gutter:extent`,
		"paperSrc": `first:whole other:whole`, "pgBorders": `zOrder:text display:text offsetFrom:text`,
		"lnNumType": `countBy:whole start:whole distance:extent restart:text`, "cols": `equalWidth:flag space:extent num:count sep:flag`,
		"pgNumType": `fmt:count_in start:whole chapStyle:whole chapSep:text`, "col": `w:extent space:extent`,
		"docGrid": `type:text linePitch:whole charSpace:whole`, "numFmt": `!val:count_in format:text`,
		"br": `type:break clear:clear`, "fldChar": `!fldCharType:field fldLock:flag dirty:flag`, "sym": `font:text char:hex`,
		"ptab": `!alignment:text !relativeTo:text !leader:leader`, "object": `dxaOrig:whole dyaOrig:whole`,
		"footnoteReference": `!id:whole customMarkFollows:flag`, "endnoteReference": `!id:whole customMarkFollows:flag`, "commentReference": `!id:whole`,
		"footnote": `type:text !id:whole`, "endnote": `type:text !id:whole`, "comment": `@change initials:text`,
		"bookmarkStart": `!id:whole !name:text @place`, "bookmarkEnd": `!id:whole displacedByCustomXml:text`, "proofErr": `!type:proof`,
		"commentRangeStart": `!id:whole displacedByCustomXml:text`, "commentRangeEnd": `!id:whole displacedByCustomXml:text`,
		"permStart": `!id:text edGrp:text ed:text @place`, "permEnd": `!id:text displacedByCustomXml:text`,
		"moveFromRangeStart": `!name:text @change @place`, "moveToRangeStart": `!name:text @change @place`,
		"hyperlink": `tgtFrame:text tooltip:text docLocation:text history:flag anchor:text`, "fldSimple": `!instr:text fldLock:flag dirty:flag`,
		"smartTag": `uri:text !element:text`, "customXml": `uri:text !element:text`, "attr": `uri:text !name:text !val:text`,
		"style": `type:style styleId:text default:flag customStyle:flag`, "tblStylePr": `!type:part`,
		"latentStyles": `defLockedState:flag defUIPriority:whole defSemiHidden:flag defUnhideWhenUsed:flag defQFormat:flag count:whole`,
		"lsdException": `!name:text locked:flag uiPriority:whole semiHidden:flag unhideWhenUsed:flag qFormat:flag`,
		"abstractNum":  `!abstractNumId:whole`, "num": `!numId:whole`, "lvlOverride": `!ilvl:level`, "numPicBullet": `!numPicBulletId:whole`,
		"lvl": `!ilvl:level tplc:hex tentative:flag`, "legacy": `legacy:flag legacySpace:extent legacyIndent:length`, "lvlText": `val:text null:flag`,
		"font": `!name:text`, "charset": `val:hex characterSet:text`, "sig": `!usb0:hex !usb1:hex !usb2:hex !usb3:hex !csb0:hex !csb1:hex`,
		"zoom": `val:text !percent:text`, "docVar": `!name:text !val:text`, "numberingChange": `@change original:text`,
		"document": `conformance:text`,
	}
	for spec, names := range map[string]string{
		`@line`: `top left start bottom right end between bar insideH insideV tl2br tr2bl`, `@width`: `tblW tcW tblCellSpacing wBefore wAfter
			tblCellMar/top tblCellMar/left tblCellMar/start tblCellMar/bottom tblCellMar/right tblCellMar/end
			tcMar/top tcMar/left tcMar/start tcMar/bottom tcMar/right tcMar/end`,
		`@change`: `ins del moveFrom moveTo cellIns cellDel pPrChange rPrChange tblPrChange tblPrExChange trPrChange tcPrChange sectPrChange
			customXmlInsRangeStart customXmlDelRangeStart customXmlMoveFromRangeStart customXmlMoveToRangeStart`,
		`!id:whole`: `moveFromRangeEnd moveToRangeEnd customXmlInsRangeEnd customXmlDelRangeEnd customXmlMoveFromRangeEnd customXmlMoveToRangeEnd tblGridChange`,
		`val:flag`: `b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden rtl cs specVanish oMath
			keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
			autoSpaceDN bidi adjustRightInd contextualSpacing mirrorIndents suppressOverlap cantSplit tblHeader hidden noWrap tcFitText hideMark
			formProt noEndnote titlePg rtlGutter bidiVisual autoRedefine semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply
			isLgl notTrueType showingPlcHdr temporary removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape
			printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData
			mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
			hideGrammaticalErrors formsDesign linkStyles trackRevisions doNotTrackMoves doNotTrackFormatting styleLockTheme styleLockQFSet
			autoHyphenation doNotHyphenateCaps showEnvelope evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting
			doNotUseMarginsForDrawingGridOrigin doNotShadeFormData noPunctuationKerning printTwoOnOne strictFirstAndLastChars savePreviewPicture
			doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly
			useXSLTWhenSaving showXMLTags alwaysMergeEmptyNamespace updateFields doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade
			doNotEmbedSmartTags dirty`,
		`!val:text`: `pStyle rStyle tblStyle name aliases basedOn next link tblCaption tblDescription altName styleLink numStyleLink panose1 tag alias lock
			tblOverlap em effect textAlignment textboxTightWrap decimalSymbol listSeparator clickAndTypeStyle defaultTableStyle pos numRestart rubyAlign lid`,
		`!val:whole`: `abstractNumId lvl/start startOverride lvlRestart lvlPicBulletId divId gridBefore gridAfter uiPriority tblStyleRowBandSize
			tblStyleColBandSize position w id label tabIndex numStart numIdMacAtCleanup consecutiveHyphenLimit hps hpsRaise hpsBaseText`,
		`val:whole`: `summaryLength bookFoldPrintingSheets displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery`,
		`!val:hex`:  `nsid tmpl rsid rsidRoot`, `!val:half`: `sz szCs`, `!val:kern`: `kern`, `!val:level`: `ilvl`, `!val:list`: `numId`,
		`!val:outline`: `outlineLvl`, `!val:columns`: `gridSpan`, `!val:jc`: `jc lvlJc`, `!val:valign`: `vAlign`, `val:merge`: `vMerge hMerge`,
		`!val:highlight`: `highlight`, `!val:raise`: `vertAlign`, `!val:flow`: `textDirection`, `val:section`: `type`, `val:turn`: `dir bdo`,
		`!val:family`: `family`, `!val:pitch`: `pitch`, `!val:multi`: `multiLevelType`, `!val:suff`: `suff`, `!val:squeeze`: `characterSpacingControl`,
		`!val:length`: `defaultTabStop hyphenationZone drawingGridHorizontalSpacing drawingGridVerticalSpacing drawingGridHorizontalOrigin
			drawingGridVerticalOrigin`,
		`fontKey:text subsetted:flag`: `embedRegular embedBold embedItalic embedBoldItalic`,
	} {
		for _, n := range strings.Fields(names) {
			if all[n] != "" {
				panic("the attributes of <" + n + "> are given twice")
			}
			all[n] = spec
		}
	}
	return all
}()
