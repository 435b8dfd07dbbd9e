package docx

import "strings"

// What stands in the elements of WordprocessingML in its transitional form (ISO/IEC 29500-1, annex A, and 29500-4), as far as Word and our
// writer use it. A name after a slash is an element within another, where it holds something else than elsewhere.

// groups are contents that several elements have, by a name with an at sign.
var groups = map[string]string{
	"@mark": `bookmarkStart bookmarkEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd commentRangeStart commentRangeEnd
		customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd
		customXmlMoveToRangeStart customXmlMoveToRangeEnd proofErr permStart permEnd ins del moveFrom moveTo`,
	"@run":   `r hyperlink fldSimple subDoc sdt customXml smartTag dir bdo @mark`,
	"@block": `p tbl sdt customXml altChunk @mark`,
	"@look": `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color
		spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange`,
	"@sides": `top left start bottom right end`,
}

// mixtures hold their children in any order, but for properties, after a caret, which stand first and once.
var mixtures = map[string]string{
	"document": `background body`, "body": `@block sectPr`, "hdr": `@block`, "ftr": `@block`, "txbxContent": `@block`,
	"footnotes": `footnote`, "endnotes": `endnote`, "comments": `comment`, "footnote": `@block`, "endnote": `@block`, "comment": `@block`,
	"p": `^pPr @run`, "hyperlink": `@run`, "fldSimple": `fldData @run`, "dir": `@run`, "bdo": `@run`,
	"smartTag": `^smartTagPr @run`, "customXml": `^customXmlPr @run @block tr tc`,
	"sdtContent": `@run @block tr tc`, "rubyBase": `@run`, "rt": `@run`,
	"ins": `r sdt customXml smartTag dir bdo @mark`, "del": `r sdt customXml smartTag dir bdo @mark`,
	"moveFrom": `r sdt customXml smartTag dir bdo @mark`, "moveTo": `r sdt customXml smartTag dir bdo @mark`,
	"r": `^rPr t delText br tab cr softHyphen noBreakHyphen sym pgNum dayShort monthShort yearShort dayLong monthLong yearLong annotationRef footnoteRef
		endnoteRef separator continuationSeparator instrText delInstrText object pict fldChar ruby footnoteReference endnoteReference commentReference
		drawing ptab lastRenderedPageBreak contentPart`,
	"tc": `^tcPr @block`, "fldChar": `fldData ffData numberingChange`, "pict": `movie control`, "object": `drawing control objectLink objectEmbed movie`,
	"tabs": `tab`, "tblGrid": `gridCol tblGridChange`, "cols": `col`, "latentStyles": `lsdException`, "fonts": `font`, "rsids": `rsidRoot rsid`, "docVars": `docVar`,
	"rPr": `@look`, "pPr/rPr": `ins del moveFrom moveTo @look`, "trPr": `cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden ins del trPrChange`,
	"smartTagPr": `attr`, "customXmlPr": `placeholder attr`,
	"sdtPr": `rPr alias lock placeholder showingPlcHdr dataBinding temporary id tag equation comboBox date docPartObj docPartList dropDownList picture richText
		text citation group bibliography label tabIndex`,
}

// single are the mixtures that hold each child once.
var single = set(`rPr pPr/rPr trPr sdtPr`)

// sequences hold their children in this order, each once but for those with a star.
var sequences = map[string]string{
	"pPr": `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
		kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
		suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`,
	"tblPr": `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd
		tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`,
	"tblPrEx": `tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrExChange`,
	"tcPr": `cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel
		cellMerge tcPrChange`,
	"sectPr": `headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign
		noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange`,
	"pBdr": `top left bottom right between bar`, "pgBorders": `top left bottom right`,
	"tblBorders": `@sides insideH insideV`, "tcBorders": `@sides insideH insideV tl2br tr2bl`, "tblCellMar": `@sides`, "tcMar": `@sides`,
	"numPr": `ilvl numId numberingChange ins`,
	"style": `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose
		personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*`,
	"styles": `docDefaults latentStyles style*`, "docDefaults": `rPrDefault pPrDefault`, "rPrDefault": `rPr`, "pPrDefault": `pPr`,
	"tblStylePr": `pPr rPr tblPr trPr tcPr`,
	"numbering":  `numPicBullet* abstractNum* num* numIdMacAtCleanup`, "numPicBullet": `pict drawing`,
	"abstractNum": `nsid multiLevelType tmpl name styleLink numStyleLink lvl*`,
	"lvl":         `start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr`,
	"num":         `abstractNumId lvlOverride*`, "lvlOverride": `startOverride lvl`,
	"font": `altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic`,
	"tbl":  `bookmarkStart* bookmarkEnd* tblPr tblGrid @rows*`, "tr": `tblPrEx trPr @cells*`,
	"sdt": `sdtPr sdtEndPr sdtContent`, "sdtEndPr": `rPr`, "ruby": `rubyPr rt rubyBase`, "rubyPr": `rubyAlign hps hpsRaise hpsBaseText lid dirty`,
	"footnotePr": `pos numFmt numStart numRestart footnote*`, "endnotePr": `pos numFmt numStart numRestart endnote*`,
	"pPrChange": `pPr`, "rPrChange": `rPr`, "tblPrChange": `tblPr`, "tblPrExChange": `tblPrEx`, "trPrChange": `trPr`, "tcPrChange": `tcPr`,
	"sectPrChange": `sectPr`, "tblGridChange": `tblGrid`,
	"settings": `writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape
		printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins
		alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle*
		proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions
		doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation
		consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
		bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
		displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin
		drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars
		noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
		doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults
		footnotePr endnotePr compat docVars rsids attachedSchema* themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
		doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType* shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator`,
}

// alike are children of a sequence that may follow each other in any order.
var alike = map[string]string{"@rows": `tr sdt customXml @mark`, "@cells": `tc sdt customXml @mark`}

// texts are the elements that hold text.
var texts = set(`t delText instrText delInstrText fldData`)

// open are the elements that are looked at no closer: forms, controls, mail, and what programs before Word 2013 did otherwise.
var open = set(`ffData placeholder dataBinding comboBox date docPartObj docPartList dropDownList text picture citation group bibliography equation richText
	mailMerge compat captions hdrShapeDefaults shapeDefaults writeProtection documentProtection activeWritingStyle attachedTemplate stylePaneFormatFilter
	stylePaneSortMethod documentType revisionView view proofState autoFormatOverride clrSchemeMapping attachedSchema smartTagType saveThroughXslt
	noLineBreaksAfter noLineBreaksBefore readModeInkLockDown background movie control objectLink objectEmbed contentPart altChunk subDoc`)

func set(names string) map[string]bool {
	all := map[string]bool{}
	for _, n := range strings.Fields(names) {
		all[n] = true
	}
	return all
}
