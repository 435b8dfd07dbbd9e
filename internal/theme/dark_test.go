package theme

import (
	"os"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// Whatever the tokens, what is written on a dark screen can be read.
func TestDarkIsReadable(t *testing.T) {
	readable := func(t rapid.TB, c Colours) {
		dark, paper := c.Dark()
		value := map[string]RGB{"": paper}
		fields := reflect.ValueOf(dark)
		for i := range fields.NumField() {
			value[fields.Type().Field(i).Tag.Get("yaml")] = fields.Field(i).Interface().(RGB)
		}
		for _, on := range grounds {
			for _, text := range on.text {
				if ratio := Contrast(value[text], value[on.ground]); ratio < minContrast {
					t.Errorf("%+v: %q on %q has a contrast of %.2f", c, text, on.ground, ratio)
				}
			}
		}
		if luminance(paper) > darkest {
			t.Errorf("%+v: the paper is %v", c, paper)
		}
	}
	templates := os.DirFS("../../templates")
	for _, name := range Names(templates) {
		th, problems := Load(templates, name, nil)
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		readable(t, th.Colours)
	}
	rapid.Check(t, func(t *rapid.T) {
		var c Colours
		fields := reflect.ValueOf(&c).Elem()
		for i := range fields.NumField() {
			channel := func(name string) uint8 { return rapid.Byte().Draw(t, name) }
			fields.Field(i).Set(reflect.ValueOf(RGB{channel("r"), channel("g"), channel("b")}))
		}
		readable(t, c)
	})
}
