package pdf

var fileRules = &group{Title: "PDF: file"}

var (
	ruleHeader = fileRules.define("pdf-header", a2+"6.1.2", "The file begins with `%PDF-1.n`, n from 0 to 7, alone on its line")
	ruleBinary = fileRules.define("pdf-binary-comment", a2+"6.1.2",
		"The second line is a comment that begins with four bytes above 127, so that programs take the file for binary")
	ruleVersion = fileRules.define("pdf-version", iso+"7.5.2, 7.7.2",
		"The version, of the header or of the catalog, is one from 1.0 to 1.7")
	ruleID        = fileRules.define("pdf-id", a2+"6.1.3", "The trailer names the file by /ID, two strings")
	ruleEncrypted = fileRules.define("pdf-encrypted", a2+"6.1.3", "The file is not encrypted")
	ruleTrailing  = fileRules.define("pdf-trailing-data", a2+"6.1.3", "Nothing but a line end follows the last `%%EOF`, and it is there")
	ruleXref      = fileRules.define("pdf-xref", a2+"6.1.4; "+iso+"7.5.4, 7.5.8",
		"The cross-reference data are there and right about every object, and /Size is above every number")
	ruleXrefForm = fileRules.define("pdf-xref-form", a2+"6.1.4",
		"The rows and line ends of a cross-reference table have the prescribed form")
	ruleSyntax = fileRules.define("pdf-syntax", iso+"7.3", "Objects are written as PDF prescribes")
	ruleHex    = fileRules.define("pdf-hex-string", a2+"6.1.6",
		"Hexadecimal strings hold an even number of hexadecimal digits and nothing else")
	ruleSpacing = fileRules.define("pdf-object-spacing", a2+"6.1.9",
		"`1 0 obj` and `endobj` stand on lines of their own, with single spaces")
	ruleLength   = fileRules.define("pdf-stream-length", a2+"6.1.7.1", "The /Length of a stream is its length")
	ruleStream   = fileRules.define("pdf-stream-spacing", a2+"6.1.7.1", "`stream` is followed, and `endstream` preceded, by a line end")
	ruleExternal = fileRules.define("pdf-stream-external", a2+"6.1.7.1",
		"No stream has its data in another file (/F, /FFilter, /FDecodeParms)")
	ruleFilter = fileRules.define("pdf-filter", a2+"6.1.7.2, 6.1.10",
		"Streams and inline pictures are compressed by filters of ISO 32000-1, and not by LZW or Crypt")
	ruleData   = fileRules.define("pdf-stream-data", iso+"7.4", "The data of streams can be decompressed")
	rulePacked = fileRules.define("pdf-object-stream", iso+"7.5.7",
		"Object streams hold what they list, and neither streams nor what they must not")
	ruleLimit = fileRules.define("pdf-limit", a2+"6.1.13",
		"Integers, reals, strings, names, the number of objects and the nesting of q and Q stay within the limits of PDF/A")
	ruleUTF8        = fileRules.define("pdf-name-utf8", a2+"6.1.8", "Names of fonts, colourants and structure types are UTF-8")
	rulePermissions = fileRules.define("pdf-permissions", a2+"6.1.12", "The permissions dictionary holds UR3 and DocMDP at most")
	rulePageTree    = fileRules.define("pdf-page-tree", iso+"7.7.3",
		"The page tree has the pages that it counts, and each knows its parent and its size")
	rulePageSize = fileRules.define("pdf-page-size", a2+"6.1.13", "Every box of a page is from 3 to 14,400 units wide and high")
	ruleTurn     = fileRules.define("pdf-page-rotation", iso+"7.7.3.3", "Pages are turned by a multiple of 90 degrees, if at all")
)

var metadataRules = &group{Title: "PDF: metadata"}

var (
	ruleMetadata = metadataRules.define("pdf-metadata", ua+"7.1; "+a2+"6.6.2.1",
		"The catalog has a metadata stream of /Type /Metadata and /Subtype /XML")
	ruleXMP       = metadataRules.define("pdf-xmp", a2+"6.6.2.1", "Metadata are well-formed XMP")
	ruleXMPHeader = metadataRules.define("pdf-xmp-header", a2+"6.6.2.1",
		"The XMP packet is wrapped, and its header has no attribute bytes or encoding")
	ruleProperty = metadataRules.define("pdf-xmp-property", a2+"6.6.2.3.1",
		"Each property is of a predefined schema or described by an extension schema")
	ruleValue = metadataRules.define("pdf-xmp-value", a2+"6.6.2.3.1",
		"The values of common properties have the form that their schema says")
	ruleExtension = metadataRules.define("pdf-xmp-extension", a2+"6.6.2.3.3",
		"Extension schemas say all that they must, with the prescribed prefixes")
	ruleAClaim  = metadataRules.define("pdf-a-claim", a2+"6.6.4", "The metadata say pdfaid:part 2 and pdfaid:conformance A")
	ruleUAClaim = metadataRules.define("pdf-ua-claim", ua+"5", "The metadata say pdfuaid:part 1")
	ruleTitle   = metadataRules.define("pdf-title", ua+"7.1", "The metadata have a dc:title")
	ruleInfo    = metadataRules.define("pdf-info-differs", iso+"14.3.3", "The document information and the metadata say the same")
	ruleShown   = metadataRules.define("pdf-title-shown", ua+"7.1",
		"The viewer is to show the title: /ViewerPreferences /DisplayDocTitle true")
)

var graphicsRules = &group{Title: "PDF: colour and graphics"}

var (
	ruleIntent = graphicsRules.define("pdf-output-intent", a2+"6.2.3",
		"Output intents are well-formed, have one profile between them, and none refers to a profile elsewhere")
	ruleProfile = graphicsRules.define("pdf-output-profile", a2+"6.2.3",
		"The profile of the output intent is an ICC profile of an output device or a monitor")
	ruleICC = graphicsRules.define("pdf-icc-profile", a2+"6.2.4.2",
		"The profiles of ICCBased colour spaces are ICC profiles that agree with their /N")
	ruleDevice = graphicsRules.define("pdf-device-colour", a2+"6.2.4.3",
		"Device colours are covered by the output intent or by a default colour space")
	ruleSpace = graphicsRules.define("pdf-colour-space", iso+"8.6", "Colour spaces are there and well-formed")
	ruleSpot  = graphicsRules.define("pdf-spot-colour", a2+"6.2.4.4",
		"DeviceN spaces describe their spot colours, and Separations of one name are alike")
	ruleOverpr   = graphicsRules.define("pdf-overprint", a2+"6.2.4.2", "Overprint mode is not 1 while an ICCBased CMYK colour overprints")
	ruleOperator = graphicsRules.define("pdf-operator", a2+"6.2.2",
		"Content streams hold only operators of ISO 32000-1, with their operands")
	ruleBalance  = graphicsRules.define("pdf-graphics-balance", iso+"8.4.2, 9.4.1", "q and Q, BT and ET come in pairs")
	ruleResource = graphicsRules.define("pdf-resources", a2+"6.2.2", "What a content stream names is in its own resource dictionary")
	ruleState    = graphicsRules.define("pdf-graphics-state", a2+"6.2.5",
		"Graphics states have no transfer function, no halftone phase, and halftones of types 1 and 5")
	ruleRender = graphicsRules.define("pdf-rendering-intent", a2+"6.2.6", "Rendering intents are the four of ISO 32000-1")
	ruleImage  = graphicsRules.define("pdf-image", a2+"6.2.8", "Pictures have no alternates and no OPI")
	rulePixels = graphicsRules.define("pdf-image-form", iso+"8.9.5.1, 11.6.5.3",
		"Pictures have 1, 2, 4, 8 or 16 bits a component, masks 1, and soft masks are grey")
	ruleSmooth = graphicsRules.define("pdf-interpolate", a2+"6.2.8", "No picture is to be interpolated")
	ruleForm   = graphicsRules.define("pdf-form-xobject", a2+"6.2.9",
		"Form XObjects hold no PostScript and no OPI, and there are no PostScript XObjects")
	ruleRefX  = graphicsRules.define("pdf-reference-xobject", ua+"7.20; "+a2+"6.2.9", "No form XObject stands for a page of another file")
	ruleBlend = graphicsRules.define("pdf-blend-mode", a2+"6.2.10", "Blend modes are those of ISO 32000-1")
	ruleClear = graphicsRules.define("pdf-transparency", a2+"6.2.10",
		"A page with transparency has a blending colour space, of its own or by the output intent")
)
