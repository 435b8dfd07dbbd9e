package pdf

import "testing"

// What is taken stays where it is, is zero, and shares no memory with what is taken next, until all is taken back.
func TestRoom(t *testing.T) {
	var r room[int]
	for range 3 {
		var taken [][]int
		for n := range 40 {
			values := r.take(n)
			for i := range values {
				if values[i] != 0 {
					t.Fatalf("value %d of %d is %d", i, n, values[i])
				}
				values[i] = n
			}
			taken = append(taken, append(values[:n:n], -1)[:n]) // an append may not reach the next
		}
		for n, values := range taken {
			for _, v := range values {
				if v != n {
					t.Fatalf("%d became %d", n, v)
				}
			}
		}
		r.clear()
	}
}

func TestShelf(t *testing.T) {
	var s shelf
	first := append(s.empty(), strip{height: 1}, strip{height: 2})
	s.put(first)
	if second := s.empty(); second != nil {
		t.Error("strips are given out while they are in use")
	}
	s.clear()
	again := s.empty()
	if cap(again) != cap(first) || len(again) != 0 || first[0].height != 0 {
		t.Errorf("%d strips of %d come back", len(again), cap(again))
	}
}
