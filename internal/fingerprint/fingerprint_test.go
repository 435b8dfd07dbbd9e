package fingerprint_test

import (
	"testing"

	"rolexport/internal/fingerprint"
)

type word string

type line struct {
	Text  string
	Marks map[string]int
	note  string
}

type keyed struct {
	Title string `yaml:"title"`
	Place int    `yaml:"-"`
	Open  bool
}

type gained struct {
	Title string `yaml:"title"`
	More  []int  `yaml:"more"`
}

func TestWhatIsSaidIsToldApart(t *testing.T) {
	seen := map[string]int{}
	for i, v := range []any{
		nil, "", "a", 0, 1, -1, true, false, 0.5, uint8(1), []string{"ab", "c"}, []string{"a", "bc"}, []string{"abc"}, [][]string{{"a"}, {"b"}}, [][]string{{"a", "b"}},
		[]any{word("a")}, []any{"a"}, []any{nil}, line{Text: "a"}, &line{Marks: map[string]int{"x": 1}}, &line{Marks: map[string]int{"x": 2}}, []byte("abc"),
	} {
		sum := fingerprint.Of(v)
		if j, ok := seen[sum]; ok {
			t.Errorf("values %d and %d have the same fingerprint", j, i)
		}
		seen[sum] = i
	}
}

func TestWhatIsNotSaidDoesNotCount(t *testing.T) {
	same := func(a, b any) {
		t.Helper()
		if fingerprint.Of(a) != fingerprint.Of(b) {
			t.Errorf("%#v and %#v have different fingerprints", a, b)
		}
	}
	same(line{Text: "a", note: "x"}, &line{Text: "a"})
	same(keyed{Title: "a", Place: 1, Open: true}, keyed{Title: "a"})
	same(gained{Title: "a", More: []int{}}, keyed{Title: "a"})
	many := map[string]int{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}
	for range 50 {
		same(line{Marks: many}, line{Marks: map[string]int{"e": 5, "d": 4, "c": 3, "b": 2, "a": 1}})
	}
}

func TestFunctionsSayNothing(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a function has a fingerprint")
		}
	}()
	fingerprint.Of(func() {})
}
