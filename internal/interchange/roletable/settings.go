package roletable

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
	"rolexport/internal/strictyaml"
)

// settings are the fields of a dataset that the sheet of settings holds.
var settings = []string{
	"title", "version", "date", "language", "currency", "paper", "skill_levels", "organisation.name", "organisation.contact", "organisation.address",
	"statements.equal_opportunity", "statements.disclaimer", "statements.how_to_apply", "statements.illustrative",
}

// setting returns a field of a dataset by its path.
func setting(ds *dataset.Dataset, path string) reflect.Value {
	v := reflect.ValueOf(ds).Elem()
	for _, key := range strings.Split(path, ".") {
		v = strictyaml.Field(v, key)
	}
	return v
}

// settingText returns a setting as a cell has it.
func settingText(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case dataset.Date:
		return x.String()
	case []string:
		var items []item
		for _, s := range x {
			items = append(items, item{text: s})
		}
		return joinItems(items)
	}
	return v.String()
}

// readSettings reads the sheet of settings. They serve a new dataset; those of one that is there stay.
func (im *importer) readSettings(s *grid.Sheet) {
	for _, r := range s.Rows[1:] {
		name, _ := unprotect(r.Cell(0).Text)
		at := place{s.Pos(r.Number), 1, valueHeader}
		text, literal := im.cellText(at, r.Cell(1))
		if text == "" || !literal && isNotStated(text) {
			continue
		}
		if !slices.Contains(settings, name) {
			im.report(diag.Warning, s.Pos(r.Number), "unknown-setting", fmt.Sprintf("there is no setting %q", clip(name)), diag.DidYouMean(name, settings))
			continue
		}
		v := setting(im.settings, name)
		switch v.Interface().(type) {
		case dataset.Date:
			if day, ok := im.day(at, text); ok {
				v.Set(day)
			}
		case []string:
			var list []string
			for _, it := range splitItems(text) {
				list = append(list, it.text)
			}
			v.Set(reflect.ValueOf(list))
		default:
			v.SetString(text)
		}
		im.compareSetting(s.Pos(r.Number), name)
	}
	if im.Into.Title != "" {
		im.settings.SkillLevels = im.Into.SkillLevels
	}
}

// compareSetting reports a setting that the dataset which is there has otherwise.
func (im *importer) compareSetting(pos diag.Pos, name string) {
	if im.Into.Title != "" && settingText(setting(im.Into, name)) != settingText(setting(im.settings, name)) {
		im.report(diag.Warning, pos, "setting-not-changed", fmt.Sprintf("the setting %q of the dataset stays as it is", name),
			fmt.Sprintf("change it in %s", dataset.MainFile))
	}
}

// nameOrganisation takes the name of who hires from the options.
func (im *importer) nameOrganisation() {
	if im.Organisation != "" {
		im.settings.Organisation.Name = im.Organisation
		im.compareSetting(diag.Pos{File: im.name}, "organisation.name")
	}
}

// needOrganisation reports a posting that would not say who hires in a new dataset, which has no file yet to say it in.
func (im *importer) needOrganisation(e *entry) {
	if e.role.Posting != nil && im.Into.Title == "" && strings.TrimSpace(im.settings.Organisation.Name) == "" {
		im.report(diag.Error, e.pos, "posting-without-organisation", fmt.Sprintf("the posting of role %q does not say who hires", clip(e.role.ID)),
			"say it: --organisation NAME; a workbook of --kind table holds it")
	}
}
