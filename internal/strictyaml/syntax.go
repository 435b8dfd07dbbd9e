package strictyaml

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"rolexport/internal/diag"
)

var lineInMessage = regexp.MustCompile(`^line (\d+): `)

func isEnd(err error) bool { return errors.Is(err, io.EOF) }

// unreadable returns the problem for an error of the YAML parser.
func (f *File) unreadable(err error) diag.Diagnostic {
	if isEnd(err) {
		return f.whole("empty-file", "the file holds no YAML", "")
	}
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if m := lineInMessage.FindStringSubmatch(message); m != nil {
		message = message[len(m[0]):]
		line, _ = strconv.Atoi(m[1])
	}
	return f.at(line, 1, 1, "syntax", message, "")
}
