package pdf

// A room is memory for values that a document keeps to its end and the next one uses again.
type room[T any] struct {
	block []T
	used  int
}

// take returns n zero values.
func (r *room[T]) take(n int) []T {
	if r.used+n > len(r.block) { // what was taken of the block before stays where it is
		r.block, r.used = make([]T, max(2*len(r.block), n, 16)), 0
	}
	taken := r.block[r.used : r.used+n : r.used+n]
	r.used += n
	return taken
}

// clear takes back all values.
func (r *room[T]) clear() {
	clear(r.block[:r.used])
	r.used = 0
}

// A shelf holds the strips of columns that were laid out, for the columns of the next document.
type shelf struct{ spare, full [][]strip }

// empty returns strips to append to.
func (s *shelf) empty() []strip {
	n := len(s.spare)
	if n == 0 {
		return nil
	}
	strips := s.spare[n-1]
	s.spare = s.spare[:n-1]
	return strips
}

// put keeps the strips of a column to the end of the document.
func (s *shelf) put(strips []strip) { s.full = append(s.full, strips) }

// clear makes all strips spare.
func (s *shelf) clear() {
	for _, strips := range s.full {
		clear(strips)
		s.spare = append(s.spare, strips[:0])
	}
	clear(s.full)
	s.full = s.full[:0]
}
