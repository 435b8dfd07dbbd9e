package passage

// A Hunk is a range of items on both sides that differ: a[A0:A1] and b[B0:B1]. One of them may be empty.
type Hunk struct{ A0, A1, B0, B1 int }

// mostEdits is how many items two lists may differ in for their differences to be found one by one, once their equal ends are off. It bounds time
// and memory by its square.
const mostEdits = 1000

// Align returns the hunks in which two lists differ, in order. Lists that have little in common differ in one hunk.
func Align[T comparable](a, b []T) []Hunk {
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	whole := Hunk{head, len(a) - tail, head, len(b) - tail}
	if whole.A0 == whole.A1 && whole.B0 == whole.B1 {
		return nil
	}
	if whole.A0 == whole.A1 || whole.B0 == whole.B1 {
		return []Hunk{whole}
	}
	hunks, ok := shortest(a[whole.A0:whole.A1], b[whole.B0:whole.B1])
	if !ok {
		return []Hunk{whole}
	}
	for i := range hunks {
		h := &hunks[i]
		h.A0, h.A1, h.B0, h.B1 = h.A0+head, h.A1+head, h.B0+head, h.B1+head
	}
	return hunks
}

// shortest finds the fewest items to remove and to insert, by the greedy algorithm of E. W. Myers, An O(ND) Difference Algorithm and Its Variations
// (1986). It gives up beyond mostEdits.
func shortest[T comparable](a, b []T) ([]Hunk, bool) {
	n, m := len(a), len(b)
	most := min(n+m, mostEdits)
	reach := make([]int32, 2*most+3) // by diagonal: how far into a
	at := func(k int) int { return k + most + 1 }
	var trail [][]int32 // reach[-d..d] before each round
	for d := 0; d <= most; d++ {
		trail = append(trail, append([]int32{}, reach[at(-d-1):at(d+1)+1]...))
		for k := -d; k <= d; k += 2 {
			var x int
			if k == -d || k != d && reach[at(k-1)] < reach[at(k+1)] {
				x = int(reach[at(k+1)])
			} else {
				x = int(reach[at(k-1)]) + 1
			}
			for x < n && x-k < m && a[x] == b[x-k] {
				x++
			}
			reach[at(k)] = int32(x)
			if x == n && x-k == m {
				return retrace(trail, n, m), true
			}
		}
	}
	return nil, false
}

// retrace follows the rounds of shortest back to the beginning.
func retrace(trail [][]int32, x, y int) []Hunk {
	var back []Hunk // from the end, the steps that are no matches
	for d := len(trail) - 1; d > 0; d-- {
		reach := func(k int) int { return int(trail[d][k+d+1]) }
		k := x - y
		if k == -d || k != d && reach(k-1) < reach(k+1) { // an insertion
			x = reach(k + 1)
			y = x - k - 1
			back = append(back, Hunk{x, x, y, y + 1})
		} else {
			x = reach(k - 1)
			y = x - k + 1
			back = append(back, Hunk{x, x + 1, y, y})
		}
	}
	var hunks []Hunk
	for i := len(back) - 1; i >= 0; i-- {
		if last := len(hunks) - 1; last >= 0 && hunks[last].A1 == back[i].A0 && hunks[last].B1 == back[i].B0 {
			hunks[last].A1, hunks[last].B1 = back[i].A1, back[i].B1
			continue
		}
		hunks = append(hunks, back[i])
	}
	return hunks
}
