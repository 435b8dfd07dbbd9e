//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// panickingRenderer builds the program with a defect in a renderer: the documents that it shows in fail with their names, all others are written.
func panickingRenderer(t *testing.T, w *workplace) {
	const source, sound = "../../internal/render/txt/txt.go", "\tp := printer{"
	text, err := os.ReadFile(source)
	if err != nil || strings.Count(string(text), sound) != 1 {
		t.Fatalf("%s has not one %q: %v", source, sound, err)
	}
	folder := w.folder(t)
	broken := "\tif strings.Contains(d.Title, \"Advisor\") {\n\t\tpanic(\"the ink has run dry\")\n\t}\n" + sound
	put(t, folder, "txt.go", strings.Replace(string(text), sound, broken, 1))
	path, err := filepath.Abs(source)
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{path: filepath.Join(folder, "txt.go")}})
	if err != nil {
		t.Fatal(err)
	}
	put(t, folder, "overlay.json", string(overlay))
	defect := filepath.Join(folder, "rolexport")
	if said, err := exec.Command("go", "build", "-overlay", filepath.Join(folder, "overlay.json"), "-o", defect, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	out := w.folder(t)
	expect(t, exec.Command(defect, export(w.old, out)...), 5,
		`^rolexport: error: role-sheets/service-advisor\.txt and 2 others: rendering broke off: the ink has run dry \(txt\.go:[0-9]+\) \[panic\]$`)
	got, want := folderOf(t, out), w.exported(t, w.old)
	failed := 0
	for name, data := range want {
		switch _, there := got[name]; {
		case name == manifest:
		case strings.HasSuffix(name, ".txt") && !there:
			failed++
		case !bytes.Equal(got[name], data):
			t.Errorf("%s is not as the sound program writes it", name)
		}
	}
	if failed != 3 || got["role-sheets/service-advisor.txt"] != nil || got["role-sheets/service-team-lead.txt"] == nil {
		t.Errorf("%d texts failed", failed)
	}
	truthful(t, "after the panic", got)
	w.ends(t, 4, `role-sheets/service-advisor\.txt: the last export did not write it \[file-unfinished\]$`, "verify", out)
	w.must(t, export(w.old, out)...)
	compareFolders(t, "the next run", folderOf(t, out), want)
}

// clocks changes the time zone, and the times of files to a past and a future that no clock has: nothing is made again, and nothing comes out otherwise.
func clocks(t *testing.T, w *workplace) {
	want, data, out := w.exported(t, w.old), w.folder(t), w.folder(t)
	fill(t, data, folderOf(t, w.old))
	w.must(t, export(data, out)...)
	for i, zone := range []string{"UTC", "Pacific/Kiritimati", "America/Los_Angeles", "XYZ-23:59", "no such zone"} {
		shift := time.Date([]int{1970, 2261, 2026, 1999, 2038}[i], time.January, 19, 3, 14, 7, 0, time.UTC)
		for _, folder := range []string{data, out} {
			for name := range folderOf(t, folder) {
				if err := os.Chtimes(filepath.Join(folder, name), shift, shift); err != nil {
					t.Fatal(err)
				}
			}
		}
		command := exec.Command(w.program, "export", "--data", data, "--out", out)
		command.Env = append(os.Environ(), "TZ="+zone)
		expect(t, command, 0, "^kept 24 files in "+out+": nothing has changed in ")
		compareFolders(t, zone, folderOf(t, out), want)
		fresh := w.folder(t)
		command = exec.Command(w.program, export(data, fresh)...)
		command.Env = append(os.Environ(), "TZ="+zone)
		expect(t, command, 0, "^$")
		compareFolders(t, zone+", anew", folderOf(t, fresh), want)
	}
}

// bombs exports datasets that are far larger than they look, or than any is. Each ends with success or a clear error, in bounded time and memory.
func bombs(t *testing.T, w *workplace) {
	const head = "title: Large\nversion: \"1\"\n"
	var laughs, duties strings.Builder
	laughs.WriteString(head + "k0: &a0 [x, x, x]\n")
	for i := range 60 {
		fmt.Fprintf(&laughs, "k%d: &a%d [*a%d, *a%d, *a%d]\n", i+1, i+1, i, i, i)
	}
	duties.WriteString(head + "roles:\n  - id: busy\n    title: Busy Clerk\n    purpose: Counts.\n    duties:\n")
	for i := range 50_000 {
		fmt.Fprintf(&duties, "      - {id: d%d, text: Counts the boxes of shelf %d.}\n", i, i)
	}
	purpose := func(bytes int) string {
		return head + "roles:\n  - id: clerk\n    title: Stock Clerk\n    purpose: " + strings.Repeat("Keeps stock. ", bytes/13) + "\n"
	}
	for _, bomb := range []struct {
		name, text string
		flags      []string
		code       int
		says       string
		megabytes  int64
	}{
		{"aliases of aliases", laughs.String(), nil, 3, `dataset\.yaml:[0-9]+:[0-9]+: with the alias .*\[alias-limit\]$`, 100},
		{"a circle", head + "roles: &r [*r]\n", nil, 3, `\[alias-cycle\]$`, 100},
		{"deep lists", head + "roles: " + strings.Repeat("[", 100_000) + "\n", nil, 3, `\[[a-z-]+\]$`, 200},
		{"10 MB in a field", purpose(10 << 20), nil, 3, `dataset\.yaml: the file is too large: [0-9]+ bytes, and the limit is 8388608 \[too-large\]$`, 100},
		{"8 MB in a field", purpose(8_000_000), []string{"--kind", "role-sheet", "--workers", "1"}, 0, "^$", 1500},
		{"50,000 duties", duties.String(), []string{"--kind", "role-sheet", "--workers", "1"}, 0, "^$", 1500},
	} {
		data, out := w.folder(t), w.folder(t)
		put(t, data, "dataset.yaml", bomb.text)
		peak := filepath.Join(filepath.Dir(out), "peak")
		command := exec.Command(peakName, slices.Concat([]string{peak, w.program}, export(data, out), bomb.flags)...)
		start := time.Now()
		expect(t, command, bomb.code, bomb.says)
		megabytes := readPeak(t, peak)
		busy := command.ProcessState.UserTime() + command.ProcessState.SystemTime()
		t.Logf("%s: %v of the processor, %v in all, %d MB", bomb.name, busy.Round(time.Millisecond), time.Since(start).Round(time.Millisecond), megabytes)
		if busy > 30*time.Second || megabytes > bomb.megabytes {
			t.Errorf("%s: %v of the processor and %d MB", bomb.name, busy, megabytes)
		}
		if _, err := os.Stat(out); bomb.code != 0 && err == nil {
			t.Errorf("%s: something is written", bomb.name)
		} else if bomb.code == 0 && len(folderOf(t, out)) != 4 {
			t.Errorf("%s: %d files", bomb.name, len(folderOf(t, out)))
		}
	}
}
