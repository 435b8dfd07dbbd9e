package object

import "bytes"

// An Operation is an operator of a content stream with what stands before it.
type Operation struct {
	Name     string
	Operands []Value
	At       int  // where the operator ends, in bytes from the beginning of the stream
	Image    Dict // of an inline image, which is one operation BI
}

// maxOperands is how many operands are kept; no operator has more but those of colours in DeviceN spaces.
const maxOperands = 64

// Operations calls yield for the operators of a content stream in order, until it says no. What is written badly is told to faulty.
func Operations(data []byte, faulty func(text string), yield func(Operation) bool) {
	l := &Lexer{Data: data, Faulty: func(_ int, _ FaultKind, text string) { faulty(text) }}
	var operands []Value
	for {
		v, ok := l.Next()
		if !ok {
			return
		}
		word, ok := v.(Keyword)
		if !ok {
			if len(operands) < maxOperands {
				operands = append(operands, v)
			}
			continue
		}
		op := Operation{Name: string(word), Operands: operands, At: l.At}
		if word == "BI" {
			op.Image = l.inlineImage()
		}
		if !yield(op) {
			return
		}
		operands = nil
	}
}

// inlineImage reads the dictionary of an inline image and steps over its data.
func (l *Lexer) inlineImage() Dict {
	d := Dict{}
	for {
		key, ok := l.Next()
		if !ok {
			return d
		}
		name, ok := key.(Name)
		if !ok {
			if key == Keyword("ID") {
				break
			}
			l.fault(l.At, Malformed, "an inline image has "+Kind(key)+" where a name belongs")
			continue
		}
		v, ok := l.Next()
		if !ok || v == Keyword("ID") {
			break
		}
		d[name] = v
	}
	for at := l.At; ; {
		i := bytes.Index(l.Data[at:], []byte("EI"))
		if i < 0 {
			l.fault(l.At, Malformed, "an inline image does not end")
			l.At = len(l.Data)
			return d
		}
		at += i + 2
		if isSpace(l.Data[at-3]) && (at == len(l.Data) || isSpace(l.Data[at])) && readable(l.Data[at:min(at+12, len(l.Data))]) {
			l.At = at
			return d
		}
	}
}

// readable reports whether bytes can be operators rather than the data of a picture.
func readable(b []byte) bool {
	for _, c := range b {
		if c >= 0x7F || c < ' ' && !isSpace(c) {
			return false
		}
	}
	return true
}
