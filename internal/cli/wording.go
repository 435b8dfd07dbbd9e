package cli

import (
	"io/fs"
	"os"

	"github.com/urfave/cli/v2"

	"rolexport"
	"rolexport/internal/fingerprint"
	"rolexport/internal/overlay"
)

// A wording is the templates, labels and themes that documents are made with: the built-in ones, and those of the user over them.
type wording struct {
	files fs.FS
	own   *os.Root // the user's; nil: none
}

// openWording opens the folder that --templates names. It has to be closed when no document is composed any more.
func openWording(c *cli.Context) (*wording, error) {
	w := &wording{files: overlay.Named("templates", rolexport.Templates())}
	dir := c.String("templates")
	if dir == "" {
		return w, nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, reason(dir, err)
	}
	w.own, w.files = root, overlay.New(overlay.Named(dir, root.FS()), w.files)
	return w, nil
}

// fingerprint sums up what is the user's; it is empty if nothing is.
func (w *wording) fingerprint() (string, error) {
	if w.own == nil {
		return "", nil
	}
	sum, err := fingerprint.Files(w.own.FS())
	if err != nil {
		return "", reason(w.own.Name(), err)
	}
	return sum, nil
}

func (w *wording) close() {
	if w.own != nil {
		_ = w.own.Close() // it was only read from
	}
}
