package typeset

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// mirrors gives each character that is no bracket, and has a direction, the one that looks like it the other way round (Bidi_Mirroring_Glyph).
var mirrors = sync.OnceValue(func() map[rune]rune {
	pairs := []rune("<>«»‹›∈∋∉∌∊∍∕⧵∟⯾∠⦣∡⦛∢⦠∤⫮∼∽≃⋍≅≌≒≓≔≕≤≥≦≧≨≩≪≫≮≯≰≱≲≳≴≵≶≷≸≹≺≻≼≽≾≿⊀⊁⊂⊃⊄⊅⊆⊇⊈⊉⊊⊋⊏⊐⊑⊒⊘⦸⊢⊣⊦⫞⊨⫤⊩⫣⊫⫥⊰⊱⊲⊳⊴⊵⊶⊷⊸⟜⋉⋊" +
		"⋋⋌⋐⋑⋖⋗⋘⋙⋚⋛⋜⋝⋞⋟⋠⋡⋢⋣⋤⋥⋦⋧⋨⋩⋪⋫⋬⋭⋰⋱⋲⋺⋳⋻⋴⋼⋶⋽⋷⋾⟃⟄⟈⟉⟋⟍⟕⟖⟝⟞⟢⟣⟤⟥⦤⦥⦨⦩⦪⦫⦬⦭⦮⦯⧀⧁⧄⧅⧏⧐⧑⧒⧔⧕⧨⧩⧸⧹⨫⨬⨭⨮⨴⨵⨼⨽⩤⩥⩹⩺⩻⩼⩽⩾⩿⪀⪁⪂⪃⪄" +
		"⪅⪆⪇⪈⪉⪊⪋⪌⪍⪎⪏⪐⪑⪒⪓⪔⪕⪖⪗⪘⪙⪚⪛⪜⪝⪞⪟⪠⪡⪢⪦⪧⪨⪩⪪⪫⪬⪭⪯⪰⪱⪲⪳⪴⪵⪶⪷⪸⪹⪺⪻⪼⪽⪾⪿⫀⫁⫂⫃⫄⫅⫆⫇⫈⫉⫊⫋⫌⫍⫎⫏⫐⫑⫒⫓⫔⫕⫖⫬⫭⫷⫸⫹⫺⸂⸃⸄⸅⸉⸊⸌⸍⸜⸝⸠⸡﹤﹥＜＞")
	m := make(map[rune]rune, len(pairs))
	for i, r := range pairs {
		m[r] = pairs[i^1]
	}
	return m
})

// Mirrored returns the rune that looks like r the other way round; r itself when there is none.
func Mirrored(r rune) rune {
	if p, _ := bidi.LookupRune(r); p.IsBracket() {
		turned, _ := utf8.DecodeRuneInString(bidi.ReverseString(string(r)))
		return turned
	}
	if turned, ok := mirrors()[r]; ok {
		return turned
	}
	return r
}

// Reversed returns the text of a run from right to left in the order in which its runes stand from left to right. A mark then stands
// before its letter, as the marks of such scripts are made to be drawn; signs that have a direction are turned round. Arabic letters
// are not joined.
func Reversed(run string) string {
	b := make([]byte, 0, len(run))
	for end := len(run); end > 0; {
		r, n := utf8.DecodeLastRuneInString(run[:end])
		b = utf8.AppendRune(b, Mirrored(r))
		end -= n
	}
	return string(b)
}
