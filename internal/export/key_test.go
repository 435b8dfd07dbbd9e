package export

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"rolexport/internal/render"
	"rolexport/internal/sink"
)

// reasons tells of every file why it was made.
func reasons(results []Result) string {
	var all []string
	for _, r := range results {
		for _, f := range r.Files {
			status := string(f.Reason)
			if f.Status == Kept {
				status = strings.TrimSpace("kept " + status)
			}
			all = append(all, f.Path+" "+status)
		}
	}
	return strings.Join(all, ", ")
}

func TestOnlyWhatIsDueIsMade(t *testing.T) {
	var to sink.Memory
	sheets := Request{Kinds: []string{"sheet"}, Formats: []string{"txt"}}
	step := func(name string, c *fakeComposer, o Options, want string) {
		t.Helper()
		_, results, err := exportTo(context.Background(), &to, c, "d", sheets, o)
		if err != nil {
			t.Fatal(err)
		}
		if got := reasons(results); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
	o := options(2)
	o.Program, o.Theme = "1.0", "default"
	step("the first run", newFake("a", "b"), o, "sheets/a.txt new, sheets/b.txt new")
	step("nothing changed", newFake("a", "b"), o, "sheets/a.txt kept, sheets/b.txt kept")
	step("one document changed", newFake("a", "b:x"), o, "sheets/a.txt kept, sheets/b.txt content")
	if err := to.Put("sheets/a.txt", []byte("by hand")); err != nil {
		t.Fatal(err)
	}
	step("one file was edited", newFake("a", "b:x"), o, "sheets/a.txt edited, sheets/b.txt kept")
	o.Theme = "ink"
	step("another theme, which changes nothing", newFake("a", "b:x"), o, "sheets/a.txt kept look, sheets/b.txt kept look")
	o.Env = render.Env{Now: time.Date(1981, 1, 1, 0, 0, 0, 0, time.UTC)}
	step("another time", newFake("a", "b:x"), o, "sheets/a.txt look, sheets/b.txt look")
	o.Program = "1.1"
	step("another program", newFake("a", "b:x"), o, "sheets/a.txt kept program, sheets/b.txt kept program")
	o.Force = true
	step("force", newFake("a", "b:x"), o, "sheets/a.txt forced, sheets/b.txt forced")
	o.Force = false
	step("a warning", newFake("a", "b:warn-txt"), o, "sheets/a.txt kept, sheets/b.txt content")
	step("a warning is told again", newFake("a", "b:warn-txt"), o, "sheets/a.txt kept, sheets/b.txt kept warned")
	step("it is mended", newFake("a", "b"), o, "sheets/a.txt kept, sheets/b.txt warned")
	step("a role comes back", newFake("a", "b", "c"), o, "sheets/a.txt kept, sheets/b.txt kept, sheets/c.txt new")
	step("a role goes", newFake("a", "b"), o, "sheets/a.txt kept, sheets/b.txt kept")
}

func TestKeyIsOneText(t *testing.T) {
	k := Key{"c0ffee", "10", "ad"}
	data, err := json.Marshal(k)
	if err != nil || string(data) != `"c0ffee-10-ad"` {
		t.Errorf("%s, %v", data, err)
	}
	var back Key
	if err := json.Unmarshal(data, &back); err != nil || back != k {
		t.Errorf("read back as %v, %v", back, err)
	}
	for _, other := range []string{`""`, `"x"`, `"a-b-c-d"`} {
		if err := json.Unmarshal([]byte(other), &back); err != nil || back != (Key{}) {
			t.Errorf("%s is read as %v, %v", other, back, err)
		}
	}
}
