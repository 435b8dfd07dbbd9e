package intake

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rolexport/internal/diag"
)

// encrypted is the bit of a member's flags that says so.
const encrypted = 1

// openZip lists the files of an archive, and refuses one that holds what nobody means well by.
func (f *Folder) openZip(name string, size int64) error {
	refuse := func(member, code, message, hint string) {
		f.problems.Fail(f.pos(printable(member), 0), code, message, hint)
	}
	if size > MaxArchive {
		refuse("", "too-large", fmt.Sprintf("the archive is larger than %d MB", MaxArchive>>20), "unpack it, and name the folder")
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	f.close = file.Close
	archive, err := zip.NewReader(file, size)
	switch {
	case errors.Is(err, zip.ErrFormat):
		refuse("", "no-archive", "it is neither a folder nor a zip archive", "name the archive as it was downloaded, or the folder that it was unpacked to")
		return nil
	case err != nil:
		refuse("", "broken-archive", "the archive cannot be read: "+plain(err), "download it again")
		return nil
	}
	for _, m := range Inspect(archive, size, refuse) {
		if strings.HasPrefix(path.Base(m.Name), ".") || strings.HasPrefix(m.Name, "__MACOSX/") {
			continue
		}
		f.add(&member{path: m.Name, open: func() (io.ReadCloser, error) { return m.Open() }})
	}
	return nil
}

// Inspect looks through an archive of size bytes. It calls refuse for all that nobody means well by, with the path of the member, empty for
// the archive as such, and returns the files that may be opened.
func Inspect(archive *zip.Reader, size int64, refuse func(member, code, message, hint string)) []*zip.File {
	if len(archive.File) > MaxFiles {
		refuse("", "too-large", fmt.Sprintf("the archive holds more than %d files", MaxFiles), "unpack it, and name the folder of the tables alone")
		return nil
	}
	var sound []*zip.File
	var packed, unpacked uint64
	seen := map[string]bool{}
	for _, m := range archive.File {
		inside := strings.TrimSuffix(m.Name, "/")
		key := strings.ToLower(norm.NFC.String(inside))
		mode := m.Mode()
		packed += min(m.CompressedSize64, 1<<40)
		unpacked += min(m.UncompressedSize64, 1<<40)
		switch {
		case !utf8.ValidString(inside) || !fs.ValidPath(inside) || strings.ContainsAny(inside, "\\:\x00"):
			refuse(m.Name, "unsafe-path", "the archive holds a path that could lead out of a folder", "have nothing to do with this archive")
		case strings.Count(inside, "/") > MaxDepth:
			refuse(m.Name, "unsafe-path", fmt.Sprintf("the archive holds folders more than %d deep", MaxDepth), "")
		case mode&fs.ModeSymlink != 0:
			refuse(m.Name, "unsafe-file", "the archive holds a symbolic link", "have nothing to do with this archive")
		case !mode.IsRegular() && !mode.IsDir():
			refuse(m.Name, "unsafe-file", "the archive holds something that is no regular file", "have nothing to do with this archive")
		case m.Flags&encrypted != 0:
			refuse(m.Name, "encrypted-file", "the archive is encrypted", "unpack it with its password, and name the folder")
		case seen[key]:
			refuse(m.Name, "duplicate-file", "the archive holds this path twice", "have nothing to do with this archive")
		case m.Method != zip.Store && m.Method != zip.Deflate:
			refuse(m.Name, "broken-archive", fmt.Sprintf("the archive is packed in a way (%d) that is not known", m.Method), "unpack it, and name the folder")
		case m.UncompressedSize64 > MaxFile:
			refuse(m.Name, "too-large", fmt.Sprintf("the file is larger than %d MB", MaxFile>>20), "")
		case m.UncompressedSize64 > 1<<20 && m.UncompressedSize64/MaxRatio > m.CompressedSize64:
			refuse(m.Name, "zip-bomb", fmt.Sprintf("the file unpacks to more than %d times its size", MaxRatio), "have nothing to do with this archive")
		case !mode.IsDir():
			sound = append(sound, m)
		}
		seen[key] = true
	}
	switch {
	case unpacked > MaxTotal:
		refuse("", "too-large", fmt.Sprintf("the archive unpacks to more than %d MB", MaxTotal>>20), "unpack it, and name the folder of the tables alone")
	case packed > uint64(size):
		refuse("", "zip-bomb", "the files of the archive overlap", "have nothing to do with this archive")
	}
	return sound
}

// printable returns a path that is shown, cut where nobody would read on.
func printable(name string) string {
	return path.Join("/", diag.Clip(strings.ToValidUTF8(name, "\uFFFD"), 120))[1:]
}
