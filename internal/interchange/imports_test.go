package interchange_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"rolexport/internal/dataset"
	"rolexport/internal/golden"
	"rolexport/internal/interchange/esco"
	"rolexport/internal/interchange/intake"
	"rolexport/internal/interchange/merge"
	"rolexport/internal/interchange/onet"
	"rolexport/internal/strictyaml"
)

const samples = "../../testdata/import/"

// An importer reads a folder with the flags of a command.
type importer func(f *intake.Folder, flags []string, problems *intake.Problems) *merge.Import

var importers = map[string]importer{
	"onet": func(f *intake.Folder, flags []string, problems *intake.Problems) *merge.Import {
		return onet.Read(f, onet.Options{Codes: valuesOf(flags, "--code"), Version: valueOf(flags, "--version")}, problems)
	},
	"esco": func(f *intake.Folder, flags []string, problems *intake.Problems) *merge.Import {
		o := esco.Options{Codes: valuesOf(flags, "--code"), Language: valueOf(flags, "--language"), Version: valueOf(flags, "--version")}
		return esco.Read(f, o, problems)
	},
}

func valuesOf(flags []string, name string) (values []string) {
	for i := 0; i+1 < len(flags); i += 2 {
		if flags[i] == name {
			values = append(values, flags[i+1])
		}
	}
	return values
}

func valueOf(flags []string, name string) string { return strings.Join(valuesOf(flags, name), "") }

// bring reads a folder and returns the import, nil when there is none, and what is said, with the folder called as it is shown.
func bring(t testing.TB, what, folder, shown string, flags ...string) (*merge.Import, string) {
	t.Helper()
	var problems intake.Problems
	f, err := intake.Open(folder, &problems)
	if err != nil {
		t.Fatal(err)
	}
	var in *merge.Import
	if f != nil {
		in = importers[what](f, flags, &problems)
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	list := problems.List()
	if (in == nil) != list.HasErrors() {
		t.Errorf("import %v with %v", in, list)
	}
	var b bytes.Buffer
	if err := list.Print(&b, false); err != nil {
		t.Fatal(err)
	}
	return in, strings.ReplaceAll(b.String(), filepath.ToSlash(folder), shown)
}

// sound brings an import into a new folder in memory: what importers yield is what a dataset may hold.
func sound(t testing.TB, in *merge.Import) *dataset.Dataset {
	t.Helper()
	p, problems, err := merge.New(filepath.Join(t.TempDir(), "new"), in)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return p.Dataset
}

// What is not understood has its place, its words and its cure, and what is left is imported. An archive
// holds a line with the command, files, what is said, and the ids of the roles.
func TestBrokenImports(t *testing.T) {
	golden.Examples(t, samples+"broken/*.txtar", []string{"said", "roles"}, func(t *testing.T, e *golden.Example) map[string]string {
		lines := strings.Split(strings.TrimSpace(e.Comment), "\n")
		command := strings.Fields(lines[len(lines)-1])
		dir := filepath.Join(t.TempDir(), command[2]) // import onet my ...
		for _, f := range e.Files {
			to := filepath.Join(dir, filepath.FromSlash(f.Name))
			data := strings.NewReplacer("<TAB>", "\t", "<E9>", "\xe9", "<NUL>", "\x00", "<85>", "\u0085").Replace(string(f.Data))
			if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(to, []byte(data), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		in, said := bring(t, command[1], dir, command[2], command[3:]...)
		roles := ""
		if in != nil {
			for _, r := range sound(t, in).Roles {
				roles += r.ID + "\n"
			}
		}
		return map[string]string{"said": said, "roles": roles}
	})
}

// reported are the codes that a source file reports problems by, each before its message.
var reported = regexp.MustCompile(`, "([a-z]+(?:-[a-z]+)+)",\s+(?:fmt\.Sprintf\(|["` + "`])")

// A code that no archive shows is not tested, or cannot arise.
func TestEveryCodeIsShown(t *testing.T) {
	for what := range importers {
		shown := ""
		for _, name := range files(t, samples+"broken/"+what+"-*.txtar") {
			shown += name
		}
		n := 0
		for _, src := range files(t, what+"/*.go") {
			for _, m := range reported.FindAllStringSubmatch(src, -1) {
				if n++; !strings.Contains(shown, "["+m[1]+"]") {
					t.Errorf("%s reports %q, and no archive shows it", what, m[1])
				}
			}
		}
		if n < 10 {
			t.Errorf("only %d codes of %s found", n, what)
		}
	}
}

// The manual states the limits that hold.
func TestManual(t *testing.T) {
	manual := files(t, "../../docs/import.md")[0]
	p := message.NewPrinter(language.English)
	for _, want := range []string{
		p.Sprintf("| %d MB, %d MB, %d MB |", intake.MaxArchive>>20, intake.MaxFile>>20, intake.MaxTotal>>20),
		p.Sprintf("| %d, in folders at most %d deep |", intake.MaxFiles, intake.MaxDepth),
		p.Sprintf("| packing ratio of a file over 1 MB | %d |", intake.MaxRatio),
		p.Sprintf("| %d kB, 4 MB, %d |", intake.MaxCell/1000, intake.MaxColumns),
	} {
		if !strings.Contains(manual, want) {
			t.Errorf("docs/import.md lacks %q", want)
		}
	}
}

// files returns the texts of files.
func files(t *testing.T, pattern string) (texts []string) {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

// The edition of comma-separated tables says of occupations what the text edition says in other files.
func TestONETInCommas(t *testing.T) {
	in, said := bring(t, "onet", samples+"onet-31.0", "my")
	if said != "" {
		t.Fatal(said)
	}
	ds := sound(t, in)
	lead, tester := ds.Role("11-9999.01"), ds.Role("51-9999.02")
	for what, c := range map[string]struct{ got, want any }{
		"version":                                {ds.Version + " " + ds.Date.String(), "31.0 2026-08-01"},
		"aliases":                                {lead.Aliases.Texts(), []string{"Kite Works Lead", "Head of Kites (HK)"}},
		"duties":                                 {essential(lead.Duties), "101 true, 102 false"},
		"task of no type":                        {essential(tester.Duties), "103 ?"},
		"skills":                                 {skills(lead), "2.A.1.a 2 required, 2.B.1.b 3 required, 2.C.2.a 3 required, 2.E.1.c ? desirable, 2.E.1.a ? required"},
		"unimportant, irrelevant and suppressed": {skills(tester), "2.A.1.a 1 desirable, 2.B.3.k ? required, 1.A.4.a.1 4 required"},
		"education":                              {lead.Education.Required.Texts(), []string{"Bachelor's Degree (named most often, by 61 %)", "Most of these occupations ask for a degree, but some do not."}},
		"experience":                             {tester.Experience.Required.Texts()[0], "None (named most often, by 80 %)"},
		"conditions":                             {tester.Conditions.Texts(), []string{"Outdoors, Exposed to All Weather Conditions: every day"}},
		"demands":                                {tester.Employment.Physical.Texts(), []string{"Spend Time Standing: more than half the time"}},
		"code":                                   {lead.Codes[0].Title, lead.Title},
		"career":                                 {tester.Career.To, []dataset.RoleRef{{Role: "11-9999.01"}}},
		"notes":                                  {lead.Notes.Texts(), []string{"Training: Some years on the job.", "Software in use: Cloth Cutter, version 2, Microsoft Excel."}},
		"description":                            {ds.Skill("1.A.4.a.1").Description, "Seeing what is far away."},
		"source":                                 {lead.Source.Name + " " + lead.Source.Version + " " + lead.Source.Licence, "O*NET Database 31.0 CC BY 4.0"},
		"bare":                                   {len(ds.Role("55-9999.00").Duties), 0},
	} {
		if fmt.Sprintf("%+v", c.got) != fmt.Sprintf("%+v", c.want) {
			t.Errorf("%s: %+v, want %+v", what, c.got, c.want)
		}
	}
	if !strings.HasPrefix(lead.Source.Credit, "This includes information from the O*NET 31.0 Database by the U.S. Department of Labor, ") {
		t.Error(lead.Source.Credit)
	}
}

func essential(duties []dataset.Duty) string {
	var list []string
	for _, d := range duties {
		is := "?"
		if d.Essential != nil {
			is = fmt.Sprint(*d.Essential)
		}
		list = append(list, d.ID+" "+is)
	}
	return strings.Join(list, ", ")
}

func skills(r *dataset.Role) string {
	var list []string
	for _, s := range r.Skills {
		level := "?"
		if s.Level != nil {
			level = fmt.Sprint(*s.Level)
		}
		list = append(list, s.Skill+" "+level+" "+s.Need)
	}
	return strings.Join(list, ", ")
}

// --code takes occupations; what they lead to is named by title then.
func TestONETCodes(t *testing.T) {
	in, said := bring(t, "onet", samples+"onet-31.0", "my", "--code", "51-9999")
	if said != "" || len(in.Dataset.Roles) != 1 || in.Dataset.Roles[0].Career.To[0].Title != "Kite Workshop Managers" {
		t.Errorf("%s %+v", said, in.Dataset.Roles)
	}
	if ds := sound(t, in); len(ds.Skills) != 3 {
		t.Errorf("%d skills, of which the occupation needs 3", len(ds.Skills))
	}
}

// written brings an import into a folder and returns what is there then.
func written(t *testing.T, dir string, in *merge.Import) *dataset.Dataset {
	t.Helper()
	p, problems, err := merge.New(dir, in)
	if err != nil || p == nil {
		t.Fatal(problems, err)
	}
	if err := p.Write(); err != nil {
		t.Fatal(err)
	}
	return p.Dataset
}

// Careers name roles by their ids wherever the dataset has them, in whatever order they come.
func TestONETOneAfterAnother(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	for _, code := range []string{"51-9999", "11-9999", "51-9999"} {
		in, said := bring(t, "onet", samples+"onet-31.0", "my", "--code", code)
		if said != "" {
			t.Fatal(said)
		}
		ds := written(t, dir, in)
		want := dataset.RoleRef{Role: "11-9999.01"}
		if len(ds.Roles) == 1 {
			want = dataset.RoleRef{Title: "Kite Workshop Managers"}
		}
		if got := ds.Role("51-9999.02").Career.To[0]; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("behind %s: %+v, want %+v", code, got, want)
		}
	}
}

// A table that is missing is told, and what it says of roles stays where it is; all else of the same fields is brought up to date.
func TestONETWithoutTables(t *testing.T) {
	for _, c := range []struct {
		missing string
		newer   string // what a new folder has no more, or less of
	}{
		{"job_titles.csv", "aliases"}, {"task_statements.csv", "duties"}, {"essential_skills.csv", "skills"}, {"transferable_skills.csv", "skills"},
		{"knowledge.csv", "skills"}, {"abilities.csv", "skills"}, {"software_skills.csv", "skills"}, {"job_zones.csv", "education"},
		{"job_zone_reference.csv", "experience"}, {"education.csv", "education"}, {"education_categories.csv", "education"},
		{"training_and_experience.csv", "experience"}, {"training_and_experience_categories.csv", "experience"}, {"work_context.csv", "conditions"},
		{"work_context_categories.csv", "conditions"}, {"related_occupations.csv", "career"},
	} {
		t.Run(c.missing, func(t *testing.T) {
			whole, _ := bring(t, "onet", samples+"onet-31.0", "my")
			dir, part := filepath.Join(t.TempDir(), "out"), t.TempDir()
			written(t, dir, whole)
			if err := os.CopyFS(part, os.DirFS(samples+"onet-31.0")); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(part, c.missing)); err != nil {
				t.Fatal(err)
			}
			in, said := bring(t, "onet", part, "my")
			if strings.Count(said, "warning") != 1 || !strings.Contains(said, fmt.Sprintf("%q (", c.missing)) || !strings.Contains(said, c.newer) {
				t.Error(said)
			}
			p, problems, err := merge.New(dir, in)
			if err != nil || p == nil {
				t.Fatal(problems, err)
			}
			if len(p.Files()) > 0 {
				t.Errorf("the import without the table changes %v: %+v", p.Files(), p.Entries)
			}
			if bytes.Equal(encoded(sound(t, in)), encoded(sound(t, whole))) {
				t.Error("a new folder is the same without the table")
			}
		})
	}
}

func encoded(ds *dataset.Dataset) (all []byte) {
	for _, r := range ds.Roles {
		all = append(all, strictyaml.Encode(r)...)
	}
	return all
}

func TestESCO(t *testing.T) {
	for language, want := range map[string]struct{ title, alias, tag, skill string }{
		"en": {"kite tester", "wind hand", "kite tester", "read the wind"},
		"fr": {"essayeur de cerfs-volants/essayeuse de cerfs-volants", "pilote d’essai", "essayeur de cerfs-volants/essayeuse de cerfs-volants", "lire le vent"},
	} {
		in, said := bring(t, "esco", samples+"esco-v1.2.1", "my", "--language", language)
		if said != "" {
			t.Fatal(said)
		}
		ds := sound(t, in)
		r := ds.Role("7549.9")
		if ds.Language != language || ds.Version != "1.2.1" || r.Title != want.title || !slices.Contains(r.Aliases.Texts(), want.alias) ||
			ds.Role("7549.9.1").Tags[0].Text != want.tag || r.Skills[0].Need != "required" || ds.Skill(r.Skills[0].Skill).Title != want.skill ||
			r.Skills[1].Need != "desirable" || r.Codes[0].Code != "7549.9" || r.Codes[1].Code != "7549" || !strings.Contains(r.Source.URL, "/occupation/") {
			t.Errorf("%s: %+v", language, r)
		}
		if !strings.HasPrefix(r.Source.Credit, "This publication uses the ESCO classification of the European Commission.") {
			t.Error(r.Source.Credit)
		}
	}
}

func TestESCOCodes(t *testing.T) {
	for code, want := range map[string]int{"7549.9": 1, "75": 2, "C1321": 1, "a9e3e685-2061-51bc-b329-58ca99f97db8": 1,
		"http://data.europa.eu/esco/occupation/a9e3e685-2061-51bc-b329-58ca99f97db8": 1} {
		in, said := bring(t, "esco", samples+"esco-v1.2.1", "my", "--language", "en", "--code", code)
		if in == nil || len(in.Dataset.Roles) != want {
			t.Errorf("%s: %s", code, said)
		}
	}
}

// A second import of the same changes nothing, and one of a newer edition what it says otherwise.
func TestImportAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	for i, want := range []int{8, 0} {
		in, _ := bring(t, "onet", "../../testdata/onet", "my")
		both, _ := bring(t, "onet", samples+"onet-31.0", "my")
		in.Dataset.Roles = append(in.Dataset.Roles, both.Dataset.Roles...)
		for _, s := range both.Dataset.Skills {
			if in.Dataset.Skill(s.ID) == nil {
				in.Dataset.Skills = append(in.Dataset.Skills, s)
			}
		}
		p, problems, err := merge.New(dir, in)
		if err != nil || p == nil {
			t.Fatal(problems, err)
		}
		if n := p.Count("role", merge.Added); n != want {
			t.Errorf("import %d adds %d roles", i+1, n)
		}
		if i == 1 && len(p.Files()) > 0 {
			t.Errorf("the second import writes %v", p.Files())
		}
		if err := p.Write(); err != nil {
			t.Fatal(err)
		}
	}
}
