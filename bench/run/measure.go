//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// A sample is what one run of a contestant cost. Times are milliseconds; Load, Compose, Render and Inner are what the contestant says of
// itself, and zero if it says nothing.
type sample struct {
	Wall      float64 `json:"wall_ms"`
	CPU       float64 `json:"cpu_ms"`  // of the process and all its descendants
	Peak      float64 `json:"peak_mb"` // resident memory, 10^6 bytes
	Documents int     `json:"documents"`
	Bytes     int64   `json:"bytes"`
	Load      float64 `json:"load_ms,omitempty"`    // CPU
	Compose   float64 `json:"compose_ms,omitempty"` // CPU
	Render    float64 `json:"render_ms,omitempty"`  // CPU
	Inner     float64 `json:"inner_ms,omitempty"`   // wall time of Render
}

// samples are those of all rounds by experiment and contestant.
type samples map[string]map[string][]sample

func (s samples) add(experiment, contestant string, x sample) {
	if s[experiment] == nil {
		s[experiment] = make(map[string][]sample)
	}
	s[experiment][contestant] = append(s[experiment][contestant], x)
}

// measure runs a contestant that writes documents to the folder out, and sees to it that their number is right.
func measure(ctx context.Context, of contestant, out string, documents int) (sample, error) {
	command := of.command
	if !of.again {
		if err := os.RemoveAll(out); err != nil {
			return sample{}, err
		}
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return sample{}, err
	}
	var said, complaint bytes.Buffer
	c := exec.CommandContext(ctx, command[0], command[1:]...)
	c.Stdout, c.Stderr = &said, &complaint
	c.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	begin := time.Now()
	err := c.Run()
	wall := time.Since(begin)
	if err != nil {
		return sample{}, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, complaint.String())
	}
	x := sample{Wall: milliseconds(wall), CPU: milliseconds(c.ProcessState.UserTime() + c.ProcessState.SystemTime())}
	if use, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		x.Peak = float64(use.Maxrss) / 1e6
		if runtime.GOOS == "linux" { // kibibytes there
			x.Peak *= 1024
		}
	}
	x.takeFrom(said.Bytes())
	err = filepath.WalkDir(out, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == "manifest.json" {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		x.Documents++
		x.Bytes += info.Size()
		return nil
	})
	if err == nil && x.Documents != documents {
		err = fmt.Errorf("%s wrote %d documents and not %d", strings.Join(command, " "), x.Documents, documents)
	}
	return x, err
}

// takeFrom takes what a contestant says of itself, a line of JSON.
func (x *sample) takeFrom(said []byte) {
	var own struct {
		Load    float64 `json:"load_ms"`
		Compose float64 `json:"compose_ms"`
		Render  float64 `json:"render_ms"`
		Wall    float64 `json:"wall_ms"`
	}
	if json.Unmarshal(said, &own) == nil {
		x.Load, x.Compose, x.Render, x.Inner = own.Load, own.Compose, own.Render, own.Wall
	}
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
