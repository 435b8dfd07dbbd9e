package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/rogpeppe/go-internal/testscript"

	"rolexport/internal/golden"
	"rolexport/internal/render/pdf/page"
)

// programs are what the test binary runs as under their names.
var programs = map[string]func(){"rolexport": main}

func TestMain(m *testing.M) {
	testscript.Main(m, programs)
}

// TestScripts runs testdata/script against the real program. Beside the usual commands, a script has those of commands below, and the root
// of the repository as $ROOT.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(root, "testdata", "script"),
		UpdateScripts:       golden.Updating(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("ROOT", root)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":     exits,
			"face":      writeFace,
			"picture":   writePicture,
			"pdfdump":   pdfDump,
			"sametree":  sameTree,
			"tree":      printTree,
			"manyroles": manyRoles,
			"terminal":  onTerminal,
			"waitfor":   waitFor,
		},
	})
}

// exits CODE COMMAND ARGUMENT... runs a command that must end with the exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARGUMENT...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// files returns the contents of all files below a folder by their paths with slashes.
func files(ts *testscript.TestScript, dir string) (names []string, contents map[string][]byte) {
	dir = ts.MkAbs(dir)
	contents = make(map[string][]byte)
	ts.Check(filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		names = append(names, name)
		contents[name], err = os.ReadFile(path)
		return err
	}))
	return names, contents
}

// sameTree DIR DIR compares two folders, byte by byte; ! wants a difference.
func sameTree(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: sametree DIR DIR")
	}
	names, one := files(ts, args[0])
	others, other := files(ts, args[1])
	var differences []string
	if strings.Join(names, "\n") != strings.Join(others, "\n") {
		differences = append(differences, fmt.Sprintf("the folders hold %q and %q", names, others))
	}
	for _, name := range names {
		if b, ok := other[name]; ok && !bytes.Equal(one[name], b) {
			differences = append(differences, name+" differs")
		}
	}
	if len(names) == 0 {
		ts.Fatalf("%s is empty", args[0])
	}
	if (len(differences) > 0) != neg {
		ts.Fatalf("differences: %s", strings.Join(differences, "; "))
	}
}

// printTree DIR FILE writes the names of all files below a folder to a file.
func printTree(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tree DIR FILE")
	}
	names, _ := files(ts, args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Join(names, "\n")+"\n"), 0o666))
}

// manyRoles N DIR writes a dataset of N roles.
func manyRoles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: manyroles N DIR")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	var b strings.Builder
	b.WriteString("title: Many roles\nversion: \"1\"\ndimensions:\n  - {id: scope, title: Scope}\nroles:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - id: role-%03d\n    title: Role %d\n", i, i)
		fmt.Fprintf(&b, "    statements:\n      - {dimension: scope, short: %d sites, text: Runs %d sites.}\n", i, i)
	}
	ts.Check(os.MkdirAll(ts.MkAbs(args[1]), 0o777))
	ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[1]), "dataset.yaml"), []byte(b.String()), 0o666))
}

// waitFor FILE waits until a file is there.
func waitFor(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: waitfor FILE")
	}
	for range 1000 {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("%s does not appear", args[0])
}

// writeFace regular|bold|forbidden FILE writes a face that stands for an organisation's own; embedding the last one is forbidden.
func writeFace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: face regular|bold|forbidden FILE")
	}
	ttf := liberationserifregular.TTF
	switch args[0] {
	case "bold":
		ttf = liberationserifbold.TTF
	case "forbidden":
		ttf = bytes.Clone(ttf)
		i := bytes.Index(ttf, []byte("OS/2"))
		ttf[binary.BigEndian.Uint32(ttf[i+8:])+9] = 2
	}
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[1])), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), ttf, 0o666))
}

// writePicture png|jpeg|damaged FILE writes a picture, three times as wide as high; the damaged one breaks off.
func writePicture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: picture png|jpeg|damaged FILE")
	}
	img := image.NewGray(image.Rect(0, 0, 90, 30))
	for i := range img.Pix {
		img.Pix[i] = byte(i * i)
	}
	var b bytes.Buffer
	if args[0] == "jpeg" {
		ts.Check(jpeg.Encode(&b, img, nil))
	} else {
		ts.Check(png.Encode(&b, img))
	}
	data := b.Bytes()
	if args[0] == "damaged" {
		data = data[:len(data)/2]
	}
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[1])), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o666))
}

// pdfDump FILE prints a PDF file in words.
func pdfDump(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: pdfdump FILE")
	}
	dump, err := page.Dump([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	_, err = io.WriteString(ts.Stdout(), dump)
	ts.Check(err)
}
