// Package htmltest reads pages of the web back for tests.
package htmltest

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// ownRules begin what of a style is the document's own: the printed sheet.
const ownRules = "@page"

// Apart parts a page from the rules of its style that all pages of a theme share, so that a change of these is reviewed once. In the text
// dots stand in their place, and in that of the sum that the policy knows the style by. It is an error where that sum is another style's.
func Apart(file []byte) (text, rules string, err error) {
	page := string(file)
	before, rest, opened := strings.Cut(page, "<style>")
	style, after, closed := strings.Cut(rest, "</style>")
	if !opened || !closed {
		return "", "", errors.New("the page has no style")
	}
	hash := sha256.Sum256([]byte(style))
	sum := base64.StdEncoding.EncodeToString(hash[:])
	if !strings.Contains(before, sum) {
		return "", "", fmt.Errorf("the policy lets in another style than the page's, whose sum is %s", sum)
	}
	at := strings.LastIndex(style, "\n"+ownRules+"{") + 1
	if at == 0 {
		return "", "", errors.New("the style says nothing about the printed sheet")
	}
	return strings.Replace(before, sum, "…", 1) + "<style>…\n" + style[at:] + "</style>" + after, style[:at], nil
}
