package typeset

import "golang.org/x/text/language"

// WrittenRightToLeft reports whether a language, as a tag of BCP 47, is written from right to left. A tag that is none is not.
func WrittenRightToLeft(lang string) bool {
	tag, err := language.Parse(lang)
	if err != nil {
		return false
	}
	script, _ := tag.Script()
	switch script.String() {
	case "Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Samr", "Mand":
		return true
	}
	return false
}
