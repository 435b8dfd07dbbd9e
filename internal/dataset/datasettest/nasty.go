package datasettest

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/render/rendertest"
)

// bound are the fields that hold no text of their own: ids, references, codes and words of a list of choices.
var bound = map[string]bool{
	"id": true, "role": true, "a": true, "b": true, "area": true, "dimension": true, "skill": true, "scenario": true, "quarters": true,
	"responsible": true, "accountable": true, "consulted": true, "informed": true, "audience": true, "currency": true, "paper": true,
	"language": true, "remote": true, "supervisory": true, "need": true, "period": true, "scheme": true, "match": true, "status": true,
	"unit": true, "logo": true, "employment_types": true, "country": true, "applicant_countries": true, "url": true,
}

// LongText is the number of characters of the longest text in Nasty.
const LongText = 50_000

// Nasty returns the default dataset with every text of it made nasty: a text that has broken a renderer somewhere stands behind each, and
// one takes all of a paragraph of LongText characters. Ids and references stay whole, and texts that were alike still are.
func Nasty(t testing.TB) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	nasties := rendertest.Nasties()
	reworded := map[string]string{}
	reword(reflect.ValueOf(ds).Elem(), func(text string) string {
		if reworded[text] == "" {
			reworded[text] = text + " " + admitted(nasties[len(reworded)%len(nasties)].Text)
		}
		return reworded[text]
	})
	ds.Roles[0].Purpose = long()
	return Load(t, Files(ds))
}

// long returns a text of LongText characters.
func long() string {
	sentence := "The plan covers people, money and stock; план охватывает всё. "
	return string([]rune(strings.Repeat(sentence, LongText/len([]rune(sentence))+1))[:LongText-1]) + "."
}

// admitted returns a text without the characters that no dataset may hold, or not everywhere: a text of one line has no line ends.
func admitted(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ue000', r == '\ue001', r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

// reword replaces the texts of a value, at any depth.
func reword(v reflect.Value, by func(string) string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			reword(v.Elem(), by)
		}
	case reflect.Slice:
		for i := range v.Len() {
			reword(v.Index(i), by)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Tag.Get("yaml"); name != "" && name != "-" && !bound[name] {
				reword(v.Field(i), by)
			}
		}
	case reflect.String:
		if text := v.String(); text != "" && !isDay(text) {
			v.SetString(by(text))
		}
	}
}

// isDay reports whether a text is the day that a plan begins with.
func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}
