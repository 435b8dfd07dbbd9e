//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A disturbance is a run that gets a signal at random moments.
type disturbance struct {
	name    string
	moments int
	before  map[string][]byte                 // the folder as the run finds it; nil: there is none
	run     func(folder string) []string      // arguments of the run
	next    func(folder string) []string      // of the one after it; nil: the same
	after   map[string][]byte                 // the folder that an undisturbed run leaves
	settled func(t *testing.T, folder string) // what holds besides when the process has ended by itself; nil: nothing
}

// killed ends runs with kill -9 at 100 random moments.
func killed(t *testing.T, w *workplace) {
	first, second, ink := w.exported(t, w.old), w.exported(t, w.new), w.exported(t, w.old, "--theme", "ink")
	dataset := folderOf(t, w.old)
	with := func(data string, flags ...string) func(string) []string {
		return func(folder string) []string { return export(data, folder, flags...) }
	}
	w.disturb(t, []disturbance{
		{name: "export", moments: 30, run: with(w.old), after: first},
		{name: "export of a change", moments: 35, before: first, run: with(w.new, "--prune"), after: second},
		{name: "export anew", moments: 10, before: first, run: with(w.old, "--force", "--theme", "ink"), after: ink},
		{name: "import into a new folder", moments: 5, run: w.bring, after: w.after(t, nil, w.bring)},
		{name: "import", moments: 10, before: dataset, run: w.bring, after: w.after(t, dataset, w.bring)},
		{
			name: "init", moments: 10, run: func(folder string) []string { return []string{"init", "--quiet", folder} },
			next: func(folder string) []string { return []string{"init", "--quiet", "--keep", folder} }, after: dataset,
		},
	}, syscall.SIGKILL)
}

// interrupted ends exports with Ctrl-C. What they leave is true at once: a manifest with a finished file for each of its entries.
func interrupted(t *testing.T, w *workplace) {
	first, second := w.exported(t, w.old), w.exported(t, w.new)
	w.disturb(t, []disturbance{
		{
			name: "export of a change", moments: 15, before: first, after: second,
			run:     func(folder string) []string { return export(w.new, folder, "--prune") },
			settled: func(t *testing.T, folder string) { truthful(t, "interrupted", folderOf(t, folder)) },
		},
	}, syscall.SIGINT)
}

// bring returns the arguments of an import into a dataset.
func (w *workplace) bring(folder string) []string {
	return []string{"import", "onet", filepath.Join("..", "..", "testdata", "onet"), "--code", "11-1021.00", "--code", "11-9199", "--quiet", "--out", folder}
}

// after returns what a run makes of a folder.
func (w *workplace) after(t *testing.T, before map[string][]byte, run func(folder string) []string) map[string][]byte {
	t.Helper()
	folder := w.folder(t)
	fill(t, folder, before)
	w.must(t, run(folder)...)
	return folderOf(t, folder)
}

// disturb sends a signal to runs. A third of the moments lie before the folder changes for the first time, the others after it, however fast or busy the machine is.
// A run that ends before its moment does not count, and tells how long runs take by now.
func (w *workplace) disturb(t *testing.T, all []disturbance, signal syscall.Signal) {
	random := rand.New(rand.NewPCG(6, uint64(signal)))
	runs, moments, amid := 0, 0, 0
	for _, d := range all {
		lead, writing := w.course(t, &d)
		for hit, tries := 0, 0; hit < d.moments; tries++ {
			if tries == 10*d.moments {
				t.Fatalf("%s: %d of %d runs ended before their moment", d.name, tries-hit, tries)
			}
			late, share := random.IntN(3) > 0, random.Float64()
			folder := w.folder(t)
			fill(t, folder, d.before)
			begin, from := w.begin(t, d.run(folder)), time.Now()
			pause := time.Duration(share * float64(lead))
			if late {
				begin.untilChanged(folder)
				from, pause = time.Now(), time.Duration(share*float64(writing))
			}
			time.Sleep(pause)
			_ = begin.command.Process.Signal(signal) // it may have ended
			<-begin.ended

			runs++
			status := begin.command.ProcessState.Sys().(syscall.WaitStatus)
			switch {
			case status.Signaled(), signal == syscall.SIGINT && status.ExitStatus() == 130:
				hit++
			case status.ExitStatus() != 0:
				t.Errorf("%s: exit code %d", d.name, status.ExitStatus())
			case begin.over.Before(from):
			case late: // a machine that has become less busy makes runs shorter than the one that was timed
				writing = begin.over.Sub(from)
			default:
				lead = begin.over.Sub(from)
			}
			done := whole(t, d.name, folder, d.before, d.after)
			if done > 0 && done < differing(d.before, d.after) {
				amid++
			}
			if d.settled != nil && !status.Signaled() {
				d.settled(t, folder)
			}
			next := d.run
			if d.next != nil {
				next = d.next
			}
			w.must(t, next(folder)...)
			compareFolders(t, d.name+", the next run", folderOf(t, folder), d.after)
			_ = os.RemoveAll(filepath.Dir(folder)) // memory removes what is left, or tells
			if t.Failed() {
				t.FailNow()
			}
		}
		moments += d.moments
	}
	t.Logf("%d runs: %d were ended by the signal, %d were amid their files", runs, moments, amid)
	if amid < moments/10 {
		t.Error("the moments are not well chosen")
	}
}

// A beginning is a run that has not been waited for.
type beginning struct {
	command *exec.Cmd
	ended   chan struct{} // closed when it has
	over    time.Time     // when it had
}

func (w *workplace) begin(t *testing.T, args []string) *beginning {
	t.Helper()
	b := &beginning{command: exec.Command(w.program, args...), ended: make(chan struct{})}
	if err := b.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = b.command.Wait() // the state of the process tells
		b.over = time.Now()
		close(b.ended)
	}()
	return b
}

// untilChanged waits until the folder is not as it was, or the run has ended.
func (b *beginning) untilChanged(folder string) {
	for before := state(folder); b.alive() && state(folder) == before; {
	}
}

func (b *beginning) alive() bool {
	select {
	case <-b.ended:
		return false
	default:
		return true
	}
}

// course tells how long an undisturbed run takes until the folder changes, and from there to its end.
func (w *workplace) course(t *testing.T, d *disturbance) (lead, writing time.Duration) {
	t.Helper()
	folder := w.folder(t)
	fill(t, folder, d.before)
	start := time.Now()
	b := w.begin(t, d.run(folder))
	b.untilChanged(folder)
	first := time.Now()
	<-b.ended
	if !b.command.ProcessState.Success() {
		t.Fatalf("%s: %v", d.name, b.command.ProcessState)
	}
	compareFolders(t, d.name, folderOf(t, folder), d.after)
	return first.Sub(start), time.Since(first)
}
