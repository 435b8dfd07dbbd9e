package sink

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// An Obstacle is what stands in the place of a file, or of a folder above it, and is none. It is neither read nor replaced.
type Obstacle struct {
	Path string // as the user would write it
	Is   string // what it is, with the cure, as a sentence about it goes on
}

// Error names the obstacle and the cure.
func (o *Obstacle) Error() string { return o.Path + " " + o.Is }

// In tells of the obstacle in a message about the file of that name, with slashes, which it may be itself or stand above.
func (o *Obstacle) In(name string) string {
	if strings.HasSuffix(filepath.ToSlash(o.Path), "/"+name) {
		return "it " + o.Is
	}
	return o.Error()
}

// explain says what err means for the file: a file or a link that leads out of the folder may stand where a folder is needed, which
// the operating system tells in words that help nobody.
func (d *Dir) explain(name string, err error) error {
	for i, r := range name + "/" {
		if r != '/' {
			continue
		}
		above := name[:i]
		info, lerr := d.root.Lstat(filepath.FromSlash(above))
		if lerr != nil {
			break
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			switch _, serr := d.root.Stat(filepath.FromSlash(above)); {
			case errors.Is(serr, fs.ErrNotExist):
				return &Obstacle{d.path(above), "is a symbolic link that leads nowhere; remove it"}
			case serr != nil:
				return &Obstacle{d.path(above), fmt.Sprintf("is a symbolic link that leads out of %s, and is not followed; remove it", d.name)}
			}
		} else if !info.IsDir() && above != name {
			return &Obstacle{d.path(above), "is a file where a folder is needed; move it away"}
		}
	}
	return plain(d.path(name), err)
}
