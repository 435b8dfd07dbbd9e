package compose

import (
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/overlay"
)

func TestLanguages(t *testing.T) {
	for _, x := range []struct{ asked, decimal, lang, warning string }{
		{"", ".", "en-GB", ""},
		{"en", ".", "en-GB", ""},
		{"en-GB", ".", "en-GB", ""},
		{"de", ",", "de-DE", ""},
		{"de-DE", ",", "de-DE", ""},
		{"de-AT", ",", "de-AT", ""},
		{"de-Latn-AT", ",", "de-Latn-AT", ""},
		{"cy", ".", "cy", `no words for language "cy", using "en-GB"`},
	} {
		l, problems := loadLocale(rolexport.Templates(), x.asked)
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		if foreign := map[bool]string{true: "en-GB"}[x.warning != ""]; l.LabelLang != foreign {
			t.Errorf("%q: the labels are in %q, want %q", x.asked, l.LabelLang, foreign)
		}
		if l.Decimal != x.decimal || l.Lang != x.lang {
			t.Errorf("%q: language %q with the decimal sign %q, want %q with %q", x.asked, l.Lang, l.Decimal, x.lang, x.decimal)
		}
		if got := problems.Error(); (x.warning == "") != (got == "") || !strings.Contains(got, x.warning) {
			t.Errorf("%q: problems %q, want %q", x.asked, got, x.warning)
		}
	}
}

func TestMissingLabelsAreNamed(t *testing.T) {
	src, err := fs.ReadFile(rolexport.Templates(), "labels/de.yaml")
	if err != nil {
		t.Fatal(err)
	}
	broken := string(src)
	for _, line := range []string{"  duties: Aufgaben\n", "  page: Seite {page} von {pages}\n", "August, ", "group: \".\"\n", `percent: "{n}\u00a0%"` + "\n"} {
		if !strings.Contains(broken, line) {
			t.Fatalf("labels/de.yaml does not say %q", line)
		}
		broken = strings.Replace(broken, line, "", 1)
	}
	c, problems := New(&dataset.Dataset{Language: "de"}, withFiles(map[string]string{"labels/de.yaml": broken}))
	if c != nil {
		t.Error("a language with gaps gave a composer")
	}
	for _, want := range []string{`"labels.duties" is missing`, `"words.page" is missing`, `"percent" is missing`, "months names 11 months"} {
		if !strings.Contains(problems.Error(), want) {
			t.Errorf("problems do not say %s:\n%v", want, problems)
		}
	}
	if len(problems) != 4 {
		t.Errorf("%d problems, want 4:\n%v", len(problems), problems)
	}
}

// What is wrong with a file of labels is said of the file as the user calls it.
func TestLabelsGoByTheirFile(t *testing.T) {
	mine := overlay.New(overlay.Named("mine", fstest.MapFS{"labels/en.yaml": {Data: []byte("lang: en\nlang: en\n")}}), rolexport.Templates())
	if _, problems := loadLocale(mine, "en"); len(problems) == 0 || problems[0].Pos.String() != "mine/labels/en.yaml:2:1" {
		t.Errorf("problems %v", problems)
	}
	folder := overlay.Named("mine", fstest.MapFS{"labels/en.yaml/x": {}})
	if _, problems := loadLocale(folder, "en"); len(problems) != 1 || problems[0].Pos.String() != "mine/labels/en.yaml" {
		t.Errorf("problems %v", problems)
	}
}

// TestLanguagesSayTheSame holds the placeholders and keys of each language against the English ones.
func TestLanguagesSayTheSame(t *testing.T) {
	files, err := fs.Glob(rolexport.Templates(), "labels/*.yaml")
	if err != nil || len(files) < 2 {
		t.Fatalf("label files %q, error %v", files, err)
	}
	english, _ := loadLocale(rolexport.Templates(), "en")
	name := regexp.MustCompile(`\{[a-z]+\}`)
	names := func(s string) []string {
		found := name.FindAllString(s, -1)
		slices.Sort(found)
		return slices.Compact(found)
	}
	for _, file := range files {
		lang := strings.TrimSuffix(strings.TrimPrefix(file, "labels/"), ".yaml")
		l, problems := loadLocale(rolexport.Templates(), lang)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		for key, label := range english.Labels {
			if got, want := names(l.Labels[key]), names(label); !slices.Equal(got, want) {
				t.Errorf("%s: %s holds %q, want %q", file, key, got, want)
			}
		}
		for key := range l.Labels {
			if _, ok := english.Labels[key]; !ok {
				t.Errorf("%s: %s is no key of labels/en.yaml", file, key)
			}
		}
	}
}

// TestEnglishIsTheSameEverywhere holds the locale that renderers test with against the file.
func TestEnglishIsTheSameEverywhere(t *testing.T) {
	file, _ := loadLocale(rolexport.Templates(), "en")
	file.Labels = nil
	if want := doc.English(); !reflect.DeepEqual(file, want) {
		t.Errorf("labels/en.yaml says\n%+v\ndoc.English says\n%+v", file, want)
	}
}

func TestGermanSheet(t *testing.T) {
	ds := load(t)
	ds.Language = "de"
	c := composer(t, ds)
	text := dump(t, made(t, c, c.Subject("role-sheet", "operations-manager")))
	for _, want := range []string{`"Aufgaben"`, `64.000–88.000` + `\u00a0EUR`, "gültig ab 1. Januar 2027"} {
		if !strings.Contains(text, want) {
			t.Errorf("the German sheet does not say %s", want)
		}
	}
	if strings.Contains(text, "Not stated") || strings.Contains(text, `"Duties"`) {
		t.Error("the German sheet speaks English")
	}
}
