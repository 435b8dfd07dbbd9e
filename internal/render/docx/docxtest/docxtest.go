// Package docxtest reads Word documents back for tests, as text and as dumps that can be reviewed.
package docxtest

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Parts returns the parts of a document by name.
func Parts(file []byte) (map[string][]byte, error) {
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	parts := map[string][]byte{}
	for _, member := range archive.File {
		r, err := member.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if err = errors.Join(err, r.Close()); err != nil {
			return nil, fmt.Errorf("%s: %w", member.Name, err)
		}
		parts[member.Name] = data
	}
	return parts, nil
}

// shownParts are the parts that readers see, in the order of Text and Dump.
var shownParts = []string{"word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"}

// Text returns what a reader sees: each paragraph on a line, those of the body and then those of heads and feet.
func Text(file []byte) (string, error) {
	parts, err := Parts(file)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, name := range shownParts {
		d := xml.NewDecoder(bytes.NewReader(parts[name]))
		said := false // within <w:t>
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return "", fmt.Errorf("%s: %w", name, err)
			}
			switch t := token.(type) {
			case xml.StartElement:
				said = t.Name.Local == "t"
				b.WriteString(signs[t.Name.Local])
			case xml.EndElement:
				if said = false; t.Name.Local == "p" {
					b.WriteByte('\n')
				}
			case xml.CharData:
				if said {
					b.Write(t)
				}
			}
		}
	}
	return b.String(), nil
}

// signs are the characters that elements stand for.
var signs = map[string]string{"br": "\n", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}

// Dump returns the content of a document as text: the elements of its shown parts by their nesting, what numbers its lists, where its links
// lead, its parts with their lengths, and one hash over all.
func Dump(file []byte) (string, error) {
	parts, err := Parts(file)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, name := range append(slices.Clone(shownParts), "docProps/core.xml") {
		fmt.Fprintf(&b, "== %s\n", name)
		if err := dump(&b, parts[name]); err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
	}
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	hash := sha256.New()
	b.WriteString("== parts\n")
	for _, name := range names {
		fmt.Fprintf(&b, "%s %d\n", name, len(parts[name]))
		fmt.Fprintf(hash, "%s %d\n", name, len(parts[name]))
		hash.Write(parts[name])
	}
	fmt.Fprintf(&b, "sha256 %x\n", hash.Sum(nil))
	return b.String(), nil
}

// dump writes the elements of a part: paragraphs, rows and cells on lines of their own, runs as their text with what sets it apart.
func dump(b *strings.Builder, part []byte) error {
	d := xml.NewDecoder(bytes.NewReader(part))
	depth := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			b.WriteByte('\n')
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if block(t.Name.Local) {
				b.WriteString("\n" + strings.Repeat("  ", max(depth-2, 0)))
			}
			depth++
			if !quiet[t.Name.Local] {
				b.WriteString("<" + t.Name.Local)
				for _, a := range t.Attr {
					if a.Name.Space != "xmlns" {
						b.WriteString(" " + a.Name.Local + "=" + a.Value)
					}
				}
				b.WriteString(">")
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		}
	}
}

// block reports whether an element stands on a line of its own.
func block(name string) bool {
	switch name {
	case "p", "tbl", "tr", "tc", "sectPr", "title", "subject", "creator", "keywords", "lastModifiedBy", "language", "version", "created", "modified":
		return true
	}
	return false
}

// quiet are the elements that hold nothing but others, or text.
var quiet = map[string]bool{"r": true, "t": true, "rPr": true, "pPr": true, "tcPr": true, "trPr": true, "tblPr": true, "bCs": true, "iCs": true}
