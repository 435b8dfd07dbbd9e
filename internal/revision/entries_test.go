package revision

import (
	"bufio"
	"io"
	"reflect"
	"strings"
	"testing"
)

// The list of a folder is read whole or not at all.
func TestBrokenLists(t *testing.T) {
	const hash = 4
	for list, want := range map[string][]entry{
		"":                                  nil,
		"100644 b\x00\x01\x02\x03\x04":      {{"b", "100644", "01020304"}},
		"100644 b\x00abcd40000 a b\x00efgh": {{"a b", "40000", "65666768"}, {"b", "100644", "61626364"}},
	} {
		if got, err := entries([]byte(list), hash); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, %v", list, got, err)
		}
	}
	for _, list := range []string{
		"x", "100644", "100644 ", "100644 b", "100644 b\x00", "100644 b\x00abc", "100644b\x00ab cd", "\x00 abcdef",
		"100644 b\x00abcd4", "100644 b\x00abcd40000 a\x00abc",
	} {
		if got, err := entries([]byte(list), hash); err == nil || !strings.Contains(err.Error(), "form that is not known") {
			t.Errorf("%q: %v, %v", list, got, err)
		}
	}
}

// FuzzEntries holds for any list of a folder: no panic, and members in order.
func FuzzEntries(f *testing.F) {
	f.Add([]byte("100644 b\x00abcdabcdabcdabcdabcd40000 a\x00abcdabcdabcdabcdabcd"))
	f.Add([]byte("100644 b\x00abcd"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := entries(data, 20)
		if err != nil && list != nil {
			t.Errorf("%v, %v", list, err)
		}
		for i := 1; i < len(list); i++ {
			if list[i-1].name > list[i].name {
				t.Errorf("%q before %q", list[i-1].name, list[i].name)
			}
		}
	})
}

// What git answers is believed only where it has the form of an answer.
func TestBrokenAnswers(t *testing.T) {
	for answer, want := range map[string]string{
		"":                       "git does not answer",
		"abcd blob 3":            "git does not answer",
		"abcd missing\n":         "the repository does not hold it",
		"abcd blob three\nxyz\n": `git answers "abcd blob three`,
		"abcd blob 9\nxyz\n":     "git does not answer",
		"abcd blob 3\nxyz":       "git does not answer",
	} {
		o := &objects{in: closer{io.Discard}, out: bufio.NewReader(strings.NewReader(answer))}
		if data, _, err := o.read("abcd"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %q, %v", answer, data, err)
		}
	}
	o := &objects{in: closer{io.Discard}, out: bufio.NewReader(strings.NewReader("abcd blob 3\nxyz\n"))}
	if data, size, err := o.read("abcd"); string(data) != "xyz" || size != 3 || err != nil {
		t.Errorf("%q, %d, %v", data, size, err)
	}
}

type closer struct{ io.Writer }

func (closer) Close() error { return nil }
