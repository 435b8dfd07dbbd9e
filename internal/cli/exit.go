package cli

import (
	"errors"

	"rolexport/internal/export"
)

// The exit codes, which scripts rely on.
const (
	exitDone        = 0
	exitIO          = 1   // input or output
	exitUsage       = 2   // how the program was called; an unknown or ambiguous role, kind or format included
	exitInvalid     = 3   // dataset, template or theme invalid, or warnings about them under --strict; nothing was written
	exitDifference  = 4   // a difference or a broken rule was asked for, and found
	exitIncomplete  = 5   // documents failed, or lost content under --strict; the rest was written
	exitInterrupted = 130 // by Ctrl-C, as shells count it
)

// A failure is an error with its exit code and its cure.
type failure struct {
	code    int
	message string
	hint    string
}

// Error returns the message.
func (f *failure) Error() string { return f.message }

// usage returns a failure of how the program was called.
func usage(message, hint string) error { return &failure{exitUsage, message, hint} }

// exitCode maps an error to its exit code; nil is exitDone.
func exitCode(err error) int {
	var f *failure
	var request *export.RequestError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &f):
		return f.code
	case errors.As(err, &request):
		return exitUsage
	}
	return exitIO
}

// hintOf returns the cure that an error knows.
func hintOf(err error) string {
	var f *failure
	var request *export.RequestError
	switch {
	case errors.As(err, &f):
		return f.hint
	case errors.As(err, &request):
		return request.Hint
	}
	return ""
}
