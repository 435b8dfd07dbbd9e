package fontfile

import (
	"bytes"
	"errors"
	"strconv"
)

// A Type1 is a Type 1 font program.
type Type1 struct {
	Names map[string]float64 // the widths of the glyphs, by name, in 1/1000 em
	Codes *Encoding          // the encoding within the program
}

// Keys of the encryption of Type 1 font programs.
const (
	type1Eexec = 55665
	type1Char  = 4330
)

// ParseType1 reads a Type 1 font program. clear is the length of its part in plain text, in bytes.
func ParseType1(data []byte, clear int) (*Type1, error) {
	if len(data) > 6 && data[0] == 0x80 {
		return nil, errors.New("the Type 1 font program is cut into the segments of a PFB file")
	}
	begin := bytes.Index(data, []byte("eexec"))
	if !bytes.HasPrefix(data, []byte("%!")) || begin < 0 {
		return nil, errors.New("the font program is not Type 1")
	}
	f := &Type1{Names: map[string]float64{}, Codes: StandardEncoding()}
	f.readEncoding(data[:begin])
	if clear <= begin || clear > len(data) {
		clear = begin + len("eexec")
		for clear < len(data) && (data[clear] == '\n' || data[clear] == '\r' || data[clear] == ' ') {
			clear++
		}
	}
	private := decrypt(unhex(data[clear:]), type1Eexec, 4)
	skip := 4
	if at := bytes.Index(private, []byte("/lenIV")); at >= 0 {
		if n, ok := firstNumber(private[at+len("/lenIV"):]); ok {
			skip = n
		}
	}
	at := bytes.Index(private, []byte("/CharStrings"))
	if at < 0 {
		return nil, errors.New("the Type 1 font program has no glyphs")
	}
	f.readGlyphs(private[at+len("/CharStrings"):], skip, scaleOf(data[:begin]))
	if len(f.Names) == 0 {
		return nil, errors.New("the Type 1 font program has no glyphs")
	}
	return f, nil
}

// scaleOf returns what turns the units of a program into 1/1000 em.
func scaleOf(head []byte) float64 {
	at := bytes.Index(head, []byte("/FontMatrix"))
	if at < 0 {
		return 1
	}
	rest := bytes.TrimLeft(head[at+len("/FontMatrix"):], " \t\r\n[{")
	if fields := bytes.Fields(rest[:min(len(rest), 64)]); len(fields) > 0 {
		if v, err := strconv.ParseFloat(string(fields[0]), 64); err == nil && v > 0 {
			return v * 1000
		}
	}
	return 1
}

// readEncoding reads lines such as "dup 65 /A put".
func (f *Type1) readEncoding(head []byte) {
	at := bytes.Index(head, []byte("/Encoding"))
	if at < 0 || bytes.HasPrefix(bytes.TrimLeft(head[at+len("/Encoding"):], " \r\n\t"), []byte("StandardEncoding")) {
		return
	}
	f.Codes = &Encoding{}
	words := bytes.Fields(bytes.ReplaceAll(head[at:], []byte("/"), []byte(" /")))
	for i := 0; i+3 < len(words); i++ {
		if string(words[i]) != "dup" || words[i+2][0] != '/' || string(words[i+3]) != "put" {
			continue
		}
		if code, err := strconv.Atoi(string(words[i+1])); err == nil && code >= 0 && code < 256 {
			f.Codes[code] = string(words[i+2][1:])
		}
	}
}

// readGlyphs reads entries such as "/A 123 RD <123 bytes> ND".
func (f *Type1) readGlyphs(data []byte, skip int, scale float64) {
	for {
		slash := bytes.IndexByte(data, '/')
		if slash < 0 || len(f.Names) >= maxGlyphs {
			return
		}
		data = data[slash+1:]
		end := bytes.IndexAny(data, " \t\r\n")
		if end < 0 {
			return
		}
		name := string(data[:end])
		length, ok := firstNumber(data[end:])
		if !ok {
			continue
		}
		rest := bytes.TrimLeft(data[end:], " \t\r\n")
		rest = bytes.TrimLeft(rest[bytes.IndexByte(append(rest, ' '), ' '):], " ") // behind the length
		space := bytes.IndexByte(rest, ' ')                                        // behind RD
		if space < 0 || length > len(rest)-space-1 {
			continue
		}
		body := rest[space+1 : space+1+length]
		if w, ok := type1Width(decrypt(body, type1Char, skip)); ok {
			f.Names[name] = w * scale
		}
		data = rest[space+1+length:]
	}
}

// firstNumber reads a number behind white space.
func firstNumber(data []byte) (int, bool) {
	data = bytes.TrimLeft(data, " \t\r\n")
	end := 0
	for end < len(data) && end < 8 && data[end] >= '0' && data[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(string(data[:end]))
	return n, err == nil
}

// unhex returns the bytes of hexadecimal data, or the data if they are not.
func unhex(data []byte) []byte {
	if len(data) < 4 {
		return data
	}
	for _, c := range data[:4] {
		if !bytes.Contains([]byte("0123456789abcdefABCDEF \r\n\t"), []byte{c}) {
			return data
		}
	}
	var out []byte
	half, high := false, byte(0)
	for _, c := range data {
		v, err := strconv.ParseUint(string(rune(c)), 16, 8)
		if err != nil {
			continue
		}
		if half {
			out = append(out, high<<4|byte(v))
		}
		half, high = !half, byte(v)
	}
	return out
}

// decrypt undoes the encryption of Type 1 and drops the first bytes, which are random.
func decrypt(data []byte, key uint16, skip int) []byte {
	out := make([]byte, len(data))
	for i, c := range data {
		out[i] = c ^ byte(key>>8)
		key = (uint16(c)+key)*52845 + 22719
	}
	return out[min(max(skip, 0), len(out)):]
}

// type1Width returns the width that hsbw or sbw at the beginning of a charstring sets.
func type1Width(program []byte) (float64, bool) {
	var stack []float64
	r := &reader{data: program}
	for r.at < len(program) && !r.short && len(stack) < 32 {
		switch b := r.u8(); {
		case b >= 32 && b <= 246:
			stack = append(stack, float64(b-139))
		case b >= 247 && b <= 250:
			stack = append(stack, float64((b-247)*256+r.u8()+108))
		case b >= 251 && b <= 254:
			stack = append(stack, float64(-(b-251)*256-r.u8()-108))
		case b == 255:
			stack = append(stack, float64(r.i32()))
		case b == 13 && len(stack) >= 2: // hsbw
			return stack[1], true
		case b == 12:
			switch op := r.u8(); {
			case op == 7 && len(stack) >= 4: // sbw
				return stack[2], true
			case op == 12 && len(stack) >= 2 && stack[len(stack)-1] != 0: // div
				n := len(stack)
				stack = append(stack[:n-2], stack[n-2]/stack[n-1])
			default:
				return 0, false
			}
		default:
			return 0, false
		}
	}
	return 0, false
}
