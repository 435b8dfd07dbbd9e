package sink

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
)

// noteFile says in a folder which finished files have still to take their places.
const noteFile = ".rolexport-moves.tmp"

// A move is of a finished file to its place.
type move struct {
	From string `json:"from"` // name of a temporary file
	To   string `json:"to"`   // path with slashes
}

// note writes down moves that are about to begin, durably.
func (d *Dir) note(moves []move) error {
	data, err := json.Marshal(moves)
	if err != nil {
		return err
	}
	temp, err := d.temporary(data)
	if err != nil {
		return d.explain(noteFile, err)
	}
	if err := d.root.Rename(temp, noteFile); err != nil {
		_ = d.root.Remove(temp) // the first error is the one to tell
		return d.explain(noteFile, err)
	}
	d.mu.Lock()
	d.dirty["."] = true
	d.mu.Unlock()
	return d.Sync()
}

// forget removes the note when all is done.
func (d *Dir) forget() error {
	if err := d.root.Remove(noteFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return d.explain(noteFile, err)
	}
	return nil
}

// resume makes the moves that a killed run has noted and not made. Files that are no longer there have been moved.
func (d *Dir) resume() error {
	data, err := d.ReadFile(noteFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var moves, left []move
	if err := json.Unmarshal(data, &moves); err != nil {
		return fmt.Errorf("%s was not written by rolexport; remove it", d.path(noteFile))
	}
	for _, m := range moves {
		if !isTemp(m.From) || !fs.ValidPath(m.To) || m.To == "." {
			return fmt.Errorf("%s was not written by rolexport; remove it", d.path(noteFile))
		}
		if !d.Holds(m.From) {
			continue
		}
		if _, err := d.clear(m.To); err != nil {
			return err
		}
		left = append(left, m)
	}
	_, err = d.moveAll(left)
	return errors.Join(err, d.Sync(), d.forget())
}
