package inspect

import (
	"errors"
	"fmt"
)

// A font turns codes into text.
type font struct {
	name   string
	digits int // bytes of a code
	text   map[string]string
}

func (f *File) font(v Value) (*font, error) {
	dict, err := f.Dict(v)
	if err != nil {
		return nil, err
	}
	name, _ := dict["BaseFont"].(Name)
	read := &font{name: string(name), digits: 1, text: map[string]string{}}
	if len(name) > 7 && name[6] == '+' { // the tag of a subset says nothing to people
		read.name = string(name[7:])
	}
	cmap, err := f.Resolve(dict["ToUnicode"])
	if err != nil {
		return nil, err
	}
	s, ok := cmap.(*Stream)
	if !ok {
		return nil, fmt.Errorf("font %s does not say what its codes mean", name)
	}
	data, err := f.unpacked(s)
	if err != nil {
		return nil, err
	}
	operations, err := Operations(data)
	if err != nil {
		return nil, err
	}
	for _, op := range operations {
		switch op.Name {
		case "endcodespacerange":
			if len(op.Operands) > 0 {
				low, _ := op.Operands[0].(String)
				read.digits = len(low)
			}
		case "endbfrange":
			return nil, fmt.Errorf("font %s has ranges in its map to text, which not every reader takes right", name)
		case "endbfchar":
			for i := 0; i+1 < len(op.Operands); i += 2 {
				code, _ := op.Operands[i].(String)
				means, _ := op.Operands[i+1].(String)
				read.text[string(code)] = String("\xFE\xFF" + means).Text()
			}
		}
	}
	if read.digits != 1 && read.digits != 2 {
		return nil, fmt.Errorf("font %s has codes of %d bytes", name, read.digits)
	}
	return read, nil
}

func (f *font) decode(codes String) (string, error) {
	if len(codes)%f.digits != 0 {
		return "", errors.New("half a code at the end of a text")
	}
	var text []byte
	for ; len(codes) > 0; codes = codes[f.digits:] {
		means, ok := f.text[string(codes[:f.digits])]
		if !ok {
			return "", fmt.Errorf("font %s does not say what code %x means", f.name, string(codes[:f.digits]))
		}
		text = append(text, means...)
	}
	return string(text), nil
}
