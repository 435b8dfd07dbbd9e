package strictyaml

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rolexport/internal/pattern"
)

var (
	wholeNumber   = pattern.New(`^[-+]?(0|[1-9][0-9]*)$`)
	decimalNumber = pattern.New(`^[-+]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?$`)
	groupedNumber = pattern.New(`^[-+]?[0-9]{1,3}([,_' \x{A0}\x{202F}][0-9]{3})+(\.[0-9]+)?$`)
	commaNumber   = pattern.New(`^[-+]?[0-9]+,[0-9]+$`)
	unitWord      = pattern.New(`^[A-Z]{3} | ([A-Z]{3}|percent|per cent|pct|hours|days|months|years)$`) // EUR 500, 25 percent
)

// text takes the text of a value as written.
func (d *decoder) text(n *yaml.Node, v reflect.Value, at place) {
	if n.Kind != yaml.ScalarNode {
		hint := ""
		if n.Kind == yaml.MappingNode {
			hint = `put text that holds ": " in quotes`
		}
		d.mismatch(n, at, "must be text", hint)
		return
	}
	v.SetString(written(n))
}

// written returns the text of a scalar as its author wrote it. Block text loses the line breaks at its end, which YAML adds and nobody means.
func written(n *yaml.Node) string {
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return strings.TrimRight(n.Value, "\n")
	}
	return n.Value
}

func (d *decoder) integer(n *yaml.Node, v reflect.Value, at place) {
	if isNumeric(n) && wholeNumber().MatchString(n.Value) {
		i, err := strconv.ParseInt(n.Value, 10, 32) // 32 bits on every machine
		if err == nil {
			v.SetInt(i)
			return
		}
		d.report(n, "number-out-of-range", fmt.Sprintf("%s is too large: %s", at, clip(n.Value)), "")
		return
	}
	d.mismatch(n, at, "must be a whole number", numberHint(n))
}

func (d *decoder) number(n *yaml.Node, v reflect.Value, at place) {
	if isNumeric(n) && n.Value != "" && decimalNumber().MatchString(n.Value) {
		x, err := strconv.ParseFloat(n.Value, 64)
		if err == nil {
			if x == 0 {
				x = 0 // never -0
			}
			v.SetFloat(x)
			return
		}
		if math.IsInf(x, 0) {
			d.report(n, "number-out-of-range", fmt.Sprintf("%s is too large: %s", at, clip(n.Value)), "")
			return
		}
	}
	d.mismatch(n, at, "must be a number", numberHint(n))
}

// isNumeric reports whether n is a value without quotes.
func isNumeric(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
}

// numberHint guesses which number was meant.
func numberHint(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode {
		return ""
	}
	s := strings.TrimSpace(n.Value)
	bare := strings.TrimSpace(strings.Trim(unitWord().ReplaceAllString(s, ""), "%€$£ \u00A0"))
	switch {
	case n.Tag == "!!float" && (strings.Contains(s, "inf") || strings.Contains(strings.ToLower(s), "nan")):
		return "leave the field out when there is no figure"
	case !isNumeric(n) && decimalNumber().MatchString(s) && s != "":
		return "remove the quotes"
	case groupedNumber().MatchString(bare):
		return "write " + strings.NewReplacer(",", "", "_", "", "'", "", " ", "", "\u00A0", "", "\u202F", "").Replace(bare)
	case commaNumber().MatchString(bare):
		return "write " + strings.Replace(bare, ",", ".", 1)
	case bare != s && decimalNumber().MatchString(bare) && bare != "":
		return "write " + bare
	case len(s) > 1 && strings.Trim(s, "0123456789") == "":
		return "write " + strings.TrimLeft(s[:len(s)-1], "0") + s[len(s)-1:]
	}
	return ""
}

func (d *decoder) boolean(n *yaml.Node, v reflect.Value, at place) {
	if isNumeric(n) {
		switch n.Value {
		case "true", "True", "TRUE":
			v.SetBool(true)
			return
		case "false", "False", "FALSE":
			v.SetBool(false)
			return
		}
	}
	hint := ""
	if n.Kind == yaml.ScalarNode {
		switch strings.ToLower(n.Value) {
		case "yes", "y", "on", "true", "1":
			hint = "write true"
		case "no", "n", "off", "false", "0":
			hint = "write false"
		}
	}
	d.mismatch(n, at, "must be true or false", hint)
}
