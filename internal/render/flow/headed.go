package flow

import "rolexport/internal/doc"

// Headed parts a text that begins with a bold line, as a duty does, into that line with its break and the rest, which stands back. Of any other value
// there is no rest.
func Headed(v doc.Value) (head, rest []doc.Inline) {
	rich, ok := v.(doc.Rich)
	if !ok || len(rich) < 3 {
		return nil, nil
	}
	if _, strong := rich[0].(doc.Strong); !strong {
		return nil, nil
	}
	for i, in := range rich[:len(rich)-1] {
		if _, ends := in.(doc.Break); ends {
			return rich[:i+1], rich[i+1:]
		}
	}
	return nil, nil
}
