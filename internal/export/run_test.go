package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rolexport/internal/compose"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/sink"
)

func selectionOf(roles ...string) compose.Selection { return compose.Selection{Roles: roles} }

func options(workers int) Options {
	return Options{Workers: workers, Program: "1.0", Renderers: fakeRenderers(), Env: render.Env{Now: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}}
}

// story tells what became of every file, and every problem.
func story(results []Result) string {
	var b strings.Builder
	for _, r := range results {
		for _, f := range r.Files {
			fmt.Fprintf(&b, "%s %s %d\n", f.Status, f.Path, f.Bytes)
		}
	}
	for _, p := range Problems(results) {
		fmt.Fprintf(&b, "%s: %s: %s\n", p.Path, p.Severity, p.Error())
	}
	return b.String()
}

func TestRunWritesEveryFile(t *testing.T) {
	c := newFake("a", "b")
	var to sink.Memory
	results, err := Run(context.Background(), plan(t, c, Request{}), c, &to, options(2))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"book.bin", "pairs/a-vs-b.tab", "pairs/a-vs-b.txt", "sheets/a.bin", "sheets/a.txt", "sheets/b.bin", "sheets/b.txt"}
	if !slices.Equal(to.Names(), want) {
		t.Errorf("wrote %q, want %q", to.Names(), want)
	}
	if data, _ := to.ReadFile("sheets/b.bin"); string(data) != "bin of b  at 1980\n" {
		t.Errorf("sheets/b.bin holds %q", data)
	}
	if n := c.composed.Load(); n != 4 {
		t.Errorf("4 documents were composed %d times", n)
	}
	if got := Count(results, Written); got != 7 {
		t.Errorf("%d files count as written", got)
	}
}

func TestRunFailsOneDocumentAndWritesTheRest(t *testing.T) {
	c := newFake("a:error-txt", "b:panic-bin", "c:compose-error", "d:compose-panic", "e:compose-nil",
		"f:warn-txt compose-warning", "g:report-bin", "h")
	var to sink.Memory
	if err := to.Put("sheets/a.txt", []byte("from before")); err != nil {
		t.Fatal(err)
	}
	results, err := Run(context.Background(), plan(t, c, Request{Kinds: []string{"sheet"}}), c, &to, options(3))
	if err != nil {
		t.Fatal(err)
	}
	want := `failed sheets/a.txt 0
written sheets/a.bin 27
written sheets/b.txt 27
failed sheets/b.bin 0
failed sheets/c.txt 0
failed sheets/c.bin 0
failed sheets/d.txt 0
failed sheets/d.bin 0
failed sheets/e.txt 0
failed sheets/e.bin 0
written sheets/f.txt 42
written sheets/f.bin 42
written sheets/g.txt 28
failed sheets/g.bin 0
written sheets/h.txt 18
written sheets/h.bin 18
sheets/a.txt: error: no glyphs
sheets/b.bin: error: rendering broke off: runtime error: index out of range [11] with length 0 (fake_test.go:LINE) HINT
sheets/c: error: templates/sheet.md.tmpl:3: no field of that name
sheets/d: error: composing broke off: lost the thread (fake_test.go:LINE) HINT
sheets/e: error: no document came of it
sheets/f: warning: templates/sheet.md.tmpl:3: an odd thing
sheets/f.txt: warning: a picture was left out
sheets/g.bin: error: a page was left out
`
	hint := "(this is a defect of rolexport; please report it with the role that shows it)"
	if got := strings.ReplaceAll(anyLine(story(results)), hint, "HINT"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if data, _ := to.ReadFile("sheets/a.txt"); string(data) != "from before" {
		t.Errorf("the failed file was replaced by %q", data)
	}
}

// anyLine hides the line numbers of this package's files.
func anyLine(s string) string {
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, "_test.go:")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		b.WriteString("_test.go:LINE")
		s = strings.TrimLeft(after, "0123456789")
	}
}

func TestStrictRunWritesNothingThatLostSomething(t *testing.T) {
	c := newFake("a:warn-txt", "b:compose-warning", "c")
	var to sink.Memory
	o := options(2)
	o.Strict = true
	results, err := Run(context.Background(), plan(t, c, Request{Kinds: []string{"sheet"}}), c, &to, o)
	if err != nil {
		t.Fatal(err)
	}
	want := `failed sheets/a.txt 0
written sheets/a.bin 26
failed sheets/b.txt 0
failed sheets/b.bin 0
written sheets/c.txt 18
written sheets/c.bin 18
sheets/a.txt: error: a picture was left out
sheets/b: error: templates/sheet.md.tmpl:3: an odd thing
`
	if got := story(results); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if want := []string{"sheets/a.bin", "sheets/c.bin", "sheets/c.txt"}; !slices.Equal(to.Names(), want) {
		t.Errorf("wrote %q, want %q", to.Names(), want)
	}
}

// many returns a composer with n roles, every seventh of which has something to say.
func many(n int) *fakeComposer {
	var roles []string
	for i := range n {
		title := ""
		if i%7 == 0 {
			title = []string{"warn-txt", "error-bin", "compose-warning", "panic-txt"}[i/7%4]
		}
		roles = append(roles, fmt.Sprintf("r%03d:%s", i, title))
	}
	return newFake(roles...)
}

func TestRunIsTheSameForAnyNumberOfWorkers(t *testing.T) {
	c := many(200)
	p := plan(t, c, Request{})
	var first sink.Memory
	results, err := Run(context.Background(), p, c, &first, options(1))
	if err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{0, 2, 8, 1000} {
		var to sink.Memory
		again, err := Run(context.Background(), p, c, &to, options(workers))
		if err != nil {
			t.Fatal(err)
		}
		if story(again) != story(results) {
			t.Errorf("%d workers tell another story than one", workers)
		}
		if !slices.Equal(to.Names(), first.Names()) {
			t.Fatalf("%d workers wrote other files than one", workers)
		}
		for _, name := range first.Names() {
			want, _ := first.ReadFile(name)
			if got, _ := to.ReadFile(name); !bytes.Equal(got, want) {
				t.Errorf("%d workers wrote other bytes to %s than one", workers, name)
			}
		}
	}
}

// A sinkFunc is a sink that does as it is told.
type sinkFunc func(name string) error

func (f sinkFunc) Put(name string, _ []byte) error { return f(name) }

func TestRunStopsWhenTheSinkRefuses(t *testing.T) {
	c := many(100)
	full := errors.New("disk full")
	var mu sync.Mutex
	puts := 0
	to := sinkFunc(func(name string) error {
		mu.Lock()
		defer mu.Unlock()
		if puts++; name >= "sheets/r010" {
			return fmt.Errorf("%s: %w", name, full)
		}
		return nil
	})
	results, err := Run(context.Background(), plan(t, c, Request{Kinds: []string{"sheet"}}), c, to, options(4))
	if !errors.Is(err, full) {
		t.Fatalf("the sink's error got lost: %v", err)
	}
	if puts > 2*10+4*2 {
		t.Errorf("the run went on for %d files", puts)
	}
	if Count(results, Unreached) == 0 {
		t.Error("every file counts as reached")
	}
}

func TestRunKeepsTheFirstErrorOfThePlan(t *testing.T) {
	c := newFake("a", "b")
	begun, failed := make(chan bool), make(chan bool)
	to := sinkFunc(func(name string) error {
		if name == "sheets/b.txt" {
			<-begun // a is being written when b fails
			defer close(failed)
		} else {
			close(begun)
			<-failed // a fails after b
		}
		return errors.New(name)
	})
	_, err := Run(context.Background(), plan(t, c, Request{Kinds: []string{"sheet"}, Formats: []string{"txt"}}), c, to, options(2))
	if err == nil || err.Error() != "sheets/a.txt" {
		t.Errorf("got the error of %v", err)
	}
}

func TestRunStopsWhenItIsCancelled(t *testing.T) {
	c := many(100)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var to sink.Memory
	o := options(2)
	var dones []int
	o.Progress = func(done int, _ string) {
		dones = append(dones, done)
		if done >= 20 {
			cancel()
		}
	}
	results, err := Run(ctx, plan(t, c, Request{Kinds: []string{"sheet"}}), c, &to, o)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("a cancelled run ended with %v", err)
	}
	if !slices.IsSorted(dones) || len(dones) > 12 {
		t.Errorf("progress went on as %v", dones)
	}
	if n := Count(results, Written); n != len(to.Names()) || n == 0 {
		t.Errorf("%d files count as written, the folder holds %d", n, len(to.Names()))
	}
	if n := Count(results, Unreached); n < 100 {
		t.Errorf("%d files count as unreached", n)
	}
}

// A long document does not keep a run from being interrupted: what it is made of is dropped, whenever it comes to its end.
func TestInterruptedInALongDocument(t *testing.T) {
	c := &longComposer{fakeComposer: newFake("a", "b"), begun: make(chan struct{}), end: make(chan struct{})}
	var to sink.Memory
	ctx, interrupt := context.WithCancel(context.Background())
	go func() {
		<-c.begun
		interrupt()
	}()
	results, err := Run(ctx, plan(t, c, Request{Kinds: []string{"sheet"}, Formats: []string{"txt"}}), c, &to, options(1))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	told := story(results)
	if want := "written sheets/a.txt 18\nunreached sheets/b.txt 0\n"; told != want {
		t.Errorf("got\n%s\nwant\n%s", told, want)
	}
	close(c.end)
	time.Sleep(20 * time.Millisecond) // for the worker to do what it must not
	if story(results) != told || to.Holds("sheets/b.txt") {
		t.Error("a run that is over goes on")
	}
}

// A longComposer takes as long over the sheet of b as a test wants it to.
type longComposer struct {
	*fakeComposer
	begun, end chan struct{}
}

func (c *longComposer) Compose(s compose.Subject) (*doc.Document, diag.List) {
	if s.Name == "b" {
		close(c.begun)
		<-c.end
	}
	return c.fakeComposer.Compose(s)
}

// What stands in the place of a file fails that file alone.
func TestObstructedFile(t *testing.T) {
	dir := t.TempDir()
	if err := errors.Join(os.MkdirAll(filepath.Join(dir, "sheets/a.txt"), 0o777), os.WriteFile(filepath.Join(dir, "pairs"), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	to, err := sink.OpenDir(dir, sink.Alone)
	if err != nil {
		t.Fatal(err)
	}
	c := newFake("a", "b")
	results, err := Run(context.Background(), plan(t, c, Request{Formats: []string{"txt"}}), c, to, options(2))
	if err := errors.Join(err, to.Close()); err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(`failed sheets/a.txt 18
written sheets/b.txt 18
failed pairs/a-vs-b.txt 23
sheets/a.txt: error: DIR/sheets/a.txt: it is a folder where a file belongs; move it away
pairs/a-vs-b.txt: error: DIR/pairs: it is a file where a folder is needed; move it away
`, "DIR", filepath.ToSlash(dir))
	if got := story(results); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRunThatEndedBeforeItWasCancelled(t *testing.T) {
	c := newFake("a", "b")
	ctx, cancel := context.WithCancel(context.Background())
	o := options(1)
	o.Progress = func(done int, _ string) {
		if done == 4 {
			cancel()
		}
	}
	var to sink.Memory
	if _, err := Run(ctx, plan(t, c, Request{Kinds: []string{"sheet"}}), c, &to, o); err != nil {
		t.Errorf("every file was written, and yet: %v", err)
	}
}

func TestNewRenderers(t *testing.T) {
	c := newFake("a", "b")
	p := plan(t, c, Request{})
	all, err := NewRenderers(p, nil)
	if err != nil || len(all) != 3 || all["tab"] != fakeRenderer("tab") {
		t.Errorf("got %v, %v", all, err)
	}
	broken := errors.New("the logo is no picture")
	p.Documents[1].Files[1].Format.New = func(*render.Batch) (render.Renderer, error) { return nil, broken }
	p.Documents[1].Files[1].Format.Name = "pic"
	_, err = NewRenderers(p, nil)
	var format *FormatError
	if !errors.As(err, &format) || !errors.Is(err, broken) || err.Error() != "pic: the logo is no picture" {
		t.Errorf("got %v", err)
	}
}

func TestErrorsBecomeDiagnostics(t *testing.T) {
	list := diag.List{{Message: "one"}, {Severity: diag.Error, Message: "two"}}
	if got := asDiagnostics(fmt.Errorf("wrapped: %w", list)); len(got) != 2 || !got.HasErrors() {
		t.Errorf("a list became %v", got)
	}
	if got := asDiagnostics(diag.List{{Message: "one"}}); !got.HasErrors() {
		t.Errorf("a list of warnings that came as an error became %v", got)
	}
	if got := asDiagnostics(diag.Diagnostic{Code: "glyph", Message: "one"}); len(got) != 1 || got[0].Code != "glyph" || !got.HasErrors() {
		t.Errorf("a diagnostic became %v", got)
	}
}
