package page

import "rolexport/internal/render/pdf/page/inspect"

// Dump writes a finished file in words, for goldens: metadata, pages, bookmarks, structure, and a hash over the uncompressed objects. It
// reads the file from its bytes and fails where that goes wrong, so it is a check as well.
func Dump(pdf []byte) (string, error) { return inspect.Dump(pdf) }

// Text returns the text of each page of a finished file as its readers get it, in the order of the structure, without furniture.
func Text(pdf []byte) ([]string, error) { return inspect.Text(pdf) }
