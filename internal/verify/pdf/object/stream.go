package object

import (
	"bytes"
	"errors"
	"fmt"
)

// A Stream is a dictionary with data.
type Stream struct {
	Dict   Dict
	Raw    []byte // as they stand in the file
	Number int    // of the object
	file   *File
	data   []byte
	err    error
	done   bool
}

// stream reads the stream whose word stands at word.
func (f *File) stream(number int, dict Dict, word int) *Stream {
	start := word + len("stream")
	switch rest := f.Data[start:]; {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		start += 2
	case bytes.HasPrefix(rest, []byte("\n")):
		start++
	case bytes.HasPrefix(rest, []byte("\r")):
		f.fault(StreamSpacing, number, start, "the word stream is followed by a carriage return alone")
		start++
	default:
		f.fault(StreamSpacing, number, start, "the word stream is not followed by a line end")
	}
	s := &Stream{Dict: dict, Number: number, file: f}
	length, ok := f.Resolve(dict["Length"]).(Integer)
	if ok && length >= 0 && int64(length) <= int64(len(f.Data)-start) {
		end := start + int(length)
		l := Lexer{Data: f.Data, At: end}
		for l.At < len(l.Data) && isSpace(l.Data[l.At]) && l.At < end+2 {
			l.At++
		}
		if bytes.HasPrefix(f.Data[l.At:], []byte("endstream")) {
			s.Raw = f.Data[start:end]
			f.checkEnd(number, end, l.At)
			return s
		}
	}
	end := bytes.Index(f.Data[start:], []byte("endstream"))
	f.count(max(end, 0))
	if end < 0 {
		f.fault(StreamLength, number, start, "the stream does not end")
		s.Raw = f.Data[start:]
		return s
	}
	s.Raw = bytes.TrimSuffix(bytes.TrimSuffix(f.Data[start:start+end], []byte("\n")), []byte("\r"))
	f.fault(StreamLength, number, start, fmt.Sprintf("the stream is %d bytes long, and its /Length says otherwise", len(s.Raw)))
	return s
}

// checkEnd looks at what follows the data of a stream, which end at end; word is where endstream stands.
func (f *File) checkEnd(number, end, word int) {
	switch gap := string(f.Data[end:word]); gap {
	case "\n", "\r\n", "\r":
	case "":
		if end > 0 && isEOL(f.Data[end-1]) {
			f.fault(StreamLength, number, end, "the /Length of the stream counts the line end before endstream")
			return
		}
		f.fault(StreamSpacing, number, word, "the word endstream does not stand on a line of its own")
	default:
		f.fault(StreamLength, number, end, "the stream is longer than its /Length says")
	}
	after := word + len("endstream")
	l := Lexer{Data: f.Data, At: after}
	l.SkipSpace()
	f.checkTail(number, l.At)
}

// A Filter is one of the steps in which a stream is decoded.
type Filter struct {
	Name  Name
	Parms Dict
}

// Filters returns the filters of a stream, the first to be undone first.
func (s *Stream) Filters() []Filter {
	names, ok := s.file.Resolve(s.Dict["Filter"]).(Array)
	if name, single := s.file.Resolve(s.Dict["Filter"]).(Name); single {
		names, ok = Array{name}, true
	}
	if !ok {
		return nil
	}
	parms, ok := s.file.Resolve(s.Dict["DecodeParms"]).(Array)
	if !ok {
		parms = Array{s.Dict["DecodeParms"]}
	}
	var all []Filter
	for i, v := range names {
		name, _ := s.file.Resolve(v).(Name)
		dict, _ := s.file.Resolve(at(parms, i)).(Dict)
		all = append(all, Filter{name, dict})
	}
	return all
}

const (
	maxStream  = 128 << 20 // bytes of a decoded stream
	maxDecoded = 256 << 20 // bytes of all decoded streams of a file
	maxFilters = 8
)

// ErrPicture says that the data are those of a picture format, which is not decoded here.
var ErrPicture = errors.New("the data are a picture's")

// Decode returns the data of the stream without its filters. With an error come the data up to where they are damaged.
func (s *Stream) Decode() ([]byte, error) {
	if s.done {
		return s.data, s.err
	}
	s.done = true
	s.data, s.err = s.decode()
	s.file.decoded += len(s.data)
	return s.data, s.err
}

func (s *Stream) decode() ([]byte, error) {
	filters := s.Filters()
	if len(filters) > maxFilters {
		return nil, fmt.Errorf("the stream has %d filters", len(filters))
	}
	data := s.Raw
	for _, filter := range filters {
		limit := min(maxStream, maxDecoded-s.file.decoded)
		if limit <= 0 {
			return nil, fmt.Errorf("the streams of the file are longer than %d MB", maxDecoded>>20)
		}
		var err error
		if data, err = s.file.undo(filter, data, limit); err != nil {
			return data, err
		}
	}
	return data, nil
}
