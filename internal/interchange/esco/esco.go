// Package esco reads the ESCO classification of occupations and skills, as the European Commission publishes it in CSV files of one language
// each, as roles. docs/import.md tells what becomes of each table.
package esco

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/intake"
	"rolexport/internal/interchange/merge"
	"rolexport/internal/pattern"
)

// Options say what is imported.
type Options struct {
	// Codes are ESCO codes of occupations, such as 1324.3.4, their URIs or the ids at the end of those, or codes of ISCO groups, such as 1324 or
	// 13, which stand for all below them. None: all.
	Codes []string
	// Language is that of the files, such as fr, where the folder holds several.
	Language string
	// Version of the classification, such as 1.2.1, where the name of the folder does not tell it.
	Version string
}

// Credit is what the terms of reuse ask of publications, and that adapted versions are marked as such.
const Credit = "This publication uses the ESCO classification of the European Commission. The classification has been adapted: skills that it calls " +
	"essential are given as required, and optional ones as desirable."

// licence is what the reuse is free under.
const licence = "Commission Decision 2011/833/EU"

// Read reads the classification in a folder. What is wrong with it is added to problems; the Import is nil when it cannot be used.
func Read(f *intake.Folder, o Options, problems *intake.Problems) *merge.Import {
	r := &reader{folder: f, problems: problems, byURI: map[string]*dataset.Role{}, known: map[string]bool{}}
	if !r.chooseLanguage(o.Language) || !r.findVersion(o.Version) {
		return nil
	}
	r.groups()
	if !r.occupations(o.Codes) {
		return nil
	}
	r.broader()
	r.skills()
	if problems.Failed() {
		return nil
	}
	r.ds.Title = "ESCO occupations"
	r.ds.Version = r.version
	r.ds.Language = r.language
	return &merge.Import{Dataset: &r.ds, Fields: r.fields, Owns: owns}
}

// owns knows the ids that ESCO gives to skills.
func owns(list, id string) bool { return list == "skills" && uuid().MatchString(id) }

// A reader is one run of Read.
type reader struct {
	folder   *intake.Folder
	problems *intake.Problems
	language string
	version  string
	groupOf  map[string]string // titles of ISCO groups, by code

	ds     dataset.Dataset
	byURI  map[string]*dataset.Role // that are imported
	known  map[string]bool          // URIs of all occupations
	fields []string
}

var (
	occupationsFile = pattern.New(`(?i)^occupations_([a-z]{2,3})\.csv$`)
	versionWord     = pattern.New(`^[0-9]{1,2}(\.[0-9]{1,2}){1,2}$`)
	folderVersion   = pattern.New(`(?i)(?:^|[^a-z0-9.])v?([0-9](?:\.[0-9]{1,2}){1,2})(?:[^0-9.]|\.zip$|$)`)
	escoCode        = pattern.New(`^[0-9]{4}(\.[0-9]{1,3}){1,8}$`)
	iscoCode        = pattern.New(`^C?([0-9]{1,4})$`)
	uuid            = pattern.New(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
)

// chooseLanguage finds out which language the files are in.
func (r *reader) chooseLanguage(given string) bool {
	var found []string
	for _, name := range r.folder.Names() {
		if m := occupationsFile().FindStringSubmatch(name); m != nil && !slices.Contains(found, strings.ToLower(m[1])) {
			found = append(found, strings.ToLower(m[1]))
		}
	}
	slices.Sort(found)
	switch {
	case len(found) == 0:
		r.problems.Fail(r.folder.Pos("", 0), "no-database", `it holds no "occupations_en.csv" of any language`,
			"name the folder or archive of the classification in CSV, from https://esco.ec.europa.eu/en/use-esco/download")
		return false
	case given != "" && !slices.Contains(found, given):
		r.problems.Fail(r.folder.Pos("", 0), "unknown-language", fmt.Sprintf("it holds no occupations_%s.csv", short(given)), "it holds "+strings.Join(found, ", "))
		return false
	case given == "" && len(found) > 1:
		r.problems.Fail(r.folder.Pos("", 0), "unknown-language", "it holds several languages: "+strings.Join(found, ", "),
			"say which, for example --language "+found[0])
		return false
	case given == "":
		given = found[0]
	}
	if _, err := language.Parse(given); err != nil {
		r.problems.Fail(r.folder.Pos("", 0), "unknown-language", fmt.Sprintf("%q is no language", given), "")
		return false
	}
	r.language = given
	return true
}

// findVersion finds out the version of the classification.
func (r *reader) findVersion(given string) bool {
	base := filepath.Base(r.folder.Name)
	if m := folderVersion().FindStringSubmatch(base); given == "" && m != nil {
		given = m[1]
	}
	switch {
	case given == "":
		r.problems.Fail(r.folder.Pos("", 0), "no-version", "nothing tells the version of the classification", "say it, for example --version 1.2.1")
	case !versionWord().MatchString(given):
		r.problems.Fail(diag.Pos{}, "bad-version", fmt.Sprintf("%q is no version of the classification", short(given)), "write it as 1.2.1")
	default:
		r.version = given
		return true
	}
	return false
}

// rows calls each for the rows of a file in the language, and reports whether the file is there.
func (r *reader) rows(stem string, columns []string, each func(intake.Row)) bool {
	name := stem + "_" + r.language + ".csv"
	if !r.folder.Has(name) {
		return false
	}
	r.folder.Rows(name, intake.Commas, columns, each)
	return true
}

// leaveOut reports a row that is not understood.
func (r *reader) leaveOut(row intake.Row, code, message string) {
	r.problems.Row(row.Pos, code, message, "the row is left out")
}

// idOf returns the id at the end of a URI, and "" for what is none.
func idOf(uri string) string {
	id := strings.ToLower(uri[strings.LastIndexByte(uri, '/')+1:])
	if !strings.HasPrefix(uri, "http") || !uuid().MatchString(id) {
		return ""
	}
	return id
}

// short clips text for a message.
func short(s string) string { return diag.Clip(s, 100) } // as long as a URI
