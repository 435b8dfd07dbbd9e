package cli

import (
	"fmt"
	"io"
	"os"
	"time"
	"unicode/utf8"

	"golang.org/x/term"
)

// progress shows on a terminal how far an export has come: one line, written over again and wiped at the end.
type progress struct {
	w     io.Writer
	total int
	width int // columns of the terminal
	next  time.Time
	shown bool
}

// newProgress returns nil where nobody looks: not a terminal, or a user who wants quiet.
func newProgress(w io.Writer, total int, quiet bool, env func(string) (string, bool)) *progress {
	f, ok := w.(*os.File)
	if kind, _ := env("TERM"); quiet || !ok || kind == "dumb" || !isTerminal(f) {
		return nil
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 20 {
		width = 80
	}
	return &progress{w: w, total: total, width: width}
}

// show tells that done files are done with, ten times a second at the most.
func (p *progress) show(done int, stem string) {
	now := time.Now()
	if now.Before(p.next) {
		return
	}
	p.next = now.Add(100 * time.Millisecond)
	p.shown = true
	fmt.Fprint(p.w, "\r", cut(fmt.Sprintf("%d/%d %s", done, p.total, stem), p.width-1), "\x1b[K")
}

// wipe removes the line.
func (p *progress) wipe() {
	if p != nil && p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// cut returns the first n characters of s.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}

// seconds writes a duration as "0.8 s".
func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }
