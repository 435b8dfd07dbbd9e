package object

import (
	"errors"
	"fmt"
)

// unpredict undoes the predictor that a filter's parameters name.
func (f *File) unpredict(parms Dict, data []byte) ([]byte, error) {
	get := func(key Name, otherwise int) int {
		if n, ok := f.Resolve(parms[key]).(Integer); ok && n >= 0 && n <= 1<<20 {
			return int(n)
		}
		return otherwise
	}
	predictor := get("Predictor", 1)
	colours, bits, columns := get("Colors", 1), get("BitsPerComponent", 8), get("Columns", 1)
	if predictor == 1 {
		return data, nil
	}
	pixel := max(1, colours*bits/8)
	row := (colours*bits*columns + 7) / 8
	if row == 0 || colours > 64 || bits > 32 {
		return nil, errors.New("the predictor has no sensible parameters")
	}
	switch {
	case predictor == 2:
		if bits == 8 {
			for at := 0; at < len(data); at += row {
				for i := at + pixel; i < min(at+row, len(data)); i++ {
					data[i] += data[i-pixel]
				}
			}
		}
		return data, nil // other depths are those of pictures, which nobody looks at here
	case predictor >= 10 && predictor <= 15:
		return unfilter(data, row, pixel)
	}
	return nil, fmt.Errorf("there is no predictor %d", predictor)
}

// unfilter undoes the filters of PNG: each row begins with the number of its own.
func unfilter(data []byte, row, pixel int) ([]byte, error) {
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for len(data) > 0 {
		filter := data[0]
		line := data[1:min(len(data), row+1)]
		data = data[1+len(line):]
		start := len(out)
		out = append(out, line...)
		now := out[start:]
		for i := range now {
			var left, corner byte
			if i >= pixel {
				left, corner = now[i-pixel], above[i-pixel]
			}
			switch filter {
			case 0:
			case 1:
				now[i] += left
			case 2:
				now[i] += above[i]
			case 3:
				now[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				now[i] += paeth(left, above[i], corner)
			default:
				return out[:start], fmt.Errorf("there is no PNG filter %d", filter)
			}
		}
		if len(now) < row {
			break
		}
		above = now
	}
	return out, nil
}

// paeth returns the neighbour that is nearest to left + up - corner.
func paeth(left, up, corner byte) byte {
	distance := func(a, b int) int { return max(a-b, b-a) }
	p := int(left) + int(up) - int(corner)
	a, b, c := distance(p, int(left)), distance(p, int(up)), distance(p, int(corner))
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return up
	}
	return corner
}
