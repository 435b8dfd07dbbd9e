package pdf

import (
	"rolexport/internal/pattern"
	"rolexport/internal/verify/pdf/object"
)

// checkCatalog looks at what the catalog says of the document.
func (c *checker) checkCatalog() {
	const where = "the catalog"
	mark := c.dict(c.catalog["MarkInfo"])
	if c.get(mark, "Marked") != true {
		c.add(ruleMarked, where, "/MarkInfo does not say /Marked true: the document does not claim to be tagged")
	}
	if c.get(mark, "Suspects") == true {
		c.add(ruleSuspects, where, "/MarkInfo says /Suspects true")
	}
	if lang, ok := c.get(c.catalog, "Lang").(object.String); !ok {
		c.add(ruleNoLang, where, "there is no /Lang")
	} else {
		c.checkLang(lang, where)
	}
	if c.get(c.dict(c.catalog["ViewerPreferences"]), "DisplayDocTitle") != true {
		c.add(ruleShown, where, "/ViewerPreferences does not say /DisplayDocTitle true")
	}
	c.checkNames()
	c.checkLayers()
}

// langForm is that of a language tag (RFC 3066, 2.1). Which tags there are is not asked for: registries grow.
var langForm = pattern.New(`^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$`)

// checkLang looks at a language tag.
func (c *checker) checkLang(lang object.String, where string) {
	if !langForm().MatchString(lang.Text()) {
		c.add(ruleLang, where, "%q is no language tag such as en-GB", lang.Text())
	}
}

// hasLang reports whether the document says its language.
func (c *checker) hasLang() bool {
	s, ok := c.get(c.catalog, "Lang").(object.String)
	return ok && s != ""
}
