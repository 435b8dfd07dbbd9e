package object

import (
	"bytes"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"
)

var errTooLong = errors.New("the stream is too long")

// undo takes a filter off. With an error come the data up to where they are damaged.
func (f *File) undo(filter Filter, data []byte, limit int) ([]byte, error) {
	switch filter.Name {
	case "FlateDecode", "Fl":
		out, err := inflate(data, limit)
		if err != nil {
			return out, err
		}
		return f.unpredict(filter.Parms, out)
	case "LZWDecode", "LZW":
		early := f.Resolve(filter.Parms["EarlyChange"]) != Integer(0)
		out, err := unLZW(data, early, limit)
		if err != nil {
			return out, err
		}
		return f.unpredict(filter.Parms, out)
	case "ASCIIHexDecode", "AHx":
		return unhex(data)
	case "ASCII85Decode", "A85":
		return un85(data)
	case "RunLengthDecode", "RL":
		return unrun(data, limit)
	case "Crypt":
		if name := f.Resolve(filter.Parms["Name"]); name == nil || name == Name("Identity") {
			return data, nil
		}
		return nil, errors.New("the stream is encrypted")
	case "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode":
		return data, ErrPicture
	}
	return nil, fmt.Errorf("there is no filter %q", string(filter.Name))
}

func inflate(data []byte, limit int) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the compressed data are damaged: %w", err)
	}
	var out bytes.Buffer
	n, err := io.Copy(&out, io.LimitReader(r, int64(limit)+1))
	switch {
	case n > int64(limit):
		return out.Bytes()[:limit], errTooLong
	case err != nil:
		return out.Bytes(), fmt.Errorf("the compressed data are damaged: %w", err)
	}
	return out.Bytes(), nil
}

func unhex(data []byte) ([]byte, error) {
	l := Lexer{Data: data}
	ends := bytes.IndexByte(data, '>') >= 0
	out := []byte(l.hex().(String))
	if !ends {
		return out, errors.New("the hexadecimal data do not end")
	}
	return out, nil
}

func un85(data []byte) ([]byte, error) {
	data = bytes.TrimPrefix(bytes.TrimLeft(data, "\x00\t\n\f\r "), []byte("<~"))
	body, _, ends := bytes.Cut(data, []byte("~"))
	body = bytes.ReplaceAll(body, []byte{0}, nil)
	out := make([]byte, 4*len(body)+4)
	n, _, err := ascii85.Decode(out, body, true)
	if err != nil || !ends {
		return out[:n], errors.New("the ASCII base-85 data are damaged")
	}
	return out[:n], nil
}

func unrun(data []byte, limit int) ([]byte, error) {
	var out []byte
	for len(data) > 0 && len(out) <= limit {
		n := int(data[0])
		switch {
		case n == 128:
			return out, nil
		case n < 128 && len(data) > n+1:
			out, data = append(out, data[1:n+2]...), data[n+2:]
		case n > 128 && len(data) > 1:
			out, data = append(out, bytes.Repeat(data[1:2], 257-n)...), data[2:]
		default:
			return out, errors.New("the run-length data are damaged")
		}
	}
	if len(out) > limit {
		return out[:limit], errTooLong
	}
	return out, nil
}
